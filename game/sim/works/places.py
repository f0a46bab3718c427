"""What works do to places: people move out, hulls and frames grow stronger, lost modules stand again."""

from __future__ import annotations

import math

import numpy as np

from game.sim import sums
from game.sim.frames.components import Frame
from game.sim.hardware import rules as hardware
from game.sim.hardware.components import Machine, Part
from game.sim.hazards.forewarning import foretell
from game.sim.people.components import Body, Person
from game.sim.people.events import HomesChanged
from game.sim.power.rules import is_built
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Hole, Module, Passage, Room
from game.sim.structure.passages import set_passage
from game.sim.structure.rules import close_hole, module_of, set_door
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.works.components import Works
from game.sim.works.gains import forewarned_s
from game.sim.works.kinds import rules_of
from game.sim.world import World


def machine(world: World, name: str) -> Machine:
    """Return a machine by its plan."""
    return world.get(world.the(Register).machines[name], Machine)


def living_in(world: World, module: int) -> list[int]:
    """Return the living whose home a module is, in order."""
    return [e for e, person, body in world.each(Person, Body) if person.home == module and body.alive]


def homes(world: World) -> dict[int, tuple[int, int]]:
    """Return beds and people of each home that stands and was not cleared, by entity."""
    cleared = world.one(Works).cleared
    plans = world.the(Settlement).modules
    people: dict[int, int] = {}
    for _, person, body in world.each(Person, Body):
        if body.alive:
            people[person.home] = people.get(person.home, 0) + 1
    return {
        entity: (plans[module.id].beds, people.get(entity, 0))
        for entity, module in world.each(Module)
        if plans[module.id].beds > 0 and not module.lost and not module.barred and module.id not in cleared
    }


def bunk(world: World, home: int) -> int:
    """Return the room of a home where most beds are free, the first of equals; 0: none is."""
    plans = world.the(Settlement).rooms
    sleepers: dict[int, int] = {}
    for _, person, body in world.each(Person, Body):
        if body.alive:
            sleepers[person.bed] = sleepers.get(person.bed, 0) + 1
    rooms = [(entity, plans[room.id].beds) for entity, room in world.each(Room) if room.module == home]
    free = {entity: beds - sleepers.get(entity, 0) for entity, beds in rooms if beds > sleepers.get(entity, 0)}
    return max(free, key=lambda room: (free[room], -room), default=0)


def crowding_without(world: World, module: int) -> float:
    """Return how many people come to a bed, over all homes, if nobody lives in a module any more."""
    found = homes(world)
    beds = sums.count(row[0] for home, row in found.items() if home != module)
    return sums.count(row[1] for row in found.values()) / beds if beds else math.inf


def clear_home(world: World, module: int, machines: tuple[str, ...]) -> None:
    """Give those who live in a module beds elsewhere, the emptiest home first, and put machines there on standby."""
    room = {home: list(row) for home, row in homes(world).items() if home != module}
    for entity in living_in(world, module) if room else ():
        goal = min(room, key=lambda home: (room[home][1] / room[home][0], home))
        room[goal][1] += 1
        person = world.get(entity, Person)
        person.home, person.bed = goal, bunk(world, goal)
    world.events.say(HomesChanged())
    for name in machines:
        if machine(world, name).state in hardware.RUNNING:
            hardware.set_machine(world, world.the(Register).machines[name], "standby")


def count_out(world: World, module: str) -> None:
    """Let a place, by its plan, be no home any more."""
    works = world.one(Works)
    if module not in works.cleared:
        works.cleared = [*works.cleared, module]


def count_in(world: World, module: str) -> None:
    """Let a place, by its plan, be a home again if it was one."""
    works = world.one(Works)
    works.cleared = [name for name in works.cleared if name != module]


def rebuild(world: World, module: int) -> None:
    """Let a lost module stand again, whole and empty; it stays barred until somebody orders it opened.

    Its machines are bolted down and wait to be started, its doors are shut, its ways are as they were drawn.
    """
    component = world.get(module, Module)
    component.lost = False
    for entity, hole in world.each(Hole):
        if hole.module == module:
            close_hole(world, entity)
    for _, frame in world.each(Frame):
        if frame.module == module:
            _as_new(frame)
    for entity, part in list(world.each(Part)):
        if part.module == module and part.stage != "sound":
            hardware.replace_part(world, entity, first=True)
    _bolt_down(world, module)
    _hang_doors(world, module)
    _clear_ways(world, module)
    count_in(world, component.id)


def _bolt_down(world: World, module: int) -> None:
    """Put the machines that stood in a place back on their mounts, but for those that are yet to be built."""
    for entity, machine in world.each(Machine):
        if machine.module == module and is_built(world, machine):
            machine.loose = False
            hardware.judge(world, entity)


def _hang_doors(world: World, module: int) -> None:
    """Let the doors of a place move again that jammed as it came down, but for those to what is still lost."""
    for entity, door in list(world.each(Door)):
        if module in (door.a, door.b) and door.state == "jammed" and not _leads_to_ruins(world, door):
            set_door(world, entity, "closed")


def _clear_ways(world: World, module: int) -> None:
    """Let the ways of a place be as they were drawn, but for those to what is still lost."""
    plans = world.the(Settlement).passages
    for entity, passage in list(world.each(Passage)):
        ends = (module_of(world, passage.a), module_of(world, passage.b))
        if module in ends and passage.state == "blocked" and not _leads_to_ruins(world, passage):
            set_passage(world, entity, plans[passage.id].state if passage.id in plans else "clear")


def _leads_to_ruins(world: World, way: Door | Passage) -> bool:
    return any(world.get(module_of(world, end), Module).lost for end in (way.a, way.b))


def _as_new(frame: Frame) -> None:
    """Put up a frame as it was drawn."""
    frame.troubled, frame.due_s = False, math.inf
    frame.trodden = {}
    for member in frame.members:
        member.capacity_share, member.standing = member.sound_share, True
        member.crept, member.props, member.told_load, member.told_life = 0.0, 0, 0, 0


def reinforce(world: World, factor: float) -> None:
    """Make every frame that stands bear more."""
    for _, frame in world.each(Frame):
        if not world.get(frame.module, Module).lost:
            for member in frame.members:
                member.sound_share *= factor
                member.capacity_share *= factor


def worst_first(world: World, kinds: tuple[str, ...]) -> list[int]:
    """Return the parts of some kinds, those first that are thought to be worst; nobody knows is half worn."""
    book, records = world.the(UpkeepBook), world.one(Records)
    shares = np.where(np.isnan(records.known_share), 0.5, records.known_share)
    rows = [row for row, part in enumerate(book.parts) if part.kind in kinds]
    rows.sort(key=lambda row: (-float(shares[row]), row))
    return [book.entities[row] for row in rows]


def forewarn(world: World, hours: float) -> None:
    """See debris so many hours before it comes from now on, and say what is already in sight."""
    works = world.one(Works)
    works.forewarned_h = max(works.forewarned_h, hours)
    foretell(world, forewarned_s(world))


def too_crowded(world: World, module: int) -> bool:
    """Return whether those who live in a module would find no beds elsewhere."""
    return crowding_without(world, module) > rules_of(world).crowded_share
