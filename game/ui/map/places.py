"""What the map is made of, in metres: modules with floors, rooms, furniture, spots for people; doors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from game.content.kinds.place import Purpose

from .geometry import Box, Point, inside

Form: TypeAlias = Literal["dome", "hab", "hall", "tunnel", "shaft", "lock", "site"]
Posture: TypeAlias = Literal["stand", "work", "sit", "lie"]

PASSAGES: tuple[Form, ...] = ("tunnel", "shaft")
"""Forms that one walks through rather than stays in."""


@dataclass(frozen=True, slots=True)
class Floor:
    """A floor that people stand on."""

    y: float
    """The height of their feet."""
    left: float
    """Where standing room begins."""
    right: float
    """Where it ends."""
    headroom: float
    """From the floor to the ceiling."""


@dataclass(frozen=True, slots=True)
class Bay:
    """A stretch of a floor between two partitions: a room, or a part of a hall."""

    box: Box
    floor: int
    """Number of its floor, from below."""
    room: str
    """Name of the room as people say it; empty where it is only a part."""
    purpose: Purpose
    """What stands in it."""
    sleeps: bool
    """Whether beds stand in it."""
    id: str = ""
    """Id of the room; empty where it is only a part."""


@dataclass(frozen=True, slots=True)
class Furnishing:
    """A piece of furniture, as a silhouette."""

    kind: str
    box: Box
    seed: int
    """Decides small differences between pieces of one kind."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for one person."""

    x: float
    """The middle of the person."""
    y: float
    """Feet, or the mattress of one who lies."""
    floor: int
    posture: Posture


@dataclass(frozen=True, slots=True)
class MachinePlace:
    """Where a machine stands."""

    id: str
    name: str
    module: str
    look: str
    """Which silhouette it has: ``oxygen``, ``scrubber``, ``fan`` ..."""
    box: Box


@dataclass(frozen=True, slots=True)
class ModulePlace:
    """One module of the map."""

    id: str
    name: str
    purpose: Purpose
    form: Form
    surface: bool
    box: Box
    outline: tuple[Point, ...]
    """Its hull, clockwise from the lower left."""
    floors: tuple[Floor, ...]
    """From below."""
    bays: tuple[Bay, ...]
    ladder_x: float
    """Where one climbs between floors; also where a crowd gathers in a passage."""
    furnishings: tuple[Furnishing, ...]
    machines: tuple[MachinePlace, ...]
    spots: tuple[Spot, ...]
    """Places for people; more are found when these are taken."""

    @property
    def passage(self) -> bool:
        """Whether one walks through it rather than stays."""
        return self.form in PASSAGES


@dataclass(frozen=True, slots=True)
class DoorPlace:
    """A door, and the way through it."""

    id: str
    a: str
    b: str
    bar: Box
    """The leaf when shut."""
    upright: bool
    """Whether the leaf stands upright, in the way of someone walking; otherwise it is a hatch."""
    pipes: tuple[Box, ...]
    """The piece of tunnel that it closes, where the two modules do not touch."""
    ladder: Box | None
    """The ladder from a hatch down to the floor below it, where there is one to draw."""
    way: tuple[Point, ...]
    """From a floor of ``a`` to a floor of ``b``."""

    def way_from(self, module: str) -> tuple[Point, ...]:
        """The way through, beginning in ``module``."""
        return self.way if module == self.a else self.way[::-1]


@dataclass(frozen=True, slots=True)
class MapPlan:
    """Where everything is. Made once for a colony."""

    modules: Mapping[str, ModulePlace]
    """By id, in the order of the plans."""
    doors: Mapping[str, DoorPlace]
    machines: Mapping[str, MachinePlace]
    between: Mapping[tuple[str, str], str]
    """The door between two modules, both ways about; the first where there are several."""
    rooms: Mapping[str, tuple[str, Bay]]
    """By room id: the module it is in, and where in it."""
    bounds: Box
    """About everything."""

    def room_at(self, point: Point) -> tuple[str, str] | None:
        """The module and the room that hold ``point``; none where no room is."""
        place = self.module_at(point)
        if place is None:
            return None
        bay = next((bay for bay in place.bays if bay.id and bay.box.holds(point)), None)
        return (place.id, bay.id) if bay is not None else None

    def module_at(self, point: Point) -> ModulePlace | None:
        """The module whose inside holds ``point``; rooms come before passages."""
        found: ModulePlace | None = None
        for place in self.modules.values():
            if place.box.holds(point) and inside(point, place.outline) and (found is None or found.passage):
                found = place
        return found
