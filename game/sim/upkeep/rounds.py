"""Hulls on the daily rounds: crews find small holes by ear and hand, and patch what they have found, shift by shift."""

from __future__ import annotations

from game.sim import portable
from game.sim.air.dampers import open_wide
from game.sim.air.openings import leak_per_s
from game.sim.chance import Chance
from game.sim.clock import HOUR_S, Clock
from game.sim.crews.components import Plans
from game.sim.fabrication import rules as fabrication
from game.sim.fabrication.spares import take_spare
from game.sim.hardware.rules import VENT_DISCHARGE
from game.sim.rescue.components import Left
from game.sim.settlement import Settlement
from game.sim.structure.components import Hole, Module
from game.sim.structure.rules import close_hole, diameter_mm
from game.sim.upkeep import due
from game.sim.upkeep.components import Records
from game.sim.upkeep.events import HullFound, HullMended
from game.sim.upkeep.mending import GRAVE
from game.sim.work.components import Job
from game.sim.work.jobs import OPEN
from game.sim.world import World

STREAM = "rounds"
EAR_MM = 5.0
"""Hole that rounds find in a shift two times of three; smaller ones take longer, in proportion."""
TELLS_PER_H = 0.01
"""Share of a place's air lost in an hour from which its make-up tells of it."""
PATCH_H = 6.0
"""Crew hours of a patch with all that goes round it; they are missing for small faults."""
ITEMS = {False: "sealant", True: "strips"}
"""What a hole takes, and a crack."""


def listen(world: World) -> None:
    """Once an hour, let people look for what the make-up of a place gives away: it runs, and nobody knows why."""
    records, now_s = world.one(Records), world.one(Clock).elapsed_s
    if now_s - records.listened_s >= HOUR_S and any(hole.cda_m2 > 0.0 for _, hole in world.each(Hole)):
        records.listened_s = now_s
        walk(world, given_away=True)


def walk(world: World, *, given_away: bool = False) -> None:
    """Let a shift, or those who follow the make-up, look for holes and patch what they find.

    What a team is at is left to it. ``given_away``: only where so much is lost in an hour that the make-up tells of it.
    """
    if not world.one(Plans).auto.get("callout", False):
        return
    at_work = {job.target for _, job in world.each(Job) if job.state in OPEN}
    holes = [
        (entity, hole)
        for entity, hole in world.each(Hole)
        if hole.cda_m2 > 0.0 and not hole.part and entity not in at_work
    ]
    if given_away:
        holes = [(entity, hole) for entity, hole in holes if _loss_per_h(world, hole) >= TELLS_PER_H]
    if not holes:
        return
    chance = world.one(Chance)
    stream = chance.stream(STREAM)
    open_to = due.open_modules(world)
    for entity, hole in holes:
        if not (open_to[world.get(hole.module, Module).index] or _in_suits(world, hole)):
            continue
        if not hole.found and stream.share() < 1.0 - portable.exp(-diameter_mm(hole.cda_m2, VENT_DISCHARGE) / EAR_MM):
            hole.found = True
            world.events.say(HullFound(hole.module))
        if hole.found:
            patch(world, entity, hole)
    chance.keep(STREAM, stream)


def _in_suits(world: World, hole: Hole) -> bool:
    """Return whether a hull is patched though nobody can breathe there: it is open wide, and nobody was kept out."""
    module = world.get(hole.module, Module)
    kept_out = module.barred and str(hole.module) not in world.one(Left).modules
    return not (module.lost or kept_out) and hole.module in open_wide(world)


def _loss_per_h(world: World, hole: Hole) -> float:
    plan = world.the(Settlement).modules[world.get(hole.module, Module).id]
    return HOUR_S * leak_per_s(hole.cda_m2, plan.volume_m3, plan.temperature_k)


def patch(world: World, entity: int, hole: Hole) -> None:
    """Patch a hole, or ask for what it takes."""
    if take_spare(world, ITEMS[hole.crack]) is None:
        fabrication.want(world, ITEMS[hole.crack], 1, world.get(hole.module, Module).id, GRAVE)
        return
    close_hole(world, entity)
    due.leave_small(world, PATCH_H)
    world.events.say(HullMended(hole.module))
