"""People as the desk sees them: where they are, what they carry, and how they seem to those beside them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from game.session.desk.words import Words
from game.session.view import PersonView
from game.sim import sums
from game.sim.clock import Clock
from game.sim.gear import rules as gear
from game.sim.gear.components import Breather, Pack
from game.sim.minds.components import Mind
from game.sim.minds.rules import fear_share
from game.sim.minds.sleep import tired_share
from game.sim.people.components import Body, Harm, Person, Presence, Whereabouts
from game.sim.people.rules import impairment_of
from game.sim.register import Register
from game.sim.rescue.components import Carried, Pinned
from game.sim.settlement import Settlement
from game.sim.structure.components import Module, Room
from game.sim.structure.rules import module_of
from game.sim.work.components import OnJob, Walk
from game.sim.world import World

DOING = {"asleep": "asleep", "rest": "resting", "work": "working"}
"""How an activity is reported."""
UNEASY, AFRAID = 0.2, 0.45
"""Fear from which somebody seems so."""
TIRED, WORN_OUT = 0.35, 0.7
"""Tiredness from which somebody seems so."""
HURT, BADLY_HURT = 0.02, 0.4
"""Injury from which somebody is written down so."""
SLOW, FAILING = 0.15, 0.5
"""Speed lost to bad air from which it shows."""
LOOKED_AT_S = 600.0
"""How often somebody to whom nothing happens is looked at for tiredness."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A view, and what it was made from."""

    key: tuple[object, ...]
    look: int
    """Stretch of time for which it is known how tired they are."""
    view: PersonView


class Crew:
    """Looks at people. Views of those to whom nothing happens are kept."""

    def __init__(self, world: World, words: Words) -> None:
        """Remember where to look."""
        self._world = world
        self._words = words
        self._settlement = world.the(Settlement)
        self._known: dict[int, _Known] = {}
        self._moved: set[int] = set()
        kinds = gear.kinds(world)
        self._canisters = tuple(item for item in gear.canister_items(world) if item in kinds)

    def people(self, about: Collection[str] | None = None) -> tuple[PersonView, ...]:
        """Return everybody, or who is in the modules ``about`` which it is asked."""
        world = self._world
        moving = {
            entity for kind in (Walk, OnJob, Breather, Pack, Carried, Pinned, Harm) for entity, _ in world.each(kind)
        }
        moving.update(world.one(Presence).at_risk)
        look = int(world.one(Clock).elapsed_s // LOOKED_AT_S)
        minds = dict(world.each(Mind))
        rows = world.each(Person, Whereabouts)
        if about is not None:
            known_modules = world.the(Register).modules
            asked = {known_modules[name] for name in about}
            rows = [row for row in rows if row[2].module in asked]
        views = []
        for entity, person, where in rows:
            mind = minds.get(entity)
            felt = "" if mind is None or mind.fear_share < UNEASY else self._mood_of(fear_share(world, entity))
            body = world.get(entity, Body)
            key = (where.module, where.activity, where.room, felt, body.alive, body.down, Person.writes)
            known = self._known.get(entity)
            if known is None or known.key != key or entity in moving or entity in self._moved:
                known = self._known[entity] = _Known(key, look, self._person(entity, person, where))
            elif known.look != look:
                tired = self._tired(entity, where)
                view = known.view if tired == known.view.tired else replace(known.view, tired=tired)
                known = self._known[entity] = _Known(key, look, view)
            views.append(known.view)
        # who was not looked at has still to be looked at anew
        self._moved = moving if about is None else moving | self._moved.difference(row[0] for row in rows)
        return tuple(views)

    def room_id(self, place: int) -> str:
        """Return the id of a room, or nothing if the place is a module."""
        room = self._world.find(place, Room)
        return "" if room is None else room.id

    def _person(self, entity: int, person: Person, where: Whereabouts) -> PersonView:
        world = self._world
        body = world.get(entity, Body)
        walk = world.find(entity, Walk)
        worn = world.find(entity, Breather)
        held = world.find(entity, Pack)
        items = {} if held is None else held.items
        next_module, next_room, share = self._next(walk)
        harm = world.find(entity, Harm)
        carried = world.find(entity, Carried)
        hurt_share = 0.0 if harm is None else harm.injury_share
        return PersonView(
            id=person.id,
            name=person.name,
            role=self._words.tongue.named(person.role),
            crew=person.crew,
            named=person.named,
            module=world.get(where.module, Module).id,
            doing=self._doing(entity, body, where, walk),
            goal=self._module_id(walk.goal) if walk is not None else "",
            next_module=next_module,
            next_share=share,
            mask_s=None if worn is None else worn.under_s if worn.under else None if worn.body else worn.left_s,
            hypoxia=self._look(entity, body),
            skills=tuple(person.skills.items()),
            room=self.room_id(where.room) if where.room else "",
            suit_s=worn.left_s if worn is not None and worn.body else None,
            canisters=sums.count(items.get(item, 0) for item in self._canisters),
            carries=tuple((item, count) for item, count in items.items() if item not in self._canisters),
            carried_by=world.get(carried.by, Person).id if carried is not None and carried.by else "",
            pinned=world.find(entity, Pinned) is not None,
            injury="badly_hurt" if hurt_share >= BADLY_HURT else "hurt" if hurt_share >= HURT else "",
            lasting=self._words.say(harm.lasting) if harm is not None and harm.lasting else "",
            mood=self._mood(entity, body),
            tired=self._tired(entity, where),
            traits=person.traits,
            next_room=next_room,
        )

    def _module_id(self, place: int) -> str:
        return self._world.get(module_of(self._world, place), Module).id

    def _next(self, walk: Walk | None) -> tuple[str, str, float]:
        """Return the next module and room on somebody's way, and how much of the way there is done."""
        if walk is None:
            return "", "", 0.0
        way, beyond, walk_s = walk.legs[0]
        if way == 0:
            return "", "", 0.0
        left_s = walk.next_s - self._world.one(Clock).elapsed_s
        share = min(1.0, max(0.0, 1.0 - left_s / max(walk_s, 1.0)))
        return self._module_id(beyond), self.room_id(beyond), share

    def _doing(self, entity: int, body: Body, where: Whereabouts, walk: Walk | None) -> str:
        if not body.alive:
            return "dead"
        if body.down:
            return "down"
        if walk is not None:
            return "walking"
        if self._world.find(entity, OnJob) is not None:
            return "on a job"
        return DOING.get(where.activity, "working")

    def _look(self, entity: int, body: Body) -> str:
        """Return how somebody seems to those beside them."""
        if body.down:
            return "down"
        if body.hypoxia_dose == 0.0 and not self._world.find(entity, OnJob):
            return "well"
        lost = impairment_of(self._world, entity)
        return "failing" if lost >= FAILING else "slow" if lost >= SLOW else "well"

    def _mood(self, entity: int, body: Body) -> str:
        return self._mood_of(0.0 if body.down else fear_share(self._world, entity))

    def _mood_of(self, fear: float) -> str:
        """Return how somebody seems who is so frightened, 0 to 1."""
        if fear > self._world.the(Settlement).rules.panic_share:
            return "panicking"
        return "afraid" if fear >= AFRAID else "uneasy" if fear >= UNEASY else "steady"

    def _tired(self, entity: int, where: Whereabouts) -> str:
        if where.activity == "asleep" or self._world.find(entity, Mind) is None:
            return "rested"
        share = tired_share(self._world, entity)
        return "worn out" if share >= WORN_OUT else "tired" if share >= TIRED else "rested"
