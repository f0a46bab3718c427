"""What the player sees of the colony."""

import copy
from dataclasses import replace
from itertools import combinations
from typing import get_args

import pytest
from pygame import Rect

from game.sim.hardware.components import MachineState
from game.ui.map.details import _STATES
from game.ui.map.geometry import inside
from game.ui.map.look import OVERLAYS, OverlayId
from game.ui.map.picking import MapThing
from game.ui.map.plan import make_plan
from tests.ui.map import colony_for_map as colony
from tests.ui.map.conftest import Stand

HAB = MapThing("module", "hab_3")


def test_every_state_of_a_machine_has_a_colour_and_one_without_power_looks_like_one_that_stopped() -> None:
    assert {*get_args(MachineState), "unpowered"} == {*_STATES}
    assert _STATES["unpowered"] == _STATES["stopped"]


@pytest.mark.parametrize("size", [(760, 420), (900, 540), (1436, 864)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_whole_colony_is_seen_when_the_map_opens(stand: Stand, size: tuple[int, int], scale: float) -> None:
    easel = stand(colony.plan(), size, scale)
    easel.draw(colony.calm())
    lens = easel.painter.lens
    assert lens is not None
    for place in colony.plan().modules.values():
        assert easel.viewport.contains(lens.rect(place.box)), place.id


def test_the_whole_colony_fits_beside_panels_that_lie_over_the_map(stand: Stand) -> None:
    easel = stand(colony.plan())
    clear = Rect(24 + 200, 16 + 100, 700, 440)
    easel.draw(colony.calm(), clear=clear)
    lens = easel.painter.lens
    assert lens is not None
    assert all(clear.contains(lens.rect(place.box)) for place in colony.plan().modules.values())


def test_nothing_is_drawn_outside_the_viewport(stand: Stand) -> None:
    easel = stand(colony.plan())
    easel.surface.fill((1, 2, 3))
    easel.draw(colony.crisis(), selection=HAB)
    width, height = easel.surface.get_size()
    view = easel.viewport
    edges = [(x, y) for x in range(width) for y in (view.y - 1, view.bottom)]
    edges += [(x, y) for y in range(height) for x in (view.x - 1, view.right)]
    assert {tuple(easel.surface.get_at(edge))[:3] for edge in edges} == {(1, 2, 3)}


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_labels_never_cover_each_other_in_the_smallest_window(stand: Stand, overlay: OverlayId) -> None:
    easel = stand(colony.plan(), (896, 544))
    easel.draw(colony.crisis(), overlay=overlay, selection=HAB)
    labels = easel.painter.labels
    assert not [(a.text, b.text) for a, b in combinations(labels, 2) if a.rect.colliderect(b.rect)]
    assert all(easel.viewport.contains(label.rect) for label in labels)


def test_nearly_every_room_is_named_in_the_smallest_window(stand: Stand) -> None:
    easel = stand(colony.plan(), (896, 544))
    easel.draw(colony.calm())
    rooms = [place.id for place in colony.plan().modules.values() if not place.passage]
    named = {label.module for label in easel.painter.labels}
    assert len(named & set(rooms)) >= 0.9 * len(rooms)


def test_a_label_is_never_shortened(stand: Stand) -> None:
    easel = stand(colony.plan(), (896, 544))
    easel.draw(colony.calm())
    assert not [label.text for label in easel.painter.labels if "…" in label.text]


def test_the_module_in_danger_is_named_with_its_reading_in_the_colour_of_danger(stand: Stand) -> None:
    easel = stand(colony.plan(), (896, 544))
    easel.draw(colony.crisis())
    danger = easel.painter.kit.colour("danger")
    assert ("16.4", danger) in [(each.text, each.colour) for each in easel.painter.labels if each.module == "hab_3"]


def test_looking_changes_nothing_that_is_looked_at(stand: Stand) -> None:
    view = colony.crisis()
    before = copy.deepcopy(view)
    stand(colony.plan()).draw(view, selection=HAB, time_s=2.0, dt_s=0.1)
    assert view == before


def test_the_same_view_gives_the_same_picture(stand: Stand) -> None:
    view = colony.crisis()
    easel = stand(colony.plan())
    first = easel.draw(view, selection=HAB, time_s=2.0)
    assert easel.draw(view, selection=HAB, time_s=2.0) == first
    assert stand(colony.plan()).draw(colony.crisis(), selection=HAB, time_s=2.0) == first


def test_an_ill_room_is_darker_than_a_healthy_one(stand: Stand) -> None:
    def light(view: colony.ColonyView) -> float:
        easel = stand(colony.plan())
        easel.draw(view)
        lens = easel.painter.lens
        assert lens is not None
        rect = lens.rect(colony.plan().modules["hab_3"].box).inflate(-6, -6)
        part = easel.surface.subsurface(rect)
        pixels = [part.get_at((x, y)) for x in range(rect.width) for y in range(rect.height)]
        return sum(sum(pixel[:3]) for pixel in pixels) / len(pixels)

    empty = colony.calm(0)
    ill = replace(empty, modules=tuple(replace(m, danger="danger") if m.id == "hab_3" else m for m in empty.modules))
    lost = colony.with_air(ill, "hab_3", pressure_kpa=4.0, o2_kpa=0.8)
    assert light(empty) > 1.4 * light(ill) > 1.4 * light(lost)


def test_only_a_danger_that_nobody_has_answered_blinks(stand: Stand) -> None:
    def blinks(view: colony.ColonyView) -> bool:
        easel = stand(colony.plan())
        still = replace(colony.with_air(view, "hab_3", pressure_kpa_per_min=0.0), people=(), jobs=())
        return easel.draw(still, time_s=0.0) != easel.draw(still, time_s=0.3)

    assert blinks(colony.crisis())
    assert not blinks(colony.crisis(acknowledged=True))
    assert not blinks(colony.calm())


def test_dust_drifts_only_where_the_pressure_falls(stand: Stand) -> None:
    quiet = replace(colony.calm(), people=())
    falling = colony.with_air(quiet, "hab_3", pressure_kpa_per_min=-3.0)
    easel = stand(colony.plan())
    assert easel.draw(quiet, time_s=1.0) == easel.draw(quiet, time_s=1.6)
    assert easel.draw(falling, time_s=1.0) != easel.draw(falling, time_s=1.6)


def test_a_door_slides_to_its_new_state_and_then_stands_still(stand: Stand) -> None:
    easel = stand(colony.plan())
    calm = replace(colony.calm(), people=())
    door = next(door.id for door in calm.doors if door.state == "open")
    easel.draw(calm)
    sealed = colony.with_doors(calm, {door: "sealed"})
    sliding = easel.draw(sealed, dt_s=0.1)
    shut = easel.draw(sealed, dt_s=2.0)
    assert sliding != shut
    assert easel.draw(sealed, dt_s=2.0) == shut
    assert shut == stand(colony.plan()).draw(sealed)


def test_the_two_rooms_of_a_bare_scenario_can_be_looked_at(stand: Stand) -> None:
    modules, doors = colony.bare_plans()
    easel = stand(make_plan(modules, doors))
    easel.draw(colony.view_of(modules, doors, people=16))
    lens = easel.painter.lens
    assert lens is not None
    middle = lens.to_screen(easel.painter.plan.modules["hall"].box.middle)
    assert easel.painter.at((middle[0], middle[1] - 8)) == MapThing("module", "hall")
    assert {label.module for label in easel.painter.labels} == {"lock", "hall"}


def test_everyone_stands_inside_their_module(stand: Stand) -> None:
    easel = stand(colony.plan())
    view = colony.calm()
    easel.draw(view)
    lens = easel.painter.lens
    assert lens is not None
    for person in view.people:
        place = colony.plan().modules[person.module]
        rect = easel.painter.rect(MapThing("person", person.id))
        assert rect is not None
        assert lens.rect(place.box).contains(rect), person
        assert inside(lens.to_world((rect.centerx, rect.bottom - 3)), place.outline), person


def test_no_word_hides_the_rooms_of_a_low_module(stand: Stand) -> None:
    easel = stand(colony.plan(), (896, 544))
    easel.draw(colony.calm())
    painter = easel.painter
    assert painter.lens is not None
    for label in painter.labels:
        place = painter.plan.modules[label.module]
        box = painter.lens.rect(place.box)
        if not place.passage and box.height < 2 * label.rect.height:
            assert not label.rect.colliderect(box.inflate(-4, -4)), label.module
