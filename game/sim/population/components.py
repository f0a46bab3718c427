"""Who is how old, who lives with whom, and who was born here."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt


@dataclass(slots=True)
class Couple:
    """Two people who live together."""

    first: int
    second: int


@dataclass(slots=True)
class Pregnancy:
    """A child that is expected."""

    mother: int
    father: int
    due_sol: int
    lost_odds: float
    """Where it stands among all, 0 to 1: it is lost if this lies under the share that are lost."""
    lost_sol: int
    """When it would be lost."""


@dataclass(slots=True)
class Child:
    """Somebody who was born here: counted among those who breathe, too young to be sent anywhere."""

    id: str
    given: str
    family: str
    girl: bool
    born_sol: int
    mother: int
    father: int
    home: int
    """Entity of the module where they live."""
    module: int
    """Entity of the module where they are."""
    carer: int
    """Entity of who has them by the hand; 0: nobody."""
    frail_odds: float
    """Where they stand among all, 0 to 1: they die as infants if this lies under the share that do."""
    frail_sol: int
    """When they would."""
    died_sol: int = -1
    """When they died; negative: they live."""
    died_of: str = ""


@dataclass(slots=True)
class Population:
    """The population beside what ``Person`` and ``Body`` say. Singleton, written by the rules of population."""

    people: list[int]
    """Entities of everybody who came, in order: rows of the arrays."""
    born_sol: npt.NDArray[np.float64]
    """When each was born, in sols since sol 0, shape (people,)."""
    women: npt.NDArray[np.int64]
    """1 for women, shape (people,)."""
    couples: list[Couple] = field(default_factory=list)
    kin: list[Couple] = field(default_factory=list)
    """Brothers and sisters, two by two."""
    expected: list[Pregnancy] = field(default_factory=list)
    children: list[Child] = field(default_factory=list)
    """Everybody born here, the dead among them, the eldest first."""
    last_birth_sol: dict[int, int] = field(default_factory=dict)
    """When a woman last gave birth or lost a child that she bore."""
    programme_share: float = 0.0
    """How much of a programme of therapies, fertility care and care of infants runs, 0 to 1."""
    births: int = 0
    lost: int = 0
    """Pregnancies that were lost."""
    deaths: int = 0
    """Of illness and age, children among them."""
    pending: dict[str, float] = field(default_factory=dict)
    """Chance that has added up since it last struck: of ``conception`` and ``death``."""
    due: dict[str, float] = field(default_factory=dict)
    """Where each strikes next."""
    sol: int = 0
    """The last sol that was seen to."""
    looked_sol: int = 0
    """The sol on which it was last looked at what may happen to anybody."""
