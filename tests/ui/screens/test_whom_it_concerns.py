"""Whom a crisis concerns: those who live."""

from __future__ import annotations

from game.content.kinds.alarm import AlarmKind
from game.session.view import RoomView
from game.sim.people.components import Body, Person
from game.ui.map.trapped import held
from game.ui.night import SCENARIO
from game.ui.screens.colony.chosen.onset import onset_of
from game.ui.screens.colony.strip import coming_model

from .conftest import Desk


def all_but_one_die(desk: Desk) -> None:
    inside = next(module.people for module in desk.view.modules if module.id == SCENARIO)
    for entity, person in desk.session.world.each(Person):
        if person.id in inside[1:]:
            desk.session.world.get(entity, Body).alive = False
    desk.scene.runner.look()


def test_the_dead_are_not_counted_as_people_in_danger(crisis_desk: Desk) -> None:
    all_but_one_die(crisis_desk)
    onset = onset_of(crisis_desk.view, SCENARIO, crisis_desk.session.content.of(AlarmKind))
    assert onset is not None
    assert onset.inside == 1
    crisis = next(each for each in coming_model(crisis_desk.view).crises if each.module == SCENARIO)
    assert crisis.left.startswith("1 ")


def test_the_dead_are_not_counted_as_shut_in() -> None:
    assert held(RoomView("east", "", ("ada", "bo", "cy"), 0, "jammed", dead=2)) == 1
