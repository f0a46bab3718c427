"""What people did of their own will."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WillNotGo:
    """Somebody will not go where they were sent."""

    person: int
    job: int
    text: str
    """Id of what they say."""


@dataclass(frozen=True, slots=True)
class WillNotLeave:
    """Somebody will not come out."""

    person: int
    job: int
    """The job that they will not leave; 0: the place itself."""
    text: str
    """Id of what they say."""


@dataclass(frozen=True, slots=True)
class Insisted:
    """The desk insisted."""

    person: int
    ok: bool
    """Whether they do it now."""


@dataclass(frozen=True, slots=True)
class LetThemBe:
    """The desk let somebody do as they will, or said nothing for so long that it came to the same."""

    person: int


@dataclass(frozen=True, slots=True)
class ActedAlone:
    """Somebody went to get somebody else out, and had not been asked."""

    person: int
    to: int
    """Entity of whom they went for."""
    job: int


@dataclass(frozen=True, slots=True)
class ModuleWoken:
    """Everyone in a module was woken."""

    module: int
    people: int
    """How many had been asleep."""


@dataclass(frozen=True, slots=True)
class WokenForNothing:
    """An hour after a module was woken nothing had come of it, and its people went back to bed."""

    module: int
