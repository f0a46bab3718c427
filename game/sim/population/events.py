"""What happened in the population."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonBorn:
    """A child was born."""

    child: str
    """Id of the child in ``Population.children``."""
    name: str
    mother: int
    module: int


@dataclass(frozen=True, slots=True)
class PregnancyLost:
    """A child that was expected will not come."""

    mother: int


@dataclass(frozen=True, slots=True)
class ChildDied:
    """A child has died."""

    child: str
    name: str
    module: int
    of: str


@dataclass(frozen=True, slots=True)
class PeopleLanded:
    """People have come from Earth to stay."""

    people: tuple[int, ...]
