"""People on their way: one door or passage after the other, slower in bad air, held up by queues."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import Literal

from game.content.kinds.work import ItemKind
from game.sim.clock import Clock
from game.sim.frames import rules as frames
from game.sim.gear.components import Breather
from game.sim.hardware.components import Machine
from game.sim.hazards.draughts import foul
from game.sim.hazards.senses import kept_out_of
from game.sim.minds import rules as minds
from game.sim.people.components import Body, Whereabouts
from game.sim.people.rules import move, place_of
from game.sim.rescue.components import Burden, Carried, Pinned
from game.sim.settlement import Settlement
from game.sim.structure.crossings import PER_CYCLE, Crossing, crossing, passable, way_of
from game.sim.structure.rules import module_of
from game.sim.structure.ways import Leg, Ways
from game.sim.work.components import Walk
from game.sim.work.events import PersonArrived
from game.sim.world import World

Then = Literal["work", "shelter", "duty"]

PANIC_GAP = 2.0
"""How much longer somebody in panic blocks a doorway."""


def set_out(
    world: World,
    person: int,
    legs: Sequence[Leg],
    then: Then,
    *,
    delay_s: float = 0.0,
    careful: bool = False,
    haul_share: float = 1.0,
) -> None:
    """Send somebody along a route, as ``Ways.route`` gives it; they begin after a delay.

    A leg through way 0 is a stop of that many seconds where they are then. ``careful``: they watch where they tread,
    which is slow; who goes to safety from under a frame in trouble does so unasked. ``haul_share`` is the speed that
    what they carry leaves. Nothing happens to somebody who is held fast or carried.
    """
    if held(world, person):
        return
    where = world.get(person, Whereabouts)
    place = place_of(world, person)
    if not legs and delay_s <= 0.0:
        world.events.say(PersonArrived(person, where.module, then, place))
        return
    now_s = world.one(Clock).elapsed_s
    careful = careful or (then == "shelter" and frames.floor_risk_share(world, where.module) > 0.0)
    move(world, person, where.module, "walk", where.room)
    walk = Walk(list(legs) or [(0, place, 0.0)], 0.0, then, legs[-1][1] if legs else place, careful, haul_share)
    walk.next_s = _through_s(world, person, walk, now_s + delay_s)
    world.add(person, walk)


def held(world: World, person: int) -> bool:
    """Return whether somebody cannot walk by themselves though they are well: held fast, or carried."""
    return world.find(person, Pinned) is not None or world.find(person, Carried) is not None


def speed_share(world: World, person: int, *, careful: bool = False, haul_share: float = 1.0) -> float:
    """Return how fast somebody walks against good health, unencumbered, in the light."""
    settlement = world.the(Settlement)
    rules = settlement.rules
    share = max(rules.walk_hypoxic_share, minds.hands_share(world, person)) * haul_share
    worn = world.find(person, Breather)
    if worn is not None:
        share *= settlement.content.of(ItemKind)[worn.item].slows_share
    if dark(world, world.get(person, Whereabouts).module):
        share *= rules.dark_share
    return share * rules.careful_share if careful else share


def dark(world: World, module: int) -> bool:
    """Return whether the lights of a module are out: something there is shed for want of power."""
    return module in dark_places(world)


def dark_places(world: World) -> set[int]:
    """Return the modules whose lights are out."""
    return {machine.module for _, machine in world.each(Machine) if not machine.powered}


def _through_s(world: World, person: int, walk: Walk, from_s: float) -> float:
    """Return when somebody is through the next way, counting from a time, in whole seconds."""
    way, _, leg_s = walk.legs[0]
    if way == 0:
        return float(math.ceil(from_s + leg_s))
    taken = crossing(world.the(Settlement), way_of(world, way))
    if taken is None:
        taken = Crossing(leg_s)
    speed = speed_share(world, person, careful=walk.careful, haul_share=walk.haul_share)
    there_s = from_s + taken.walk_s / speed
    ahead = [other for _, other in world.each(Walk) if other is not walk and other.legs and other.legs[0][0] == way]
    if taken.cycled:
        return _cycle_s(there_s, taken.wait_s, ahead)
    gap_s = taken.gap_s * (PANIC_GAP if minds.panics(world, person) else 1.0)
    through_s = there_s + taken.wait_s
    for other_s in sorted(other.next_s for other in ahead):
        if abs(other_s - through_s) < gap_s:
            through_s = other_s + gap_s
    return float(math.ceil(through_s))


def _cycle_s(there_s: float, cycle_s: float, ahead: Sequence[Walk]) -> float:
    """Return when somebody who comes to a lock at a time is through it; those in a cycle may wait for them.

    A cycle that has not begun by then, or by less than half of it, still takes them if it has room.
    """
    ends: dict[float, list[Walk]] = {}
    for other in ahead:
        ends.setdefault(other.next_s, []).append(other)
    through_s = float(math.ceil(there_s + cycle_s))
    for end_s in sorted(ends):
        if end_s <= through_s - cycle_s:
            continue
        if end_s >= through_s + cycle_s:
            break
        late_s = through_s - end_s
        joins = len(ends[end_s]) < PER_CYCLE and late_s <= 0.5 * cycle_s
        if joins and late_s <= 0.0:
            return end_s
        if joins and not any(end_s < later_s < through_s + cycle_s for later_s in ends):
            for other in ends[end_s]:
                other.next_s = through_s
            return through_s
        through_s = end_s + cycle_s
    return through_s


def stays_out_of(world: World, person: int, then: Then) -> frozenset[int]:
    """Return the modules whose doors somebody on their way leaves shut: bad air, unless they work there or breathe it.

    Nobody opens one to a vacuum without a suit, whatever their work is.
    """
    found = kept_out_of(world, person)
    if then == "work" or any(world.find(person, kind) is not None for kind in (Breather, Burden)):
        return found
    bad = foul(world)
    return found if world.get(person, Whereabouts).module in bad else found | bad


def way_for(world: World, person: int, goal: int, then: Then, avoid: Collection[int] = ()) -> list[Leg] | None:
    """Return the quickest way to a place that somebody would walk to its end, or nothing where there is none.

    Whoever is sent by another turns back at the first door that they leave shut, to be sent again. ``avoid``: modules
    that they go through as little.
    """
    shut = stays_out_of(world, person, then).union(avoid)
    if module_of(world, goal) in shut:
        return None
    return world.the(Ways).route(world, place_of(world, person), goal, shut)


class WalkingProcessor:
    """Moves those who are on their way. Writes ``Walk``."""

    def __init__(self, world: World) -> None:
        """Nothing is remembered here; everything is in the components."""
        self._world = world

    def next_s(self) -> float:
        """Return when the next of them is through a door or passage, in seconds since the game began."""
        return min((walk.next_s for _, walk in self._world.each(Walk)), default=math.inf)

    def process(self, step_s: float) -> None:
        """Let those through whose time has come, in the order in which they come."""
        world = self._world
        walks = world.each(Walk)
        if not walks:
            return
        now_s = world.one(Clock).elapsed_s
        for _, entity in sorted((walk.next_s, entity) for entity, walk in walks if walk.next_s <= now_s):
            walk = world.find(entity, Walk)
            if walk is not None:
                self._through(entity, walk, now_s)

    def _through(self, entity: int, walk: Walk, now_s: float) -> None:
        """Let one person through what is before them, if they can and it bears them."""
        world = self._world
        if world.get(entity, Body).down or held(world, entity):
            world.remove(entity, Walk)
            return
        way, beyond, _ = walk.legs[0]
        if way and not self._enters(entity, way, beyond):
            self._turn(entity, walk)
            return
        where = world.get(entity, Whereabouts)
        if way and not frames.tread(world, entity, where.module, careful=walk.careful):
            if world.find(entity, Walk) is not None:
                world.remove(entity, Walk)
            return
        if world.find(entity, Walk) is not walk:
            return
        walk.legs.pop(0)
        module = module_of(world, beyond)
        room = 0 if beyond == module else beyond
        move(world, entity, module, "walk", room)
        self._bring(entity, module, room)
        if walk.legs:
            walk.next_s = _through_s(world, entity, walk, now_s)
            return
        world.remove(entity, Walk)
        move(world, entity, module, "rest", room)
        world.events.say(PersonArrived(entity, module, walk.then, beyond))

    def _enters(self, entity: int, way: int, beyond: int) -> bool:
        """Return whether a way is open to somebody, and what lies beyond still stands and can be breathed."""
        world = self._world
        here, then = place_of(world, entity), world.get(entity, Walk).then
        stands = passable(world, way) and world.the(Ways).entered(here, beyond)
        return stands and module_of(world, beyond) not in stays_out_of(world, entity, then)

    def _bring(self, entity: int, module: int, room: int) -> None:
        """Let whom somebody drags come along."""
        world = self._world
        burden = world.find(entity, Burden)
        if burden is not None and burden.person:
            move(world, burden.person, module, world.get(burden.person, Whereabouts).activity, room)

    def _turn(self, entity: int, walk: Walk) -> None:
        """Find another way, or stay where they are if there is none."""
        world = self._world
        where = world.get(entity, Whereabouts)
        avoid = foul(world) - {where.module} if walk.then != "work" else kept_out_of(world, entity)
        goes = module_of(world, walk.goal) not in avoid
        legs = world.the(Ways).route(world, place_of(world, entity), walk.goal, avoid) if goes else None
        world.remove(entity, Walk)
        if legs:
            set_out(world, entity, legs, walk.then, careful=walk.careful, haul_share=walk.haul_share)
        else:
            move(world, entity, where.module, "rest", where.room)
