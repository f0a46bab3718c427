"""Whose hours are whose: who is in which crew, how able each is, and what its lead adds."""

from __future__ import annotations

import operator
from collections.abc import Mapping

from game.content.kinds.hours import CrewRules, HoursPlan, HoursTemplate
from game.content.kinds.people import CrewKind, ShiftKind
from game.sim import sums
from game.sim.crews.components import Plans
from game.sim.people.components import Body, Person
from game.sim.settlement import Settlement
from game.sim.world import World

USUAL = "usual"
BEST_OF = 3
"""A crew's level in a skill is the mean of so many of its best."""


class Levels(dict[str, float]):
    """A crew's level in each skill, worked out when it is first asked for."""

    def __init__(self, world: World, members: list[int]) -> None:
        """Remember whose levels they are."""
        super().__init__()
        self._skills = [world.get(entity, Person).skills for entity in members]
        self._led: dict[float, Led] = {}

    def __missing__(self, skill: str) -> float:
        """Work one out: the mean of the three best."""
        best = sorted((skills.get(skill, 0.0) for skills in self._skills), reverse=True)[:BEST_OF]
        self[skill] = sums.total(best) / len(best) if best else 0.0
        return self[skill]

    def hold_for(self, skills: list[Mapping[str, float]]) -> bool:
        """Return whether these are the very skills that were read: skills are replaced, never changed in place."""
        return len(skills) == len(self._skills) and all(map(operator.is_, skills, self._skills))

    def led(self, share: float) -> Led:
        """Return what the crew does each thing with as it is led."""
        found = self._led.get(share)
        if found is None:
            found = self._led[share] = Led(self, share)
        return found


class Led(dict[str, float]):
    """A crew's level in each skill as it is led, 0 to 1, worked out when it is first asked for."""

    def __init__(self, levels: Levels, share: float) -> None:
        """Take what the crew can, and what its lead makes of that."""
        super().__init__()
        self._levels, self._share = levels, share

    def __missing__(self, skill: str) -> float:
        """Work one out."""
        self[skill] = min(1.0, self._levels[skill] * self._share)
        return self[skill]


class CrewBook:
    """What is static about crews, and what changes only when people do."""

    def __init__(self, world: World) -> None:
        """Read crews, plans and templates."""
        settlement = world.the(Settlement)
        content = settlement.content
        self._world = world
        self.crews: Mapping[str, CrewKind] = {} if settlement.scenario.bare else content.of(CrewKind)
        self.shifts: Mapping[str, ShiftKind] = {} if settlement.scenario.bare else content.of(ShiftKind)
        self.rules = content.of(CrewRules).get("core") or CrewRules(id="core")
        self.templates: Mapping[str, HoursTemplate] = content.of(HoursTemplate)
        self.plans = content.of(HoursPlan)
        self.row = {crew: number for number, crew in enumerate(self.crews)}
        self._seen = (-1, -1)
        self._members: dict[str, list[int]] = {}
        self._levels: dict[str, Levels] = {}
        self._best: dict[str, int] = {}
        self._held = False

    def plan(self, crew: str) -> HoursPlan | None:
        """Return the opening plan of a crew, or nothing if no pack gives it one."""
        return self.plans.get(crew)

    def members(self, crew: str) -> list[int]:
        """Return the entities of those of a crew who live, in order."""
        self._look()
        return self._members.get(crew, [])

    def level(self, crew: str, skill: str) -> float:
        """Return a crew's level in a skill, 0 to 1: the mean of its three best."""
        return self.levels(crew)[skill]

    def levels(self, crew: str) -> Levels:
        """Return a crew's level in each skill, as it is now; not to be kept."""
        self._look()
        found = self._levels.get(crew)
        if found is None:
            found = self._levels[crew] = Levels(self._world, self.members(crew))
        return found

    def lead(self, crew: str) -> int:
        """Return who leads a crew: who was appointed, else somebody known by name, else the best; 0: nobody lives."""
        here = self.members(crew)
        appointed = self._world.one(Plans).leads.get(crew, 0)
        if appointed in here:
            return appointed
        best = self._best.get(crew)
        if best is None:
            named = [entity for entity in here if self._world.get(entity, Person).named]
            best = self._best[crew] = max(named or here, key=self._leads, default=0)
        return best

    def hold(self, *, on: bool) -> None:
        """Look at people now, and not again until told: what a shift learns while it is booked counts from the next."""
        self._held = False
        self._look()
        self._held = on

    def _leads(self, entity: int) -> tuple[float, float, int]:
        skills = self._world.get(entity, Person).skills
        return (skills.get("command", 0.0), max(skills.values(), default=0.0), -entity)

    def _look(self) -> None:
        """Look at people again when somebody has died, come, learnt or changed crew."""
        world = self._world
        seen = (Person.writes, Body.writes)
        if seen == self._seen or self._held:
            return
        people = world.each(Person, Body)
        self._seen = seen
        self._members, self._best = {}, {}
        skills: dict[str, list[Mapping[str, float]]] = {}
        for entity, person, body in people:
            if body.alive and person.crew:
                self._members.setdefault(person.crew, []).append(entity)
                skills.setdefault(person.crew, []).append(person.skills)
        self._levels = {crew: found for crew, found in self._levels.items() if found.hold_for(skills.get(crew, []))}
