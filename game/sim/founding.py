"""Founding a settlement: every entity of a new game, in one fixed order."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.sim.air.atmospherics import Atmospherics
from game.sim.air.components import Atmosphere
from game.sim.air.plant import AirPlant
from game.sim.books import provide_books
from game.sim.chance import Chance
from game.sim.clock import Clock, moment_s
from game.sim.command.founding import open_command
from game.sim.crews.rules import open_crews, use_template
from game.sim.difficulty.rules import let_storms_follow, open_axes
from game.sim.earth.founding import open_earth
from game.sim.fabrication.rules import open_shop
from game.sim.food.rules import open_racks
from game.sim.frames.founding import raise_frames
from game.sim.frames.readings import Strained
from game.sim.hardware.founding import fit_parts, install_machines, open_exposures
from game.sim.hardware.happenings import happen
from game.sim.hardware.wear import WearTables
from game.sim.hazards import clusters
from game.sim.hazards.components import Alarms, Precautions
from game.sim.heat.rules import open_warmth
from game.sim.learning.leads import open_posts
from game.sim.learning.rules import open_learning
from game.sim.minds.components import Unrest
from game.sim.outlook.ahead import open_outlook
from game.sim.outlook.systems import SystemBook
from game.sim.people.founding import settle_people
from game.sim.population.founding import open_population
from game.sim.power.rules import open_bus, show_bus
from game.sim.register import Register
from game.sim.rescue.components import Left
from game.sim.retreat.components import Retreat
from game.sim.sensors.instruments import Instruments
from game.sim.settlement import Settlement
from game.sim.structure.founding import build_modules, hang_doors
from game.sim.structure.passages import make_rooms
from game.sim.structure.rules import open_hole
from game.sim.structure.ways import Ways
from game.sim.supply.holds import open_supply
from game.sim.upkeep.opening import open_records
from game.sim.weather.founding import open_sky
from game.sim.works.rules import open_works
from game.sim.world import World

NO_CHOICE: Mapping[str, str] = MappingProxyType({})
"""Axes as the scenario says."""


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
    modules = build_modules(world, settlement)
    hang_doors(world, settlement, modules)
    rooms = make_rooms(world, settlement, modules)
    raise_frames(world)
    install_machines(world, settlement, modules)
    fit_parts(world, settlement)
    settle_people(world, settlement, modules, {**modules, **rooms})
    provide(world)
    open_supply(world)
    open_shop(world)
    open_bus(world)
    open_warmth(world)
    open_racks(world)
    world.put(world.the(AirPlant).opening_state())
    open_exposures(world, settlement)
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
    show_bus(world)
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
