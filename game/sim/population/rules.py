"""Ages, who could have children, what a programme makes of it, and how it would go on."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from game.content.kinds.population import FounderPlan, IllnessKind, PopulationRules
from game.sim import portable, sums
from game.sim.clock import SOL_S, YEAR_SOLS, Clock
from game.sim.people.components import Body
from game.sim.population.components import Child, Couple, Population
from game.sim.population.inbreeding import effective_size, inbreeding_after, lost_with_founder_share
from game.sim.settlement import Settlement
from game.sim.world import World

EARTH_YEAR_SOLS = 365.25 * 86_400.0 / SOL_S
"""A year of Earth, by which people count their ages."""
SLOW_AGE, SLOW_SHARE = 30.0, 0.2
"""Age from which women conceive less easily, and what is left at the end."""
OLDEST = 100
"""Ages are counted up to here."""


class PopulationBook:
    """Figures of a population, and what people die of."""

    def __init__(self, world: World) -> None:
        """Read the content."""
        content = world.the(Settlement).content
        self.rules = content.of(PopulationRules).get("core") or PopulationRules(id="core")
        self.illnesses: Mapping[str, IllnessKind] = content.of(IllnessKind)
        self.founders: Mapping[str, FounderPlan] = content.of(FounderPlan)


def programme(world: World, share: float) -> None:
    """Let a part of a programme of therapies and care run from now on, 0 none to 1 in full: a project's doing."""
    world.one(Population).programme_share = min(1.0, max(0.0, share))


def ward_share(world: World) -> float:
    """Return what the programme leaves of the ward's equipment for those who lie there, 1 without it."""
    return 1.0 - world.the(PopulationBook).rules.programme_ward_share * world.one(Population).programme_share


def equipment_h(world: World, share: float | None = None) -> float:
    """Return the hours in a sol for which a programme keeps the ward's equipment busy; by default the one that runs."""
    taken = world.one(Population).programme_share if share is None else share
    return world.the(PopulationBook).rules.programme_equipment_h * taken


def between(bare: float, full: float, share: float) -> float:
    """Return a figure under so much of a programme."""
    return bare + (full - bare) * share


def ages_years(world: World) -> npt.NDArray[np.float64]:
    """Return how old everybody is who came, in years of Earth, shape (people,)."""
    clock = world.one(Clock)
    return np.asarray((clock.now_s / SOL_S - world.one(Population).born_sol) / EARTH_YEAR_SOLS)


def age_years(world: World, person: int) -> float:
    """Return how old somebody is who came, in years of Earth."""
    population = world.one(Population)
    born = float(population.born_sol[population.people.index(person)])
    return (world.one(Clock).now_s / SOL_S - born) / EARTH_YEAR_SOLS


def living(world: World) -> npt.NDArray[np.bool_]:
    """Return who of those who came lives, shape (people,)."""
    people = world.one(Population).people
    return np.array([world.get(entity, Body).alive for entity in people], dtype=bool)


def children(world: World) -> list[Child]:
    """Return the living who were born here, the eldest first."""
    return [child for child in world.one(Population).children if child.died_sol < 0]


def partner_of(world: World, person: int) -> int:
    """Return with whom somebody lives; 0: with nobody, or not any more."""
    for couple in world.one(Population).couples:
        if person in (couple.first, couple.second):
            other = couple.second if couple.first == person else couple.first
            return other if world.get(other, Body).alive else 0
    return 0


def fertility_share(rules: PopulationRules, age: float) -> float:
    """Return how easily a woman of an age conceives, 1 up to thirty, 0 outside the years of having children."""
    if not rules.fertile_from_years <= age <= rules.fertile_to_years:
        return 0.0
    past = max(0.0, age - SLOW_AGE) / max(1.0, rules.fertile_to_years - SLOW_AGE)
    return 1.0 - (1.0 - SLOW_SHARE) * past


def parents(world: World) -> list[tuple[int, int, float]]:
    """Return couples who could conceive a child now: mother, father, how easily."""
    population, rules = world.one(Population), world.the(PopulationBook).rules
    row = {entity: number for number, entity in enumerate(population.people)}
    ages, alive, sol = ages_years(world).tolist(), living(world), world.one(Clock).sol
    bearing = {item.mother for item in population.expected}
    found = []
    for couple in population.couples:
        mother, father = _in_order(population, row, couple)
        if not mother or mother in bearing or not (alive[row[mother]] and alive[row[father]]):
            continue
        easily = fertility_share(rules, ages[row[mother]])
        since = sol - population.last_birth_sol.get(mother, -100_000)
        if easily > 0.0 and ages[row[father]] <= rules.father_to_years and since >= rules.between_sols:
            found.append((mother, father, easily))
    return found


def _in_order(population: Population, row: Mapping[int, int], couple: Couple) -> tuple[int, int]:
    """Return who of a couple could be mother and who father; nobody where that cannot be."""
    women = population.women
    first, second = bool(women[row[couple.first]]), bool(women[row[couple.second]])
    if first == second:
        return 0, 0
    return (couple.first, couple.second) if first else (couple.second, couple.first)


def breeding(world: World) -> tuple[int, int]:
    """Return how many living men and women are of an age to have children."""
    population, rules = world.one(Population), world.the(PopulationBook).rules
    ages, alive, women = ages_years(world), living(world), population.women == 1
    grown = alive & (ages >= rules.fertile_from_years)
    men = grown & ~women & (ages <= rules.father_to_years)
    mothers = grown & women & (ages <= rules.fertile_to_years)
    return int(np.count_nonzero(men)), int(np.count_nonzero(mothers))


def variance(world: World, share: float) -> float:
    """Return the variance of how many children somebody leaves, under so much of a programme."""
    rules = world.the(PopulationBook).rules
    return between(rules.offspring_variance, rules.programme_variance, share)


def effective(world: World, share: float) -> float:
    """Return the effective size of the population as it is, under so much of a programme."""
    men, women = breeding(world)
    return effective_size(float(men), float(women), variance(world, share))


def inbreeding(world: World, share: float) -> float:
    """Return the inbreeding to which that leads after the generations that are forecast."""
    return inbreeding_after(effective(world, share), world.the(PopulationBook).rules.generations)


def genes_lost_share(world: World, share: float) -> float:
    """Return the part of what single founders alone brought that is gone with their generation."""
    return lost_with_founder_share(variance(world, share))


def conceptions_per_sol(world: World, share: float) -> float:
    """Return how many pregnancies begin in a sol, under so much of a programme."""
    rules = world.the(PopulationBook).rules
    factor = between(1.0, rules.programme_conceptions_factor, share)
    easily = sums.total(easy for _, _, easy in parents(world))
    return easily * rules.conceptions_per_year * factor / EARTH_YEAR_SOLS


def births_per_year(world: World, share: float) -> float:
    """Return the births to be expected in a year of Mars, under so much of a programme."""
    rules = world.the(PopulationBook).rules
    carried = 1.0 - between(rules.lost_share, rules.programme_lost_share, share)
    return conceptions_per_sol(world, share) * carried * YEAR_SOLS


def death_per_sol(rules: PopulationRules, ages: npt.NDArray[np.float64], share: float) -> npt.NDArray[np.float64]:
    """Return the chance of each age to die of illness in a sol, by Gompertz's law, under so much of a programme."""
    yearly = rules.death_per_year * portable.exp_array(rules.death_growth_per_year * ages)
    return np.asarray(np.minimum(1.0, yearly) * between(1.0, rules.programme_death_share, share) / EARTH_YEAR_SOLS)


def deaths_per_year(world: World, share: float) -> float:
    """Return the deaths of illness and age to be expected in a year of Mars."""
    chances = death_per_sol(world.the(PopulationBook).rules, ages_years(world), share)
    return float(chances[living(world)].sum()) * YEAR_SOLS


def heads_after(world: World, years: int, share: float) -> float:
    """Return how many people there would be after some years of Earth, if nobody comes and nothing else kills.

    Goes on by ages, year by year: the old die, women of an age have children as easily as those of today.
    """
    rules = world.the(PopulationBook).rules
    everybody, women = _by_age(world)
    mothers = [fertility_share(rules, float(age)) for age in range(OLDEST)]
    willing = sums.total(float(women[age]) * mothers[age] for age in range(OLDEST))
    births = births_per_year(world, share) * EARTH_YEAR_SOLS / YEAR_SOLS
    each = births / willing if willing > 0.0 else 0.0
    survive = 1.0 - between(rules.infant_death_share, rules.programme_infant_death_share, share)
    dying = death_per_sol(rules, np.arange(float(OLDEST)), share) * EARTH_YEAR_SOLS
    for _ in range(years):
        born = each * sums.total(float(women[age]) * mothers[age] for age in range(OLDEST)) * survive
        everybody, women = everybody * (1.0 - dying), women * (1.0 - dying)
        everybody[1:], women[1:] = everybody[:-1].copy(), women[:-1].copy()
        everybody[0], women[0] = born, 0.5 * born
    return float(everybody.sum())


def _by_age(world: World) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return how many of the living are of each age in years, and how many women, shape (100,) each."""
    population, sol = world.one(Population), world.one(Clock).sol
    everybody, women = np.zeros(OLDEST), np.zeros(OLDEST)
    for age, alive, woman in zip(ages_years(world).tolist(), living(world), population.women.tolist(), strict=True):
        if alive:
            everybody[min(OLDEST - 1, int(age))] += 1.0
            women[min(OLDEST - 1, int(age))] += float(woman)
    for child in children(world):
        age = min(OLDEST - 1, int((sol - child.born_sol) / EARTH_YEAR_SOLS))
        everybody[age] += 1.0
        women[age] += float(child.girl)
    return everybody, women
