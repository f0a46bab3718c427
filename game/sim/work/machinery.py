"""Machines that are taken from where they stand to where they are needed."""

from __future__ import annotations

from game.sim.hardware.components import Exposures, Machine, Wear
from game.sim.hardware.events import MachineChanged
from game.sim.hardware.rules import judge, kind_of, known_share, parts_of, set_machine, start
from game.sim.hardware.wear import WearTables
from game.sim.structure.components import Hole, Module
from game.sim.structure.rules import close_hole
from game.sim.work.events import MachineMoved
from game.sim.world import World


def unfasten(world: World, machine: int) -> None:
    """Take a machine off its mounts and its lines; what its parts left open is capped."""
    component = world.get(machine, Machine)
    set_machine(world, machine, "off")
    component.loose = True
    judge(world, machine)
    _cap(world, machine)


def _cap(world: World, machine: int) -> None:
    parts = {entity for entity, _ in parts_of(world, machine)}
    for entity, hole in list(world.each(Hole)):
        if hole.part in parts:
            close_hole(world, entity)


def set_down(world: World, machine: int, module: int) -> None:
    """Let a machine stand in a module from now on; what wore its parts before stays worn."""
    component = world.get(machine, Machine)
    before = component.module
    if before == module:
        return
    component.home = 0 if module == component.home else component.home or before
    component.module = module
    exposures, wear, tables = world.one(Exposures), world.one(Wear), world.the(WearTables)
    row = world.get(module, Module).index
    for _, part in parts_of(world, machine):
        so_far_h = tables.totals_h(exposures)[part.index].copy()
        part.module = module
        tables.stand(part.index, row)
        wear.fitted_h[part.index] += tables.totals_h(exposures)[part.index] - so_far_h
    wear.stale = True
    world.events.say(MachineChanged(machine, component.state, component.state))
    world.events.say(MachineMoved(machine, module, before))


def fasten(world: World, machine: int) -> None:
    """Bolt a machine down where it stands, connect it, and start it unless it is known to be dead.

    It takes over the lines of the dead ones of its kind there, so what their parts left open is capped.
    """
    component = world.get(machine, Machine)
    component.loose = False
    kind = kind_of(world, component).id
    for other, dead in list(world.each(Machine)):
        if dead.module == component.module and dead.condition_share <= 0.0 and kind_of(world, dead).id == kind:
            _cap(world, other)
    judge(world, machine)
    if known_share(world, machine) > 0.0:
        start(world, machine)
