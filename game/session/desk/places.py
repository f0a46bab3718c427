"""Modules, doors and machines as the desk sees them."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from game.content.kinds.machine import Measure
from game.session.desk.words import Words
from game.session.view import AirView, DoorView, GroupView, MachineView, ModuleView, PartView
from game.sim.clock import SOL_S, Clock
from game.sim.hardware.components import Machine, Part, Redundancy
from game.sim.hardware.rules import RUNNING, kind_of, mode_of, output_share
from game.sim.hazards.components import Alarms
from game.sim.people.components import Body, Person, Whereabouts
from game.sim.people.physiology import SEA_LEVEL_KPA
from game.sim.sensors.components import Trends
from game.sim.sensors.instruments import MEASURES, Instruments
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Module
from game.sim.work.components import Walk
from game.sim.world import World


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


class Places:
    """Looks at modules, doors and machines."""

    def __init__(self, world: World, words: Words) -> None:
        """Lay out what does not change."""
        self._world = world
        self._words = words
        self._settlement = world.the(Settlement)
        self._known_parts: dict[str, tuple[tuple[str, str, bool, int], PartView]] = {}
        self._parts: dict[int, list[tuple[int, Part]]] = {}
        for entity, part in world.each(Part):
            self._parts.setdefault(part.owner, []).append((entity, part))

    def name(self, module: int) -> str:
        """Return a module's name."""
        return self._settlement.place_name(self._world.get(module, Module).id)

    def air(self, index: int, differing: npt.NDArray[np.bool_]) -> AirView:
        """Return the readings of a module; ``differing`` tells where instruments disagree, by measure and module."""
        table = self._world.the(Instruments).table()
        trends = self._world.one(Trends)
        o2, co2, pressure, temperature = (_known(float(table[MEASURES.index(measure), index])) for measure in MEASURES)
        split = differing[:, index]
        disagree: tuple[Measure, ...] = tuple(m for m, differs in zip(MEASURES, split, strict=True) if differs)
        return AirView(
            o2_percent=None if o2 is None else 100.0 * o2 / SEA_LEVEL_KPA,
            o2_kpa=o2,
            co2_kpa=co2,
            pressure_kpa=pressure,
            temperature_k=temperature,
            o2_percent_per_min=100.0 * float(trends.per_min[0, index]) / SEA_LEVEL_KPA,
            pressure_kpa_per_min=float(trends.per_min[1, index]),
            disagree=disagree,
        )

    def modules(self, harm_s: dict[str, float | None]) -> tuple[ModuleView, ...]:
        """Return every module; ``harm_s`` gives the time left where a forecast was made."""
        world = self._world
        inside: dict[int, list[int]] = {}
        for entity, where in world.each(Whereabouts):
            inside.setdefault(where.module, []).append(entity)
        alarms = world.one(Alarms)
        differing = world.the(Instruments).disagreeing()
        views = []
        for entity, module in world.each(Module):
            plan = self._settlement.modules[module.id]
            people = inside.get(entity, [])
            views.append(
                ModuleView(
                    id=module.id,
                    name=plan.name or module.id,
                    purpose=plan.purpose,
                    volume_m3=plan.volume_m3,
                    beds=plan.beds,
                    air=self.air(module.index, differing),
                    people=tuple(world.get(person, Person).id for person in people),
                    down=sum(1 for person in people if world.get(person, Body).down),
                    barred=module.barred,
                    harm_s=harm_s.get(module.id),
                    danger=alarms.worst_in(entity),
                )
            )
        return tuple(views)

    def doors(self) -> tuple[DoorView, ...]:
        """Return every door."""
        world = self._world
        queues: dict[int, int] = {}
        for _, walk in world.each(Walk):
            queues[walk.legs[0][0]] = queues.get(walk.legs[0][0], 0) + 1
        return tuple(
            DoorView(
                id=door.id,
                name=self._settlement.door_name(door.id),
                a=world.get(door.a, Module).id,
                b=world.get(door.b, Module).id,
                state=door.state,
                by_itself=door.by_itself,
                queue=queues.get(entity, 0),
            )
            for entity, door in world.each(Door)
        )

    def machines(self) -> tuple[MachineView, ...]:
        """Return every machine."""
        world = self._world
        now_s = world.one(Clock).elapsed_s
        views = []
        for entity, machine in world.each(Machine):
            kind = kind_of(world, machine)
            plan = self._settlement.machines[machine.id]
            starts_s = machine.since_s + kind.start_up_s + kind.settle_s - now_s
            draw = kind.draw_kw if machine.state in RUNNING else kind.standby_kw if machine.state == "standby" else 0.0
            views.append(
                MachineView(
                    id=machine.id,
                    name=self._settlement.machine_name(machine.id),
                    kind=kind.id,
                    module=world.get(machine.module, Module).id,
                    state=machine.state if machine.powered else "unpowered",
                    output_share=output_share(machine, kind, now_s),
                    starts_in_s=starts_s if machine.state == "starting" else None,
                    draw_kw=draw * plan.rating_share,
                    parts=tuple(self.part(part) for _, part in self._parts.get(entity, ())),
                )
            )
        return tuple(views)

    def part(self, part: Part) -> PartView:
        """Return what the colony knows of a part; made anew only when that has changed, or its age by a sol."""
        sols = int((self._world.one(Clock).elapsed_s - part.fitted_s) // SOL_S)
        key = (part.stage, part.mode, part.found, sols)
        known = self._known_parts.get(part.id)
        if known is None or known[0] != key:
            known = self._known_parts[part.id] = (key, self._known_part(part, sols))
        return known[1]

    def _known_part(self, part: Part, sols: int) -> PartView:
        """Return what is known of a part: a fault shows by its symptom, hidden ones not at all."""
        kind = self._settlement.part_kinds[part.kind]
        mode = mode_of(self._world, part)
        state, fault, symptom = "well", "", ""
        if mode is not None and (part.found or not mode.hidden):
            state, fault, symptom = "failed", mode.name, mode.symptom
        elif part.stage == "worn":
            state = "worn"
        return PartView(
            id=part.id,
            kind=part.kind,
            name=kind.name,
            state=state,
            fault=fault,
            symptom=symptom,
            fitted_sols=sols,
        )

    def groups(self) -> tuple[GroupView, ...]:
        """Return every machine with a stand-in."""
        world = self._world
        views = []
        for _, group in world.each(Redundancy):
            plan = self._settlement.redundancy[group.id]
            backup = world.get(group.backup, Machine)
            engaged = backup.state in RUNNING
            state = "dead" if group.known_dead else "engaged" if engaged else "ready"
            tested = (world.one(Clock).start_s + group.tested_s) / SOL_S
            views.append(
                GroupView(
                    id=group.id,
                    name=plan.name,
                    primary=plan.primary,
                    backup=plan.backup,
                    module=world.get(world.get(group.primary, Machine).module, Module).id,
                    tested_sol=max(0, int(tested)),
                    state=state,
                )
            )
        return tuple(views)
