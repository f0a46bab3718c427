"""Orders to leave a place, and alarms there."""

from game.sim.clock import Clock
from game.sim.hazards.components import Alarm, Alarms
from game.sim.rescue import rules
from game.sim.rescue.events import EvacuationOrdered
from game.sim.structure.components import Module
from game.sim.world import World
from tests.core_pack import core
from tests.sim.small_colony import SmallColony


def leave(colony: SmallColony, to: str = "mess") -> EvacuationOrdered:
    rules.evacuate(colony.world, colony.entity("hab"), colony.entity(to))
    told = colony.said(EvacuationOrdered)[-1]
    assert isinstance(told, EvacuationOrdered)
    return told


def alarm(world: World, module: int, level: str) -> None:
    now_s = world.one(Clock).elapsed_s
    kind = next(kind for kind in core().alarms.values() if kind.level == level)
    world.one(Alarms).standing[f"{kind.id}@{module}"] = Alarm(kind.id, module, kind.level, now_s, 0.0)


def refuge(colony: SmallColony) -> str:
    found_at = rules.refuge_for(colony.world, colony.entity("hab"))
    return "" if found_at is None else colony.world.get(found_at, Module).id
