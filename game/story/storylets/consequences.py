"""What comes of decisions when its day has come: told, or mended in time; and promises, measured."""

from __future__ import annotations

from game.content.kinds.answer import LaterPlan
from game.content.kinds.storylet import StoryletKind
from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.command import council
from game.sim.command.components import Council
from game.sim.minds.components import Mind
from game.sim.minds.rules import trust
from game.sim.world import World
from game.story.director.intensity import rules_of
from game.story.storylets import chronicle
from game.story.storylets.casting import cast
from game.story.storylets.components import Chronicle, Coming, Page, StoryBook, Told, Vow
from game.story.storylets.effects.applying import apply
from game.story.storylets.effects.circumstances import BECAUSE, Circumstances
from game.story.storylets.effects.people import hold_against
from game.story.storylets.facts.reading import Asking, Facts
from game.story.storylets.news import Newsroom
from game.story.storylets.picking import storylets
from game.story.storylets.telling import NOTE_SOLS, STREAM, later_of, lay

PATIENCE_SOLS = 10
"""Sols for which something waits that cannot be told yet, or not be cast."""
BROKEN_TIMES = 2.0
"""How much heavier a broken promise weighs than a kept one."""


def see_to(world: World) -> None:
    """Tell what has fallen due, unless it was mended; nothing is told while a crisis goes on, or the desk is full."""
    book, sol = world.one(StoryBook), world.one(Clock).sol
    for coming in [item for item in book.coming if item.due_sol <= sol]:
        late = sol - coming.due_sol
        full = len(book.pages) > rules_of(world).most_open
        if world.the(Newsroom).news().open or (full and late < PATIENCE_SOLS):
            continue
        if come(world, coming) or late >= PATIENCE_SOLS:
            book.coming = [item for item in book.coming if item is not coming]


def come(world: World, coming: Coming) -> bool:
    """Tell what comes of a decision, or note that it was mended; return whether either could be done."""
    kinds = storylets(world)
    kind = kinds.get(coming.storylet)
    later = later_of(kind, coming.option, coming.later) if kind is not None else None
    if kind is None or (later is None and not coming.calls):
        return True
    if later is not None and mended(world, kind, later, coming):
        path = f"options.{coming.option}.later.{coming.later}.mended"
        chronicle.write(_why(world, kind, coming), path, "good")
        return True
    if coming.calls:
        called = kinds.get(coming.calls)
        return called is None or _call(world, called, coming)
    if later is not None:
        _tell(world, kind, later, coming)
    return True


def mended(world: World, kind: StoryletKind, later: LaterPlan, coming: Coming) -> bool:
    """Return whether what would come of a decision was mended in time."""
    roles = tuple(role.id for role in kind.roles)
    return bool(later.unless) and Asking(Facts(world), roles, coming.cast).holds(later.unless)


def _why(world: World, kind: StoryletKind, coming: Coming) -> Circumstances:
    return Circumstances(world, kind, coming.cast, coming.place, coming.option, coming.decision_sol)


def _call(world: World, kind: StoryletKind, coming: Coming) -> bool:
    """Lay a storylet that was called on the desk, with the same people as far as they live."""
    book = world.one(StoryBook)
    if (kind.once and kind.id in book.told) or any(page.storylet == kind.id for page in book.pages):
        return True
    facts, chance = Facts(world), world.one(Chance)
    if not Asking(facts).holds(kind.when):
        return False
    stream = chance.stream(STREAM)
    found = cast(facts, kind, stream, coming.cast)
    chance.keep(STREAM, stream)
    if not found.complete:
        return False
    lay(world, kind, found.roles, decision_sol=coming.decision_sol, place=coming.place)
    return True


def _tell(world: World, kind: StoryletKind, later: LaterPlan, coming: Coming) -> None:
    """Lay what a consequence says on the desk; there is nothing to answer."""
    book, clock = world.one(StoryBook), world.one(Clock)
    why = _why(world, kind, coming)
    book.numbers += 1
    figures = chronicle.figures(Facts(world), (later.title, later.text, later.chronicle))
    page = Page(
        number=book.numbers,
        storylet=kind.id,
        sol=clock.sol,
        time_s=clock.elapsed_s,
        until_sol=clock.sol + NOTE_SOLS,
        variant=0,
        cast=dict(coming.cast),
        place=coming.place,
        facts=figures,
        option=coming.option,
        later=coming.later,
        decision_sol=coming.decision_sol,
    )
    book.pages = [*book.pages, page]
    book.told_sol = clock.sol
    apply(why, later.effects)
    chronicle.write(why, f"options.{coming.option}.later.{coming.later}.chronicle", later.tone, figures)


# Promises.


def measure(world: World) -> None:
    """Look at every open promise: it is kept as soon as what was promised is so, and broken on its day if it is not."""
    facts, sol = Facts(world), world.one(Clock).sol
    kinds = storylets(world)
    for vow in world.one(StoryBook).vows:
        if vow.state != "open":
            continue
        kind = kinds.get(vow.storylet)
        roles = tuple(role.id for role in kind.roles) if kind is not None else ()
        if Asking(facts, roles, vow.cast).holds(vow.met):
            _end(world, vow, kept=True)
        elif sol >= vow.due_sol:
            _end(world, vow, kept=False)


def _end(world: World, vow: Vow, *, kept: bool) -> None:
    vow.state, vow.ended_sol = ("kept" if kept else "broken"), world.one(Clock).sol
    amount = vow.weight if kept else -BROKEN_TIMES * vow.weight
    values = {"title": vow.what}
    if vow.faction and vow.faction in world.one(Council).factions:
        council.move_support(world, vow.faction, amount, BECAUSE, values)
        if not kept:
            council.grudge(world, vow.faction, vow.weight, BECAUSE, values)
    if vow.person and world.find(vow.person, Mind) is not None:
        trust(world, vow.person, amount)
        if not kept:
            hold_against(world.one(StoryBook), vow.person, 0, BROKEN_TIMES * vow.weight)
    clock = world.one(Clock)
    told = {"what": vow.what, "sol": str(vow.made_sol)}
    text, tone = ("story.promise.kept", "good") if kept else ("story.promise.broken", "caution")
    line = Told(clock.elapsed_s, clock.sol, vow.storylet, "", tone, dict(vow.cast), text=text, values=told)
    world.one(Chronicle).lines.append(line)
