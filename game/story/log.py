"""The log: what was seen, said and done, one line each, by the desk's knowledge."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.content.kinds.alarm import AlarmKind
from game.sim.air.events import StoreRanDry
from game.sim.clock import Clock
from game.sim.hardware.components import Machine, Part, Redundancy
from game.sim.hardware.events import (
    BackupEngaged,
    ChangeoverDead,
    ChangeoverTested,
    MachineChanged,
    PartFailed,
    PartReplaced,
)
from game.sim.hardware.rules import mode_of
from game.sim.hazards.components import Alarms
from game.sim.hazards.events import AlarmCleared, AlarmRaised
from game.sim.people.events import PersonCollapsed, PersonDied, PersonRecovered
from game.sim.rescue.events import EvacuationOrdered, ModuleEmptied, ModuleReopened
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Module
from game.sim.structure.events import DoorFailed, DoorMoved
from game.sim.work.components import Job
from game.sim.work.events import JobDone, JobLeft, StepDone, StepMissed, TeamArrived, TeamSent
from game.sim.world import World
from game.story.telling import Callings, first_sentence, inside, reading

MOST_LINES = 2_000
"""Older lines are forgotten."""


@dataclass(slots=True)
class Line:
    """One line of the log."""

    time_s: float
    """Seconds since the game began."""
    text: str
    """Id of its text."""
    values: dict[str, str]
    """What is filled in."""
    tone: str
    """``plain``, ``good``, ``caution`` or ``danger``."""
    module: str
    """Module that it is about, or empty."""


@dataclass(slots=True)
class Log:
    """All lines, oldest first. Singleton, written only by ``LogKeeper``."""

    lines: list[Line] = field(default_factory=list)


class LogKeeper:
    """Hears every event and writes down what the desk would know of it."""

    def __init__(self, world: World) -> None:
        """Begin to listen."""
        self._world = world
        self._settlement = world.the(Settlement)
        self._alarms = self._settlement.content.of(AlarmKind)
        self._callings = Callings(world)
        events = world.events
        events.subscribe(AlarmRaised, self._alarm_raised)
        events.subscribe(AlarmCleared, self._alarm_cleared)
        events.subscribe(MachineChanged, self._machine)
        events.subscribe(PartFailed, self._part_failed)
        events.subscribe(PartReplaced, lambda e: self._part("log.part_replaced", e.part, "good"))
        events.subscribe(BackupEngaged, lambda e: self._group("log.backup_engaged", e.group, "good"))
        events.subscribe(ChangeoverDead, lambda e: self._group("log.changeover_dead", e.group, "danger"))
        events.subscribe(ChangeoverTested, lambda e: self._group("log.changeover_tested", e.group, "good"))
        events.subscribe(DoorMoved, self._door)
        events.subscribe(DoorFailed, lambda e: self._write("log.door_failed", self._door_name(e.door), "caution"))
        events.subscribe(TeamSent, lambda e: self._job("log.team_sent", e.job))
        events.subscribe(TeamArrived, lambda e: self._job("log.team_arrived", e.job))
        events.subscribe(StepDone, lambda e: self._job("log.step_done", e.job, step=e.step))
        events.subscribe(StepMissed, lambda e: self._job("log.step_missed", e.job, "caution", step=e.step))
        events.subscribe(JobDone, lambda e: self._job("log.job_done", e.job, "good"))
        events.subscribe(JobLeft, lambda e: self._job(f"log.job_left.{e.why}", e.job, "caution"))
        events.subscribe(PersonCollapsed, lambda e: self._person("log.collapsed", e.person, e.module, "danger"))
        events.subscribe(PersonRecovered, lambda e: self._person("log.recovered", e.person, e.module, "good"))
        events.subscribe(PersonDied, lambda e: self._person("log.died", e.person, e.module, "danger"))
        events.subscribe(EvacuationOrdered, self._evacuation)
        events.subscribe(ModuleEmptied, self._emptied)
        events.subscribe(ModuleReopened, lambda e: self._place("log.reopened", e.module, "good"))
        events.subscribe(StoreRanDry, self._dry)

    def _write(self, text: str, values: dict[str, str], tone: str = "plain", module: int = 0) -> None:
        place = self._world.find(module, Module) if module else None
        lines = self._world.one(Log).lines
        lines.append(Line(self._world.one(Clock).elapsed_s, text, values, tone, place.id if place else ""))
        if len(lines) > MOST_LINES:
            del lines[: len(lines) - MOST_LINES]

    def _name(self, module: int) -> str:
        return self._settlement.place_name(self._world.get(module, Module).id)

    def _place(self, text: str, module: int, tone: str = "plain", **values: str) -> None:
        self._write(text, {"place": self._name(module), **values}, tone, module)

    def _alarm_raised(self, event: AlarmRaised) -> None:
        kind = self._alarms[event.alarm]
        if kind.level == "notice" and self._louder_stands(event):
            return
        tone = {"notice": "plain", "caution": "caution"}.get(kind.level, "danger")
        self._place(f"log.alarm.{kind.measure}", event.module, tone, value=reading(kind.measure, event.value))

    def _louder_stands(self, event: AlarmRaised) -> bool:
        return self._world.one(Alarms).worst_in(event.module) not in (None, "notice")

    def _alarm_cleared(self, event: AlarmCleared) -> None:
        kind = self._alarms[event.alarm]
        if kind.level != "notice":
            self._place(f"log.cleared.{kind.measure}", event.module, "good")

    def _machine(self, event: MachineChanged) -> None:
        if event.before == event.state:
            return
        machine = self._world.get(event.machine, Machine)
        texts = {"stopped": ("log.machine_stopped", "danger"), "running": ("log.machine_running", "good")}
        text, tone = texts.get(event.state, (f"log.machine_{event.state}", "plain"))
        self._place(text, machine.module, tone, machine=self._settlement.machine_name(machine.id))

    def _part_failed(self, event: PartFailed) -> None:
        """What is written is the symptom; the fault itself is for whoever goes and looks."""
        part = self._world.get(event.part, Part)
        mode = mode_of(self._world, part)
        if mode is None or mode.hidden:
            return
        symptom = first_sentence(mode.symptom)
        self._place("log.symptom", part.module, "caution", what=self._owner(part), symptom=symptom)

    def _owner(self, part: Part) -> str:
        """Return the name of what a part belongs to: its machine, its door, or the place."""
        if (machine := self._world.find(part.owner, Machine)) is not None:
            return self._settlement.machine_name(machine.id)
        if (door := self._world.find(part.owner, Door)) is not None:
            return self._settlement.door_name(door.id)
        return self._name(part.module)

    def _part(self, text: str, entity: int, tone: str) -> None:
        part = self._world.get(entity, Part)
        self._place(text, part.module, tone, part=inside(self._settlement.part_kinds[part.kind].name))

    def _group(self, text: str, entity: int, tone: str) -> None:
        group = self._world.get(entity, Redundancy)
        module = self._world.get(group.primary, Machine).module
        self._place(text, module, tone, group=self._settlement.redundancy[group.id].name)

    def _door_name(self, entity: int) -> dict[str, str]:
        return {"door": self._settlement.door_name(self._world.get(entity, Door).id)}

    def _door(self, event: DoorMoved) -> None:
        suffix = ".by_itself" if event.by_itself else ""
        self._write(f"log.door.{event.state}{suffix}", self._door_name(event.door))

    def _job(self, text: str, entity: int, tone: str = "plain", step: str = "") -> None:
        job = self._world.get(entity, Job)
        task = self._settlement.tasks[job.task]
        name = next((item.name for item in task.steps if item.id == step), "")
        who = self._callings.of(job.people[0])
        self._place(text, job.module, tone, who=who, task=inside(task.name), step=name)

    def _person(self, text: str, person: int, module: int, tone: str) -> None:
        self._place(text, module, tone, who=self._callings.of(person))

    def _evacuation(self, event: EvacuationOrdered) -> None:
        self._place("log.evacuation", event.module, "caution", to=self._name(event.to), people=str(event.people))

    def _emptied(self, event: ModuleEmptied) -> None:
        if event.down:
            self._place("log.emptied_but", event.module, "danger", people=str(event.down))
        else:
            self._place("log.emptied", event.module, "good")

    def _dry(self, event: StoreRanDry) -> None:
        name, _, machine = event.store.partition("bottle.")
        if machine:
            module = self._settlement.machines[machine].module
            entity = next(entity for entity, item in self._world.each(Module) if item.id == module)
            self._place("log.reserve_empty", entity, "danger")
        else:
            self._write("log.tank_empty", {"tank": self._settlement.tanks[name].name}, "danger")
