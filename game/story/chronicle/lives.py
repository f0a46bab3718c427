"""People: who said no and went, what went with the dead, who was left, who was born."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.kinds.people import SkillKind
from game.sim.clock import Clock, sol_of
from game.sim.learning.book import LearningBook
from game.sim.minds.components import Mind
from game.sim.people.components import Body, Person
from game.sim.population import rules as population
from game.sim.population.components import Population
from game.sim.population.rules import PopulationBook
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World
from game.story.chronicle.past import Find
from game.story.chronicle.promises import fallen
from game.story.storylets.components import StoryBook
from game.story.storylets.facts.person import SAID_NO
from game.story.telling import inside, worded


def refusals(world: World) -> Iterator[Find]:
    """Yield who said no, was made to go, and came back or did not; and who was let be."""
    start_s = world.one(Clock).start_s
    for who, mind, body in world.each(Mind, Body):
        told = next((row for row in mind.remembered if row.text in SAID_NO), None)
        if told is None:
            continue
        said = sol_of(start_s + told.time_s)
        way, cast = SAID_NO[told.text], {"who": who}
        if way == "let":
            yield Find("refused.let_be", said, said, cast, {"said": said})
        elif way == "made" and body.alive:
            yield Find("refused.back", said, said, cast, {"said": said})
        elif way == "made" and body.died_s >= told.time_s:
            died = sol_of(start_s + body.died_s)
            yield Find("refused.died", said, died, cast, {"said": said, "died": died})


def deaths(world: World) -> Iterator[Find]:
    """Yield what each death took with it: a skill that one person had, a partner; or the death alone."""
    natural = world.the(PopulationBook).illnesses
    start_s = world.one(Clock).start_s
    for who, body, person in world.each(Body, Person):
        if body.alive:
            continue
        sol = sol_of(start_s + body.died_s)
        place = world.get(body.died_in, Module).id
        known = person.named or who in world.one(StoryBook).promoted
        times = 2.0 if known else 1.0
        lost = _skill(world, who, sol, place)
        partner = population.partner_of(world, who)
        if lost is not None:
            yield lost
        elif partner:
            yield Find("death.pair", sol, sol, {"who": who, "left": partner}, {"of": cause(world, body)}, place, times)
        elif body.died_of in natural:
            yield Find("death.natural", sol, sol, {"who": who}, {"of": cause(world, body)}, place, times)
        elif known or len(fallen(world)) <= 1:
            yield Find("death", sol, sol, {"who": who}, {"of": cause(world, body)}, place, times)


def cause(world: World, body: Body) -> str:
    """Return what somebody died of, as it stands inside a sentence."""
    illness = world.the(PopulationBook).illnesses.get(body.died_of)
    return inside(illness.name) if illness is not None else worded(world, f"died_of.{body.died_of}")


def _skill(world: World, who: int, sol: int, place: str) -> Find | None:
    """Return the skill for which somebody was the only one who could be left alone with it."""
    skills = world.the(Settlement).content.of(SkillKind)
    alone_from = world.the(LearningBook).rules.teacher_level
    own = world.get(who, Person).skills
    died_s = world.get(who, Body).died_s
    alive = [
        (entity, world.get(entity, Person))
        for entity, body in world.each(Body)
        if entity != who and (body.alive or body.died_s > died_s)
    ]
    for name in sorted(own, key=lambda skill: (-own[skill], skill)):
        if own[name] < alone_from or name not in skills:
            return None
        best = max(alive, key=lambda row: (row[1].skills.get(name, 0.0), -row[0]), default=None)
        level = best[1].skills.get(name, 0.0) if best is not None else 0.0
        if level >= alone_from:
            continue
        facts: dict[str, int | float | str] = {"skill": inside(skills[name].name)}
        if best is None or level <= 0.0:
            return Find("skill.none", sol, sol, {"who": who}, facts, place)
        facts |= {"level": own[name], "next_level": level}
        return Find("skill.lost", sol, sol, {"who": who, "next": best[0]}, facts, place, 2.0)
    return None


def births(world: World) -> Iterator[Find]:
    """Yield the first birth, with how many there were since."""
    born = [child for child in world.one(Population).children if child.born_sol >= sol_of(world.one(Clock).start_s)]
    if not born:
        return
    first = born[0]
    cast = {"mother": first.mother}
    if len(born) == 1:
        yield Find("birth.one", first.born_sol, first.born_sol, cast, {"name": first.given})
        return
    facts: dict[str, int | float | str] = {"name": first.given, "count": len(born), "first": first.born_sol}
    yield Find("births", first.born_sol, born[-1].born_sol, cast, facts)


def living(world: World) -> int:
    """Return how many live, children among them."""
    return sum(1 for _, body in world.each(Body) if body.alive) + len(population.children(world))
