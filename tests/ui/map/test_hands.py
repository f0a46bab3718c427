"""Pointing, choosing, zooming and moving the choice."""

import pytest
from pygame import Rect

from game.ui.map.camera import Camera
from game.ui.map.controls import MapControls
from game.ui.map.geometry import Box
from game.ui.map.picking import MapThing, neighbour
from tests.ui.map import colony_for_map as colony
from tests.ui.map.conftest import Easel, Stand

HAB = MapThing("module", "hab_3")


@pytest.fixture
def easel(stand: Stand) -> Easel:
    easel = stand(colony.plan())
    easel.draw(colony.crisis())
    return easel


def middle(easel: Easel, thing: MapThing) -> tuple[float, float]:
    rect = easel.painter.rect(thing)
    assert rect is not None
    return rect.center


def test_every_module_is_found_where_its_wall_is(easel: Easel) -> None:
    lens = easel.painter.lens
    assert lens is not None
    for place in colony.plan().modules.values():
        x, y = lens.to_screen((place.box.middle[0], place.box.y + place.box.height * 0.1))
        found = easel.painter.at((x, y))
        assert found is not None
        # A door of its own may lie over the wall, or somebody who walks by: doors are called by what they join.
        mine = (place.id, *(machine.id for machine in place.machines))
        assert found.id in mine or found.kind == "person" or place.id in found.id.split("."), place.id


def test_every_door_is_found_where_it_is_drawn(easel: Easel) -> None:
    easel.draw(colony.calm(0))
    for door in colony.plan().doors:
        assert easel.painter.at(middle(easel, MapThing("door", door))) == MapThing("door", door)


def test_people_are_found_where_they_are_drawn(easel: Easel) -> None:
    for person in colony.crisis().people:
        found = easel.painter.at(middle(easel, MapThing("person", person.id)))
        assert found is not None
        assert found.kind == "person"


def test_machines_are_found_close_by(easel: Easel) -> None:
    assert colony.plan().modules["hab_3"].machines
    easel.painter.camera.fit(colony.plan().modules["hab_3"].box)
    easel.draw(colony.calm(0))
    for machine in colony.plan().modules["hab_3"].machines:
        found = easel.painter.at(middle(easel, MapThing("machine", machine.id)))
        assert found == MapThing("machine", machine.id)


def test_nothing_is_found_in_the_sky_or_outside_the_map(easel: Easel) -> None:
    assert easel.painter.at((easel.viewport.centerx, easel.viewport.y + 4)) is None
    assert easel.painter.at((2, 2)) is None


def test_the_place_under_the_pointer_stays_there_while_the_wheel_zooms() -> None:
    camera = Camera(Box(0, -20, 200, 90), 1.25, 90.0)
    camera.place(Rect(0, 0, 1000, 600))
    pointer = (620.0, 330.0)
    before = camera.lens().to_world(pointer)
    camera.zoom(5, pointer)
    for _ in range(200):
        camera.advance(1 / 60)
    after = camera.lens().to_world(pointer)
    assert camera.scale == camera.target_scale
    assert after == pytest.approx(before, abs=0.2)


def test_zoom_ends_at_the_whole_colony_and_at_a_room() -> None:
    camera = Camera(Box(0, -20, 200, 90), 1.25, 90.0)
    camera.place(Rect(0, 0, 1000, 600))
    whole = camera.scale
    camera.zoom(100)
    camera.settle()
    assert 60.0 < camera.scale <= 90.0
    camera.zoom(-100)
    camera.settle()
    assert camera.scale == pytest.approx(whole)


def test_the_world_cannot_be_dragged_out_of_sight() -> None:
    camera = Camera(Box(0, -20, 200, 90), 1.25, 90.0)
    camera.place(Rect(0, 0, 1000, 600))
    camera.zoom(6)
    camera.settle()
    camera.pan(1e6, -1e6)
    assert camera.lens().window.meets(Box(0, -20, 200, 90))


def test_easing_takes_the_same_way_in_small_steps_and_in_large_ones() -> None:
    ends = []
    for steps in (1, 8):
        camera = Camera(Box(0, -20, 200, 90), 1.25, 90.0)
        camera.place(Rect(0, 0, 1000, 600))
        camera.zoom(4)
        for _ in range(steps):
            camera.advance(0.08 / steps)
        ends.append(camera.scale)
    assert ends[0] == pytest.approx(ends[1])


def test_a_click_chooses_and_a_drag_does_not(easel: Easel) -> None:
    hands = MapControls(easel.painter)
    wall = middle(easel, MapThing("module", "command"))
    hands.press(wall)
    assert hands.release(wall, 1.0)
    assert hands.selection is not None
    chosen = hands.selection
    hands.press((100.0, 100.0))
    hands.move((160.0, 130.0))
    assert hands.dragging
    assert not hands.release((160.0, 130.0), 5.0)
    assert hands.selection == chosen


def test_a_double_click_fits_what_was_clicked_and_again_shows_all(easel: Easel) -> None:
    easel.draw(colony.calm(0))
    hands = MapControls(easel.painter)
    camera = easel.painter.camera
    whole = camera.target_scale
    hands.fit(HAB)
    assert camera.target_scale > whole * 2
    hands.fit(HAB)
    assert camera.target_scale == whole
    spot = middle(easel, HAB)
    for time_s in (1.0, 1.2):
        hands.press(spot)
        hands.release(spot, time_s)
    assert camera.target_scale > whole * 2


def test_arrow_keys_walk_along_the_habs_and_down_to_the_gallery() -> None:
    plan = colony.plan()
    at: MapThing = MapThing("module", "hab_1")
    row = [at := neighbour(plan, at, "right") for _ in range(3)]
    assert [thing.id for thing in row] == ["hab_2", "hab_3", "hab_4"]
    assert neighbour(plan, MapThing("module", "hab_3"), "down").id == "shaft_hab_3"
    assert neighbour(plan, MapThing("module", "hab_3"), "up").id == "hab_3"


def test_every_module_can_be_reached_with_the_arrow_keys() -> None:
    plan = colony.plan()
    start = MapThing("module", next(iter(plan.modules)))
    reached, ahead = {start}, [start]
    while ahead:
        at = ahead.pop()
        for direction in ("left", "right", "up", "down"):
            found = neighbour(plan, at, direction)
            if found not in reached:
                reached.add(found)
                ahead.append(found)
    assert {thing.id for thing in reached} == set(plan.modules)


def test_the_view_follows_a_choice_that_lies_outside_it(easel: Easel) -> None:
    hands = MapControls(easel.painter)
    hands.selection = HAB
    hands.fit(HAB)
    easel.draw(colony.calm(0))
    chosen = hands.step("right")
    easel.draw(colony.calm(0))
    lens = easel.painter.lens
    assert lens is not None
    assert lens.viewport.collidepoint(middle(easel, chosen))
