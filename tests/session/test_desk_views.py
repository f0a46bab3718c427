"""What a view shows of places, ways, frames and people, and what it keeps to itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from game.content.catalogues.translating import in_language
from game.content.store import Content
from game.session.orders import Refusal, StartMachine, TakePrecautions
from game.session.session import Session
from game.session.view import ModuleView, VitalView
from game.sim.clock import HOUR_S, SOL_H
from game.sim.frames.fall import bring_down
from game.sim.outlook.components import Outlook
from game.sim.people.rules import die, fall
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.structure.components import Hole
from game.sim.structure.passages import set_passage
from game.story.lines import Line, Log
from tests.passing import play

Begin = Callable[..., Session]
Played = Callable[..., Session]


def test_rooms_tell_who_is_in_them_and_how_they_are_reached(played: Played) -> None:
    session = played("module_four", 100.0)
    module = next(module for module in session.view().modules if module.id == "module_four")
    rooms = {room.id: room for room in module.rooms}
    assert rooms["4-14"].people == ("eide",)
    assert rooms["4-16"].reach == "blocked"
    assert rooms["4-01"].reach == "open"


def test_a_room_names_the_parts_that_lie_in_it(begin: Begin, content: Content) -> None:
    told = in_language(content, "de")
    session = begin("g_7")
    tunnel = next(module for module in session.view().modules if module.id == "access_tunnel")
    assert {room.parts for room in tunnel.rooms if room.parts} == {("Manifold header",), ("Manifold junction",)}
    session.speak(told)
    tunnel = next(module for module in session.view().modules if module.id == "access_tunnel")
    named = {part for room in tunnel.rooms for part in room.parts}
    assert named == {told.part_kinds[kind].name for kind in ("manifold_header", "manifold_junction")}


def test_the_dead_are_told_apart_from_those_who_lie_there(played: Played) -> None:
    session = played("quiet", 60.0)
    world = session.world

    def dome() -> ModuleView:
        return next(module for module in session.view(forecasts=False).modules if module.id == "dome_one")

    before = dome()
    first, second = (world.the(Register).people[name] for name in before.people[:2])
    die(world, first, "heart")
    fall(world, second, "hypoxia")
    after = dome()
    assert (after.down, after.dead) == (before.down + 1, 1)
    assert after.living == len(before.people) - 1


def test_a_hole_that_nobody_has_seen_is_not_on_the_desk(played: Played) -> None:
    session = played("module_four", 100.0)
    holes = [hole for _, hole in session.world.each(Hole) if hole.part == 0]
    assert any(not hole.found for hole in holes)
    assert {hole.id for hole in session.view().holes} == {hole.id for hole in holes if hole.found}


def test_a_frame_in_trouble_shows_its_members_and_when_it_may_come_down(played: Played) -> None:
    view = played("sector_nine", 100.0).view()
    frame = view.frames[0]
    assert frame.module == "nine_e"
    assert any(member.state != "sound" for member in frame.members)
    assert frame.soonest_s is not None
    assert frame.latest_s is not None
    assert frame.soonest_s <= frame.latest_s


def test_frames_that_stand_as_they_should_are_not_listed(begin: Begin) -> None:
    assert begin("quiet").view().frames == ()


def test_precautions_show_since_when_and_at_what_cost(played: Played) -> None:
    session = played("module_four", 100.0)
    assert session.view().precautions is None
    session.order(TakePrecautions())
    play(session, 700.0)
    shown = session.view().precautions
    assert shown is not None
    assert shown.on
    assert shown.lost_h > 0.0


def test_a_view_of_people_is_the_same_whether_it_was_kept_or_made_anew(begin: Begin) -> None:
    watched, fresh = begin("module_four"), begin("module_four")
    while watched.elapsed_s < 900.0:
        watched.view((), forecasts=False)
        watched.step()
        fresh.step()
    kept = [replace(person, tired="") for person in watched.view().people]  # looked at every ten minutes
    assert kept == [replace(person, tired="") for person in fresh.view().people]


def test_the_log_goes_back_further_than_a_page_and_is_the_same_however_often_it_is_read(begin: Begin) -> None:
    read, unread = begin("sector_nine"), begin("sector_nine")
    while read.elapsed_s < 1_800.0:
        read.view((), lists=("log",), forecasts=False)
        read.step()
        unread.step()
    assert read.view().log == unread.view().log
    assert len(unread.view().log) > 60


def test_a_place_that_came_down_is_lost_and_has_no_offers(played: Played) -> None:
    session = played("sector_nine", 2_400.0)
    nine_e = next(module for module in session.view().modules if module.id == "nine_e")
    assert nine_e.lost
    assert session.choices("nine_e") == ()
    assert session.world.the(Register).modules["nine_e"]


def test_a_room_behind_a_beam_is_reached_through_the_wall_that_was_cut(played: Played) -> None:
    session = played("module_four", 120.0)
    world = session.world
    set_passage(world, world.the(Register).passages["4.access"], "clear")
    module = next(module for module in session.view().modules if module.id == "module_four")
    corridor = next(room for room in module.rooms if room.id == "4-13")
    assert corridor.reach == "open"


def test_the_machines_of_a_place_that_came_down_stand_still(played: Played) -> None:
    session = played("quiet", 60.0)
    bring_down(session.world, session.world.the(Register).modules["hab_3"])
    play(session, 7_200.0)
    inside = [machine for machine in session.view().machines if machine.module == "hab_3"]
    assert inside
    assert {machine.output_share for machine in inside} == {0.0}
    assert all(isinstance(session.order(StartMachine(machine.id)), Refusal) for machine in inside)


def test_a_colony_that_is_looked_at_after_each_step_is_the_same_as_one_that_is_not(begin: Begin) -> None:
    alone, watched = begin("sector_nine", 3), begin("sector_nine", 3)
    watched.let_forecasts_stand(600.0)
    for _ in range(20):
        alone.step()
        watched.step()
        watched.view()
        watched.forecasts("sector_nine")
        assert watched.state_hash() == alone.state_hash()


def test_a_view_made_in_parts_is_the_view_made_at_once_whatever_is_asked_between(played: Played) -> None:
    session = played("hab_3", 900.0)
    parts = session.view_in_parts()
    asked = session.foresee("hab_3")
    seen = []
    for view in parts:
        seen.append(view)
        next(asked, None)
    assert len(seen) > 20
    assert seen[-1] == session.view()


def test_a_forecast_made_in_parts_is_the_forecast_made_at_once_whatever_runs_between(played: Played) -> None:
    session, other = played("hab_3", 900.0), played("hab_3", 900.0)
    between = session.choices_in_parts("hab_3")
    parts = 0
    for _ in session.foresee("hab_3"):
        parts += 1
        next(between, None)
    assert parts > 3
    assert session.forecasts("hab_3") == other.forecasts("hab_3")


def test_how_long_the_food_lasts_is_told_alike_everywhere_while_all_sleep_and_while_they_eat(played: Played) -> None:
    night = played("first_year", 60.0)
    for _ in range(2):
        view = night.view()
        assert view.flows is not None
        stock = next(each for each in view.flows.stocks if each.id == "food")
        tank = next(each for each in view.tanks if each.id == "food")
        food = view.flows.food
        assert stock.kg_per_sol == pytest.approx(food.grown_kg_per_sol - food.eaten_kg_per_sol)
        assert sum(term.value for term in stock.terms) == pytest.approx(stock.kg_per_sol)
        assert stock.lasts_sols == pytest.approx(food.lasts_sols)
        assert tank.amount_kg / -tank.kg_per_h == pytest.approx(food.lasts_sols * SOL_H if food.lasts_sols else 0.0)
        play(night, night.elapsed_s + 8 * HOUR_S)


def test_water_lasts_as_long_as_the_store_falls_where_it_falls_faster_than_it_should(played: Played) -> None:
    session = played("quiet", 60.0)
    outlook = session.world.one(Outlook)

    def water() -> VitalView:
        return next(vital for vital in session.view(forecasts=False).vitals if vital.id == "water")

    outlook.stocks["water"] = [9_000.0, 8_900.0, 8_900.0]
    rated_sols, rated_terms = water().value, water().terms
    outlook.stocks["water"] = [90_000.0, 84_000.0, 80_000.0]
    assert water().value < rated_sols
    assert "5000 kg in a sol" in water().terms
    assert "5000 kg" not in rated_terms


@pytest.mark.parametrize("language", ["", "de"])
def test_a_line_about_a_door_leads_to_a_place_beside_it(begin: Begin, content: Content, language: str) -> None:
    session = begin("g_7")
    door = session.view().doors[0]
    name = session.world.the(Settlement).door_name(door.id)
    if language:
        session.speak(in_language(content, language))
    session.world.one(Log).lines.append(Line(0.0, "log.door.open", {"door": name}, "plain", ""))
    line = session.view((), forecasts=False).log[-1]
    assert line.module in (door.a, door.b)


def test_the_page_of_flows_draws_at_the_first_moment_what_the_top_bar_does(begin: Begin) -> None:
    view = begin("quiet").view()
    power = view.flows.power
    top = next(vital for vital in view.vitals if vital.id == "power")
    assert power.made_kw - power.drawn_kw == pytest.approx(top.value)
    assert sum(term.value for term in power.drawn) == pytest.approx(power.drawn_kw)
    assert sum(term.value for term in power.made) == pytest.approx(power.made_kw)
