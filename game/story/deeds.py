"""Lines about what people are sent to do, and do."""

from __future__ import annotations

from game.content.kinds.setting import TextEntry
from game.sim.hardware.components import Machine, Part
from game.sim.hardware.rules import mode_of
from game.sim.minds.components import Standoff
from game.sim.minds.events import (
    ActedAlone,
    Insisted,
    LetThemBe,
    ModuleWoken,
    WillNotGo,
    WillNotLeave,
    WokenForNothing,
)
from game.sim.people.components import Whereabouts
from game.sim.rescue.events import (
    EvacuationOrdered,
    LetThemselvesOut,
    ModuleEmptied,
    ModuleReopened,
    NeighboursWent,
    SleptOn,
)
from game.sim.structure.components import Hole
from game.sim.structure.rules import part_place
from game.sim.work.components import Job
from game.sim.work.events import (
    FaultFound,
    JobDone,
    JobLeft,
    LoadTakenUp,
    MachineMoved,
    NoHandWheel,
    PointSearched,
    SearchEnded,
    StepDone,
    StepMissed,
    TeamArrived,
    TeamSent,
)
from game.sim.world import World
from game.story.lines import Writer
from game.story.telling import inside

QUIET = ("search",)
"""Effects whose steps are told place by place, not as steps."""


class Deeds(Writer):
    """Writes what teams say, and what is ordered of many."""

    def __init__(self, world: World) -> None:
        """Begin to listen."""
        super().__init__(world)
        events = world.events
        events.subscribe(TeamSent, lambda e: self._job("log.team_sent", e.job))
        events.subscribe(TeamArrived, lambda e: self._job("log.team_arrived", e.job))
        events.subscribe(StepDone, lambda e: self._step("log.step_done", e.job, "plain", e.step))
        events.subscribe(StepMissed, lambda e: self._step("log.step_missed", e.job, "caution", e.step))
        events.subscribe(JobDone, self._done)
        events.subscribe(JobLeft, lambda e: self._job(f"log.job_left.{e.why}", e.job, "caution"))
        events.subscribe(FaultFound, self._found)
        events.subscribe(PointSearched, self._searched)
        events.subscribe(SearchEnded, self._search_ended)
        events.subscribe(NoHandWheel, lambda e: self._job("log.no_hand_wheel", e.job, "caution"))
        events.subscribe(LoadTakenUp, self._taken_up)
        events.subscribe(MachineMoved, self._moved)
        events.subscribe(EvacuationOrdered, self._evacuation)
        events.subscribe(SleptOn, lambda e: self.about("log.slept_on", e.module, "danger", people=str(e.people)))
        events.subscribe(NeighboursWent, lambda e: self.about("log.neighbours_went", e.module, "caution"))
        events.subscribe(LetThemselvesOut, lambda e: self.about("log.let_themselves_out", e.module, "caution"))
        events.subscribe(ModuleEmptied, self._emptied)
        events.subscribe(ModuleReopened, lambda e: self.about("log.reopened", e.module, "good"))
        events.subscribe(ModuleWoken, lambda e: self.about("log.woken", e.module, people=str(e.people)))
        events.subscribe(WokenForNothing, lambda e: self.about("log.woken_for_nothing", e.module))
        events.subscribe(WillNotGo, self._said_no)
        events.subscribe(WillNotLeave, self._said_no)
        events.subscribe(Insisted, self._insisted)
        events.subscribe(LetThemBe, lambda e: self._who("log.let_be", e.person))
        events.subscribe(ActedAlone, self._alone)

    def _job(self, text: str, entity: int, tone: str = "plain", **values: str) -> None:
        job = self.world.get(entity, Job)
        task = self.settlement.tasks[job.task]
        who = self.list_of(tuple(job.people)) if text == "log.team_sent" else self.callings.of(job.people[0])
        self.about(text, job.place or job.module, tone, who=who, task=inside(task.name), **values)

    def _step(self, text: str, entity: int, tone: str, step: str) -> None:
        task = self.settlement.tasks[self.world.get(entity, Job).task]
        if task.effect in QUIET:
            return
        name = next((item.name for item in task.steps if item.id == step), "")
        self._job(text, entity, tone, step=name)

    def _done(self, event: JobDone) -> None:
        job = self.world.get(event.job, Job)
        task = self.settlement.tasks[job.task]
        if task.effect in QUIET:
            return
        ends = job.destination if task.steps and task.steps[-1].at == "destination" else 0
        who = self.callings.of(job.people[0])
        self.about("log.job_done", ends or job.place or job.module, "good", who=who)

    def _found(self, event: FaultFound) -> None:
        who = self.callings.of(self.world.get(event.job, Job).people[0])
        part = self.world.find(event.part, Part) if event.part else None
        if part is None:
            self.about("log.hole_found", event.place, "good", who=who)
            return
        mode = mode_of(self.world, part)
        kind = self.settlement.part_kinds[part.kind]
        fault = inside(kind.name) if mode is None else mode.name
        text = "log.worn_found" if mode is None else "log.fault_found"
        self.about(text, event.place, "good", who=who, fault=fault)

    def _searched(self, event: PointSearched) -> None:
        bearing = {1: ".ahead", -1: ".behind"}.get(event.bearing, "")
        who = self.callings.of(self.world.get(event.job, Job).people[0])
        text = f"log.searched_more{bearing}" if self._known(event.place) else f"log.searched{bearing}"
        self.about(text, event.place, who=who)

    def _search_ended(self, event: SearchEnded) -> None:
        """Say what came of it, unless what was found last ended it and has just been told."""
        job = self.world.get(event.job, Job)
        if not event.found:
            known = any(self._known(point) for point in job.points)
            self._job("log.search_no_more" if known else "log.search_empty", event.job, "caution")
        elif set(job.points) <= set(job.searched):
            self._job("log.search_over", event.job, found=str(event.found))

    def _known(self, place: int) -> bool:
        """Return whether something is known to be wrong at a place: of that nobody says that there is nothing."""
        world = self.world
        if any(hole.found and hole.part == 0 and (hole.room or hole.module) == place for _, hole in world.each(Hole)):
            return True
        return any(
            part.found and part.stage != "sound" and part_place(world, entity) == place
            for entity, part in world.each(Part)
        )

    def _taken_up(self, event: LoadTakenUp) -> None:
        job = self.world.get(event.job, Job)
        who = self.callings.of(job.people[0])
        if event.person:
            place = self.world.get(event.person, Whereabouts).module
            self.about("log.taken_up", place, who=who, other=self.callings.of(event.person))
        else:
            machine = self.world.get(event.machine, Machine)
            name = self.settlement.machine_name(machine.id)
            self.about("log.machine_taken", machine.module, who=who, machine=name)

    def _moved(self, event: MachineMoved) -> None:
        machine = self.settlement.machine_name(self.world.get(event.machine, Machine).id)
        self.about("log.machine_moved", event.module, "good", machine=machine, origin=self.name(event.before))

    def _evacuation(self, event: EvacuationOrdered) -> None:
        values = {"to": self.name(event.to), "people": str(event.people)}
        text = "log.evacuation.by_itself" if event.by_itself else "log.evacuation"
        if event.people:
            self.about(text, event.module, "caution", **values)
        if event.cut_off:
            self.about("log.cut_off", event.module, "danger", people=str(event.cut_off))

    def _emptied(self, event: ModuleEmptied) -> None:
        held = event.down + event.at_work
        if held:
            tone = "danger" if event.down else "caution"
            self.about("log.emptied_but", event.module, tone, people=str(held))
        else:
            self.about("log.emptied", event.module, "good")

    def _said_no(self, event: WillNotGo | WillNotLeave) -> None:
        """What they say is a text of its own, in their manner."""
        standoff = self.world.find(event.person, Standoff)
        place = standoff.place if standoff is not None else self.world.get(event.person, Whereabouts).module
        entry = self.settlement.content.of(TextEntry).get(event.text)
        says = "" if entry is None else entry.text.strip()
        self.about("log.says_no", place, "caution", who=self.callings.of(event.person), says=says)

    def _insisted(self, event: Insisted) -> None:
        self._who("log.insisted.goes" if event.ok else "log.insisted.stays", event.person, "caution")

    def _alone(self, event: ActedAlone) -> None:
        place = self.world.get(event.to, Whereabouts).module
        who, other = self.callings.of(event.person), self.callings.of(event.to)
        self.about("log.acted_alone", place, "caution", who=who, other=other)

    def _who(self, text: str, person: int, tone: str = "plain") -> None:
        self.about(text, self.world.get(person, Whereabouts).module, tone, who=self.callings.of(person))
