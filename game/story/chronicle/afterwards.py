"""What is said when it is over: what became of everybody with a name, and which decisions turned it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.content.kinds.chronicle import FateKind
from game.content.kinds.ending import EndPlan
from game.content.kinds.storylet import StoryletKind
from game.sim.clock import Clock, sol_of
from game.sim.people.components import Body, Person
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World
from game.story.chronicle.lives import cause
from game.story.chronicle.past import Find
from game.story.chronicle.sifting import turn_of
from game.story.chronicle.variety import by_run
from game.story.storylets.chronicle import told_lines
from game.story.storylets.components import Chronicle, StoryBook
from game.story.storylets.facts.reading import Asking, Facts
from game.story.storylets.texts import Filling, Teller

MOST_FOUND, MOST_CHOSEN = 5, 4
"""Of what turned it: so much that was found, and so many answers on the desk."""
TONES = {True: ("good",), False: ("danger", "caution")}
"""Answers that turned it for the good, or not."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of somebody."""

    person: int
    alive: bool
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that turned it."""

    sol: int
    text: str


def fates(world: World) -> tuple[Fate, ...]:
    """Return a line about each whom all know by name, as they stand in the packs; those who became known last."""
    kinds = sorted(world.the(Settlement).content.of(FateKind).values(), key=lambda kind: (kind.order, kind.id))
    facts, teller, used = Facts(world), Teller(world), dict.fromkeys((kind.id for kind in kinds), 0)
    found = []
    for who in known(world):
        asking = Asking(facts, (), {"p": who}, who)
        kind = next((kind for kind in kinds if asking.holds(kind.when)), None)
        if kind is None:
            continue
        text = by_run(world, f"fate/{kind.id}", kind.texts)[used[kind.id] % len(kind.texts)]
        used[kind.id] += 1
        body = world.get(who, Body)
        found.append(Fate(who, body.alive, teller.told(text, _filling(world, who, body))))
    return tuple(found)


def known(world: World) -> list[int]:
    """Return everybody with a name of their own."""
    named = [entity for entity, person in world.each(Person) if person.named]
    return [*named, *(who for who in world.one(StoryBook).promoted if who not in named)]


def _filling(world: World, who: int, body: Body) -> Filling:
    facts: dict[str, int | float | str] = {}
    if not body.alive:
        settlement = world.the(Settlement)
        facts["died"] = sol_of(world.one(Clock).start_s + body.died_s)
        facts["of"] = cause(world, body)
        facts["at"] = settlement.place_name(world.get(body.died_in, Module).id)
    return Filling({"p": who}, facts)


def turned(world: World, plan: EndPlan, found: Iterable[Find]) -> tuple[Turn, ...]:
    """Return what turned a run to its end, by date: patterns that the end names, and answers that were given."""
    by_page: dict[str, list[Find]] = {}
    for find in found:
        by_page.setdefault(find.page, []).append(find)
    rows: list[Turn] = []
    for page in plan.turns:
        most = sorted(by_page.get(page, ()), key=lambda find: -find.times)[:2]
        rows += [Turn(find.sol, text) for find in most if (text := turn_of(world, find))]
    rows = [*rows[:MOST_FOUND], *_answers(world, plan.good)]
    unique = {row.text: row for row in rows}
    return tuple(sorted(unique.values(), key=lambda row: row.sol))


def _answers(world: World, good: bool) -> Iterator[Turn]:
    """Yield the last answers of the desk that went the way of the end."""
    kinds = world.the(Settlement).content.of(StoryletKind)
    count = 0
    for line, text in told_lines(world, kinds, Teller(world), len(world.one(Chronicle).lines) or 1):
        steps = line.path.split(".")
        if steps[0] == "options" and len(steps) == 3 and line.tone in TONES[good] and count < MOST_CHOSEN:
            count += 1
            yield Turn(line.sol, text)
