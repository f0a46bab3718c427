"""The log: what was seen, said and done, one line each, by the desk's knowledge."""

from __future__ import annotations

from game.content.kinds.alarm import AlarmKind
from game.sim.air.events import StoreRanDry
from game.sim.hardware.components import Machine, Part, Redundancy
from game.sim.hardware.events import (
    BackupEngaged,
    ChangeoverDead,
    ChangeoverTested,
    MachineChanged,
    PartFailed,
    PartFoundDead,
    PartReplaced,
)
from game.sim.hardware.rules import mode_of
from game.sim.hazards.components import Alarms
from game.sim.hazards.events import AlarmCleared, AlarmRaised, DoorShutByHand
from game.sim.hazards.peril import people_in_danger
from game.sim.register import Register
from game.sim.structure.components import Door
from game.sim.structure.events import DoorFailed, DoorMoved
from game.sim.world import World
from game.story.deeds import Deeds
from game.story.fates import Fates
from game.story.lines import Line, Log, Writer
from game.story.mishaps import Mishaps
from game.story.telling import first_sentence, inside, reading

__all__ = ["Line", "Log", "LogKeeper"]


class LogKeeper(Writer):
    """Hears every event and writes down what the desk would know of it."""

    def __init__(self, world: World) -> None:
        """Begin to listen."""
        super().__init__(world)
        self._alarms = self.settlement.content.of(AlarmKind)
        events = world.events
        events.subscribe(AlarmRaised, self._alarm_raised)
        events.subscribe(AlarmCleared, self._alarm_cleared)
        events.subscribe(MachineChanged, self._machine)
        events.subscribe(PartFailed, self._part_failed)
        events.subscribe(PartFoundDead, self._part_found_dead)
        events.subscribe(PartReplaced, lambda e: self._part("log.part_replaced", e.part, "good"))
        events.subscribe(BackupEngaged, lambda e: self._group("log.backup_engaged", e.group, "good"))
        events.subscribe(ChangeoverDead, lambda e: self._group("log.changeover_dead", e.group, "danger"))
        events.subscribe(ChangeoverTested, lambda e: self._group("log.changeover_tested", e.group, "good"))
        events.subscribe(DoorMoved, self._door)
        events.subscribe(DoorFailed, lambda e: self.write("log.door_failed", self._door_name(e.door), "caution"))
        events.subscribe(DoorShutByHand, lambda e: self.write("log.door_by_hand", self._door_name(e.door), "good"))
        events.subscribe(StoreRanDry, self._dry)
        Mishaps(world)
        Deeds(world)
        Fates(world)

    def _alarm_raised(self, event: AlarmRaised) -> None:
        kind = self._alarms[event.alarm]
        if kind.struck_mm > 0.0:
            return  # the strike has a line of its own
        if kind.level == "notice" and self._louder_stands(event):
            return
        tone = {"notice": "plain", "caution": "caution"}.get(kind.level, "danger")
        value = reading(kind.measure, event.value)
        self.about(f"log.alarm.{kind.measure}", event.module, tone, value=value, alarm=kind.id)

    def _louder_stands(self, event: AlarmRaised) -> bool:
        """Return whether there is something louder to listen to: there, or people in danger anywhere."""
        if self.world.one(Alarms).worst_in(event.module) not in (None, "notice"):
            return True
        return people_in_danger(self.world)

    def _alarm_cleared(self, event: AlarmCleared) -> None:
        kind = self._alarms[event.alarm]
        if kind.level != "notice" and kind.struck_mm == 0.0:
            self.about(f"log.cleared.{kind.measure}", event.module, "good", alarm=kind.id)

    def _machine(self, event: MachineChanged) -> None:
        if event.before == event.state:
            return
        machine = self.world.get(event.machine, Machine)
        texts = {"stopped": ("log.machine_stopped", "danger"), "running": ("log.machine_running", "good")}
        text, tone = texts.get(event.state, (f"log.machine_{event.state}", "plain"))
        self.about(text, machine.module, tone, machine=self.settlement.machine_name(machine.id))

    def _part_failed(self, event: PartFailed) -> None:
        """What is written is the symptom; the fault itself is for whoever goes and looks."""
        part = self.world.get(event.part, Part)
        mode = mode_of(self.world, part)
        if mode is None or mode.hidden:
            return
        symptom = first_sentence(mode.symptom)
        self.about("log.symptom", part.module, "caution", what=self._owner(part), symptom=symptom)

    def _part_found_dead(self, event: PartFoundDead) -> None:
        """What a start or a test has found is told by its name: there is nothing left to look for."""
        part = self.world.get(event.part, Part)
        mode = mode_of(self.world, part)
        fault = inside(self.settlement.part_kinds[part.kind].name if mode is None else mode.name)
        machine = self.settlement.machine_name(self.world.get(event.machine, Machine).id)
        if event.group:
            self._group("log.backup_dead", event.group, "danger", machine=machine, fault=fault)
        else:
            self.about("log.does_not_start", part.module, "danger", machine=machine, fault=fault)

    def _owner(self, part: Part) -> str:
        """Return the name of what a part belongs to: its machine, its door, or the place."""
        if (machine := self.world.find(part.owner, Machine)) is not None:
            return self.settlement.machine_name(machine.id)
        if (door := self.world.find(part.owner, Door)) is not None:
            return self.settlement.door_name(door.id)
        return self.name(part.module)

    def _part(self, text: str, entity: int, tone: str) -> None:
        part = self.world.get(entity, Part)
        self.about(text, part.module, tone, part=inside(self.settlement.part_kinds[part.kind].name))

    def _group(self, text: str, entity: int, tone: str, **values: str) -> None:
        group = self.world.get(entity, Redundancy)
        module = self.world.get(group.primary, Machine).module
        self.about(text, module, tone, group=self.settlement.redundancy[group.id].name, **values)

    def _door_name(self, entity: int) -> dict[str, str]:
        return {"door": self.settlement.door_name(self.world.get(entity, Door).id)}

    def _door(self, event: DoorMoved) -> None:
        suffix = ".by_itself" if event.by_itself else ""
        self.write(f"log.door.{event.state}{suffix}", self._door_name(event.door))

    def _dry(self, event: StoreRanDry) -> None:
        name, _, machine = event.store.partition("bottle.")
        if machine:
            entity = self.world.the(Register).machines[machine]
            self.about("log.reserve_empty", self.world.get(entity, Machine).module, "danger")
        else:
            self.write("log.tank_empty", {"tank": self.settlement.tanks[name].name}, "danger")
