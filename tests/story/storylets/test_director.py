"""The director spaces what is told, lets people breathe, and never makes anything fail."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from msgspec.structs import replace

from game.content.kinds.storylet import StoryFilter
from game.session.session import Session
from game.sim.chance import Stream
from game.sim.clock import SOL_S, Clock
from game.sim.hazards.components import Alarm, Alarms, DebrisField
from game.sim.people.components import Presence
from game.sim.register import Register
from game.sim.structure.components import Module
from game.sim.weather.components import Weather
from game.story.director.gates import nothing_weight, verdict
from game.story.director.intensity import breathing, intensity_share, rules_of, weigh_on
from game.story.director.outside import look_up
from game.story.storylets.components import Page, StoryBook
from game.story.storylets.facts.reading import Facts
from game.story.storylets.news import CrisisNews, Newsroom
from game.story.storylets.picking import ABOUT_ANOTHER, drawn, fitting, hindrance, storylets

LATE = 40
"""Sols from which the opening is over."""


@pytest.fixture
def later(session: Session) -> Session:
    """Return a game that has gone on for a while, with nothing told."""
    session.world.one(Clock).elapsed_s = LATE * SOL_S
    return session


def book(session: Session) -> StoryBook:
    return session.world.one(StoryBook)


def test_what_happens_is_felt_and_fades(later: Session) -> None:
    world = later.world
    weigh_on(world, 0.3)
    weigh_on(world, 0.3)
    assert intensity_share(world) == pytest.approx(0.6)
    world.one(Clock).elapsed_s += rules_of(world).fade_sols * SOL_S
    assert intensity_share(world) == pytest.approx(0.6 * 0.3679, rel=1e-3)
    weigh_on(world, -5.0)
    assert intensity_share(world) > 0.2


def test_the_opening_lasts_whole_sols_of_mars(session: Session) -> None:
    world = session.world
    sols = rules_of(world).first_sols
    for elapsed_s, opening in ((sols * SOL_S - 60.0, True), (sols * SOL_S + 60.0, False)):
        world.one(Clock).elapsed_s = elapsed_s
        assert (verdict(world, "ambient").why == "story.why.opening") is opening


def test_it_never_rises_above_all_there_is(later: Session) -> None:
    for _ in range(9):
        weigh_on(later.world, 0.4)
    assert intensity_share(later.world) == 1.0


def test_after_a_peak_only_light_things_are_told_until_it_has_faded(later: Session) -> None:
    world = later.world
    weigh_on(world, 0.9)
    assert verdict(world, "ambient").light
    assert all(kind.tension < 0.1 for _, kind in fitting(Facts(world), verdict(world, "ambient")))
    world.one(Clock).elapsed_s += 3 * SOL_S
    assert breathing(world)
    world.one(Clock).elapsed_s += 9 * SOL_S
    assert not breathing(world)
    assert not verdict(world, "ambient").light


def test_a_channel_that_has_just_spoken_is_silent(later: Session) -> None:
    book(later).told_sol = later.sol - 2
    book(later).channels = {"ambient": later.sol - 2}
    said = verdict(later.world, "ambient")
    assert (said.speaks, said.why) == (False, "story.why.space")
    assert verdict(later.world, "earth").speaks
    book(later).told_sol = later.sol
    assert verdict(later.world, "earth").why == "story.why.any_space"


def test_a_full_desk_gets_no_more_pages(later: Session) -> None:
    page = Page(1, "x", later.sol, 0.0, later.sol + 3, 0)
    book(later).pages = [page, page]
    for channel in ("ambient", "earth", "council", "crisis"):
        assert verdict(later.world, channel).why == "story.why.pages"


def test_while_a_crisis_goes_on_only_its_own_channel_speaks(later: Session) -> None:
    later.world.provide(Newsroom(lambda: CrisisNews(open=True, count=1, kind="oxygen")))
    assert verdict(later.world, "crisis").speaks
    assert verdict(later.world, "ambient").why == "story.why.crisis"
    assert all(kind.filter.crisis != "none" for _, kind in fitting(Facts(later.world), verdict(later.world, "crisis")))


def alarm_in(session: Session, place: str) -> int:
    """Raise an alarm of danger in a place, and return the place."""
    module = session.world.the(Register).modules[place]
    session.world.one(Alarms).standing["left"] = Alarm("pressure_danger", module, "danger", session.elapsed_s, 20.0)
    return module


def test_an_alarm_in_a_place_that_was_left_silences_nobody_for_the_rest_of_the_year(later: Session) -> None:
    world, before = later.world, verdict(later.world, "ambient").why
    book(later).mode = "campaign"
    place = world.get(alarm_in(later, "hab_3"), Module).index
    world.one(Presence).heads[place] = 1.0
    assert verdict(world, "ambient").why == "story.why.danger", "people are there"
    look_up(world)
    assert world.one(Weather).put_off
    world.one(Presence).heads[place] = 0.0
    assert verdict(world, "ambient").why == before
    look_up(world)
    assert not world.one(Weather).put_off, "nor does it keep debris and storms away"


def test_of_three_pages_in_a_row_no_two_are_about_the_same_whatever_their_channels(later: Session) -> None:
    kinds, told = storylets(later.world), {"council.grave_ground": 10, "ambient.beard": 60}
    form = replace(kinds["earth.condolence_form"], filter=StoryFilter(modes=("night",)))
    assert form.tags[0] == kinds["council.grave_ground"].tags[0]
    book(later).told = told
    assert hindrance(later.world, form) == ABOUT_ANOTHER
    book(later).told = {**told, "ambient.pip": 70}
    assert hindrance(later.world, form) == ""


def test_after_a_crisis_there_is_a_pause_and_then_what_comes_of_it(later: Session) -> None:
    ended_s = later.elapsed_s - 3_600.0
    later.world.provide(Newsroom(lambda: CrisisNews(count=1, kind="oxygen", ended_s=ended_s)))
    assert verdict(later.world, "crisis").why == "story.why.crisis"
    later.world.one(Clock).elapsed_s += 8 * 3_600.0
    assert verdict(later.world, "crisis").speaks
    later.world.one(Clock).elapsed_s += (1 + rules_of(later.world).aftermath_sols) * SOL_S
    assert verdict(later.world, "crisis").why == "story.why.no_crisis"


def test_nothing_weighs_more_the_less_there_is_to_tell_and_nothing_after_a_long_quiet(later: Session) -> None:
    world = later.world
    book(later).told_sol = later.sol - 1
    few, many = nothing_weight(world, "ambient", 1.0), nothing_weight(world, "ambient", 100.0)
    assert few >= 1.0
    assert 100.0 / (100.0 + many) == pytest.approx(0.2)
    book(later).told_sol = later.sol - rules_of(world).pity_sols
    assert nothing_weight(world, "ambient", 1.0) == 0.0


def test_a_draw_is_as_likely_as_its_weights_say(later: Session) -> None:
    kinds = list(storylets(later.world).values())[:2]
    rows = [(1.0, kinds[0]), (3.0, kinds[1])]
    stream = Stream(7)
    counts = {"": 0, kinds[0].id: 0, kinds[1].id: 0}
    for _ in range(4_000):
        kind = drawn(rows, 4.0, stream)
        counts["" if kind is None else kind.id] += 1
    assert counts[""] == pytest.approx(2_000, abs=150)
    assert counts[kinds[1].id] == pytest.approx(1_500, abs=150)


def test_looking_at_the_story_changes_nothing(session: Session) -> None:
    later = session
    for _ in range(30):
        later.step()
    weigh_on(later.world, 0.9)
    before = later.state_hash()
    later.view()
    for channel in ("ambient", "crisis"):
        fitting(Facts(later.world), verdict(later.world, channel))
    assert later.state_hash() == before
    assert isinstance(storylets(later.world), MappingProxyType)


def test_debris_and_storms_wait_while_a_crisis_is_open_or_people_are_worn(later: Session) -> None:
    world, field, weather = later.world, later.world.one(DebrisField), later.world.one(Weather)
    book(later).mode = "campaign"
    look_up(world)
    assert (field.put_off, weather.put_off) == (False, False)
    weigh_on(world, 0.9)
    look_up(world)
    assert (field.put_off, weather.put_off) == (True, True)
    book(later).peaked, book(later).intensity = False, 0.0
    world.provide(Newsroom(lambda: CrisisNews(open=True, count=1)))
    look_up(world)
    assert (field.put_off, weather.put_off) == (True, True)


def test_misery_is_no_shield_they_wait_a_fortnight_at_most(later: Session) -> None:
    world, weather = later.world, later.world.one(Weather)
    book(later).mode = "campaign"
    waited = 0
    for _ in range(40):
        book(later).intensity = 0.0
        weigh_on(world, 0.9)
        look_up(world)
        waited += weather.put_off
    assert waited == rules_of(world).put_off_sols


def test_no_cloud_comes_in_the_first_weeks(later: Session) -> None:
    world, field = later.world, later.world.one(DebrisField)
    book(later).mode = "campaign"
    look_up(world)
    assert field.times == 1.0
    world.one(Clock).elapsed_s = 5.0 * SOL_S
    look_up(world)
    assert field.times == 0.0


def test_a_night_of_its_own_is_left_as_it_is_listed(later: Session) -> None:
    weigh_on(later.world, 0.9)
    for _ in range(3):
        look_up(later.world)
    assert not later.world.one(DebrisField).put_off
