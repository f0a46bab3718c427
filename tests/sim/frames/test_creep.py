"""How a frame gives way with time, without a colony around it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.sim.frames import creep
from game.sim.frames.components import Frame, Member

FAR_S = 1e9


def bent(*left: float, weight: float = 1.0, thin: float = 0.0, capacity: float = 1.8) -> Frame:
    """A frame in trouble, with these shares of its members' strength left."""
    members = [Member(f"m{at}", capacity, capacity * share, 1.0) for at, share in enumerate(left)]
    return Frame("f", 1, 200.0 * 3_600.0, members, troubled=True, weight_share=weight, thin_share=thin)


def falls_s(frame: Frame) -> float:
    """When it comes down; infinity: it stands."""
    creep.settle(frame)
    while not creep.has_fallen(frame):
        if frame.due_s > FAR_S:
            return math.inf
        creep.advance(frame, frame.due_s)
        creep.settle(frame)
    return frame.updated_s


def test_a_member_at_half_of_its_capacity_would_last_the_frame_s_own_time() -> None:
    frame = bent(1.0)

    assert creep.creep_per_s(frame, 0.8) * frame.creep_s == pytest.approx(math.exp(6.0))
    assert creep.creep_per_s(frame, 0.6) == 0.0


@given(st.floats(0.3, 0.75), st.floats(0.01, 0.3))
def test_a_frame_falls_sooner_under_more_load(left: float, more: float) -> None:
    light, heavy = falls_s(bent(1.0, left, 1.0, 1.0)), falls_s(bent(1.0, left, 1.0, 1.0, weight=1.0 + more))

    assert heavy <= light
    assert heavy < light or light in (0.0, math.inf)


@given(st.floats(0.3, 0.6), st.floats(0.1, 1.0))
def test_a_frame_falls_sooner_in_thin_air(left: float, thin: float) -> None:
    thick_s = falls_s(bent(1.0, left, 1.0, 1.0))

    assert falls_s(bent(1.0, left, 1.0, 1.0, thin=thin)) == pytest.approx(thick_s / (1.0 + thin))


def test_what_is_hardly_bent_stands_for_good() -> None:
    assert falls_s(bent(1.0, 0.95, 1.0, 1.0, capacity=2.0)) == math.inf


def test_one_that_yields_takes_its_neighbours_with_it() -> None:
    frame = bent(1.0, 0.5, 0.6, 0.8, 1.0)
    creep.settle(frame)
    fallen: list[int] = []
    while not creep.has_fallen(frame):
        creep.advance(frame, frame.due_s)
        fallen.extend(sign.at for sign in creep.settle(frame) if sign.of == "yield")

    assert fallen[0] == 1
    assert fallen[1] in (0, 2)
    assert frame.due_s == math.inf


def test_a_member_is_heard_before_it_yields() -> None:
    frame = bent(1.0, 0.5, 1.0, 1.0, 1.0)
    heard = [(sign.of, sign.share, sign.at) for sign in creep.settle(frame)]
    while frame.members[1].standing:
        creep.advance(frame, frame.due_s)
        heard.extend((sign.of, sign.share, sign.at) for sign in creep.settle(frame))

    own = [(of, share) for of, share, at in heard if at == 1]
    assert own == [("load", 0.8), ("life", 0.5), ("life", 0.8), ("yield", 1.0)]


@given(st.lists(st.floats(0.4, 1.0), min_size=3, max_size=8), st.lists(st.floats(1.0, 5_000.0), max_size=30))
def test_it_does_not_matter_into_what_steps_time_is_cut(left: list[float], cuts: list[float]) -> None:
    whole, cut = bent(*left), bent(*left)
    end_s = falls_s(whole)
    creep.settle(cut)
    for step_s in cuts:
        to_s = cut.updated_s + step_s
        while cut.due_s <= to_s:
            creep.advance(cut, cut.due_s)
            creep.settle(cut)
        if creep.has_fallen(cut):
            break
        creep.advance(cut, to_s)
        creep.settle(cut)

    assert falls_s(cut) == pytest.approx(end_s, rel=1e-9, abs=1e-3)


def test_what_was_heard_narrows_when_it_falls() -> None:
    frame = bent(1.0, 0.5, 1.0, 1.0, 1.0)
    creep.settle(frame)
    first = [creep.falls_at_s(frame, weaker, FAR_S) for weaker in (True, False)]
    while frame.members[1].told_life < 2:
        creep.advance(frame, frame.due_s)
        creep.settle(frame)
    later = [creep.falls_at_s(frame, weaker, FAR_S) for weaker in (True, False)]

    assert later[1] - later[0] < 0.8 * (first[1] - first[0])
    assert first[0] <= later[0] <= later[1] <= first[1]
