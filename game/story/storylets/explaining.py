"""Why a storylet could be told now, or could not: every filter, condition and role with what it found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.content.conditions import ConditionError
from game.content.kinds.storylet import RolePlan, StoryletKind
from game.sim import sums
from game.sim.chance import Chance
from game.sim.people.components import Person
from game.sim.settlement import Settlement
from game.sim.world import World
from game.story.director.gates import Verdict, nothing_weight, verdict
from game.story.director.intensity import rules_of
from game.story.storylets.casting import candidates, cast
from game.story.storylets.components import StoryBook
from game.story.storylets.facts.reading import Asking, Facts
from game.story.storylets.picking import ABOUT_ANOTHER, filters, fitting, moment, weight
from game.story.storylets.telling import STREAM


class Reason(NamedTuple):
    """One thing that was looked at."""

    what: str
    passed: bool
    found: str
    """What it came to."""


def reasons(world: World, kind: StoryletKind) -> Iterator[Reason]:
    """Yield everything that decides whether a storylet comes, in the order in which it is looked at."""
    book, facts = world.one(StoryBook), Facts(world)
    for name, passed in filters(moment(world), kind):
        yield Reason(name, passed, _shown(kind, name))
    if kind.id in book.told:
        yield Reason("told", True, f"on sol {book.told[kind.id]}")
    said = verdict(world, kind.channel)
    yield Reason(f"director: {kind.channel}", said.speaks, _why(world, said))
    if said.light:
        light = rules_of(world).light_share
        yield Reason("director: light only", kind.tension < light, f"tension {kind.tension:g}, below {light:g} wanted")
    yield _condition(Asking(facts), "when", kind.when)
    yield Reason("weight", True, _odds(facts, kind))
    yield from _roles(facts, kind)


def _why(world: World, said: Verdict) -> str:
    """Return what the director says of a channel, as a sentence."""
    content = world.the(Settlement).content
    why = content.tongue.filled(content.texts[said.why].text, said.values)
    return content.tongue.filled(content.texts["story.why.light"].text, {"why": why}) if said.light else why


def _shown(kind: StoryletKind, name: str) -> str:
    field = name.partition("filter.")[2]
    value = getattr(kind.filter, field) if field else getattr(kind, name, "")
    if name == "tag_cooldown_sols":
        value = ", ".join(kind.tags)
    elif name == ABOUT_ANOTHER:
        value = ", ".join(kind.tags[:1])
    return "" if value in ((), None, "") else str(value)


def _condition(asking: Asking, what: str, text: str) -> Reason:
    """Return what a condition came to, and every fact in it."""
    if not text:
        return Reason(what, True, "always")
    try:
        condition = asking.compiled(text)
        value = condition.ask(asking.read)
    except ConditionError as error:
        return Reason(what, False, f"{text}: {error.message}")
    facts = ", ".join(f"{used.name} = {_plain(asking.value_of(used))}" for used in condition.uses)
    return Reason(what, bool(value), f"{' '.join(text.split())} ({facts})" if facts else text)


def _plain(value: object) -> str:
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def _odds(facts: Facts, kind: StoryletKind) -> str:
    """Return the weight of a storylet, and how likely it is drawn beside the others that fit and nothing."""
    own = weight(facts, kind)
    said = verdict(facts.world, kind.channel)
    if not said.speaks:
        return f"{own:g}; nothing is drawn as long as the director lets nobody speak here"
    rows = fitting(facts, said)
    total = sums.total(row[0] for row in rows)
    nothing = nothing_weight(facts.world, kind.channel, total)
    fit = f"{len(rows)} fit with {total:g} together, nothing at all has {nothing:g}"
    if not any(row[1].id == kind.id for row in rows):
        return f"{own:g}; {fit}; it is not among them"
    odds = own / (total + nothing) if total + nothing > 0.0 else 0.0
    return f"{own:g}; {fit}; drawn with a chance of {100.0 * odds:.1f} %"


def _roles(facts: Facts, kind: StoryletKind) -> Iterator[Reason]:
    world = facts.world
    stream = world.one(Chance).stream(STREAM)
    found = cast(facts, kind, stream)
    for index, role in enumerate(kind.roles):
        earlier = {other.id: found.roles[other.id] for other in kind.roles[:index] if other.id in found.roles}
        who = found.roles.get(role.id, 0)
        asked = _asked(facts, role, earlier)
        name = world.get(who, Person).name if who else "nobody"
        passed = bool(who) or role.optional
        yield Reason(f"role {role.id}", passed, f"{name}; {asked}")
        if role.id == found.missing:
            return


def _asked(facts: Facts, role: RolePlan, earlier: dict[str, int]) -> str:
    """Return how many came into question, and how many of them had what was needed."""
    there = [who for who in candidates(facts.world, role) if who not in earlier.values()]
    fit = [who for who in there if Asking(facts, tuple(earlier), earlier, who).holds(role.need)]
    return f"{len(there)} could, {len(fit)} have what is needed"
