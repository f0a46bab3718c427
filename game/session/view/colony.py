"""Everything that the control room knows at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from game.session.view.almanac import AlmanacView
from game.session.view.council import CouncilView
from game.session.view.earth import EarthView
from game.session.view.flows import FlowsView
from game.session.view.hours import HoursView
from game.session.view.learning import PopulationView, TrainingView
from game.session.view.making import FabricationView
from game.session.view.people import JobView, PatientView, PersonView, StandoffView
from game.session.view.places import DoorView, FrameView, HoleView, ModuleView, PassageView
from game.session.view.story import StoryView
from game.session.view.supply import SupplyView
from game.session.view.things import GroupView, LockerView, MachineView, TankView
from game.session.view.told import (
    AlarmView,
    ComingView,
    CrisisView,
    EndView,
    LogLine,
    PrecautionView,
    ThreatView,
    VitalView,
)
from game.session.view.upkeep import UpkeepView
from game.session.view.works import OutlookView, WorksView

BoardName = Literal[
    "shop", "supply", "works", "training", "population", "outlook", "earth", "council", "story", "hours", "upkeep",
    "flows", "almanac",
]  # fmt: skip
"""A page of the long game, as the view calls it."""
EVERY_BOARD: Final[tuple[BoardName, ...]] = get_args(BoardName)
ListName = Literal[
    "modules", "doors", "machines", "groups", "people", "jobs", "alarms", "tanks", "lockers", "vitals", "log", "coming",
    "passages", "holes", "frames", "patients", "standoffs", "crises", "threats",
]  # fmt: skip
"""A list of what stands, lies or goes on in the colony, as the view calls it."""
EVERY_LIST: Final[tuple[ListName, ...]] = get_args(ListName)


@dataclass(frozen=True, slots=True)
class ColonyView:
    """Everything that the control room knows at one moment."""

    now_s: float
    """Seconds since midnight of sol 0."""
    elapsed_s: float
    """Seconds since the game began."""
    sol: int
    local_h: float
    crisis: bool
    scenario: str
    place: str
    """The module that the scenario is about, or empty."""
    modules: tuple[ModuleView, ...]
    doors: tuple[DoorView, ...]
    machines: tuple[MachineView, ...]
    groups: tuple[GroupView, ...]
    people: tuple[PersonView, ...]
    jobs: tuple[JobView, ...]
    alarms: tuple[AlarmView, ...]
    tanks: tuple[TankView, ...]
    lockers: tuple[LockerView, ...]
    vitals: tuple[VitalView, ...]
    log: tuple[LogLine, ...]
    coming: tuple[ComingView, ...]
    end: EndView | None
    passages: tuple[PassageView, ...] = ()
    holes: tuple[HoleView, ...] = ()
    """Holes that somebody has seen, patched ones among them."""
    frames: tuple[FrameView, ...] = ()
    """Frames that bear more than they should, or have lost a member."""
    patients: tuple[PatientView, ...] = ()
    standoffs: tuple[StandoffView, ...] = ()
    crises: tuple[CrisisView, ...] = ()
    """Every crisis of this game so far, the newest last."""
    threats: tuple[ThreatView, ...] = ()
    """Where the air will go bad, as far as no grave alarm tells of it yet."""
    precautions: PrecautionView | None = None
    shop: FabricationView | None = None
    """What is made here; nothing where there is no shop."""
    supply: SupplyView | None = None
    """What Earth sends; nothing where no ship comes."""
    hours: HoursView | None = None
    """Where crews' hours go; nothing where there are no crews."""
    upkeep: UpkeepView | None = None
    """What is known of parts and what waits; nothing where nothing wears."""
    flows: FlowsView | None = None
    """Sky, power, stocks, food and warmth; nothing in a bare scenario."""
    works: WorksView | None = None
    """Projects and policies; nothing where there are none."""
    outlook: OutlookView | None = None
    """Where nothing leads; nothing where nobody looks ahead."""
    training: TrainingView | None = None
    """Skills, training and posts; nothing where there are no crews."""
    earth: EarthView | None = None
    """What goes between the colony and Earth; nothing where there is no Earth."""
    council: CouncilView | None = None
    """The council and who commands; nothing where there is none."""
    story: StoryView | None = None
    """Pages that wait, and the chronicle; nothing where no story is told."""
    population: PopulationView | None = None
    """Who lives here and is expected; nothing in a bare scenario."""
    almanac: AlmanacView | None = None
    """What the numbers were, sol by sol; nothing in a bare scenario."""
