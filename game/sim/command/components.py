"""Who commands, what the council thinks, and where the colony is going."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from game.sim.earth.components import Reason


@dataclass(slots=True)
class Grudge:
    """Something that a faction has not forgotten."""

    sol: int
    weight: float
    """How heavy it was on that sol, 0 to 1."""
    fade_sols: float
    """Sols in which it falls to 1/e."""
    words: str
    """Id of its text."""
    values: dict[str, str]


@dataclass(slots=True)
class Faction:
    """People who want the same of the council. Written only by the rules of the council."""

    id: str
    support: float
    """How far it goes with Operations, 0 to 1."""
    reasons: list[Reason] = field(default_factory=list)
    """Why that moved, the newest last."""
    grudges: list[Grudge] = field(default_factory=list)


@dataclass(slots=True)
class Promise:
    """Something that was promised to a faction."""

    number: int
    faction: str
    kind: str
    made_sol: int
    due_sol: int
    target: float
    start: float
    """What the metric was when it was promised."""
    state: Literal["open", "kept", "broken"] = "open"
    ended_sol: int = -1
    came_to: float = 0.0


@dataclass(slots=True)
class Vote:
    """A vote of the council."""

    matter: str
    sol: int
    ayes: tuple[str, ...]
    """Factions."""
    noes: tuple[str, ...]
    carried: bool


@dataclass(slots=True)
class Council:
    """The council. Singleton, written only by the rules of the council."""

    live: bool = False
    sol: int = -1
    """The last sol that was seen to."""
    numbers: int = 0
    factions: dict[str, Faction] = field(default_factory=dict)
    promises: list[Promise] = field(default_factory=list)
    """Every one that is remembered, the newest last."""
    votes: list[Vote] = field(default_factory=list)
    """The last of them, the newest last."""
    carried: dict[str, int] = field(default_factory=dict)
    """Matters that were carried, and the last sol on which that is good."""
    agenda: list[str] = field(default_factory=list)
    """Matters that the next session votes on."""
    next_sol: int = -1
    """Sol of the next session."""
    met_sol: int = -1
    """Sol of the last."""
    stance: float = 0.0
    """-1 consolidation to 1 expansion."""
    stance_reasons: list[Reason] = field(default_factory=list)
    grow_h: float = 0.0
    """Hours a sol that went lately into projects that grow."""
    hold_h: float = 0.0
    """The same of those that hold."""
    seen_h: dict[str, float] = field(default_factory=dict)
    """Hours that were in projects of each aim when it was last looked."""


@dataclass(slots=True)
class Command:
    """Who commands. Singleton, written only by the rules of command."""

    live: bool = False
    person: int = 0
    """Entity of the commander; 0: nobody."""
    character: str = ""
    """What sort of commander that is."""
    since_sol: int = -1
    with_earth: float = 0.5
    """Standing with Earth, 0 to 1."""
    with_you: float = 0.5
    """Standing with Operations, 0 to 1."""
    earth_reasons: list[Reason] = field(default_factory=list)
    you_reasons: list[Reason] = field(default_factory=list)
    threatened_sol: int = -1
    """Since when the post is at stake; negative: it is not."""
    words: dict[str, int] = field(default_factory=dict)
    """Gates for which she has given her word, and the last sol on which it is good."""
    overridden: list[tuple[str, int]] = field(default_factory=list)
    """Gates that Operations has gone over her head for, and when."""
    former: list[tuple[int, str, int, str]] = field(default_factory=list)
    """Who commanded before: entity, character, until which sol, id of the text that says why it ended."""
    relieved_sol: int = -1
    """When Operations was relieved for going over commanders' heads; negative: it was not."""
