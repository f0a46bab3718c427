"""The whole view of the control room."""

from __future__ import annotations

from game.content.kinds.alarm import AlarmKind
from game.session.almanac import Almanac
from game.session.crises import CrisisLog
from game.session.desk.chronicle import ChronicleDesk
from game.session.desk.council import CouncilDesk
from game.session.desk.crew import Crew
from game.session.desk.earth import EarthDesk
from game.session.desk.flows import Flows
from game.session.desk.forecasting import Forecaster
from game.session.desk.hours import Board
from game.session.desk.jobs import Jobs
from game.session.desk.learning import School
from game.session.desk.lines import Lines
from game.session.desk.lives import Lives
from game.session.desk.machinery import Machinery
from game.session.desk.making import Making
from game.session.desk.outlook import OutlookDesk
from game.session.desk.places import Places
from game.session.desk.population import Families
from game.session.desk.story import StoryDesk
from game.session.desk.structure import Structure
from game.session.desk.told import Teller
from game.session.desk.upkeep import Upkeep
from game.session.desk.vitals import Vitals
from game.session.desk.wards import Wards
from game.session.desk.words import Words
from game.session.desk.works import WorksDesk
from game.session.journal import Journal
from game.session.view import AlarmView, ColonyView, EndView, HoursView, LockerView, OutlookView, UpkeepView, WorksView
from game.session.view.almanac import AlmanacView
from game.session.view.council import CouncilView
from game.session.view.earth import EarthView
from game.session.view.learning import PopulationView, TrainingView
from game.session.view.story import StoryView
from game.sim.clock import Clock
from game.sim.earth.components import Earth
from game.sim.frames.components import Frame
from game.sim.hazards.components import LEVELS, Alarms
from game.sim.outlook.components import Outlook
from game.sim.people.components import Presence
from game.sim.settlement import Settlement
from game.sim.stores.components import Locker
from game.sim.structure.components import Module
from game.sim.upkeep.components import Records
from game.sim.world import World
from game.story.storylets.components import StoryBook
from game.story.telling import reading

BOARDS_STAND_S = 900.0
"""The boards of hours and upkeep are made anew this often."""
STORY_STANDS_S = 3_600.0
"""What answers are open is looked at this often."""


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
        self.making = Making(world)
        self.flows = Flows(world, self.words)
        self.board = Board(world, self.words)
        self.upkeep = Upkeep(world, self.words)
        self.works = WorksDesk(world, self.words)
        self.outlook = OutlookDesk(world, self.words)
        self.tales = StoryDesk(world, self.words)
        self.annals = ChronicleDesk(world, self.words, self.tales)
        self.teller = Teller(world, self.words, self.lines, self.annals)
        self.school = School(world, self.words)
        self.families = Families(world)
        self.lives = Lives(world)
        self.corporation = EarthDesk(world, self.words)
        self.assembly = CouncilDesk(world, self.words)
        self._letters_key: tuple[int, ...] = ()
        self._letters: tuple[EarthView | None, CouncilView | None] = (None, None)
        self._pages_key: tuple[int, ...] = ()
        self._pages: tuple[TrainingView | None, PopulationView | None] = (None, None)
        self._boards_key: tuple[int, ...] = ()
        self._works_key = (-1, -1)
        self._kept_almanac: AlmanacView | None = None
        self._story_key: tuple[int, ...] = ()
        self._kept_story: StoryView | None = None
        self._kept_works: WorksView | None = None
        self._outlook_sol = -1
        self._kept_outlook: OutlookView | None = None
        self._boards: tuple[HoursView | None, UpkeepView | None] = (None, None)
        self._alarm_kinds = self._settlement.content.of(AlarmKind)

    def colony(self, *, crisis: bool, end: EndView | None) -> ColonyView:
        """Return everything that the control room knows now."""
        world = self._world
        clock = world.one(Clock)
        harm = self._harm_s()
        return ColonyView(
            now_s=clock.now_s,
            elapsed_s=clock.elapsed_s,
            sol=clock.sol,
            local_h=clock.local_h,
            crisis=crisis,
            scenario=self._settlement.scenario.id,
            place=self._settlement.scenario.place or "",
            modules=self.places.modules(harm),
            doors=self.structure.doors(),
            machines=self.machinery.machines(),
            groups=self.machinery.groups(),
            people=self.crew.people(),
            jobs=self.jobs.all(),
            alarms=self._alarms(harm),
            tanks=self.vitals.tanks(),
            lockers=tuple(
                LockerView(locker.id, world.get(locker.module, Module).id, tuple(locker.items.items()))
                for _, locker in world.each(Locker)
            ),
            vitals=self.vitals.all(),
            log=self.lines.newest(),
            coming=self.vitals.coming(),
            end=end,
            passages=self.structure.passages(),
            holes=self.structure.holes(),
            frames=self.structure.frames(),
            patients=self.wards.patients(),
            standoffs=self.wards.standoffs(),
            crises=self.teller.crises(),
            precautions=self.wards.precautions(),
            shop=self.making.shop(),
            supply=self.making.supply(),
            works=self._works(),
            training=self._people_pages()[0],
            population=self._people_pages()[1],
            outlook=self._outlook(),
            earth=self._earth()[0],
            council=self._earth()[1],
            story=self._story(),
            hours=self._slow()[0],
            upkeep=self._slow()[1],
            flows=self.flows.fresh(),
            almanac=self._almanac(),
        )

    def _works(self) -> WorksView | None:
        """Return works, put together anew when an order was given or a part of an hour has passed."""
        key = (int(self._world.one(Clock).elapsed_s // BOARDS_STAND_S), len(self._world.one(Journal).orders))
        if key != self._works_key:
            self._works_key, self._kept_works = key, self.works.works()
        return self._kept_works

    def _almanac(self) -> AlmanacView | None:
        """Return the almanac, copied anew when a row was noted."""
        noted, kept = self._world.one(Almanac), self._kept_almanac
        if noted.sols and (kept is None or kept.sols[-1] != noted.sols[-1]):
            series = tuple((name, tuple(values)) for name, values in noted.values.items())
            self._kept_almanac = AlmanacView(tuple(noted.sols), series)
        return self._kept_almanac

    def _story(self) -> StoryView | None:
        """Return the story, put into words anew when an order was given, something was told or an hour has passed."""
        world = self._world
        book, orders = world.one(StoryBook), len(world.one(Journal).orders)
        key = (int(world.one(Clock).elapsed_s // STORY_STANDS_S), orders, book.numbers, len(book.pages))
        if key != self._story_key:
            self._story_key, self._kept_story = key, self.tales.story()
        return self._kept_story

    def _outlook(self) -> OutlookView | None:
        """Return the outlook, put into words anew when it was worked out anew."""
        sol = self._world.one(Outlook).sol
        if sol != self._outlook_sol:
            self._outlook_sol, self._kept_outlook = sol, self.outlook.outlook()
        return self._kept_outlook

    def _people_pages(self) -> tuple[TrainingView | None, PopulationView | None]:
        """Return the pages of skills and families, made anew with each sol, order and death."""
        world = self._world
        orders, deaths = len(world.one(Journal).orders), len(world.one(CrisisLog).deaths)
        key = (world.one(Clock).sol, orders, deaths)
        if key != self._pages_key:
            self._pages_key, self._pages = key, (self.school.training(), self.families.population())
        return self._pages

    def _earth(self) -> tuple[EarthView | None, CouncilView | None]:
        """Return Earth and the council, made anew with each order, message and part of an hour."""
        world, quarter = self._world, int(self._world.one(Clock).elapsed_s // BOARDS_STAND_S)
        key = (quarter, len(world.one(Journal).orders), world.one(Earth).numbers, len(world.one(Earth).way))
        if key != self._letters_key:
            self._letters_key, self._letters = key, (self.corporation.earth(), self.assembly.council())
        return self._letters

    def _slow(self) -> tuple[HoursView | None, UpkeepView | None]:
        """Return the boards of hours and upkeep, made anew when an order was given or a part of an hour has passed."""
        records, orders = self._world.one(Records), len(self._world.one(Journal).orders)
        quarter = int(self._world.one(Clock).elapsed_s // BOARDS_STAND_S)
        key = (quarter, orders, records.count, len(records.grave), len(records.callouts))
        if key != self._boards_key:
            self._boards_key, self._boards = key, (self.board.hours(), self.upkeep.upkeep())
        return self._boards

    def _harm_s(self) -> dict[str, float | None]:
        """Forecast where people are and an alarm stands that is more than a notice, or a frame is in trouble."""
        world = self._world
        standing = world.one(Alarms).standing.values()
        urgent = {alarm.module for alarm in standing if alarm.level != "notice"}
        urgent.update(frame.module for _, frame in world.each(Frame) if frame.troubled)
        occupied = world.one(Presence).occupied()
        modules = [module for module in sorted(urgent) if occupied[world.get(module, Module).index]]
        self.forecaster.prepare(modules)
        names = [world.get(module, Module).id for module in modules]
        return {name: self.forecaster.harm_s(name) for name in names}

    def _alarms(self, harm: dict[str, float | None]) -> tuple[AlarmView, ...]:
        """Return the alarms that stand, the worst first, then the newest."""
        views = []
        for alarm in self._world.one(Alarms).standing.values():
            kind = self._alarm_kinds[alarm.kind]
            module = self._world.get(alarm.module, Module).id
            value = reading(kind.measure, alarm.value)
            values = {"place": self._settlement.place_name(module), "value": value}
            views.append(
                AlarmView(
                    id=alarm.kind,
                    module=module,
                    level=alarm.level,
                    title=self.words.fill(kind.name, values),
                    text=self.words.fill(kind.text, values),
                    sound=kind.sound,
                    raised_s=alarm.raised_s,
                    acknowledged=alarm.acknowledged,
                    harm_s=harm.get(module),
                )
            )
        views.sort(key=lambda view: (-LEVELS.index(view.level), -view.raised_s, view.id, view.module))
        return tuple(views)
