"""Words that were given: kept, broken, and broken before somebody died."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.content.kinds.command import FactionKind, PromiseKind
from game.sim.clock import Clock, sol_of
from game.sim.command import promises as given
from game.sim.command.components import Council
from game.sim.people.components import Body
from game.sim.population.rules import PopulationBook
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World
from game.story.chronicle.past import Find
from game.story.storylets.components import FactValue, StoryBook
from game.story.telling import Callings, worded

NEAR_SOLS = 60
"""A death so soon after a broken promise is told with it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A promise that is over."""

    to: str
    what: str
    made: int
    ended: int
    kept: bool


def promises(world: World) -> Iterator[Find]:
    """Yield every promise that is over, each in its strongest pattern; a death is told with one of them only."""
    lost = fallen(world)
    for word in sorted(_words(world), key=lambda word: (word.ended, word.made, word.what)):
        facts: dict[str, FactValue] = {"to": word.to, "what": word.what, "made": word.made, "ended": word.ended}
        if word.kept:
            yield Find("promise.kept", word.made, word.ended, facts=facts)
            continue
        near = [row for row in lost if 0 <= row[0] - word.ended <= NEAR_SOLS]
        if not near:
            yield Find("promise.broken", word.made, word.ended, facts=facts)
            continue
        died, who, place = near[0]
        lost = [row for row in lost if row[1] != who]
        more: dict[str, FactValue] = {**facts, "died": died}
        yield Find("promise.death", word.made, died, {"dead": who}, more, place)


def fallen(world: World) -> list[tuple[int, int, str]]:
    """Return who died of something else than illness or age: sol, entity, place; the first first."""
    start_s, natural = world.one(Clock).start_s, world.the(PopulationBook).illnesses
    rows = [
        (sol_of(start_s + body.died_s), entity, world.get(body.died_in, Module).id)
        for entity, body in world.each(Body)
        if not body.alive and body.died_of not in natural
    ]
    return sorted(rows)


def _words(world: World) -> Iterator[Word]:
    content = world.the(Settlement).content
    factions, kinds = content.of(FactionKind), content.of(PromiseKind)
    for item in world.one(Council).promises:
        if item.state == "open" or item.kind not in kinds:
            continue
        what = given.values_of(world, item)["promise"]
        to = factions[item.faction].name if item.faction in factions else item.faction
        yield Word(_inside(to), what, item.made_sol, item.ended_sol, item.state == "kept")
    callings = Callings(world)
    for vow in world.one(StoryBook).vows:
        if vow.state == "open":
            continue
        party = factions.get(vow.faction)
        somebody = callings.of(vow.person) if vow.person else worded(world, "chronicle.word.everybody")
        to = _inside(party.name) if party is not None else somebody
        yield Word(to, vow.what, vow.made_sol, vow.ended_sol, vow.state == "kept")


def _inside(name: str) -> str:
    """Return a party's name inside a sentence: ``the expansion party``, but ``Engineering``."""
    return name[:1].lower() + name[1:] if name.startswith("The ") else name
