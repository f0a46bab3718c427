"""All that can be asked of the colony. An order is frozen data; it is accepted, or refused with a reason.

People, policies, tests and replays use the same orders. Ids are those of the views: modules, doors, machines and
stand-ins by their plan's id, parts by address such as ``hab_3.generator/ignition_harness``, people by their id, jobs
by number.
"""

from __future__ import annotations

from game.session.orders.answers import Accepted, Refusal
from game.session.orders.council import AskCommander, CallCouncil, MakePromise, Override, PutToCouncil
from game.session.orders.difficulty import SetAxis
from game.session.orders.doors import CloseDoor, Evacuate, OpenDoor, OpenModule, Reopen, SealDoor, SealModule, Wake
from game.session.orders.earth import AgreeAuthorisation, AskForgiveness, FileProposal, ReplyToEarth, SendReport
from game.session.orders.food import SetRations
from game.session.orders.hours import CopyPlan, SaveTemplate, SetAuto, SetHours, UseTemplate
from game.session.orders.learning import Appoint, Pair, StopTraining, Train
from game.session.orders.machines import SetPriority, StartMachine, StopMachine, SwitchOver, TestChangeover, UseLoadPlan
from game.session.orders.making import (
    CancelFabrication,
    CancelFromEarth,
    Fabricate,
    KeepInStock,
    OrderFromEarth,
    RaiseFabrication,
)
from game.session.orders.retreat import BreakQuota, GiveUp, LetMachineBe, StripMachine
from game.session.orders.story import AnswerStory
from game.session.orders.teams import Acknowledge, Hurry, Insist, JoinTeam, LetBe, SendTeam, TakePrecautions, Withdraw
from game.session.orders.upkeep import Audit, Defer, Diagnose, FlagDaily, Forbid, Prioritise, Service
from game.session.orders.works import AbandonWork, BeginWork, LeadWork, RaiseWork, ResumeWork, SuspendWork

__all__ = [
    "AbandonWork",
    "Accepted",
    "Acknowledge",
    "AgreeAuthorisation",
    "AnswerStory",
    "Appoint",
    "AskCommander",
    "AskForgiveness",
    "Audit",
    "BeginWork",
    "BreakQuota",
    "CallCouncil",
    "CancelFabrication",
    "CancelFromEarth",
    "CloseDoor",
    "CopyPlan",
    "Defer",
    "Diagnose",
    "Evacuate",
    "Fabricate",
    "FileProposal",
    "FlagDaily",
    "Forbid",
    "GiveUp",
    "Hurry",
    "Insist",
    "JoinTeam",
    "KeepInStock",
    "LeadWork",
    "LetBe",
    "LetMachineBe",
    "MakePromise",
    "OpenDoor",
    "OpenModule",
    "Order",
    "OrderFromEarth",
    "Override",
    "Pair",
    "Prioritise",
    "PutToCouncil",
    "RaiseFabrication",
    "RaiseWork",
    "Refusal",
    "Reopen",
    "ReplyToEarth",
    "ResumeWork",
    "SaveTemplate",
    "SealDoor",
    "SealModule",
    "SendReport",
    "SendTeam",
    "Service",
    "SetAuto",
    "SetAxis",
    "SetHours",
    "SetPriority",
    "SetRations",
    "StartMachine",
    "StopMachine",
    "StopTraining",
    "StripMachine",
    "SuspendWork",
    "SwitchOver",
    "TakePrecautions",
    "TestChangeover",
    "Train",
    "UseLoadPlan",
    "UseTemplate",
    "Wake",
    "Withdraw",
]

Order = (
    SealDoor | CloseDoor | OpenDoor | SealModule | OpenModule | Evacuate | Reopen | StartMachine | StopMachine
    | SwitchOver | TestChangeover | SendTeam | JoinTeam | Hurry | Withdraw | TakePrecautions | Wake | Insist | LetBe
    | Acknowledge | Fabricate | CancelFabrication | RaiseFabrication | KeepInStock | OrderFromEarth | CancelFromEarth
    | SetHours | UseTemplate | SaveTemplate | CopyPlan | SetAuto | Defer | FlagDaily | Prioritise | Audit | Diagnose
    | Service | Forbid
    | SetPriority | UseLoadPlan
    | BeginWork | SuspendWork | ResumeWork | AbandonWork | RaiseWork | LeadWork
    | Train | Pair | StopTraining | Appoint
    | ReplyToEarth | SendReport | FileProposal | AgreeAuthorisation | AskForgiveness
    | CallCouncil | PutToCouncil | MakePromise | AskCommander | Override | AnswerStory
    | GiveUp | StripMachine | LetMachineBe | BreakQuota
    | SetRations | SetAxis
)  # fmt: skip
"""Anything that can be asked."""
