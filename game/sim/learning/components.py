"""Who learns what from whom, what was practised, and who leads."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt


@dataclass(slots=True)
class Pairing:
    """Somebody who teaches somebody else, until that is called off or there is no more to learn."""

    trainer: int
    """Entity."""
    trainee: int
    """Entity."""
    skill: str
    hours: float = 0.0
    """Hours of the trainee so far."""


@dataclass(slots=True)
class Programme:
    """What a crew's hours of training go to."""

    crew: str
    skill: str
    trainer: int
    """Entity of who was named to teach; 0: the best who can."""
    hours: float = 0.0
    """Hours of those who learnt so far."""


@dataclass(slots=True)
class Learning:
    """Teaching and practice. Singleton, written by the rules of learning; skills themselves are in ``Person``."""

    people: list[int]
    """Entities of everybody, in order: rows of ``used_sol``."""
    skills: list[str]
    """Ids of every skill: its columns."""
    used_sol: npt.NDArray[np.float64]
    """Sol on which each skill of each person was last used, shape (people, skills)."""
    pairs: list[Pairing] = field(default_factory=list)
    programmes: list[Programme] = field(default_factory=list)
    """At most one of each crew."""
    due_h: dict[int, dict[str, float]] = field(default_factory=dict)
    """Practice that is not in the levels yet, in hours of good teaching, by person and skill."""
    taught_h: dict[int, dict[str, float]] = field(default_factory=dict)
    """The same of teaching."""
    caps: dict[int, dict[str, float]] = field(default_factory=dict)
    """Level beyond which teaching cannot lead, since who taught knew no more."""
    today_h: dict[int, float] = field(default_factory=dict)
    """Hours that somebody was taught, or taught, alone this sol."""
    put_by_h: dict[str, float] = field(default_factory=dict)
    """Hours that crews have put by for classes."""
    owed_h: dict[str, float] = field(default_factory=dict)
    """Hours that crews owe for those of their people who taught others, by crew."""
    spent_h: float = 0.0
    """Hours of training this sol, those of teachers among them."""
    last_h: float = 0.0
    """The same of the last sol."""
    total_h: float = 0.0
    """The same since the game began."""
    drilled_h: float = 0.0
    """Hours of drills this sol."""
    drilled_share: float = 0.0
    """How much of what everybody should know when the klaxon goes they know, 0 to 1."""
    drill_hours_share: float = 0.0
    """Part of all hours of training that goes to drills; works add to it."""
    kits_share: float = 0.0
    """Part of the beds that have an emergency kit beside them, 0 to 1; written by works."""
    sol: int = 0
    """The last sol that was seen to."""


@dataclass(slots=True)
class Posts:
    """Who was put at the head of what. Singleton, written by orders."""

    holders: dict[str, int] = field(default_factory=dict)
    """Entities, by post."""
    share: dict[str, float] = field(default_factory=dict)
    """What the work comes to under whoever leads, by post, as it was last weighed."""
