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
    Foresight,
    LogLine,
    PrecautionView,
    VitalView,
)

__all__ = [
    "AirView",
    "AlarmView",
    "ChoiceView",
    "ColonyView",
    "ComingView",
    "CrisisView",
    "DeathView",
    "DoorView",
    "EndView",
    "FindingView",
    "ForecastView",
    "Foresight",
    "FrameView",
    "GroupView",
    "HoleView",
    "JobView",
    "LockerView",
    "LogLine",
    "MachineView",
    "MemberView",
    "ModuleView",
    "PartView",
    "PassageView",
    "PatientView",
    "PersonView",
    "PrecautionView",
    "RoomView",
    "StandoffView",
    "StepView",
    "TankView",
    "VitalView",
]
