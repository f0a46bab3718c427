"""Stories put into words for the desk: names, pronouns, figures as they stood, and which answers are open."""

from __future__ import annotations

from game.content.kinds.answer import CostPlan, OptionPlan
from game.content.kinds.command import FactionKind
from game.content.kinds.people import CrewKind
from game.content.kinds.storylet import AdvicePlan, StoryletKind
from game.session.desk.words import Words
from game.session.view.story import (
    ChannelView,
    ChronicleLineView,
    OptionView,
    OutcomeView,
    PageView,
    StoryPromiseView,
    StoryView,
    VoiceView,
)
from game.sim.people.components import Person
from game.sim.settlement import Settlement
from game.sim.world import World
from game.story.director.gates import CHANNELS, Verdict, verdict
from game.story.storylets.chronicle import text_at
from game.story.storylets.components import Chronicle, Outcome, Page, Spoken, StoryBook, Told, Vow
from game.story.storylets.facts.reading import Facts
from game.story.storylets.options import openness, options_of, payer, silence_of
from game.story.storylets.picking import storylets
from game.story.storylets.texts import Filling, Teller

MOST_LINES = 400
"""Lines of the chronicle in a view."""
MOST_OVER = 12
"""Promises that are over in a view."""


class StoryDesk:
    """Puts the story into words. Looks and never touches."""

    def __init__(self, world: World, words: Words) -> None:
        """Remember where to look."""
        self._world = world
        self._words = words
        self._kinds = storylets(world)
        self._teller = Teller(world)
        self._settlement = world.the(Settlement)

    def story(self) -> StoryView | None:
        """Return the story, or nothing where none is told."""
        world = self._world
        book = world.one(StoryBook)
        if book.mode == "none":
            return None
        record = world.one(Chronicle)
        facts = Facts(world)
        return StoryView(
            pages=tuple(self._page(facts, page) for page in book.pages if page.storylet in self._kinds),
            outcomes=tuple(self._outcome(row) for row in reversed(record.outcomes) if row.storylet in self._kinds),
            chronicle=tuple(self._line(line) for line in reversed(record.lines[-MOST_LINES:])),
            promises=self._promises(book.vows),
            channels=tuple(self._channel(verdict(world, channel)) for channel in CHANNELS),
        )

    def lines(self) -> tuple[ChronicleLineView, ...]:
        """Return every line of the chronicle, the oldest first; those of a pack that is gone are passed over."""
        told = (self._line(line) for line in self._world.one(Chronicle).lines)
        return tuple(line for line in told if line.text)

    def _name(self, who: int) -> str:
        person = self._world.find(who, Person)
        return person.id if person is not None else ""

    def _page(self, facts: Facts, page: Page) -> PageView:
        kind = self._kinds[page.storylet]
        filling = Filling(page.cast, page.facts, page.place, page.sol, page.decision_sol)
        prefix = f"options.{page.option}.later.{page.later}" if page.later >= 0 else f"variants.{page.variant}"
        title = text_at(kind, f"{prefix}.title") or kind.title
        text = self._teller.told(text_at(kind, f"{prefix}.text"), filling)
        silence = silence_of(page, kind)
        options = [self._option(facts, page, kind, option, filling, silence) for option in options_of(page, kind)]
        people = tuple(self._name(who) for who in page.cast.values())
        return PageView(
            id=page.id,
            number=page.number,
            storylet=kind.id,
            channel=kind.channel,
            tags=tuple(kind.tags),
            title=self._teller.told(title, filling),
            paragraphs=tuple(part.strip() for part in text.split("\n\n") if part.strip()),
            emblem=kind.emblem or kind.channel,
            portrait="" if kind.emblem or not people else people[0],
            people=people,
            place=page.place,
            sol=page.sol,
            until_sol=page.until_sol,
            decision_sol=page.decision_sol if page.decision_sol >= 0 else None,
            advice=tuple(self._voice(kind.advice[row.advice], row, filling) for row in self._spoken(page, kind)),
            options=tuple(options),
        )

    @staticmethod
    def _spoken(page: Page, kind: StoryletKind) -> list[Spoken]:
        return [row for row in page.advice if row.advice < len(kind.advice)]

    def _voice(self, advice: AdvicePlan, row: Spoken, filling: Filling) -> VoiceView:
        person = self._world.get(row.person, Person)
        text, bias = self._teller.told(advice.text, filling), self._teller.told(advice.bias, filling)
        return VoiceView(person.id, person.name, self._words.tongue.named(person.role), text, advice.leans or "", bias)

    def _option(
        self, facts: Facts, page: Page, kind: StoryletKind, option: OptionPlan, filling: Filling, silence: OptionPlan
    ) -> OptionView:
        stands = openness(facts, page, kind, option)
        closed = text_at(kind, stands.why) if stands.why else self._words.say("story.closed.hours")
        own = page.later < 0 and bool(kind.options)
        return OptionView(
            id=option.id,
            text=self._teller.told(option.text, filling) if own else self._words.say("story.noted"),
            open=stands.open,
            why="" if stands.open else self._teller.told(closed, filling),
            shows=tuple(self._teller.told(text, filling) for text in option.shows),
            costs=tuple(self._cost(cost, page) for cost in option.costs),
            silence=option.id == silence.id,
        )

    def _cost(self, cost: CostPlan, page: Page) -> str:
        crew = self._settlement.content.of(CrewKind).get(payer(self._world, cost, page) or "")
        values = {
            "hours": f"{cost.hours:.0f}",
            "sols": str(cost.sols),
            "crew": crew.name if crew is not None else "",
            "use": self._words.tongue.inside(self._words.say(f"ui.use.{cost.use}")),
        }
        return self._words.say("story.cost" if crew is not None else "story.cost.all", values)

    def _outcome(self, row: Outcome) -> OutcomeView:
        kind = self._kinds[row.storylet]
        filling = Filling(row.cast, row.facts, row.place, row.sol, row.decision_sol)

        def told(path: str) -> str:
            return self._teller.told(text_at(kind, path), filling)

        option = f"options.{row.option}"
        return OutcomeView(kind.id, told("title"), told(f"{option}.text"), told(f"{option}.then"), row.sol, row.silent)

    def _line(self, line: Told) -> ChronicleLineView:
        if line.text:
            text = self._words.say(line.text, line.values)
        else:
            kind = self._kinds.get(line.storylet)
            filling = Filling(line.cast, line.facts, line.place, line.sol, line.decision_sol)
            text = self._teller.told(text_at(kind, line.path), filling) if kind is not None else ""
        people = tuple(self._name(who) for who in line.cast.values())
        decided = line.decision_sol if line.decision_sol >= 0 else None
        return ChronicleLineView(line.sol, line.time_s, text, line.tone, people, decided)

    def _promises(self, vows: list[Vow]) -> tuple[StoryPromiseView, ...]:
        waiting = sorted((vow for vow in vows if vow.state == "open"), key=lambda vow: vow.due_sol)
        over = [vow for vow in reversed(vows) if vow.state != "open"][:MOST_OVER]
        return tuple(self._promise(vow) for vow in (*waiting, *over))

    def _promise(self, vow: Vow) -> StoryPromiseView:
        faction = self._settlement.content.of(FactionKind).get(vow.faction)
        person = self._world.find(vow.person, Person) if vow.person else None
        to = faction.name if faction is not None else person.name if person is not None else ""
        return StoryPromiseView(vow.id, self._words.tongue.named(vow.what), to, vow.made_sol, vow.due_sol, vow.state)

    def _channel(self, said: Verdict) -> ChannelView:
        why = self._words.say(said.why, said.values)
        return ChannelView(
            said.channel, said.speaks, self._words.say("story.why.light", {"why": why}) if said.light else why
        )
