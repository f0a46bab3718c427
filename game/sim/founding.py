"""Founding a settlement: every entity of a new game, in one fixed order."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from game.content.kinds.people import ShiftKind
from game.sim.air.atmospherics import Atmospherics
from game.sim.air.components import Atmosphere
from game.sim.air.plant import AirPlant
from game.sim.books import provide_books
from game.sim.chance import Chance
from game.sim.clock import SOL_S, Clock, moment_s
from game.sim.command.founding import open_command
from game.sim.crews.rules import open_crews, use_template
from game.sim.difficulty.rules import let_storms_follow, open_axes
from game.sim.earth.founding import open_earth
from game.sim.fabrication.rules import open_shop
from game.sim.food.rules import open_racks
from game.sim.frames.founding import raise_frames
from game.sim.frames.readings import Strained
from game.sim.hardware.components import CAUSES, Exposures, Machine, Part, Redundancy, Wear
from game.sim.hardware.happenings import happen
from game.sim.hardware.rules import RUNNING
from game.sim.hardware.wear import WearTables, drawn_life_h, thermal_cycles_per_h
from game.sim.hazards import clusters
from game.sim.hazards.components import Alarms, Precautions
from game.sim.heat.rules import open_warmth
from game.sim.learning.leads import open_posts
from game.sim.learning.rules import open_learning
from game.sim.minds.components import Mind, Unrest
from game.sim.outlook.ahead import open_outlook
from game.sim.outlook.systems import SystemBook
from game.sim.people.components import Body, Person, Presence
from game.sim.people.roster import assign_beds, roster
from game.sim.people.rules import MEAN_ACTIVITY, Activities, arrive, duty
from game.sim.population.founding import open_population
from game.sim.power.rules import open_bus
from game.sim.register import Register
from game.sim.rescue.components import Left
from game.sim.retreat.components import Retreat
from game.sim.sensors.components import Trends
from game.sim.sensors.instruments import Instruments
from game.sim.sensors.rules import drawn_sensor
from game.sim.settlement import Settlement
from game.sim.stores.components import Locker
from game.sim.structure.components import Door, Duct, Module
from game.sim.structure.passages import make_rooms
from game.sim.structure.rules import module_of, open_hole
from game.sim.structure.ways import Ways
from game.sim.supply.holds import open_supply
from game.sim.upkeep.opening import open_records, spread_wear
from game.sim.weather.founding import open_sky
from game.sim.works.rules import open_works
from game.sim.world import World

OUTSIDE_SWING_K = 55.0
"""Swing of the air outside between day and night (Viking 1 landing site)."""
CALIBRATED_SOLS = 120.0
"""Longest time since an instrument was calibrated, at the opening."""
REFERENCE_DUST_SHARE = 0.1
"""Dust share of a place whose parts wear by dust at the reference rate."""
UNBUILT_LIFE_H = 1e12
"""Life of parts that are not in use yet."""
NO_CHOICE: Mapping[str, str] = MappingProxyType({})
"""Axes as the scenario says."""
HUMID = 2.0
"""Moisture of a farm against a dwelling's."""


def found(settlement: Settlement, seed: int, axes: Mapping[str, str] = NO_CHOICE) -> World:
    """Return the world at the start of a game, with everything provided that its rules need.

    ``axes`` says how hard it is on each side; what it leaves out is as the scenario says. Raises ``KeyError`` for an
    axis or level that does not exist.
    """
    world = World()
    scenario = settlement.scenario
    world.provide(settlement)
    world.put(Clock(moment_s(scenario.start_sol, scenario.start_h)))
    world.put(Chance(seed))
    world.put(Alarms())
    world.put(Unrest())
    world.put(Precautions())
    world.put(Left())
    open_axes(world, axes)
    clusters.draw(world)
    open_sky(world)
    let_storms_follow(world)
    modules = _modules(world, settlement)
    _doors(world, settlement, modules)
    rooms = make_rooms(world, settlement, modules)
    raise_frames(world)
    _machines(world, settlement, modules)
    _parts(world, settlement)
    _people(world, settlement, modules, {**modules, **rooms})
    provide(world)
    open_supply(world)
    open_shop(world)
    open_bus(world)
    open_warmth(world)
    open_racks(world)
    world.put(world.the(AirPlant).opening_state())
    _exposures(world, settlement)
    open_records(world)
    open_crews(world)
    if scenario.hours is not None:
        use_template(world, scenario.hours)
    open_works(world)
    open_learning(world)
    open_posts(world)
    open_population(world)
    open_outlook(world)
    world.put(Retreat())
    open_earth(world)
    open_command(world)
    settle(world)
    for hole in scenario.hole:
        open_hole(world, modules[hole.module], hole)
    for item in scenario.happening:
        if item.at_s <= 0.0:
            happen(world, item)
    return world


def provide(world: World) -> None:
    """Provide what is made from the entities and content, after founding or when a save is read."""
    world.provide(Register(world))
    world.provide(Ways(world))
    world.provide(Strained(world))
    world.provide(WearTables(world))
    provide_books(world)
    world.provide(SystemBook(world))
    world.provide(AirPlant(world))
    world.provide(Atmospherics(world.the(AirPlant)))


def settle(world: World) -> None:
    """Work out what follows from the state of the air: pressures and readings."""
    atmosphere = world.one(Atmosphere)
    world.the(AirPlant).follow_warmth(atmosphere.felt_k)
    world.the(Atmospherics).refresh(atmosphere)
    world.provide(Instruments(world, perfect=world.the(Settlement).scenario.bare))


def _modules(world: World, settlement: Settlement) -> dict[str, int]:
    """Make the modules and their lockers; return module entities by id."""
    entities = {plan.id: world.create(Module(plan.id, index)) for index, plan in enumerate(settlement.modules.values())}
    for locker in settlement.lockers.values():
        world.create(Locker(locker.id, entities[locker.module], dict(locker.items)))
    return entities


def _doors(world: World, settlement: Settlement, modules: dict[str, int]) -> None:
    for plan in settlement.doors.values():
        first, second = plan.between
        world.create(Door(plan.id, modules[first], modules[second], plan.state))


def _machines(world: World, settlement: Settlement, modules: dict[str, int]) -> None:
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


def _parts(world: World, settlement: Settlement) -> None:
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


def _exposures(world: World, settlement: Settlement) -> None:
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


def _people(world: World, settlement: Settlement, modules: dict[str, int], places: dict[str, int]) -> None:
    """Make the people and put them where they are; ``places`` gives modules and rooms by id."""
    activities = Activities(settlement)
    world.provide(activities)
    world.put(Presence(np.zeros((len(modules), len(activities.ids)), dtype=np.int64)))
    world.put(Trends(np.full((2, len(modules)), np.nan), np.zeros((2, len(modules)))))
    scenario = settlement.scenario
    for group in scenario.colonists:
        for _ in range(group.count):
            number = len(world.each(Person)) + 1
            person = Person(f"colonist_{number}", "Colonist", str(number), "", "they", "", "", "", 0, 0, False)
            entity = world.create(person, Body(), Mind())
            arrive(world, entity, modules[group.module], group.activity or MEAN_ACTIVITY)
    if not scenario.bare:
        people = roster(world.one(Chance), settlement, modules)
        assign_beds(world, people)
        for person in people:
            tolerance = world.one(Chance).once(f"body/{person.id}").lognormal(1.0, settlement.rules.tolerance_factor)
            entity = world.create(person, Body(tolerance), Mind())
            place, activity = _opening_place(world, settlement, places, person)
            module = module_of(world, place)
            arrive(world, entity, module, activity, room=0 if place == module else place)


def _opening_place(world: World, settlement: Settlement, places: dict[str, int], person: Person) -> tuple[int, str]:
    """Return the room or module where somebody is at the start, and what they do there.

    What the scenario says of them comes before what it says of their home, and that before their shift, unless
    they are at work.
    """
    for resident in settlement.scenario.resident:
        if resident.person == person.id:
            return places[resident.place], resident.activity
    shift = settlement.content.of(ShiftKind)[person.shift]
    place, activity = duty(person, shift, world.one(Clock).local_h)
    for away in settlement.scenario.away:
        if places[away.home] == person.home and activity != "work":
            return places[away.to], away.activity
    return place, activity
