"""A colonist, their body, and where they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from game.content.kinds.people import Pronouns
from game.sim.counted import Counted


@dataclass(slots=True)
class Person(Counted):
    """Who somebody is. Written when they come; skills by work and training, home and bed by whoever moves them."""

    id: str
    """Name by which orders and stories find them."""
    given: str
    family: str
    title: str
    pronouns: Pronouns
    role: str
    crew: str
    shift: str
    home: int
    """Entity of the module where they sleep."""
    work: int
    """Entity of the module where they work."""
    named: bool
    """Whether somebody wrote them."""
    skills: Mapping[str, float] = field(default_factory=dict)
    """Level of each skill, 0 to 1; replaced when one changes."""
    traits: tuple[str, ...] = ()
    bed: int = 0
    """Entity of the room where they sleep; 0: somewhere in their home."""
    bonds: Mapping[str, float] = field(default_factory=dict)
    """How much others are to them, by id, 0 to 1; replaced when one changes."""

    @property
    def name(self) -> str:
        """How the colony speaks of them."""
        first = self.title or self.given
        return f"{first} {self.family}".strip()


@dataclass(slots=True)
class Body(Counted):
    """How somebody is. Written by physiology, by medicine, and by ``people.rules`` when they fall or die."""

    tolerance: float = 1.0
    """How long they bear bad air, against the mean."""
    alive: bool = True
    hypoxia_dose: float = 0.0
    """Integral of time over time of useful consciousness; at 1 they are down."""
    co2_dose: float = 0.0
    """Integral of time over time to incapacitation by carbon dioxide; at 1 they are down."""
    dying_share: float = 0.0
    """How near death somebody who is down has come, 0 to 1."""
    worst_share: float = 0.0
    """The nearest to death that they came while they lay there; 0 again once it has been reckoned with."""
    down_s: float = 0.0
    """How long they lay there."""
    died_s: float = -1.0
    """When they died, in seconds since the game began."""
    died_of: str = ""
    """``hypoxia``, ``carbon_dioxide``, ``vacuum``, ``crushed``, ``wounds``, ``thirst``, ``hunger`` or the id of an
    illness."""
    died_in: int = 0
    """Entity of the module where they died."""
    down: bool = False
    """Whether they cannot act."""


@dataclass(slots=True)
class Whereabouts:
    """Where somebody is and what they do. Written only by ``people.rules``, which count what they do."""

    moves: ClassVar[int] = 0
    """Rises when anybody, in any world, comes to be elsewhere or does something else: says whether to look again."""
    module: int
    """Entity of the module."""
    activity: str
    """Id of the activity, as far as breath is concerned."""
    room: int = 0
    """Entity of the room that they are in; 0: the middle of the module."""


@dataclass(slots=True)
class Harm:
    """What somebody has suffered beside bad air. Written by ``people.rules`` and by medicine."""

    injury_share: float = 0.0
    """How badly hurt they are, 0 to 1; at 1 they die."""
    lasting: str = ""
    """What stays with them, as the ward writes it; empty: nothing."""


@dataclass(slots=True)
class Presence:
    """How many people are in each module at each activity. Singleton, written only by ``people.rules``."""

    heads: npt.NDArray[np.int64]
    """Living people, shape (modules, activities)."""
    changed: bool = True
    """Whether breath must be worked out again."""
    at_risk: list[int] = field(default_factory=list)
    """Entities of people with a dose or a mask, or who lie there untended, in order."""

    def occupied(self) -> npt.NDArray[np.bool_]:
        """Return which modules have living people in them, shape (modules,)."""
        return np.asarray(np.add.reduce(self.heads, axis=1) > 0)
