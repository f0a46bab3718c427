"""How fast food grows, when it is cut, and what kills it."""

from __future__ import annotations

from game.content.kinds.weather import LEAST_CO2_KPA, FarmPlan
from game.sim import sums
from game.sim.air.atmospherics import Atmospherics
from game.sim.air.booking import book, held_mol
from game.sim.air.fittings import full_mol_per_s
from game.sim.air.matter import SUBSTANCES, WASH_PER_CO2
from game.sim.air.plant import AirPlant
from game.sim.air.processes import breath_cap
from game.sim.air.stocks import COMPOST
from game.sim.clock import SOL_S, Clock
from game.sim.crews.rules import tended_share
from game.sim.food.components import LEAST_RATION_SHARE, Rack, Racks
from game.sim.food.events import CropsDied, FarmPlanted, Killer, RationsSet
from game.sim.hardware.components import Machine
from game.sim.hardware.rules import kind_of, output_share
from game.sim.heat.components import Warmth
from game.sim.people.components import Body
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.weather.components import Weather
from game.sim.weather.forecast import weather_rules
from game.sim.weather.orbit import ls_deg
from game.sim.weather.sun import course_w_per_m2
from game.sim.world import World

FOOD_KG_PER_MOL = SUBSTANCES["food"].kg_per_mol
EATEN_KG_PER_SOL = breath_cap(1.0) * SOL_S * FOOD_KG_PER_MOL
"""Dry food that somebody eats in a sol: what burns to a mean day's carbon dioxide."""
WASHED_KG_PER_SOL = breath_cap(1.0) * WASH_PER_CO2 * SOL_S * SUBSTANCES["water"].kg_per_mol
"""Water that passes through somebody's washing, dishes, shower, flush and laundry in a sol."""
RATIONED_BELOW_SOLS, FREE_ABOVE_SOLS = 10.0, 15.0
"""Washing is rationed when the tank holds less than this, and free again when it holds more than that."""
RATION_SHARE = 0.25
DARK_SHARE = 0.05
"""Growth with less light than this is none."""
STEPS = 20.0
"""Growth is judged in steps of a twentieth, so that the air's equations rest meanwhile."""


def open_racks(world: World) -> None:
    """Put the farms of a new game: trays of every age where something is planted."""
    racks = Racks({}, {}, world.one(Clock).sol)
    for name, plan in world.the(Settlement).farms.items():
        ripe = full_mol_per_s(plan) * SOL_S if plan.planted else 0.0
        trays = [ripe * (plan.grows_sols - age) / plan.grows_sols for age in range(plan.grows_sols)]
        racks.farms[name] = Rack(plan.planted, trays)
        racks.growth_mol_per_s[name] = full_mol_per_s(plan) if plan.planted else 0.0
    world.put(racks)


def standing_mol(rack: Rack) -> float:
    """Return what stood in all trays when they were last looked at."""
    return sums.total(rack.trays_mol)


def sunlight_share(world: World) -> float:
    """Return a sol's sunlight against a clear one's at the equator at the northern spring equinox, at most 1."""
    rules, weather = weather_rules(world), world.one(Weather)
    ls = ls_deg(weather.sol + 0.5, rules.perihelion_sol)
    today = sums.total(course_w_per_m2(ls, weather.tau, rules.latitude_deg, rules.albedo))
    clear = sums.total(course_w_per_m2(0.0, rules.clear_tau, 0.0, rules.albedo))
    return min(1.0, today / clear)


def light_share(world: World, plan: FarmPlan, sunlight: float) -> float:
    """Return the light that a farm gets, against what it wants: the sun's, and what its lamps add."""
    if plan.lamps is None:
        return plan.sun_share * sunlight
    entity = world.the(Register).machines.get(plan.lamps)
    if entity is None:
        return plan.sun_share * sunlight
    lamps = world.get(entity, Machine)
    lit = output_share(lamps, kind_of(world, lamps), world.one(Clock).elapsed_s)
    return plan.sun_share * sunlight + (1.0 - plan.sun_share) * lit


def judge(world: World, name: str, plan: FarmPlan, sunlight: float) -> None:
    """Work out how fast a farm grows from now on; without air, or in the frost, everything in it dies."""
    racks = world.one(Racks)
    rack = racks.farms[name]
    row = world.get(world.the(Register).modules[plan.module], Module).index
    air = world.the(Atmospherics)
    rack.light_share = light_share(world, plan, sunlight)
    rack.hands_share = tended_share(world, plan.crew)
    co2_kpa = float(air.co2_kpa[row])
    rack.air_share = min(1.0, max(0.0, co2_kpa - LEAST_CO2_KPA) / (plan.full_co2_kpa - LEAST_CO2_KPA))
    killer: Killer | None = None
    if float(world.one(Warmth).temperature_k[row]) < plan.frost_k:
        killer = "frost"
    elif float(air.pressure_kpa[row]) < plan.thin_kpa:
        killer = "air"
    if killer is not None and rack.planted:
        kill(world, name, killer)
    share = rack.light_share * (plan.least_growth + (1.0 - plan.least_growth) * rack.hands_share) * rack.air_share
    if not rack.planted or killer is not None or rack.light_share < DARK_SHARE:
        share = 0.0
    growth = full_mol_per_s(plan) * float(int(share * STEPS + 0.5)) / STEPS
    if racks.growth_mol_per_s[name] != growth:
        racks.growth_mol_per_s = {**racks.growth_mol_per_s, name: growth}


def kill(world: World, name: str, of: Killer) -> None:
    """Let everything that stands in a farm die; it goes on the compost."""
    rack = world.one(Racks).farms[name]
    dead = held_mol(world, f"crops.{name}")
    rack.trays_mol = [0.0] * len(rack.trays_mol)
    if dead <= 0.0:
        return
    book(world, {f"crops.{name}": -dead, COMPOST: dead})
    rack.died, rack.died_sol = of, world.one(Clock).sol
    world.events.say(CropsDied(name, of, dead * FOOD_KG_PER_MOL))


def grow_and_cut(world: World, name: str) -> float:
    """Share a sol's growth among the trays, cut the oldest and sow it again; return the food that came in, kg."""
    rack = world.one(Racks).farms[name]
    if not rack.planted:
        return 0.0
    count = len(rack.trays_mol)
    grown = max(0.0, held_mol(world, f"crops.{name}") - standing_mol(rack))
    trays = [mol + grown / count for mol in rack.trays_mol]
    ripe, trays[rack.at] = trays[rack.at], 0.0
    ripe = min(ripe, held_mol(world, f"crops.{name}"))
    rack.trays_mol, rack.at = trays, (rack.at + 1) % count
    brought = min(ripe * rack.hands_share, room_mol(world))
    moved = {f"crops.{name}": -ripe, COMPOST: ripe - brought}
    moved[world.the(AirPlant).stock("food")] = brought
    book(world, moved)
    kg = brought * FOOD_KG_PER_MOL
    rack.cut_kg = [*rack.cut_kg[-count + 1 :], kg]
    return kg


def room_mol(world: World) -> float:
    """Return how much more food the store takes."""
    store = world.the(AirPlant).stock("food")
    tank = world.the(Settlement).tanks.get(store)
    if tank is None:
        return 0.0
    return max(0.0, tank.capacity_kg / FOOD_KG_PER_MOL - held_mol(world, store))


def washing_share(world: World) -> float:
    """Return the water that people are allowed for washing: less when the tank would not last."""
    people = sum(1 for _, body in world.each(Body) if body.alive)
    store = world.the(AirPlant).stock("water")
    sols = held_mol(world, store) * SUBSTANCES["water"].kg_per_mol / max(1.0, WASHED_KG_PER_SOL * people)
    if sols < RATIONED_BELOW_SOLS:
        return RATION_SHARE
    return 1.0 if sols > FREE_ABOVE_SOLS else world.one(Racks).washing_share


def ration(world: World, share: float, until_sol: int = -1) -> None:
    """Let everybody eat so much of what they would, until a sol or until further notice.

    Whoever eats less moves and burns less, so that breath falls with it (Keys and others, The Biology of Human
    Starvation, 1950: what was burned came down to what was eaten, at two thirds of it).
    """
    racks = world.one(Racks)
    share = min(1.0, max(LEAST_RATION_SHARE, share))
    racks.ration_until_sol = until_sol if share < 1.0 else -1
    if share != racks.ration_share:
        racks.ration_share = share
        world.the(AirPlant).stale_people = True
        world.events.say(RationsSet(share, racks.ration_until_sol))


def stored_kg(world: World) -> float:
    """Return the dry food in store, crates left out."""
    return held_mol(world, world.the(AirPlant).stock("food")) * FOOD_KG_PER_MOL


def eaten_kg_per_sol(world: World) -> float:
    """Return what the living eat in a sol."""
    return world.one(Racks).ration_share * EATEN_KG_PER_SOL * sum(1 for _, body in world.each(Body) if body.alive)


def grown_kg_per_sol(world: World) -> float:
    """Return what the farms grow in a sol as they grow now."""
    return sums.total(world.one(Racks).growth_mol_per_s.values()) * SOL_S * FOOD_KG_PER_MOL


def harvests_ahead(world: World, sols: int) -> tuple[float, ...]:
    """Return the food to be cut on each of the coming sols, kg, if everything grows on as it does now."""
    racks = world.one(Racks)
    found = [0.0] * sols
    for name, rack in racks.farms.items():
        if not rack.planted:
            continue
        count = len(rack.trays_mol)
        per_tray = racks.growth_mol_per_s[name] * SOL_S / count
        trays = list(rack.trays_mol)
        for ahead in range(sols):
            trays = [mol + per_tray for mol in trays]
            at = (rack.at + ahead) % count
            found[ahead] += trays[at] * rack.hands_share * FOOD_KG_PER_MOL
            trays[at] = 0.0
    return tuple(found)


def lasts_sols(world: World) -> float | None:
    """Return how long the store lasts at what is eaten and grown now; nothing if it does not sink."""
    sinks_kg = eaten_kg_per_sol(world) - grown_kg_per_sol(world)
    return stored_kg(world) / sinks_kg if sinks_kg > 0.0 else None


def plant(world: World, name: str) -> None:
    """Hand a farm over to those who tend it: it begins to grow, and is first cut when a tray is ripe."""
    racks = world.one(Racks)
    rack = racks.farms[name]
    if rack.planted:
        return
    rack.planted = True
    rack.trays_mol = [0.0] * len(rack.trays_mol)
    racks.growth_mol_per_s = dict(racks.growth_mol_per_s)  # a new table: the air is told that something grows there
    judge(world, name, world.the(Settlement).farms[name], sunlight_share(world))
    world.events.say(FarmPlanted(name))
