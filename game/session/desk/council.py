"""The council and the commander as the control room knows them."""

from __future__ import annotations

from game.session.carrying import refusal_of
from game.session.desk.words import Words
from game.session.orders import AskCommander, CallCouncil
from game.session.view.council import (
    CommanderView,
    CouncilView,
    FactionView,
    GateView,
    LeaningView,
    MatterView,
    PromiseKindView,
    PromiseView,
    VoteView,
)
from game.session.view.earth import ReasonView
from game.sim.clock import Clock
from game.sim.command import commander, council, promises, votes
from game.sim.command.components import Command, Council, Promise, Vote
from game.sim.command.kinds import book_of, rules_of
from game.sim.earth.components import Reason
from game.sim.earth.kinds import book_of as earth_book
from game.sim.earth.kinds import figure
from game.sim.people.components import Person
from game.sim.world import World

OVER = 12
"""Votes and promises that are over and still shown."""


class CouncilDesk:
    """Puts together what is known of the council. Looks and never touches."""

    def __init__(self, world: World, words: Words) -> None:
        """Remember where to look."""
        self._world = world
        self._words = words

    def council(self) -> CouncilView | None:
        """Return everything about the council, or nothing where there is none."""
        world = self._world
        body = world.one(Council)
        if not body.live:
            return None
        side = council.side(body.stance)
        return CouncilView(
            factions=tuple(self._faction(name) for name in body.factions),
            matters=tuple(self._matter(name) for name in book_of(world).matters),
            votes=tuple(self._vote(vote) for vote in reversed(body.votes[-OVER:])),
            promises=self._promises(),
            can_promise=tuple(self._kind(name) for name in book_of(world).promises),
            next_sol=body.next_sol,
            stance=body.stance,
            side=side,
            stance_text=self._words.say(f"council.side.{side}"),
            stance_reasons=self._reasons(body.stance_reasons),
            commander=self._commander(),
        )

    def _reasons(self, reasons: list[Reason]) -> tuple[ReasonView, ...]:
        return tuple(
            ReasonView(one.sol, one.amount, self._words.say(one.words, one.values)) for one in reversed(reasons)
        )

    def _faction(self, name: str) -> FactionView:
        world = self._world
        kind, faction = book_of(world).factions[name], world.one(Council).factions[name]
        speaker = council.speaker(world, name)
        person = world.find(speaker, Person) if speaker else None
        return FactionView(
            id=name,
            name=kind.name,
            speaker=person.id if person is not None else "",
            speaker_name=person.name if person is not None else "",
            seats=kind.seats,
            support=faction.support,
            drifts_to=council.home(world, name),
            growth=kind.growth,
            reasons=self._reasons(faction.reasons),
            grudges=tuple(
                ReasonView(held.sol, council.grudge_now(world, held), self._words.say(held.words, held.values))
                for held in reversed(faction.grudges)
            ),
            promises=tuple(one for one in book_of(world).promises if promises.can_be_given(world, name, one)),
        )

    def _matter(self, name: str) -> MatterView:
        world = self._world
        kind, seen, body = book_of(world).matters[name], votes.forecast(world, name), world.one(Council)
        refusal = refusal_of(world, CallCouncil(name))
        return MatterView(
            id=name,
            name=kind.name,
            asks=kind.asks,
            needed=seen.needed,
            least=seen.least,
            most=seen.most,
            carried_share=seen.carried_share,
            leanings=tuple(
                LeaningView(
                    row.faction,
                    row.aye_share,
                    tuple((self._words.say(f"council.term.{term}"), amount) for term, amount in row.terms if amount),
                )
                for row in seen.rows
            ),
            on_agenda=name in body.agenda,
            carried_until_sol=body.carried.get(name) if votes.is_carried(world, name) else None,
            refused=self._words.say(refusal.reason, refusal.values) if refusal is not None else "",
        )

    def _vote(self, vote: Vote) -> VoteView:
        name = book_of(self._world).matters[vote.matter].name
        return VoteView(vote.matter, name, vote.sol, vote.ayes, vote.noes, vote.carried)

    def _promises(self) -> tuple[PromiseView, ...]:
        body = self._world.one(Council)
        stand = sorted(promises.open_ones(self._world), key=lambda one: (one.due_sol, one.number))
        over = [one for one in reversed(body.promises) if one.state != "open"][:OVER]
        return tuple(self._promise(one) for one in (*stand, *over))

    def _promise(self, promise: Promise) -> PromiseView:
        world, stands = self._world, promise.state == "open"
        return PromiseView(
            number=promise.number,
            faction=promise.faction,
            id=promise.kind,
            text=promises.values_of(world, promise)["promise"],
            made_sol=promise.made_sol,
            due_sol=promise.due_sol,
            state=promise.state,
            comes_to=promises.comes_to(world, promise) if stands else promise.came_to,
            target=promise.target,
            holds=promises.is_kept(world, promise) if stands else promise.state == "kept",
            ended_sol=promise.ended_sol if not stands else None,
        )

    def _kind(self, name: str) -> PromiseKindView:
        kind, sol = book_of(self._world).promises[name], self._world.one(Clock).sol
        metric = earth_book(self._world).metrics.get(kind.metric) if kind.metric is not None else None
        values = {"target": figure(metric, kind.target), "due": str(sol + kind.due_sols)}
        return PromiseKindView(
            id=name,
            text=self._words.fill(kind.name, values),
            due_sols=kind.due_sols,
            factions=kind.factions or tuple(self._world.one(Council).factions),
            gives=kind.given,
            kept=kind.kept,
            broken=kind.broken,
        )

    # The commander.

    def _commander(self) -> CommanderView:
        world = self._world
        command, rules = world.one(Command), rules_of(world)
        person = world.find(command.person, Person) if command.person else None
        character = commander.character_of(world)
        at_stake = command.threatened_sol >= 0
        return CommanderView(
            person=person.id if person is not None else "",
            name=person.name if person is not None else "",
            character=character.name if character is not None else "",
            since_sol=command.since_sol,
            with_earth=command.with_earth,
            with_you=command.with_you,
            earth_reasons=self._reasons(command.earth_reasons),
            you_reasons=self._reasons(command.you_reasons),
            falls_sol=command.threatened_sol + rules.falls_after_sols if at_stake else None,
            gates=tuple(self._gate(name) for name in commander.gates(world)),
            overridden=len(command.overridden),
            former=tuple(
                (world.get(who, Person).name, until_sol, self._words.say(words))
                for who, _, until_sol, words in reversed(command.former)
            ),
        )

    def _gate(self, name: str) -> GateView:
        world = self._world
        kind, ruling = book_of(world).gates[name], commander.ruling(world, name)
        clear = commander.is_clear(world, name)
        refusal = None if clear else refusal_of(world, AskCommander(name))
        terms = (("even", commander.EVEN), *ruling.terms)
        return GateView(
            id=name,
            name=kind.name,
            given_until_sol=world.one(Command).words[name] if clear else None,
            score=ruling.score,
            needed=ruling.needed,
            would_give=ruling.given,
            terms=tuple((self._words.say(f"commander.term.{term}"), amount) for term, amount in terms if amount),
            refused=self._words.say(refusal.reason, refusal.values) if refusal is not None else "",
        )
