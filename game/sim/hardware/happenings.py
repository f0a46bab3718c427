"""What a scenario has go wrong."""

from __future__ import annotations

from game.content.kinds.opening import Happening
from game.sim.chance import Chance
from game.sim.clock import HOUR_S, SOL_S
from game.sim.frames.rules import damage
from game.sim.hardware import rules
from game.sim.hardware.components import Part
from game.sim.hazards import strikes
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.structure.passages import set_passage
from game.sim.structure.rules import open_hole, set_door
from game.sim.world import World

LEFT_FACTOR = (0.6, 1.5)
"""What is left of a part that a scenario gives some sols, least and most, as the seed draws it."""
LEAST_WORN_SHARE = 0.8
"""It is worn at least so far: anybody who looked well would want it replaced."""


def happen(world: World, item: Happening) -> None:
    """Let one entry of a scenario's list come true."""
    register = world.the(Register)
    if item.hole is not None:
        open_hole(world, register.modules[item.hole.module], item.hole, cause=item.cause)
    elif item.door is not None:
        set_door(world, register.doors[item.door], item.door_state)
    elif item.passage is not None:
        set_passage(world, register.passages[item.passage], item.passage_state)
    elif item.frame is not None and item.member is not None:
        damage(world, register.frames[item.frame], item.member, item.lost_share)
    elif item.strike is not None:
        strikes.strike(world, item.strike, item.cause)
    elif item.part:
        _wear_or_fail(world, item, register.parts[item.part])


def _wear_or_fail(world: World, item: Happening, entity: int) -> None:
    part = world.get(entity, Part)
    if item.left_sols is not None:
        drawn = world.one(Chance).once(f"latent/{part.id}").between(*LEFT_FACTOR)
        rules.wear_down(world, part, drawn * item.left_sols * SOL_S / HOUR_S, LEAST_WORN_SHARE)
        return
    if item.wear_share is not None:
        rules.set_wear(world, part, item.wear_share)
        return
    if item.worsens and part.stage != "failed":
        return
    modes = world.the(Settlement).part_kinds[part.kind].modes
    mode = next((mode for mode in modes if mode.id == item.mode), modes[0])
    rules.fail_part(world, entity, mode, item.cause)
