"""What happened to those who were told to leave."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EvacuationOrdered:
    """A module is to be left."""

    module: int
    to: int
    people: int


@dataclass(frozen=True, slots=True)
class ModuleEmptied:
    """The last who could walk has left a module."""

    module: int
    down: int
    """People who lie there."""


@dataclass(frozen=True, slots=True)
class ModuleReopened:
    """People may live in a module again."""

    module: int
