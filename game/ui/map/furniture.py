"""What stands in a module, by its purpose and the machines it has, and where people can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from game.content.kinds.machine import MachinePlan
from game.content.kinds.place import Purpose

from .geometry import Box
from .places import Bay, Floor, Furnishing, MachinePlace, Spot

_SIZES: Mapping[str, tuple[float, float]] = {
    "bunk": (2.1, 3.1), "locker": (0.8, 1.9), "table": (1.9, 0.8), "desk": (1.5, 1.25),
    "plant": (0.8, 1.2), "sofa": (2.2, 0.9), "rack": (2.4, 2.5), "crops": (2.6, 1.1),
    "bench": (2.2, 1.1), "lathe": (2.4, 1.5), "crates": (2.0, 1.6), "shelf": (2.4, 2.6),
    "console": (1.6, 1.3), "screen": (3.2, 2.6), "cot": (2.1, 1.0), "cabinet": (1.2, 2.0),
    "tank": (1.6, 2.8), "vessel": (2.6, 2.2), "flasks": (2.0, 1.3), "suits": (2.4, 2.0),
    "scaffold": (3.0, 3.4), "counter": (2.4, 1.2), "cells": (2.2, 2.2), "coil": (2.0, 2.4),
    "treadmill": (1.9, 1.4), "tree": (2.4, 3.4),
}  # fmt: skip

_BEDROOM = ("bunk", "bunk", "bunk", "locker")
_SETS: Mapping[Purpose, tuple[str, ...]] = {
    "residential": ("table", "sofa", "plant", "locker", "desk"),
    "farm": ("crops", "rack", "crops", "rack", "bench"),
    "tunnel": (),
    "shop": ("lathe", "bench", "crates", "bench", "shelf"),
    "command": ("console", "screen", "console", "console", "cabinet"),
    "medical": ("cot", "cabinet", "cot", "desk", "cot"),
    "power": ("cells", "coil", "cells", "console"),
    "life_support": ("tank", "vessel", "tank", "console"),
    "stores": ("shelf", "crates", "shelf", "shelf"),
    "science": ("flasks", "desk", "cabinet", "flasks", "rack"),
    "common": ("table", "table", "plant", "counter", "sofa", "treadmill"),
    "airlock": ("suits", "locker"),
    "construction": ("scaffold", "crates"),
}

_PLANT: tuple[Purpose, ...] = ("life_support", "power")
_SITTING = {"table": (-0.75, 0.75), "desk": (0.55,), "console": (0.6,), "sofa": (-0.5, 0.5), "flasks": (0.8,)}
_WORKING = {
    "bench": (-0.5, 0.6), "lathe": (-0.9,),
    "crops": (0.0,), "rack": (-0.6,), "counter": (0.4,), "shelf": (0.5,),
    "cabinet": (0.5,), "vessel": (0.9,), "cells": (0.5,), "scaffold": (0.0,), "crates": (0.7,),
}  # fmt: skip
BUNK_TIERS = (0.45, 1.4, 2.35)
"""Heights of a bunk's mattresses above the floor."""
_COT_M = 0.62
_GROWS = {"tank", "vessel", "shelf", "crates", "rack", "cells", "coil", "reactor", "power", "oxygen", "water",
          "scrubber", "battery", "screen"}  # fmt: skip
_HANGS = {"lamps", "fan"}
_HIGH_M = 5.8
_PITCH_M = 1.15
_LADDER_M = 0.9


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was put into a module."""

    furnishings: tuple[Furnishing, ...]
    machines: tuple[MachinePlace, ...]
    spots: tuple[Spot, ...]


_MACHINE_SIZES: Mapping[str, tuple[float, float]] = {
    "oxygen": (2.3, 2.3), "scrubber": (1.6, 2.1),
    "condenser": (1.6, 1.7), "bottle": (1.1, 2.0), "fan": (1.4, 1.4),
    "water": (2.4, 2.0), "battery": (2.2, 2.1), "power": (2.6, 2.4), "reactor": (3.0, 3.6),
    "lamps": (2.6, 0.4), "cabinet": (1.3, 1.9),
}  # fmt: skip


def fit_out(
    floors: Sequence[Floor],
    bays: Sequence[Bay],
    ladder_x: float,
    machines: Iterable[tuple[MachinePlan, str, str]],
    *,
    green: bool = False,
) -> Fitted:
    """Furnish a module: its machines first, then in each bay what its purpose asks for in the room left.

    ``machines`` gives each with its name and look; trees stand between the furniture where it is ``green``.
    """
    taken: dict[int, list[tuple[float, float]]] = {number: [] for number in range(len(floors))}
    if len(floors) > 1:
        for number in taken:
            taken[number].append((ladder_x - _LADDER_M, ladder_x + _LADDER_M))
    placed = _machines(machines, floors, bays, taken)
    furnishings: list[Furnishing] = []
    for bay in bays:
        furnishings += _furnish(bay, floors[bay.floor], taken[bay.floor], green=green)
    spots = [*_furniture_spots(furnishings, floors), *_machine_spots(placed, floors), *_standing(floors)]
    return Fitted(tuple(furnishings), tuple(placed), tuple(spots))


def _fitting(kind: str, height: float, headroom: float) -> float:
    """How much larger a piece is made: tanks and shelves grow in high halls, all shrink in low ones."""
    if kind in _GROWS and headroom > _HIGH_M:
        return min(2.0, headroom / _HIGH_M, _HIGH_M * 0.85 / height * headroom / _HIGH_M)
    return min(1.0, headroom * 0.72 / height)


def _machines(
    machines: Iterable[tuple[MachinePlan, str, str]],
    floors: Sequence[Floor],
    bays: Sequence[Bay],
    taken: dict[int, list[tuple[float, float]]],
) -> list[MachinePlace]:
    """Machines in the plant rooms as long as there is room, then wherever there is."""
    placed: list[MachinePlace] = []
    waiting = list(machines)
    beds = any(bay.sleeps for bay in bays)
    plant = [bay for bay in bays if bay.purpose in _PLANT]
    homes = [(bay.floor, bay.box.x + 0.3, bay.box.right - 0.3) for bay in plant]
    quiet = {bay.floor for bay in bays if bay.sleeps}
    levels = sorted(enumerate(floors), key=lambda level: level[0] in quiet)
    homes += [(number, floor.left, floor.right) for number, floor in levels]
    shrunk = _shrunk([look for _, _, look in waiting], floors)
    hung = 0
    for number, (plan, name, look) in enumerate(waiting):
        width, height = _MACHINE_SIZES[look]
        large = _fitting(look, height, floors[0].headroom) * (1.0 if look in _HANGS else shrunk)
        width, height = width * large, height * large
        if look == "lamps" or (look in _HANGS and shrunk < 1):
            placed.append(MachinePlace(plan.id, name, plan.module, look, _hang(floors[-1], width, height, hung)))
            hung += 1
            continue
        share = 1.0 if beds else (number + 0.5) / len(waiting)
        found = (_room(left, right, taken[on], width, share) for on, left, right in homes)
        on, room = next(
            ((home[0], x) for home, x in zip(homes, found, strict=True) if x is not None),
            (0, floors[0].left + max(0.0, floors[0].right - floors[0].left - width) * share),
        )
        taken[on].append((room - 0.15, room + width + 0.15))
        placed.append(MachinePlace(plan.id, name, plan.module, look, Box(room, floors[on].y - height, width, height)))
    return placed


def _shrunk(looks: Sequence[str], floors: Sequence[Floor]) -> float:
    """How much smaller machines are made so that all of them find room; 1 where they do anyway."""
    wide = 0.0
    for look in looks:
        if look not in _HANGS:
            width, height = _MACHINE_SIZES[look]
            wide += width * _fitting(look, height, floors[0].headroom) + 0.45
    room = sum(floor.right - floor.left for floor in floors) * 0.8
    return min(1.0, room / wide) if wide else 1.0


def _hang(floor: Floor, width: float, height: float, number: int) -> Box:
    """A place under the ceiling: from the middle outward."""
    step = (number + 1) // 2 * (1 if number % 2 else -1)
    x = (floor.left + floor.right) / 2 + step * (width + 0.5) - width / 2
    return Box(min(max(x, floor.left), floor.right - width), floor.y - floor.headroom + 0.4, width, height)


def _room(left: float, right: float, taken: Sequence[tuple[float, float]], width: float, share: float) -> float | None:
    """Where a machine fits best: ``share`` of the way along, moved to the nearest place that is free."""
    free = right - left - width
    if free < 0:
        return None
    steps = max(1, int(free / 0.2))
    for step in sorted(range(steps + 1), key=lambda step: (abs(step / steps - share), step)):
        x = left + free * step / steps
        if all(x + width < begin or x > end for begin, end in taken):
            return x
    return None


def _furnish(bay: Bay, floor: Floor, taken: list[tuple[float, float]], *, green: bool) -> list[Furnishing]:
    kinds = _BEDROOM if bay.sleeps else _SETS[bay.purpose]
    if green and not bay.sleeps:
        kinds = tuple(kind for each in kinds for kind in (each, "tree"))
    if not kinds:
        return []
    x, right = max(bay.box.x + 0.5, floor.left - 0.4), min(bay.box.right - 0.4, floor.right + 0.4)
    seed = crc32(f"{bay.room}{bay.box.x:.1f}".encode())
    number = 0 if bay.sleeps else seed % len(kinds)
    made: list[Furnishing] = []
    while True:
        kind = kinds[number % len(kinds)]
        width, height = _SIZES[kind]
        small = _fitting(kind, height, floor.headroom)
        width, height = width * max(small, 0.75), height * small
        stop = next((end for begin, end in taken if x < end and x + width > begin), None)
        if stop is not None:
            x = stop + 0.05
            continue
        if x + width > right:
            return made
        made.append(Furnishing(kind, Box(x, floor.y - height, width, height), seed + number * 7919))
        x += width + (0.15 if kind == "bunk" else 0.45 + (seed >> (number % 16)) % 3 * 0.3)
        number += 1


def _furniture_spots(furnishings: Iterable[Furnishing], floors: Sequence[Floor]) -> list[Spot]:
    spots: list[Spot] = []
    for piece in furnishings:
        number = next(n for n, floor in enumerate(floors) if abs(floor.y - piece.box.bottom) < 0.01)
        x, y = piece.box.middle[0], floors[number].y
        share = piece.box.height / _SIZES[piece.kind][1]
        if piece.kind == "bunk":
            spots += [Spot(x, y - tier * share, number, "lie") for tier in BUNK_TIERS]
        elif piece.kind == "cot":
            spots.append(Spot(x, y - _COT_M * share, number, "lie"))
        spots += [Spot(x + aside, y, number, "sit") for aside in _SITTING.get(piece.kind, ())]
        spots += [Spot(x + aside, y, number, "work") for aside in _WORKING.get(piece.kind, ())]
    return spots


def _machine_spots(machines: Iterable[MachinePlace], floors: Sequence[Floor]) -> list[Spot]:
    spots: list[Spot] = []
    for machine in machines:
        number = next((n for n, floor in enumerate(floors) if abs(floor.y - machine.box.bottom) < 0.01), -1)
        if number < 0:
            continue
        floor = floors[number]
        for x in (machine.box.x - 0.35, machine.box.right + 0.35):
            if floor.left <= x <= floor.right:
                spots.append(Spot(x, floor.y, number, "work"))
    return spots


def _standing(floors: Sequence[Floor]) -> list[Spot]:
    """Standing room along each floor."""
    spots: list[Spot] = []
    for number, floor in enumerate(floors):
        width = floor.right - floor.left
        count = max(1, int(width / _PITCH_M))
        spots += [Spot(floor.left + width * (n + 0.5) / count, floor.y, number, "stand") for n in range(count)]
    return spots
