"""How people bear it, and the life of one of them, as the ward and the crews' books have it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BearingView:
    """How somebody bears their work."""

    id: str
    age_years: float
    """In years of Earth."""
    shift: str
    """Name of it."""
    weary_share: float
    """0 fit to 1 spent."""
    stress_share: float
    """The same of what is on their minds."""
    off: str
    """``illness`` or ``burn_out`` while they are off work; empty: they are not."""
    off_until_sol: int | None


@dataclass(frozen=True, slots=True)
class SkillLevelView:
    """A skill of somebody."""

    id: str
    name: str
    level: float
    """0 to 1."""
    unused_sols: float
    """Sols since they last used or learnt it."""
    fades: bool
    """Whether it fades, unused for so long."""
    taught_by: str
    """Who teaches it to them alone; empty: nobody."""


@dataclass(frozen=True, slots=True)
class TieView:
    """Somebody who is something to somebody."""

    id: str
    name: str
    kind: str
    """``partner``, ``kin``, ``child`` or ``friend``."""
    share: float
    """How much, 0 to 1."""
    alive: bool


@dataclass(frozen=True, slots=True)
class LifeView:
    """The page of one person."""

    bearing: BearingView
    about: str
    """What is written of them; empty: nothing."""
    home: str
    """Name of the module where they sleep."""
    work: str
    traits: tuple[str, ...]
    """Their names."""
    skills: tuple[SkillLevelView, ...]
    """The best first."""
    ties: tuple[TieView, ...]
    """The closest first."""
    teaches: tuple[tuple[str, str], ...]
    """Whom they teach alone, and what, by name."""
    posts: tuple[str, ...]
    """Names of the posts that they hold."""
    expects_sol: int | None
    """When they give birth."""
