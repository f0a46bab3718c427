"""Standing by for the next strike: who is called in, who is posted, and what they do there."""

from __future__ import annotations

import math

from game.sim.clock import Clock
from game.sim.hazards.components import Precautions
from game.sim.hazards.events import DoorShutByHand, PrecautionsEnded, PrecautionsTaken
from game.sim.hazards.precautions import EXPOSED, lost_h, modules_for, on
from game.sim.people.components import Body, Person, Whereabouts
from game.sim.people.rules import able
from game.sim.rescue import rules as rescue
from game.sim.rescue.components import Carried, Pinned
from game.sim.settlement import Settlement
from game.sim.structure.components import Door
from game.sim.structure.events import DoorFailed
from game.sim.structure.rules import set_door
from game.sim.work.components import OnJob, Walk
from game.sim.world import World

SHIFTS = 3
"""At any hour one in so many of those who work somewhere is at work."""


def take(world: World) -> None:
    """Take precautions: call in who works outside, post people by the bulkheads, lay suits at hand."""
    called = [person for person in _exposed(world) if rescue.send_out(world, person)]
    living = sum(1 for _, body in world.each(Body) if body.alive)
    outside = set(modules_for(world, EXPOSED))
    stopped = sum(1 for entity, person in world.each(Person) if person.work in outside and able(world, entity))
    hands = math.ceil(stopped / SHIFTS) + math.ceil(living * world.the(Settlement).rules.precautions_posted_share)
    state = world.one(Precautions)
    state.on, state.since_s, state.hands = True, world.one(Clock).elapsed_s, hands
    world.events.say(PrecautionsTaken(hands, len(called)))


def end(world: World) -> None:
    """Go on as usual; those who work outside go back with their next shift."""
    cost_h = lost_h(world)
    state = world.one(Precautions)
    state.on, state.since_s, state.hands, state.spent_h = False, world.one(Clock).elapsed_s, 0, cost_h
    world.events.say(PrecautionsEnded(cost_h))


def _exposed(world: World) -> list[int]:
    """Return those whom precautions call in: awake at a lock or on an unfinished module, and not under orders."""
    places = modules_for(world, EXPOSED)
    return [
        person
        for person, where in world.each(Whereabouts)
        if where.module in places
        and able(world, person)
        and where.activity != "asleep"
        and all(world.find(person, kind) is None for kind in (OnJob, Walk, Pinned, Carried))
    ]


class BulkheadWatch:
    """Lets those who stand by the bulkheads shut by hand what does not shut by itself."""

    def __init__(self, world: World) -> None:
        """Listen for doors that failed to move."""
        self._world = world
        world.events.subscribe(DoorFailed, self._shut)

    def _shut(self, event: DoorFailed) -> None:
        world = self._world
        if on(world) and world.get(event.door, Door).state == "open":
            set_door(world, event.door, "closed", by_itself=True)
            world.events.say(DoorShutByHand(event.door))
