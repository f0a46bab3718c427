"""Proposals: what the colony argues for, with what evidence, and what Earth makes of it."""

from __future__ import annotations

from collections.abc import Sequence

from game.content.kinds.earth import EvidenceTerm, ProposalKind
from game.sim import sums
from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.earth.components import Earth, Message, Proposal
from game.sim.earth.directives import open_ones, withdraw
from game.sim.earth.events import ProposalDecided
from game.sim.earth.judging import give_mass
from game.sim.earth.kinds import book_of, next_number, number
from game.sim.earth.messages import send
from game.sim.earth.metrics import measure
from game.sim.earth.trust import change_mass, mean_trust, move
from game.sim.earth.viability import viability
from game.sim.supply.holds import grant_people
from game.sim.world import World

STREAM = "earth/proposal"
TRUST_WEIGHT = 1.2
"""What trust above or below a half is worth, as evidence."""
ANGER_WEIGHT = 0.5
"""What anger takes from it."""
SPREAD = 0.5
"""Evidence above or below what is needed by which the odds go from even to nearly sure."""


def kind_of(world: World, proposal: Proposal) -> ProposalKind:
    """Return what a proposal is."""
    return book_of(world).proposals[proposal.kind]


def find(world: World, which: int) -> Proposal | None:
    """Return a proposal by its number, or nothing."""
    return next((one for one in world.one(Earth).proposals if one.number == which), None)


def last_of(world: World, kind: str) -> Proposal | None:
    """Return the newest proposal of a kind, or nothing."""
    return next((one for one in reversed(world.one(Earth).proposals) if one.kind == kind), None)


def term_value(term: EvidenceTerm, value: float) -> float:
    """Return what a term is worth at a value."""
    share = (value - term.none_at) / (term.full_at - term.none_at)
    return term.weight * min(1.0, max(0.0, share))


def evidence(
    world: World, name: str, findings: Sequence[str] = (), voted: bool = False
) -> list[tuple[str, str, float]]:
    """Return what can be argued for a kind of proposal now: id of a text, the figure in it, what it is worth.

    ``findings`` are ids of the texts of what crises have shown; ``voted``: the council has spoken for it.
    """
    book = book_of(world)
    kind = book.proposals[name]
    found = []
    for term in kind.evidence:
        value = measure(world, term.metric)
        worth = term_value(term, value)
        if worth > 0.0:
            metric = book.metrics.get(term.metric)
            scale = 100.0 if metric is not None and metric.unit == "%" else 1.0
            found.append((term.words, number(value * scale, metric.decimals if metric is not None else 0), worth))
    for text in dict.fromkeys(text for text in findings if text in kind.findings):
        found.append((text, "", kind.finding_weight))
    if voted and kind.matter is not None:
        found.append(("letter.evidence.council", "", kind.council_weight))
    return found


def strength(world: World, name: str, findings: Sequence[str] = (), voted: bool = False) -> float:
    """Return what can be argued for a kind of proposal, against what is needed: 1 is even odds at middling trust."""
    needed = book_of(world).proposals[name].needed
    return sums.total(worth for _, _, worth in evidence(world, name, findings, voted)) / needed


def odds_share(world: World, name: str, strong: float) -> float:
    """Return the chance that Earth agrees to something argued so strongly, by what is known of its trust."""
    kind, earth = book_of(world).proposals[name], world.one(Earth)
    if kind.people and not viability(world).viable:
        return 0.0
    standing = 0.5 * (earth.trust[kind.standing] + mean_trust(world))
    total = strong - 1.0 + TRUST_WEIGHT * (standing - 0.5) - ANGER_WEIGHT * earth.anger
    return min(0.95, max(0.03, 0.5 + 0.5 * total / SPREAD))


def file(world: World, name: str, findings: Sequence[str] = (), *, voted: bool = False) -> Proposal:
    """Send a proposal with all that can be argued for it. Raises ``KeyError`` if there is no such kind."""
    earth = world.one(Earth)
    terms = evidence(world, name, findings, voted)
    strong = sums.total(worth for _, _, worth in terms) / book_of(world).proposals[name].needed
    proposal = Proposal(next_number(world), name, world.one(Clock).sol, strong, terms)
    proposal.odds_share = odds_share(world, name, strong)
    earth.proposals = [*earth.proposals, proposal]
    send(world, "proposal", str(proposal.number), f"letter.proposal.{name}", _values(world, proposal), out=True)
    return proposal


def _values(world: World, proposal: Proposal) -> dict[str, str]:
    kind = kind_of(world, proposal)
    return {"proposal": kind.name, "asks": kind.asks}


def read(world: World, message: Message) -> None:
    """Let Earth weigh a proposal by its evidence and by what it thinks of who wrote it; its answer takes some sols."""
    proposal = find(world, int(message.about))
    if proposal is None or proposal.state != "filed":
        return
    kind = kind_of(world, proposal)
    draw = world.one(Chance).once(f"{STREAM}/{proposal.number}")
    granted = draw.share() < odds_share(world, kind.id, proposal.strength)
    least, most = kind.decide_sols
    sols = least + draw.below(most - least + 1)
    proposal.state = "read"
    decide(world, proposal, granted=granted, after_sols=float(sols))


def decide(world: World, proposal: Proposal, *, granted: bool, after_sols: float = 0.0) -> None:
    """Let Earth say yes or no; the colony learns of it when the message is here."""
    kind = kind_of(world, proposal)
    values = _values(world, proposal)
    name = "granted" if granted else "refused"
    words = f"letter.decided.{name}"
    if kind.people and not granted:
        numbers = viability(world)
        words = "letter.decided.not_viable" if not numbers.viable else words
        values |= {"share": number(100.0 * numbers.share), "short": str(numbers.short_people)}
    send(world, "decision", str(proposal.number), words, values, out=False, answer=name, after_sols=after_sols)


def decided(world: World, message: Message) -> None:
    """Let the colony learn of a decision, and what comes of it."""
    proposal = find(world, int(message.about))
    if proposal is None or proposal.state in ("granted", "refused"):
        return
    kind, granted = kind_of(world, proposal), message.answer == "granted"
    proposal.state = "granted" if granted else "refused"
    proposal.decided_sol = world.one(Clock).sol
    values = {"proposal": kind.name}
    if granted:
        move(world, kind.granted, "letter.reason.granted", values)
        for directive in open_ones(world):
            if directive.kind in kind.releases:
                withdraw(world, directive)
        if kind.mass_share:
            change_mass(world, kind.mass_share, kind.mass_sols, "letter.mass.proposal", values)
        if kind.grant_kg > 0.0:
            give_mass(world, kind.grant_kg)
        if kind.people:
            grant_people(world, kind.people, list(kind.crews), kind.id)
    else:
        move(world, kind.refused, "letter.reason.asked_in_vain", values)
    world.events.say(ProposalDecided(proposal.number, kind.id, granted))


def allowed(world: World, act: str) -> str:
    """Return the kind of a granted proposal that allows an act; empty: none does."""
    for proposal in reversed(world.one(Earth).proposals):
        if proposal.state == "granted" and act in kind_of(world, proposal).allows:
            return proposal.kind
    return ""


def waits_sols(world: World, name: str) -> int:
    """Return how many sols a kind of proposal cannot be filed again for; 0: it can."""
    last = last_of(world, name)
    if last is None or last.decided_sol < 0:
        return 0
    again = last.decided_sol + book_of(world).proposals[name].again_sols
    return max(0, again - world.one(Clock).sol)
