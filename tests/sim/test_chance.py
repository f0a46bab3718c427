"""Chance: one seed, many streams, and none of them disturbs another."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.sim.chance import Chance, Stream, key_of, noise

MANY = 20_000


def draws(stream: Stream, count: int) -> list[float]:
    return [stream.share() for _ in range(count)]


def taken(chance: Chance, name: str, count: int) -> list[float]:
    stream = chance.stream(name)
    values = draws(stream, count)
    chance.keep(name, stream)
    return values


def test_the_generator_is_the_published_splitmix64() -> None:
    stream = Stream(0)
    assert stream.share() == (0xE220A8397B1DCDAF >> 11) / 2**53
    assert stream.share() == (0x6E789E6AA1B965F4 >> 11) / 2**53


@given(st.integers(0, 2**63), st.sampled_from(["weather", "wear", "colonist 12", "Søren"]))
def test_the_same_seed_gives_the_same_draws(seed: int, name: str) -> None:
    assert draws(Chance(seed).stream(name), 5) == draws(Chance(seed).stream(name), 5)


def test_another_seed_or_another_name_gives_other_draws() -> None:
    starts = [key_of(seed, name) for seed in range(50) for name in ("weather", "wear", "who is hurt")]
    assert len(starts) == len(dict.fromkeys(starts))
    assert draws(Chance(1).stream("weather"), 5) != draws(Chance(2).stream("weather"), 5)


def test_one_more_draw_for_the_weather_never_changes_who_is_hurt() -> None:
    calm, stormy = Chance(7), Chance(7)
    taken(calm, "weather", 3)
    taken(stormy, "weather", 4)
    assert taken(calm, "who is hurt", 5) == taken(stormy, "who is hurt", 5)


def test_a_stream_goes_on_from_where_it_was_left() -> None:
    in_one_go = taken(Chance(7), "weather", 10)
    chance = Chance(7)
    in_parts = taken(chance, "weather", 4) + taken(chance, "weather", 6)
    assert in_parts == in_one_go


def test_what_was_not_kept_is_drawn_again() -> None:
    chance = Chance(7)
    assert draws(chance.stream("weather"), 3) == draws(chance.stream("weather"), 3)
    assert chance.states == {}


def test_the_states_are_all_there_is_to_save() -> None:
    chance = Chance(7)
    taken(chance, "weather", 3)
    loaded = Chance(chance.seed, dict(chance.states))
    assert taken(loaded, "weather", 5) == taken(chance, "weather", 5)


def test_a_stream_used_once_takes_nothing_from_the_others() -> None:
    chance = Chance(7)
    first = draws(chance.once("colonist 12"), 3)
    taken(chance, "weather", 100)
    assert draws(chance.once("colonist 12"), 3) == first
    assert list(chance.states) == ["weather"]


@given(st.integers(0, 2**64 - 1), st.integers(1, 10**9))
def test_a_whole_number_stays_below_its_count(state: int, count: int) -> None:
    assert 0 <= Stream(state).below(count) < count


@given(st.integers(0, 2**64 - 1), st.floats(-1e6, 1e6), st.floats(0.0, 1e6))
def test_a_number_between_two_lies_between_them(state: int, low: float, width: float) -> None:
    assert low <= Stream(state).between(low, low + width) <= low + width


@given(st.integers(0, 2**64 - 1), st.lists(st.integers(), max_size=12))
def test_shuffling_loses_nobody(state: int, items: list[int]) -> None:
    assert sorted(Stream(state).shuffled(items)) == sorted(items)


def test_everybody_is_first_about_equally_often() -> None:
    stream = Stream(3)
    firsts = [stream.shuffled("abcd")[0] for _ in range(4_000)]
    assert all(900 < firsts.count(name) < 1_100 for name in "abcd")


def test_nobody_can_be_chosen_from_nobody() -> None:
    with pytest.raises(IndexError):
        Stream(1).choice([])


def test_shares_are_even() -> None:
    values = np.array(draws(Stream(11), MANY))
    assert values.mean() == pytest.approx(0.5, abs=0.01)
    assert values.var() == pytest.approx(1 / 12, rel=0.03)
    assert np.histogram(values, bins=10, range=(0.0, 1.0))[0].min() > MANY / 10 * 0.93


def test_normal_draws_have_mean_zero_and_deviation_one() -> None:
    stream = Stream(5)
    values = np.array([stream.normal() for _ in range(MANY)])
    assert values.mean() == pytest.approx(0.0, abs=0.03)
    assert values.std() == pytest.approx(1.0, rel=0.02)
    assert np.mean(np.abs(values) < 1.96) == pytest.approx(0.95, abs=0.005)


def test_nine_true_rates_in_ten_lie_within_the_error_factor_of_the_predicted_one() -> None:
    stream = Stream(6)
    values = np.array([stream.lognormal(500.0, 3.0) for _ in range(MANY)])
    assert np.median(values) == pytest.approx(500.0, rel=0.03)
    assert np.mean((values > 500.0 / 3.0) & (values < 1_500.0)) == pytest.approx(0.9, abs=0.01)
    sigma = math.log(3.0) / 1.6448536269514722
    assert values.mean() == pytest.approx(500.0 * math.exp(0.5 * sigma * sigma), rel=0.03)


@pytest.mark.parametrize("shape", [0.7, 1.0, 2.0, 3.5])
def test_parts_last_as_long_as_weibull_says(shape: float) -> None:
    stream = Stream(8)
    values = np.array([stream.weibull(1_000.0, shape) for _ in range(MANY)])
    assert values.mean() == pytest.approx(1_000.0 * math.gamma(1.0 + 1.0 / shape), rel=0.04)
    assert np.mean(values > 1_000.0) == pytest.approx(math.exp(-1.0), abs=0.01)
    assert values.min() >= 0.0


def test_infant_mortality_kills_early_and_wear_out_late() -> None:
    early, late = Stream(9), Stream(9)
    young_deaths = [
        sum(stream.weibull(1_000.0, shape) < 100.0 for _ in range(2_000))
        for stream, shape in ((early, 0.7), (late, 3.0))
    ]
    assert young_deaths[0] > 300
    assert young_deaths[1] < 10


KEYS = np.array([key_of(1, f"sensor {number}") for number in range(200)], dtype=np.uint64)


def test_reading_a_gauge_twice_changes_nothing() -> None:
    assert noise(KEYS, 17).tobytes() == noise(KEYS, 17).tobytes()
    assert not np.array_equal(noise(KEYS, 17), noise(KEYS, 18))


@settings(max_examples=30)
@given(st.permutations(range(20)), st.integers(0, 10**12))
def test_a_gauge_reads_the_same_whichever_is_asked_first(order: list[int], count: int) -> None:
    keys = KEYS[:20]
    asked = noise(keys[order], count)
    assert asked.tobytes() == noise(keys, count)[order].tobytes()
    alone = [float(noise(keys[index : index + 1], count)[0]) for index in order]
    assert alone == asked.tolist()


def test_gauge_noise_is_nearly_normal_and_never_wild() -> None:
    values = np.concatenate([noise(KEYS, count) for count in range(200)])
    assert values.mean() == pytest.approx(0.0, abs=0.02)
    assert values.std() == pytest.approx(1.0, rel=0.02)
    assert np.abs(values).max() < 3.47
    assert np.mean(np.abs(values) < 1.0) == pytest.approx(0.68, abs=0.03)


def test_two_gauges_do_not_err_together_nor_one_gauge_with_its_last_reading() -> None:
    table = np.array([noise(KEYS[:2], count) for count in range(4_000)])
    assert abs(float(np.mean(table[:, 0] * table[:, 1]))) < 0.06
    assert abs(float(np.mean(table[1:, 0] * table[:-1, 0]))) < 0.06
