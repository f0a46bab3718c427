"""What a scenario has go wrong."""

from __future__ import annotations

from game.content.kinds.scenario import Happening
from game.sim.hardware import rules
from game.sim.hardware.components import Part
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.structure.rules import open_hole
from game.sim.world import World


def happen(world: World, item: Happening) -> None:
    """Let one entry of a scenario's list come true."""
    if item.hole is not None:
        module = next(entity for entity, module in world.each(Module) if module.id == item.hole.module)
        open_hole(world, module, item.hole, cause=item.cause)
    if not item.part:
        return
    entity, part = next((entity, part) for entity, part in world.each(Part) if part.id == item.part)
    if item.wear_share is not None:
        rules.set_wear(world, part, item.wear_share)
        return
    modes = world.the(Settlement).part_kinds[part.kind].modes
    mode = next((mode for mode in modes if mode.id == item.mode), modes[0])
    rules.fail_part(world, entity, mode, item.cause)
