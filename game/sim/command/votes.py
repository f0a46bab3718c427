"""The council meets: what it would make of a matter, and what it makes of it."""

from __future__ import annotations

from dataclasses import dataclass

from game.content.kinds.command import MatterKind
from game.sim import sums
from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.command.components import Council, Vote
from game.sim.command.council import grudges, move_stance, move_support
from game.sim.command.events import CouncilMet, MatterVoted
from game.sim.command.kinds import book_of, rules_of
from game.sim.earth.metrics import measure
from game.sim.world import World

HALF = 0.5
KEPT = 80
"""Votes that are remembered."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """What a faction makes of a matter, as far as can be told."""

    faction: str
    seats: int
    score: float
    """Above zero it is for it."""
    aye_share: float
    """Chance that it votes for it."""
    terms: tuple[tuple[str, float], ...]
    """What that comes of: ``interest``, ``evidence``, ``support``, ``stance``, ``grudges``."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """How a vote would go."""

    rows: tuple[Leaning, ...]
    seats: int
    needed: int
    """Seats that carry it."""
    least: int
    """Seats that are all but sure."""
    most: int
    """Seats that are thinkable."""
    carried_share: float
    """Chance that it is carried."""


def leaning(world: World, kind: MatterKind, faction: str) -> Leaning:
    """Return what a faction makes of a matter."""
    council, rules = world.one(Council), rules_of(world)
    own = book_of(world).factions[faction]
    evidence = 0.0
    for metric, (none_at, full_at, worth) in kind.evidence.items():
        share = (measure(world, metric) - none_at) / (full_at - none_at) if full_at != none_at else 0.0
        evidence += worth * min(1.0, max(0.0, share))
    terms = (
        ("interest", kind.interests.get(faction, 0.0)),
        ("evidence", evidence),
        ("support", rules.vote_support * (council.factions[faction].support - HALF)),
        ("stance", rules.vote_stance * kind.growth * council.stance),
        ("grudges", -rules.grudge_weight * min(1.0, grudges(world, faction))),
    )
    score = sums.total(amount for _, amount in terms)
    aye = min(1.0, max(0.0, HALF + score / (2.0 * rules.vote_spread)))
    return Leaning(faction, own.seats, score, aye, terms)


def forecast(world: World, matter: str) -> Forecast:
    """Return how a vote on a matter would go now. Raises ``KeyError`` if there is no such matter."""
    kind = book_of(world).matters[matter]
    rows = tuple(leaning(world, kind, faction) for faction in world.one(Council).factions)
    seats = sums.count(row.seats for row in rows)
    needed = seats // 2 + 1
    counts = {0: 1.0}
    for row in rows:
        after: dict[int, float] = {}
        for won, share in counts.items():
            after[won + row.seats] = after.get(won + row.seats, 0.0) + share * row.aye_share
            after[won] = after.get(won, 0.0) + share * (1.0 - row.aye_share)
        counts = after
    return Forecast(
        rows=rows,
        seats=seats,
        needed=needed,
        least=sums.count(row.seats for row in rows if row.aye_share >= 0.95),
        most=sums.count(row.seats for row in rows if row.aye_share > 0.05),
        carried_share=sums.total(share for won, share in counts.items() if won >= needed),
    )


def waits_sols(world: World, matter: str) -> int:
    """Return for how many sols a matter cannot be voted on again; 0: it can."""
    last = next((vote for vote in reversed(world.one(Council).votes) if vote.matter == matter), None)
    if last is None:
        return 0
    return max(0, last.sol + book_of(world).matters[matter].again_sols - world.one(Clock).sol)


def is_carried(world: World, matter: str) -> bool:
    """Return whether a matter was carried and that is still good."""
    return world.one(Council).carried.get(matter, -1) >= world.one(Clock).sol


def put_on_agenda(world: World, matter: str) -> None:
    """Have the next session vote on a matter."""
    council = world.one(Council)
    if matter not in council.agenda:
        council.agenda = [*council.agenda, matter]


def call(world: World, matter: str) -> None:
    """Call the council now, for a matter and all that is on its agenda."""
    put_on_agenda(world, matter)
    meet(world)


def meet(world: World) -> None:
    """Let the council meet and vote on what is on its agenda."""
    council, sol = world.one(Council), world.one(Clock).sol
    agenda, council.agenda = council.agenda, []
    council.met_sol = sol
    council.next_sol = sol + rules_of(world).session_sols
    for matter in agenda:
        if not waits_sols(world, matter):
            vote(world, matter)
    world.events.say(CouncilMet(tuple(agenda)))


def vote(world: World, matter: str) -> Vote:
    """Let the council vote on a matter. Each faction votes by what it makes of it, and by what nobody could foresee."""
    council, sol = world.one(Council), world.one(Clock).sol
    kind, seen = book_of(world).matters[matter], forecast(world, matter)
    draw = world.one(Chance).once(f"council/vote/{matter}/{sol}")
    ayes = {row.faction for row in seen.rows if draw.share() < row.aye_share}
    won = sums.count(row.seats for row in seen.rows if row.faction in ayes)
    names = tuple(row.faction for row in seen.rows)
    result = Vote(
        matter,
        sol,
        tuple(name for name in names if name in ayes),
        tuple(name for name in names if name not in ayes),
        won >= seen.needed,
    )
    council.votes = [*council.votes, result][-KEPT:]
    values, rules = {"matter": kind.name}, rules_of(world)
    if result.carried:
        council.carried = {**council.carried, matter: sol + kind.holds_sols}
        move_stance(world, rules.stance_words * kind.growth, "council.reason.vote", values)
        for faction in result.noes:
            move_support(world, faction, rules.outvoted, "council.reason.outvoted", values)
    else:
        for faction in result.ayes:
            move_support(world, faction, rules.voted_down, "council.reason.voted_down", values)
    world.events.say(MatterVoted(matter, won, seen.seats - won, result.carried))
    return result
