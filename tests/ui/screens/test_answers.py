"""Somebody refuses, many orders want keys, and a team's gear runs down: what the desk shows, and what hands do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.content.kinds.alarm import AlarmKind
from game.content.kinds.work import TaskKind
from game.session.orders import Insist, LetBe, SealModule, SendTeam, Wake, Withdraw
from game.session.view import ChoiceView, CrisisView, HoleView
from game.sim.minds.components import Standoff
from game.sim.minds.refusals import stand_off
from game.sim.register import Register
from game.ui.figures import span
from game.ui.map.picking import MapThing
from game.ui.screens.colony.chosen.offers import Numbers, orders, sorted_by_topic, topic_of
from game.ui.screens.colony.chosen.onset import onset_of
from game.ui.toolkit.widgets.label import Label
from tests.ui.map import colony_for_map as colony


@pytest.fixture
def refusing(crisis_desk):
    """Somebody at work in Hab-3 was told to come out, and will not."""
    desk = crisis_desk
    job = desk.view.jobs[0]
    world = desk.session.world
    person = world.the(Register).people[job.people[0]]
    stand_off(world, person, "will_not_leave", job.id, "will.stay.plain.1")
    desk.scene.runner.look()
    desk.scene.refresh_now()
    desk.wait()
    assert world.find(person, Standoff) is not None
    return desk, job.people[0]


@pytest.mark.parametrize(("key", "kind"), [("1", Insist), ("2", LetBe)])
def test_somebody_who_refuses_is_answered_by_a_key(refusing, key: str, kind: type[Insist | LetBe]) -> None:
    desk, person = refusing
    standoff = desk.view.standoffs[0]
    words = desk.words("chosen")
    assert standoff.name in words
    assert standoff.text.split()[0] in words
    desk.key(key)
    assert desk.session.journal[-1][1] == kind(person)


def test_somebody_who_refuses_is_answered_by_a_click(refusing) -> None:
    desk, person = refusing
    desk.click("chosen", ("order", 2))
    assert desk.session.journal[-1][1] == LetBe(person)
    assert desk.view.standoffs == ()


def test_the_teams_page_shows_how_much_breath_each_has_left(crisis_desk) -> None:
    desk = crisis_desk
    desk.key("r")
    worn = next(
        person for job in desk.view.jobs for person in desk.view.people if person.id in job.people and person.mask_s
    )
    before = desk.words("teams")
    assert worn.name in before
    assert span(worn.mask_s) in before
    people = tuple(replace(each, mask_s=171.0) if each.id == worn.id else each for each in desk.view.people)
    desk.scene.runner.view = replace(desk.view, people=people)
    desk.scene.refresh_now()
    desk.wait()
    assert "2:51" in desk.words("teams")
    assert span(worn.mask_s) not in desk.words("teams")


def test_orders_beyond_nine_get_their_keys_in_turn(crisis_desk) -> None:
    desk = crisis_desk
    choices = desk.scene.panels.chosen.choices
    assert len(choices) > 9
    number = next(at for at, choice in enumerate(choices, 1) if at > 9 and not choice.refused)
    for _ in range((number - 1) // 9):
        desk.key("0")
    desk.key(str((number - 1) % 9 + 1))
    assert desk.session.journal[-1][1] == choices[number - 1].order


def test_a_place_that_loses_air_in_somebody_elses_crisis_still_says_what_is_wrong_and_how_long(content) -> None:
    view = colony.with_air(colony.crisis(), "hab_3", pressure_kpa_per_min=-3.0)
    modules = tuple(replace(each, harm_s=957.0) if each.id == "hab_3" else each for each in view.modules)
    alarms = (replace(view.alarms[0], id="breach", module="hab_3", level="breach"),)
    hole = HoleView("h", "hab_3", "", "hole, 59 mm", "open", 59.0, False)
    known = replace(view, modules=modules, holes=(hole,), crises=(), jobs=(), alarms=alarms)
    onset = onset_of(known, "hab_3", content.of(AlarmKind))
    assert onset is not None
    assert (onset.crisis.kind, onset.left_s, onset.in_hand) == ("pressure", 957.0, False)
    assert "Hole, 59 mm" in onset.crisis.chain[0]
    assert view.now_s - view.elapsed_s <= onset.crisis.onset_s <= view.now_s
    assert onset_of(view, "canteen", content.of(AlarmKind)) is None


def test_a_place_that_a_strike_elsewhere_has_reached_tells_of_the_strike(content) -> None:
    view = colony.crisis()
    strike = CrisisView(7, "strike", "north_lock", view.now_s - 60.0, 600.0, None, "", "open", reached=("hab_3",))
    onset = onset_of(replace(view, crises=(strike,)), "hab_3", content.of(AlarmKind))
    assert onset is not None
    assert (onset.crisis.kind, onset.crisis.onset_s) == ("strike", view.now_s - 60.0)


def test_what_cannot_be_ordered_takes_no_number_from_what_can_be_about_the_same_thing() -> None:
    given = [
        ChoiceView(Wake("hab_3"), str(number), "", "plain", "No spare." if number < 3 else "", "replace")
        for number in range(6)
    ]
    doors = ChoiceView(SealModule("hab_3"), "doors", "", "plain", kind="seal")
    assert [choice.label for choice in sorted_by_topic([doors, *given])] == ["3", "4", "5", "0", "1", "2", "doors"]


def test_every_kind_of_choice_has_a_heading_of_its_own(content) -> None:
    kinds = {
        text.removeprefix("choice.") for text in content.texts if text.count(".") == 1 and text.startswith("choice.")
    }
    kinds.discard("in_masks")  # goes by the kind of what it is done in masks for
    spare = [ChoiceView(Wake("hab_3"), "", "", "plain", kind=kind) for kind in kinds]
    assert {choice.kind for choice in spare if topic_of(choice) == "colony"} == {"precautions_on", "precautions_off"}


def test_what_is_dangerous_is_no_last_resort_unless_the_desk_says_so() -> None:
    risky = ChoiceView(Wake("hab_3"), "", "", "danger", kind="carry")
    assert topic_of(risky) == "inside"
    assert topic_of(replace(risky, last=True)) == "last"


def test_what_shuts_a_place_that_was_left_comes_right_behind_letting_people_back_in() -> None:
    kinds = ["reopen", "seal", "replace", "replace", "search"]
    given = [ChoiceView(Wake("hab_3"), kind, "", "plain", kind=kind) for kind in kinds]
    assert [choice.kind for choice in sorted_by_topic(given)] == kinds


def test_nobody_is_offered_alone_what_takes_two(crisis_desk) -> None:
    desk = crisis_desk
    asleep = next(person for person in desk.view.people if person.doing == "asleep" and person.module == "hab_3")
    desk.scene.choose(MapThing("person", asleep.id))
    desk.wait()
    tasks = desk.session.content.of(TaskKind)
    found = [choice.order for choice in desk.scene.panels.chosen.choices if isinstance(choice.order, SendTeam)]
    assert found
    assert not [order.task for order in found if tasks[order.task].least > len(order.people)]


def test_teams_that_are_out_are_headed_as_many() -> None:
    given = tuple(ChoiceView(Withdraw(job), str(job), "", "danger", kind="withdraw") for job in (1, 2))
    more = tuple(ChoiceView(Wake(place), place, "", "plain", kind="wake") for place in "abc")
    heads = [each.text for each in orders((*given, *more), Numbers(keyed=99)) if isinstance(each, Label)]
    assert heads[0] == "The teams that are out"
    heads = [each.text for each in orders((given[0], *more, more[0]), Numbers(keyed=99)) if isinstance(each, Label)]
    assert heads[0] == "The team that is out"
