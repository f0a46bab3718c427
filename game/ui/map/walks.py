"""Where people are on their way through the colony, and how their figures glide there."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from game.session.view import ColonyView, PersonView

from .floors import along_floors, between, gather
from .geometry import Point, along, length
from .passages import Passages
from .places import MapPlan, ModulePlace
from .seating import Seat, Seating

_TOO_FAR_M = 70.0
_CATCH_UP_S = 0.45
_PACE_M_PER_S = 3.0
_STRIDE_M = 0.42
_INSIDE_M = 5.0
_BEHIND_M = 1.0
_LIFTED_M = 0.35


@dataclass(slots=True)
class Figure:
    """A person as drawn. Metres."""

    person: PersonView
    x: float
    y: float
    seat: Seat
    trail: list[Point] = field(default_factory=list)
    """Places still to pass before they are where they should be."""
    west: bool = False
    """Which way they face."""
    gone_m: float = 0.0
    """How far they have walked, for the swing of their legs."""
    bearer: Figure | None = None
    """Who carries them; they are wherever that one is."""

    @property
    def walking(self) -> bool:
        """Whether their legs move."""
        return bool(self.trail) or self.person.doing == "walking"

    @property
    def moving(self) -> bool:
        """Whether they get along, on their feet or carried."""
        return bool(self.trail) or (self.bearer is not None and bool(self.bearer.trail))

    def be_carried(self) -> None:
        """Be behind whoever carries them, a little above the floor."""
        bearer = self.bearer
        if bearer is not None:
            self.west = bearer.west
            self.x, self.y = bearer.x + (_BEHIND_M if bearer.west else -_BEHIND_M), bearer.y - _LIFTED_M


@dataclass(frozen=True, slots=True)
class _Leg:
    """The way from one module or room to the next."""

    module: str
    room: str
    """Empty: the middle of the module."""
    next: str
    next_room: str
    points: tuple[Point, ...]
    share: float

    def same(self, other: _Leg) -> bool:
        """Whether the other leads from and to the same places."""
        return (self.module, self.room, self.next, self.next_room) == (
            other.module, other.room, other.next, other.next_room,
        )  # fmt: skip


class Walks:
    """Keeps a figure for each person and leads it along the floors and through the doors."""

    def __init__(self, plan: MapPlan) -> None:
        self._plan = plan
        self._seating = Seating(plan)
        self.passages = Passages(plan)
        self._figures: dict[str, Figure] = {}
        self._legs: dict[str, _Leg] = {}

    @property
    def figures(self) -> Mapping[str, Figure]:
        """Everyone on the map, in the order of the view."""
        return self._figures

    def follow(self, view: ColonyView) -> None:
        """Take up a new view: everyone sets out for where they are now."""
        self.passages.learn(view.passages)
        seats = self._seating.seat(view)
        figures: dict[str, Figure] = {}
        legs: dict[str, _Leg] = {}
        for person in view.people:
            seat = seats.get(person.id)
            if seat is None:
                continue
            leg = self._leg(person, seat)
            spot = along(leg.points, leg.share * length(leg.points)) if leg else (seat.spot.x, seat.spot.y)
            figure = self._figures.get(person.id)
            if figure is None:
                figure = Figure(person, *spot, seat, west=bool(sum(person.id.encode()) % 2))
            else:
                self._send(figure, person, leg, spot)
            if leg:
                legs[person.id] = leg
            figure.person, figure.seat = person, seat
            figures[person.id] = figure
        for figure in figures.values():
            figure.bearer = figures.get(figure.person.carried_by)
            if figure.bearer is not None:
                figure.trail.clear()
                legs.pop(figure.person.id, None)
                figure.be_carried()
        self._figures, self._legs = figures, legs

    def advance(self, dt_s: float) -> bool:
        """Let everyone glide on; tells whether anybody moved."""
        moved = False
        for figure in self._figures.values():
            if figure.trail and dt_s > 0:
                moved = True
                _glide(figure, dt_s)
        if moved:
            for figure in self._figures.values():
                figure.be_carried()
        return moved

    def _leg(self, person: PersonView, seat: Seat) -> _Leg | None:
        if person.doing not in ("walking", "on a job") or not person.next_module:
            return None
        here, there = self._plan.modules[person.module], self._plan.modules.get(person.next_module)
        way = self._way(person)
        if way is None or there is None:
            return None
        share = min(1.0, max(0.0, person.next_share))
        leg = _Leg(here.id, person.room, there.id, person.next_room, (), share)
        before = self._legs.get(person.id)
        if before and before.same(leg):
            return replace(leg, points=before.points)
        end = self._end(person, here, there, way)
        start = self._start(person, here, seat, way[0] if way else end, before)
        if not way:
            return replace(leg, points=along_floors(here, start, end))
        return replace(leg, points=(*along_floors(here, start, way[0]), *way[1:-1], *along_floors(there, way[-1], end)))

    def _way(self, person: PersonView) -> tuple[Point, ...] | None:
        """The way through the door or passage ahead; empty where nothing is to be passed, none where none leads."""
        here, there = person.room or person.module, person.next_room or person.next_module
        passage = self.passages.between(here, there)
        if passage is not None:
            return passage.way_from(here)
        if person.module == person.next_module:
            return () if person.room != person.next_room else None
        door = self._plan.between.get((person.module, person.next_module))
        return self._plan.doors[door].way_from(person.module) if door is not None else None

    def _end(self, person: PersonView, here: ModulePlace, there: ModulePlace, way: tuple[Point, ...]) -> Point:
        """Where a leg comes to: into the next room, to the middle, or through the door."""
        if person.next_room in self._plan.rooms:
            bay = self._plan.rooms[person.next_room][1]
            floor = there.floors[bay.floor]
            return (min(max(bay.box.middle[0], floor.left), floor.right), floor.y)
        if here is there:
            return (there.ladder_x, way[-1][1] if way else there.floors[0].y)
        return way[-1] if person.goal != there.id else gather(there, way[-1])

    def _start(self, person: PersonView, here: ModulePlace, seat: Seat, door: Point, before: _Leg | None) -> Point:
        """Where in the module they set out: where they came in, or where they were."""
        if before is not None and (before.next, before.next_room) == (here.id, person.room):
            return before.points[-1]
        figure = self._figures.get(person.id)
        if figure is not None and figure.seat.module == here.id and not figure.trail:
            return (figure.x, figure.y)
        if here.form == "shaft":
            return (here.box.middle[0], here.box.middle[1])
        if here.passage and not person.room:
            inward = 1.0 if here.box.middle[0] > door[0] else -1.0
            floor = here.floors[0]
            return (min(max(door[0] + inward * _INSIDE_M, floor.left), floor.right), floor.y)
        return (seat.spot.x, here.floors[seat.spot.floor].y)

    def _send(self, figure: Figure, person: PersonView, leg: _Leg | None, spot: Point) -> None:
        """Lay the way from where a figure will be to where it should be."""
        here = figure.trail[-1] if figure.trail else (figure.x, figure.y)
        if math.dist(here, spot) < 0.01:
            return
        before = self._legs.get(person.id)
        new: list[Point]
        if leg and before and leg.points == before.points:
            new = between(leg.points, before.share, leg.share)
        elif leg:
            onward = before is not None and (before.next, before.next_room) == (leg.module, leg.room)
            rest = between(before.points, before.share, 1.0) if before and onward else []
            new = [*rest, *between(leg.points, 0.0, leg.share)]
        elif before and person.module in (before.next, before.module):
            back = (person.module, person.room) == (before.module, before.room)
            rest = between(before.points, before.share, 0.0 if back else 1.0)
            place = self._plan.modules[person.module]
            new = [*rest, *along_floors(place, rest[-1] if rest else here, spot)]
        elif figure.seat.module == person.module:
            new = list(along_floors(self._plan.modules[person.module], here, spot))
        else:
            figure.x, figure.y = spot
            figure.trail.clear()
            return
        figure.trail += new
        if length([(figure.x, figure.y), *figure.trail]) > _TOO_FAR_M:
            figure.x, figure.y = spot
            figure.trail.clear()


def _glide(figure: Figure, dt_s: float) -> None:
    """Go on along the trail: at a brisk pace, faster when far behind."""
    rest = length([(figure.x, figure.y), *figure.trail])
    left = max(_PACE_M_PER_S, rest / _CATCH_UP_S) * dt_s
    figure.gone_m += min(left, rest)
    while figure.trail and left > 0:
        x, y = figure.trail[0]
        step = math.dist((figure.x, figure.y), (x, y))
        if abs(x - figure.x) > 0.01:
            figure.west = x < figure.x
        if step <= left:
            figure.x, figure.y = x, y
            figure.trail.pop(0)
            left -= step
        else:
            share = left / step
            figure.x += (x - figure.x) * share
            figure.y += (y - figure.y) * share
            return


def stride(figure: Figure) -> int:
    """Which of the four pictures of a step shows now."""
    return int(figure.gone_m / _STRIDE_M) % 4
