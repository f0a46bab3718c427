"""The keeper of crises: hears what happens, and writes the record of it."""

from __future__ import annotations

from game.content.kinds.alarm import AlarmKind
from game.session.amiss import peopled, stands_wrong, was_left
from game.session.concerns import Foresight, Telling, modules_of, told
from game.session.crises import Crisis, CrisisLog
from game.session.debrief import learn
from game.session.desk.choices import Choices
from game.session.desk.desk import Desk
from game.session.desk.words import minutes
from game.session.journal import Journal
from game.session.offered import ways_through
from game.session.orders import Order, TakePrecautions
from game.session.records import FateRecorder, trapped_in
from game.sim.clock import SOL_S, Clock
from game.sim.frames.events import FrameInTrouble
from game.sim.hazards import causes
from game.sim.hazards.components import DANGER_UP
from game.sim.hazards.events import AlarmRaised, StruckBy
from game.sim.people.events import PersonDied
from game.sim.population.rules import PopulationBook
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Module
from game.sim.world import World
from game.story.lines import Writer

MERGED_S = 600.0
"""What begins in a place, or beside it, within this time of a crisis belongs to it."""
STRUCK_S = 900.0
"""An alarm within this time of a strike is the strike's."""
VOLLEY_S = 120.0
"""Strikes within this time are one crisis, wherever they hit."""
LOOK_BACK_S = 3_600.0
"""An order given so long before the onset, about the same place, was its first answer."""
AFTER_S = SOL_S
"""A death so soon after the end of a crisis, where it was, is still of that crisis; and so long after its onset it is
over once nobody is there, whatever its alarms say."""
SETTLED_S = 120.0
"""A crisis in which people are is not over sooner than this after it began."""
KINDS = {
    "o2_percent": "oxygen",
    "co2_kpa": "carbon_dioxide",
    "pressure_kpa": "pressure",
    "pressure_fall_kpa_per_min": "pressure",
    "frame_load_share": "collapse",
}
"""What kind of crisis an alarm on a reading begins; on any other reading none."""
ORDERED = ("strike", "collapse", "pressure", "oxygen", "carbon_dioxide")
"""Which kind counts where several come together: the first."""


class CrisisKeeper:
    """Writes ``CrisisLog``, which the story is told of. Reads everything else."""

    def __init__(self, world: World, desk: Desk, choices: Choices) -> None:
        """Begin to listen."""
        self._world = world
        self._desk = desk
        self._choices = choices
        self._alarms = world.the(Settlement).content.of(AlarmKind)
        self._writer = Writer(world)
        self._callings = self._writer.callings
        self._begun: list[tuple[str, int]] = []
        self._fallen: list[PersonDied] = []
        events = world.events
        FateRecorder(world)  # hears first, so that a death is written down before it is counted
        events.subscribe(AlarmRaised, self._alarm)
        events.subscribe(StruckBy, self._strike)
        events.subscribe(PersonDied, lambda e: self._fallen.append(e))
        events.subscribe(FrameInTrouble, lambda e: self._begun.append(("collapse", e.module)))

    @property
    def log(self) -> CrisisLog:
        """The record."""
        return self._world.one(CrisisLog)

    def _now_s(self) -> float:
        return self._world.one(Clock).elapsed_s

    # What is heard.

    def _alarm(self, event: AlarmRaised) -> None:
        kind = self._alarms[event.alarm]
        if kind.level not in DANGER_UP or kind.measure not in KINDS:
            return
        of = "strike" if self._now_s() - self.log.struck_s.get(event.module, -STRUCK_S - 1.0) <= STRUCK_S else ""
        self._begun.append((of or KINDS[kind.measure], event.module))

    def _strike(self, event: StruckBy) -> None:
        self.log.struck_s[event.module] = self._now_s()
        self._begun.append(("struck", event.module))

    # What is made of it after each step.

    def follow(self) -> None:
        """Write down what began, and what came of what is open. Cheap while nothing is wrong."""
        begun, self._begun = self._begun, []
        for kind, module in begun:
            if kind == "struck":
                if self._traps(module):
                    self._begin("strike", module)
            elif peopled(self._world, module) or (kind == "strike" and self._traps(module)):
                self._begin(kind, module)
        fallen, self._fallen = self._fallen, []
        for event in fallen:
            self._count(event)
        for crisis in self.log.crises:
            if crisis.ended_s < 0.0:
                self._settle(crisis)
                if crisis.ended_s >= 0.0:
                    learn(self._world, [crisis])

    def conclude(self, *, good: bool) -> None:
        """Say what came of what is still open when a scenario ends; ``good``: its end is one."""
        left = [crisis for crisis in self.log.crises if crisis.ended_s < 0.0]
        for crisis in left:
            if crisis.outcome == "open":
                crisis.outcome = "evacuated" if was_left(self._world, crisis.modules) else "held" if good else "open"
            if crisis.outcome != "open":
                crisis.ended_s = self._now_s()
        learn(self._world, left)

    def answered(self, order: Order) -> None:
        """Note an order that was taken, if it is the first about a crisis."""
        if not isinstance(order, Telling):
            return
        waiting = [crisis for crisis in self.log.crises if crisis.ended_s < 0.0 and crisis.answered_s < 0.0]
        if not waiting:
            return
        about = modules_of(self._world, order)
        for crisis in waiting:
            if about & set(crisis.modules) or (isinstance(order, TakePrecautions) and crisis.kind == "strike"):
                self._answer(crisis, self._now_s(), order)

    def _answer(self, crisis: Crisis, at_s: float, order: Telling) -> None:
        crisis.answered_s = at_s
        crisis.answer, crisis.values = told(self._world, order, self._callings)

    def _traps(self, module: int) -> bool:
        """Return whether somebody in a module cannot walk out of it; they are remembered."""
        held = trapped_in(self._world, module)
        for person in held:
            self.log.trapped.setdefault(person, module)
        return bool(held)

    def _died_of(self, event: PersonDied) -> Crisis | None:
        """Return the newest crisis of a place in which somebody died or went down, or that was only just over.

        Who dies there long after, as on a walk into what was left airless, died of that and not of the crisis.
        """
        now_s, down_s = self._now_s(), self.log.downed_s.get(event.person, -1.0)
        for crisis in reversed(self.log.crises):
            until_s = now_s if crisis.ended_s < 0.0 else crisis.ended_s + AFTER_S
            if event.module in crisis.modules and (now_s <= until_s or crisis.onset_s <= down_s <= until_s):
                return crisis
        return None

    def _begin(self, kind: str, module: int) -> None:
        """Open a crisis, or let one reach one place more: one that is under way, or was held but a moment ago."""
        now_s = self._now_s()
        beside = {module}
        for _, door in self._world.each(Door):
            if module in (door.a, door.b):
                beside.update((door.a, door.b))
        for crisis in reversed(self.log.crises):
            going_on = crisis.ended_s < 0.0
            fresh = now_s - crisis.onset_s <= MERGED_S and beside & set(crisis.modules)
            volley = kind == crisis.kind == "strike" and now_s - crisis.onset_s <= VOLLEY_S
            here = going_on and module in crisis.modules
            if here or ((fresh or volley) and (going_on or crisis.outcome == "held")):
                crisis.ended_s, crisis.outcome = -1.0, "open" if crisis.outcome == "held" else crisis.outcome
                self._spread(crisis, kind, module)
                return
        name = self._world.get(module, Module).id
        crisis = Crisis(
            id=len(self.log.crises) + 1,
            kind=kind,
            modules=[module],
            onset_s=now_s,
            lethal_s=self._lethal_s(name),
            chain=causes.of_module(self._world, module),
            answers=ways_through(self._choices, name, module),
        )
        self.log.crises.append(crisis)
        self._traps(module)
        self._look_back(crisis)
        self._tell(crisis)

    def _tell(self, crisis: Crisis) -> None:
        """Write into the log what is known at the onset: how long there is, and of what cause."""
        if crisis.lethal_s is None:
            return
        known = causes.while_it_stands(causes.of_module(self._world, crisis.modules[0], known=True))
        left = minutes(crisis.lethal_s)
        if known:
            cause = self._desk.words.say(known[0].text, dict(known[0].values))
            self._writer.about("log.onset", crisis.modules[0], "danger", left=left, cause=cause)
        else:
            self._writer.about("log.onset.unknown", crisis.modules[0], "danger", left=left)

    def _spread(self, crisis: Crisis, kind: str, module: int) -> None:
        if ORDERED.index(kind) < ORDERED.index(crisis.kind):
            crisis.kind = kind
        if module in crisis.modules:
            return
        crisis.modules.append(module)
        name = self._world.get(module, Module).id
        if self._now_s() - crisis.onset_s <= MERGED_S:
            lethal_s = self._lethal_s(name)
            if lethal_s is not None:
                lethal_s += self._now_s() - crisis.onset_s
                crisis.lethal_s = lethal_s if crisis.lethal_s is None else min(crisis.lethal_s, lethal_s)
        crisis.chain += [link for link in causes.of_module(self._world, module) if link not in crisis.chain]
        crisis.answers += ways_through(self._choices, name, module)

    def _lethal_s(self, name: str) -> float | None:
        """Return the time to harm in a module, by its air and by its frame."""
        return self._desk.forecaster.harm_s(name)

    def _look_back(self, crisis: Crisis) -> None:
        """Find the order that answered a crisis before its alarm."""
        for at_s, order in self._world.one(Journal).orders:
            if not isinstance(order, Foresight) or crisis.onset_s - at_s > LOOK_BACK_S:
                continue
            if crisis.modules[0] in modules_of(self._world, order):
                self._answer(crisis, at_s, order)
                return

    def _count(self, event: PersonDied) -> None:
        death = next(item for item in reversed(self.log.deaths) if item.person == event.person)
        crisis = self._died_of(event)
        if crisis is not None and event.of not in self._world.the(PopulationBook).illnesses:
            death.crisis = crisis.id
            crisis.dead.append(event.person)
            crisis.outcome = "lost"
            crisis.chain += [link for link in death.chain if link not in crisis.chain]

    def _settle(self, crisis: Crisis) -> None:
        """See whether a crisis is over: nobody is in it any more, or nothing is wrong there any more."""
        world = self._world
        now_s = self._now_s()
        if now_s - crisis.onset_s < SETTLED_S and any(peopled(self._world, module) for module in crisis.modules):
            return
        wrong = self._wrong(crisis)
        if wrong and not (was_left(self._world, crisis.modules) or self._stands_empty(crisis)):
            return
        crisis.ended_s = now_s
        if crisis.outcome == "open":
            crisis.outcome = "evacuated" if wrong else "held"
        for module in crisis.modules:
            fresh = causes.of_module(world, module)
            crisis.chain += [link for link in fresh if link not in crisis.chain]

    def _stands_empty(self, crisis: Crisis) -> bool:
        """Return whether nobody is there any more, a sol and more after it began, though nobody was told to go."""
        late = self._now_s() - crisis.onset_s > AFTER_S
        return late and not any(peopled(self._world, module) for module in crisis.modules)

    def _wrong(self, crisis: Crisis) -> bool:
        return stands_wrong(self._world, crisis.modules) or any(self._traps(module) for module in crisis.modules)
