"""Directives that are here, or were accepted, and work done for them."""

from __future__ import annotations

from collections.abc import Callable

from game.sim.crews.components import COLUMN, Booked
from game.sim.earth import directives
from game.sim.earth.components import Directive, Earth
from game.sim.earth.messages import light_s
from game.sim.world import World
from tests.sim.years import Years

Begin = Callable[..., Years]


def here(years: Years, kind: str) -> Directive:
    """A directive that has come and can be answered, and no other that comes by itself."""
    world = years.world
    world.one(Earth).next_directive_sol = 10_000
    directive = directives.issue(world, kind)
    years.go(2.0 * light_s(world))
    assert directive.state == "open"
    return directive


def accepted(years: Years, kind: str) -> Directive:
    directive = here(years, kind)
    directives.answer(years.world, directive, "accept")
    years.go(2.0 * light_s(years.world))
    return directive


def work_for_earth(world: World, hours: float) -> None:
    world.one(Booked).total_h[0, COLUMN["quota"]] += hours
