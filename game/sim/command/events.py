"""What happened in command and in the council."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CouncilMet:
    """The council has met."""

    matters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatterVoted:
    """The council has voted."""

    matter: str
    ayes: int
    noes: int
    carried: bool


@dataclass(frozen=True, slots=True)
class PromiseMade:
    """Something was promised."""

    number: int
    faction: str
    kind: str


@dataclass(frozen=True, slots=True)
class PromiseEnded:
    """A promise was kept or broken."""

    number: int
    faction: str
    kind: str
    kept: bool


@dataclass(frozen=True, slots=True)
class SupportMoved:
    """A faction goes with Operations more, or less."""

    faction: str
    amount: float
    words: str


@dataclass(frozen=True, slots=True)
class WordGiven:
    """The commander has given her word for something, or has said no."""

    gate: str
    given: bool


@dataclass(frozen=True, slots=True)
class Overridden:
    """Operations has gone over the commander's head."""

    gate: str


@dataclass(frozen=True, slots=True)
class PostThreatened:
    """The commander's post is at stake, or safe again."""

    person: int
    safe: bool


@dataclass(frozen=True, slots=True)
class CommanderChanged:
    """Somebody else commands."""

    before: int
    person: int
    character: str
    words: str


@dataclass(frozen=True, slots=True)
class StanceTurned:
    """The colony has begun to grow, to hold, or to do neither: ``grow``, ``hold`` or ``between``."""

    to: str


@dataclass(frozen=True, slots=True)
class OperationsRelieved:
    """Operations is relieved of its post."""

    words: str
