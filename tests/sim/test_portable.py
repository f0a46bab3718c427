"""The simulation's own exp, log, power, sine and normal quantile agree with the C library's."""

import math
import statistics
import struct

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from game.sim import portable
from game.sim.quantile import normal_quantile

WITHIN = 2e-15
few = settings(max_examples=150)


def numbers(low: float, high: float) -> st.SearchStrategy[float]:
    return st.floats(low, high, allow_nan=False)


def bits(value: float) -> str:
    return struct.pack(">d", value).hex()


@few
@given(numbers(-708.0, 709.78))
@example(0.0)
@example(709.782712893384)
@example(0.34657359027997264)  # where the reduction goes from no halving to one
def test_exp_agrees_with_the_library(x: float) -> None:
    assert portable.exp(x) == pytest.approx(math.exp(x), rel=WITHIN)


def test_exp_has_no_trouble_at_the_ends() -> None:
    assert portable.exp(-math.inf) == 0.0
    assert portable.exp(-1e9) == 0.0
    assert portable.exp(1e9) == math.inf
    assert portable.exp(math.inf) == math.inf
    assert math.isnan(portable.exp(math.nan))
    assert portable.exp(0.0) == 1.0
    assert portable.exp(-745.0) == math.exp(-745.0)  # the smallest float of all


@few
@given(numbers(-745.0, 709.0), numbers(1e-13, 1.0))
def test_exp_never_falls_as_its_argument_rises(x: float, step: float) -> None:
    assert portable.exp(x + step) >= portable.exp(x)


@few
@given(st.lists(st.floats(-800.0, 800.0, allow_nan=False), max_size=40))
@example([math.inf, -math.inf, 709.782712893384, 709.79, -745.13, -745.14, -0.0])
def test_a_whole_array_gives_the_same_bits_as_one_by_one(values: list[float]) -> None:
    whole = portable.exp_array(np.array(values, dtype=np.float64))
    assert [bits(float(each)) for each in whole] == [bits(portable.exp(each)) for each in values]


def test_an_array_keeps_its_shape_and_its_gaps() -> None:
    table = portable.exp_array(np.array([[0.0, math.nan], [1.0, -1.0]]))
    assert table.shape == (2, 2)
    assert np.isnan(table).tolist() == [[False, True], [False, False]]


@few
@given(numbers(5e-324, 1.7e308))
@example(1.0)
@example(math.nextafter(1.0, 0.0))
@example(math.nextafter(1.0, 2.0))
@example(5e-324)
def test_log_agrees_with_the_library(x: float) -> None:
    assert portable.log(x) == pytest.approx(math.log(x), rel=WITHIN, abs=0.0)


@few
@given(numbers(0.5, 2.0))
def test_log_keeps_its_digits_near_one(x: float) -> None:
    assert portable.log(x) == pytest.approx(math.log(x), rel=WITHIN, abs=0.0)


def test_log_has_a_bottom_and_refuses_what_is_below_it() -> None:
    assert portable.log(0.0) == -math.inf
    assert portable.log(1.0) == 0.0
    assert portable.log(math.inf) == math.inf
    assert math.isnan(portable.log(math.nan))
    with pytest.raises(ValueError, match="negative"):
        portable.log(-1e-300)


@few
@given(numbers(-300.0, 300.0))
def test_log_undoes_exp(x: float) -> None:
    assert portable.log(portable.exp(x)) == pytest.approx(x, rel=WITHIN, abs=4e-16)


@few
@given(numbers(1e-3, 1e3), numbers(-5.0, 5.0))
def test_power_agrees_with_the_library(base: float, exponent: float) -> None:
    assert portable.power(base, exponent) == pytest.approx(math.pow(base, exponent), rel=2e-14)


@few
@given(numbers(0.0, 1e150))
def test_squares_and_roots_are_exact(base: float) -> None:
    assert portable.power(base, 2.0) == base * base
    assert portable.power(base, 1.0) == base
    assert portable.power(base, 0.5) == math.sqrt(base)
    assert portable.power(base, 0.0) == 1.0


def test_powers_of_nothing_are_told_apart() -> None:
    assert portable.power(0.0, 0.3) == 0.0
    assert portable.power(0.0, 1.75) == 0.0
    assert portable.power(0.0, 0.0) == 1.0
    assert portable.power(0.0, -1.5) == math.inf
    assert portable.power(math.inf, 0.5) == math.inf
    assert portable.power(1.0, math.inf) == 1.0
    with pytest.raises(ValueError, match="negative"):
        portable.power(-2.0, 1.5)
    with pytest.raises(ValueError, match="negative"):
        portable.power(-2.0, 0.5)


@few
@given(numbers(-1e6, 1e6))
@example(0.0)
@example(math.pi)
@example(-0.5 * math.pi)
@example(355.0)  # within 3e-5 of 113 half turns
@example(710.0 * 700.0)
def test_sine_and_cosine_agree_with_the_library(x: float) -> None:
    assert portable.sin(x) == pytest.approx(math.sin(x), rel=WITHIN, abs=0.0)
    assert portable.cos(x) == pytest.approx(math.cos(x), rel=WITHIN, abs=0.0)


@few
@given(st.integers(-600_000, 600_000))
def test_the_smallest_sines_keep_their_digits(quarter_turns: int) -> None:
    x = quarter_turns * (0.5 * math.pi)
    assert portable.sin(x) == pytest.approx(math.sin(x), rel=WITHIN, abs=0.0)
    assert portable.cos(x) == pytest.approx(math.cos(x), rel=WITHIN, abs=0.0)


def test_an_angle_too_large_to_reduce_is_refused() -> None:
    for angle in (1.1e6, -1.1e6, math.inf, math.nan):
        with pytest.raises(ValueError, match="too large"):
            portable.sin(angle)
        with pytest.raises(ValueError, match="too large"):
            portable.cos(angle)


@few
@given(st.one_of(numbers(1e-300, 1.0 - 1e-16), numbers(0.01, 0.99), numbers(1e-300, 1e-10)))
@example(0.075)  # where the middle ends
@example(0.925)
@example(1.3887943864964e-11)  # where the far tail begins
def test_the_normal_quantile_agrees_with_the_library(p: float) -> None:
    reference = statistics.NormalDist().inv_cdf(p)
    assert normal_quantile(p) == pytest.approx(reference, rel=4e-15, abs=1e-17)


def test_the_normal_quantile_knows_its_landmarks() -> None:
    assert normal_quantile(0.5) == 0.0
    assert normal_quantile(0.95) == pytest.approx(1.6448536269514722, rel=1e-15)
    assert normal_quantile(0.025) == pytest.approx(-1.9599639845400545, rel=1e-15)
    assert normal_quantile(0.0) == -math.inf
    assert normal_quantile(1.0) == math.inf
    for share in (-0.1, 1.1, math.nan):
        with pytest.raises(ValueError, match="from 0 to 1"):
            normal_quantile(share)


@few
@given(numbers(1e-12, 1.0 - 1e-9), numbers(1e-12, 1e-3))
def test_the_normal_quantile_never_falls_as_the_share_rises(p: float, step: float) -> None:
    assert normal_quantile(min(1.0, p + step)) >= normal_quantile(p)


def test_the_bits_are_the_ones_that_were_agreed() -> None:
    """Frozen results: another machine, or a change of the formulas, that gives other bits fails here."""
    assert bits(portable.exp(-3.3)) == "3fa2e259bb85be85"
    assert bits(portable.log(0.21)) == "bff8f869c5f5f6f4"
    assert bits(portable.power(0.7, 1.75)) == "3fe1247420ffac0f"
    assert bits(portable.sin(12.5)) == "bfb0fa78cc21cfbb"
    assert bits(portable.cos(-2.0)) == "bfdaa22657537205"
    assert bits(normal_quantile(0.3)) == "bfe0c7e39582c5fa"
