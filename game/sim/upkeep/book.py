"""The book of upkeep: what each part is, how long work on it takes, how often it is due and how much hangs on it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from game.content.kinds.hours import CrewRules
from game.content.kinds.machine import MachineKind
from game.content.kinds.part import PartKind
from game.sim import sums
from game.sim.clock import HOUR_S, SOL_S
from game.sim.hardware.components import Machine, Part, Redundancy
from game.sim.hardware.rules import kind_of
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World

COMMON_SKILL = "mechanical"
"""Skill for parts that no task replaces."""
BY_DETECTOR = "structures"
"""Skill whose parts are looked at with a detector."""
ALONE = 1.0
"""How much more hangs on a part of a machine that has no stand-in."""


class UpkeepBook:
    """Static tables over parts, made from the parts in the world."""

    def __init__(self, world: World) -> None:
        """Read kinds, tasks and machines."""
        settlement = world.the(Settlement)
        self.rules = settlement.content.of(CrewRules).get("core") or CrewRules(id="core")
        rows = world.each(Part)
        self.entities = [entity for entity, _ in rows]
        self.row_of = {entity: row for row, entity in enumerate(self.entities)}
        """The row of each part by its entity."""
        self.parts = [part for _, part in rows]
        self.kinds = [settlement.part_kinds[part.kind] for part in self.parts]
        self.row = {part.id: part.index for part in self.parts}
        self.skills = [self._skill(settlement, kind) for kind in self.kinds]
        self.skill_ids = tuple(dict.fromkeys(self.skills))
        """Skills that upkeep needs, in order."""
        self.repair_h = np.array([self._repair_h(settlement, kind) for kind in self.kinds], dtype=np.float64)
        """Crew hours of a repair by competent people."""
        self.service_s = np.array([kind.service_interval_sols * SOL_S for kind in self.kinds], dtype=np.float64)
        """How often the book wants service."""
        self.inspect_s = self.service_s * self.rules.inspection_share
        """How often it wants an inspection."""
        self.replaceable = np.array([kind.replace is not None for kind in self.kinds], dtype=bool)
        stood_in = {group.primary for _, group in world.each(Redundancy)}
        self.weight = np.array([self._weight(world, part, stood_in) for part in self.parts], dtype=np.float64)
        """How much hangs on each part; the air first, then power, then water."""
        self.grave = [self._is_grave(world, part) for part in self.parts]
        """Whether a fault that stops it may cost lives."""
        self.group_of = {group.part: entity for entity, group in world.each(Redundancy)}
        """Stand-ins by the entity of their changeover part."""
        self.not_built: tuple[tuple[int, int], npt.NDArray[np.bool_]] | None = None
        """Parts that do not stand, and how often machines and places had been written when that was found."""

    def _skill(self, settlement: Settlement, kind: PartKind) -> str:
        return settlement.tasks[kind.replace].skill if kind.replace is not None else COMMON_SKILL

    def _repair_h(self, settlement: Settlement, kind: PartKind) -> float:
        if kind.replace is None:
            return self.rules.least_repair_h
        steps = settlement.tasks[kind.replace].steps
        at_part_h = sums.total(0.5 * (step.shortest_s + step.longest_s) for step in steps) / HOUR_S
        return max(self.rules.least_repair_h, self.rules.repair_factor * at_part_h)

    def _weight(self, world: World, part: Part, stood_in: set[int]) -> float:
        machine = world.find(part.owner, Machine)
        if machine is not None:
            alone = ALONE if part.owner not in stood_in else 0.0
            return _machine_weight(kind_of(world, machine)) + alone
        if world.find(part.owner, Redundancy) is not None:
            return 5.0
        if world.find(part.owner, Module) is not None:
            vents = any(mode.vents_mm > 0.0 for mode in world.the(Settlement).part_kinds[part.kind].modes)
            return 4.0 if vents else 2.0
        return 2.0

    def _is_grave(self, world: World, part: Part) -> bool:
        machine = world.find(part.owner, Machine)
        return machine is not None and kind_of(world, machine).priority <= self.rules.grave_priority


def _machine_weight(kind: MachineKind) -> float:
    """Return how much hangs on a machine: oxygen, pressure, carbon dioxide, power, water, and then the rest."""
    if kind.oxygen is not None or kind.reserve_kg > 0.0:
        return 6.0
    if kind.make_up is not None or kind.scrubbing is not None:
        return 5.0
    if kind.power is not None or kind.battery is not None:
        return 4.0
    if kind.water is not None or kind.air is not None:
        return 3.0
    return 2.0 if kind.drying is not None else 1.0
