"""Stopping leaks, and patches that look well and are not."""

from __future__ import annotations

import math

from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.fabrication.spares import life_share
from game.sim.hardware import rules as hardware
from game.sim.hardware.components import Machine, Part, Wear
from game.sim.hardware.events import PartReplaced
from game.sim.settlement import Settlement
from game.sim.structure.components import Hole
from game.sim.structure.events import HoleOpened
from game.sim.structure.rules import close_hole
from game.sim.work.components import Flaw, Job
from game.sim.work.events import PatchFailed
from game.sim.world import World

HOLDS_AT_LEAST_S, HOLDS_AT_MOST_S = 300.0, 3_600.0
"""How long a bad patch holds."""
LEAKS_AT_LEAST, LEAKS_AT_MOST = 0.2, 0.6
"""Share of the old leak that a bad patch lets through once it has given out."""

MOST_WORN_SHARE = 0.9
"""How far through its life a faulty spare can be when it is fitted."""


def flaw_of(world: World, entity: int, job: Job) -> float:
    """Draw whether a job's work looks well and is not; return when it gives out, in seconds from now, or inf."""
    chance = world.one(Chance).once(f"flaw/{entity}")
    if chance.share() < job.sound_share:
        return math.inf
    return chance.between(HOLDS_AT_LEAST_S, HOLDS_AT_MOST_S)


def patch_hole(world: World, entity: int, job: Job) -> None:
    """Close a hole in a hull, for good or for a while."""
    hole = world.get(job.target, Hole)
    was_m2 = hole.cda_m2
    hole.flaw_s = -1.0
    close_hole(world, job.target)
    holds_s = flaw_of(world, entity, job)
    if holds_s < math.inf:
        share = world.one(Chance).once(f"flaw/{entity}/share").between(LEAKS_AT_LEAST, LEAKS_AT_MOST)
        hole.flaw_s = world.one(Clock).elapsed_s + holds_s
        hole.flaw_cda_m2 = share * was_m2


def patch_part(world: World, entity: int, job: Job) -> None:
    """Stop what a part leaks without replacing it: it goes on as a worn one, for good or for a while."""
    part = world.get(job.target, Part)
    mode = part.mode
    for hole_entity, hole in list(world.each(Hole)):
        if hole.part == job.target:
            close_hole(world, hole_entity)
    part.stage, part.mode, part.found = "worn", "", True
    world.one(Wear).stale = True
    if world.find(part.owner, Machine) is not None:
        hardware.judge(world, part.owner)
    mark_flaw(world, entity, job, mode)


def replace_part(world: World, entity: int, job: Job) -> None:
    """Put a new part in, as good as its spare, and start its machine if that was all it lacked, as far as is known."""
    part = world.get(job.target, Part)
    mode = part.mode
    life = life_share(world, job.item) if job.item else 1.0
    hardware.replace_part(world, job.target)
    if life < 1.0:
        hardware.set_wear(world, part, min(MOST_WORN_SHARE, 1.0 - life))
    machine = world.find(part.owner, Machine)
    if machine is not None and machine.state == "stopped" and hardware.known_share(world, part.owner) > 0.0:
        hardware.start(world, part.owner)
    mark_flaw(world, entity, job, mode)


def mark_flaw(world: World, entity: int, job: Job, mode: str) -> None:
    """Let a part that was mended badly give out again later; forget what was wrong with an earlier mending."""
    if world.find(job.target, Flaw) is not None:
        world.remove(job.target, Flaw)
    holds_s = flaw_of(world, entity, job)
    if mode and holds_s < math.inf:
        world.add(job.target, Flaw(world.one(Clock).elapsed_s + holds_s, mode))


class PatchProcessor:
    """Lets bad patches give out. Writes ``Flaw``, and holes that were patched."""

    def __init__(self, world: World) -> None:
        """Begin to listen; everything that is remembered is in the components."""
        self._world = world
        world.events.subscribe(PartReplaced, self._replaced)

    def _replaced(self, event: PartReplaced) -> None:
        """Let what was wrong with a mending go out with the part that was mended."""
        if self._world.find(event.part, Flaw) is not None:
            self._world.remove(event.part, Flaw)

    def next_s(self) -> float:
        """Return when the next of them gives out, in seconds since the game began; inf: none does."""
        due_s = [hole.flaw_s for _, hole in self._world.each(Hole) if hole.flaw_s >= 0.0]
        due_s += [flaw.due_s for _, flaw in self._world.each(Flaw)]
        return min(due_s, default=math.inf)

    def process(self, step_s: float) -> None:
        """Open what is due."""
        world = self._world
        now_s = world.one(Clock).elapsed_s
        for entity, hole in list(world.each(Hole)):
            if 0.0 <= hole.flaw_s <= now_s:
                hole.flaw_s = -1.0
                hole.cda_m2 += hole.flaw_cda_m2
                world.events.say(HoleOpened(entity, hole.module, hole.part))
                world.events.say(PatchFailed(entity, hole.part, hole.module))
        for entity, flaw in list(world.each(Flaw)):
            if flaw.due_s <= now_s:
                world.remove(entity, Flaw)
                self._part(entity, flaw)

    def _part(self, entity: int, flaw: Flaw) -> None:
        world = self._world
        part = world.get(entity, Part)
        modes = world.the(Settlement).part_kinds[part.kind].modes
        mode = next((mode for mode in modes if mode.id == flaw.mode), None)
        if part.stage == "failed" or mode is None:
            return
        hardware.fail_part(world, entity, mode)
        part.found = True
        world.events.say(PatchFailed(0, entity, part.module))
