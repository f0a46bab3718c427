"""Instruments that come and go."""

import math
from collections.abc import Callable

import pytest

from game.session.session import Session
from game.sim.hardware.components import Part
from game.sim.hardware.rules import fail_part, take_out
from game.sim.sensors.components import Sensor
from game.sim.sensors.instruments import MEASURES, Instruments
from game.sim.settlement import Settlement
from game.sim.structure.components import Module


@pytest.mark.parametrize("stuck", [False, True])
def test_an_instrument_that_was_taken_out_reads_nothing_before_the_game_is_saved_and_after(
    begin: Callable[..., Session], reread: Callable[[Session], Session], stuck: bool
) -> None:
    session = begin()
    world = session.world
    here = next(part.module for _, part, sensor in world.each(Part, Sensor) if sensor.measure == "co2")
    cell = MEASURES.index("co2"), world.get(here, Module).index
    for entity, part, sensor in world.each(Part, Sensor):
        if part.module == here and sensor.measure == "co2":
            modes = world.the(Settlement).part_kinds[part.kind].modes
            if stuck:
                fail_part(world, entity, next(mode for mode in modes if mode.stuck))
            take_out(world, entity)
    for game in (session, reread(session)):
        assert math.isnan(game.world.the(Instruments).table()[cell])
