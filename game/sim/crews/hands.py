"""Who has their hands free, whatever they were doing: anybody may be called from a bench or a bed."""

from __future__ import annotations

from typing import Any

from game.sim.crews.components import Off
from game.sim.medical.components import Patient
from game.sim.minds.components import Standoff
from game.sim.rescue.components import Carried, Pinned
from game.sim.work.components import OnJob, Walk
from game.sim.world import World

TAKEN: tuple[type[Any], ...] = (OnJob, Walk, Carried, Pinned, Patient, Standoff, Off)
"""Nobody with one of these is called."""


def taken(world: World) -> set[int]:
    """Return who is at something, or in a state, that nobody is called from; those who lie somewhere not among them."""
    return {entity for kind in TAKEN for entity, _ in world.each(kind)}
