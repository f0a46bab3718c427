"""The bus: energy balances, what is given up first, power failures and what they take."""

import math
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest

from game.session.orders import Accepted, Refusal, SetPriority, UseLoadPlan
from game.session.session import Session
from game.sim.clock import SOL_S
from game.sim.hardware.components import Machine, Part, Wear
from game.sim.hardware.events import MachineChanged
from game.sim.hardware.rules import set_machine
from game.sim.heat.components import Warmth
from game.sim.power import rules as power
from game.sim.power.components import NOTHING_SHED, Bus
from game.sim.power.events import LoadShed, PowerFailed
from game.sim.power.loads import Loads
from game.sim.register import Register
from game.sim.weather.components import Storm, Weather
from tests.core_pack import core

HOUR_S = 3_600.0
E = TypeVar("E")


@pytest.fixture
def session() -> Iterator[Session]:
    begun = Session.new(core(), "quiet", 1)
    yield begun
    begun.close()


def go(session: Session, hours: float, limit_s: float = math.inf) -> None:
    until_s = session.elapsed_s + hours * HOUR_S
    while session.elapsed_s < until_s - 1e-6:
        session.step(min(limit_s, until_s - session.elapsed_s))


def darken(session: Session, tau: float = 9.0) -> None:
    """Bring a storm over the colony that stays, for all of today too."""
    weather = session.world.one(Weather)
    weather.storm = Storm("global", weather.sol - 20, tau, 5.0, 100.0, 50.0, weather.sol - 25, True, 0.0, 0.0)
    weather.tau = tau


def machine(session: Session, name: str) -> Machine:
    return session.world.get(session.world.the(Register).machines[name], Machine)


def test_what_is_made_is_drawn_stored_or_spilt(session: Session) -> None:
    bus = session.world.one(Bus)
    darken(session)
    before = bus.stored_kwh
    go(session, 10.0)
    assert bus.failed == 0
    made, drawn = bus.made_today_kwh, bus.drawn_today_kwh
    surplus = bus.stored_kwh - before - (made - drawn)
    # nothing comes from nowhere; charging loses seven parts in a hundred at most
    assert -0.07 * made - 1e-6 <= surplus <= 1e-6


def test_short_steps_give_the_same_charge_as_long_ones() -> None:
    charges = []
    for limit_s in (math.inf, 300.0):
        session = Session.new(core(), "quiet", 1)
        go(session, 12.0, limit_s)
        charges.append(session.world.one(Bus).stored_kwh)
        session.close()
    assert charges[0] == pytest.approx(charges[1], rel=1e-3)


def test_lamps_go_before_lights_and_lights_before_water(session: Session) -> None:
    darken(session)
    session.world.one(Bus).stored_kwh = 900.0
    levels: list[int] = []
    session.world.events.subscribe(LoadShed, lambda event: levels.append(event.from_level))
    go(session, 20.0)
    assert levels[:3] == [8, 7, 4]
    assert not machine(session, "dome_one.lamps").powered
    assert machine(session, "hab_3.generator").powered


def test_an_empty_battery_is_a_power_failure_and_takes_a_share_of_lives(session: Session) -> None:
    failed: list[PowerFailed] = []
    session.world.events.subscribe(PowerFailed, failed.append)
    assert isinstance(session.order(UseLoadPlan("all_on")), Accepted)
    darken(session)
    bus = session.world.one(Bus)
    bus.stored_kwh = 50.0
    parts = [part for _, part in session.world.each(Part) if part.kind == "power_supply" and part.stage == "sound"]
    before = [float(session.world.one(Wear).fitted_h[part.index].sum()) for part in parts]
    go(session, 2.0)
    after = [float(session.world.one(Wear).fitted_h[part.index].sum()) for part in parts]
    assert [event.number for event in failed] == [1]
    assert bus.failures == [session.sol]
    assert sum(b < a for a, b in zip(before, after, strict=True)) > len(parts) / 2
    assert bus.drawn_kw <= bus.made_kw + 1e-6
    assert machine(session, "hab_3.generator").powered


def test_what_people_breathe_is_given_up_machine_by_machine_when_a_reactor_stops(session: Session) -> None:
    darken(session)
    session.world.one(Bus).stored_kwh = 5.0
    for name in ("reactor_vault.unit_a", "reactor_vault.unit_b"):
        machine(session, name).state = "stopped"
        session.world.events.say(_changed(session, name))
    go(session, 1.0)
    bus = session.world.one(Bus)
    assert bus.cut
    makers = [row for _, row in session.world.each(Machine) if "generator" in row.id and row.state != "standby"]
    assert any(row.powered for row in makers)
    assert bus.drawn_kw <= bus.made_kw + 1e-6


def _changed(session: Session, name: str) -> object:
    return MachineChanged(session.world.the(Register).machines[name], "running", "stopped")


def test_when_the_sun_is_back_so_is_everything(session: Session) -> None:
    session.order(UseLoadPlan("all_on"))
    darken(session)
    session.world.one(Bus).stored_kwh = 20.0
    go(session, 4.0)
    assert session.world.one(Bus).shed_from < NOTHING_SHED
    weather = session.world.one(Weather)
    weather.storm, weather.tau = None, 0.45
    go(session, 40.0)
    assert session.world.one(Bus).shed_from == NOTHING_SHED
    assert all(row.machine.powered for row in Loads(session.world).drawers)


def test_what_was_cut_off_comes_back_at_the_same_step_whether_the_game_was_saved_or_not(
    session: Session, reread: Callable[[Session], Session]
) -> None:
    darken(session)
    session.world.one(Bus).stored_kwh = 30.0
    machine(session, "reactor_vault.unit_a").state = "stopped"
    session.world.events.say(_changed(session, "reactor_vault.unit_a"))
    session.step()
    assert session.world.one(Bus).cut
    again = reread(session)
    while session.world.one(Bus).cut:
        for game in (session, again):
            game.step()
            if 4.0 * HOUR_S < game.elapsed_s < 5.5 * HOUR_S:
                set_machine(game.world, game.world.the(Register).machines["reactor_vault.unit_a"], "running")
        assert again.world.one(Bus) == session.world.one(Bus)
        again = reread(again)
    assert all(row.machine.powered for row in Loads(session.world).fed(session.world.one(Bus)))


def test_a_load_that_is_given_up_alone_is_no_longer_counted(session: Session) -> None:
    world, bus = session.world, session.world.one(Bus)
    assert isinstance(session.order(UseLoadPlan("careful")), Accepted)
    darken(session)
    power.set_load(world, "rig", 12.0, 6)
    bus.stored_kwh = 0.5 * Loads(world).capacity_kwh()
    while bus.shed_from != 5:
        session.step()
    go(session, 1.5)
    assert bus.shed_from == 5
    assert bus.drawn_kw == pytest.approx(Loads(world).drawn_kw(bus, world.one(Warmth)))


def test_a_machine_that_comes_back_has_to_start_up_again(session: Session) -> None:
    session.order(SetPriority("hab_3.generator", 9))
    session.order(UseLoadPlan("storm"))
    go(session, 1.0)
    generator = machine(session, "hab_3.generator")
    assert not generator.powered
    session.order(UseLoadPlan("all_on"))
    go(session, 0.1)
    assert generator.powered
    assert generator.state == "starting"


def test_the_desk_says_what_is_given_up_first(session: Session) -> None:
    assert isinstance(session.order(SetPriority("canteen.lighting", 1)), Accepted)
    session.order(UseLoadPlan("storm"))
    go(session, 1.0)
    assert machine(session, "canteen.lighting").powered
    assert not machine(session, "dome_two.lighting").powered


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        (SetPriority("nothing", 3), "refused.no_such_machine"),
        (SetPriority("power_hall.array_a", 3), "refused.draws_nothing"),
        (SetPriority("hab_3.generator", 0), "refused.load_level"),
        (SetPriority("hab_3.generator", 1), "refused.same_level"),
        (UseLoadPlan("none"), "refused.no_such_plan"),
        (UseLoadPlan("usual"), "refused.same_plan"),
    ],
)
def test_orders_that_make_no_sense_are_refused(session: Session, order: SetPriority | UseLoadPlan, reason: str) -> None:
    answer = session.order(order)
    assert isinstance(answer, Refusal)
    assert answer.reason == reason


def test_what_is_no_machine_draws_from_the_bus_too(session: Session) -> None:
    go(session, 1.0)
    before = session.world.one(Bus).drawn_kw
    power.set_load(session.world, "rig", 12.0, 6)
    go(session, 1.0)
    assert session.world.one(Bus).drawn_kw == pytest.approx(before + 12.0, abs=6.0)
    power.set_load(session.world, "rig", 0.0, 6)
    assert "rig" not in session.world.one(Bus).loads


def test_a_unit_that_works_have_built_feeds_the_bus(session: Session) -> None:
    go(session, 1.0)
    before = session.world.one(Bus).made_kw
    assert not machine(session, "power_hall.geothermal").powered or machine(session, "power_hall.geothermal").loose
    power.commission(session.world, "power_hall.geothermal", 0.5)
    go(session, 0.01)
    assert session.world.one(Bus).made_kw == pytest.approx(before + 60.0, abs=1.0)


def test_the_outlook_sees_a_storm_before_it_is_here(session: Session) -> None:
    clear = power.outlook(session.world, 8)
    weather = session.world.one(Weather)
    weather.storm = Storm("global", weather.sol + 3, 6.0, 2.0, 10.0, 50.0, weather.sol, True, 0.0, 0.0)
    ahead = power.outlook(session.world, 8)
    assert ahead[1].made_kwh == pytest.approx(clear[1].made_kwh, rel=0.01)
    assert ahead[7].made_kwh < 0.7 * clear[7].made_kwh
    assert ahead[7].low_made_kwh <= ahead[7].made_kwh <= ahead[7].high_made_kwh
    assert ahead[7].lowest_kwh == 0.0


def test_the_outlook_of_a_clear_sol_is_what_the_sol_then_makes(session: Session) -> None:
    told = power.outlook(session.world, 2)[1]
    go(session, 42.0 * SOL_S / 24.0 / HOUR_S)
    assert session.world.one(Bus).made_last_kwh == pytest.approx(told.made_kwh, rel=0.05)


def test_when_even_what_people_breathe_cannot_all_be_fed_oxygen_waits_and_scrubbers_go_on(session: Session) -> None:
    darken(session)
    session.world.one(Bus).stored_kwh = 5.0
    machine(session, "reactor_vault.unit_a").state = "stopped"
    session.world.events.say(_changed(session, "reactor_vault.unit_a"))
    go(session, 1.0)
    cut = session.world.one(Bus).cut
    assert "air_plant.generator_b" in cut
    assert not any("scrubber" in name for name in cut)
