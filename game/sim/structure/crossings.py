"""What it takes to get through a door or a passage as it stands."""

from __future__ import annotations

import math
from typing import NamedTuple

from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Passage
from game.sim.structure.passages import OPEN_STATES
from game.sim.world import World

CLOSED_DOOR_S = 6.0
"""Time to open a closed door by hand and pull it shut again."""
PER_CYCLE = 2
"""People whom a door's own lock takes at a time."""


class Crossing(NamedTuple):
    """What one person in good health, with nothing to carry, needs for a way as it stands."""

    walk_s: float
    """Time on foot or on hands and knees, debris counted."""
    wait_s: float = 0.0
    """Time at the door itself, which nobody's haste shortens: opened by hand, or one cycle of its lock."""
    gap_s: float = 0.0
    """Least time between two people."""
    cycled: bool = False
    """Whether people go through in cycles of a lock, ``PER_CYCLE`` at a time."""

    @property
    def total_s(self) -> float:
        """Time from one end to the other."""
        return self.walk_s + self.wait_s


def crossing(settlement: Settlement, way: Door | Passage) -> Crossing | None:
    """Return what it takes to get through a way as it stands, or nothing if nobody gets through."""
    if isinstance(way, Door):
        return _through_door(settlement, way)
    if way.state not in OPEN_STATES:
        return None
    rules = settlement.rules
    walk_s = way.length_m / (rules.crawl_m_per_s if way.crawl else rules.walk_m_per_s)
    if way.state == "debris":
        walk_s = walk_s / rules.debris_share if rules.debris_share > 0.0 else math.inf
    return Crossing(walk_s, 0.0, 60.0 / rules.passage_people_per_min)


def _through_door(settlement: Settlement, door: Door) -> Crossing | None:
    plan = settlement.doors[door.id]
    gap_s = 60.0 / plan.people_per_min
    if door.state == "open":
        return Crossing(plan.walk_s, 0.0, gap_s)
    if plan.lock_s > 0.0 and door.state in ("closed", "sealed", "jammed"):
        return Crossing(plan.walk_s, plan.lock_s, gap_s, cycled=True)
    if door.state == "closed":
        return Crossing(plan.walk_s, CLOSED_DOOR_S, gap_s)
    return None


def passable(world: World, way: int) -> bool:
    """Return whether people get through a door or passage as it stands, by hand or by its lock if need be."""
    return crossing(world.the(Settlement), way_of(world, way)) is not None


def way_of(world: World, way: int) -> Door | Passage:
    """Return the door or passage that an entity is; raises ``KeyError`` if it is neither."""
    return world.find(way, Door) or world.get(way, Passage)
