"""Places lose warmth, heaters give it back, and what nothing heats freezes in the end."""

import math
import tomllib
from collections.abc import Iterator

import msgspec
import numpy as np
import pytest

from game.content.kinds.scenario import ScenarioKind
from game.session.crises import CrisisLog, Findings
from game.session.journal import Journal
from game.session.orders import StopMachine
from game.session.session import Session
from game.sim.air.atmospherics import Atmospherics
from game.sim.air.components import Atmosphere
from game.sim.air.plant import AirPlant
from game.sim.founding import found
from game.sim.hardware.components import Part
from game.sim.heat.components import Warmth
from game.sim.heat.events import HeatLost
from game.sim.heat.rules import Shells, chill, freeze, hours_to
from game.sim.people.components import Harm, Whereabouts
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World
from game.story.log import Log
from game.story.storylets.components import Chronicle, StoryBook
from tests.airs import elements_mol
from tests.core_pack import core
from tests.sim.small_colony import HEAD

HOUR_S = 3_600.0


@pytest.fixture
def session() -> Iterator[Session]:
    begun = Session.new(core(), "quiet", 1)
    yield begun
    begun.close()


def go(session: Session, hours: float, limit_s: float = math.inf) -> None:
    until_s = session.elapsed_s + hours * HOUR_S
    while session.elapsed_s < until_s - 1e-6:
        session.step(min(limit_s, until_s - session.elapsed_s))


def world_of(plan: ScenarioKind) -> World:
    """A bare world, with what a session keeps in it."""
    world = found(Settlement.of(core(), plan), 1)
    for kept in (Journal(), Log(), CrisisLog(), Findings(), Chronicle(), StoryBook()):
        world.put(kept)
    return world


def row_of(session: Session, module: str) -> int:
    return session.world.get(session.world.the(Register).modules[module], Module).index


def test_a_place_cools_as_the_law_says() -> None:
    session = Session.new(core(), "quiet", 1)
    shells = Shells.of(session.world)
    row = row_of(session, "hab_3")
    around = np.full(len(shells.kept_k), 200.0)
    kelvin = shells.kept_k
    for _ in range(24):
        kelvin = shells.after_an_hour_k(shells.course(kelvin), around, np.zeros(len(kelvin)))
    loss, share = float(shells.loss_kw_per_k[row]), float(shells.lasting_share[row])
    assert float(kelvin[row]) == pytest.approx(200.0 + 95.0 * share**24)
    assert loss == pytest.approx(6.0e-3 * 380.0 ** (2.0 / 3.0) * 0.06)
    session.close()


def test_the_heat_that_is_wanted_is_what_is_lost() -> None:
    session = Session.new(core(), "quiet", 1)
    shells = Shells.of(session.world)
    around = np.full(len(shells.kept_k), 210.0)
    gain = np.zeros(len(shells.kept_k))
    wanted = shells.wanted_kw(shells.course(shells.kept_k), around, gain)
    assert wanted == pytest.approx(shells.loss_kw_per_k * (shells.kept_k - 210.0))
    cold = shells.course(shells.kept_k - 3.0)
    after = shells.after_an_hour_k(cold, around, shells.wanted_kw(cold, around, gain))
    assert after == pytest.approx(shells.kept_k)
    session.close()


def test_heaters_draw_and_keep_every_place_warm(session: Session) -> None:
    go(session, 48.0)
    warmth = session.world.one(Warmth)
    assert 5.0 < sum(warmth.wanted_kw.values()) < 60.0
    assert float((Shells.of(session.world).kept_k - warmth.temperature_k).max()) < 1.5


def test_a_place_whose_heater_is_off_cools_and_its_air_follows(session: Session) -> None:
    lost: list[HeatLost] = []
    session.world.events.subscribe(HeatLost, lost.append)
    row = row_of(session, "greenhouse_extension")
    pressure = float(session.world.the(Atmospherics).pressure_kpa[row])
    session.order(StopMachine("greenhouse_extension.heater"))
    go(session, 60.0)
    warmth, air = session.world.one(Warmth), session.world.one(Atmosphere)
    assert warmth.temperature_k[row] < 285.0
    assert abs(float(air.temperature_k[row] - warmth.temperature_k[row])) < 5.0
    assert [event.module for event in lost] == [session.world.the(Register).modules["greenhouse_extension"]]
    assert row in warmth.unheated
    assert float(session.world.the(Atmospherics).pressure_kpa[row]) == pytest.approx(pressure, rel=0.05)


def test_pressure_follows_temperature_where_nothing_evens_it_out(session: Session) -> None:
    plant, air = session.world.the(AirPlant), session.world.one(Atmosphere)
    plant.sync()
    row = row_of(session, "g_7")
    before = plant.system.pressure_pa(air.amount_mol)
    amounts = air.amount_mol.copy()
    colder = air.temperature_k.copy()
    colder[row] -= 29.5
    air.temperature_k = colder
    plant.sync()
    after = plant.system.pressure_pa(air.amount_mol)
    assert float(after[row] / before[row]) == pytest.approx(265.5 / 295.0)
    assert (air.amount_mol == amounts).all()


def test_no_atom_is_lost_while_places_cool(session: Session) -> None:
    before = elements_mol(session.world)
    for name in ("hab_1", "dome_three", "g_7"):
        session.order(StopMachine(f"{name}.heater"))
    go(session, 48.0)
    assert elements_mol(session.world) == pytest.approx(before, rel=1e-9)


def test_pipes_freeze_where_it_is_cold_enough_and_say_so(session: Session) -> None:
    register = session.world.the(Register)
    burst = freeze(session.world, register.modules["hab_3"], 255.0)
    assert burst
    for part in burst:
        component = session.world.get(part, Part)
        assert component.stage == "failed"
        assert component.mode == "frozen"
    assert freeze(session.world, register.modules["hab_2"], 272.0) == []


def test_each_pipe_has_its_own_depth(session: Session) -> None:
    register = session.world.the(Register)
    first = freeze(session.world, register.modules["dome_two"], 264.0)
    later = freeze(session.world, register.modules["dome_two"], 240.0)
    assert later
    assert not set(first) & set(later)


def test_the_desk_knows_how_long_until_pipes_freeze(session: Session) -> None:
    hab = session.world.the(Register).modules["hab_3"]
    hours = hours_to(session.world, hab, 271.0, 200.0)
    assert hours is not None
    assert 20.0 < hours < 80.0
    assert hours_to(session.world, hab, 271.0, 280.0) is None
    assert hours_to(session.world, hab, 300.0, 200.0) == 0.0


def test_in_a_bare_scenario_places_stay_as_they_are_given() -> None:
    plan = msgspec.convert(
        tomllib.loads(HEAD + '[[module]]\nid = "hut"\nvolume_m3 = 90.0\nsurface = true'), ScenarioKind
    )
    session = Session(core(), plan, 1, world_of(plan))
    before = session.world.one(Warmth).temperature_k.copy()
    go(session, 5.0)
    assert (session.world.one(Warmth).temperature_k == before).all()
    session.close()


def test_warmth_does_not_depend_on_the_length_of_steps() -> None:
    ends = []
    for limit_s in (math.inf, 700.0):
        session = Session.new(core(), "quiet", 1)
        session.order(StopMachine("hab_3.heater"))
        go(session, 6.0, limit_s)
        ends.append(session.world.one(Warmth).temperature_k)
        session.close()
    assert ends[0] == pytest.approx(ends[1], abs=0.05)


def test_cold_hurts_those_who_are_in_it_and_nobody_else(session: Session) -> None:
    go(session, 16.0)  # to the night, when Hab-3 sleeps
    world = session.world
    kelvin = world.one(Warmth).temperature_k.copy()
    assert chill(world, kelvin, 6.0) == []
    kelvin[row_of(session, "hab_3")] = 256.0
    hurt = chill(world, kelvin, 6.0)
    assert hurt
    assert all(world.get(person, Whereabouts).module == world.the(Register).modules["hab_3"] for person in hurt)
    assert [world.get(person, Harm).injury_share for person in hurt] == pytest.approx([0.081] * len(hurt))


def test_a_little_frost_hurts_nobody_who_has_clothes_and_a_bed(session: Session) -> None:
    go(session, 16.0)
    kelvin = session.world.one(Warmth).temperature_k.copy()
    kelvin[row_of(session, "hab_3")] = 267.0
    assert chill(session.world, kelvin, 6.0) == []


def test_some_nights_of_hard_frost_put_people_on_their_backs(session: Session) -> None:
    go(session, 16.0)
    world = session.world
    kelvin = world.one(Warmth).temperature_k.copy()
    kelvin[row_of(session, "hab_3")] = 250.0
    for _ in range(6):
        hurt = chill(world, kelvin, 6.0)
    assert max(world.get(person, Harm).injury_share for person in hurt) > world.the(Settlement).rules.fallen_from_share
