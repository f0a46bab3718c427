"""How people bear it, and the page of one of them. Looks and never touches."""

from __future__ import annotations

from collections.abc import Mapping

from game.session.view.lives import BearingView, LifeView, SkillLevelView, TieView
from game.sim.clock import Clock, sol_of
from game.sim.crews.components import Off, Strain
from game.sim.learning.book import LearningBook
from game.sim.learning.components import Learning, Posts
from game.sim.people.components import Body, Person
from game.sim.population.components import Couple, Population
from game.sim.population.rules import ages_years, partner_of
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World
from game.story.telling import Callings

CLOSE_SHARE = 0.15
"""Who means less to somebody is not on their page."""


class Lives:
    """Puts together what is known of people beside what they do now."""

    def __init__(self, world: World) -> None:
        """Remember where to look."""
        self._world = world
        self._settlement = world.the(Settlement)
        self._book = world.the(LearningBook)
        self._callings = Callings(world)

    def bearings(self) -> tuple[BearingView, ...]:
        """Return how everybody alive bears it, in the order of the roster."""
        ages = self._ages()
        rows = {entity: row for row, entity in enumerate(self._world.one(Strain).people)}
        return tuple(
            self._bearing(entity, person, ages, rows)
            for entity, person in self._world.each(Person)
            if self._world.get(entity, Body).alive
        )

    def of(self, name: str) -> LifeView:
        """Return somebody's page. Raises ``KeyError`` if there is nobody of that id."""
        world = self._world
        entity = world.the(Register).people[name]
        person = world.get(entity, Person)
        rows = {one: row for row, one in enumerate(world.one(Strain).people)}
        plan = self._settlement.content.people.get(name)
        content = self._settlement.content
        learning, posts = world.one(Learning), world.one(Posts)
        expected = [item.due_sol for item in world.one(Population).expected if item.mother == entity]
        return LifeView(
            bearing=self._bearing(entity, person, self._ages(), rows),
            about=plan.about.strip() if plan is not None else "",
            home=self._place(person.home),
            work=self._place(person.work),
            traits=tuple(content.trait_name(trait) for trait in person.traits),
            skills=self._skills(entity, person, learning),
            ties=self._ties(entity, person),
            teaches=tuple(
                (self._callings.of(pair.trainee), self._book.skills[pair.skill].name)
                for pair in learning.pairs
                if pair.trainer == entity
            ),
            posts=tuple(self._book.posts[post].name for post, holder in posts.holders.items() if holder == entity),
            expects_sol=min(expected, default=None),
        )

    def _ages(self) -> dict[int, float]:
        people = self._world.one(Population).people
        return dict(zip(people, (float(age) for age in ages_years(self._world)), strict=True))

    def _place(self, module: int) -> str:
        return self._settlement.place_name(self._world.get(module, Module).id) if module else ""

    def _bearing(self, entity: int, person: Person, ages: Mapping[int, float], rows: Mapping[int, int]) -> BearingView:
        strained, off, row = self._world.one(Strain), self._world.find(entity, Off), rows.get(entity)
        shift = self._settlement.content.shifts.get(person.shift)
        start_s = self._world.one(Clock).now_s - self._world.one(Clock).elapsed_s
        return BearingView(
            id=person.id,
            age_years=ages.get(entity, 0.0),
            shift=shift.name if shift is not None else "",
            weary_share=float(strained.weary[row]) if row is not None else 0.0,
            stress_share=float(strained.stress[row]) if row is not None else 0.0,
            off=off.why if off is not None else "",
            off_until_sol=sol_of(start_s + off.until_s) if off is not None else None,
        )

    def _skills(self, entity: int, person: Person, learning: Learning) -> tuple[SkillLevelView, ...]:
        sol, row = self._world.one(Clock).sol, learning.people.index(entity)
        teachers = {pair.skill: pair.trainer for pair in learning.pairs if pair.trainee == entity}
        found = []
        for skill, level in sorted(person.skills.items(), key=lambda item: -item[1]):
            unused = float(sol - learning.used_sol[row, learning.skills.index(skill)])
            teacher = teachers.get(skill, 0)
            found.append(
                SkillLevelView(
                    id=skill,
                    name=self._book.skills[skill].name,
                    level=level,
                    unused_sols=unused,
                    fades=unused > self._book.rules.unused_sols,
                    taught_by=self._callings.of(teacher) if teacher else "",
                )
            )
        return tuple(found)

    def _ties(self, entity: int, person: Person) -> tuple[TieView, ...]:
        world, register = self._world, self._world.the(Register)
        partner, kin = partner_of(world, entity), self._kin(entity, world.one(Population).kin)
        ties = []
        for name, share in sorted(person.bonds.items(), key=lambda item: (-item[1], item[0])):
            other = register.people.get(name, 0)
            near = other in kin or other == partner
            if other and (near or share >= CLOSE_SHARE):
                kind = "partner" if other == partner else "kin" if other in kin else "friend"
                alive = world.get(other, Body).alive
                ties.append(TieView(name, self._callings.of(other), kind, share, alive))
        children = [child for child in world.one(Population).children if entity in (child.mother, child.father)]
        born = [
            TieView(child.id, f"{child.given} {child.family}", "child", 1.0, child.died_sol < 0) for child in children
        ]
        return (*born, *ties)

    def _kin(self, entity: int, pairs: list[Couple]) -> set[int]:
        return {
            pair.second if pair.first == entity else pair.first for pair in pairs if entity in (pair.first, pair.second)
        }
