"""The record of crises: when each began, how long there was, what was done first, and what came of it.

The story and the director read it: it is part of the state. What is forecast is forecast at the moment, and the causes
of a death are written down when it happens, so that what is mended later loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.sim.hazards.causes import Cause


@dataclass(slots=True)
class Crisis:
    """One crisis, from its first alarm to its end."""

    id: int
    kind: str
    """``oxygen``, ``pressure``, ``carbon_dioxide``, ``strike`` or ``collapse``."""
    modules: list[int]
    """Entities of the modules that it has reached; it began in the first."""
    onset_s: float
    """Seconds since the game began."""
    lethal_s: float | None
    """Time to harm at the onset, by the desk's forecast then; none: not in sight."""
    answered_s: float = -1.0
    """When the first order about it was given, in seconds since the game began; negative: not yet."""
    answer: str = ""
    """Id of the text of that order."""
    values: dict[str, str] = field(default_factory=dict)
    """What is filled into it."""
    outcome: str = "open"
    """``open``, ``held``, ``evacuated``, or ``lost`` as soon as somebody has died, though it may go on."""
    ended_s: float = -1.0
    """When it was over, in seconds since the game began; negative: it is not."""
    dead: list[int] = field(default_factory=list)
    """Entities of those who died of it."""
    chain: list[Cause] = field(default_factory=list)
    """Its causes, the nearest first, as they are in truth."""
    answers: list[Answer] = field(default_factory=list)
    """What would have kept people alive, as it was reckoned at the onset."""


@dataclass(slots=True)
class Answer:
    """Something that would have saved people, as the desk reckoned when it began."""

    text: str
    """What it was, in the words of its button."""
    kind: str
    """Which kind of choice."""
    module: int
    """Entity of the module that it was about."""
    takes_s: float
    """The longest that it would have taken."""
    doomed: str = ""
    """Whom it would have cost, or empty."""
    people: tuple[str, ...] = ()
    """Ids of those who were to do it, whoever leads first."""
    task: str = ""
    """Id of their task; empty: it is no work of a team."""
    target: str = ""
    """Id of what it was to be done to."""


@dataclass(slots=True)
class Death:
    """What is written down when somebody dies."""

    person: int
    module: int
    of: str
    chain: list[Cause]
    crisis: int = 0
    """Number of the crisis that they died in; 0: none."""
    down_s: float = -1.0
    """When they went down, in seconds since the game began; negative: not seen."""


@dataclass(slots=True)
class Rescue:
    """Somebody who was got out, freed or given air by others."""

    person: int
    by: int
    """Entity of who did it; 0: nobody in particular."""
    kind: str
    """``carried``, ``freed`` or ``masked``."""
    module: int
    """Entity of the module that they were got out of."""
    to: int
    """Entity of the module where they were laid down; 0: nowhere else."""
    at_s: float
    """Seconds since the game began."""
    left_s: float = -1.0
    """What time the air there had left them when they were taken up; negative: not known, or no danger."""


@dataclass(slots=True)
class CrisisLog:
    """Every crisis of this game, what it cost, and who was saved.

    Singleton, written only by the keeper of crises and the recorder of fates.
    """

    crises: list[Crisis] = field(default_factory=list)
    deaths: list[Death] = field(default_factory=list)
    rescues: list[Rescue] = field(default_factory=list)
    downed_s: dict[int, float] = field(default_factory=dict)
    """When somebody last went down, in seconds since the game began, by entity."""
    trapped: dict[int, int] = field(default_factory=dict)
    """Who could not walk out at some time of a crisis, by entity, and the entity of the module where."""
    struck_s: dict[int, float] = field(default_factory=dict)
    """When a fragment last hit a module, in seconds since the game began, by entity."""
    taken: dict[int, Rescue] = field(default_factory=dict)
    """Those who are being carried, by entity, and what is known of it so far."""


@dataclass(slots=True)
class Finding:
    """Something that a crisis showed."""

    text: str
    """Id of its text."""
    values: dict[str, str] = field(default_factory=dict)
    task: str = ""
    """Task that is put on the list of work because of it; empty: none."""
    target: str = ""
    """Id of what that is done to."""
    proposal: str = ""
    """Id of the text of what could be proposed because of it; empty: nothing."""


@dataclass(slots=True)
class Findings:
    """What the crises of this game have shown, for the days after. Singleton, written when a crisis is over."""

    found: list[Finding] = field(default_factory=list)
