"""Fans that blow through ducts."""

from collections.abc import Callable

from game.session.session import Session
from game.sim.hardware.rules import set_machine, start
from game.sim.register import Register


def test_a_fan_blows_when_it_has_started_whoever_looks_before(
    begin: Callable[..., Session], reread: Callable[[Session], Session]
) -> None:
    session = begin()
    fan = session.world.the(Register).machines["fan.gallery"]
    set_machine(session.world, fan, "off")
    session.step(60.0)
    start(session.world, fan)
    session.step(10.0)
    again = reread(session)
    for game in (session, again):
        game.step(5.0)
    assert again.state_hash() == session.state_hash()
