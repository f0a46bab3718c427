"""Facts of one person."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from game.content.conditions import Value
from game.content.kinds.people import CrewKind
from game.content.story_facts import NEVER
from game.sim.clock import SOL_S, Clock
from game.sim.crews.components import Off, Plans, Strain
from game.sim.learning.components import Posts
from game.sim.minds.components import Mind
from game.sim.people.components import Body, Harm, Person
from game.sim.population import rules as population
from game.sim.population.components import Population
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.works.components import Works
from game.sim.world import World
from game.story.storylets.components import StoryBook
from game.story.storylets.facts.colony import bounded
from game.story.storylets.news import Newsroom

MOURNED_SOLS = 40
"""Sols for which somebody mourns."""
SAID_NO = {"will.remembers.made_to": "made", "will.remembers.said_no": "no", "will.remembers.let_be": "let"}
"""What somebody remembers of having refused, in short."""
CLOSE_SHARE = 0.3
"""Bond from which somebody is mourned."""


def _since(world: World, time_s: float) -> int:
    return bounded((world.one(Clock).elapsed_s - time_s) / SOL_S)


def _strain(world: World, who: int, of: str) -> float:
    strained = world.one(Strain)
    if who not in strained.people:
        return 0.0
    row = strained.people.index(who)
    return float((strained.stress if of == "stress" else strained.weary)[row])


def _mind(world: World, who: int) -> Mind:
    return world.find(who, Mind) or Mind()


def leads(world: World, who: int) -> list[str]:
    """Return the posts and projects that somebody leads, and ``crew.`` and a crew that they were put over."""
    posts = [post for post, holder in world.one(Posts).holders.items() if holder == who]
    crews = [f"crew.{crew}" for crew, lead in world.one(Plans).leads.items() if lead == who]
    works = [work.id for work in world.one(Works).begun if work.lead == who]
    return list(dict.fromkeys((*posts, *crews, *works)))


def _children(world: World, who: int) -> int:
    return sum(1 for child in population.children(world) if who in (child.mother, child.father))


def _expecting(world: World, who: int) -> bool:
    return any(who in (item.mother, item.father) for item in world.one(Population).expected)


def are_kin(world: World, who: int, other: int) -> bool:
    """Return whether two people are partners, or brothers and sisters."""
    here = world.one(Population)
    return any({who, other} == {pair.first, pair.second} for pair in (*here.couples, *here.kin))


def bond(world: World, who: int, other: int) -> float:
    """Return what somebody is to somebody, the greater of both ways; kin are all to each other."""
    first, second = world.get(who, Person), world.get(other, Person)
    known = max(first.bonds.get(second.id, 0.0), second.bonds.get(first.id, 0.0))
    return max(known, 0.9) if are_kin(world, who, other) else known


def _mourning(world: World, who: int) -> bool:
    now_s = world.one(Clock).elapsed_s
    lately = [
        entity
        for entity, body in world.each(Body)
        if not body.alive and now_s - body.died_s < MOURNED_SOLS * SOL_S and entity != who
    ]
    return any(bond(world, who, dead) >= CLOSE_SHARE for dead in lately)


def grudge(world: World, who: int, against: int) -> float:
    """Return what somebody holds against somebody, or against the desk, which is 0."""
    found = [row.share for row in world.one(StoryBook).resentments if row.person == who and row.against == against]
    return max(found, default=0.0)


def _in_last(world: World, who: int) -> bool:
    news = world.the(Newsroom).news()
    return who in news.part_in_last or world.get(who, Person).home in news.modules


def _refused_sols(world: World, who: int) -> int:
    """Return how many sols ago somebody last said no and was answered, which is what they remember of it."""
    said = [row.time_s for row in _mind(world, who).remembered if row.text in SAID_NO]
    return _since(world, max(said)) if said else NEVER


def _dead_sols(world: World, who: int) -> int:
    body = world.get(who, Body)
    return NEVER if body.alive else _since(world, body.died_s)


def _cast_sols(world: World, who: int) -> int:
    sol = world.one(StoryBook).cast_sol.get(who)
    return NEVER if sol is None else world.one(Clock).sol - sol


def _department(world: World, who: int) -> str:
    crew = world.the(Settlement).content.of(CrewKind).get(world.get(who, Person).crew)
    return crew.department if crew is not None else ""


def _name(world: World, module: int) -> str:
    found = world.find(module, Module) if module else None
    return found.id if found is not None else ""


READERS: Mapping[str, Callable[[World, int], Value]] = {
    "id": lambda world, who: world.get(who, Person).id,
    "age": lambda world, who: int(population.age_years(world, who)),
    "crew": lambda world, who: world.get(who, Person).crew,
    "department": _department,
    "shift": lambda world, who: world.get(who, Person).shift,
    "home": lambda world, who: _name(world, world.get(who, Person).home),
    "work": lambda world, who: _name(world, world.get(who, Person).work),
    "she": lambda world, who: world.get(who, Person).pronouns == "she",
    "he": lambda world, who: world.get(who, Person).pronouns == "he",
    "named": lambda world, who: world.get(who, Person).named or who in world.one(StoryBook).promoted,
    "alive": lambda world, who: world.get(who, Body).alive,
    "injured": lambda world, who: (world.find(who, Harm) or Harm()).injury_share > 0.0,
    "lasting": lambda world, who: bool((world.find(who, Harm) or Harm()).lasting),
    "off": lambda world, who: world.find(who, Off) is not None,
    "tired_share": lambda world, who: _strain(world, who, "weary"),
    "stress_share": lambda world, who: _strain(world, who, "stress"),
    "regard_share": lambda world, who: _mind(world, who).trust_share,
    "traits": lambda world, who: list(world.get(who, Person).traits),
    "leads": leads,
    "partner": lambda world, who: population.partner_of(world, who) != 0,
    "children": _children,
    "expecting": _expecting,
    "mourning": _mourning,
    "lost_in_crisis": lambda world, who: who in world.the(Newsroom).news().dead,
    "dead_sols": _dead_sols,
    "hero": lambda world, who: who in world.one(StoryBook).heroes,
    "refused": lambda world, who: who in world.one(StoryBook).refusers,
    "refused_sols": _refused_sols,
    "rescued": lambda world, who: who in world.the(Newsroom).news().rescued,
    "rescuer": lambda world, who: who in world.the(Newsroom).news().rescuers,
    "in_last_crisis": _in_last,
    "grudge_share": lambda world, who: grudge(world, who, 0),
    "cast": lambda world, who: world.one(StoryBook).cast_count.get(who, 0),
    "cast_sols": _cast_sols,
}
"""How each is read."""


def table(world: World, who: int, name: str, keys: Sequence[str], cast: Mapping[str, int]) -> dict[str, Value]:
    """Return a table of somebody's; names are skills, or roles that are cast, or people by their id."""
    if name == "skills":
        skills = world.get(who, Person).skills
        return {key: float(skills.get(key, 0.0)) for key in keys}
    found: dict[str, Value] = {}
    for key in keys:
        other = cast.get(key) or world.the(Register).people.get(key, 0)
        if name == "bonds":
            found[key] = bond(world, who, other) if other else 0.0
        elif name == "grudges":
            found[key] = grudge(world, who, other) if other else 0.0
        else:
            found[key] = bool(other) and are_kin(world, who, other)
    return found


TABLES = ("skills", "bonds", "grudges", "kin")
"""Facts of a person that are tables."""
