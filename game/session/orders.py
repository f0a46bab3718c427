"""All that can be asked of the colony. An order is frozen data; it is accepted, or refused with a reason.

People, policies, tests and replays use the same orders. Ids are those of the views: modules, doors, machines and
stand-ins by their plan's id, parts by address such as ``hab_3.generator/ignition_harness``, people by their id, jobs
by number.
"""

from __future__ import annotations

from msgspec import Struct


class SealDoor(Struct, frozen=True, forbid_unknown_fields=True, tag="seal_door"):
    """Shut a door and lock it; nobody passes until it is opened by order."""

    door: str


class CloseDoor(Struct, frozen=True, forbid_unknown_fields=True, tag="close_door"):
    """Shut a door; people may still pass by hand."""

    door: str


class OpenDoor(Struct, frozen=True, forbid_unknown_fields=True, tag="open_door"):
    """Open a door, sealed or shut."""

    door: str


class SealModule(Struct, frozen=True, forbid_unknown_fields=True, tag="seal_module"):
    """Seal every door of a module."""

    module: str


class OpenModule(Struct, frozen=True, forbid_unknown_fields=True, tag="open_module"):
    """Open every door of a module."""

    module: str


class Evacuate(Struct, frozen=True, forbid_unknown_fields=True, tag="evacuate"):
    """Wake everyone in a module and send them out; nobody goes back until it is reopened."""

    module: str
    to: str = ""
    """Where to; empty: the nearest module with good air and room."""


class Reopen(Struct, frozen=True, forbid_unknown_fields=True, tag="reopen"):
    """Let people live in an evacuated module again."""

    module: str


class StartMachine(Struct, frozen=True, forbid_unknown_fields=True, tag="start_machine"):
    """Switch a machine on."""

    machine: str


class StopMachine(Struct, frozen=True, forbid_unknown_fields=True, tag="stop_machine"):
    """Switch a machine to standby."""

    machine: str


class SwitchOver(Struct, frozen=True, forbid_unknown_fields=True, tag="switch_over"):
    """Tell a changeover, from the desk, to start its stand-in."""

    group: str


class TestChangeover(Struct, frozen=True, forbid_unknown_fields=True, tag="test_changeover"):
    """Try a changeover from the desk without starting anything."""

    group: str


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


class TakePrecautions(Struct, frozen=True, forbid_unknown_fields=True, tag="take_precautions"):
    """Suspend work outside, put suits at hand and post people by the bulkheads; or go back to usual."""

    on: bool = True


class Wake(Struct, frozen=True, forbid_unknown_fields=True, tag="wake"):
    """Wake everyone in a module and let them get ready to leave, without leaving."""

    module: str


class Insist(Struct, frozen=True, forbid_unknown_fields=True, tag="insist"):
    """Insist on an order that somebody will not follow."""

    person: str


class LetBe(Struct, frozen=True, forbid_unknown_fields=True, tag="let_be"):
    """Let somebody do as they will."""

    person: str


class Acknowledge(Struct, frozen=True, forbid_unknown_fields=True, tag="acknowledge"):
    """Note that an alarm was seen; it stays until its reading is well."""

    alarm: str
    module: str


class Fabricate(Struct, frozen=True, forbid_unknown_fields=True, tag="fabricate"):
    """Have some of a thing made in the shop."""

    item: str
    count: int = 1
    hurry: bool = False


class CancelFabrication(Struct, frozen=True, forbid_unknown_fields=True, tag="cancel_fabrication"):
    """Take a lot out of the shop's queue; what is in work becomes scrap."""

    lot: int


class RaiseFabrication(Struct, frozen=True, forbid_unknown_fields=True, tag="raise_fabrication"):
    """Put a lot before all others."""

    lot: int
    hurry: bool = False
    """Whether it is hurried, which makes faults likelier and inspection blinder."""


class KeepInStock(Struct, frozen=True, forbid_unknown_fields=True, tag="keep_in_stock"):
    """Say how many of a thing are kept in the colony's lockers; the shop and Earth are asked for what is missing."""

    item: str
    count: int


class OrderFromEarth(Struct, frozen=True, forbid_unknown_fields=True, tag="order_from_earth"):
    """Ask Earth for some of a thing; it comes in the first hold that has room."""

    item: str
    count: int = 1


class CancelFromEarth(Struct, frozen=True, forbid_unknown_fields=True, tag="cancel_from_earth"):
    """Take back some of what was asked of Earth and is in no hold yet."""

    item: str
    count: int = 1


Order = (
    SealDoor | CloseDoor | OpenDoor | SealModule | OpenModule | Evacuate | Reopen | StartMachine | StopMachine
    | SwitchOver | TestChangeover | SendTeam | JoinTeam | Hurry | Withdraw | TakePrecautions | Wake | Insist | LetBe
    | Acknowledge | Fabricate | CancelFabrication | RaiseFabrication | KeepInStock | OrderFromEarth | CancelFromEarth
)  # fmt: skip
"""Anything that can be asked."""


class Refusal(Struct, frozen=True):
    """Why an order was not taken, and what would make it possible. No time was lost."""

    reason: str
    """Id of the text that says why."""
    values: dict[str, str] = {}
    """What is filled into the text."""


class Accepted(Struct, frozen=True):
    """The order was taken."""

    job: int = 0
    """Number of the job that it began, if it began one."""
