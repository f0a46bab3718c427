"""Sifting a run's history: everything that was found in it, and what of that is told, in which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.content.kinds.chronicle import PageKind
from game.sim.settlement import Settlement
from game.sim.world import World
from game.story.chronicle import building, lives, nights, promises, putting_off, seasons, words_with_earth
from game.story.chronicle.gathering import gathered
from game.story.chronicle.past import Find, Past
from game.story.chronicle.variety import by_run
from game.story.storylets.texts import Filling, Teller

MOST_PAGES = 26
"""Pages of one chronicle."""
CLOSER = ("promise.death", "refused.died")
"""Pages that tell of a death with what came before it; it has no page of its own then."""
OPENER_WORDS = 2
"""So many first words of a page are those of no other."""


@dataclass(frozen=True, slots=True)
class ToldPage:
    """A page in words."""

    page: str
    from_sol: int
    sol: int
    title: str
    text: str
    tone: str
    people: tuple[int, ...]
    place: str


def finds(world: World, past: Past) -> tuple[Find, ...]:
    """Return everything that was found, by its last date; nothing of it is made up, and nothing is drawn by chance."""
    found = [
        *promises.promises(world),
        *putting_off.put_off(world, past),
        *nights.nights(world, past),
        *nights.rescues(world, past),
        *lives.refusals(world),
        *lives.deaths(world),
        *lives.births(world),
        *words_with_earth.earth(world),
        *words_with_earth.command(world),
        *building.building(world),
        *seasons.seasons(world, past),
    ]
    told_of = {who for find in found if find.page in CLOSER for who in find.cast.values()}
    found = [find for find in found if find.page != "death" or find.cast["who"] not in told_of]
    return tuple(sorted(found, key=lambda find: (find.sol, find.from_sol)))


def told(world: World, found: Iterable[Find]) -> tuple[ToldPage, ...]:
    """Return what is told of what was found, by date: what weighs most, each in words that no other page has used."""
    kinds = world.the(Settlement).content.of(PageKind)
    teller = Teller(world)
    left: dict[str, list[str]] = {}
    openers: list[str] = []
    pages = [
        _page(world, teller, kinds[find.page], find, left, openers)
        for find in chosen(kinds, gathered(world, kinds, found))
    ]
    return tuple(page for page in pages if page is not None)


def chosen(kinds: Mapping[str, PageKind], found: Iterable[Find]) -> tuple[Find, ...]:
    """Return what of everything that was found is told, in its order: what weighs most, of each kind so many."""
    rows = [find for find in found if find.page in kinds]
    ranked = sorted(range(len(rows)), key=lambda row: (-kinds[rows[row].page].weight * rows[row].times, row))
    taken: list[int] = []
    count: dict[str, int] = {}
    for row in ranked:
        page = rows[row].page
        if count.get(page, 0) < kinds[page].most and len(taken) < MOST_PAGES:
            count[page] = count.get(page, 0) + 1
            taken.append(row)
    return tuple(rows[row] for row in sorted(taken))


def turn_of(world: World, find: Find) -> str:
    """Return the sentence about a find in a list of what turned a run; empty if it turns none."""
    kind = world.the(Settlement).content.of(PageKind).get(find.page)
    filling = Filling(find.cast, find.facts, find.place, find.sol)
    return Teller(world).told(kind.turn, filling) if kind is not None and kind.turn else ""


def _page(
    world: World, teller: Teller, kind: PageKind, find: Find, left: dict[str, list[str]], openers: list[str]
) -> ToldPage | None:
    """Return a page in the first of its words that begin as no other does; nothing if all do."""
    filling = Filling(find.cast, find.facts, find.place, find.sol)
    texts = left.setdefault(f"text/{kind.id}", by_run(world, kind.id, kind.texts))
    titles = left.setdefault(f"title/{kind.id}", by_run(world, kind.id, kind.titles))
    for row, text in enumerate(texts):
        words = teller.told(text, filling)
        if _opener(words) not in openers and titles:
            openers.append(_opener(words))
            del texts[row]
            title = teller.told(titles.pop(0), filling)
            people, tone = tuple(find.cast.values()), kind.tone
            return ToldPage(kind.id, find.from_sol, find.sol, title, words, tone, people, find.place)
    return None


def _opener(text: str) -> str:
    return " ".join(text.lower().split()[:OPENER_WORDS])
