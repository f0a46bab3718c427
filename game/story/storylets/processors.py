"""When the story looks: at the ends of shifts, and when a crisis opens. Never by the step."""

from __future__ import annotations

from game.content.kinds.alarm import AlarmKind
from game.content.kinds.storylet import Channel
from game.sim.chance import Chance
from game.sim.clock import SOL_S, Clock
from game.sim.hazards.components import LEVELS
from game.sim.hazards.events import AlarmRaised
from game.sim.minds.events import ActedAlone, WillNotGo, WillNotLeave
from game.sim.people.events import PersonDied, PersonHurt
from game.sim.settlement import Settlement
from game.sim.world import World
from game.story.director import outside
from game.story.director.gates import CHANNELS, verdict
from game.story.director.intensity import rules_of, weigh_on
from game.story.storylets import consequences
from game.story.storylets.components import Chronicle, StoryBook
from game.story.storylets.facts.colony import CAUTION, DANGER, TEN_SOLS, debt_h
from game.story.storylets.facts.reading import Facts
from game.story.storylets.news import Newsroom
from game.story.storylets.options import silence_of
from game.story.storylets.picking import pick, storylets
from game.story.storylets.telling import STREAM, answer, lay

SHIFT_S = SOL_S / 3.0
MORNING = 1
"""The third of a sol at whose beginning the desk's day begins."""


def open_story(world: World) -> None:
    """Begin with nothing told."""
    clock = world.one(Clock)
    mode = world.the(Settlement).scenario.story
    world.put(StoryBook(mode=mode, shifts=int(clock.now_s // SHIFT_S), sol=clock.sol))
    world.put(Chronicle())


class StoryProcessor:
    """Tells what is to be told. The only one to write ``StoryBook``, beside answers to its pages."""

    def __init__(self, world: World) -> None:
        """Begin to listen, where a story is told at all."""
        self._world = world
        if world.one(StoryBook).mode == "none":
            return
        self._alarms = world.the(Settlement).content.of(AlarmKind)
        events = world.events
        events.subscribe(PersonDied, lambda _: weigh_on(world, rules_of(world).death_share))
        events.subscribe(PersonHurt, lambda _: weigh_on(world, rules_of(world).hurt_share))
        events.subscribe(AlarmRaised, self._alarmed)
        events.subscribe(ActedAlone, self._acted)
        events.subscribe(WillNotGo, self._refused)
        events.subscribe(WillNotLeave, self._refused)

    def process(self, _passed_s: float) -> None:
        """Look at the end of a shift, and when a crisis has opened."""
        book = self._world.one(StoryBook)
        if book.mode == "none":
            return
        if book.alarmed:
            self._opened()
        shifts = int(self._world.one(Clock).now_s // SHIFT_S)
        if shifts != book.shifts:
            book.shifts = shifts
            self._shift(morning=shifts % 3 == MORNING)

    def _opened(self) -> None:
        """Note that a crisis has opened, and tell what is told while it goes on."""
        book, news = self._world.one(StoryBook), self._world.the(Newsroom).news()
        if news.open and news.count != book.crises:
            # The record of crises is written after the step in which the alarm was raised.
            book.crises, book.alarmed = news.count, False
            weigh_on(self._world, rules_of(self._world).crisis_share)
            self._tell("crisis", Facts(self._world))

    def _shift(self, *, morning: bool) -> None:
        world = self._world
        world.one(StoryBook).alarmed = False
        self._silences()
        consequences.see_to(world)
        if not morning:
            self._tell("crisis", Facts(world))
            return
        self._day()
        consequences.measure(world)
        outside.look_up(world)
        facts = Facts(world)
        for channel in CHANNELS:
            if self._tell(channel, facts):
                facts = Facts(world)

    def _day(self) -> None:
        """Write down what the next sols are compared with."""
        world, book, clock = self._world, self._world.one(StoryBook), self._world.one(Clock)
        book.sol = clock.sol
        book.debts_h = [*book.debts_h, float(debt_h(world))][-TEN_SOLS:]
        book.alarms_s = [time_s for time_s in book.alarms_s if clock.elapsed_s - time_s < TEN_SOLS * SOL_S]

    def _silences(self) -> None:
        """Take silence for an answer where the time for one is over."""
        world, sol = self._world, self._world.one(Clock).sol
        kinds = storylets(world)
        for page in list(world.one(StoryBook).pages):
            kind = kinds.get(page.storylet)
            if kind is not None and page.until_sol <= sol:
                answer(world, page, kind, silence_of(page, kind), silent=True)

    def _tell(self, channel: Channel, facts: Facts) -> bool:
        """Let a channel speak if it may; return whether it did, so that the facts are no longer those."""
        world = self._world
        said = verdict(world, channel)
        if not said.speaks:
            return False
        chance = world.one(Chance)
        stream = chance.stream(STREAM)
        found = pick(facts, said, stream)
        chance.keep(STREAM, stream)
        if found is not None:
            lay(world, found.kind, found.cast.roles)
        return found is not None

    def _alarmed(self, event: AlarmRaised) -> None:
        level = LEVELS.index(self._alarms[event.alarm].level)
        book = self._world.one(StoryBook)
        if level >= CAUTION:
            book.alarms_s = [*book.alarms_s, self._world.one(Clock).elapsed_s]
        if level >= DANGER:
            book.alarmed = True
            weigh_on(self._world, rules_of(self._world).danger_share)

    def _acted(self, event: ActedAlone) -> None:
        book = self._world.one(StoryBook)
        if event.person not in book.heroes:
            book.heroes = [*book.heroes, event.person]

    def _refused(self, event: WillNotGo | WillNotLeave) -> None:
        book = self._world.one(StoryBook)
        if event.person not in book.refusers:
            book.refusers = [*book.refusers, event.person]
