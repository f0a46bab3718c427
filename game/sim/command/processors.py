"""Council and command as sols pass, and what they hear."""

from __future__ import annotations

from game.sim.clock import Clock
from game.sim.command import commander, council, promises, votes
from game.sim.command.components import Council
from game.sim.command.kinds import book_of, rules_of
from game.sim.earth.events import ActDone, CommandThreatened, DirectiveAnswered, DirectiveJudged, ProposalDecided
from game.sim.earth.kinds import book_of as earth_book
from game.sim.hazards.peril import people_in_danger
from game.sim.people.components import Person
from game.sim.people.events import PersonDied
from game.sim.population.events import PersonBorn
from game.sim.works.events import WorkBegun, WorkDone
from game.sim.works.kinds import kinds
from game.sim.world import World


class CommandProcessor:
    """Sees to council and command once a sol. Writes ``Council`` and ``Command`` through their rules."""

    def __init__(self, world: World) -> None:
        """Begin to hear what factions make something of."""
        self._world = world
        if not world.one(Council).live:
            return
        events = world.events
        events.subscribe(PersonDied, self._died)
        events.subscribe(PersonBorn, self._born)
        events.subscribe(WorkBegun, self._begun)
        events.subscribe(WorkDone, self._done)
        events.subscribe(DirectiveAnswered, self._answered)
        events.subscribe(DirectiveJudged, self._judged)
        events.subscribe(ProposalDecided, self._decided)
        events.subscribe(ActDone, self._acted)
        events.subscribe(CommandThreatened, lambda _: commander.threaten(world))

    def process(self, _step_s: float) -> None:
        """See to everything, on the first step of a sol."""
        world = self._world
        body = world.one(Council)
        sol = world.one(Clock).sol
        if not body.live or sol == body.sol:
            return
        sols, body.sol = float(sol - body.sol), sol
        council.follow_stance(world, sols)
        council.drift(world, sols)
        promises.see_to(world)
        commander.see_to(world, sols)
        if sol >= body.next_sol and not people_in_danger(world):
            votes.meet(world)  # with people in danger nobody has time to sit

    # What is heard.

    def _died(self, event: PersonDied) -> None:
        name = self._world.get(event.person, Person).name
        council.hear(self._world, "death", "council.reason.death", {"who": name})

    def _born(self, _event: PersonBorn) -> None:
        council.hear(self._world, "birth", "council.reason.birth")

    def _begun(self, event: WorkBegun) -> None:
        kind = kinds(self._world)[event.work]
        for faction in book_of(self._world).factions.values():
            interest = faction.projects.get(kind.id, 0.0)
            council.move_support(self._world, faction.id, 0.06 * interest, "council.reason.begun", {"work": kind.name})
        way = {"grow": 1.0, "hold": -1.0}.get(kind.aim, 0.0)
        amount = 0.25 * rules_of(self._world).stance_words * way
        council.move_stance(self._world, amount, "council.reason.begun", {"work": kind.name})

    def _done(self, event: WorkDone) -> None:
        kind = kinds(self._world)[event.work]
        for faction in book_of(self._world).factions.values():
            amount = faction.hears.get("work_done", 0.0) + 0.05 * faction.projects.get(kind.id, 0.0)
            council.move_support(self._world, faction.id, amount, "council.reason.done", {"work": kind.name})
        way = {"grow": 1.0, "hold": -1.0}.get(kind.aim, 0.0)
        amount = rules_of(self._world).stance_words * way
        council.move_stance(self._world, amount, "council.reason.done", {"work": kind.name})

    def _answered(self, event: DirectiveAnswered) -> None:
        if event.answer == "plead":
            return
        world, kind = self._world, earth_book(self._world).directives[event.kind]
        sign = 1.0 if event.answer == "accept" else -1.0
        name = "accepted" if event.answer == "accept" else "refused"
        values = {"directive": kind.name}
        council.weigh(world, dict(kind.interests), f"council.reason.{name}", values, sign)
        council.move_stance(world, sign * rules_of(world).stance_words * kind.growth, f"council.reason.{name}", values)
        character = commander.character_of(world)
        if character is not None:
            amount = 0.05 * sign * (character.yields - 0.3)
            commander.move_with_you(world, amount, f"commander.reason.{name}", values)
            commander.move_with_earth(world, 0.04 * sign, f"commander.reason.{name}", values)

    def _judged(self, event: DirectiveJudged) -> None:
        name = earth_book(self._world).directives[event.kind].name
        words = "commander.reason.met" if event.met else "commander.reason.missed"
        commander.move_with_earth(self._world, 0.05 if event.met else -0.05, words, {"directive": name})

    def _decided(self, event: ProposalDecided) -> None:
        kind = earth_book(self._world).proposals[event.kind]
        if event.granted:
            amount = rules_of(self._world).stance_words * kind.growth
            council.move_stance(self._world, amount, "council.reason.granted", {"proposal": kind.name})

    def _acted(self, event: ActDone) -> None:
        kind = earth_book(self._world).acts[event.kind]
        if not event.covered:
            commander.move_with_earth(self._world, -0.05, "commander.reason.act", {"act": kind.name})
        council.move_stance(self._world, 0.5 * kind.price.growth, "council.reason.act", {"act": kind.name})
        if kind.sight == "quota_stopped":
            council.hear(self._world, "quota_stopped", "council.reason.act", {"act": kind.name})
