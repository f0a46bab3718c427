"""What the control room knows: frozen snapshots of readings and reports, never the truth.

A view holds what a screen, a policy or a story may look at. Values that no instrument gives are ``None``.
"""

from __future__ import annotations

from game.session.view.colony import ColonyView
from game.session.view.people import JobView, PatientView, PersonView, StandoffView, StepView
from game.session.view.places import (
    AirView,
    DoorView,
    FrameView,
    HoleView,
    MemberView,
    ModuleView,
    PassageView,
    RoomView,
)
from game.session.view.things import GroupView, LockerView, MachineView, PartView, TankView
from game.session.view.told import (
    AlarmView,
    ChoiceView,
    ComingView,
    CrisisView,
    DeathView,
    EndView,
    FindingView,
    ForecastView,
    LogLine,
    PrecautionView,
    VitalView,
)
from game.session.view.year import (
    AskView,
    FabricationView,
    FlightView,
    LotView,
    MakeableView,
    MaterialView,
    StationView,
    SupplyView,
)

__all__ = [
    "AirView",
    "AlarmView",
    "AskView",
    "ChoiceView",
    "ColonyView",
    "ComingView",
    "CrisisView",
    "DeathView",
    "DoorView",
    "EndView",
    "FabricationView",
    "FindingView",
    "FlightView",
    "ForecastView",
    "FrameView",
    "GroupView",
    "HoleView",
    "JobView",
    "LockerView",
    "LogLine",
    "LotView",
    "MachineView",
    "MakeableView",
    "MaterialView",
    "MemberView",
    "ModuleView",
    "PartView",
    "PassageView",
    "PatientView",
    "PersonView",
    "PrecautionView",
    "RoomView",
    "StandoffView",
    "StationView",
    "StepView",
    "SupplyView",
    "TankView",
    "VitalView",
]
