"""Sols in which works get hours, one after the other."""

from __future__ import annotations

from collections.abc import Callable

from game.session.session import Session
from game.sim.clock import SOL_S, Clock
from game.sim.works import leads, rules
from game.sim.works.components import Work, Works
from game.sim.works.processors import WorksProcessor
from game.sim.world import World

Begin = Callable[..., Session]


def clear(world: World) -> None:
    """Give up what is under way at the opening."""
    for work in list(world.one(Works).begun):
        rules.abandon(world, work)


def a_sol(world: World, hours: float, crew: str = "construction", skill: float = 0.5) -> float:
    """Let a sol pass in which works get some hours, in three shifts; return those that were used."""
    used = sum(rules.work(world, crew, hours / 3.0, lambda _skill: skill) for _ in range(3))
    world.one(Clock).elapsed_s += SOL_S
    WorksProcessor(world).process(SOL_S)
    return used


def until_done(world: World, work: Work, hours: float = 300.0, most: int = 400) -> int:
    """Let sols pass until a project is over; return how many."""
    for sol in range(most):
        if not leads.is_live(work):
            return sol
        a_sol(world, hours)
    raise AssertionError(f"{work.id} is in stage {work.stage} and waits for {work.waits} {work.waits_for}")
