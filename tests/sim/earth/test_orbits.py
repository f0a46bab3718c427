"""How far Earth is, how long a message takes, and when none comes through."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from game.content.kinds.corporation import EarthRules
from game.content.store import Content
from game.sim.clock import SOL_S, Clock
from game.sim.earth import orbits
from game.sim.earth.components import Earth
from game.sim.earth.kinds import rules_of
from game.sim.earth.messages import send
from game.sim.weather.orbit import ls_deg
from tests.sim.years import Years


@pytest.fixture(scope="module")
def rules(content: Content) -> EarthRules:
    return content.of(EarthRules)["core"]


def minutes(rules: EarthRules, sol: float) -> float:
    return orbits.light_s(rules, sol * SOL_S) / 60.0


@pytest.mark.parametrize(
    ("date_jd", "published_au"),
    [
        (2452878.91, 0.37272),  # 27 August 2003, the nearest in sixty thousand years
        (2457539.40, 0.50321),  # 30 May 2016
        (2458330.83, 0.38496),  # 31 July 2018
        (2459129.10, 0.41492),  # 6 October 2020
    ],
)
def test_the_nearest_approaches_are_where_the_almanac_has_them(
    rules: EarthRules, date_jd: float, published_au: float
) -> None:
    assert orbits.distance_au(rules, date_jd) == pytest.approx(published_au, rel=2e-3)


def test_a_message_takes_sixteen_minutes_when_the_campaign_opens(rules: EarthRules) -> None:
    assert minutes(rules, 540.0) == pytest.approx(16.0, abs=0.3)


def test_a_message_never_takes_less_than_three_minutes_or_more_than_twenty_two_and_a_half(rules: EarthRules) -> None:
    times = [minutes(rules, 540.0 + 9.0 * step) for step in range(600)]
    assert 3.0 < min(times) < 3.4
    assert 21.5 < max(times) < 22.5


def test_no_message_comes_through_for_a_fortnight_every_synodic_period(rules: EarthRules) -> None:
    dark = [sol for sol in range(540, 540 + 2 * 760) if orbits.is_dark(rules, sol * SOL_S)]
    first = [sol for sol in dark if sol < 1500]
    second = [sol for sol in dark if sol >= 1500]
    assert 12 <= len(first) <= 15
    assert 12 <= len(second) <= 15
    assert second[0] - first[0] == pytest.approx(759.5, abs=30.0)


def test_the_sky_and_the_letters_agree_what_season_it_is(rules: EarthRules) -> None:
    x, y, _ = orbits.position_au(rules.mars, orbits.julian_date(rules, 540.0 * SOL_S))
    longitude = math.degrees(math.atan2(y, x)) % 360.0
    # Spring in the north begins where Mars stands at 85 degrees about the sun.
    assert (longitude - 85.06) % 360.0 == pytest.approx(ls_deg(540.0, 721.3), abs=1.0)


def test_what_is_written_in_the_blackout_leaves_when_the_sun_is_past(begin: Callable[..., Years]) -> None:
    world = begin().world
    rules = rules_of(world)
    dark = next(sol for sol in range(1000, 1300) if orbits.is_dark(rules, sol * SOL_S))
    world.one(Clock).elapsed_s = (dark + 1) * SOL_S - world.one(Clock).start_s
    message = send(world, "report", "", "letter.late", out=True)
    assert 8 * SOL_S < message.arrives_s - message.sent_s < 16 * SOL_S
    assert world.one(Earth).next_s == message.arrives_s
