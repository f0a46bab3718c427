"""Plans of hours, what was booked, how people bear it over weeks, and what nobody watches."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from game.content.kinds.hours import Area, Use

USES: tuple[Use, ...] = get_args(Use)
"""Columns of every table of hours."""
AREAS: tuple[Area, ...] = get_args(Area)
"""What can run by itself."""
COLUMN = {use: column for column, use in enumerate(USES)}
"""Column of each use."""

OffWhy = Literal["illness", "burn_out"]


@dataclass(slots=True)
class Debit:
    """Hours that a crew owes to something besides its plan. Written by the rules of debits."""

    crew: str
    """Empty: every crew, each its part."""
    use: Use
    """The use that loses them."""
    per_sol_h: float
    """Negative: hours that it is given."""
    until_sol: int
    """First sol on which it is over."""
    why: str
    """What they go to."""


@dataclass(slots=True)
class Plans:
    """Where each crew's hours go. Singleton, written by orders and at founding."""

    crews: list[str]
    """Ids of the crews: rows of every table of hours."""
    hours: npt.NDArray[np.float64]
    """What the plan in force gives each use in a sol, shape (crews, uses)."""
    usual_h: npt.NDArray[np.float64]
    """The usual plan, from which templates are worked out, the same shape."""
    normal_h: npt.NDArray[np.float64]
    """Hours a sol of the whole crew without overtime, shape (crews,)."""
    template: str = "usual"
    """The template in force; empty once somebody has changed it."""
    saved: dict[str, npt.NDArray[np.float64]] = field(default_factory=dict)
    """Plans that were saved under a name."""
    auto: dict[str, bool] = field(default_factory=dict)
    """What runs by itself, by area."""
    leads: dict[str, int] = field(default_factory=dict)
    """Entities of people who were appointed to lead a crew; others are led by the most fit."""
    debits: list[Debit] = field(default_factory=list)
    """What crews owe besides. Written by the rules of debits."""


@dataclass(slots=True)
class Booked:
    """Hours that were worked. Singleton, written at the ends of shifts."""

    sol: int
    """The sol that is being booked."""
    today_h: npt.NDArray[np.float64]
    """By crew and use, this sol so far."""
    last_h: npt.NDArray[np.float64]
    """The same of the last sol."""
    total_h: npt.NDArray[np.float64]
    """The same since the game began."""
    heads: npt.NDArray[np.float64]
    """People of each crew who worked in its last shifts, those of three added up, shape (crews,)."""
    shift_heads: npt.NDArray[np.float64]
    """The same of each shift when it last ended, shape (shifts, crews)."""
    run_share: npt.NDArray[np.float64]
    """Output that their hands leave to the machines of each crew, shape (crews,)."""
    operations_share: npt.NDArray[np.float64]
    """What operations got of what they needed in the last shift of each crew, 0 to 1, shape (crews,)."""


@dataclass(slots=True)
class Strain:
    """How people bear their work over weeks. Singleton, written once a sol."""

    people: list[int]
    """Entities, in the order of the arrays."""
    weary: npt.NDArray[np.float64]
    """How worn each is, 0 fit to 1 spent, shape (people,)."""
    stress: npt.NDArray[np.float64]
    """The same of what is on their minds."""
    pending: float = 0.0
    """Chance that has added up since somebody last fell out."""
    due: float = -1.0
    """Where it strikes next; negative: not drawn."""
    deaths: int = 0
    """How many of the dead were mourned."""


@dataclass(slots=True)
class Off:
    """Somebody who is off work. Written by the rules of strain."""

    why: OffWhy
    until_s: float
    """When they come back, in seconds since the game began."""


@dataclass(slots=True)
class Watch:
    """How late instruments are read for want of hands. Singleton, written at the ends of shifts and by alarms."""

    late_s: npt.NDArray[np.float64]
    """By module, shape (modules,)."""
    late: bool = False
    """Whether any is."""
    crossed_s: dict[str, float] = field(default_factory=dict)
    """Since when readings that nobody has noticed are past their line, by alarm and module."""
