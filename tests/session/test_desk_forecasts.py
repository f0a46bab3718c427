"""What the desk says will happen, against what then happens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.loading import load_packs
from game.content.store import Content
from game.locations import core_pack_dir
from game.session.orders import OpenDoor, SealDoor, SealModule
from game.session.session import Session
from game.sim.air.components import Atmosphere
from game.sim.hardware.components import Machine
from game.sim.register import Register
from game.sim.work.machinery import set_down
from game.sim.world import World

AIR = "gas = { o2_share = 0.21, n2_share = 0.7896, co2_share = 0.0004, h2o_share = 0.0 }"
HEAD = """
[[scenario]]
id = "probe.rooms"
name = "Rooms"
bare = true
"""


def room(name: str, volume_m3: float) -> str:
    return f"""
[[scenario.module]]
id = "{name}"
volume_m3 = {volume_m3}
pressure_kpa = 101.3
temperature_k = 295.0
{AIR}
"""


def hole(module: str, mm: float) -> str:
    return f'[[scenario.hole]]\nmodule = "{module}"\ndiameter_mm = {mm}\ndischarge_coefficient = 0.7\n'


def people(module: str, count: int) -> str:
    return f'[[scenario.colonists]]\nmodule = "{module}"\ncount = {count}\n'


AJAR = """
[[scenario.door]]
id = "inner"
between = ["lock", "hall"]
state = "ajar"
gap_cm2 = 5.05
discharge_coefficient = 0.7
exchange_m3_per_s = 0.0
"""

Begin = Callable[[str], Session]


@pytest.fixture
def bare(tmp_path: Path) -> Begin:
    """Begins a bare scenario."""

    def begin(scenario: str) -> Session:
        (tmp_path / "scenarios").mkdir()
        (tmp_path / "pack.toml").write_text('id = "probe"\nversion = "1.0.0"\ngame = ">=0.1"\nname = "Probe"\n')
        (tmp_path / "scenarios" / "rooms.toml").write_text(HEAD + scenario)
        return Session.new(load_packs(core_pack_dir(), (tmp_path,)), "probe.rooms", 1)

    return begin


def first_down_s(session: Session, module: str, until_s: float) -> float:
    """Play on until somebody in a module no longer answers."""
    while session.elapsed_s < until_s:
        session.step(5.0)
        if next(item for item in session.view().modules if item.id == module).down:
            return session.elapsed_s
    raise AssertionError(f"nobody went down in {module} within {until_s} s")


def test_the_minutes_left_in_a_lock_with_a_hole_come_true(bare: Begin) -> None:
    session = bare(room("lock", 60.0) + room("hall", 440.0) + AJAR + hole("lock", 45.5) + people("lock", 1))
    said_s = session.forecasts("lock")[0].harm_s
    assert said_s is not None
    assert first_down_s(session, "lock", 3_000.0) == pytest.approx(said_s, rel=0.1)


def test_the_hour_left_on_the_other_side_of_a_door_that_stands_ajar_comes_true(bare: Begin) -> None:
    session = bare(room("lock", 60.0) + room("hall", 440.0) + AJAR + hole("lock", 45.5) + people("hall", 16))
    said_s = session.forecasts("hall")[0].harm_s
    assert said_s is not None
    assert first_down_s(session, "hall", 9_000.0) == pytest.approx(said_s, rel=0.1)


def test_a_slow_leak_is_told_by_the_same_reckoning(bare: Begin) -> None:
    session = bare(room("lock", 600.0) + hole("lock", 30.0) + people("lock", 4))
    said = session.forecasts("lock")[0]
    assert said.harm_s is not None
    assert said.of_harm == "hypoxia"
    assert first_down_s(session, "lock", 20_000.0) == pytest.approx(said.harm_s, rel=0.1)


def test_a_full_room_without_a_hole_is_harmed_by_what_it_breathes_out(bare: Begin) -> None:
    session = bare(room("lock", 6.0) + people("lock", 16))
    said = session.forecasts("lock")[0]
    assert said.of_harm == "carbon_dioxide"
    assert said.harm_s is not None
    assert first_down_s(session, "lock", 20_000.0) == pytest.approx(said.harm_s, rel=0.1)


def test_a_fast_loss_is_told_in_steps_of_half_a_minute(bare: Begin) -> None:
    session = bare(room("lock", 60.0) + hole("lock", 45.5) + people("lock", 1))
    said = session.forecasts("lock")[0]
    assert said.pressure_kpa[1][0] == 30.0
    assert said.death_s is not None
    assert said.harm_s is not None
    assert said.harm_s < said.death_s


def test_good_air_harms_nobody(bare: Begin) -> None:
    said = bare(room("lock", 600.0) + people("lock", 2)).forecasts("lock")[0]
    assert said.harm_s is None
    assert said.of_harm == ""


def test_shutting_the_inner_door_is_said_to_save_the_hall_and_doom_the_lock(bare: Begin) -> None:
    session = bare(
        room("lock", 60.0) + room("hall", 440.0) + AJAR + hole("lock", 45.5) + people("hall", 16) + people("lock", 1)
    )
    before_s = session.forecasts("lock")[0].harm_s
    choice = next(choice for choice in session.choices("lock") if choice.kind == "close_door")
    assert before_s is not None
    assert choice.leaves_s is not None
    assert choice.leaves_s < 0.7 * before_s
    assert choice.tone == "danger"
    session.order(choice.order)
    assert session.forecasts("lock")[0].harm_s == pytest.approx(choice.leaves_s, rel=0.05)
    assert session.forecasts("hall")[0].harm_s is None


def test_a_forecast_is_made_of_air_that_a_machine_was_carried_out_of_and_that_has_cooled(content: Content) -> None:
    session = Session.new(content, "quiet", 1)
    try:
        world = session.world
        session.order(SealModule("hab_3"))
        session.step()
        assert session.forecasts("hab_3")
        machines = world.the(Register).machines
        name = next(
            name for name, entity in machines.items() if world.get(entity, Machine).module == of(world, "hab_3")
        )
        set_down(world, machines[name], of(world, "gym"))
        atmosphere = world.one(Atmosphere)
        atmosphere.temperature_k = atmosphere.temperature_k - 2.0
        session.order(OpenDoor("hab_2.hab_3"))
        session.order(SealDoor("hab_2.hab_3"))
        assert session.forecasts("hab_3")
    finally:
        session.close()


def of(world: World, name: str) -> int:
    return world.the(Register).modules[name]
