"""Deaths, crises and ends, told with their causes."""

from __future__ import annotations

from collections.abc import Iterable

from game.content.kinds.ending import EndPlan
from game.session.crises import Crisis, CrisisLog
from game.session.desk.chronicle import ChronicleDesk
from game.session.desk.debriefing import Debrief
from game.session.desk.hindsight import Hindsight
from game.session.desk.lines import Lines
from game.session.desk.words import Words
from game.session.view import CrisisView, DeathView, EndView
from game.sim.clock import Clock
from game.sim.hazards import causes
from game.sim.hazards.causes import Cause
from game.sim.people.components import Body, Person
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World


class Teller:
    """Tells who died of what, what crises there were, and how it ended."""

    def __init__(self, world: World, words: Words, lines: Lines, annals: ChronicleDesk) -> None:
        """Remember where to look."""
        self._world = world
        self._words = words
        self._settlement = world.the(Settlement)
        self._debrief = Debrief(world, words, lines)
        self._hindsight = Hindsight(world, words)
        self._annals = annals

    def deaths(self) -> tuple[DeathView, ...]:
        """Return everybody who died, in the order of their deaths, with the causes as they were then."""
        world = self._world
        start_s = world.one(Clock).start_s
        known = {death.person: death.chain for death in world.one(CrisisLog).deaths}
        dead = [
            DeathView(
                id=person.id,
                name=person.name,
                time_s=start_s + body.died_s,
                module=world.get(body.died_in, Module).id,
                of=body.died_of,
                chain=self._chain(body, known.get(entity)),
            )
            for entity, person, body in world.each(Person, Body)
            if not body.alive
        ]
        return tuple(sorted(dead, key=lambda death: (death.time_s, death.id)))

    def _chain(self, body: Body, links: list[Cause] | None) -> tuple[str, ...]:
        """Return the causes behind a death, the nearest first, as sentences."""
        module = body.died_in
        place = self._settlement.place_name(self._world.get(module, Module).id)
        found = causes.of_module(self._world, module) if links is None else links
        return (self._words.say(f"cause.{body.died_of}", {"place": place}), *self._sentences(found))

    def _sentences(self, links: Iterable[Cause]) -> tuple[str, ...]:
        return tuple(self._words.say(link.text, dict(link.values)) for link in links)

    def crises(self, *, known: bool = True) -> tuple[CrisisView, ...]:
        """Return every crisis so far; while one is open, its causes only as far as they are ``known``."""
        return tuple(self._crisis(crisis, known=known) for crisis in self._world.one(CrisisLog).crises)

    def _crisis(self, crisis: Crisis, *, known: bool) -> CrisisView:
        world = self._world
        start_s = world.one(Clock).start_s
        links = crisis.chain
        if known and crisis.ended_s < 0.0:
            links = [link for module in crisis.modules for link in causes.of_module(world, module, known=True)]
            links = causes.while_it_stands(links)
        return CrisisView(
            id=crisis.id,
            kind=crisis.kind,
            module=world.get(crisis.modules[0], Module).id,
            onset_s=start_s + crisis.onset_s,
            lethal_s=crisis.lethal_s,
            answered_s=start_s + crisis.answered_s if crisis.answered_s >= 0.0 else None,
            answer=self._words.say(crisis.answer, crisis.values) if crisis.answer else "",
            outcome=crisis.outcome,
            over=crisis.ended_s >= 0.0,
            dead=tuple(world.get(person, Person).id for person in crisis.dead),
            chain=self._sentences(links),
            reached=tuple(world.get(module, Module).id for module in crisis.modules[1:]),
        )

    def end(self, plan: EndPlan) -> EndView:
        """Return an end as its page tells it."""
        world = self._world
        dead = self.deaths()
        alive = sum(1 for _, body in world.each(Body) if body.alive)
        module = plan.module or next(iter(plan.modules), "")
        place = self._settlement.place_name(module) if module else ""
        values = {"dead": str(len(dead)), "alive": str(alive), "place": place}
        return EndView(
            id=plan.id,
            good=plan.good and (not dead or plan.alive_from > 0),
            title=self._words.fill(plan.title, values),
            text=self._words.fill(plan.text, values),
            dead=dead,
            could_have=self._hindsight.could_have(),
            saved=self._debrief.saved(),
            harmed=self._debrief.harmed(),
            timeline=self._debrief.timeline(),
            findings=self._debrief.findings(),
            crises=self.crises(known=False),
            chronicle=self._annals.chronicle(plan),
        )
