"""Which place in a module each person has: the same as long as they stay and do the same."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

from game.session.view import ColonyView, PersonView

from .places import MapPlan, ModulePlace, Posture, Spot

_WANTED: Mapping[str, tuple[Posture, ...]] = {
    "asleep": ("lie",), "resting": ("sit", "stand"), "working": ("work", "sit", "stand"),
    "on a job": ("work", "stand"), "down": ("stand",), "dead": ("stand",), "walking": ("stand",),
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

    def seat(self, view: ColonyView) -> Mapping[str, Seat]:
        """The place of each person who is in a module of the map."""
        work = {person: job.target.split("/")[0] for job in view.jobs for person in job.people}
        kept: dict[str, Seat] = {}
        taken: dict[str, list[Spot]] = {}
        waiting: list[tuple[PersonView, tuple[Posture, ...], str]] = []
        for person in view.people:
            if person.module not in self._plan.modules:
                continue
            wanted = _WANTED.get(person.doing, ("stand",))
            machine = work.get(person.id, "") if person.doing == "on a job" else ""
            seat = self._seats.get(person.id)
            fallen = person.doing in ("down", "dead")
            if (
                seat
                and seat.module == person.module
                and (fallen or (seat.wanted, seat.near) == (wanted, machine))
            ):
                kept[person.id] = seat
                taken.setdefault(person.module, []).append(seat.spot)
            else:
                waiting.append((person, wanted, machine))
        for person, wanted, machine in waiting:
            place = self._plan.modules[person.module]
            spots = taken.setdefault(person.module, [])
            spot = self._find(person.id, place, wanted, machine, spots)
            spots.append(spot)
            kept[person.id] = Seat(person.module, wanted, machine, spot)
        self._seats = kept
        return kept

    def _find(
        self, person: str, place: ModulePlace, wanted: tuple[Posture, ...], machine: str, taken: list[Spot]
    ) -> Spot:
        at = self._plan.machines.get(machine)
        if at is not None and at.module == place.id:
            free = [spot for spot in place.spots if spot.posture != "lie" and _free(spot, taken)]
            if free:
                x, y = at.box.middle[0], at.box.bottom
                return min(free, key=lambda spot: (abs(spot.y - y) * 4 + abs(spot.x - x), spot.x))
        number = crc32(f"{person} {place.id}".encode())
        for posture in wanted:
            free = [spot for spot in place.spots if spot.posture == posture and _free(spot, taken)]
            if free:
                return free[number % len(free)]
        return _squeezed(place, number, taken)


def _free(spot: Spot, taken: list[Spot]) -> bool:
    """Whether nobody is there, or too near on the same level."""
    for other in taken:
        if spot == other:
            return False
        near = abs(spot.x - other.x) < _APART_M and abs(spot.y - other.y) < 0.3
        if near and spot.posture != "lie" and other.posture != "lie":
            return False
    return True


def _squeezed(place: ModulePlace, number: int, taken: list[Spot]) -> Spot:
    """A place on a floor when all are taken: the widest gap among some that are well spread."""
    best: tuple[float, Spot] | None = None
    for turn in range(24):
        floor_number = (number + turn) % len(place.floors)
        floor = place.floors[floor_number]
        share = math.fmod((number % 997 + turn) * _GOLDEN, 1.0)
        spot = Spot(floor.left + (floor.right - floor.left) * share, floor.y, floor_number, "stand")
        gap = min((abs(spot.x - other.x) for other in taken if abs(other.y - spot.y) < 0.3), default=99.0)
        if best is None or gap > best[0]:
            best = (gap, spot)
    assert best is not None
    return best[1]
