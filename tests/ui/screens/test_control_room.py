"""The control room: what it shows, and what hands do in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.session.orders import Evacuate, SealModule, SendTeam
from game.session.save import replay, write_save
from game.session.view.told import LogLine
from game.sim.clock import HOUR_S, SOL_S
from game.ui.map.picking import MapThing
from game.ui.night import SCENARIO
from game.ui.screens.colony.strip import said_model
from game.ui.toolkit.events import PointerMoved, PointerPressed, PointerReleased
from game.ui.toolkit.messages import Written

from .conftest import Desk


def test_drawing_changes_nothing(desk) -> None:
    before = desk.session.state_hash()
    desk.wait(30)
    desk.key("h", "u", "s", "b", "w", "c", "f", "g", "t", "l", "escape", "o", "o")
    assert desk.session.state_hash() == before


def test_time_stands_until_it_is_let_go(desk) -> None:
    desk.wait(60)
    assert desk.session.elapsed_s == 0.0
    assert "Time stands" in desk.words("pace")


def test_space_lets_time_run_and_stops_it_again_wherever_the_keyboard_is(desk) -> None:
    desk.key("e")
    desk.key("space")
    assert not desk.scene.runner.paused
    desk.key("space")
    assert desk.scene.runner.paused
    assert not desk.session.journal


def test_a_speed_button_lets_time_run(desk) -> None:
    desk.click("pace", ("speed", 1))
    assert (desk.scene.runner.paused, desk.scene.runner.speed) == (False, 1)


@pytest.mark.parametrize(("keys", "speed"), [(["f4"], 2), (["f4", ","], 1), (["f2", "."], 1), ([",", ","], 0)])
def test_keys_set_the_speed(desk, keys: list[str], speed: int) -> None:
    for key in keys:
        desk.press(key)
    assert (desk.scene.runner.paused, desk.scene.runner.speed) == (False, speed)


def test_the_scenarios_place_is_chosen_at_first(desk) -> None:
    assert desk.scene.selection == MapThing("module", "hab_3")
    assert "Hab-3" in desk.words("chosen")


def test_a_number_gives_the_order_that_bears_it(desk) -> None:
    _, number = desk.order("Evacuate")
    desk.key(str(number))
    assert [order for _, order in desk.session.journal] == [Evacuate("hab_3")]


def test_a_click_gives_the_order_too(desk) -> None:
    desk.click("chosen", desk.order("Seal"))
    assert [order for _, order in desk.session.journal] == [SealModule("hab_3")]


def test_while_the_clock_stands_every_order_keeps_its_number_whatever_else_is_ordered(crisis_desk) -> None:
    desk = crisis_desk
    desk.scene.runner.paused = True
    desk.scene.choose(MapThing("module", "hab_3"))
    desk.wait()
    panel, given = desk.scene.panels.chosen, desk.session.orders_given
    before = {number: panel.choice(number) for number in desk.orders()}
    sent = next(number for number, choice in before.items() if isinstance(choice.order, SendTeam))
    desk.key(str(sent))
    desk.wait()
    assert desk.session.orders_given == given + 1
    now = {number: panel.choice(number) for number in desk.orders()}
    kept = now.keys() & before.keys()
    assert sent not in kept
    assert len(kept) >= 5
    assert all(now[number].kind == before[number].kind for number in kept)
    assert min(now.keys() - kept) > max(before)


def test_when_a_crisis_stops_the_clock_the_orders_are_numbered_anew_with_what_matters_first(desk) -> None:
    desk.key("f3")
    for _ in range(400):
        desk.wait(1)
        if desk.scene.by_alarm:
            break
    assert desk.scene.by_alarm
    desk.wait(30)
    numbers = desk.scene.panels.chosen.model.numbers
    assert len(numbers) > 7
    assert numbers == tuple(range(1, len(numbers) + 1))


def test_a_night_that_was_played_by_hand_comes_out_the_same_with_nothing_drawn(desk, tmp_path: Path) -> None:
    for number in "12":
        desk.key("f3", "right", "left", "w", "escape")
        desk.wait(60)
        desk.scene.choose(MapThing("module", "hab_3"))
        desk.wait(30)
        desk.key(number)
    desk.wait(60)
    assert len(desk.session.journal) == 2
    write_save(desk.session, tmp_path / "night.save")
    assert replay(tmp_path / "night.save", desk.gallery.content, lambda _: None).same


def test_an_order_that_cannot_be_given_says_why(desk) -> None:
    door = next(door for door in desk.view.doors if "hab_3" in (door.a, door.b))
    desk.scene.choose(MapThing("door", door.id))
    desk.wait()
    choices = desk.scene.panels.chosen.choices
    number = next(number for number, choice in enumerate(choices, 1) if choice.refused)
    desk.click("chosen", ("order", number))
    assert desk.session.orders_given == 0
    assert f"{door.state} already" in desk.words("note")


@pytest.mark.parametrize(("label", "state"), [("Seal it", "sealed"), ("Close it", "closed")])
def test_a_chosen_door_can_be_shut(desk, label: str, state: str) -> None:
    door = next(door for door in desk.view.doors if door.state == "open")
    desk.scene.choose(MapThing("door", door.id))
    desk.wait()
    desk.click("chosen", desk.order(label))
    assert next(each.state for each in desk.view.doors if each.id == door.id) == state


def test_arrows_choose_the_next_place_on_the_map(desk) -> None:
    desk.key("right", "right")
    assert desk.scene.selection == MapThing("module", "hab_4")


def test_a_click_on_the_map_chooses_what_is_there(desk) -> None:
    rect = desk.scene.map.rect_of(MapThing("module", "medical"))
    assert rect is not None
    desk.tap(rect.centerx, rect.bottom - 3)
    assert desk.scene.selection is not None
    assert desk.scene.selection.kind in ("module", "machine", "person")


def test_the_list_of_people_leads_to_a_person_with_skills(desk) -> None:
    desk.click("rail", ("page", "people"))
    assert "Kwan" in desk.words("people")
    desk.scene.choose(MapThing("person", "kwan"))
    desk.wait()
    assert "Good at" in desk.words("people_aside")
    assert "Electrical" in desk.words("people_aside")


def test_enter_on_a_row_of_the_table_chooses_that_person(desk) -> None:
    desk.click("rail", ("page", "people"))
    desk.scene.stage.focus_on("people", "everyone")
    desk.key("down", "return")
    assert desk.scene.selection is not None
    assert desk.scene.selection.kind == "person"


def test_escape_leads_from_a_page_back_to_the_map_and_then_to_the_menu(desk) -> None:
    desk.key("alt+4")
    assert desk.scene.page == "stores"
    desk.key("escape")
    assert desk.scene.page == "map"
    desk.key("escape")
    assert "Leave the desk" in desk.words()
    desk.key("escape")
    assert desk.gallery.stack.top is desk.scene


def test_time_stands_while_the_menu_is_open(desk) -> None:
    desk.key("space", "escape")
    before = desk.session.elapsed_s
    desk.wait(120)
    assert desk.session.elapsed_s == before


def test_the_overlay_key_goes_round(desk) -> None:
    desk.key("o")
    assert desk.scene.map.overlay == "co2"
    assert "kPa by sensor" in desk.words("overlays")


def test_the_log_can_be_searched(desk) -> None:
    desk.session.order(SealModule("hab_3"))
    desk.scene.runner.look()
    desk.key("l")
    assert "sealed" in desk.words("log")
    desk.scene.panels.pages.answer(Written("log_words", "nothing like it"))
    desk.scene.refresh_now()
    desk.wait()
    assert "No line says that." in desk.words("log")


def test_everything_can_be_reached_with_the_tab_key(desk) -> None:
    seen = set()
    for _ in range(120):
        desk.press("tab")
        seen.add(desk.scene.stage.focused)
    desk.wait(2)
    assert {panel for panel, _ in seen} >= {"map", "overlays", "chosen", "rail", "pace", "coming"}


def test_the_job_in_hand_shows_its_steps(crisis_desk) -> None:
    said = crisis_desk.words("chosen")
    assert "Team: " in said
    assert "Strip panels" in said


def test_a_click_on_an_alarm_goes_there_and_notes_it(crisis_desk) -> None:
    desk = crisis_desk
    desk.scene.choose(MapThing("module", "medical"))
    desk.wait()
    card = next(alarm for alarm in desk.view.alarms if alarm.level != "notice")
    desk.click("alarms", ("alarm", card.id, card.module))
    assert desk.scene.selection == MapThing("module", card.module)
    assert all(alarm.acknowledged for alarm in desk.view.alarms if alarm.module == card.module)


def test_the_forecast_of_the_chosen_place_is_told_in_words(crisis_desk) -> None:
    assert "if nothing is done" in crisis_desk.words("chosen")


def test_a_machine_shows_the_symptom_of_what_failed_in_it(crisis_desk) -> None:
    crisis_desk.scene.choose(MapThing("machine", "hab_3.generator"))
    crisis_desk.wait()
    assert "gnition harness, corroded" in crisis_desk.words("chosen")


def test_a_quick_save_is_gone_on_with_where_it_was(crisis_desk) -> None:
    before = crisis_desk.session.state_hash()
    crisis_desk.key("f5")
    assert "Saved." in crisis_desk.words("note")
    crisis_desk.key("f9")
    crisis_desk.wait(4)
    top = crisis_desk.gallery.stack.top
    assert top is not crisis_desk.scene
    assert top.runner.session.state_hash() == before


def test_z_comes_so_near_to_the_chosen_place_that_it_fills_the_map(desk) -> None:
    before = desk.scene.map.rect_of(desk.scene.selection)
    desk.key("z")
    desk.scene.map.settle()
    desk.wait(2)
    after = desk.scene.map.rect_of(desk.scene.selection)
    assert after.width > 2 * before.width


def test_a_fast_key_in_a_crisis_says_how_fast_a_crisis_runs(crisis_desk) -> None:
    crisis_desk.key("f4")
    runner = crisis_desk.scene.runner
    assert f"A crisis runs at {runner.most_per_s:.0f} × real time, and no faster." in crisis_desk.words("note")


@pytest.mark.parametrize(("there", "back"), [("escape", "escape"), ("u", "escape")])
def test_the_map_lies_still_when_the_pointer_came_up_over_something_else(desk: Desk, there: str, back: str) -> None:
    desk.scene.map.fit()
    desk.wait(60)
    x, y = desk.scene.map.rect.center
    for event in (PointerMoved(x, y), PointerPressed(x, y)):
        desk.gallery.stack.handle(event)
    desk.wait()
    desk.key(there)
    desk.gallery.stack.handle(PointerReleased(x, y))
    desk.key(back)
    desk.wait(60)
    before = desk.scene.map.rect_of(MapThing("module", SCENARIO))
    desk.gallery.stack.handle(PointerMoved(x - 200, y + 40))
    desk.wait(60)
    assert desk.scene.map.rect_of(MapThing("module", SCENARIO)) == before


def test_the_log_on_the_map_says_where_another_sol_begins(desk) -> None:
    view = desk.view
    began_s = view.sol * SOL_S
    log = tuple(
        LogLine(began_s + at_s, text, "plain", "")
        for at_s, text in ((-5.0 * HOUR_S, "evening"), (-HOUR_S, "night"), (60.0, "now"))
    )
    told = [text for _, text, _ in said_model(replace(view, log=log), 6).lines]
    assert told == ["now", f"Sol {view.sol - 1}", "night", "evening"]
    assert [text for _, text, _ in said_model(replace(view, log=log), 2).lines] == ["now"]
