"""A few modules of one's own, with rooms and passages, in which people walk while nothing else happens."""

import dataclasses
import tomllib

import msgspec

from game.content.kinds.place import PassagePlan
from game.content.kinds.scenario import ScenarioKind
from game.sim.clock import Clock
from game.sim.founding import found
from game.sim.people.components import Person, Whereabouts
from game.sim.people.rules import move
from game.sim.register import Register
from game.sim.rescue.processors import EvacuationProcessor
from game.sim.settlement import Settlement
from game.sim.structure.components import Module, Room
from game.sim.structure.rules import module_of
from game.sim.structure.ways import Leg, Ways
from game.sim.work.walking import WalkingProcessor, set_out
from game.sim.world import World
from tests.core_pack import core

HEAD = 'id = "probe"\nname = "Probe"\nbare = true\n'

STEP_S = 10.0
"""Longest step."""


class SmallColony:
    """A bare settlement from TOML, to which passages are added; its people are colonists of their modules."""

    def __init__(self, scenario: str, passages: str = "", **rules: float) -> None:
        plan = msgspec.convert(tomllib.loads(HEAD + scenario), ScenarioKind)
        ways = [msgspec.convert(row, PassagePlan) for row in tomllib.loads(passages).get("passage", [])]
        settlement = Settlement.of(core(), plan)
        self.settlement = dataclasses.replace(
            settlement,
            passages={way.id: way for way in ways},
            rules=msgspec.structs.replace(settlement.rules, **rules),
        )
        self.world: World = found(self.settlement, 1)
        self.walking = WalkingProcessor(self.world)
        self.evacuating = EvacuationProcessor(self.world)
        self.heard: list[object] = []
        self.world.events.subscribe_all(self.heard.append)

    @property
    def now_s(self) -> float:
        return self.world.one(Clock).elapsed_s

    def entity(self, name: str) -> int:
        """The module, room, door, passage, machine or part of an id."""
        register = self.world.the(Register)
        for table in (register.places, register.doors, register.passages, register.machines, register.parts):
            if name in table:
                return table[name]
        raise KeyError(name)

    @property
    def people(self) -> list[int]:
        return [entity for entity, _ in self.world.each(Person)]

    def put(self, person: int, place: str, activity: str = "rest") -> None:
        """Put somebody in a room or module."""
        entity = self.entity(place)
        module = module_of(self.world, entity)
        move(self.world, person, module, activity, 0 if entity == module else entity)

    def where(self, person: int) -> str:
        """The id of the room or module in which somebody is."""
        where = self.world.get(person, Whereabouts)
        if where.room:
            return self.world.get(where.room, Room).id
        return self.world.get(where.module, Module).id

    def route(self, start: str, goal: str) -> list[Leg] | None:
        return self.world.the(Ways).route(self.world, self.entity(start), self.entity(goal))

    def seconds(self, start: str, goal: str) -> float | None:
        legs = self.route(start, goal)
        return None if legs is None else sum(leg[2] for leg in legs)

    def send(
        self, person: int, goal: str, *, delay_s: float = 0.0, careful: bool = False, haul_share: float = 1.0
    ) -> None:
        """Send somebody from where they are to a place."""
        legs = self.route(self.where(person), goal)
        assert legs is not None
        set_out(self.world, person, legs, "duty", delay_s=delay_s, careful=careful, haul_share=haul_share)

    def wait(self, time_s: float) -> None:
        """Let people walk for some time."""
        end_s = self.now_s + time_s
        while self.now_s < end_s:
            clock = self.world.one(Clock)
            next_s = min(end_s, clock.elapsed_s + STEP_S, max(clock.elapsed_s + 1.0, self.walking.next_s()))
            step_s, clock.elapsed_s = next_s - clock.elapsed_s, next_s
            self.walking.process(step_s)
            self.evacuating.process(step_s)

    def said(self, kind: type[object]) -> list[object]:
        """What was heard of a kind."""
        return [event for event in self.heard if type(event) is kind]
