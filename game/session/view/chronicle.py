"""The chronicle as it is read: pages with dates, what became of whom, and a picture of the year."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.view.story import ChronicleLineView


@dataclass(frozen=True, slots=True)
class ChroniclePageView:
    """A page about something that the run's own history shows."""

    id: str
    """The pattern: ``promise.death``."""
    from_sol: int
    """The first of its dates."""
    sol: int
    """The last."""
    title: str
    paragraphs: tuple[str, ...]
    tone: str
    people: tuple[str, ...]
    """Ids of those whom it is about."""
    place: str
    """Id of the module where it was; empty: nowhere."""


@dataclass(frozen=True, slots=True)
class TurnView:
    """Something that turned a run."""

    sol: int
    text: str


@dataclass(frozen=True, slots=True)
class FateView:
    """What became of somebody."""

    person: str
    name: str
    role: str
    alive: bool
    text: str


@dataclass(frozen=True, slots=True)
class GraphView:
    """One figure over the whole run."""

    id: str
    """Series of the almanac."""
    title: str
    unit: str
    sols: tuple[int, ...]
    values: tuple[float, ...]
    """One for each of the sols, without gaps: a missing one is as the one before."""
    scale: float
    """By what they are multiplied to be read in the unit."""
    decimals: int

    def figure(self, value: float) -> str:
        """Return a value as it is written."""
        return f"{value * self.scale:.{self.decimals}f}"


@dataclass(frozen=True, slots=True)
class ChronicleView:
    """The whole chronicle of a run."""

    title: str
    """Name of the scenario."""
    from_sol: int
    sol: int
    pages: tuple[ChroniclePageView, ...]
    """By date."""
    days: tuple[ChronicleLineView, ...]
    """What stories left, a line each, the oldest first."""
    turns: tuple[TurnView, ...]
    """What turned it, by date; none while it goes on."""
    fates: tuple[FateView, ...]
    """Of everybody whom all know by name."""
    graphs: tuple[GraphView, ...]
    """The year in figures."""
