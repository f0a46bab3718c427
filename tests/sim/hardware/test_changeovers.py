"""Stand-ins that engage when what they stand in for has stopped."""

from collections.abc import Callable

from game.session.orders import Refusal, SendTeam
from game.session.session import Session
from game.sim.hardware.components import Machine, Redundancy
from game.sim.hardware.rules import RUNNING, set_machine, start


def test_a_changeover_that_engaged_is_known_to_work_since_then(begin: Callable[..., Session]) -> None:
    session = begin()
    world = session.world
    _, group = next(row for row in world.each(Redundancy) if row[1].id == "hab_3.oxygen")
    assert group.tested_s < 0.0
    set_machine(world, group.primary, "stopped")
    session.step(60.0)
    assert world.get(group.backup, Machine).state in RUNNING
    assert group.tested_s == session.elapsed_s


def test_a_backup_that_runs_is_not_started_again_and_loses_nothing(begin: Callable[..., Session]) -> None:
    session = begin()
    world = session.world
    _, group = next(row for row in world.each(Redundancy) if row[1].id == "hab_3.oxygen")
    backup = world.get(group.backup, Machine)
    order = SendTeam(("kwan",), "start_backup", group.id)
    set_machine(world, group.backup, "running")
    answer = session.order(order)
    assert isinstance(answer, Refusal)
    assert answer.reason == "refused.backup_runs"
    start(world, group.backup)
    assert backup.state == "running"
    set_machine(world, group.backup, "standby")
    assert not isinstance(session.order(order), Refusal)
