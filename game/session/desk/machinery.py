"""Machines, their parts and their stand-ins as the desk sees them."""

from __future__ import annotations

from math import inf

from game.session.view import GroupView, MachineView, PartView
from game.sim import sums
from game.sim.clock import SOL_S, Clock
from game.sim.hardware.components import Machine, Part, Redundancy
from game.sim.hardware.rules import RUNNING, kind_of, mode_of, output_share
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World

CHANGING = ("starting",)
"""States in which a machine gives more from step to step."""


def _older_s(parts: list[tuple[int, Part]], now_s: float) -> float:
    """Return when the first of some parts is a sol older than it is now."""
    return min((part.fitted_s + SOL_S * ((now_s - part.fitted_s) // SOL_S + 1.0) for _, part in parts), default=inf)


class Machinery:
    """Looks at machines. What is known of a part is made anew only when it has changed."""

    def __init__(self, world: World) -> None:
        """Lay out what does not change."""
        self._world = world
        self._settlement = world.the(Settlement)
        self._known: dict[int, tuple[tuple[int, int], float, MachineView]] = {}
        self._known_parts: dict[str, tuple[tuple[str, str, bool, int], PartView]] = {}
        self._parts: dict[int, list[tuple[int, Part]]] = {}
        for entity, part in world.each(Part):
            self._parts.setdefault(part.owner, []).append((entity, part))

    def machines(self) -> tuple[MachineView, ...]:
        """Return every machine; a view is made anew when it, or one of its parts, was written or is a sol older."""
        world = self._world
        now_s = world.one(Clock).elapsed_s
        views = []
        for entity, machine in world.each(Machine):
            parts = self._parts.get(entity, [])
            written = (machine.written, sums.count(part.written for _, part in parts))
            known = self._known.get(entity)
            if known is None or known[0] != written or now_s >= known[1]:
                good_until_s = now_s if machine.state in CHANGING else _older_s(parts, now_s)
                known = self._known[entity] = (written, good_until_s, self._machine(machine, parts, now_s))
            views.append(known[2])
        return tuple(views)

    def _machine(self, machine: Machine, parts: list[tuple[int, Part]], now_s: float) -> MachineView:
        kind = kind_of(self._world, machine)
        plan = self._settlement.machines[machine.id]
        starts_s = machine.since_s + kind.start_up_s + kind.settle_s - now_s
        draw = kind.draw_kw if machine.state in RUNNING else kind.standby_kw if machine.state == "standby" else 0.0
        return MachineView(
            id=machine.id,
            name=self._settlement.machine_name(machine.id),
            kind=kind.id,
            module=self._world.get(machine.module, Module).id,
            state=machine.state if machine.powered else "unpowered",
            output_share=output_share(machine, kind, now_s),
            starts_in_s=starts_s if machine.state == "starting" else None,
            draw_kw=draw * plan.rating_share,
            parts=tuple(self.part(part) for _, part in parts),
        )

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
