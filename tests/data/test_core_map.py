"""The map of the base game can be drawn: nothing overlaps, and doors join what faces each other."""

import itertools

from game.content.kinds.place import MapShape, ModulePlan
from game.content.store import Content


def shape_of(module: ModulePlan) -> MapShape:
    assert module.shape is not None, f"{module.id} is not on the map"
    return module.shape


def gap_m(a: MapShape, b: MapShape) -> float:
    """Free space between two shapes along the axis that parts them; negative: they overlap."""
    across = max(a.x_m, b.x_m) - min(a.x_m + a.width_m, b.x_m + b.width_m)
    down = max(a.y_m, b.y_m) - min(a.y_m + a.height_m, b.y_m + b.height_m)
    return max(across, down)


def test_nothing_overlaps_on_the_map_and_what_no_door_joins_stands_apart(colony: Content) -> None:
    joined = {frozenset(door.between) for door in colony.doors.values()}
    for a, b in itertools.combinations(colony.modules.values(), 2):
        gap = gap_m(shape_of(a), shape_of(b))
        least = 0.0 if frozenset((a.id, b.id)) in joined else 2.0
        assert gap >= least - 1e-9, f"{a.id} and {b.id}: {gap:.1f} m"


def test_every_door_joins_two_places_that_face_each_other(colony: Content) -> None:
    for door in colony.doors.values():
        a, b = (shape_of(colony.modules[place]) for place in door.between)
        across = min(a.x_m + a.width_m, b.x_m + b.width_m) - max(a.x_m, b.x_m)
        down = min(a.y_m + a.height_m, b.y_m + b.height_m) - max(a.y_m, b.y_m)
        assert max(across, down) >= 1.5, door.id


def test_the_map_fits_a_wide_screen(colony: Content) -> None:
    shapes = [shape_of(module) for module in colony.modules.values()]
    width_m = max(s.x_m + s.width_m for s in shapes) - min(s.x_m for s in shapes)
    height_m = max(s.y_m + s.height_m for s in shapes) - min(s.y_m for s in shapes)
    assert width_m <= 215.0
    assert 80.0 <= height_m <= 100.0
