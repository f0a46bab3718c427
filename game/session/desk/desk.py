"""The whole view of the control room."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from game.content.kinds.alarm import AlarmKind
from game.session.desk.boards import Boards
from game.session.desk.chronicle import ChronicleDesk
from game.session.desk.crew import Crew
from game.session.desk.forecasting import Forecaster
from game.session.desk.jobs import Jobs
from game.session.desk.lines import Lines
from game.session.desk.lives import Lives
from game.session.desk.lockers import locker_views
from game.session.desk.machinery import Machinery
from game.session.desk.places import Places
from game.session.desk.structure import Structure
from game.session.desk.threats import Threats
from game.session.desk.told import Teller
from game.session.desk.vitals import Vitals
from game.session.desk.wards import Wards
from game.session.desk.words import Words
from game.session.view import (
    EVERY_BOARD,
    EVERY_LIST,
    AlarmView,
    BoardName,
    ColonyView,
    EndView,
    ListName,
)
from game.sim.clock import Clock
from game.sim.frames.components import Frame
from game.sim.hazards.components import LEVELS, Alarms
from game.sim.people.components import Presence
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World
from game.story.telling import reading


class Desk:
    """Puts readings and reports together. Looks and never touches."""

    def __init__(self, world: World) -> None:
        """Remember where to look."""
        self._world = world
        self._settlement = world.the(Settlement)
        self.words = Words(self._settlement)
        self.places = Places(world)
        self.structure = Structure(world, self.words)
        self.machinery = Machinery(world)
        self.crew = Crew(world, self.words)
        self.jobs = Jobs(world)
        self.wards = Wards(world, self.words)
        self.lines = Lines(world, self.words)
        self.vitals = Vitals(world, self.words)
        self.forecaster = Forecaster(world, self.words)
        self.threats = Threats(world, self.forecaster)
        self.boards = Boards(world, self.words)
        self.annals = ChronicleDesk(world, self.words, self.boards.tales)
        self.teller = Teller(world, self.words, self.lines, self.annals)
        self.lives = Lives(world)
        self._alarm_words: dict[tuple[str, int], tuple[str, str, str]] = {}
        """Reading, title and text of each alarm that was last told of."""
        self._alarm_kinds = self._settlement.content.of(AlarmKind)
        self._listers: Mapping[ListName, Callable[[], tuple[Any, ...]]] = {
            "doors": self.structure.doors,
            "machines": self.machinery.machines,
            "groups": self.machinery.groups,
            "jobs": self.jobs.all,
            "tanks": self.vitals.tanks,
            "lockers": lambda: locker_views(self._world),
            "vitals": self.vitals.all,
            "log": self.lines.newest,
            "coming": self.vitals.coming,
            "passages": self.structure.passages,
            "holes": self.structure.holes,
            "frames": self.structure.frames,
            "patients": self.wards.patients,
            "standoffs": self.wards.standoffs,
            "crises": self.teller.crises,
        }

    def in_parts(
        self,
        *,
        crisis: bool,
        end: EndView | None,
        boards: Collection[BoardName] = EVERY_BOARD,
        lists: Collection[ListName] = EVERY_LIST,
        forecasts: bool = True,
        about: Collection[str] | None = None,
    ) -> Iterator[ColonyView | None]:
        """Yield nothing after each part of the work, and at last what the control room knows now.

        Of boards and lists only those that are asked for; how it goes on only with ``forecasts``; of modules, and of
        those who are there, only ``about`` which it is asked. No step may be taken and nothing ordered between two
        parts.
        """
        clock = self._world.one(Clock)
        harm: dict[str, float | None] = {}
        death: dict[str, float | None] = {}
        leave: dict[str, float | None] = {}
        made: dict[str, Any] = {}
        if forecasts:
            urgent = self._urgent()
            for _ in self.forecaster.prepare(urgent):
                yield None
            names = [self._world.get(module, Module).id for module in urgent]
            harm = {name: self.forecaster.harm_s(name) for name in names}
            death = {name: self.forecaster.death_s(name) for name in names}
            leave = {name: self.forecaster.leave_s(name) for name in names}
            yield None
            if "threats" in lists:
                made["threats"] = yield from self.threats.ahead(urgent)
        made["modules"] = self.places.modules(harm, death, about) if "modules" in lists else ()
        yield None
        made["people"] = self.crew.people(about) if "people" in lists else ()
        for name, make in self._listers.items():
            yield None
            made[name] = make() if name in lists else ()
        for board in boards:
            yield None
            made |= self.boards.some((board,), forecasts=forecasts)
        yield None
        yield ColonyView(
            now_s=clock.now_s,
            elapsed_s=clock.elapsed_s,
            sol=clock.sol,
            local_h=clock.local_h,
            crisis=crisis,
            scenario=self._settlement.scenario.id,
            place=self._settlement.scenario.place or "",
            end=end,
            alarms=self._alarms(harm, leave) if "alarms" in lists else (),
            precautions=self.wards.precautions(),
            **made,
        )

    def _urgent(self) -> list[int]:
        """Return where people are and an alarm stands that is more than a notice, or a frame is in trouble."""
        world = self._world
        standing = world.one(Alarms).standing.values()
        urgent = {alarm.module for alarm in standing if alarm.level != "notice"}
        urgent.update(frame.module for _, frame in world.each(Frame) if frame.troubled)
        occupied = world.one(Presence).occupied()
        return [module for module in sorted(urgent) if occupied[world.get(module, Module).index]]

    def _alarms(self, harm: dict[str, float | None], leave: dict[str, float | None]) -> tuple[AlarmView, ...]:
        """Return the alarms that stand, the worst first, then the newest."""
        views = []
        for alarm in self._world.one(Alarms).standing.values():
            kind = self._alarm_kinds[alarm.kind]
            module = self._world.get(alarm.module, Module).id
            title, text = self._words_of(kind, alarm.module, reading(kind.measure, alarm.value))
            views.append(
                AlarmView(
                    id=alarm.kind,
                    module=module,
                    level=alarm.level,
                    title=title,
                    text=text,
                    sound=kind.sound,
                    raised_s=alarm.raised_s,
                    acknowledged=alarm.acknowledged,
                    harm_s=harm.get(module),
                    leave_s=leave.get(module),
                    measure=kind.measure,
                )
            )
        views.sort(key=lambda view: (-LEVELS.index(view.level), -view.raised_s, view.id, view.module))
        return tuple(views)

    def _words_of(self, kind: AlarmKind, module: int, value: str) -> tuple[str, str]:
        """Return what an alarm is called and what it says; as long as its reading shows the same, as it was told."""
        known = self._alarm_words.get((kind.id, module))
        if known is None or known[0] != value:
            values = {"place": self.places.name(module), "value": value}
            known = value, self.words.fill(kind.name, values), self.words.fill(kind.text, values)
            self._alarm_words[kind.id, module] = known
        return known[1], known[2]
