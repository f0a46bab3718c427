"""What became of whom, written down when it happens: deaths with their causes, and rescues."""

from __future__ import annotations

from game.session.crises import CrisisLog, Death, Rescue
from game.sim.clock import Clock
from game.sim.hazards import causes
from game.sim.people import risks
from game.sim.people.components import Body, Whereabouts
from game.sim.people.events import PersonCollapsed, PersonDied
from game.sim.population.rules import PopulationBook
from game.sim.rescue.events import PersonBroughtIn, PersonFreed
from game.sim.settlement import Settlement
from game.sim.structure.ways import Ways
from game.sim.work.components import Job
from game.sim.work.events import JobDone, LoadTakenUp
from game.sim.world import World

LONG_S = 36_000.0
"""Somebody with more time than this is in no danger."""


class FateRecorder:
    """Hears what happens to people. Writes the deaths and rescues of ``CrisisLog``."""

    def __init__(self, world: World) -> None:
        """Begin to listen."""
        self._world = world
        events = world.events
        events.subscribe(PersonCollapsed, self._collapsed)
        events.subscribe(PersonDied, self._died)
        events.subscribe(LoadTakenUp, self._taken_up)
        events.subscribe(PersonBroughtIn, self._brought_in)
        events.subscribe(PersonFreed, self._freed)
        events.subscribe(JobDone, self._done)

    @property
    def log(self) -> CrisisLog:
        """The record."""
        return self._world.one(CrisisLog)

    def _now_s(self) -> float:
        return self._world.one(Clock).elapsed_s

    def _collapsed(self, event: PersonCollapsed) -> None:
        self.log.downed_s[event.person] = self._now_s()

    def _died(self, event: PersonDied) -> None:
        """Write down a death with its causes as they are at this moment; an illness needs none."""
        natural = event.of in self._world.the(PopulationBook).illnesses
        self.log.deaths.append(
            Death(
                person=event.person,
                module=event.module,
                of=event.of,
                chain=[] if natural else causes.of_module(self._world, event.module),
                down_s=self.log.downed_s.get(event.person, -1.0),
            )
        )

    def _taken_up(self, event: LoadTakenUp) -> None:
        if event.person:
            self.log.taken[event.person] = self._rescue(event.person, self._lead(event.job), "carried")

    def _brought_in(self, event: PersonBroughtIn) -> None:
        rescue = self.log.taken.pop(event.person, None)
        if rescue is not None and rescue.module != event.module and self._world.get(event.person, Body).alive:
            rescue.to, rescue.by = event.module, event.by or rescue.by
            self.log.rescues.append(rescue)

    def _freed(self, event: PersonFreed) -> None:
        self.log.rescues.append(self._rescue(event.person, 0, "freed"))

    def _done(self, event: JobDone) -> None:
        job = self._world.get(event.job, Job)
        if self._world.the(Settlement).tasks[job.task].effect == "fit_mask":
            self.log.rescues.append(self._rescue(job.target, self._lead(event.job), "masked"))

    def _lead(self, number: int) -> int:
        people = self._world.get(number, Job).people
        return people[0] if people else 0

    def _rescue(self, person: int, by: int, kind: str) -> Rescue:
        world = self._world
        module = world.get(person, Whereabouts).module
        return Rescue(person, by, kind, module, 0, self._now_s(), self._near_s(person))

    def _near_s(self, person: int) -> float:
        """Return the time that somebody had left in the air about them: to live if they are down, else to stay up."""
        world = self._world
        body = world.get(person, Body)
        left_s = risks.dies_s(world, person) if body.down else risks.falls_s(world, person)
        return left_s if left_s < LONG_S else -1.0


def trapped_in(world: World, module: int) -> list[int]:
    """Return the living in a module who cannot walk from where they are to most of the colony."""
    ways = world.the(Ways)
    return [
        entity
        for entity, where in world.each(Whereabouts)
        if where.module == module and ways.cut_off(world, where.room or module) and world.get(entity, Body).alive
    ]
