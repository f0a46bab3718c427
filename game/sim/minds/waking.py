"""Waking a module, and what comes of it."""

from __future__ import annotations

from game.sim.clock import Clock
from game.sim.minds.events import ModuleWoken
from game.sim.minds.rules import fear_share, frighten
from game.sim.minds.temper import calm_share
from game.sim.people.components import Body, Whereabouts
from game.sim.people.rules import ASLEEP, move, people_in
from game.sim.rescue.components import Alerted
from game.sim.settlement import Settlement
from game.sim.world import World


def sleepers_in(world: World, module: int) -> list[int]:
    """Return those who sleep in a module and could be woken, in order."""
    return [
        entity
        for entity in people_in(world, module)
        if world.get(entity, Whereabouts).activity == ASLEEP and not world.get(entity, Body).down
    ]


def alert_of(world: World, module: int) -> Alerted | None:
    """Return how a module's people stand by, or nothing if they do not."""
    return next((alert for _, alert in world.each(Alerted) if alert.module == module), None)


def wake_module(world: World, module: int) -> int:
    """Wake everyone in a module and let them get ready; return how many had slept.

    It costs them the sleep, which shows in their next shift, and unease.
    """
    share = world.the(Settlement).rules.alert_fear_share
    woken = sleepers_in(world, module)
    for person in woken:
        where = world.get(person, Whereabouts)
        move(world, person, module, "rest", where.room)
        frighten(world, person, fear_share(world, person) + share * (1.0 - calm_share(world, person)))
    world.create(Alerted(module, world.one(Clock).elapsed_s))
    world.events.say(ModuleWoken(module, len(woken)))
    return len(woken)
