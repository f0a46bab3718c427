"""Which place in a module each person has: the same as long as they stay and do the same."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

from game.session.view import ColonyView, ModuleView, PersonView

from .places import Bay, MapPlan, ModulePlace, Posture, Spot

_FALLEN: tuple[Posture, ...] = ("stand", "lie")
_WANTED: Mapping[str, tuple[Posture, ...]] = {
    "asleep": ("lie",), "resting": ("sit", "stand"), "working": ("work", "sit", "stand"),
    "on a job": ("work", "stand"), "down": _FALLEN, "dead": _FALLEN, "walking": ("stand",),
}  # fmt: skip
_APART_M = 0.62
_WALL_M = 0.5
_GOLDEN = 0.6180339887


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's place."""

    module: str
    wanted: tuple[Posture, ...]
    near: str
    """A machine that they are at, or empty."""
    spot: Spot
    room: str = ""
    """The room that they are in; empty: no room in particular."""


def shut_rooms(module: ModuleView) -> frozenset[str]:
    """The rooms that are not to be reached from the rest of their module."""
    return frozenset(room.id for room in module.rooms if room.shut_off)


class Seating:
    """Remembers who has which place, so that nobody moves because somebody else came or went."""

    def __init__(self, plan: MapPlan) -> None:
        self._plan = plan
        self._seats: dict[str, Seat] = {}
        self._bays: dict[tuple[str, str, frozenset[str]], tuple[Bay, ...]] = {}
        self._spots: dict[tuple[tuple[Bay, ...], str, Posture | None], list[Spot]] = {}

    def seat(self, view: ColonyView) -> Mapping[str, Seat]:
        """The place of each person who is in a module of the map."""
        work = {person: job.target.split("/")[0] for job in view.jobs for person in job.people}
        shut = {module.id: shut_rooms(module) for module in view.modules if module.rooms}
        kept: dict[str, Seat] = {}
        taken: dict[str, _Taken] = {name: _Taken() for name in self._plan.modules}
        waiting: list[tuple[PersonView, tuple[Posture, ...], str]] = []
        for person in view.people:
            if person.module not in self._plan.modules:
                continue
            wanted = _WANTED.get(person.doing, ("stand",))
            machine = work.get(person.id, "") if person.doing == "on a job" else ""
            seat = self._seats.get(person.id)
            fallen = person.doing in ("down", "dead")
            same = seat is not None and (fallen or (seat.wanted, seat.near) == (wanted, machine))
            if seat is not None and same and (seat.module, seat.room) == (person.module, person.room):
                kept[person.id] = seat
                taken[person.module].take(seat.spot)
            else:
                waiting.append((person, wanted, machine))
        for person, wanted, machine in waiting:
            bays = self._bays_of(person, shut.get(person.module, frozenset()))
            spot = self._find(person, bays, wanted, machine, taken[person.module])
            taken[person.module].take(spot)
            kept[person.id] = Seat(person.module, wanted, machine, spot, person.room)
        self._seats = kept
        return kept

    def _bays_of(self, person: PersonView, shut: frozenset[str]) -> tuple[Bay, ...]:
        """Where somebody can be: in their room, or in any that is open; none: anywhere in the module."""
        key = (person.module, person.room, shut)
        if key not in self._bays:
            bays = self._plan.modules[person.module].bays
            own = tuple(bay for bay in bays if bay.id and bay.id == person.room)
            free = tuple(bay for bay in bays if bay.id not in shut)
            self._bays[key] = own or (free if len(free) < len(bays) else ())
        return self._bays[key]

    def _find(
        self, person: PersonView, bays: tuple[Bay, ...], wanted: tuple[Posture, ...], machine: str, taken: _Taken
    ) -> Spot:
        place = self._plan.modules[person.module]
        at = self._plan.machines.get(machine)
        if at is not None and at.module == place.id:
            # Those who are in a room stay in it, at the end that is nearer to the machine.
            free = [spot for spot in self._all(place, bays, None) if spot.posture != "lie" and taken.free(spot)]
            if free:
                x, y = at.box.middle[0], at.box.bottom
                return min(free, key=lambda spot: (abs(spot.y - y) * 4 + abs(spot.x - x), spot.x))
        number = crc32(f"{person.id} {place.id}".encode())
        if wanted == _FALLEN:
            return _squeezed(place, bays, number, taken)
        for posture in wanted:
            spots = self._all(place, bays, posture)
            for turn in range(len(spots)):
                spot = spots[(number + turn) % len(spots)]
                if taken.free(spot):
                    return spot
        return _squeezed(place, bays, number, taken)

    def _all(self, place: ModulePlace, bays: tuple[Bay, ...], posture: Posture | None) -> list[Spot]:
        """The spots of a posture, or of any, in some bays; no bays: in the whole module."""
        key = (bays, place.id, posture)
        if key not in self._spots:
            self._spots[key] = [
                spot
                for spot in place.spots
                if posture in (None, spot.posture) and (not bays or any(_within(spot, bay) for bay in bays))
            ]
        return self._spots[key]


class _Taken:
    """The places of one module that somebody has."""

    def __init__(self) -> None:
        self._beds: set[tuple[float, float]] = set()
        self._on_foot: dict[int, list[float]] = {}

    def take(self, spot: Spot) -> None:
        if spot.posture == "lie":
            self._beds.add((spot.x, spot.y))
        else:
            self._on_foot.setdefault(spot.floor, []).append(spot.x)

    def free(self, spot: Spot) -> bool:
        """Whether nobody is there, or too near on the same floor."""
        if spot.posture == "lie":
            return (spot.x, spot.y) not in self._beds
        return self.gap(spot) >= _APART_M

    def gap(self, spot: Spot) -> float:
        """How far the nearest on the same floor is."""
        return min((abs(spot.x - x) for x in self._on_foot.get(spot.floor, ())), default=99.0)


def _within(spot: Spot, bay: Bay) -> bool:
    return spot.floor == bay.floor and bay.box.x <= spot.x <= bay.box.right


def _squeezed(place: ModulePlace, bays: tuple[Bay, ...], number: int, taken: _Taken) -> Spot:
    """A place on a floor away from the others: the widest gap among some that are well spread."""
    stretches = [(on, floor.left, floor.right) for on, floor in enumerate(place.floors)]
    if bays:
        stretches = [(bay.floor, bay.box.x + _WALL_M, max(bay.box.x, bay.box.right - _WALL_M)) for bay in bays]
    tries: list[Spot] = []
    for turn in range(24):
        on, left, right = stretches[(number + turn) % len(stretches)]
        share = math.fmod((number % 997 + turn) * _GOLDEN, 1.0)
        tries.append(Spot(left + (right - left) * share, place.floors[on].y, on, "stand"))
    return max(tries, key=taken.gap)
