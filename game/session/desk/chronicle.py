"""The chronicle of a run, put together from everything that was written down."""

from __future__ import annotations

import math
from collections.abc import Iterator

from game.content.kinds.ending import EndPlan
from game.session.almanac import Almanac
from game.session.crises import CrisisLog
from game.session.desk.story import StoryDesk
from game.session.desk.words import Words
from game.session.view.chronicle import ChroniclePageView, ChronicleView, FateView, GraphView, TurnView
from game.sim.clock import Clock, sol_of
from game.sim.command.components import Command
from game.sim.people.components import Person
from game.sim.settlement import Settlement
from game.sim.world import World
from game.story.chronicle.afterwards import fates, turned
from game.story.chronicle.past import Past, PastCrisis, PastRescue
from game.story.chronicle.sifting import ToldPage, finds, told

GRAPHS = (
    ("o2_percent", "%", 1.0, 1),
    ("stored_kwh", "kWh", 1.0, 0),
    ("debt_h", "h", 1.0, 0),
    ("stress_share", "%", 100.0, 0),
    ("people", "", 1.0, 0),
)
"""Series of the picture of the year: unit, by what it is multiplied, decimals; titles are texts of the same name."""


class ChronicleDesk:
    """Tells what a run will be remembered by. Looks and never touches."""

    def __init__(self, world: World, words: Words, tales: StoryDesk) -> None:
        """Remember where to look."""
        self._world = world
        self._words = words
        self._tales = tales
        self._key: tuple[float, str] = (-1.0, "")
        self._kept: ChronicleView | None = None

    def chronicle(self, plan: EndPlan | None = None) -> ChronicleView | None:
        """Return the chronicle so far, or with its end; nothing where no long game is played.

        With an end it is kept: nothing happens any more, and views ask for it again and again.
        """
        world = self._world
        scenario = world.the(Settlement).scenario
        if not scenario.keeps_house:
            return None
        if plan is None:
            return self._made(None)
        key = (world.one(Clock).elapsed_s, plan.id)
        if key != self._key:
            self._key, self._kept = key, self._made(plan)
        return self._kept

    def _made(self, plan: EndPlan | None) -> ChronicleView:
        world = self._world
        clock = world.one(Clock)
        found = finds(world, past_of(world, self._words))
        turns = turned(world, plan, found) if plan is not None else ()
        return ChronicleView(
            title=world.the(Settlement).scenario.name,
            from_sol=sol_of(clock.start_s),
            sol=clock.sol,
            pages=tuple(self._page(page) for page in told(world, found)),
            days=self._tales.lines(),
            turns=tuple(TurnView(turn.sol, turn.text) for turn in turns),
            fates=tuple(self._fates()),
            graphs=tuple(self._graphs()),
        )

    def _page(self, page: ToldPage) -> ChroniclePageView:
        parts = tuple(" ".join(part.split()) for part in page.text.split("\n\n") if part.strip())
        people = tuple(self._world.get(who, Person).id for who in page.people)
        return ChroniclePageView(page.page, page.from_sol, page.sol, page.title, parts, page.tone, people, page.place)

    def _fates(self) -> Iterator[FateView]:
        for fate in fates(self._world):
            person = self._world.get(fate.person, Person)
            yield FateView(person.id, person.name, self._post(fate.person), fate.alive, " ".join(fate.text.split()))

    def _post(self, entity: int) -> str:
        """Return what somebody is, in words: of those who took command in this run, or lost it, since or until when."""
        command = self._world.one(Command)
        if command.former and command.person == entity:
            return self._words.say("chronicle.post.commander", {"sol": str(command.since_sol)})
        until = [sol for person, _, sol, _ in command.former if person == entity]
        if until:
            return self._words.say("chronicle.post.former", {"sol": str(until[-1])})
        return self._words.tongue.named(self._world.get(entity, Person).role)

    def _graphs(self) -> Iterator[GraphView]:
        almanac = self._world.one(Almanac)
        for name, unit, scale, decimals in GRAPHS:
            values = tuple(_filled(almanac.values.get(name, [])))
            sols = tuple(almanac.sols[-len(values) :]) if values else ()
            if len(values) > 1:
                yield GraphView(name, self._words.say(f"chronicle.graph.{name}"), unit, sols, values, scale, decimals)


def _filled(values: list[float]) -> Iterator[float]:
    """Yield figures with their gaps filled by the figure before, the first by the first that is known."""
    last = next((value for value in values if not math.isnan(value)), 0.0)
    for value in values:
        last = last if math.isnan(value) else value
        yield last


def past_of(world: World, words: Words) -> Past:
    """Return what the records of crises and the almanac hold, as the story reads it."""
    log, almanac = world.one(CrisisLog), world.one(Almanac)
    crises = [
        PastCrisis(
            kind=crisis.kind,
            module=crisis.modules[0],
            modules=tuple(crisis.modules),
            onset_s=crisis.onset_s,
            answered_s=crisis.answered_s,
            answer=words.say(crisis.answer, crisis.values) if crisis.answer else "",
            outcome=crisis.outcome,
            dead=tuple(crisis.dead),
        )
        for crisis in log.crises
        if crisis.modules and crisis.ended_s >= 0.0
    ]
    rescues = [PastRescue(row.person, row.by, row.kind, row.module, row.at_s, row.left_s) for row in log.rescues]
    series = {name: tuple(values) for name, values in almanac.values.items()}
    return Past(tuple(crises), tuple(rescues), tuple(almanac.sols), series)
