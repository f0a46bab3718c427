"""How long carbon dioxide leaves people on their feet."""

from __future__ import annotations

import math

import pytest

from game.sim.air.atmospherics import Atmospherics
from game.sim.clock import SOL_S, Clock
from game.sim.people.components import Body
from game.sim.people.physiology import co2_incapacitation_s
from game.sim.people.processors import PhysiologyProcessor
from tests.sim.small_colony import SmallColony

HALL = """
[[module]]
id = "hall"
volume_m3 = 500.0
pressure_kpa = 101.3
gas = {{ o2_share = 0.21, n2_share = {n2_share}, co2_share = {co2_share}, h2o_share = 0.01 }}
[[colonists]]
module = "hall"
count = 1
"""


@pytest.mark.parametrize(("percent", "minutes"), [(5.0, 35.0), (8.0, 7.5), (10.0, 2.6)])
def test_the_time_to_a_fall_is_as_it_was_measured(percent: float, minutes: float) -> None:
    assert co2_incapacitation_s(percent) / 60.0 == pytest.approx(minutes, rel=0.02)


@pytest.mark.parametrize(("co2_share", "falls"), [(0.045, False), (0.055, True)])
def test_four_percent_is_no_air_to_stay_in_and_five_fells(co2_share: float, falls: bool) -> None:
    hall = SmallColony(HALL.format(co2_share=co2_share, n2_share=0.78 - co2_share))
    world = hall.world
    breathing, body = PhysiologyProcessor(world), world.get(hall.people[0], Body)
    assert world.the(Atmospherics).harms
    for _ in range(math.ceil(3.0 * SOL_S / 600.0)):
        world.one(Clock).elapsed_s += 600.0
        breathing.process(600.0)
    assert body.down == falls


def test_who_fell_gets_up_again_when_the_air_fells_nobody_any_more() -> None:
    hall = SmallColony(HALL.format(co2_share=0.045, n2_share=0.735))
    world = hall.world
    breathing, body = PhysiologyProcessor(world), world.get(hall.people[0], Body)
    body.down, body.co2_dose = True, 1.1
    for _ in range(180):
        world.one(Clock).elapsed_s += 10.0
        breathing.process(10.0)
    assert not body.down


def test_air_is_near_to_harm_where_it_is_for_who_breathes_it() -> None:
    air = SmallColony(HALL.format(co2_share=0.01, n2_share=0.77)).world.the(Atmospherics)
    near = []
    for co2_kpa in (2.9, 3.02, 3.04, 3.2):
        air.co2_kpa[0] = co2_kpa
        near.append(bool(air.nearly_harmful()[0]))
        assert near[-1] == air.breath(0).nearly_harms
    assert near == [False, False, True, True]
