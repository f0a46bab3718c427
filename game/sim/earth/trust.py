"""What Earth trusts the colony in, how angry it is, and what that does to the mass it sends."""

from __future__ import annotations

from dataclasses import dataclass

from game.content.kinds.corporation import Anger
from game.content.kinds.earth import Matter, Moves
from game.sim import portable, sums
from game.sim.clock import Clock
from game.sim.earth.components import MATTERS, Earth, MassTerm, Values, with_reason
from game.sim.earth.events import TrustMoved
from game.sim.earth.kinds import rules_of
from game.sim.supply.rules import set_allotment
from game.sim.world import World


def move_trust(world: World, matter: Matter, amount: float, words: str, values: Values | None = None) -> None:
    """Let Earth trust the colony more in a matter, or less, for a reason that it remembers.

    ``words`` is the id of the text that says why. What is lost is divided by Earth's patience.
    """
    earth = world.one(Earth)
    if not earth.live or amount == 0.0:
        return
    moved = amount if amount > 0.0 else amount / earth.patience
    earth.trust[matter] = min(1.0, max(0.0, earth.trust[matter] + moved))
    sol, kept = world.one(Clock).sol, rules_of(world).reasons_kept
    earth.reasons[matter] = with_reason(earth.reasons.get(matter, []), sol, moved, words, values, kept)
    world.events.say(TrustMoved(matter, moved, words))


def provoke(world: World, amount: float) -> None:
    """Make Earth angrier, or with an amount below zero less so. Once weary, most of it passes it by."""
    earth, rules = world.one(Earth), rules_of(world)
    if not earth.live:
        return
    if amount > 0.0:
        amount /= earth.patience
        if resting(world):
            amount *= 1.0 - rules.weary_deaf_share
    earth.anger = min(1.0, max(0.0, earth.anger + amount))


def resting(world: World) -> bool:
    """Return whether Earth's anger has worn itself out lately, so that little makes it flare up."""
    earth = world.one(Earth)
    return earth.weary_sol >= 0 and world.one(Clock).sol - earth.weary_sol < rules_of(world).weary_rest_sols


def move(world: World, moves: Moves, words: str, values: Values | None = None, share: float = 1.0) -> None:
    """Let something move trust and anger at once, ``share`` of it."""
    for matter in MATTERS:
        move_trust(world, matter, getattr(moves, matter) * share, words, values)
    if moves.anger:
        provoke(world, moves.anger * share)


def mean_trust(world: World, *matters: Matter) -> float:
    """Return the mean of Earth's trust in some matters; in all of them if none is named."""
    named = matters or MATTERS
    return sums.total(world.one(Earth).trust[matter] for matter in named) / len(named)


def height(world: World) -> int:
    """Return how high anger stands, by the number of its entry; -1: it does not show."""
    anger = world.one(Earth).anger
    return sum(1 for step in rules_of(world).anger if anger >= step.from_share) - 1


def shown(world: World) -> Anger | None:
    """Return how anger shows now, or nothing."""
    found = height(world)
    return rules_of(world).anger[found] if found >= 0 else None


def lean(world: World) -> float:
    """Return which way the colony takes, as far as Earth sees: 1 if all works grow, -1 if none does."""
    seen = world.one(Earth).picture
    works_h = seen.get("projects_h", 0.0)
    return min(1.0, 2.0 * seen.get("growth_h", 0.0) / works_h - 1.0) if works_h > 0.0 else 0.0


def fade(world: World, sols: float) -> None:
    """Let sols pass over trust and anger."""
    earth, rules = world.one(Earth), rules_of(world)
    drift = 1.0 - portable.exp(-sols / rules.trust_home_sols)
    for matter in MATTERS:
        home = rules.trust_home + (rules.growth_trust * lean(world) if matter == "output" else 0.0)
        earth.trust[matter] += (home - earth.trust[matter]) * drift
    fades = rules.weary_fade_sols if resting(world) else rules.anger_fade_sols
    earth.anger *= portable.exp(-sols / fades)


# Mass.


@dataclass(frozen=True, slots=True)
class Term:
    """Part of a figure, with its reason."""

    words: str
    """Id of its text."""
    values: Values
    share: float
    until_sol: int = -1
    """Last sol on which it counts; negative: as long as the reason stands."""


def mass_terms(world: World) -> list[Term]:
    """Return what Earth gives of each hold, as shares of what was agreed that add up."""
    earth, rules = world.one(Earth), rules_of(world)
    low, high = rules.mass_at_trust
    terms = [Term("letter.mass.trust", {}, low + (high - low) * earth.trust["output"])]
    angry = shown(world)
    if angry is not None and angry.mass_share:
        terms.append(Term("letter.mass.anger", {}, angry.mass_share))
    terms += [Term(term.words, dict(term.values), term.share, term.until_sol) for term in earth.mass]
    return terms


def mass_share(world: World) -> float:
    """Return what Earth gives of each hold now, 1 being what was agreed."""
    return max(0.0, sums.total(term.share for term in mass_terms(world)))


def change_mass(world: World, share: float, sols: int, words: str, values: Values | None = None) -> None:
    """Let Earth give more of each hold for some sols, or less. Holds that are closed stay as they are."""
    earth = world.one(Earth)
    if earth.live and share:
        until_sol = world.one(Clock).sol + sols
        earth.mass = [*earth.mass, MassTerm(words, dict(values or {}), share, until_sol)]
        allot(world)


def allot(world: World) -> None:
    """Tell supply what Earth gives, and forget what is over."""
    earth, sol = world.one(Earth), world.one(Clock).sol
    earth.mass = [term for term in earth.mass if term.until_sol >= sol]
    set_allotment(world, round(mass_share(world), 3))
