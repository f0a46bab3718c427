"""The real colony at night, in which only minds change and people walk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.content.kinds.scenario import ScenarioKind
from game.sim.clock import Clock
from game.sim.founding import found
from game.sim.hazards.components import Alarm, Alarms
from game.sim.minds.answers import StandoffProcessor
from game.sim.minds.components import Mind
from game.sim.minds.heroics import HeroicsProcessor
from game.sim.minds.processors import FearProcessor, NightProcessor
from game.sim.people.components import Body, Person, Whereabouts
from game.sim.people.rules import move, watch
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.work.components import Job, OnJob
from game.sim.work.walking import WalkingProcessor
from tests.core_pack import core


class Night:
    """Half past two in the colony; nothing happens but what a test lets happen."""

    def __init__(self, scenario: str = "hab_3", seed: int = 1) -> None:
        self.world = found(Settlement.of(core(), core().of(ScenarioKind)[scenario]), seed)
        self.register = self.world.the(Register)
        self.heard: list[object] = []
        self.world.events.subscribe_all(self.heard.append)
        self.processors: Sequence[Any] = (
            WalkingProcessor(self.world),
            FearProcessor(self.world),
            StandoffProcessor(self.world),
            HeroicsProcessor(self.world),
            NightProcessor(self.world),
        )

    @property
    def clock(self) -> Clock:
        return self.world.one(Clock)

    def person(self, name: str) -> int:
        return self.register.people[name]

    def mind(self, name: str) -> Mind:
        return self.world.get(self.person(name), Mind)

    def module(self, name: str) -> int:
        return self.register.modules[name]

    def put(self, name: str, module: str, activity: str = "rest") -> int:
        entity = self.person(name)
        move(self.world, entity, self.module(module), activity)
        return entity

    def fell(self, name: str, dying_share: float = 0.0) -> int:
        """Lay somebody low where they are."""
        entity = self.person(name)
        body = self.world.get(entity, Body)
        body.down, body.hypoxia_dose, body.dying_share = True, 1.2, dying_share
        watch(self.world, [entity])
        return entity

    def alarm(self, module: str, level: Any) -> None:
        alarms = self.world.the(Settlement).content.alarms.values()
        kind = next(alarm.id for alarm in alarms if alarm.level == level)
        entity = self.module(module)
        self.world.one(Alarms).standing[f"{kind}@{module}"] = Alarm(kind, entity, level, self.clock.elapsed_s, 0.0)

    def all_clear(self) -> None:
        self.world.one(Alarms).standing.clear()

    def job(self, name: str, module: str, *, progress: float = 0.0) -> int:
        """Put somebody to work on the harness of Hab-3, in a module."""
        person = self.put(name, module, "careful_work")
        harness = self.register.parts["hab_3.generator/ignition_harness"]
        entity = self.module(module)
        job = Job("replace_harness", harness, entity, [person], state="working", place=entity)
        job.step, job.progress, job.duration_s = 3, progress, 120.0
        number = self.world.create(job)
        self.world.add(person, OnJob(number))
        return number

    def wait(self, time_s: float, step_s: float = 30.0) -> None:
        end_s = self.clock.elapsed_s + time_s
        while self.clock.elapsed_s < end_s - 1e-9:
            now_s = min(step_s, end_s - self.clock.elapsed_s)
            self.clock.elapsed_s += now_s
            for processor in self.processors:
                processor.process(now_s)

    def said(self, kind: type[Any]) -> list[Any]:
        return [event for event in self.heard if type(event) is kind]

    def asleep_in(self, module: str) -> int:
        entity = self.module(module)
        return sum(
            1
            for _, _, where in self.world.each(Person, Whereabouts)
            if where.module == entity and where.activity == "asleep"
        )
