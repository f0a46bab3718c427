"""Frames at the start of a game."""

from __future__ import annotations

from game.sim import portable
from game.sim.chance import Chance
from game.sim.frames.components import Frame, Member
from game.sim.frames.creep import ENDURANCE_SPREAD
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World


def raise_frames(world: World) -> None:
    """Make the frame entities; each member's endurance is drawn from a stream of its own."""
    chance = world.one(Chance)
    modules = {module.id: entity for entity, module in world.each(Module)}
    for plan in world.the(Settlement).frames.values():
        members = []
        for member in plan.members:
            drawn = chance.once(f"endurance/{plan.id}/{member.id}").between(-1.0, 1.0)
            endurance = portable.power(ENDURANCE_SPREAD, drawn)
            members.append(Member(member.id, member.capacity_share, member.capacity_share, endurance, member.floor))
        world.create(Frame(plan.id, modules[plan.module], 3_600.0 * plan.creep_h, members))
