"""Where passages between rooms are drawn, and the way a person takes through them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.session.view import PassageView

from .geometry import Box, Point
from .places import Bay, Floor, MapPlan, ModulePlace

_LEAF_M = 0.4
_OPENING_M = 2.3
_HATCH_M = 1.5
_SLAB_M = 0.3
_STEP_M = 0.7
_OUT_M = 1.5
_TOUCH_M = 0.6


@dataclass(frozen=True, slots=True)
class PassagePlace:
    """A passage on the map."""

    id: str
    a: str
    b: str
    module: str
    """The module that it is chosen with."""
    room: str
    """The room that it is chosen with; empty: none."""
    bar: Box
    """Its leaf, or what lies in it."""
    upright: bool
    """Whether one walks through it; otherwise it is a hatch in a floor."""
    line: tuple[Point, ...]
    """Its course through the rock, where it leaves the module."""
    way: tuple[Point, ...]
    """From a floor at ``a`` to a floor at ``b``."""

    def way_from(self, place: str) -> tuple[Point, ...]:
        """The way through, beginning at a room or module."""
        return self.way if place == self.a else self.way[::-1]


class Passages:
    """Places for all passages, worked out once: which places a passage joins never changes."""

    def __init__(self, plan: MapPlan) -> None:
        self._plan = plan
        self._known: tuple[tuple[str, str, str], ...] = ()
        self._places: dict[str, PassagePlace] = {}
        self._between: dict[tuple[str, str], PassagePlace] = {}

    @property
    def places(self) -> Mapping[str, PassagePlace]:
        """By id of the passage."""
        return self._places

    def learn(self, passages: Iterable[PassageView]) -> None:
        """Find places for the passages of a view, unless they are known."""
        known = tuple((each.id, each.a, each.b) for each in passages)
        if known == self._known:
            return
        self._known = known
        found: dict[str, PassagePlace] = {}
        taken: set[tuple[str, int, int]] = set()
        # Those between two rooms first: they have to be at the wall between, the others have a choice.
        for name, a, b in sorted(
            known, key=lambda each: each[1] in self._plan.modules or each[2] in self._plan.modules
        ):
            place = _Finder(self._plan, name, a, b, taken).place()
            if place is not None:
                found[name] = place
        self._places = {name: found[name] for name, _, _ in known if name in found}
        self._between = {}
        for place in self._places.values():
            self._between.setdefault((place.a, place.b), place)
            self._between.setdefault((place.b, place.a), place)

    def between(self, a: str, b: str) -> PassagePlace | None:
        """The passage between two rooms or modules; none where there is none of its own."""
        return self._between.get((a, b))


class _Finder:
    """Finds the place of one passage."""

    def __init__(self, plan: MapPlan, name: str, a: str, b: str, taken: set[tuple[str, int, int]]) -> None:
        self._plan, self._name, self._a, self._b, self._taken = plan, name, a, b, taken

    def place(self) -> PassagePlace | None:
        """Its place; none when an end of it is not on the map."""
        (here, bay), (there, other) = self._end(self._a), self._end(self._b)
        if here is None or there is None:
            return None
        if here is not there:
            return self._through_rock(here, bay, there, other)
        if bay is not None and other is not None:
            return self._between_rooms(here, bay, other)
        room = bay or other
        return self._to_middle(here, room, room is bay) if room is not None else None

    def _end(self, name: str) -> tuple[ModulePlace | None, Bay | None]:
        if name in self._plan.rooms:
            module, bay = self._plan.rooms[name]
            return self._plan.modules[module], bay
        return self._plan.modules.get(name), None

    def _made(
        self, place: ModulePlace, bay: Bay | None, bar: Box, way: tuple[Point, ...], line: tuple[Point, ...] = ()
    ) -> PassagePlace:
        room = bay.id if bay is not None else ""
        upright = bar.height >= bar.width
        return PassagePlace(self._name, self._a, self._b, place.id, room, bar, upright, line, way)

    def _free(self, place: ModulePlace, x: float, y: float) -> bool:
        """Whether no other passage is there; from now on this one is."""
        key = (place.id, round(x * 2), round(y * 2))
        if key in self._taken:
            return False
        self._taken.add(key)
        return True

    def _between_rooms(self, place: ModulePlace, a: Bay, b: Bay) -> PassagePlace:
        if a.floor == b.floor:
            # The room further from the other has its door at its own wall, on that side.
            east = b.box.middle[0] > a.box.middle[0]
            doors = [b.box.x if east else b.box.right, a.box.right if east else a.box.x]
            x = next((x for x in doors if self._free(place, x, b.box.bottom)), doors[0])
            return self._made(place, b, *_door(place.floors[b.floor], x, 1.0 if east else -1.0))
        upper = a if a.floor > b.floor else b
        left, right = max(a.box.x, b.box.x), min(a.box.right, b.box.right)
        x = (left + right) / 2 if right - left > _HATCH_M else upper.box.middle[0]
        self._free(place, x, upper.box.bottom)
        bar, way = _hatch(place, upper.floor, x)
        return self._made(place, b, bar, way if upper is a else way[::-1])

    def _to_middle(self, place: ModulePlace, bay: Bay, outward: bool) -> PassagePlace:
        """From a room to the middle of its module: a door on that side if there is a free wall, else a hatch."""
        floor = place.floors[bay.floor]
        west = place.ladder_x < bay.box.middle[0]
        row = [other.box for other in place.bays if other.floor == bay.floor]
        ends = (min(box.x for box in row), max(box.right for box in row))
        walls = [bay.box.x, bay.box.right] if west else [bay.box.right, bay.box.x]
        inner = [x for x in walls if all(abs(x - end) > 0.1 for end in ends)]
        if len(place.floors) == 1:
            inner += [x for x in walls if x not in inner]
        for x in inner:
            if self._free(place, x, bay.box.bottom):
                onward = 1.0 if x > bay.box.middle[0] else -1.0
                bar, way = _door(floor, x, onward)
                return self._made(place, bay, bar, way if outward else way[::-1])
        upper = bay.floor if bay.floor else min(1, len(place.floors) - 1)
        bar, way = _hatch(place, upper, bay.box.middle[0])
        from_above = upper == bay.floor
        return self._made(place, bay, bar, way if from_above == outward else way[::-1])

    def _through_rock(
        self, here: ModulePlace, bay: Bay | None, there: ModulePlace, other: Bay | None
    ) -> PassagePlace | None:
        """From a room's outer wall to another module: along the wall and straight down or up."""
        swapped = bay is None and other is not None
        if swapped:
            here, bay, there, other = there, other, here, bay
        box = bay.box if bay is not None else here.box
        floor = here.floors[bay.floor if bay is not None else 0]
        east = here.box.right - box.right <= box.x - here.box.x + _TOUCH_M
        edge = here.box.right if east else here.box.x
        out = edge + (_OUT_M if east else -_OUT_M)
        below = there.box.y >= here.box.bottom
        landing = there.floors[0] if not below else there.floors[-1]
        end_y = there.box.y if below else there.box.bottom
        height = min(_OPENING_M, floor.headroom * 0.85)
        x = min(max(out, there.box.x + 0.6), there.box.right - 0.6)
        middle_y = floor.y - height / 2
        line = ((edge, middle_y), (x, middle_y), (x, end_y))
        bar = Box(edge - _LEAF_M / 2, floor.y - height, _LEAF_M, height)
        inner = min(max(edge - (_STEP_M if east else -_STEP_M), floor.left), floor.right)
        way = ((inner, floor.y), (x, floor.y), (x, landing.y))
        return self._made(here, bay, bar, way[::-1] if swapped else way, line)


def _door(floor: Floor, x: float, onward: float) -> tuple[Box, tuple[Point, ...]]:
    """The leaf of a door in a wall at ``x``, and the way through it toward ``onward``."""
    height = min(_OPENING_M, floor.headroom * 0.85)
    before, after = x - _STEP_M * onward, x + _STEP_M * onward
    way = tuple((min(max(at, floor.left), floor.right), floor.y) for at in (before, after))
    return Box(x - _LEAF_M / 2, floor.y - height, _LEAF_M, height), way


def _hatch(place: ModulePlace, upper: int, x: float) -> tuple[Box, tuple[Point, ...]]:
    """The leaf of a hatch in the floor of ``upper``, and the way down through it."""
    floor = place.floors[upper]
    lower = place.floors[max(0, upper - 1)]
    x = min(max(x, lower.left, floor.left), lower.right, floor.right)
    return Box(x - _HATCH_M / 2, floor.y - 0.05, _HATCH_M, _SLAB_M + 0.1), ((x, floor.y), (x, lower.y))
