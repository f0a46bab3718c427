"""Storms by season, by rate, one at a time; and whether what is foretold of them can be trusted."""

import dataclasses
from collections import Counter
from collections.abc import Iterator

import pytest

from game.content.kinds.scenario import ScenarioKind
from game.content.kinds.weather import WeatherRules
from game.sim.chance import Chance
from game.sim.clock import SOL_S, YEAR_SOLS, Clock, moment_s
from game.sim.crews.book import CrewBook
from game.sim.crews.rules import open_crews
from game.sim.hazards.components import Precautions
from game.sim.settlement import Settlement
from game.sim.weather.components import Storm, Weather
from game.sim.weather.events import StormBegan, StormMissed, StormPassed, StormSeen
from game.sim.weather.forecast import sky, warning
from game.sim.weather.orbit import in_season, ls_deg
from game.sim.weather.processors import WeatherProcessor
from game.sim.weather.storms import added_tau, drawn_storm, truth_share, usual_tau
from game.sim.world import World
from tests.core_pack import core

FIRST_SOL = 540
SEEDS = 40


def rules() -> WeatherRules:
    return core().of(WeatherRules)["core"]


def sky_over(seed: int) -> World:
    """A world with a sky, no colony, and nobody who sweeps."""
    world = World()
    scenario = ScenarioKind(id="probe", name="Probe")
    settlement = Settlement.of(core(), scenario)
    world.provide(dataclasses.replace(settlement, machines={}))
    world.put(Clock(moment_s(FIRST_SOL, 8.0)))
    world.put(Chance(seed))
    world.put(Weather(FIRST_SOL, 0.5, 0.0))
    world.provide(CrewBook(world))
    open_crews(world)
    world.put(Precautions())
    return world


def years(seed: int, sols: int) -> Iterator[Weather]:
    """Let sols pass, without sweeping: nothing but the sky."""
    chance, weather = Chance(seed), Weather(FIRST_SOL, 0.5, 0.0)
    for _ in range(sols):
        weather.sol += 1
        storm = weather.storm
        if storm is None:
            weather.storm = drawn_storm(rules(), chance, weather, weather.sol)
        elif weather.sol >= storm.begins_sol and (
            not storm.real
            or (
                added_tau(storm, weather.sol + 0.5) < rules().over_tau < storm.adds_tau
                and weather.sol > storm.begins_sol + storm.rise_sols + storm.height_sols
            )
        ):
            weather.storm = None
        yield weather


@pytest.fixture(scope="module")
def storms() -> list[Storm]:
    """Every storm of forty Mars years, those among them that never came too."""
    found: list[Storm] = []
    for seed in range(SEEDS):
        last: Storm | None = None
        for weather in years(seed, round(YEAR_SOLS)):
            if weather.storm is not None and weather.storm is not last:
                found.append(weather.storm)
            last = weather.storm
    return found


def test_one_mars_year_in_three_has_a_planet_wide_storm(storms: list[Storm]) -> None:
    count = sum(storm.kind == "global" and storm.real for storm in storms)
    assert 0.18 * SEEDS <= count <= 0.55 * SEEDS


def test_planet_wide_storms_come_in_southern_spring_and_summer_only(storms: list[Storm]) -> None:
    drawn = [storm.seen_sol for storm in storms if storm.kind == "global" and storm.seen_sol < storm.begins_sol]
    assert drawn
    assert all(180.0 <= ls_deg(sol + 0.5, rules().perihelion_sol) <= 330.0 for sol in drawn)


def test_small_storms_are_the_most_and_the_shortest(storms: list[Storm]) -> None:
    count = Counter(storm.kind for storm in storms if storm.real)
    assert count["local"] > count["regional"] > count["global"] > 0
    for storm in storms:
        plan = next(plan for plan in rules().storm if plan.id == storm.kind)
        assert plan.rise_sols[0] <= storm.rise_sols <= plan.rise_sols[1]
        assert plan.fall_sols[0] <= storm.fall_sols <= plan.fall_sols[1]
        assert storm.adds_tau <= plan.most_tau


def test_as_many_warnings_come_true_as_they_say(storms: list[Storm]) -> None:
    seen = [storm for storm in storms if storm.seen_sol < storm.begins_sol]
    share = sum(storm.real for storm in seen) / len(seen)
    assert share == pytest.approx(truth_share(rules(), Weather(540, 0.5, 0.0)), abs=0.08)


def test_some_storms_are_seen_by_nobody(storms: list[Storm]) -> None:
    real = [storm for storm in storms if storm.real]
    assert 0.07 < sum(storm.seen_sol == storm.begins_sol for storm in real) / len(real) < 0.25


def test_a_watch_from_orbit_misses_fewer() -> None:
    watched, blind = Weather(540, 0.5, 0.0, watch_share=1.0), Weather(540, 0.5, 0.0)
    assert truth_share(rules(), watched) > truth_share(rules(), blind)


def test_a_storm_rises_stays_and_fades() -> None:
    storm = Storm("global", 600, 5.0, 8.0, 6.0, 50.0, 595, True, 0.0, 0.0)
    assert added_tau(storm, 599.9) == 0.0
    assert added_tau(storm, 604.0) == pytest.approx(2.5)
    assert added_tau(storm, 610.0) == 5.0
    assert added_tau(storm, 664.0) == pytest.approx(5.0 / 2.718281828, rel=1e-6)


def test_there_is_never_a_second_storm_while_one_lasts() -> None:
    world = sky_over(3)
    begun: list[str] = []
    world.events.subscribe(StormBegan, lambda event: begun.append(event.kind))
    world.events.subscribe(StormPassed, lambda event: begun.remove(event.kind))
    processor, clock = WeatherProcessor(world), world.one(Clock)
    for _ in range(1500):
        clock.elapsed_s += SOL_S
        processor.process(SOL_S)
        assert len(begun) <= 1
    world.close()


def test_the_height_that_is_foretold_holds_eight_times_in_ten(storms: list[Storm]) -> None:
    world, inside, all_of = sky_over(1), 0, 0
    for storm in storms:
        if not storm.real or storm.seen_sol == storm.begins_sol:
            continue
        world.put(Weather(storm.seen_sol, 0.5, 0.0, storm=storm))
        told = warning(world)
        assert told is not None
        usual = usual_tau(rules(), storm.begins_sol)
        inside += told.low_tau <= usual + storm.adds_tau <= told.high_tau
        all_of += 1
    assert inside / all_of == pytest.approx(0.8, abs=0.08)
    world.close()


def test_storms_that_are_put_off_come_later_in_their_season_as_many_as_before() -> None:
    put_off, usual = 0, 0
    for seed in range(200):
        chance, weather = Chance(seed), Weather(700, 0.5, 0.0)
        weather.put_off = True
        assert all(drawn_storm(rules(), chance, weather, 700 + day) is None for day in range(30))
        weather.put_off = False
        put_off += drawn_storm(rules(), chance, weather, 730) is not None
        chance, weather = Chance(seed), Weather(700, 0.5, 0.0)
        usual += any(drawn_storm(rules(), chance, weather, 700 + day) is not None for day in range(31))
    assert usual > 0
    assert put_off == pytest.approx(usual, abs=30)


def test_what_nobody_has_seen_is_not_foretold() -> None:
    world = sky_over(1)
    hidden = Storm("regional", 545, 3.0, 2.0, 5.0, 5.0, 545, True, 0.0, 0.0)
    world.put(Weather(541, 0.5, 0.0, storm=hidden))
    assert warning(world) is None
    assert max(row.high_tau for row in sky(world, 10)) < 0.7
    world.close()


def test_a_storm_that_is_seen_darkens_the_sols_it_should_come_on() -> None:
    world = sky_over(1)
    world.put(Weather(541, 0.5, 0.0, storm=Storm("regional", 545, 3.0, 2.0, 5.0, 5.0, 541, True, 0.0, 0.0)))
    ahead = sky(world, 10)
    assert ahead[1].tau < 0.6
    assert ahead[7].tau > 2.5
    assert ahead[7].low_tau < ahead[7].tau < ahead[7].high_tau
    world.close()


def test_a_warning_that_was_wrong_is_taken_back() -> None:
    world = sky_over(1)
    world.put(Weather(541, 0.5, 0.0, storm=Storm("regional", 543, 3.0, 2.0, 5.0, 5.0, 541, False, 0.0, 0.0)))
    missed: list[StormMissed] = []
    seen: list[StormSeen] = []
    world.events.subscribe(StormMissed, missed.append)
    world.events.subscribe(StormSeen, seen.append)
    processor, clock = WeatherProcessor(world), world.one(Clock)
    clock.elapsed_s += 2 * SOL_S
    world.one(Weather).sol = 541
    clock.elapsed_s += SOL_S
    processor.process(1.0)
    assert [event.kind for event in missed] == ["regional"]
    assert world.one(Weather).tau < 0.7
    world.close()


def test_the_year_is_haziest_when_the_planet_is_nearest_to_the_sun() -> None:
    clear = usual_tau(rules(), 540.0)
    dusty = usual_tau(rules(), 750.0)
    assert clear < 0.5 < dusty
    assert in_season(ls_deg(750.0, rules().perihelion_sol), 180.0, 330.0)
