"""Several finds of one kind told on one page, with a list, where each of them alone says the same as the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.content.chronicle_names import SEVERAL
from game.content.kinds.chronicle import PageKind
from game.sim.world import World
from game.story.chronicle.past import Find
from game.story.storylets.texts import Filling, Teller
from game.story.telling import worded

MOST_LISTED = 5
"""So many are named in a list; of the rest only how many there are."""
MOST_SOLS = 4
"""So many sols are given of each that is named; of the rest only how many there are."""


def gathered(world: World, kinds: Mapping[str, PageKind], found: Iterable[Find]) -> tuple[Find, ...]:
    """Return what was found, with one find in place of several where their page has a way to tell of them together."""
    rows, alike = list(found), dict[str, list[Find]]()
    for find in rows:
        if find.page in kinds and kinds[find.page].item and find.page + SEVERAL in kinds:
            alike.setdefault(find.page, []).append(find)
    several = {page: finds for page, finds in alike.items() if len(finds) > 1}
    rows = [find for find in rows if find.page not in several]
    rows += [_together(world, kinds[page], finds) for page, finds in several.items()]
    return tuple(sorted(rows, key=lambda find: (find.sol, find.from_sol)))


def _together(world: World, kind: PageKind, finds: list[Find]) -> Find:
    return Find(
        kind.id + SEVERAL,
        min(find.from_sol for find in finds),
        max(find.sol for find in finds),
        facts={"list": listed(world, _items(world, kind, finds), MOST_LISTED), "count": len(finds)},
        times=max(find.times for find in finds) * min(2.0, 0.5 + 0.5 * len(finds)),
    )


def _items(world: World, kind: PageKind, finds: Iterable[Find]) -> list[str]:
    """Return how each find is named in the list, each name once, with the sols on which it was found."""
    teller, sols = Teller(world), dict[str, dict[str, None]]()
    for find in finds:
        name = teller.told(kind.item, Filling(find.cast, find.facts, find.place, find.sol))
        on = {"sol": find.sol, **find.facts}.get(kind.item_on or "", "")
        sols.setdefault(name, {})[str(on)] = None
    if kind.item_on is None:
        return list(sols)
    return [_dated(world, name, list(of_one)) for name, of_one in sols.items()]


def _dated(world: World, name: str, sols: list[str]) -> str:
    word = "chronicle.word.on_sol" if len(sols) == 1 else "chronicle.word.on_sols"
    return worded(world, word, name=name, sols=listed(world, sols, MOST_SOLS))


def listed(world: World, names: list[str], most: int) -> str:
    """Return names as one says them; of many the first, and how many more."""
    if len(names) > most + 1:
        few, more = ", ".join(names[:most]), str(len(names) - most)
        return worded(world, "chronicle.word.others", names=few, count=more)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {worded(world, 'language.and')} {names[-1]}"
