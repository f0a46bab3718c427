"""What was asked of Earth, what is on its way and what has come."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import Struct


@dataclass(slots=True)
class Ask:
    """Some of one thing that was asked of Earth. Written only by the supply rules."""

    number: int
    """The order in which they were asked."""
    item: str
    count: int
    priority: int
    """1 to 9; the highest is loaded first."""
    why: str
    """What it is for: an address, or empty when somebody simply ordered it."""
    asked_s: float
    """When, in seconds since the game began."""


@dataclass(slots=True)
class Flight:
    """A ship that is loaded, on its way or here."""

    ship: str
    """Its plan."""
    leaves_sol: int
    arrives_sol: int
    hold_kg: float
    """Mass that it could take."""
    asked: list[Ask]
    """What of its hold was asked for."""
    usual: dict[str, int]
    """What Earth put into the rest."""
    people: int = 0
    """Who comes to stay."""
    crews: list[str] = field(default_factory=list)
    """Crews that they are for, in turn."""

    def items(self) -> dict[str, int]:
        """Return all that it carries."""
        found = dict(self.usual)
        for ask in self.asked:
            found[ask.item] = found.get(ask.item, 0) + ask.count
        return found


@dataclass(slots=True)
class Party:
    """People whom Earth has granted and no ship has taken yet."""

    people: int
    crews: list[str]
    """Crews that they are for, in turn."""
    why: str
    """The kind of proposal that asked for them."""


@dataclass(slots=True)
class Supply:
    """Everything between the colony and its ships. Singleton, written only by the supply rules."""

    sol: int = -1
    """The last sol that was seen to."""
    waiting: list[Ask] = field(default_factory=list)
    """What no ship has taken yet."""
    flying: list[Flight] = field(default_factory=list)
    """Loaded or on their way, by arrival."""
    landed: list[Flight] = field(default_factory=list)
    """The last that came, the newest last."""
    closed_sol: dict[str, int] = field(default_factory=dict)
    """By ship: departure of the last whose hold was closed."""
    asks: int = 0
    """How many numbers were given to asks."""
    allotment_share: float = 1.0
    """What Earth gives of each ship's hold."""
    grants_kg: dict[str, float] = field(default_factory=dict)
    """Mass that was given, or taken, besides, by ``ship@sol`` of departure."""
    received: dict[str, int] = field(default_factory=dict)
    """What landed since the game began, by item."""
    parties: list[Party] = field(default_factory=list)
    """People who wait for a seat, in order."""
    recent_kg: float = 0.0
    """What landed lately, fading over the sols by which Earth measures."""


class Departure(Struct, frozen=True):
    """A ship that has not been closed yet."""

    ship: str
    leaves_sol: int
    closes_sol: int
    """Sol on which its hold is closed; orders given on that sol are too late."""
    arrives_sol: int
    hold_kg: float
    people: int = 0
    """Who would come in it, as things stand."""
