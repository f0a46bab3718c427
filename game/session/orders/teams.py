"""Orders to people: who goes, who joins, what is said to somebody who will not, and what everybody waits for."""

from __future__ import annotations

from msgspec import Struct


class SendTeam(Struct, frozen=True, forbid_unknown_fields=True, tag="send_team"):
    """Send people to do a task. The first of them leads."""

    people: tuple[str, ...]
    task: str
    target: str
    """Id of what it is done to, of the kind that the task names."""
    masks: bool = False
    """Whether they take breathing masks from the nearest locker on the way."""
    suits: bool = False
    """Whether they put on pressure suits on the way."""
    hurry: bool = False
    to: str = ""
    """Where what is fetched goes: a module; for ``cut_passage`` and ``search`` the end to begin at. Empty: as usual."""


class JoinTeam(Struct, frozen=True, forbid_unknown_fields=True, tag="join_team"):
    """Send one more person to a job in hand."""

    job: int
    person: str
    masks: bool = True


class Hurry(Struct, frozen=True, forbid_unknown_fields=True, tag="hurry"):
    """Tell a team to hurry, or to take its time again."""

    job: int
    hurry: bool = True


class Withdraw(Struct, frozen=True, forbid_unknown_fields=True, tag="withdraw"):
    """Order a team out; what is half done is lost."""

    job: int


class Insist(Struct, frozen=True, forbid_unknown_fields=True, tag="insist"):
    """Insist on an order that somebody will not follow."""

    person: str


class LetBe(Struct, frozen=True, forbid_unknown_fields=True, tag="let_be"):
    """Let somebody do as they will."""

    person: str


class TakePrecautions(Struct, frozen=True, forbid_unknown_fields=True, tag="take_precautions"):
    """Suspend work outside, put suits at hand and post people by the bulkheads; or go back to usual."""

    on: bool = True


class Acknowledge(Struct, frozen=True, forbid_unknown_fields=True, tag="acknowledge"):
    """Note that an alarm was seen; it stays until its reading is well."""

    alarm: str
    module: str
