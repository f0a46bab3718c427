"""What passed between the settlement, Earth and those who command."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.kinds.command import GateKind
from game.sim.command.components import Command
from game.sim.earth.components import Act, Directive, Earth, Proposal
from game.sim.earth.kinds import book_of
from game.sim.settlement import Settlement
from game.sim.world import World
from game.story.chronicle.past import Find
from game.story.telling import inside

DIED = "commander.changed.died"


def earth(world: World) -> Iterator[Find]:
    """Yield acts and what came of them, orders that were refused, met or missed, and proposals that were decided."""
    record = world.one(Earth)
    for act in record.acts:
        yield from _act(world, act)
    for directive in record.directives:
        yield from _directive(world, directive)
    for proposal in record.proposals:
        yield from _proposal(world, proposal)


def _act(world: World, act: Act) -> Iterator[Find]:
    kind = book_of(world).acts.get(act.kind)
    if kind is None:
        return
    facts: dict[str, int | float | str] = {"act": kind.name, "done": act.sol}
    if act.covered:
        yield Find("act.covered", act.sol, act.sol, facts=facts)
    elif act.heard_sol >= 0:
        facts["heard"] = act.heard_sol
        if act.forgiven > 0 and act.asked_sol >= 0:
            facts["asked"] = act.asked_sol
            yield Find("act.forgiven", act.sol, act.asked_sol, facts=facts)
        else:
            yield Find("act.unforgiven", act.sol, act.heard_sol, facts=facts)


def _directive(world: World, item: Directive) -> Iterator[Find]:
    kind = book_of(world).directives.get(item.kind)
    if kind is None:
        return
    facts: dict[str, int | float | str] = {"order": kind.name, "came": item.from_sol}
    if item.state == "refused" and item.answered_sol >= 0:
        facts["answered"] = item.answered_sol
        yield Find("directive.refused", item.from_sol, item.answered_sol, facts=facts, times=1.0 + kind.weight)
    elif item.state in ("met", "missed"):
        facts["due"] = item.due_sol
        yield Find(f"directive.{item.state}", item.from_sol, item.due_sol, facts=facts)


def _proposal(world: World, item: Proposal) -> Iterator[Find]:
    kind = book_of(world).proposals.get(item.kind)
    if kind is None:
        return
    facts: dict[str, int | float | str] = {"proposal": kind.name, "filed": item.filed_sol}
    if item.anyway_sol >= 0:
        facts["anyway"] = item.anyway_sol
        yield Find("asked_of_earth.anyway", item.filed_sol, item.anyway_sol, facts=facts)
    elif item.state in ("granted", "refused") and item.decided_sol >= 0:
        facts["decided"] = item.decided_sol
        yield Find(f"asked_of_earth.{item.state}", item.filed_sol, item.decided_sol, facts=facts)


def command(world: World) -> Iterator[Find]:
    """Yield every commander whose time ended, whom the desk went over, and whether it was relieved for that."""
    record = world.one(Command)
    after = [*(row[0] for row in record.former), record.person][1:]
    for (who, _, until, words), successor in zip(record.former, after, strict=True):
        if who and successor:
            page = "commander.died" if words == DIED else "commander.fell"
            yield Find(page, until, until, {"former": who, "next": successor}, {"until": until})
    gates = world.the(Settlement).content.of(GateKind)
    if record.overridden:
        gate, sol = record.overridden[-1]
        if gate in gates:
            facts: dict[str, int | float | str] = {"what": inside(gates[gate].name), "count": len(record.overridden)}
            yield Find("override", record.overridden[0][1], sol, facts=facts)
    if record.relieved_sol >= 0:
        sol = record.relieved_sol
        yield Find("relieved", sol, sol, facts={"count": len(record.overridden)})
