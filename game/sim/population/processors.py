"""The population as sols pass. What happens is rare, and drawn from streams of its own."""

from __future__ import annotations

import numpy as np

from game.sim.chance import Chance, Stream, at_share
from game.sim.clock import Clock
from game.sim.people.rules import die
from game.sim.population.coming import carry, conceive, follow, grow
from game.sim.population.components import Population
from game.sim.population.rules import (
    PopulationBook,
    ages_years,
    conceptions_per_sol,
    death_per_sol,
    living,
    parents,
)
from game.sim.world import World

STREAM = "population/{}"
"""Names of the streams."""
LOOKED_SOLS = 5
"""What may happen to anybody is looked at this often."""


class PopulationProcessor:
    """Lets children be born and people die of age and illness. Writes ``Population``."""

    def __init__(self, world: World) -> None:
        """Remember where to look."""
        self._world = world
        self._book = world.the(PopulationBook)

    def process(self, _step_s: float) -> None:
        """Let children follow those who have them; on the first step of a sol, see to births and deaths."""
        world = self._world
        population, sol = world.one(Population), world.one(Clock).sol
        follow(world)
        if sol == population.sol:
            return
        population.sol = sol
        if not population.couples and not self._book.illnesses:
            return
        if population.expected:
            carry(world)
        if population.children:
            grow(world)
        if sol - population.looked_sol < LOOKED_SOLS:
            return
        sols, population.looked_sol = sol - population.looked_sol, sol
        self._strike("conception", conceptions_per_sol(world, population.programme_share) * sols)
        ages = ages_years(world)
        chances = death_per_sol(self._book.rules, ages, population.programme_share) * living(world)
        self._strike("death", float(chances.sum()) * sols)

    def _strike(self, what: str, chance: float) -> None:
        """Add a chance to what has added up; each time that it passes the drawn mark it strikes."""
        population = self._world.one(Population)
        draws = self._world.one(Chance)
        name = STREAM.format(what)
        stream = draws.stream(name)
        population.pending[what] = population.pending.get(what, 0.0) + chance
        if what not in population.due:
            population.due[what] = stream.exponential()
        while population.pending[what] >= population.due[what]:
            population.pending[what] -= population.due[what]
            population.due[what] = stream.exponential()
            if what == "conception":
                self._conceive(stream)
            else:
                self._die(stream)
        draws.keep(name, stream)

    def _conceive(self, stream: Stream) -> None:
        able = parents(self._world)
        if able:
            mother, father, _ = able[at_share(stream.share(), [easily for _, _, easily in able])]
            conceive(self._world, mother, father, self._world.one(Clock).sol)

    def _die(self, stream: Stream) -> None:
        """Let somebody die, the old more often, of something that people of their age die of."""
        world, population = self._world, self._world.one(Population)
        ages = ages_years(world)
        chances = death_per_sol(self._book.rules, ages, population.programme_share)
        weights = np.where(living(world), chances, 0.0).tolist()
        if not any(weights):
            return
        row = at_share(stream.share(), weights)
        causes = [item for item in self._book.illnesses.values() if item.from_age_years <= ages[row]]
        if causes:
            of = causes[at_share(stream.share(), [item.weight for item in causes])].id
            population.deaths += 1
            die(world, population.people[row], of)
