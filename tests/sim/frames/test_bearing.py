"""How load moves along a frame."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.sim.frames.bearing import prop_load, ratios, shared_loads
from game.sim.frames.components import Member


def row(*left: float, capacity: float = 1.8) -> list[Member]:
    """Members with these shares of their strength left; 0 is down."""
    return [Member(f"m{at}", capacity, capacity * share, 1.0, standing=share > 0.0) for at, share in enumerate(left)]


members = st.lists(st.one_of(st.just(0.0), st.floats(0.05, 1.0)), min_size=1, max_size=12)


@given(members, st.floats(0.5, 2.0))
def test_whatever_stands_bears_the_whole_load(left: list[float], weight: float) -> None:
    frame = row(*left)
    total = sum(shared_loads(frame, weight))

    assert total == pytest.approx(len(frame) * weight if any(left) else 0.0, rel=1e-12)


@given(members)
def test_what_is_down_bears_nothing(left: list[float]) -> None:
    frame = row(*left)

    assert all(load == 0.0 for load, member in zip(shared_loads(frame, 1.0), frame, strict=True) if not member.standing)


def test_members_of_a_whole_frame_bear_the_same() -> None:
    assert shared_loads(row(1.0, 1.0, 1.0, 1.0), 1.1) == pytest.approx([1.1] * 4)


def test_the_neighbours_of_a_failed_rib_take_most_of_its_load() -> None:
    loads = shared_loads(row(1.0, 1.0, 0.0, 1.0, 1.0, 1.0), 1.0)

    gained = [load - 1.0 for load in loads]
    assert gained[1] + gained[3] > 0.6
    assert gained[1] == pytest.approx(gained[3])
    assert gained[1] > 3.0 * gained[0]


def test_the_last_rib_leans_on_the_one_neighbour_that_it_has() -> None:
    loads = shared_loads(row(0.0, 1.0, 1.0, 1.0), 1.0)

    assert loads[1] - 1.0 > 3.0 * (loads[2] - 1.0)


def test_a_bent_rib_is_nearer_to_yielding_than_a_sound_one() -> None:
    bent = ratios(row(1.0, 0.5, 1.0, 1.0), 1.0)

    assert bent[1] > ratios(row(1.0, 1.0, 1.0, 1.0), 1.0)[1]
    assert bent[1] > bent[3]


@given(st.lists(st.floats(0.1, 1.0), min_size=2, max_size=8), st.integers(0, 7))
def test_damage_to_one_member_takes_no_load_off_the_frame_beside_it(left: list[float], which: int) -> None:
    at = which % len(left)
    before = shared_loads(row(*left), 1.0)
    worse = [share * (0.5 if here == at else 1.0) for here, share in enumerate(left)]
    after = shared_loads(row(*worse), 1.0)

    near = [other for other in (at - 1, at + 1) if 0 <= other < len(left)]
    assert all(after[other] > before[other] for other in near)


def test_a_prop_takes_load_but_never_more_than_half() -> None:
    frame = row(1.0, 0.5, 1.0)
    load = shared_loads(frame, 1.0)[1]
    before = ratios(frame, 1.0)[1]
    frame[1].props = 1

    assert ratios(frame, 1.0)[1] < before
    assert prop_load(frame[1], load) + ratios(frame, 1.0)[1] * frame[1].capacity_share == pytest.approx(load)
    frame[1].props = 50
    assert prop_load(frame[1], load) == pytest.approx(0.5 * load)
