"""What the log says of Earth, the council and the commander."""

from __future__ import annotations

from game.sim.command import promises
from game.sim.command.components import Command, Council
from game.sim.command.events import (
    CommanderChanged,
    MatterVoted,
    OperationsRelieved,
    Overridden,
    PostThreatened,
    PromiseEnded,
    StanceTurned,
    WordGiven,
)
from game.sim.command.kinds import book_of as command_book
from game.sim.earth import directives
from game.sim.earth.components import Earth
from game.sim.earth.events import (
    ActDone,
    ActForgiven,
    AngerOver,
    AngerShown,
    AuthorisationDecided,
    BlackoutBegan,
    BlackoutOver,
    DirectiveCame,
    DirectiveJudged,
    ProposalDecided,
)
from game.sim.earth.kinds import book_of as earth_book
from game.sim.people.components import Person
from game.sim.world import World
from game.story.lines import Writer
from game.story.telling import inside

TURNS = {"grow": "log.council.grow", "hold": "log.council.hold", "between": "log.council.between"}


class LettersKeeper(Writer):
    """Writes down what comes from Earth, and what the council and the commander do."""

    def __init__(self, world: World) -> None:
        """Begin to listen, where there is anything to hear."""
        super().__init__(world)
        if world.one(Earth).live:
            self._hear_earth()
        if world.one(Council).live:
            self._hear_council()

    def _hear_earth(self) -> None:
        events = self.world.events
        events.subscribe(DirectiveCame, self._directive)
        events.subscribe(DirectiveJudged, self._judged)
        events.subscribe(ProposalDecided, self._proposal)
        events.subscribe(AuthorisationDecided, self._leave)
        events.subscribe(ActDone, self._act)
        events.subscribe(ActForgiven, self._forgiven)
        events.subscribe(AngerShown, lambda _: self.write("log.earth.anger", {}, "caution"))
        events.subscribe(AngerOver, lambda e: self.write("log.earth.weary" if e.weary else "log.earth.calm", {}))
        events.subscribe(BlackoutBegan, lambda e: self.write("log.earth.dark", {"until": str(e.until_sol)}, "caution"))
        events.subscribe(BlackoutOver, lambda _: self.write("log.earth.clear", {}))

    def _hear_council(self) -> None:
        events = self.world.events
        events.subscribe(MatterVoted, self._voted)
        events.subscribe(PromiseEnded, self._promise)
        events.subscribe(WordGiven, self._word)
        events.subscribe(Overridden, lambda e: self.write("log.command.overridden", self._gate(e.gate), "caution"))
        events.subscribe(PostThreatened, self._threatened)
        events.subscribe(CommanderChanged, self._changed)
        events.subscribe(StanceTurned, lambda e: self.write(TURNS[e.to], {}))
        events.subscribe(OperationsRelieved, lambda _: self.write("log.command.relieved", {}, "danger"))

    # Earth.

    def _directive(self, event: DirectiveCame) -> None:
        directive = directives.find(self.world, event.number)
        if directive is not None:
            values = directives.values_of(self.world, directive)
            kind = directives.kind_of(self.world, directive)
            asks = self.settlement.content.tongue.filled(kind.asks, values)
            self.write("log.earth.directive", {"directive": inside(kind.name), "asks": asks}, "caution")

    def _judged(self, event: DirectiveJudged) -> None:
        name = inside(earth_book(self.world).directives[event.kind].name)
        text, tone = ("log.earth.met", "good") if event.met else ("log.earth.missed", "caution")
        self.write(text, {"directive": name}, tone)

    def _proposal(self, event: ProposalDecided) -> None:
        name = inside(earth_book(self.world).proposals[event.kind].name)
        text, tone = ("log.earth.granted", "good") if event.granted else ("log.earth.refused", "plain")
        self.write(text, {"proposal": name}, tone)

    def _leave(self, event: AuthorisationDecided) -> None:
        name = inside(earth_book(self.world).authorisations[event.kind].name)
        self.write("log.earth.leave_agreed" if event.agreed else "log.earth.leave_refused", {"leave": name})

    def _act(self, event: ActDone) -> None:
        name = earth_book(self.world).acts[event.kind].name
        self.write("log.earth.act_covered" if event.covered else "log.earth.act", {"act": name})

    def _forgiven(self, event: ActForgiven) -> None:
        name = earth_book(self.world).acts[event.kind].name
        self.write("log.earth.forgiven" if event.forgiven else "log.earth.not_forgiven", {"act": name})

    # The council and the commander.

    def _voted(self, event: MatterVoted) -> None:
        name = inside(command_book(self.world).matters[event.matter].name)
        text = "log.council.carried" if event.carried else "log.council.lost"
        self.write(text, {"matter": name, "ayes": str(event.ayes), "noes": str(event.noes)})

    def _promise(self, event: PromiseEnded) -> None:
        promise = promises.find(self.world, event.number)
        if promise is not None:
            text, tone = ("log.council.kept", "good") if event.kept else ("log.council.broken", "caution")
            self.write(text, promises.values_of(self.world, promise), tone)

    def _gate(self, gate: str) -> dict[str, str]:
        return {"what": command_book(self.world).gates[gate].name}

    def _who(self, entity: int) -> dict[str, str]:
        person = self.world.find(entity, Person) if entity else None
        return {"who": person.name if person is not None else ""}

    def _word(self, event: WordGiven) -> None:
        values = {**self._gate(event.gate), **self._who(self.world.one(Command).person)}
        self.write("log.command.word" if event.given else "log.command.no", values)

    def _threatened(self, event: PostThreatened) -> None:
        text, tone = ("log.command.safe", "good") if event.safe else ("log.command.threatened", "caution")
        self.write(text, self._who(event.person), tone)

    def _changed(self, event: CommanderChanged) -> None:
        text = "log.command.changed" if event.person else "log.command.nobody"
        self.write(text, self._who(event.person), "caution")
