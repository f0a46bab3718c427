"""Which place in a module each person has: the same as long as they stay and do the same."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

from game.session.view import ColonyView, PersonView

from .places import MapPlan, ModulePlace, Posture, Spot

_FALLEN: tuple[Posture, ...] = ("stand", "lie")
_WANTED: Mapping[str, tuple[Posture, ...]] = {
    "asleep": ("lie",), "resting": ("sit", "stand"), "working": ("work", "sit", "stand"),
    "on a job": ("work", "stand"), "down": _FALLEN, "dead": _FALLEN, "walking": ("stand",),
}  # fmt: skip
_APART_M = 0.62
_GOLDEN = 0.6180339887


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's place."""

    module: str
    wanted: tuple[Posture, ...]
    near: str
    """A machine that they are at, or empty."""
    spot: Spot


class Seating:
    """Remembers who has which place, so that nobody moves because somebody else came or went."""

    def __init__(self, plan: MapPlan) -> None:
        self._plan = plan
        self._seats: dict[str, Seat] = {}
        self._by_posture: dict[tuple[str, Posture], list[Spot]] = {}

    def seat(self, view: ColonyView) -> Mapping[str, Seat]:
        """The place of each person who is in a module of the map."""
        work = {person: job.target.split("/")[0] for job in view.jobs for person in job.people}
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
            if seat is not None and same and seat.module == person.module:
                kept[person.id] = seat
                taken[person.module].take(seat.spot)
            else:
                waiting.append((person, wanted, machine))
        for person, wanted, machine in waiting:
            spot = self._find(person.id, self._plan.modules[person.module], wanted, machine, taken[person.module])
            taken[person.module].take(spot)
            kept[person.id] = Seat(person.module, wanted, machine, spot)
        self._seats = kept
        return kept

    def _find(self, person: str, place: ModulePlace, wanted: tuple[Posture, ...], machine: str, taken: _Taken) -> Spot:
        at = self._plan.machines.get(machine)
        if at is not None and at.module == place.id:
            free = [spot for spot in place.spots if spot.posture != "lie" and taken.free(spot)]
            if free:
                x, y = at.box.middle[0], at.box.bottom
                return min(free, key=lambda spot: (abs(spot.y - y) * 4 + abs(spot.x - x), spot.x))
        number = crc32(f"{person} {place.id}".encode())
        if wanted == _FALLEN:
            return _squeezed(place, number, taken)
        for posture in wanted:
            spots = self._spots(place, posture)
            for turn in range(len(spots)):
                spot = spots[(number + turn) % len(spots)]
                if taken.free(spot):
                    return spot
        return _squeezed(place, number, taken)

    def _spots(self, place: ModulePlace, posture: Posture) -> list[Spot]:
        key = (place.id, posture)
        if key not in self._by_posture:
            self._by_posture[key] = [spot for spot in place.spots if spot.posture == posture]
        return self._by_posture[key]


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


def _squeezed(place: ModulePlace, number: int, taken: _Taken) -> Spot:
    """A place on a floor away from the others: the widest gap among some that are well spread."""
    tries: list[Spot] = []
    for turn in range(24):
        on = (number + turn) % len(place.floors)
        floor = place.floors[on]
        share = math.fmod((number % 997 + turn) * _GOLDEN, 1.0)
        tries.append(Spot(floor.left + (floor.right - floor.left) * share, floor.y, on, "stand"))
    return max(tries, key=taken.gap)
