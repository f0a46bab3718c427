"""Orders to do with the council and the commander: what each needs, and what it does."""

from __future__ import annotations

from game.content.kinds.setting import TextEntry
from game.session.orders import AskCommander, CallCouncil, MakePromise, Override, PutToCouncil, Refusal
from game.session.rules_of_orders import Checked, Rules
from game.sim.clock import Clock
from game.sim.command import commander, promises, votes
from game.sim.command.commander import Ruling
from game.sim.command.components import Command, Council
from game.sim.command.kinds import book_of, rules_of
from game.sim.crews.components import COLUMN, Plans
from game.sim.earth.components import Earth
from game.sim.people.components import Person
from game.sim.settlement import Settlement
from game.sim.works.kinds import kinds
from game.sim.world import World

NO_COUNCIL = Refusal("refused.no_council")


def commander_name(world: World) -> str:
    """Return the name of who commands; empty: nobody does."""
    person = world.find(world.one(Command).person, Person) if world.one(Command).person else None
    return person.name if person is not None else ""


def _refuse_matter(world: World, order: CallCouncil | PutToCouncil) -> Checked:
    council = world.one(Council)
    if not council.live:
        return NO_COUNCIL
    kind = book_of(world).matters.get(order.matter)
    if kind is None:
        return Refusal("refused.no_such_matter", {"id": order.matter})
    sols = votes.waits_sols(world, kind.id)
    if sols:
        return Refusal("refused.matter_waits", {"matter": kind.name, "sols": str(sols)})
    if isinstance(order, PutToCouncil):
        return Refusal("refused.on_agenda", {"matter": kind.name}) if kind.id in council.agenda else None
    again = council.met_sol + rules_of(world).call_sols - world.one(Clock).sol
    if council.met_sol >= 0 and again > 0:
        return Refusal("refused.council_tired", {"met": str(council.met_sol), "sols": str(again)})
    return None


def _call(world: World, order: CallCouncil) -> None:
    votes.call(world, order.matter)


def _put(world: World, order: PutToCouncil) -> None:
    votes.put_on_agenda(world, order.matter)


def _refuse_promise(world: World, order: MakePromise) -> Checked:
    if not world.one(Council).live:
        return NO_COUNCIL
    book = book_of(world)
    if order.faction not in book.factions:
        return Refusal("refused.no_such_faction", {"id": order.faction})
    if order.promise not in book.promises:
        return Refusal("refused.no_such_promise", {"id": order.promise})
    if not promises.can_be_given(world, order.faction, order.promise):
        return Refusal("refused.promise_not_theirs", {"faction": book.factions[order.faction].name})
    return None


def _promise(world: World, order: MakePromise) -> None:
    promises.make(world, order.faction, order.promise)


def ruling_values(world: World, ruling: Ruling) -> dict[str, str]:
    """Return what is filled into the words for a refusal of the commander's."""
    gate = book_of(world).gates[ruling.gate]
    mends = "commander.mend.plain"
    if gate.matter is not None and not votes.is_carried(world, gate.matter):
        mends = "commander.mend.vote"
    return {
        "who": commander_name(world),
        "what": gate.name,
        "score": f"{100.0 * ruling.score:.0f}",
        "needed": f"{100.0 * ruling.needed:.0f}",
        "mends": world.the(Settlement).content.of(TextEntry)[mends].text.strip(),
    }


def _refuse_gate(world: World, order: AskCommander | Override) -> Checked:
    command = world.one(Command)
    if not command.live:
        return NO_COUNCIL
    if order.gate not in commander.gates(world):
        return Refusal("refused.no_such_gate", {"id": order.gate})
    name = book_of(world).gates[order.gate].name
    if commander.is_clear(world, order.gate):
        until = str(command.words[order.gate])
        return Refusal("refused.word_given", {"who": commander_name(world), "what": name, "until": until})
    ruling = commander.ruling(world, order.gate)
    if isinstance(order, Override):
        return Refusal("refused.word_free", {"who": commander_name(world)}) if ruling.given else None
    return None if ruling.given else Refusal("refused.commander_no", ruling_values(world, ruling))


def _ask(world: World, order: AskCommander) -> None:
    commander.ask(world, order.gate)


def _override(world: World, order: Override) -> None:
    commander.override(world, order.gate)


ORDERS: Rules = {
    CallCouncil: (_refuse_matter, _call),
    PutToCouncil: (_refuse_matter, _put),
    MakePromise: (_refuse_promise, _promise),
    AskCommander: (_refuse_gate, _ask),
    Override: (_refuse_gate, _override),
}
"""What each order needs, and what it does."""


# What other orders need of the commander.


def refuse_project(world: World, project: str) -> Checked:
    """Refuse a project that needs the commander's word, if she would not give it."""
    gate = commander.gate_for(world, project)
    if gate is None:
        return None
    ruling = commander.ruling(world, gate.id)
    if ruling.given:
        return None
    return Refusal("refused.needs_word", {"work": kinds(world)[project].name, **ruling_values(world, ruling)})


def take_word(world: World, project: str) -> None:
    """Have the commander give her word for a project that needs it."""
    gate = commander.gate_for(world, project)
    if gate is not None:
        commander.give_word(world, gate.id)


def quota_h(world: World) -> float:
    """Return the hours a sol that all plans give to Earth's quota."""
    return float(world.one(Plans).hours[:, COLUMN["quota"]].sum())


def _quota_gate(world: World, left_h: float) -> str:
    """Return what needs her word if the quota were cut to so many hours a sol; empty: nothing does."""
    usual_h = world.one(Earth).quota_h
    for name in commander.gates(world):
        gate = book_of(world).gates[name]
        if gate.quota and left_h < gate.quota_share * usual_h and not commander.is_clear(world, name):
            return name
    return ""


def refuse_quota(world: World, left_h: float) -> Checked:
    """Refuse so deep a cut of the quota, if the commander would not give her word for it."""
    name = _quota_gate(world, left_h) if left_h < quota_h(world) else ""
    if not name:
        return None
    ruling = commander.ruling(world, name)
    return None if ruling.given else Refusal("refused.quota_needs_word", ruling_values(world, ruling))


def take_quota_word(world: World, before_h: float) -> None:
    """Have the commander give her word for a cut of the quota that was just made, if it needs it.

    ``before_h`` is what the quota had a sol. A cut that stands while her word lapses asks for no new one.
    """
    now_h = quota_h(world)
    name = _quota_gate(world, now_h) if now_h < before_h else ""
    if name:
        commander.give_word(world, name)
