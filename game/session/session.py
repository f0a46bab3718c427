"""One game: content, seed and world, with orders in, views out, and time taken step by step."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from functools import partial

from game.content.kinds.ending import EndPlan
from game.content.kinds.scenario import ScenarioKind
from game.content.store import Content
from game.session import carrying, truth
from game.session.almanac import Almanac
from game.session.crises import CrisisLog, Findings
from game.session.desk.choices import Choices
from game.session.desk.desk import Desk
from game.session.encoding import Digests
from game.session.journal import Journal
from game.session.keeper import CrisisKeeper
from game.session.newsroom import crisis_news
from game.session.orders import Accepted, Order, Refusal
from game.session.schedule import Schedule
from game.session.view import (
    EVERY_BOARD,
    EVERY_LIST,
    BearingView,
    BoardName,
    ChoiceView,
    ChronicleView,
    ColonyView,
    CrisisView,
    DeathView,
    EndView,
    ForecastView,
    Foresight,
    LifeView,
    ListName,
    RecordView,
    UpkeepRow,
)
from game.sim.books import told_in
from game.sim.clock import Clock
from game.sim.difficulty.components import Axes
from game.sim.founding import NO_CHOICE, found
from game.sim.outlook.components import Outlook
from game.sim.people.components import Body
from game.sim.settlement import Settlement
from game.sim.world import World
from game.story.endings import Endings
from game.story.log import Log
from game.story.storylets.news import Newsroom
from game.story.storylets.processors import open_story


class Session:
    """A game in play. Not for more than one thread; close it when it is done with."""

    def __init__(self, content: Content, scenario: ScenarioKind, seed: int, world: World) -> None:
        """Take over a world that has been founded or read; use ``new`` or ``save.read_save``."""
        self.content = content
        self.scenario = scenario
        self.seed = seed
        self.world = world
        world.provide(Newsroom(partial(crisis_news, world)))
        self._schedule = Schedule(world)
        self._digests = Digests()
        self._endings = Endings(world)
        self._desk = Desk(world)
        self._choices = Choices(world, self._desk)
        # The keeper writes the state, so it has a desk of its own, on which nobody else's looks leave anything.
        unseen = Desk(world)
        self._keeper = CrisisKeeper(world, unseen, Choices(world, unseen))
        self.told = content
        """The content in the language that views are told in."""
        self.joined: dict[str, int] = {}
        """Packs that were added to the game after it had begun, each with the sol."""

    @classmethod
    def new(cls, content: Content, scenario: str, seed: int, axes: Mapping[str, str] = NO_CHOICE) -> Session:
        """Begin a scenario, as hard on each side as ``axes`` says.

        Raises ``KeyError`` if the content has no such scenario, axis or level.
        """
        kind = content.of(ScenarioKind)[scenario]
        world = found(Settlement.of(content, kind), seed, axes)
        world.put(Journal())
        world.put(Log())
        world.put(CrisisLog())
        world.put(Findings())
        world.put(Almanac())
        open_story(world)
        return cls(content, kind, seed, world)

    def close(self) -> None:
        """Forget the world."""
        self.world.close()

    def speak(self, told: Content) -> None:
        """Tell views in the words of ``told``, this game's content in another language. The state stays the same."""
        if told is self.told:
            return
        self.told = told
        world = self.world if told is self.content else told_in(self.world, told)
        good_for_s = self._desk.forecaster.good_for_s
        self._desk = Desk(world)
        self._desk.forecaster.good_for_s = good_for_s
        self._choices = Choices(world, self._desk)

    @property
    def told_scenario(self) -> ScenarioKind:
        """The scenario in the language that views are told in."""
        return self.told.of(ScenarioKind).get(self.scenario.id, self.scenario)

    # Time.

    @property
    def elapsed_s(self) -> float:
        """Seconds since the game began."""
        return self.world.one(Clock).elapsed_s

    @property
    def sol(self) -> int:
        """The sol that it is."""
        return self.world.one(Clock).sol

    @property
    def steps(self) -> int:
        """How many steps were taken."""
        return self.world.one(Clock).steps

    @property
    def crisis(self) -> bool:
        """Whether something is wrong enough to be watched by the minute."""
        return self._schedule.crisis()

    def next_step_s(self) -> float:
        """Return how long the next step would be, from the state alone."""
        return self._schedule.next_step_s()

    def step(self, limit_s: float = math.inf) -> float:
        """Take the next step, at most ``limit_s`` long, and return the seconds that passed."""
        self._schedule.settle()
        sol, journal, step_s = self.sol, self.world.one(Journal), self.next_step_s()
        if limit_s < step_s:
            journal.cuts.append((self.steps, limit_s))
        passed_s = self._schedule.run(min(limit_s, step_s))
        self._keeper.follow()
        if self.sol != sol:
            journal.sol_hashes.append((self.sol, self.state_hash()))
        if not journal.end and (end := self._endings.reached(sol_began=self.sol != sol)) is not None:
            journal.end, journal.end_s = end.id, self.elapsed_s
            self._keeper.conclude(good=end.good)
        return passed_s

    # The two doors.

    def order(self, order: Order) -> Accepted | Refusal:
        """Have an order carried out, or learn why not. Either way no time passes."""
        answer = carrying.carry_out(self.world, order)
        journal = self.world.one(Journal)
        if isinstance(answer, Accepted):
            journal.orders.append((self.elapsed_s, order))
            self._keeper.answered(order)
        else:
            journal.refused += 1
        return answer

    def check(self, order: Order) -> Refusal | None:
        """Return why an order would be refused now, or nothing if it would be taken."""
        return carrying.refusal_of(self.world, order)

    def view(
        self,
        boards: Collection[BoardName] = EVERY_BOARD,
        *,
        lists: Collection[ListName] = EVERY_LIST,
        forecasts: bool = True,
        about: Collection[str] | None = None,
    ) -> ColonyView:
        """Return what the control room knows now, of boards and lists only those that are asked for.

        The others are empty. Without ``forecasts`` no time left is worked out, and none told. ``about``: of modules
        only these, and of people only who is there; nothing: all.
        """
        parts = self.view_in_parts(boards, lists=lists, forecasts=forecasts, about=about)
        return next(view for view in parts if view is not None)

    def view_in_parts(
        self,
        boards: Collection[BoardName] = EVERY_BOARD,
        *,
        lists: Collection[ListName] = EVERY_LIST,
        forecasts: bool = True,
        about: Collection[str] | None = None,
    ) -> Iterator[ColonyView | None]:
        """Yield nothing after each part of the work, and at last the view, for whoever must not be kept waiting.

        No step may be taken and nothing ordered between two parts; else it must be begun anew.
        """
        crisis, end = self.crisis, self.end()
        return self._desk.in_parts(crisis=crisis, end=end, boards=boards, lists=lists, forecasts=forecasts, about=about)

    def choices(
        self,
        module: str,
        *,
        with_doors: bool = True,
        foresight: Foresight = "what_if",
        kinds: Collection[str] = (),
    ) -> tuple[ChoiceView, ...]:
        """Return what can be ordered about a module, most useful first, with what each would do.

        What a door does to two places takes the longest to work out, so single doors may be left out; then how each
        order leaves the air, and at last how the air goes on at all. ``kinds``: only choices of teams and machines
        that go by these words.
        """
        return self._choices.of(module, self.check, with_doors=with_doors, foresight=foresight, kinds=kinds)

    def choices_in_parts(self, module: str) -> Iterator[tuple[ChoiceView, ...] | None]:
        """Yield nothing after each part of the work, and at last all choices, for whoever must not be kept waiting.

        No step may be taken and nothing ordered between two parts; else it must be begun anew.
        """
        return self._choices.in_parts(module, self.check)

    def history(self, part: str) -> tuple[RecordView, ...]:
        """Return the log of a part by its address, the newest line first. Raises ``KeyError`` if there is none."""
        return self._desk.boards.upkeep.history(part)

    def parts(self) -> tuple[UpkeepRow, ...]:
        """Return every part as upkeep knows it, the most urgent first; the view has those on which work waits."""
        return self._desk.boards.upkeep.every()

    def causes(self, part: str) -> tuple[str, ...]:
        """Return why a part failed, the nearest cause first; empty unless it is known to have.

        Raises ``KeyError`` if there is no such part.
        """
        return self._desk.boards.upkeep.causes(part)

    def bearings(self) -> tuple[BearingView, ...]:
        """Return how everybody alive bears their work."""
        return self._desk.lives.bearings()

    def life(self, person: str) -> LifeView:
        """Return the page of one person. Raises ``KeyError`` if there is nobody of that id."""
        return self._desk.lives.of(person)

    def forecasts(self, module: str) -> tuple[ForecastView, ...]:
        """Return how a module's air goes on: first if nothing is done, then for what is in hand or could be."""
        return self._desk.forecaster.of(module)

    def foresee(self, module: str) -> Iterator[None]:
        """Do the work of ``forecasts`` a part at a time; afterwards, before the next step, that costs little."""
        return self._desk.forecaster.ahead_of(module)

    def let_forecasts_stand(self, good_for_s: float) -> None:
        """Let forecasts be shown for a while before they are made anew, as a window does that draws them often."""
        self._desk.forecaster.good_for_s = good_for_s

    @property
    def axes(self) -> Mapping[str, str]:
        """The level of each side of the game's difficulty, by axis."""
        return dict(self.world.one(Axes).levels)

    # Ends, and what a run is told by.

    @property
    def over(self) -> bool:
        """Whether an end was reached."""
        return bool(self.world.one(Journal).end)

    def end(self) -> EndView | None:
        """Return the end that was reached, or nothing while the game goes on."""
        journal = self.world.one(Journal)
        if not journal.end:
            return None
        plan: EndPlan = next(end for end in self.told_scenario.end if end.id == journal.end)
        return self._desk.teller.end(plan)

    def chronicle(self) -> ChronicleView | None:
        """Return what the run will be remembered by so far, with its end if it has one; nothing for a single night."""
        name = self.world.one(Journal).end
        return self._desk.annals.chronicle(next((end for end in self.scenario.end if end.id == name), None))

    @property
    def warned_sol(self) -> int | None:
        """Sol on which it was first said that something would soon be past saving; nothing: it was not."""
        return self.world.one(Outlook).warned_sol

    def deaths(self) -> tuple[DeathView, ...]:
        """Return everybody who died, with the chain of causes, in the order of their deaths."""
        return self._desk.teller.deaths()

    def crises(self) -> tuple[CrisisView, ...]:
        """Return every crisis of this game so far, with its causes in full."""
        return self._desk.teller.crises(known=False)

    @property
    def alive(self) -> int:
        """How many live."""
        return sum(1 for _, body in self.world.each(Body) if body.alive)

    @property
    def journal(self) -> tuple[tuple[float, Order], ...]:
        """The accepted orders and their times, in seconds since the game began."""
        return tuple(self.world.one(Journal).orders)

    @property
    def orders_given(self) -> int:
        """How many orders were accepted."""
        return len(self.world.one(Journal).orders)

    def state_hash(self) -> str:
        """Return a digest of everything that matters: equal games have equal hashes, on any machine."""
        return self._digests.of(self.world).hex()

    def truth(self, after_s: float = 0.0) -> Iterator[tuple[str, str, str, float]]:
        """Yield ``(kind, id, field, value)`` of the true state, ``after_s`` into the coming step. Changes nothing."""
        return truth.rows(self.world, after_s)
