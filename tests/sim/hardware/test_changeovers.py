"""Stand-ins that engage when what they stand in for has stopped."""

from collections.abc import Callable

from game.session.session import Session
from game.sim.hardware.components import Machine, Redundancy
from game.sim.hardware.rules import RUNNING, set_machine


def test_a_changeover_that_engaged_is_known_to_work_since_then(begin: Callable[..., Session]) -> None:
    session = begin()
    world = session.world
    _, group = next(row for row in world.each(Redundancy) if row[1].id == "hab_3.oxygen")
    assert group.tested_s < 0.0
    set_machine(world, group.primary, "stopped")
    session.step(60.0)
    assert world.get(group.backup, Machine).state in RUNNING
    assert group.tested_s == session.elapsed_s
