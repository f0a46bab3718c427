"""What happened to frames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class FrameInTrouble:
    """A frame lost its first member, or part of one: from now on it creeps."""

    frame: int
    module: int


@dataclass(frozen=True, slots=True)
class MemberDamaged:
    """A member bears less than before."""

    frame: int
    module: int
    member: str
    """Its plan's id."""


@dataclass(frozen=True, slots=True)
class FrameCreaks:
    """A member was heard: it passed a threshold of load or of life. It comes before it gives."""

    frame: int
    module: int
    member: str
    of: Literal["load", "life"]
    share: float
    """The threshold: load against capacity, or creep against what it stands."""


@dataclass(frozen=True, slots=True)
class MemberYielded:
    """A member gave, and its load went to its neighbours."""

    frame: int
    module: int
    member: str


@dataclass(frozen=True, slots=True)
class PropSet:
    """A prop was set under a member."""

    frame: int
    module: int
    member: str


@dataclass(frozen=True, slots=True)
class FloorGave:
    """A floor broke under somebody, who is held there."""

    frame: int
    module: int
    member: str
    person: int
