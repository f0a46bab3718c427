"""What the log says of works, of the outlook, and of how hard the game was set."""

from __future__ import annotations

from game.content.kinds.difficulty import AxisKind
from game.content.kinds.setting import TextEntry
from game.sim.difficulty.events import AxisSet
from game.sim.difficulty.rules import level_of
from game.sim.hardware.components import Machine
from game.sim.hazards.events import FragmentStopped
from game.sim.outlook.events import PointOfNoReturn, ReturnFound
from game.sim.people.components import Person
from game.sim.retreat.events import HomeGivenUp, MachineStripped, PlaceShut, PlaceTakenBack, QuotaBroken
from game.sim.stores.stock import items_of
from game.sim.works.events import LeadLost, StageDone, WellDry, WorkBegun, WorkDelayed, WorkDone, WorkEnded
from game.sim.works.kinds import kinds
from game.sim.works.sites import site_of
from game.sim.world import World
from game.story.lines import Writer
from game.story.telling import inside


class WorksKeeper(Writer):
    """Writes down what the desk would know of works, and what the outlook says."""

    def __init__(self, world: World) -> None:
        """Begin to listen."""
        super().__init__(world)
        events = world.events
        events.subscribe(WorkBegun, self._begun)
        events.subscribe(StageDone, self._stage)
        events.subscribe(WorkDone, lambda e: self.write("log.work_done", self._name(e.work), "good"))
        events.subscribe(WorkDelayed, self._delayed)
        events.subscribe(WorkEnded, self._ended)
        events.subscribe(WellDry, self._dry)
        events.subscribe(LeadLost, lambda e: self.write("log.lead_lost", self._name(e.work), "caution"))
        events.subscribe(AxisSet, self._axis)
        events.subscribe(HomeGivenUp, self._given_up)
        events.subscribe(PlaceShut, lambda e: self.about("log.place_shut", e.module, "caution"))
        events.subscribe(PlaceTakenBack, lambda e: self.about("log.place_taken_back", e.module, "good"))
        events.subscribe(MachineStripped, self._stripped)
        events.subscribe(QuotaBroken, self._quota)
        events.subscribe(FragmentStopped, self._stopped)
        events.subscribe(PointOfNoReturn, self._no_return)
        events.subscribe(ReturnFound, self._return)

    def _name(self, work: str) -> dict[str, str]:
        return {"work": kinds(self.world)[work].name}

    def _begun(self, event: WorkBegun) -> None:
        lead = self.world.find(event.lead, Person) if event.lead else None
        text = "log.work_begun" if lead is not None else "log.work_begun.nobody"
        self.write(text, {**self._name(event.work), "who": lead.name if lead is not None else ""})

    def _stage(self, event: StageDone) -> None:
        stage = kinds(self.world)[event.work].stages[event.stage]
        values = {**self._name(event.work), "stage": inside(stage.name), "count": str(event.found)}
        if event.found:
            self.write("log.stage_found", values, "caution")
        elif not kinds(self.world)[event.work].repeats:
            self.write("log.stage_done", values)

    def _delayed(self, event: WorkDelayed) -> None:
        values = self._name(event.work)
        if event.why == "material":
            values["what"] = inside(items_of(self.world)[event.what].name)
        elif event.why == "machine":
            values["what"] = self.settlement.machine_name(event.what)
        else:
            values["what"] = inside(kinds(self.world)[event.what].name)
        self.write(f"log.work_delayed.{event.why}", values, "caution")

    def _ended(self, event: WorkEnded) -> None:
        if not event.failed:
            self.write("log.work_abandoned", self._name(event.work), "caution")

    def _dry(self, event: WellDry) -> None:
        site = site_of(kinds(self.world)[event.work], event.site)
        text = "log.well_given_up" if event.last else "log.well_dry"
        tone = "danger" if event.last else "caution"
        self.write(text, {"site": site.name if site is not None else event.site}, tone)

    def _stopped(self, event: FragmentStopped) -> None:
        self.about("log.fragment_stopped", event.module, "good")

    def _axis(self, event: AxisSet) -> None:
        kind = self.settlement.content.of(AxisKind)[event.axis]
        level = level_of(kind, event.level)
        self.write("log.axis_set", {"axis": kind.name, "level": inside(level.name) if level is not None else ""})

    def _given_up(self, event: HomeGivenUp) -> None:
        self.about("log.home_given_up", event.module, "caution", people=str(event.people))

    def _stripped(self, event: MachineStripped) -> None:
        machine = self.settlement.machine_name(self.world.get(event.machine, Machine).id)
        item = inside(items_of(self.world)[event.item].name)
        self.write("log.machine_stripped", {"machine": machine, "item": item, "count": str(event.parts)}, "caution")

    def _quota(self, event: QuotaBroken) -> None:
        if event.hours > 0.0:
            self.write("log.quota_broken", {"hours": f"{event.hours:.0f}"}, "caution")
        else:
            self.write("log.quota_kept", {}, "good")

    def _system(self, row: str) -> str:
        return self.settlement.content.of(TextEntry)[f"system.{row}"].text.strip()

    def _no_return(self, event: PointOfNoReturn) -> None:
        item = inside(items_of(self.world)[event.what].name) if event.what else ""
        kind = event.row if event.row in ("debt", "hands") else "spares" if event.what else "stock"
        values = {"from": str(event.from_sol), "to": str(event.to_sol), "item": item}
        self.write(f"log.no_return.{kind}", {**values, "system": inside(self._system(event.row))}, "danger")

    def _return(self, event: ReturnFound) -> None:
        self.write("log.return_found", {"system": self._system(event.row)}, "good")
