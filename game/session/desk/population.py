"""Who lives here, who is expected, and where that leads, as the ward's books have it."""

from __future__ import annotations

from game.session.view.learning import AgeRow, BirthView, ChildView, CourseView, PopulationView
from game.sim.clock import Clock
from game.sim.people.components import Body, Person
from game.sim.population import rules
from game.sim.population.components import Child, Population
from game.sim.population.rules import EARTH_YEAR_SOLS, PopulationBook, between
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World
from game.story.telling import Callings

STEP_YEARS = 5
"""Years of each step of the pyramid."""
ELDEST_YEARS = 120.0
"""The pyramid's last step holds all who are older."""


class Families:
    """Puts the population together. Looks and never touches."""

    def __init__(self, world: World) -> None:
        """Remember where to look."""
        self._world = world
        self._book = world.the(PopulationBook)
        self._callings = Callings(world)

    def population(self) -> PopulationView | None:
        """Return the population, or nothing in a bare scenario."""
        world = self._world
        if world.the(Settlement).scenario.bare:
            return None
        population = world.one(Population)
        children = rules.children(world)
        men, women = rules.breeding(world)
        alive = [one for one in population.couples if self._alive(one.first) and self._alive(one.second)]
        return PopulationView(
            people=int(rules.living(world).sum()) + len(children),
            children=tuple(self._child(child) for child in children),
            pyramid=self._pyramid(children),
            couples=len(alive),
            expected=tuple(
                BirthView(self._id(item.mother), self._callings.of(item.mother), item.due_sol)
                for item in sorted(population.expected, key=lambda item: (item.due_sol, item.mother))
            ),
            births=population.births,
            lost=population.lost,
            deaths=population.deaths,
            men=men,
            women=women,
            generations=self._book.rules.generations,
            programme_share=population.programme_share,
            now=self._course(population.programme_share),
            full=self._course(1.0),
        )

    def _alive(self, entity: int) -> bool:
        return self._world.get(entity, Body).alive

    def _id(self, entity: int) -> str:
        return self._world.get(entity, Person).id

    def _child(self, child: Child) -> ChildView:
        return ChildView(
            id=child.id,
            name=f"{child.given} {child.family}",
            born_sol=child.born_sol,
            mother=self._id(child.mother),
            mother_name=self._callings.of(child.mother),
            father=self._id(child.father),
            father_name=self._callings.of(child.father),
            module=self._world.get(child.module, Module).id,
        )

    def _pyramid(self, children: list[Child]) -> tuple[AgeRow, ...]:
        world = self._world
        population, sol = world.one(Population), world.one(Clock).sol
        ages = [(sol - child.born_sol) / EARTH_YEAR_SOLS for child in children]
        sexes = [int(child.girl) for child in children]
        rows = zip(rules.ages_years(world).tolist(), rules.living(world), population.women.tolist(), strict=True)
        for age, alive, woman in rows:
            if alive:
                ages.append(age)
                sexes.append(woman)
        ages = [min(max(age, 0.0), ELDEST_YEARS) for age in ages]
        steps = int(max(ages, default=0.0)) // STEP_YEARS + 1
        women, men = [0] * steps, [0] * steps
        for age, woman in zip(ages, sexes, strict=True):
            (women if woman else men)[int(age) // STEP_YEARS] += 1
        return tuple(
            AgeRow(step * STEP_YEARS, (step + 1) * STEP_YEARS, women[step], men[step]) for step in range(steps)
        )

    def _course(self, share: float) -> CourseView:
        world, figures = self._world, self._book.rules
        return CourseView(
            births_per_year=rules.births_per_year(world, share),
            deaths_per_year=rules.deaths_per_year(world, share),
            effective=rules.effective(world, share),
            inbreeding=rules.inbreeding(world, share),
            genes_lost_share=rules.genes_lost_share(world, share),
            people_later=rules.heads_after(world, int(figures.generation_years), share),
            equipment_h=rules.equipment_h(world, share),
            ward_share=between(1.0, 1.0 - figures.programme_ward_share, share),
        )
