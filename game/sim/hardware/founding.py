"""Founding the machines: what stands where, the parts in it, and how worn they are at the opening."""

from __future__ import annotations

import itertools

import numpy as np

from game.sim.chance import Chance
from game.sim.clock import SOL_S
from game.sim.hardware.components import CAUSES, Exposures, Machine, Part, Redundancy, Wear
from game.sim.hardware.rules import RUNNING
from game.sim.hardware.wear import REFERENCE_DUST_SHARE, drawn_life_h, thermal_cycles_per_h
from game.sim.sensors.rules import drawn_sensor
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Duct, Module
from game.sim.upkeep.opening import spread_wear
from game.sim.world import World

OUTSIDE_SWING_K = 55.0
"""Swing of the air outside between day and night (Viking 1 landing site)."""
CALIBRATED_SOLS = 120.0
"""Longest time since an instrument was calibrated, at the opening."""
UNBUILT_LIFE_H = 1e12
"""Life of parts that are not in use yet."""
HUMID = 2.0
"""Moisture of a farm against a dwelling's."""


def install_machines(world: World, settlement: Settlement, modules: dict[str, int]) -> None:
    """Make the machines, the ducts whose fans they are, and the groups in which one stands in for another."""
    machines: dict[str, int] = {}
    for index, plan in enumerate(settlement.machines.values()):
        stands = 1.0 if plan.built else 0.0
        machine = Machine(
            plan.id, index, modules[plan.module], plan.state, condition_share=stands, loose=not plan.built
        )
        machines[plan.id] = world.create(machine)
    for duct in settlement.ducts.values():
        first, second = duct.between
        fan = machines[duct.fan] if duct.fan is not None else 0
        world.create(Duct(duct.id, modules[first], modules[second], fan))
    start_sol = settlement.scenario.start_sol
    for group in settlement.redundancy.values():
        tested_s = (group.tested_sol - start_sol) * SOL_S
        world.create(Redundancy(group.id, machines[group.primary], machines[group.backup], 0, tested_s))


def fit_parts(world: World, settlement: Settlement) -> None:
    """Make the parts of machines, doors, modules and stand-ins, and the arrays that wear them."""
    index = itertools.count()

    def fit(owner: int, address: str, kinds: tuple[str, ...], module: int) -> list[int]:
        fitted: list[int] = []
        seen: dict[str, int] = {}
        for kind in kinds:
            seen[kind] = seen.get(kind, 0) + 1
            name = f"{address}/{kind}" if seen[kind] == 1 else f"{address}/{kind}#{seen[kind]}"
            part = Part(name, kind, next(index), owner, module)
            fitted.append(world.create(part))
        return fitted

    for entity, machine in list(world.each(Machine)):
        kind = settlement.machine_kinds[settlement.machines[machine.id].kind]
        fit(entity, machine.id, kind.parts, machine.module)
    for entity, door in list(world.each(Door)):
        fit(entity, door.id, settlement.doors[door.id].parts, door.a)
    for entity, module in list(world.each(Module)):
        fit(entity, module.id, settlement.modules[module.id].fixtures, entity)
    for entity, group in list(world.each(Redundancy)):
        module_of = world.get(group.primary, Machine).module
        group.part = fit(entity, group.id, (settlement.redundancy[group.id].changeover,), module_of)[0]
    _instruments(world, settlement)


def _instruments(world: World, settlement: Settlement) -> None:
    chance = world.one(Chance)
    for entity, part in list(world.each(Part)):
        sensing = settlement.part_kinds[part.kind].sensing
        if sensing is not None:
            ago_s = chance.once(f"calibrated/{part.id}").share() * CALIBRATED_SOLS * SOL_S
            world.add(entity, drawn_sensor(chance, sensing, part.id, part.fittings, -ago_s))


def open_exposures(world: World, settlement: Settlement) -> None:
    """Draw how worn everything is at the opening, and how fast it goes on."""
    chance, rules = world.one(Chance), settlement.rules
    modules, machines = world.each(Module), world.each(Machine)
    per_h = np.zeros((len(modules), len(CAUSES) - 1))
    for _, module in modules:
        plan = settlement.modules[module.id]
        per_h[module.index] = (
            1.0,
            rules.dust_per_h * plan.dust_share / REFERENCE_DUST_SHARE,
            thermal_cycles_per_h(plan.surface, OUTSIDE_SWING_K),
            HUMID if plan.purpose == "farm" else 1.0,
        )
    running = [1.0 if machine.state in RUNNING else 0.0 for _, machine in machines]
    world.put(Exposures(np.zeros_like(per_h), per_h, np.zeros(len(machines) + 1), np.array([*running, 0.0])))
    parts = [part for _, part in world.each(Part)]
    count = len(parts)
    wear = Wear(np.ones(count), np.zeros((count, len(CAUSES))), np.full(count, np.inf), np.ones(count))
    world.put(wear)
    drawn = [min(0.97, 2.0 * rules.mean_wear_share * chance.once(f"wear/{part.id}").share()) for part in parts]
    shares = spread_wear(world, np.array(drawn, dtype=np.float64)).tolist()
    for part, share in zip(parts, shares, strict=True):
        kind = settlement.part_kinds[part.kind]
        wear.life_h[part.index] = drawn_life_h(chance, kind, part.id, part.fittings)
        wear.fitted_h[part.index] = -share * wear.life_h[part.index]
        part.fitted_s = -min(share * float(wear.life_h[part.index]) * 3_600.0, rules.colony_age_sols * SOL_S)
        if share >= kind.worn_share:
            part.stage = "worn"
    _spare_what_is_not_built(world, wear)


def _spare_what_is_not_built(world: World, wear: Wear) -> None:
    """Let nothing wear the parts of machines that works have yet to build; they get new ones then."""
    for _, part in world.each(Part):
        owner = world.find(part.owner, Machine)
        if owner is not None and not world.the(Settlement).machines[owner.id].built:
            wear.life_h[part.index], wear.fitted_h[part.index] = UNBUILT_LIFE_H, 0.0
            part.stage, part.fitted_s = "sound", 0.0
