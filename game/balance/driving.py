"""A game driven by a policy: the seat that it is given, and its turn between two steps."""

from __future__ import annotations

from collections.abc import Collection

from game.balance.policies import POLICIES
from game.balance.policies.familiar import Familiar
from game.balance.policies.seat import Policy
from game.balance.policies.tempers import TEMPERS, with_temper
from game.content.kinds.alarm import Level
from game.session.orders import Order, Refusal
from game.session.session import Session
from game.session.view import EVERY_LIST, BoardName, ChoiceView, ColonyView, ForecastView, Foresight, ListName
from game.sim.chance import Stream, key_of
from game.sim.hazards.components import LEVELS, Alarms
from game.sim.work.components import Job
from game.sim.work.jobs import OPEN
from game.story.storylets.components import StoryBook

ANSWERABLE = LEVELS.index("caution")
"""Alarms from here up want an answer."""

FORECASTS_STAND_S = 45.0
"""How long a forecast is taken to stand while nothing but the air changes; policies look about as often."""
CRISIS: tuple[str, Level] = ("", "danger")
"""That something is wrong at all, as if it were an alarm."""


def new_policy(name: str, seed: int) -> Policy:
    """Return a policy for a new game, with a stream of chance of its own that follows from the game's seed."""
    return POLICIES[name](Stream(key_of(seed, f"policy/{name}")))


def new_desk(session: Session, policy: str, temper: str = "") -> Policy:
    """Return a policy for a game, which answers after a temper where one is named."""
    found = new_policy(policy, session.seed)
    known = next((name for name in TEMPERS if name == temper), None)
    if known is None:
        return found
    return with_temper(found, known, session.content, Stream(key_of(session.seed, f"temper/{known}")))


class SessionSeat:
    """A policy's seat in a session."""

    def __init__(self, session: Session) -> None:
        """Sit down."""
        self._session = session
        session.let_forecasts_stand(FORECASTS_STAND_S)
        self._felt_at: tuple[int, int] | None = None
        """Steps taken and orders given when it was last asked whether something is wrong."""
        self._felt = False
        self._familiar = Familiar()
        """Alarms, each at its level."""
        self._known: tuple[object, ...] = ()
        self._news = 0
        self.alarmed_s: float | None = None
        """When the first alarm was raised that wants an answer, since the game began; none: not yet."""

    @property
    def elapsed_s(self) -> float:
        """Seconds since the game began."""
        return self._session.elapsed_s

    @property
    def crisis(self) -> bool:
        """Whether something is wrong enough to be watched by the minute."""
        moment = self._session.steps, self._session.orders_given
        if moment != self._felt_at:
            self._felt_at, self._felt = moment, self._session.crisis
        return self._felt

    @property
    def news(self) -> int:
        """A number that grows whenever alarms, jobs or the crisis are no longer what they were when last asked.

        Alarms that come and go, as those of a place do that nobody can mend, are news for half a sol only.
        """
        world = self._session.world
        standing = [(key, alarm.level) for key, alarm in world.one(Alarms).standing.items()]
        if self.crisis:
            standing.append(CRISIS)
        self._familiar.note(standing, self.elapsed_s)
        jobs = tuple(number for number, job in world.each(Job) if job.state in OPEN)
        known = (tuple(each for each in standing if not self._familiar.knows(each, self.elapsed_s)), jobs)
        if known != self._known:
            self._known = known
            self._news += 1
        return self._news

    @property
    def pages(self) -> int:
        """How many pages of stories lie on the desk."""
        return len(self._session.world.one(StoryBook).pages)

    def note_alarms(self) -> None:
        """Keep the moment of the first alarm that wants an answer."""
        if self.alarmed_s is None:
            standing = self._session.world.one(Alarms).standing.values()
            if any(LEVELS.index(alarm.level) >= ANSWERABLE for alarm in standing):
                self.alarmed_s = self.elapsed_s

    def view(
        self,
        *boards: BoardName,
        lists: Collection[ListName] = EVERY_LIST,
        forecasts: bool = True,
        about: Collection[str] | None = None,
    ) -> ColonyView:
        """Return what the control room knows now, of boards, lists and modules only those that are named."""
        return self._session.view(boards, lists=lists, forecasts=forecasts, about=about)

    def choices(
        self,
        module: str,
        *,
        with_doors: bool = False,
        foresight: Foresight = "as_it_is",
        kinds: Collection[str] = (),
    ) -> tuple[ChoiceView, ...]:
        """Return what can be ordered about a module, most useful first; dear parts only where they are asked for.

        A policy goes by the book: what dares more than that is for people.
        """
        found = self._session.choices(module, with_doors=with_doors, foresight=foresight, kinds=kinds)
        return tuple(choice for choice in found if not choice.dares)

    def forecasts(self, module: str) -> tuple[ForecastView, ...]:
        """Return how a module's air goes on: first if nothing is done."""
        return self._session.forecasts(module)

    def check(self, order: Order) -> Refusal | None:
        """Return why an order would be refused now, or nothing if it would be taken."""
        return self._session.check(order)


def take_turn(session: Session, seat: SessionSeat, policy: Policy) -> None:
    """Let a policy give its orders before the next step."""
    seat.note_alarms()
    for order in policy.decide(seat):
        session.order(order)
