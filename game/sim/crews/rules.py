"""Plans of hours: whose they are, how they are changed, what skill stands behind them."""

from __future__ import annotations

import operator
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from game.content.kinds.hours import CrewRules, HoursPlan, HoursTemplate, Use
from game.content.kinds.people import CrewKind, ShiftKind
from game.sim.clock import Clock
from game.sim.crews.components import AREAS, COLUMN, USES, Booked, Plans, Strain, Watch
from game.sim.people.components import Body, Person
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
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
        self[skill] = sum(best) / len(best) if best else 0.0
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


def open_crews(world: World) -> None:
    """Begin with the opening plans, and with people as worn as they are."""
    book = world.the(CrewBook)
    crews = list(book.crews)
    hours = np.zeros((len(crews), len(USES)))
    for row, crew in enumerate(crews):
        plan = book.plan(crew)
        normal_h = book.crews[crew].people * book.rules.shift_h
        if plan is None:
            hours[row, COLUMN["operations"]] = normal_h
        else:
            hours[row] = [getattr(plan.usual, use) for use in USES]
    normal = np.array([book.crews[crew].people * book.rules.shift_h for crew in crews])
    by_itself = world.the(Settlement).scenario.keeps_house
    auto: dict[str, bool] = dict.fromkeys(AREAS, by_itself)
    world.put(Plans(crews, hours, hours.copy(), normal, auto=auto))
    empty = np.zeros_like(hours)
    world.put(
        Booked(
            sol=world.one(Clock).sol,
            today_h=empty.copy(),
            last_h=empty.copy(),
            total_h=empty.copy(),
            heads=np.array([float(book.crews[crew].people) for crew in crews]),
            shift_heads=np.tile(
                np.array([book.crews[crew].people / max(1, len(book.shifts)) for crew in crews]), (len(book.shifts), 1)
            ),
            run_share=np.ones(len(crews)),
            operations_share=np.ones(len(crews)),
        )
    )
    people = [entity for entity, person in world.each(Person) if person.crew in book.row]
    weary = [_weary_at_opening(book, world.get(entity, Person).crew) for entity in people]
    world.put(Strain(people, np.array(weary, dtype=np.float64), np.full(len(people), book.rules.stress_even_share)))
    world.put(Watch(np.zeros(len(world.each(Module)))))


def _weary_at_opening(book: CrewBook, crew: str) -> float:
    plan = book.plan(crew)
    return plan.weary_share if plan is not None else book.rules.even_weary_share


def operations_share(world: World, crew: str) -> float:
    """Return what a crew's operations got of what they needed in its last shift, 0 to 1."""
    return float(world.one(Booked).operations_share[world.the(CrewBook).row[crew]])


def most_h(world: World, crew: str) -> float:
    """Return the most hours a sol that a crew's plan can hold, overtime included."""
    book = world.the(CrewBook)
    return book.crews[crew].people * book.rules.most_h


def set_hours(world: World, crew: str, use: Use, hours: float) -> None:
    """Give a use of a crew so many hours a sol from its next shift; what it gains or loses, rest loses or gains.

    Beyond what rest holds it is overtime.
    """
    plans, row = world.one(Plans), world.the(CrewBook).row[crew]
    change = hours - float(plans.hours[row, COLUMN[use]])
    plans.hours[row, COLUMN[use]] = hours
    if use != "rest":
        rest = COLUMN["rest"]
        plans.hours[row, rest] = max(0.0, float(plans.hours[row, rest]) - change)
    plans.template = ""


def template_hours(world: World, name: str) -> npt.NDArray[np.float64] | None:
    """Return the plans that a template gives every crew, shape (crews, uses); nothing if there is none of that name."""
    plans, book = world.one(Plans), world.the(CrewBook)
    if name in plans.saved:
        return plans.saved[name].copy()
    template = book.templates.get(name)
    if template is None:
        return None
    hours = plans.usual_h.copy()
    for move in template.moves:
        moved = hours[:, COLUMN[move.away]] * move.share
        hours[:, COLUMN[move.away]] -= moved
        hours[:, COLUMN[move.to]] += moved
    if template.overtime_share > 0.0:
        hours[:, COLUMN[template.overtime_to]] += template.overtime_share * plans.normal_h
    return hours


def use_template(world: World, name: str) -> None:
    """Put a template in force for every crew. Raises ``KeyError`` if there is none of that name."""
    hours = template_hours(world, name)
    if hours is None:
        raise KeyError(name)
    plans = world.one(Plans)
    plans.hours[:] = hours
    plans.template = name


def save_template(world: World, name: str) -> None:
    """Keep the plans in force under a name; ``usual`` becomes what templates are worked out from."""
    plans = world.one(Plans)
    if name == USUAL:
        plans.usual_h[:] = plans.hours
    else:
        plans.saved[name] = plans.hours.copy()
    plans.template = name


def copy_plan(world: World, source: str, target: str) -> None:
    """Give one crew the plan of another, as shares of its own hours."""
    plans, row = world.one(Plans), world.the(CrewBook).row
    total = float(plans.hours[row[source]].sum())
    if total > 0.0:
        plans.hours[row[target]] = plans.hours[row[source]] * (float(plans.hours[row[target]].sum()) / total)
    plans.template = ""


def set_auto(world: World, area: str, *, on: bool) -> None:
    """Let something run by itself, or only as it is ordered piece by piece."""
    world.one(Plans).auto[area] = on
