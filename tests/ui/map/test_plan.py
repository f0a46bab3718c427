"""Where things are on the map."""

import pytest

from game.content.kinds.place import DoorPlan, MapShape, ModulePlan
from game.ui.map.geometry import inside
from game.ui.map.plan import make_plan
from tests.ui.map import colony_for_map as colony


def test_every_module_and_every_door_between_modules_has_a_place() -> None:
    modules, doors, machines, _ = colony.plans()
    plan = colony.plan()
    assert list(plan.modules) == [module.id for module in modules]
    assert list(plan.doors) == [door.id for door in doors]
    assert set(plan.machines) == {machine.id for machine in machines}


def test_no_two_rooms_stand_in_the_same_place() -> None:
    places = [place for place in colony.plan().modules.values() if not place.passage]
    for number, place in enumerate(places):
        for other in places[number + 1 :]:
            assert not place.box.meets(other.box), f"{place.id} and {other.id}"


def test_furniture_machines_and_spots_are_inside_their_module() -> None:
    for place in colony.plan().modules.values():
        for piece in (*place.furnishings, *place.machines):
            room, box = place.box.grown(0.6), piece.box
            corners = (box.x, box.y), (box.right, box.bottom)
            assert all(room.holds(corner) for corner in corners), f"{piece} in {place.id}"
        for spot in place.spots:
            assert inside((spot.x, spot.y - 0.1), place.outline), f"{spot} in {place.id}"


def test_machines_stand_beside_each_other() -> None:
    plan = colony.plan()
    for place in plan.modules.values():
        if place.passage:
            continue
        for number, machine in enumerate(place.machines):
            for other in place.machines[number + 1 :]:
                assert not machine.box.meets(other.box), f"{machine.id} and {other.id}"


def test_a_way_through_a_door_begins_in_one_module_and_ends_in_the_other() -> None:
    plan = colony.plan()
    for door in plan.doors.values():
        way = door.way_from(door.b)
        assert plan.modules[door.b].box.grown(0.1).holds(way[0]), door.id
        assert plan.modules[door.a].box.grown(0.1).holds(way[-1]), door.id


def test_rooms_without_a_shape_stand_in_a_row_on_the_surface() -> None:
    modules, doors = colony.bare_plans()
    plan = make_plan(modules, doors)
    lock, hall = plan.modules["lock"].box, plan.modules["hall"].box
    assert lock.right < hall.x
    assert lock.bottom == hall.bottom == 0.0
    assert hall.width > lock.width
    assert plan.doors["inner"].upright


def test_a_module_added_without_a_shape_goes_below_those_that_have_one() -> None:
    shaped = ModulePlan(id="a", volume_m3=100.0, shape=MapShape(x_m=0, y_m=-8, width_m=12, height_m=8))
    plan = make_plan([shaped, ModulePlan(id="b", volume_m3=100.0)], [DoorPlan(id="d", between=("a", "b"))])
    assert plan.modules["b"].box.y > plan.modules["a"].box.bottom
    assert not plan.doors["d"].upright


def test_two_doors_between_the_same_modules_are_apart() -> None:
    shapes = [MapShape(x_m=0, y_m=0, width_m=30, height_m=4), MapShape(x_m=0, y_m=8, width_m=30, height_m=6)]
    modules = [ModulePlan(id=name, volume_m3=100.0, shape=s) for name, s in zip("ab", shapes, strict=True)]
    plan = make_plan(modules, [DoorPlan(id=name, between=("a", "b")) for name in ("one", "two")])
    assert not plan.doors["one"].bar.meets(plan.doors["two"].bar)


def test_modules_that_are_neither_beside_nor_above_each_other_are_joined_by_a_bent_tunnel() -> None:
    shapes = [
        MapShape(x_m=0, y_m=0, width_m=10, height_m=5),
        MapShape(x_m=30, y_m=20, width_m=10, height_m=5),
    ]
    modules = [ModulePlan(id=name, volume_m3=100.0, shape=s) for name, s in zip("ab", shapes, strict=True)]
    plan = make_plan(modules, [DoorPlan(id="d", between=("a", "b"))])
    assert len(plan.doors["d"].pipes) == 2


def test_a_colony_of_nothing_has_no_map() -> None:
    with pytest.raises(ValueError, match="nothing"):
        make_plan([])
