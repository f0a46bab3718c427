"""What happened to those who were told to leave."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EvacuationOrdered:
    """A module is to be left."""

    module: int
    to: int
    people: int
    """How many go."""
    cut_off: int = 0
    """How many could walk and cannot get out."""
    by_itself: bool = False
    """Whether nobody ordered it: those inside heard the klaxon, and know what to do."""


@dataclass(frozen=True, slots=True)
class LetThemselvesOut:
    """People who were shut in have opened by hand what parted them from good air."""

    module: int


@dataclass(frozen=True, slots=True)
class NeighboursWent:
    """Nobody was sent for those who lie in a module; people who were near have gone for them."""

    module: int


@dataclass(frozen=True, slots=True)
class SleptOn:
    """Some slept on while the others left a module by themselves."""

    module: int
    people: int


@dataclass(frozen=True, slots=True)
class ModuleEmptied:
    """The last who could walk has left a module."""

    module: int
    down: int
    """People who lie there."""
    at_work: int = 0
    """People who stay at what they were sent to do."""


@dataclass(frozen=True, slots=True)
class ModuleReopened:
    """People may live in a module again."""

    module: int


@dataclass(frozen=True, slots=True)
class PersonBroughtIn:
    """Somebody who could not walk was carried to a place and laid down there."""

    person: int
    module: int
    by: int
    """Entity of who carried them."""


@dataclass(frozen=True, slots=True)
class PersonFreed:
    """Somebody is no longer held where they were."""

    person: int
    module: int
