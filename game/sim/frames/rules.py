"""How frames bear load, and what gives."""

from __future__ import annotations

from game.sim.world import World


def tread(world: World, person: int, module: int, *, careful: bool) -> bool:
    """Let somebody cross a module's floor; return whether it bears them."""
    return True
