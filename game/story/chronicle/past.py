"""What the chronicle is told of by those who keep other records: crises, rescues, the figures of each sol."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.story.storylets.components import FactValue


@dataclass(frozen=True, slots=True)
class PastCrisis:
    """A crisis that is over."""

    kind: str
    module: int
    """Entity of the module where it began."""
    modules: tuple[int, ...]
    onset_s: float
    """Seconds since the game began, as all moments here."""
    answered_s: float
    """When the first order about it was given; negative: none was."""
    answer: str
    """What that was, in words."""
    outcome: str
    dead: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PastRescue:
    """Somebody who was got out by somebody else."""

    person: int
    by: int
    """Entity; 0: nobody in particular."""
    kind: str
    module: int
    at_s: float
    left_s: float
    """Time that the air there had left them; negative: not known."""


@dataclass(frozen=True, slots=True)
class Past:
    """Everything of that kind."""

    crises: tuple[PastCrisis, ...] = ()
    rescues: tuple[PastRescue, ...] = ()
    sols: tuple[int, ...] = ()
    series: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    """Figures of the almanac, one for each of ``sols``."""


@dataclass(frozen=True, slots=True)
class Find:
    """A pattern that was found in a run's history."""

    page: str
    """Id of the page that tells it."""
    from_sol: int
    """The first of its dates."""
    sol: int
    """The last."""
    cast: Mapping[str, int] = field(default_factory=dict)
    """Entities by the names they have in the texts."""
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    place: str = ""
    """Id of the module where it was; empty: nowhere."""
    times: float = 1.0
    """How much more it should be told than others of its page."""
