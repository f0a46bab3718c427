"""Changeovers: a stand-in is asked to come on, or tried without."""

from __future__ import annotations

from game.sim.clock import Clock
from game.sim.hardware.components import Machine, Part, Redundancy
from game.sim.hardware.events import BackupEngaged, ChangeoverDead, ChangeoverTested
from game.sim.hardware.rules import RUNNING, find_dead, start
from game.sim.world import World


def engage(world: World, entity: int) -> bool:
    """Ask a changeover to start its stand-in; return whether it did. A dead one is then known to be dead."""
    group = world.get(entity, Redundancy)
    group.tried = True
    if world.get(group.part, Part).stage == "failed":
        group.known_dead = True
        world.get(group.part, Part).found = True
        world.events.say(ChangeoverDead(entity))
        return False
    if world.get(group.backup, Machine).state in RUNNING:
        return True
    start(world, group.backup)
    group.tested_s = world.one(Clock).elapsed_s
    if world.get(group.backup, Machine).state not in RUNNING:
        return False
    world.events.say(BackupEngaged(entity))
    return True


def try_changeover(world: World, entity: int) -> bool:
    """Try a changeover without starting anything; return whether it works, and its stand-in would."""
    group = world.get(entity, Redundancy)
    part = world.get(group.part, Part)
    if part.stage == "failed":
        group.known_dead = part.found = True
        world.events.say(ChangeoverDead(entity))
        return False
    group.tested_s = world.one(Clock).elapsed_s
    if find_dead(world, group.backup, entity):
        return False
    world.events.say(ChangeoverTested(entity))
    return True
