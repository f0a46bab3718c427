"""Orders about precautions: when they can be given, and what they do."""

from __future__ import annotations

from game.session.orders import Refusal, TakePrecautions
from game.sim.hazards import precautions, standing_by
from game.sim.world import World


def refuse_precautions(world: World, order: TakePrecautions) -> Refusal | None:
    """Return why precautions cannot be taken, or lifted: only if it is so already."""
    if precautions.on(world) != order.on:
        return None
    return Refusal("refused.precautions_are_on" if order.on else "refused.precautions_are_off")


def order_precautions(world: World, order: TakePrecautions) -> None:
    """Take precautions, or go back to usual."""
    if order.on:
        standing_by.take(world)
    else:
        standing_by.end(world)
