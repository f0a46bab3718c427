"""What the finders of choices share: words, checks, teams and forecasts put together into one choice."""

from __future__ import annotations

from collections.abc import Callable, Collection

from game.content.kinds.work import Effect, TaskKind
from game.session.desk.choices.teams import Estimate, Teams
from game.session.desk.desk import Desk
from game.session.desk.whatif import Change, of_effect
from game.session.orders import Order, Refusal
from game.session.view import ChoiceView, Foresight
from game.sim.hardware.components import Machine
from game.sim.hazards.components import Alarms
from game.sim.people.components import Body
from game.sim.people.rules import people_in
from game.sim.settlement import Settlement
from game.sim.structure.ways import Ways
from game.sim.work.components import Job
from game.sim.work.jobs import OPEN
from game.sim.world import World
from game.story.telling import Callings

Check = Callable[[Order], Refusal | None]


class Offers:
    """Puts one choice together. Made for one look at one module."""

    def __init__(
        self,
        world: World,
        desk: Desk,
        callings: Callings,
        module: int,
        check: Check,
        foresight: Foresight = "what_if",
        kinds: Collection[str] = (),
    ) -> None:
        """Look at a module; ``check`` tells why an order would be refused."""
        self.world = world
        self.desk = desk
        self.callings = callings
        self.module = module
        self.check = check
        self.foresight = foresight
        self.kinds = frozenset(kinds)
        self.settlement = world.the(Settlement)
        self.teams = Teams(world)
        self.living = [person for person in people_in(world, module) if world.get(person, Body).alive]
        self._harm_s: tuple[float | None, ...] = ()
        self._collapse_s: tuple[float | None, ...] = ()
        self._in_hand = {(job.task, job.target) for _, job in world.each(Job) if job.state in OPEN}

    @property
    def name(self) -> str:
        """Id of the module."""
        return self.desk.structure.place_id(self.module)

    def tasks(self, effect: Effect, target: str = "", state: str = "") -> list[TaskKind]:
        """Return the tasks of the packs that have an effect on something of a kind that stands in a state."""
        return [
            task
            for task in self.settlement.tasks.values()
            if task.effect == effect
            and (not target or task.target == target)
            and (not state or not task.states or state in task.states)
        ]

    def seeks(self, *kinds: str) -> bool:
        """Return whether choices that go by one of these words are looked for."""
        return not self.kinds or not self.kinds.isdisjoint(kinds)

    def in_hand(self, task: str, target: int) -> bool:
        """Return whether somebody is on a task."""
        return (task, target) in self._in_hand

    def targeted(self, target: int) -> bool:
        """Return whether somebody is on any task about something."""
        return any(known == target for _, known in self._in_hand)

    def choice(
        self,
        order: Order,
        text: str,
        tone: str,
        *,
        suffix: str = "",
        soonest_s: float | None = None,
        latest_s: float | None = None,
        leaves_s: float | None = None,
        reckoned: bool = False,
        odds_share: float | None = None,
        **values: str,
    ) -> ChoiceView:
        """Return a choice in words, with why it is refused if it is.

        ``reckoned``: a forecast was made of it, so that no time left to harm means that none is in sight.
        """
        words = self.desk.words
        refusal = self.check(order)
        return ChoiceView(
            order=order,
            label=words.say(f"{text}", values),
            effect=words.say(f"{text}.effect{suffix}", values),
            tone=tone,
            refused="" if refusal is None else words.say(refusal.reason, refusal.values),
            kind=text.removeprefix("choice."),
            soonest_s=soonest_s,
            latest_s=latest_s,
            odds_share=odds_share,
            leaves_s=leaves_s,
            foreseen="harm" if leaves_s is not None else "safe" if reckoned else "unknown",
        )

    def harm_s(self) -> float | None:
        """Return the time to harm in this module if nothing is done; none: not in sight.

        Where no alarm is on, it is not in sight, unless there are no alarms at all.
        """
        if not self._harm_s:
            blind = self.foresight == "none"
            quiet = blind or (
                self.world.one(Alarms).worst_in(self.module) is None and (not self.settlement.scenario.bare)
            )
            self._harm_s = (None if quiet else self.desk.forecaster.harm_s(self.name),)
        return self._harm_s[0]

    def collapse_s(self) -> float | None:
        """Return how soon the module's frame may come down; none: it is not in sight."""
        if not self._collapse_s:
            blind = self.foresight == "none"
            self._collapse_s = (None if blind else self.desk.forecaster.collapse_s(self.module),)
        return self._collapse_s[0]

    def cut_off(self, place: int) -> bool:
        """Return whether nobody can walk from a place to most of the colony."""
        return self.world.the(Ways).cut_off(self.world, place)

    def leaves(self, task: TaskKind, target: int, destination: int, team: Estimate) -> float | None:
        """Return the time to harm in this module if a task is done at the middle of its time range."""
        if self.foresight != "what_if":
            return None
        done_s = 0.5 * (team.soonest_s + team.latest_s)
        changes = list(of_effect(self.world, task.effect, target, destination, done_s))
        if not changes:
            return self.harm_s()
        key = (task.effect, target, destination, round(done_s))
        return self.after(key, changes)

    def after(self, key: object, changes: list[Change], beside: int = 0) -> float | None:
        """Return the time to harm in this module with some changes; none: not in sight, or not looked into."""
        if self.foresight != "what_if":
            return None
        outcome = self.desk.forecaster.outcome(self.module, key, changes, beside)
        falls_s = self.collapse_s()
        times = [time_s for time_s in (outcome.harm.down_s, falls_s) if time_s is not None]
        return min(times) if times else None

    def machine_name(self, machine: Machine) -> str:
        """Return a machine's name."""
        return self.settlement.machine_name(machine.id)
