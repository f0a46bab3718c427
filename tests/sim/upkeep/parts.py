"""Parts to be looked at and broken, and the hands that see to them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.content.kinds.hours import Use
from game.session.session import Session
from game.sim.hardware.components import Exposures, Part, Wear
from game.sim.hardware.rules import fail_part
from game.sim.hardware.wear import WearTables
from game.sim.register import Register
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.shift import Hands, ShiftWork
from game.sim.world import World

Begin = Callable[..., Session]
BLOWER = "hab_3.scrubber/blower"
JUNCTION = "dome_three/manifold_junction#7"
RELAY = "hab_3.oxygen/changeover_relay"


def row_of(world: World, part: str) -> int:
    return world.the(UpkeepBook).row[part]


def break_part(world: World, name: str, mode: str = "") -> Part:
    entity = world.the(Register).parts[name]
    part = world.get(entity, Part)
    modes = world.the(UpkeepBook).kinds[part.index].modes
    fail_part(world, entity, next((found for found in modes if found.id == mode), modes[0]))
    return part


def hands(level: float = 0.5, weary: float = 0.0, crew: str = "engineering") -> Hands:
    return Hands(crew, lambda _skill: level, weary, ("Somebody",))


def work(world: World, hands: Hands, use: Use, hours: float) -> float:
    """Spend some hours on repair, inspection or prevention; how many were used."""
    shift = ShiftWork(world)
    used_h = shift.work(hands, use, hours)
    shift.close()
    return used_h


def truth_counts(world: World) -> tuple[int, int]:
    """How many parts degrade and how many of those are urgent, in truth: what a perfect audit would find."""
    rules = world.the(UpkeepBook).rules
    share = world.the(WearTables).wear_share(world.one(Exposures), world.one(Wear))
    return int(np.count_nonzero(share >= rules.degrading_share)), int(np.count_nonzero(share >= rules.urgent_share))
