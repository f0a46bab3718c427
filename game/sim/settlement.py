"""What stands at the start of one game: the packs' colony and what the scenario adds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from game.content.kinds.machine import MachineKind, MachinePlan, RedundancyPlan
from game.content.kinds.part import PartKind
from game.content.kinds.people import ActivityKind
from game.content.kinds.place import DoorPlan, DuctPlan, FramePlan, ModulePlan, PassagePlan, RoomPlan
from game.content.kinds.scenario import ScenarioKind
from game.content.kinds.setting import RuleSet
from game.content.kinds.weather import FarmPlan
from game.content.kinds.work import LockerPlan, TankPlan, TaskKind
from game.content.store import Content

N = TypeVar(
    "N",
    ModulePlan,
    DoorPlan,
    DuctPlan,
    PassagePlan,
    FramePlan,
    MachinePlan,
    RedundancyPlan,
    TankPlan,
    LockerPlan,
    FarmPlan,
)


@dataclass(frozen=True, slots=True)
class Settlement:
    """Everything static about one game. Made anew from content when a save is read, so never saved."""

    content: Content
    scenario: ScenarioKind
    rules: RuleSet
    modules: Mapping[str, ModulePlan]
    doors: Mapping[str, DoorPlan]
    ducts: Mapping[str, DuctPlan]
    rooms: Mapping[str, RoomPlan]
    passages: Mapping[str, PassagePlan]
    frames: Mapping[str, FramePlan]
    machines: Mapping[str, MachinePlan]
    redundancy: Mapping[str, RedundancyPlan]
    tanks: Mapping[str, TankPlan]
    lockers: Mapping[str, LockerPlan]
    farms: Mapping[str, FarmPlan]
    machine_kinds: Mapping[str, MachineKind]
    part_kinds: Mapping[str, PartKind]
    tasks: Mapping[str, TaskKind]
    activities: Mapping[str, ActivityKind]

    @classmethod
    def of(cls, content: Content, scenario: ScenarioKind) -> Settlement:
        """Join the packs' colony, unless the scenario is bare, with what the scenario adds."""

        def joined(kind: type[N], added: Iterable[N]) -> dict[str, N]:
            entries: dict[str, N] = {} if scenario.bare else dict(content.of(kind))
            entries.update((entry.id, entry) for entry in added)
            return entries

        modules = joined(ModulePlan, scenario.module)
        return cls(
            content=content,
            scenario=scenario,
            rules=content.of(RuleSet)["core"],
            modules=modules,
            doors=joined(DoorPlan, scenario.door),
            ducts=joined(DuctPlan, scenario.duct),
            rooms={room.id: room for module in modules.values() for room in module.rooms},
            passages=joined(PassagePlan, ()),
            frames=joined(FramePlan, ()),
            machines=joined(MachinePlan, scenario.machine),
            redundancy=joined(RedundancyPlan, scenario.redundancy),
            tanks=joined(TankPlan, scenario.tank),
            lockers=joined(LockerPlan, ()),
            farms={name: farm for name, farm in joined(FarmPlan, ()).items() if farm.module in modules},
            machine_kinds=content.of(MachineKind),
            part_kinds=content.of(PartKind),
            tasks=content.of(TaskKind),
            activities=content.of(ActivityKind),
        )

    def place_name(self, module: str) -> str:
        """Return a module's name as people say it."""
        return self.modules[module].name or module

    def room_name(self, room: str) -> str:
        """Return a room's name as people say it."""
        return self.rooms[room].name

    def door_name(self, door: str) -> str:
        """Return a door's name as people say it: its own, or the two places that it joins."""
        plan = self.doors[door]
        return plan.name or " / ".join(self.place_name(module) for module in plan.between)

    def machine_name(self, machine: str) -> str:
        """Return a machine's name as people say it."""
        plan = self.machines[machine]
        return plan.name or self.machine_kinds[plan.kind].name
