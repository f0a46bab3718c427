"""Rooms, the passages between them, and what bars them."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest

from game.content.kinds.place import PassageState
from game.session.view import HoleView
from game.ui.map.controls import MapControls
from game.ui.map.geometry import Box
from game.ui.map.passages import Passages
from game.ui.map.picking import MapThing
from game.ui.map.trapped import Trapped, held_in
from game.ui.map.walks import Walks
from tests.ui.map import colony_for_map as colony
from tests.ui.map.conftest import Easel, Stand
from tests.ui.map.hall import HALL, SHUT, close, housed


def test_rooms_stand_side_by_side_in_the_order_of_their_list_floor_by_floor() -> None:
    place = colony.plan().modules[HALL]
    assert [bay.id for bay in place.bays][:3] == ["4-01", "4-02", "4-03"]
    for before, after in pairwise(place.bays):
        if before.floor == after.floor:
            assert after.box.x == pytest.approx(before.box.right)
        else:
            assert after.floor == before.floor + 1
    counts = [sum(bay.floor == floor for bay in place.bays) for floor in range(len(place.floors))]
    assert max(counts) - min(counts) <= 1


def test_somebody_who_is_in_a_room_is_drawn_in_it() -> None:
    view = housed(colony.calm(), {"a": "4-14", "b": "4-14", "c": "4-02"})
    walks = Walks(colony.plan())
    walks.follow(view)
    for name, room in (("a", "4-14"), ("b", "4-14"), ("c", "4-02")):
        figure = walks.figures[name]
        assert colony.plan().rooms[room][1].box.grown(0.1).holds((figure.x, figure.y)), name


def test_somebody_in_no_room_is_not_drawn_behind_a_blocked_passage() -> None:
    view = housed(colony.calm(), {f"p{n}": "" for n in range(30)})
    walks = Walks(colony.plan())
    walks.follow(view)
    shut = [colony.plan().rooms[room][1].box for room in SHUT]
    for n in range(30):
        figure = walks.figures[f"p{n}"]
        assert not any(box.holds((figure.x, figure.y - 0.5)) for box in shut)


def test_somebody_who_changes_rooms_walks_through_the_passage_between_them() -> None:
    view = housed(colony.calm(), {"a": "4-north"})
    walks = Walks(colony.plan())
    walks.follow(view)
    seen = []
    for share in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        going = tuple(
            replace(p, doing="walking", next_module=HALL, next_room="4-16", next_share=share) if p.id == "a" else p
            for p in view.people
        )
        walks.follow(replace(view, people=going))
        for _ in range(90):
            walks.advance(1 / 60)
            seen.append((walks.figures["a"].x, walks.figures["a"].y))
    wall = walks.passages.places["4.door_16"].bar
    assert any(wall.grown(0.5).holds(spot) for spot in seen)
    assert colony.plan().rooms["4-16"][1].box.grown(0.1).holds(seen[-1])
    assert max(math.dist(a, b) for a, b in pairwise(seen)) < 1.0


def test_a_door_between_two_rooms_is_in_the_wall_between_them() -> None:
    found = Passages(colony.plan())
    found.learn(colony.passages())
    wall = colony.plan().rooms["4-north"][1].box.x
    bar = found.places["4.door_16"].bar
    assert bar.x < wall < bar.right
    assert found.between("4-16", "4-north") == found.between("4-north", "4-16")


def test_no_two_passages_are_in_the_same_place() -> None:
    found = Passages(colony.plan())
    found.learn(colony.passages())
    boxes: list[tuple[str, Box]] = [(name, place.bar) for name, place in found.places.items()]
    assert len(boxes) == len(colony.passages())
    for number, (name, box) in enumerate(boxes):
        for other, another in boxes[number + 1 :]:
            assert not box.meets(another), f"{name} and {other}"


def test_a_wall_that_can_be_cut_is_drawn_from_the_room_to_the_tunnel() -> None:
    found = Passages(colony.plan())
    found.learn(colony.passages())
    line = found.places["4.access"].line
    plan = colony.plan()
    assert line[0][0] == pytest.approx(plan.modules[HALL].box.right)
    assert line[-1][1] == pytest.approx(plan.modules["maintenance_tunnel"].box.y)


def test_pointing_at_a_room_finds_its_module_with_the_room(easel: Easel) -> None:
    view = housed(colony.calm(), {})
    close(easel)
    easel.draw(view)
    lens = easel.painter.lens
    assert lens is not None
    bay = colony.plan().rooms["4-09"][1]
    found = easel.painter.at(lens.to_screen((bay.box.middle[0], bay.box.y + 0.6)))
    assert found is not None
    assert (found, found.room) == (MapThing("module", HALL), "4-09")


def test_pointing_at_what_bars_a_passage_finds_it_and_the_room_behind_it(easel: Easel) -> None:
    view = replace(housed(colony.calm(), {}), passages=colony.passages({"4.door_14": "blocked"}))
    close(easel)
    easel.draw(view)
    lens = easel.painter.lens
    assert lens is not None
    walks = Passages(colony.plan())
    walks.learn(view.passages)
    found = easel.painter.at(lens.to_screen(walks.places["4.door_14"].bar.middle))
    assert found is not None
    assert (found, found.room) == (MapThing("passage", "4.door_14"), "4-14")
    assert easel.painter.home(found) == MapThing("module", HALL)
    assert easel.painter.box(found) is not None


def test_pointing_at_a_hole_finds_it_and_the_room_it_is_in(easel: Easel) -> None:
    hole = HoleView("h", HALL, "4-12", "hole, 46 mm", "open", 46.0, False)
    view = replace(housed(colony.calm(), {}), holes=(hole,))
    close(easel)
    easel.draw(view)
    rect = easel.painter.hole_rects.get("h")
    assert rect is not None
    found = easel.painter.at(rect.center)
    assert found is not None
    assert (found, found.room) == (MapThing("hole", "h"), "4-12")
    assert easel.painter.home(found) == MapThing("module", HALL)


def test_a_hole_found_in_a_room_is_in_the_hull_at_that_room(easel: Easel) -> None:
    holes = tuple(
        HoleView(room, HALL, room, "hole, 46 mm", "open", 46.0, False) for room in ("4-01", "4-07", "4-12", "4-16")
    )
    easel.painter.camera.fit_all()
    easel.draw(replace(housed(colony.calm(), {}), holes=holes))
    lens = easel.painter.lens
    assert lens is not None
    for hole in holes:
        rect = easel.painter.hole_rects.get(hole.id)
        assert rect is not None
        module = lens.rect(colony.plan().modules[HALL].box)
        x, y = rect.center
        assert min(abs(x - module.x), abs(x - module.right), abs(y - module.y), abs(y - module.bottom)) <= 3, hole.room
        room = lens.rect(colony.plan().rooms[hole.room][1].box)
        assert room.inflate(12, 12).collidepoint(x, y), hole.room


def test_choosing_another_room_of_the_same_module_keeps_the_module_chosen(easel: Easel) -> None:
    view = housed(colony.calm(), {})
    close(easel)
    easel.draw(view)
    lens = easel.painter.lens
    assert lens is not None
    hands = MapControls(easel.painter)
    for number, room in enumerate(("4-02", "4-08")):
        box = colony.plan().rooms[room][1].box
        at = lens.to_screen((box.x + 0.4, box.y + 0.5))
        hands.press(at)
        assert hands.release(at, float(number * 5)) == (number == 0)
        assert hands.selection is not None
        assert hands.selection.room == room


@pytest.mark.parametrize("module", [HALL, "access_tunnel", "sector_nine", "hab_3", "dome_three"])
def test_fitting_a_module_comes_so_near_that_its_rooms_can_be_told_apart(stand: Stand, module: str) -> None:
    easel = stand(colony.plan(), (620, 400))
    close(easel, module)
    easel.draw(colony.calm(0))
    lens = easel.painter.lens
    assert lens is not None
    for bay in colony.plan().modules[module].bays:
        if bay.id:
            assert lens.rect(bay.box).width >= 30, bay.id


def test_something_is_fitted_beside_what_lies_over_the_map(stand: Stand) -> None:
    easel = stand(colony.plan(), (1000, 500))
    beside = easel.viewport.copy()
    beside.width, beside.x = 500, easel.viewport.right - 500
    easel.draw(colony.calm(0))
    easel.painter.camera.parts = (beside,)
    close(easel)
    easel.draw(colony.calm(0))
    rect = easel.painter.rect(MapThing("module", HALL))
    assert rect is not None
    assert beside.contains(rect)


def test_each_state_of_a_passage_has_a_picture_of_its_own(easel: Easel) -> None:
    states: tuple[PassageState, ...] = ("clear", "debris", "jammed", "blocked", "walled")
    view = housed(colony.calm(0), {})
    pictures = set()
    for state in states:
        close(easel)
        pictures.add(easel.draw(replace(view, passages=colony.passages({"4.door_15": state}))))
        easel.painter.camera.fit_all()
        easel.draw(view)
    assert len(pictures) == len(states)


def test_people_who_are_shut_in_are_counted_at_their_module_clear_of_every_label(easel: Easel) -> None:
    view = housed(colony.calm(), {"a": "4-14", "b": "4-14", "c": "4-16", "d": "4-02"})
    easel.draw(view)
    lens = easel.painter.lens
    assert lens is not None
    hall = next(module for module in view.modules if module.id == HALL)
    assert held_in(hall) == 3
    labels = [label.rect for label in easel.painter.labels]
    taken = list(labels)
    chips = Trapped(colony.plan(), easel.painter.kit).lay(lens, view.modules, taken)
    assert len(chips) == 1
    assert taken[-1].collidelist(labels) < 0
    assert lens.viewport.contains(taken[-1])


def test_nobody_is_counted_where_everybody_can_walk_out(easel: Easel) -> None:
    view = housed(colony.calm(), {"d": "4-02"})
    easel.draw(view)
    lens = easel.painter.lens
    assert lens is not None
    assert Trapped(colony.plan(), easel.painter.kit).lay(lens, view.modules, []) == []
