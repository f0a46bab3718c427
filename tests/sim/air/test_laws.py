"""Laws that hold in every network: nothing is lost, nothing is negative, no step is better than another."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from game.sim.air import matter
from game.sim.air.processes import Process
from game.sim.air.propagate import Vector
from game.sim.air.system import GasSystem
from tests.sim.air.networks import HOUR_S, SOL_S, STORES, Colony, lost_share, random_colony

seeds = st.integers(0, 100_000)
few, fewer = settings(max_examples=8), settings(max_examples=5)


def at_worst(colony: Colony, seconds: float, step_s: float) -> tuple[float, float]:
    """Let time pass, and return the least amount after any step, mol, and the largest share lost of an element."""
    system = colony.system
    before = colony.state.copy()
    least_mol, lost = float(before.min()), 0.0
    for _ in range(round(seconds / step_s)):
        colony.wait(step_s)
        least_mol = min(least_mol, float(colony.state.min()))
        lost = max(lost, lost_share(colony, before, colony.state))
    assert system.elements(before).keys() == {"C", "H", "O", "N"}
    return least_mol, lost


@few
@given(seeds)
def test_thirty_sols_lose_no_element_and_leave_no_amount_negative(seed: int) -> None:
    least_mol, lost = at_worst(random_colony(seed), 30 * SOL_S, SOL_S)
    assert least_mol >= 0.0
    assert lost <= 1e-9


@few
@given(seeds)
@example(10)  # stores that run empty one after another while others trickle in
@example(374)  # rounding at nothing
def test_nor_do_thirty_sols_in_which_stores_run_empty(seed: int) -> None:
    least_mol, lost = at_worst(random_colony(seed, scarce=True), 30 * SOL_S, SOL_S)
    assert least_mol >= 0.0
    assert lost <= 1e-9


@fewer
@given(seeds)
@example(4)  # down to the pressure of Mars
@example(7)  # a stiff make-up valve in a room that a door empties
def test_nor_do_doors_that_stand_open_between_rooms_of_different_pressure(seed: int) -> None:
    least_mol, lost = at_worst(random_colony(seed, doors=True), SOL_S, SOL_S / 4)
    assert least_mol >= 0.0
    assert lost <= 1e-9


@fewer
@given(seeds)
def test_nor_do_steps_of_a_minute(seed: int) -> None:
    least_mol, lost = at_worst(random_colony(seed, doors=True, scarce=True), HOUR_S, 60.0)
    assert least_mol >= 0.0
    assert lost <= 1e-9


def largest_gap(first: Colony, second: Colony, *, of_room: bool) -> float:
    """Return the largest difference between two states, as a share of the amount or of a room's gas."""
    scale = np.maximum(np.maximum(first.state, second.state), 1e-3)
    if of_room:
        totals = np.tile(first.system.totals(first.state), 4)
        scale[: len(totals)] = np.maximum(scale[: len(totals)], totals)
    return float((np.abs(first.state - second.state) / scale).max())


@few
@given(seeds, st.booleans())
@example(100, True)  # a nitrogen valve that opens a crack at the start
@example(16, False)  # an oxygen valve that closes and opens again within the hour
@example(7, True)
def test_steps_of_a_minute_an_hour_and_a_sol_end_in_the_same_state(seed: int, scarce: bool) -> None:
    by_sol, by_hour = (random_colony(seed, scarce=scarce).wait(2 * SOL_S, step_s) for step_s in (SOL_S, HOUR_S))
    assert largest_gap(by_sol, by_hour, of_room=False) <= 1e-6
    by_hour, by_minute = (random_colony(seed, scarce=scarce).wait(3 * HOUR_S, step_s) for step_s in (HOUR_S, 60.0))
    assert largest_gap(by_hour, by_minute, of_room=False) <= 1e-6


@fewer
@given(seeds)
@example(0)  # an open hatch beside fans
@example(11)
def test_where_pressure_drives_air_through_doors_they_agree_to_one_percent(seed: int) -> None:
    by_hour, by_minute = (random_colony(seed, doors=True).wait(3 * HOUR_S, step_s) for step_s in (HOUR_S, 60.0))
    rooms = 4 * len(by_hour.rooms)
    by_hour.state, by_minute.state = by_hour.state[:rooms], by_minute.state[:rooms]
    assert largest_gap(by_hour, by_minute, of_room=True) <= 0.01


def three_domes() -> Colony:
    """300 people in three large modules with all that keeps them alive, and a leak."""
    colony = Colony()
    for name in ("north", "middle", "south"):
        colony.room(name, 10_000.0)
    colony.fan("north", "middle", 0.5)
    colony.fan("middle", "south", 0.5)
    for name in colony.rooms:
        colony.has(name, "people", count=100)
        colony.has(name, "walls")
        colony.has(name, "scrubber", m3_per_s=0.3, mol_per_s=0.5)
        colony.has(name, "condenser", m3_per_s=0.4, mol_per_s=1.0, hold_kpa=0.9)
        colony.has(name, "generator", mol_per_s=0.04, band_kpa=0.5, hold_kpa=21.3)
        colony.has(name, "nitrogen", mol_per_s=0.5, band_kpa=0.2, hold_kpa=101.3)
    colony.has("north", "recovery", share=0.98, mol_per_s=10.0)
    colony.hole("south", 2.0)
    return colony


def test_three_hundred_people_keep_every_atom_for_thirty_sols_and_stay_well() -> None:
    by_sol = three_domes()
    least_mol, lost = at_worst(by_sol, 30 * SOL_S, SOL_S)
    assert least_mol >= 0.0
    assert lost <= 1e-9
    for name in by_sol.rooms:
        assert by_sol.percent(name, "o2") == pytest.approx(21.0, abs=0.5)
        assert by_sol.percent(name, "co2") < 0.5
        assert by_sol.kpa(name) == pytest.approx(101.3, rel=0.01)
    by_hour = three_domes().wait(30 * SOL_S, HOUR_S)
    assert largest_gap(by_sol, by_hour, of_room=False) <= 1e-6


def test_three_hundred_people_breathe_the_oxygen_that_the_book_says() -> None:
    colony = three_domes()
    colony.wait(10 * SOL_S)
    settled = colony.stored("outside.h2")
    colony.wait(10 * SOL_S)
    made_kg = (colony.stored("outside.h2") - settled) / 2.0 * matter.OXYGEN.kg_per_mol
    leaked_kg = 12.0  # a day, through 2 mm: half a gram of air a second
    assert made_kg / (10 * SOL_S / 86_400.0) == pytest.approx(246.0 + leaked_kg, rel=0.02)


def test_trying_a_step_changes_nothing() -> None:
    colony = random_colony(3, doors=True)
    system, before = colony.system, colony.state.copy()
    first = system.advance(colony.state, HOUR_S)
    assert colony.state.tobytes() == before.tobytes()
    assert system.advance(colony.state, HOUR_S).state_mol.tobytes() == first.state_mol.tobytes()


def bytes_after(system: GasSystem, state: Vector) -> bytes:
    return system.advance(state, 2 * HOUR_S).state_mol.tobytes()


@fewer
@given(seeds, st.booleans())
def test_what_was_worked_out_before_never_changes_a_result(seed: int, doors: bool) -> None:
    fresh, used = random_colony(seed, doors=doors), random_colony(seed, doors=doors)
    start = (used.system, used.state.copy())
    used.wait(5 * HOUR_S, 4_000.0)
    assert bytes_after(*start) == bytes_after(fresh.system, fresh.state)


def test_a_process_that_makes_something_out_of_nothing_is_refused() -> None:
    alchemy = Process("alchemy", {0: 1.0}, {0: 1.0}, gain=1.0)
    with pytest.raises(ValueError, match=r"alchemy makes \+2 mol of O out of nothing"):
        GasSystem([100.0], [295.0], STORES, [alchemy])
