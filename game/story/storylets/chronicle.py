"""The chronicle: what the run will be remembered by, a line at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.content.kinds.storylet import StoryletKind
from game.sim.clock import Clock
from game.sim.world import World
from game.story.storylets.components import Chronicle, FactValue, Told
from game.story.storylets.effects.circumstances import Circumstances
from game.story.storylets.facts.reading import Facts
from game.story.storylets.texts import Filling, Teller, facts_named


def write(why: Circumstances, path: str, tone: str, facts: Mapping[str, FactValue] | None = None) -> None:
    """Add a line, with the figures in its text as they stand."""
    world, clock = why.world, why.world.one(Clock)
    text = text_at(why.kind, path)
    if not text:
        return
    named = dict(facts) if facts is not None else figures(Facts(world), (text,))
    line = Told(clock.elapsed_s, clock.sol, why.kind.id, path, tone, dict(why.cast), named, why.place, why.decision_sol)
    chronicle = world.one(Chronicle)
    chronicle.lines.append(line)


def figures(facts: Facts, texts: tuple[str, ...]) -> dict[str, FactValue]:
    """Return the facts that are named in some texts, as they stand."""
    found: dict[str, FactValue] = {}
    for name in facts_named(iter(texts)):
        value = facts.of_colony(name)
        if isinstance(value, int | float | str):
            found[name] = value
    return found


def text_at(kind: StoryletKind, path: str) -> str:
    """Return the text at a place in a storylet: ``options.trade.then``; empty if there is none.

    Steps are names of fields; options and roles are found by their ids, all else in lists by number.
    """
    here: object = kind
    for step in path.split("."):
        if isinstance(here, tuple):
            here = _element(here, step)
        else:
            here = getattr(here, step, None)
        if here is None:
            return ""
    return here if isinstance(here, str) else ""


def _element(rows: tuple[object, ...], step: str) -> object:
    if step.isdigit():
        return rows[int(step)] if int(step) < len(rows) else None
    return next((row for row in rows if getattr(row, "id", None) == step), None)


def told_lines(
    world: World, kinds: Mapping[str, StoryletKind], teller: Teller, most: int
) -> Iterator[tuple[Told, str]]:
    """Yield the last lines with their words, the newest first; those of a pack that is gone are passed over."""
    for line in reversed(world.one(Chronicle).lines[-most:]):
        kind = kinds.get(line.storylet)
        text = text_at(kind, line.path) if kind is not None else ""
        if text:
            filling = Filling(line.cast, line.facts, line.place, line.sol, line.decision_sol)
            yield line, teller.told(text, filling)
