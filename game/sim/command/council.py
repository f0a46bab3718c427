"""Factions: who speaks for them, how far they go with Operations and why, and the way that the colony takes."""

from __future__ import annotations

from game.content.kinds.command import FactionKind, Happening
from game.sim import portable, sums
from game.sim.clock import Clock
from game.sim.command.components import Council, Faction, Grudge
from game.sim.command.events import StanceTurned, SupportMoved
from game.sim.command.kinds import book_of, rules_of
from game.sim.crews.book import CrewBook
from game.sim.crews.components import USES, Plans
from game.sim.earth.components import Values, with_reason
from game.sim.people.components import Body, Person
from game.sim.register import Register
from game.sim.works.components import Works
from game.sim.works.kinds import kinds
from game.sim.world import World

TURNED = 0.35
"""Stance from which the colony is said to grow, or to hold."""
FORGOTTEN = 0.03
"""A grudge lighter than this is forgotten."""


def move_support(world: World, faction: str, amount: float, words: str, values: Values | None = None) -> None:
    """Let a faction go with Operations more, or less, for a reason that it remembers.

    Raises ``KeyError`` if there is no such faction.
    """
    council = world.one(Council)
    if not council.live or amount == 0.0:
        return
    found = council.factions[faction]
    found.support = min(1.0, max(0.0, found.support + amount))
    sol, kept = world.one(Clock).sol, rules_of(world).reasons_kept
    found.reasons = with_reason(found.reasons, sol, amount, words, values, kept)
    world.events.say(SupportMoved(faction, amount, words))


def grudge(
    world: World,
    faction: str,
    weight: float,
    words: str,
    values: Values | None = None,
    fade_sols: float = 200.0,
) -> None:
    """Let a faction bear a grudge, which fades slowly and counts in every vote."""
    council = world.one(Council)
    if council.live:
        found = council.factions[faction]
        sol = world.one(Clock).sol
        found.grudges = [*found.grudges, Grudge(sol, weight, fade_sols, words, dict(values or {}))]


def grudge_now(world: World, held: Grudge) -> float:
    """Return how heavy a grudge is now."""
    return held.weight * portable.exp(-(world.one(Clock).sol - held.sol) / held.fade_sols)


def grudges(world: World, faction: str) -> float:
    """Return how heavy all grudges of a faction are now."""
    return sums.total(grudge_now(world, held) for held in world.one(Council).factions[faction].grudges)


def speaker(world: World, faction: str) -> int:
    """Return the entity of who speaks for a faction: who was named for it first and lives, else a head; 0: nobody."""
    kind = book_of(world).factions[faction]
    people, crews = world.the(Register).people, world.the(CrewBook)
    for name in kind.speakers:
        entity = people.get(name, 0)
        if entity and world.get(entity, Body).alive:
            return entity
    return next((crews.lead(crew) for crew in kind.crews if crews.lead(crew)), 0)


# What moves support by itself.


def hours_term(world: World, kind: FactionKind) -> float:
    """Return what a faction makes of where hours go, against the usual plan."""
    plans = world.one(Plans)
    total_h = float(plans.usual_h.sum())
    if total_h <= 0.0:
        return 0.0
    term = 0.0
    for use, weight in kind.uses.items():
        column = USES.index(use)
        change_h = float(plans.hours[:, column].sum() - plans.usual_h[:, column].sum())
        term += weight * change_h / total_h
    return max(-0.5, min(0.5, term * 10.0)) * rules_of(world).uses_weight


def works_term(world: World, kind: FactionKind) -> float:
    """Return what a faction makes of the projects that go on, and of who leads them."""
    rules, term = rules_of(world), 0.0
    for work in world.one(Works).begun:
        if work.state != "suspended":
            term += 0.1 * kind.projects.get(work.id, 0.0)
            lead = world.find(work.lead, Person) if work.lead else None
            if lead is not None and lead.crew in kind.crews:
                term += 0.5 * rules.lead_weight
    return max(-0.3, min(0.3, term))


def stance_term(world: World, kind: FactionKind) -> float:
    """Return what a faction makes of the way that the colony takes."""
    return rules_of(world).stance_weight * kind.growth * world.one(Council).stance


def home(world: World, faction: str) -> float:
    """Return where the support of a faction drifts, by its interests."""
    kind = book_of(world).factions[faction]
    terms = hours_term(world, kind) + works_term(world, kind) + stance_term(world, kind)
    return min(0.95, max(0.05, kind.support + terms))


def drift(world: World, sols: float) -> None:
    """Let sols pass over support and grudges."""
    council = world.one(Council)
    share = 1.0 - portable.exp(-sols / rules_of(world).support_home_sols)
    for faction in council.factions.values():
        faction.support += (home(world, faction.id) - faction.support) * share
        if faction.grudges:
            faction.grudges = [held for held in faction.grudges if grudge_now(world, held) >= FORGOTTEN]


def hear(world: World, what: Happening, words: str, values: Values | None = None) -> None:
    """Let every faction make what it will of something that happened."""
    if not world.one(Council).live:
        return
    for kind in book_of(world).factions.values():
        amount = kind.hears.get(what, 0.0)
        if amount:
            move_support(world, kind.id, amount, words, values)


def weigh(
    world: World, interests: dict[str, float], words: str, values: Values | None = None, share: float = 1.0
) -> None:
    """Let the factions that are named make of something what their interest says."""
    if not world.one(Council).live:
        return
    for faction, interest in interests.items():
        move_support(world, faction, 0.08 * interest * share, words, values)


# The way that the colony takes.


def move_stance(world: World, amount: float, words: str, values: Values | None = None) -> None:
    """Turn the colony's way a little: above zero to expansion, below to consolidation."""
    council = world.one(Council)
    if not council.live or amount == 0.0:
        return
    before = side(council.stance)
    council.stance = min(1.0, max(-1.0, council.stance + amount))
    sol, kept = world.one(Clock).sol, rules_of(world).reasons_kept
    council.stance_reasons = with_reason(council.stance_reasons, sol, amount, words, values, kept)
    _say_turn(world, before)


def side(stance: float) -> str:
    """Return what a stance is called: ``grow``, ``hold`` or ``between``."""
    return "grow" if stance >= TURNED else "hold" if stance <= -TURNED else "between"


def _say_turn(world: World, before: str) -> None:
    now = side(world.one(Council).stance)
    if now != before:
        world.events.say(StanceTurned(now))


def hours_by_aim(world: World) -> dict[str, float]:
    """Return the hours that went into works since the game began, by what they aim at."""
    works, known = world.one(Works), kinds(world)
    found = {"grow": 0.0, "hold": 0.0, "either": 0.0}
    for work in (*works.begun, *works.over):
        found[known[work.id].aim] += work.used_h
    return found


def follow_stance(world: World, sols: float) -> None:
    """Let the colony's way follow what it works at: hours of projects that grow against those that hold."""
    council, rules = world.one(Council), rules_of(world)
    now_h = hours_by_aim(world)
    share = 1.0 - portable.exp(-sols / 20.0)
    grown = (now_h["grow"] - council.seen_h.get("grow", 0.0)) / sols
    held = (now_h["hold"] - council.seen_h.get("hold", 0.0)) / sols
    council.grow_h += (grown - council.grow_h) * share
    council.hold_h += (held - council.hold_h) * share
    council.seen_h = now_h
    total_h = council.grow_h + council.hold_h
    before = side(council.stance)
    towards = (council.grow_h - council.hold_h) / (total_h + rules.stance_steady_h)
    council.stance += (towards - council.stance) * (1.0 - portable.exp(-sols / rules.stance_sols))
    _say_turn(world, before)


def open_factions(world: World) -> dict[str, Faction]:
    """Return the factions as they are at the opening."""
    return {kind.id: Faction(kind.id, kind.support) for kind in book_of(world).factions.values()}
