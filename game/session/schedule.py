"""The order of the hour: the only list of processors, and the step that runs them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from game.session.almanac import AlmanacKeeper
from game.session.pace import SHORTEST_STEP_S, Pace
from game.sim.air.processors import AirProcessor
from game.sim.clock import Clock, until_next_hour_s
from game.sim.command.processors import CommandProcessor
from game.sim.crews.processors import CrewProcessor
from game.sim.earth.processors import EarthProcessor
from game.sim.fabrication.processors import FabricationProcessor
from game.sim.food.processors import FoodProcessor
from game.sim.frames.processors import FrameProcessor
from game.sim.gear.processors import GearProcessor
from game.sim.hardware.processors import HappeningProcessor, MachineProcessor, WearProcessor
from game.sim.hazards.bulkheads import BulkheadProcessor
from game.sim.hazards.clusters import StrikeProcessor
from game.sim.hazards.processors import AlarmProcessor
from game.sim.hazards.standing_by import BulkheadWatch
from game.sim.hazards.streams import StreamProcessor
from game.sim.heat.processors import HeatProcessor
from game.sim.learning.processors import LearningProcessor
from game.sim.medical.processors import MedicalProcessor
from game.sim.minds.answers import StandoffProcessor
from game.sim.minds.heroics import HeroicsProcessor
from game.sim.minds.processors import FearProcessor, NightProcessor
from game.sim.outlook.processors import OutlookProcessor
from game.sim.people.processors import PhysiologyProcessor
from game.sim.people.shifts import ShiftProcessor
from game.sim.population.processors import PopulationProcessor
from game.sim.power.processors import PowerProcessor
from game.sim.rescue.carrying import CarryingProcessor
from game.sim.rescue.processors import EvacuationProcessor
from game.sim.rescue.unasked import UnaskedProcessor
from game.sim.retreat.processors import RetreatProcessor
from game.sim.sensors.processors import SensorProcessor
from game.sim.supply.processors import SupplyProcessor
from game.sim.upkeep.processors import UpkeepProcessor
from game.sim.weather.processors import WeatherProcessor
from game.sim.work.patching import PatchProcessor
from game.sim.work.processors import JobProcessor
from game.sim.work.walking import WalkingProcessor
from game.sim.works.processors import WorksProcessor
from game.sim.world import World
from game.story.growing import GrowingKeeper
from game.story.keeping import KeepingKeeper
from game.story.letters import LettersKeeper
from game.story.log import LogKeeper
from game.story.making import MakingKeeper
from game.story.storylets.processors import StoryProcessor
from game.story.weather import WeatherKeeper
from game.story.works import WorksKeeper


class Processor(Protocol):
    """A rule that is asked at every step."""

    def process(self, dt_s: float, /) -> None:
        """Do what ``dt_s`` seconds bring."""


@runtime_checkable
class Timed(Protocol):
    """A processor that knows when it next has something to do: no step passes it by more than ``SHORTEST_STEP_S``."""

    def next_s(self) -> float:
        """Return the moment, in seconds since the game began; infinite: none is in sight."""


LISTENERS: tuple[Callable[[World], object], ...] = (
    LogKeeper,
    MakingKeeper,
    WorksKeeper,
    KeepingKeeper,
    GrowingKeeper,
    LettersKeeper,
    WeatherKeeper,
    BulkheadWatch,
)
"""They hear what happens and do nothing by themselves. The log listens first, so that it hears everything."""

ORDER: tuple[Callable[[World], Processor], ...] = (
    PhysiologyProcessor,
    WearProcessor,
    HappeningProcessor,
    StrikeProcessor,
    MachineProcessor,
    WeatherProcessor,
    StreamProcessor,
    PowerProcessor,
    HeatProcessor,
    FoodProcessor,
    FrameProcessor,
    WalkingProcessor,
    PatchProcessor,
    CarryingProcessor,
    JobProcessor,
    GearProcessor,
    UpkeepProcessor,
    UnaskedProcessor,
    EvacuationProcessor,
    MedicalProcessor,
    FearProcessor,
    StandoffProcessor,
    HeroicsProcessor,
    NightProcessor,
    CrewProcessor,
    ShiftProcessor,
    SensorProcessor,
    AlarmProcessor,
    SupplyProcessor,
    FabricationProcessor,
    LearningProcessor,
    PopulationProcessor,
    WorksProcessor,
    RetreatProcessor,
    OutlookProcessor,
    AlmanacKeeper,
    EarthProcessor,
    CommandProcessor,
    StoryProcessor,
    BulkheadProcessor,
)
"""Everything that happens by itself, in the order in which it does in each step, once the air has moved."""

ONCE_A_SOL = (
    WeatherProcessor, SupplyProcessor, FabricationProcessor, LearningProcessor, WorksProcessor, OutlookProcessor,
)  # fmt: skip
"""Processors that do something on the first step of a sol alone, and are not asked on others."""


class Schedule:
    """Runs everything that happens by itself, in one fixed order."""

    def __init__(self, world: World) -> None:
        """Make the processors."""
        self._world = world
        self._listeners = [listens(world) for listens in LISTENERS]
        self._air = AirProcessor(world)
        self._order = tuple(made(world) for made in ORDER)
        self._within_a_sol = tuple(each for each in self._order if not isinstance(each, ONCE_A_SOL))
        self._timed = tuple(each for each in self._order if isinstance(each, Timed))
        (self._wear,) = (each for each in self._order if isinstance(each, WearProcessor))
        self._pace = Pace(world)
        self._sol: int | None = None
        """The sol that has begun for all of them; nothing: none has since this was made."""

    def run(self, step_s: float) -> float:
        """Take one step of at most ``step_s``; return the seconds that passed.

        The air goes first, so that between two steps it is all that changes.
        """
        clock = self._world.one(Clock)
        passed_s = self._air.process(step_s)
        clock.elapsed_s += passed_s
        clock.steps += 1
        self._air.announce()
        sol = clock.sol
        begins, self._sol = sol != self._sol, sol
        for processor in self._order if begins else self._within_a_sol:
            processor.process(passed_s)
        return passed_s

    def settle(self) -> None:
        """Write down what was put off until the next step."""
        self._wear.settle()

    def next_step_s(self) -> float:
        """Return how long the next step is, from the state alone, which stays as it is."""
        now_s = self._world.one(Clock).elapsed_s
        longest_s = until_next_hour_s(now_s)
        due_s = min([processor.next_s() for processor in self._timed])
        if due_s - now_s < longest_s:
            longest_s = max(SHORTEST_STEP_S, due_s - now_s)
        return min(longest_s, self._pace.longest_s())

    def crisis(self) -> bool:
        """Return whether something is wrong enough to be watched by the minute."""
        return self._pace.crisis()
