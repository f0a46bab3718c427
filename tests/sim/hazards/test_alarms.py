"""Alarms: what readings raise, and how late where nobody watches them."""

from collections.abc import Callable

from game.session.session import Session
from game.sim.clock import HOUR_S, Clock
from game.sim.crews.components import Watch
from game.sim.hazards.components import Alarms
from game.sim.hazards.processors import AlarmProcessor
from game.sim.sensors.components import Trends

Begin = Callable[..., Session]


def test_a_reading_that_was_well_again_before_anybody_saw_it_goes_unseen_as_long_the_next_time(begin: Begin) -> None:
    world = begin().world
    watch, fall = world.one(Watch), world.one(Trends).per_min[1]
    watch.late, watch.late_s[:] = True, 1_200.0
    alarms = AlarmProcessor(world)

    def look(falling: bool, later_s: float) -> int:
        world.one(Clock).elapsed_s += later_s
        fall[0] = -5.0 if falling else 0.0
        alarms.process(later_s)
        return len(world.one(Alarms).standing)

    assert look(falling=True, later_s=60.0) == 0
    assert look(falling=False, later_s=60.0) == 0
    assert look(falling=True, later_s=3.0 * HOUR_S) == 0
    assert look(falling=True, later_s=600.0) == 0
    assert look(falling=True, later_s=660.0) > 0
