"""The outlook as it was last worked out, and what it is worked out from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

RowKind = Literal["debt", "spares", "stock", "hands"]
"""Hours of upkeep; a spare and then the machines; something that is used up; people."""
ExitKind = Literal["abandon", "strip", "quota"]


@dataclass(slots=True)
class Row:
    """When something runs out, or is past saving, if nothing changes."""

    id: str
    """``debt``, ``hands`` or the system."""
    kind: RowKind
    what: str
    """Id of the spare that runs out first, for ``spares``; else empty."""
    now: float
    """What there is now: hours owed, spares that are here or come in time, kilograms, people."""
    need: float
    """What it comes to when it is past saving."""
    per_sol: float
    """How it changes in a sol, as far as can be told."""
    low_sols: float
    """Nine in ten times it happens between this, in sols from now, and ``high_sols``; infinite: not in sight."""
    high_sols: float
    waits: int = 0
    """Parts that are known to want the spare now."""
    next_sol: int | None = None
    """Sol on which the next of the spare come, which is too late; nothing: it is not a matter of waiting."""
    next_count: int = 0
    """How many come then."""

    @property
    def middle_sols(self) -> float:
        """The middle of the range."""
        return 0.5 * (self.low_sols + self.high_sols)


@dataclass(slots=True)
class Exit:
    """An ugly way out: what it gains and what it costs, worked out from the state."""

    kind: ExitKind
    row: str
    """What it is a way out of."""
    target: str
    """Id of the module or machine; empty for the quota."""
    gain_sols: float
    """How much later it happens, by the earlier ends of both ranges; infinite: never."""
    hours_per_sol: float
    """Crew hours that it frees in a sol."""
    beds: int = 0
    """Beds that are lost."""
    people: int = 0
    """People who must move."""
    crowding: float = 0.0
    """People to a bed afterwards."""
    parts: int = 0
    """Spares that come of it."""
    output_share: float = 0.0
    """Part of the system's capacity that is lost."""
    bare: str = ""
    """Stand-in that is lost with it: id of its group; empty: none."""
    draw_kw: float = 0.0
    """Power that is not drawn any more, without heat."""
    item: str = ""
    """What the parts serve as."""
    quota_share: float = 0.0
    """Part of what Earth gets that it does not get any more."""


@dataclass(slots=True)
class Outlook:
    """Where the colony goes if nothing is done. Singleton, written by the outlook processor at the turn of sols."""

    sol: int
    debts: list[float] = field(default_factory=list)
    """Debt of upkeep in hours on the last sols, the newest last."""
    worked: list[float] = field(default_factory=list)
    """Hours of competent people that upkeep got on them."""
    stocks: dict[str, list[float]] = field(default_factory=dict)
    """What was in store on them, in kg."""
    hands: list[float] = field(default_factory=list)
    """People fit for work on them."""
    replaced: dict[str, int] = field(default_factory=dict)
    """Spares that went into parts since the game began, by item."""
    owed: dict[str, int] = field(default_factory=dict)
    """Parts that wanted each spare when the game began, by item."""
    sols: int = 0
    """Sols that were seen."""
    rows: list[Row] = field(default_factory=list)
    """The soonest first."""
    exits: list[Exit] = field(default_factory=list)
    """Ways out of what is nearer than what is worth saying."""
    said: list[str] = field(default_factory=list)
    """Ids of the rows that were said."""
    warned_sol: int | None = None
    """Sol on which one was first said; nothing: none was."""
