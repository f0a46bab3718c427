"""The bus: plans of what is given up, loads besides machines, and what can be foreseen of power."""

from __future__ import annotations

from dataclasses import dataclass

from game.content.kinds.weather import LoadPlan, PowerRules
from game.sim import sums
from game.sim.clock import SOL_H, SOL_S, Clock
from game.sim.hardware import rules as hardware
from game.sim.hardware.components import Machine, Part, Redundancy, Wear
from game.sim.hardware.events import MachineChanged
from game.sim.hardware.wear import WearTables
from game.sim.heat.components import Warmth
from game.sim.power.components import Bus
from game.sim.power.loads import Loads
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.weather.components import Weather
from game.sim.weather.forecast import sky, weather_rules
from game.sim.weather.orbit import ls_deg
from game.sim.weather.sun import SLOTS, cell_share, course_w_per_m2, rated_w_per_m2
from game.sim.world import World

MOST_LEVEL = 9


@dataclass(frozen=True, slots=True)
class PowerSol:
    """What is foreseen of one sol's power, if everything that runs goes on and nothing is given up."""

    sol: int
    made_kwh: float
    """In the light that is expected."""
    low_made_kwh: float
    """In the thickest dust that is likely."""
    high_made_kwh: float
    drawn_kwh: float
    lowest_kwh: float
    """Least that is left in the batteries in the light that is expected; 0: something has to be given up."""
    low_lowest_kwh: float
    """The same in the thickest dust that is likely."""


def power_rules(world: World) -> PowerRules:
    """Return the figures of the bus."""
    return world.the(Settlement).content.of(PowerRules)["core"]


def load_plans(world: World) -> list[LoadPlan]:
    """Return the load plans in the order of lists."""
    plans = world.the(Settlement).content.of(LoadPlan).values()
    return sorted(plans, key=lambda plan: (plan.order, plan.id))


def plan_of(world: World) -> LoadPlan:
    """Return the load plan in force."""
    return world.the(Settlement).content.of(LoadPlan)[world.one(Bus).plan]


def open_bus(world: World) -> None:
    """Put the bus of a new game: two thirds charged, which is what a night in the middle of the year leaves."""
    loads, rules = Loads(world), power_rules(world)
    plan = rules.plan if rules.plan is not None else load_plans(world)[0].id
    stored = loads.capacity_kwh() * 2.0 / 3.0
    machines = world.the(Settlement).machines.values()
    levels = {row.id: row.level for row in machines if row.level is not None}
    world.put(Bus(stored_kwh=stored, plan=plan, levels=levels, lowest_kwh=stored, sol=world.one(Clock).sol))


def show_bus(world: World) -> None:
    """Let the bus show what is made and drawn as a game begins; the first step balances it."""
    bus, loads = world.one(Bus), Loads(world)
    if not loads.drawers:
        return
    sun_kw, steady_kw = loads.made_kw(bus)
    bus.made_kw = steady_kw + sun_kw * sun_share(world)
    bus.drawn_kw = loads.drawn_kw(bus, world.one(Warmth))


def sun_course(world: World, tau: float | None = None, sol: int | None = None) -> tuple[float, ...]:
    """Return what a running array makes in each stretch of a sol, as a share of its peak; today, unless told."""
    rules, weather = weather_rules(world), world.one(Weather)
    tau = weather.tau if tau is None else tau
    ls = ls_deg((weather.sol if sol is None else sol) + 0.5, rules.perihelion_sol)
    scale = cell_share(tau) * (1.0 - weather.dust_share) / rated_w_per_m2(rules.clear_tau, rules.albedo)
    light = course_w_per_m2(ls, tau, rules.latitude_deg, rules.albedo)
    shift = round(world.the(Settlement).rules.sun_tilt / 24.0 * SLOTS)
    return tuple(light[(slot - shift) % SLOTS] * scale for slot in range(SLOTS))


def sun_share(world: World) -> float:
    """Return what a running array makes now, as a share of its peak."""
    slot = int(world.one(Clock).now_s % SOL_S * SLOTS / SOL_S)
    return sun_course(world)[min(SLOTS - 1, slot)]


def level_of(world: World, machine: Machine) -> int:
    """Return how early a machine is given up when power is short: the highest first."""
    return world.one(Bus).levels.get(machine.id, hardware.kind_of(world, machine).priority)


def set_level(world: World, machine: int, level: int) -> None:
    """Give a machine another level."""
    component = world.get(machine, Machine)
    bus = world.one(Bus)
    levels = {name: kept for name, kept in bus.levels.items() if name != component.id}
    if level != hardware.kind_of(world, component).priority:
        levels[component.id] = level
    bus.levels = levels
    world.events.say(MachineChanged(machine, component.state, component.state))


def use_plan(world: World, plan: str) -> None:
    """Put a load plan in force."""
    world.one(Bus).plan = plan


def set_load(world: World, name: str, kw: float, level: int) -> None:
    """Say what something that is no machine draws; 0 takes it off the bus."""
    bus = world.one(Bus)
    loads = {other: row for other, row in bus.loads.items() if other != name}
    if kw > 0.0:
        loads[name] = (kw, level)
    bus.loads = loads


def is_built(world: World, machine: Machine) -> bool:
    """Return whether a machine is there at all: it was from the beginning, or works have built it since."""
    return world.the(Settlement).machines[machine.id].built or machine.id in world.one(Bus).built


def commission(world: World, machine: str, output_share: float = 1.0) -> None:
    """Let a machine run that was built during the game, with parts as new; ``output_share`` is against its plan.

    One that was built already, and now has another well, keeps the parts that it has, and stands where it stood.
    """
    entity = world.the(Register).machines[machine]
    bus = world.one(Bus)
    new, bus.built = machine not in bus.built, {**bus.built, machine: output_share}
    if new:
        world.get(entity, Machine).loose = False
        for part, _ in hardware.parts_of(world, entity):
            hardware.replace_part(world, part, first=True)
    hardware.judge(world, entity)
    hardware.start(world, entity)


def wear_by_failure(world: World) -> None:
    """Let a power failure take its share of the life of the parts that mind it."""
    rules, wear = power_rules(world), world.one(Wear)
    minding = rules.minds_failures
    groups = {group.part for _, group in world.each(Redundancy)}
    for entity, part in world.each(Part):
        if part.kind not in minding or part.stage == "failed":
            continue
        owner = world.find(part.owner, Machine)
        if entity not in groups and (owner is None or owner.state == "off"):
            continue
        shares = world.the(WearTables).shares[part.index]
        taken_h = rules.failure_wear_share * float(wear.life_h[part.index])
        # the exposure that counts most for it is moved, so that its chain of causes names what it is like
        wear.fitted_h[part.index, int(shares.argmax())] -= taken_h / float(shares.max() * wear.pace[part.index])
    wear.stale = True


def night_h(world: World) -> float | None:
    """Return how long the batteries last at what is drawn beyond what is made now; nothing if they do not sink."""
    bus = world.one(Bus)
    short_kw = bus.drawn_kw - bus.made_kw
    return bus.stored_kwh / short_kw if short_kw > 0.0 else None


def outlook(world: World, sols: int) -> tuple[PowerSol, ...]:
    """Return what is foreseen of power, today first, if everything that runs goes on and nothing is given up.

    It begins with what the batteries hold now, and takes the whole of today.
    """
    loads, bus = Loads(world), world.one(Bus)
    sun_kw, steady_kw = loads.made_kw(bus)
    drawn_kw, full = loads.all_kw(bus, world.one(Warmth)), loads.capacity_kwh()
    slot_h = SOL_H / SLOTS
    likely = thick = bus.stored_kwh
    first = min(SLOTS - 1, int(world.one(Clock).local_h / 24.0 * SLOTS))
    found = []
    for at, row in enumerate(sky(world, sols)):
        courses = [sun_course(world, tau, row.sol) for tau in (row.tau, row.high_tau, row.low_tau)]
        made = [steady_kw * SOL_H + sun_kw * sums.total(course) * slot_h for course in courses]
        begin = first if at == 0 else 0
        net = [[(steady_kw + sun_kw * share - drawn_kw) * slot_h for share in course[begin:]] for course in courses]
        likely, lowest = _run(likely, full, loads.efficiency_share, net[0])
        thick, low_lowest = _run(thick, full, loads.efficiency_share, net[1])
        found.append(PowerSol(row.sol, made[0], made[1], made[2], drawn_kw * SOL_H, lowest, low_lowest))
    return tuple(found)


def _run(stored_kwh: float, full_kwh: float, efficiency: float, net_kwh: list[float]) -> tuple[float, float]:
    """Return what batteries hold after some stretches, and the least on the way."""
    lowest = stored_kwh
    for net in net_kwh:
        stored_kwh = min(full_kwh, max(0.0, stored_kwh + net * (efficiency if net > 0.0 else 1.0)))
        lowest = min(lowest, stored_kwh)
    return stored_kwh, lowest
