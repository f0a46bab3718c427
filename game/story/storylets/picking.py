"""What is told next: cheap filters first, then conditions, then a draw by weight against nothing at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.content.kinds.storylet import StoryletKind
from game.sim.chance import Stream
from game.sim.clock import Clock
from game.sim.settlement import Settlement
from game.sim.world import World
from game.story.director.gates import Verdict, nothing_weight
from game.story.director.intensity import rules_of
from game.story.storylets.casting import Cast, cast
from game.story.storylets.components import StoryBook
from game.story.storylets.facts.colony import sols_in
from game.story.storylets.facts.reading import Asking, Facts
from game.story.storylets.news import Newsroom

MOST_TRIES = 4
"""Storylets that are drawn in vain, because nobody fits, before the channel is silent for the sol."""


ABOUT_ANOTHER = "about another thing than the last"
"""The filter that keeps two storylets about the same apart."""
APART = 2
"""Storylets that are told between two that are about the same, at the least."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A storylet that is told, and who is in it."""

    kind: StoryletKind
    cast: Cast


def storylets(world: World) -> Mapping[str, StoryletKind]:
    """Return every storylet of the packs."""
    return world.the(Settlement).content.of(StoryletKind)


@dataclass(frozen=True, slots=True)
class Moment:
    """What the filters look at, looked up once for all storylets. Good until anything happens."""

    book: StoryBook
    scenario: str
    sol: int
    sols_in: int
    crisis: bool
    """Whether one goes on."""
    told_of: tuple[str, ...]
    """What the last few storylets were about."""
    waiting: frozenset[str]
    """Storylets that lie on the desk, or of which something does."""
    called: frozenset[str]
    """Storylets that are on their way."""


def moment(world: World) -> Moment:
    """Return what the filters look at now."""
    book, scenario = world.one(StoryBook), world.the(Settlement).scenario
    return Moment(
        book=book,
        scenario=scenario.id,
        sol=world.one(Clock).sol,
        sols_in=sols_in(world),
        crisis=world.the(Newsroom).news().open,
        told_of=tuple(_told_of(world)),
        waiting=frozenset(page.storylet for page in book.pages),
        called=frozenset(coming.calls for coming in book.coming),
    )


def filters(now: Moment, kind: StoryletKind) -> Iterator[tuple[str, bool]]:
    """Yield each thing that is looked at before any condition is asked, and whether it lets a storylet come."""
    book, sol, plan = now.book, now.sol, kind.filter
    yield ("filter.called", not plan.called)
    yield ("filter.modes", book.mode in plan.modes)
    yield ("filter.scenarios", not plan.scenarios or now.scenario in plan.scenarios)
    yield ("filter.from_sol", sol >= plan.from_sol)
    yield ("filter.to_sol", plan.to_sol is None or sol <= plan.to_sol)
    yield ("filter.after_sols", now.sols_in >= plan.after_sols)
    yield ("filter.crisis", plan.crisis == "any" or now.crisis == (plan.crisis == "open"))
    yield ("filter.flags", not plan.flags or all(book.flags.get(flag, 0) for flag in plan.flags))
    yield ("filter.not_flags", not plan.not_flags or not any(book.flags.get(flag, 0) for flag in plan.not_flags))
    yield ("filter.told", not plan.told or all(other in book.told for other in plan.told))
    yield ("filter.not_told", not plan.not_told or not any(other in book.told for other in plan.not_told))
    yield ("once", not (kind.once and kind.id in book.told))
    yield ("cooldown_sols", sol - book.told.get(kind.id, -100_000) >= kind.cooldown_sols)
    yield ("tag_cooldown_sols", not kind.tags or all(book.tags.get(tag, -1) <= sol for tag in kind.tags))
    yield (ABOUT_ANOTHER, not kind.tags or kind.tags[0] not in now.told_of)
    yield ("not on the desk", kind.id not in now.waiting)
    yield ("not on its way", kind.id not in now.called)


def _told_of(world: World) -> list[str]:
    """Return what the last few storylets were about: the first tag of each, whatever their channel."""
    told, kinds = world.one(StoryBook).told, storylets(world)
    since = sorted(told.values())[-APART:]
    return [kinds[name].tags[0] for name, sol in told.items() if sol >= since[0] and name in kinds and kinds[name].tags]


def hindrance(world: World, kind: StoryletKind) -> str:
    """Return what keeps a storylet from coming before any condition is asked; empty: nothing."""
    return next((name for name, passed in filters(moment(world), kind) if not passed), "")


def weight(facts: Facts, kind: StoryletKind) -> float:
    """Return how likely a storylet is beside others; 0 if its condition does not hold."""
    asking = Asking(facts)
    if not asking.holds(kind.when):
        return 0.0
    return max(0.0, asking.number(kind.weight) if isinstance(kind.weight, str) else kind.weight)


def fitting(facts: Facts, verdict: Verdict) -> list[tuple[float, StoryletKind]]:
    """Return the storylets that a channel could tell now, with their weights, in the order of the packs."""
    world, light = facts.world, rules_of(facts.world).light_share
    now, rows = moment(world), []
    for kind in storylets(world).values():
        if kind.channel != verdict.channel or (verdict.light and kind.tension >= light):
            continue
        if all(passed for _, passed in filters(now, kind)):
            how = weight(facts, kind)
            if how > 0.0:
                rows.append((how, kind))
    return rows


def pick(facts: Facts, verdict: Verdict, stream: Stream) -> Pick | None:
    """Return what a channel tells now, or nothing; storylets that cannot be cast are drawn in vain."""
    rows = fitting(facts, verdict)
    nothing = nothing_weight(facts.world, verdict.channel, sum(row[0] for row in rows))
    for _ in range(MOST_TRIES):
        kind = drawn(rows, nothing, stream)
        if kind is None:
            return None
        found = cast(facts, kind, stream)
        if found.complete:
            return Pick(kind, found)
        rows = [row for row in rows if row[1] is not kind]
    return None


def drawn(rows: list[tuple[float, StoryletKind]], nothing: float, stream: Stream) -> StoryletKind | None:
    """Draw one of some weighted storylets, or nothing."""
    total = sum(row[0] for row in rows)
    if total <= 0.0:
        return None
    at = stream.share() * (total + nothing)
    for how, kind in rows:
        at -= how
        if at < 0.0:
            return kind
    return None
