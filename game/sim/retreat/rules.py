"""Giving up a place, a machine or the quota, and undoing it."""

from __future__ import annotations

from collections.abc import Collection

from game.content.kinds.place import DoorState
from game.sim import sums
from game.sim.clock import HOUR_S, Clock
from game.sim.crews.book import CrewBook
from game.sim.crews.components import COLUMN, Plans
from game.sim.crews.rules import set_hours
from game.sim.hardware import rules as hardware
from game.sim.hardware.components import Machine, Part
from game.sim.outlook.exits import spares_in
from game.sim.outlook.reckoning import knows_upkeep
from game.sim.people.components import Body, Person
from game.sim.people.events import HomesChanged
from game.sim.people.rules import people_in
from game.sim.register import Register
from game.sim.rescue import homecoming
from game.sim.rescue import rules as rescue
from game.sim.retreat.components import GivenUp, Retreat, Stripping
from game.sim.retreat.events import HomeGivenUp, MachineStripped, PlaceShut, PlaceTakenBack, QuotaBroken
from game.sim.stores.stock import store
from game.sim.structure.components import Door, Module
from game.sim.structure.rules import set_door
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.upkeep.due import BROKEN, leave_small
from game.sim.works.kinds import rules_of
from game.sim.works.places import clear_home, count_in, count_out, living_in
from game.sim.world import World


def given_up(world: World, module: str) -> GivenUp | None:
    """Return what is kept of a place that was given up, or nothing if it was not."""
    return next((place for place in world.one(Retreat).places if place.module == module), None)


def give_up(world: World, module: int) -> None:
    """Give those who live in a home beds elsewhere, send out who is in it, and let crews look after it no more."""
    name = world.get(module, Module).id
    records, parts = world.one(Records), world.the(UpkeepBook).parts
    rows = [row for row, part in enumerate(parts) if part.module == module and records.forbidden[row] == 0]
    people = living_in(world, module)
    beds = {person: world.get(person, Person).bed for person in people}
    shut = homecoming.stay_away(world, module)
    world.one(Retreat).places.append(GivenUp(name, world.one(Clock).sol, beds, shut, rows=rows))
    clear_home(world, module, ())
    count_out(world, name)
    records.forbidden[rows] = 1
    to = rescue.refuge_for(world, module)
    if rescue.left_inside(world, module) and to is not None:
        rescue.evacuate(world, module, to)
    else:
        world.get(module, Module).barred = True
    world.events.say(HomeGivenUp(module, len(people)))


def shut_what_is_empty(world: World) -> None:
    """Put out lamps, heat and machines in places that the last have left, and shut their doors."""
    for place in world.one(Retreat).places:
        module = world.the(Register).modules[place.module]
        if place.shut or any(world.get(person, Body).alive for person in people_in(world, module)):
            continue
        place.shut = True
        for entity, machine in world.each(Machine):
            if machine.module == module and machine.state in hardware.RUNNING:
                place.machines.append(machine.id)
                hardware.set_machine(world, entity, "off")
        # Where the rest of the colony would fall apart without its ways, doors are only closed.
        state: DoorState = "closed" if parts_others(world, module) else "sealed"
        for entity, door in world.each(Door):
            if module in (door.a, door.b) and door.state in ("open", "ajar", "closed"):
                place.doors[entity] = door.state
                set_door(world, entity, state)
        world.events.say(PlaceShut(module))


def parts_others(world: World, module: int) -> bool:
    """Return whether some places could only be walked to through this one."""
    others = [entity for entity, place in world.each(Module) if entity != module and not place.lost]
    links: dict[int, list[int]] = {}
    for _, door in world.each(Door):
        if module not in (door.a, door.b):
            links.setdefault(door.a, []).append(door.b)
            links.setdefault(door.b, []).append(door.a)
    around = [entity for _, door in world.each(Door) if module in (door.a, door.b) for entity in (door.a, door.b)]
    near = [entity for entity in others if entity in around]
    if not near:
        return False
    found, waiting = {near[0]}, [near[0]]
    while waiting:
        for beyond in links.get(waiting.pop(), ()):
            if beyond not in found:
                found.add(beyond)
                waiting.append(beyond)
    return any(entity not in found for entity in near)


def take_back(world: World, module: int) -> None:
    """Let people live in a place again that was given up: its people, its machines, its crews' rounds.

    What froze or wore out meanwhile is as it is.
    """
    name = world.get(module, Module).id
    retreat, place = world.one(Retreat), given_up(world, name)
    if place is None:
        return
    retreat.places = [each for each in retreat.places if each is not place]
    count_in(world, name)
    world.one(Records).forbidden[place.rows] = 0
    for person, bed in place.beds.items():
        if world.find(person, Body) is not None and world.get(person, Body).alive:
            who = world.get(person, Person)
            who.home, who.bed = module, bed
    world.events.say(HomesChanged())
    for machine in place.machines:
        if world.get(world.the(Register).machines[machine], Machine).condition_share > 0.0:
            hardware.start(world, world.the(Register).machines[machine])
    for entity, before in place.doors.items():
        door = world.get(entity, Door)
        beyond = world.get(door.b if door.a == module else door.a, Module)
        if door.state in ("closed", "sealed"):
            set_door(world, entity, "closed" if beyond.barred else before)
    world.events.say(PlaceTakenBack(module))


# Machines.


def strip(world: World, machine: int, item: str) -> None:
    """Stop a machine and begin to take out of it what serves as a spare."""
    component, works = world.get(machine, Machine), rules_of(world)
    parts = min(len(spares_in(world, machine, item)), works.strip_parts)
    done_s = world.one(Clock).elapsed_s + works.strip_h * HOUR_S
    ran = component.state in hardware.RUNNING
    world.one(Retreat).stripping.append(Stripping(component.id, item, parts, done_s, ran))
    if ran:
        hardware.set_machine(world, machine, "off")


def let_be(world: World, machine: int) -> None:
    """Leave a machine whole that was about to be stripped."""
    name = world.get(machine, Machine).id
    retreat = world.one(Retreat)
    begun = next((one for one in retreat.stripping if one.machine == name), None)
    retreat.stripping = [one for one in retreat.stripping if one is not begun]
    if begun is not None and begun.ran:
        hardware.start(world, machine)


def finish_stripping(world: World) -> None:
    """Lay in the stores what is out by now, but for what turns out to have failed.

    Everybody knows what is missing now; crews leave it alone until somebody says otherwise.
    """
    retreat, records = world.one(Retreat), world.one(Records)
    now_s, works = world.one(Clock).elapsed_s, rules_of(world)
    for begun in [one for one in retreat.stripping if one.done_s <= now_s]:
        retreat.stripping = [one for one in retreat.stripping if one is not begun]
        machine = world.the(Register).machines[begun.machine]
        taken = spares_in(world, machine, begun.item)[: begun.parts]
        good = sum(1 for part in taken if world.get(part, Part).stage != "failed")
        for part in taken:
            hardware.take_out(world, part)
            row = world.get(part, Part).index
            records.known_share[row], records.done_h[row] = BROKEN, 0.0
            records.forbidden[row] = 1
            for place in retreat.places:
                place.rows = [kept for kept in place.rows if kept != row]
        store(world, begun.item, good)
        # The hours of whoever did it are missing for the small faults of the next sols.
        leave_small(world, works.strip_hours * len(taken))
        if begun.machine not in retreat.stripped:
            retreat.stripped = [*retreat.stripped, begun.machine]
        world.events.say(MachineStripped(machine, begun.item, good))


# The quota.


def quota_to_break_h(world: World) -> dict[str, float]:
    """Return the hours a sol that crews who know upkeep owe Earth, by crew."""
    plans, book = world.one(Plans), world.the(CrewBook)
    owed = {crew: float(plans.hours[book.row[crew], COLUMN["quota"]]) for crew in plans.crews}
    return {crew: hours for crew, hours in owed.items() if hours > 0.0 and knows_upkeep(world, crew)}


def break_quota(world: World) -> None:
    """Give to repair what crews who know upkeep owe Earth."""
    retreat, plans, book = world.one(Retreat), world.one(Plans), world.the(CrewBook)
    taken = quota_to_break_h(world)
    for crew, hours in taken.items():
        repair_h = float(plans.hours[book.row[crew], COLUMN["repair"]])
        set_hours(world, crew, "quota", 0.0)
        set_hours(world, crew, "repair", repair_h + hours)
        retreat.quota_h[crew] = retreat.quota_h.get(crew, 0.0) + hours
    world.events.say(QuotaBroken(sums.total(taken.values())))


def forget_quota(world: World, crews: Collection[str]) -> None:
    """Forget what was taken from the quota of some crews: it was set anew since, and nothing is owed back to it."""
    retreat = world.one(Retreat)
    retreat.quota_h = {crew: hours for crew, hours in retreat.quota_h.items() if crew not in crews}


def keep_quota(world: World) -> None:
    """Give Earth its hours back, as far as they still go to repair."""
    retreat, plans, book = world.one(Retreat), world.one(Plans), world.the(CrewBook)
    for crew, hours in retreat.quota_h.items():
        row = plans.hours[book.row[crew]]
        back = min(hours, float(row[COLUMN["repair"]]))
        quota_h = float(row[COLUMN["quota"]])
        set_hours(world, crew, "repair", float(row[COLUMN["repair"]]) - back)
        set_hours(world, crew, "quota", quota_h + back)
    retreat.quota_h = {}
    world.events.say(QuotaBroken(0.0))
