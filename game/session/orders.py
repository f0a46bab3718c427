"""All that can be asked of the colony. An order is frozen data; it is accepted, or refused with a reason.

People, policies, tests and replays use the same orders. Ids are those of the views: modules, doors, machines and
stand-ins by their plan's id, parts by address such as ``hab_3.generator/ignition_harness``, people by their id, jobs
by number.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from game.content.kinds.hours import Area, Use


class SealDoor(Struct, frozen=True, forbid_unknown_fields=True, tag="seal_door"):
    """Shut a door and lock it; nobody passes until it is opened by order."""

    door: str


class CloseDoor(Struct, frozen=True, forbid_unknown_fields=True, tag="close_door"):
    """Shut a door; people may still pass by hand."""

    door: str


class OpenDoor(Struct, frozen=True, forbid_unknown_fields=True, tag="open_door"):
    """Open a door, sealed or shut."""

    door: str


class SealModule(Struct, frozen=True, forbid_unknown_fields=True, tag="seal_module"):
    """Seal every door of a module."""

    module: str


class OpenModule(Struct, frozen=True, forbid_unknown_fields=True, tag="open_module"):
    """Open every door of a module."""

    module: str


class Evacuate(Struct, frozen=True, forbid_unknown_fields=True, tag="evacuate"):
    """Wake everyone in a module and send them out; nobody goes back until it is reopened."""

    module: str
    to: str = ""
    """Where to; empty: the nearest module with good air and room."""


class Reopen(Struct, frozen=True, forbid_unknown_fields=True, tag="reopen"):
    """Let people live in an evacuated module again."""

    module: str


class StartMachine(Struct, frozen=True, forbid_unknown_fields=True, tag="start_machine"):
    """Switch a machine on."""

    machine: str


class StopMachine(Struct, frozen=True, forbid_unknown_fields=True, tag="stop_machine"):
    """Switch a machine to standby."""

    machine: str


class SwitchOver(Struct, frozen=True, forbid_unknown_fields=True, tag="switch_over"):
    """Tell a changeover, from the desk, to start its stand-in."""

    group: str


class TestChangeover(Struct, frozen=True, forbid_unknown_fields=True, tag="test_changeover"):
    """Try a changeover from the desk without starting anything."""

    group: str


class SendTeam(Struct, frozen=True, forbid_unknown_fields=True, tag="send_team"):
    """Send people to do a task. The first of them leads."""

    people: tuple[str, ...]
    task: str
    target: str
    """Id of what it is done to, of the kind that the task names."""
    masks: bool = False
    """Whether they take breathing masks from the nearest locker on the way."""
    suits: bool = False
    """Whether they put on pressure suits on the way."""
    hurry: bool = False
    to: str = ""
    """Where what is fetched goes: a module; for ``cut_passage`` and ``search`` the end to begin at. Empty: as usual."""


class JoinTeam(Struct, frozen=True, forbid_unknown_fields=True, tag="join_team"):
    """Send one more person to a job in hand."""

    job: int
    person: str
    masks: bool = True


class Hurry(Struct, frozen=True, forbid_unknown_fields=True, tag="hurry"):
    """Tell a team to hurry, or to take its time again."""

    job: int
    hurry: bool = True


class Withdraw(Struct, frozen=True, forbid_unknown_fields=True, tag="withdraw"):
    """Order a team out; what is half done is lost."""

    job: int


class TakePrecautions(Struct, frozen=True, forbid_unknown_fields=True, tag="take_precautions"):
    """Suspend work outside, put suits at hand and post people by the bulkheads; or go back to usual."""

    on: bool = True


class Wake(Struct, frozen=True, forbid_unknown_fields=True, tag="wake"):
    """Wake everyone in a module and let them get ready to leave, without leaving."""

    module: str


class Insist(Struct, frozen=True, forbid_unknown_fields=True, tag="insist"):
    """Insist on an order that somebody will not follow."""

    person: str


class LetBe(Struct, frozen=True, forbid_unknown_fields=True, tag="let_be"):
    """Let somebody do as they will."""

    person: str


class Acknowledge(Struct, frozen=True, forbid_unknown_fields=True, tag="acknowledge"):
    """Note that an alarm was seen; it stays until its reading is well."""

    alarm: str
    module: str


class Fabricate(Struct, frozen=True, forbid_unknown_fields=True, tag="fabricate"):
    """Have some of a thing made in the shop."""

    item: str
    count: int = 1
    hurry: bool = False


class CancelFabrication(Struct, frozen=True, forbid_unknown_fields=True, tag="cancel_fabrication"):
    """Take a lot out of the shop's queue; what is in work becomes scrap."""

    lot: int


class RaiseFabrication(Struct, frozen=True, forbid_unknown_fields=True, tag="raise_fabrication"):
    """Put a lot before all others."""

    lot: int
    hurry: bool = False
    """Whether it is hurried, which makes faults likelier and inspection blinder."""


class KeepInStock(Struct, frozen=True, forbid_unknown_fields=True, tag="keep_in_stock"):
    """Say how many of a thing are kept in the colony's lockers; the shop and Earth are asked for what is missing."""

    item: str
    count: int


class OrderFromEarth(Struct, frozen=True, forbid_unknown_fields=True, tag="order_from_earth"):
    """Ask Earth for some of a thing; it comes in the first hold that has room."""

    item: str
    count: int = 1


class CancelFromEarth(Struct, frozen=True, forbid_unknown_fields=True, tag="cancel_from_earth"):
    """Take back some of what was asked of Earth and is in no hold yet."""

    item: str
    count: int = 1


class SetHours(Struct, frozen=True, forbid_unknown_fields=True, tag="set_hours"):
    """Give a use of a crew so many hours a sol; rest makes up for it, and beyond rest it is overtime."""

    crew: str
    use: Use
    hours: float


class UseTemplate(Struct, frozen=True, forbid_unknown_fields=True, tag="use_template"):
    """Put a plan in force for every crew: ``usual``, ``push``, ``alert``, or one that was saved."""

    name: str


class SaveTemplate(Struct, frozen=True, forbid_unknown_fields=True, tag="save_template"):
    """Keep the plans in force under a name; under ``usual`` they become what is usual."""

    name: str


class CopyPlan(Struct, frozen=True, forbid_unknown_fields=True, tag="copy_plan"):
    """Give one crew the plan of another, as shares of its own hours."""

    crew: str
    to: str


class SetAuto(Struct, frozen=True, forbid_unknown_fields=True, tag="set_auto"):
    """Let something run by itself, or only as it is ordered piece by piece."""

    area: Area
    on: bool = True


class Defer(Struct, frozen=True, forbid_unknown_fields=True, tag="defer"):
    """Put off all work on a part until a sol; the record says who did and why. A sol that has begun: go on now."""

    part: str
    until_sol: int
    why: str = ""


class FlagDaily(Struct, frozen=True, forbid_unknown_fields=True, tag="flag_daily"):
    """Have parts inspected every sol: one by its address, or all of a kind, module or machine."""

    part: str
    on: bool = True


class Prioritise(Struct, frozen=True, forbid_unknown_fields=True, tag="prioritise"):
    """Have parts seen to sooner: 0 as usual, 3 before all others. Parts are named as for ``FlagDaily``."""

    part: str
    level: int = 1


class Audit(Struct, frozen=True, forbid_unknown_fields=True, tag="audit"):
    """Have all parts of a kind, module or machine, or ``all`` there are, looked at twice each, whatever is due."""

    of: str


class Diagnose(Struct, frozen=True, forbid_unknown_fields=True, tag="diagnose"):
    """Audit a module's parts before anything else."""

    module: str


class Service(Struct, frozen=True, forbid_unknown_fields=True, tag="service"):
    """Have a part serviced now, due or not."""

    part: str


class Forbid(Struct, frozen=True, forbid_unknown_fields=True, tag="forbid"):
    """Let nobody touch parts unless sent. Parts are named as for ``FlagDaily``."""

    part: str
    on: bool = True


class SetPriority(Struct, frozen=True, forbid_unknown_fields=True, tag="set_priority"):
    """Say how early a machine is given up when power is short."""

    machine: str
    level: int
    """From 1, given up last, to 9, given up first."""


class UseLoadPlan(Struct, frozen=True, forbid_unknown_fields=True, tag="use_load_plan"):
    """Put a load plan in force: what is given up at which charge of the batteries."""

    plan: str


class BeginWork(Struct, frozen=True, forbid_unknown_fields=True, tag="begin_work"):
    """Begin a project or policy, behind those that go on."""

    project: str
    site: str = ""
    """Where, for a project that has sites: a well's place, a lost module, a machine."""
    lead: str = ""
    """Who leads it; empty: whoever knows most of it and leads nothing."""


class SuspendWork(Struct, frozen=True, forbid_unknown_fields=True, tag="suspend_work"):
    """Let a project rest; nothing is lost but time."""

    project: str
    site: str = ""


class ResumeWork(Struct, frozen=True, forbid_unknown_fields=True, tag="resume_work"):
    """Take up a project that rests."""

    project: str
    site: str = ""


class AbandonWork(Struct, frozen=True, forbid_unknown_fields=True, tag="abandon_work"):
    """Give a project up, or end a policy; some of its materials come back."""

    project: str
    site: str = ""


class RaiseWork(Struct, frozen=True, forbid_unknown_fields=True, tag="raise_work"):
    """Let hours go to a project before all others."""

    project: str
    site: str = ""


class LeadWork(Struct, frozen=True, forbid_unknown_fields=True, tag="lead_work"):
    """Put somebody at the head of a project; what they make of it shows from its next stage on, their pace at once."""

    project: str
    lead: str
    site: str = ""


class Train(Struct, frozen=True, forbid_unknown_fields=True, tag="train"):
    """Give a crew's hours of training to one skill, until told otherwise."""

    crew: str
    skill: str
    trainer: str = ""
    """Who teaches it; empty: the best who can."""


class Pair(Struct, frozen=True, forbid_unknown_fields=True, tag="pair"):
    """Have somebody taught by somebody else, alone; hours of both their crews go into it."""

    trainer: str
    trainee: str
    skill: str


class StopTraining(Struct, frozen=True, forbid_unknown_fields=True, tag="stop_training"):
    """Call off a crew's training for one skill, or all in which somebody is taught alone."""

    of: str
    """A crew, or who is taught."""


class Appoint(Struct, frozen=True, forbid_unknown_fields=True, tag="appoint"):
    """Put somebody into a post, such as ``deputy`` or ``crew.water``, in place of who holds it."""

    person: str
    post: str


class ReplyToEarth(Struct, frozen=True, forbid_unknown_fields=True, tag="reply_to_earth"):
    """Answer a directive; the answer travels at the speed of light, and so does what comes of it."""

    directive: int
    answer: Literal["accept", "refuse", "plead"]
    """``plead`` asks for a later date and a little less, once."""


class SendReport(Struct, frozen=True, forbid_unknown_fields=True, tag="send_report"):
    """Report to Earth what it does not see by itself."""

    frankness: Literal["frank", "brief", "polished"] = "frank"
    """``brief`` leaves out what is not asked for; ``polished`` makes what is bad look better, until it is found out."""


class FileProposal(Struct, frozen=True, forbid_unknown_fields=True, tag="file_proposal"):
    """Propose something to Earth, with all that can be argued for it on this sol."""

    proposal: str


class AgreeAuthorisation(Struct, frozen=True, forbid_unknown_fields=True, tag="agree_authorisation"):
    """Ask Earth for leave, beforehand, to do something without asking."""

    authorisation: str


class AskForgiveness(Struct, frozen=True, forbid_unknown_fields=True, tag="ask_forgiveness"):
    """Ask Earth to forgive something that was done without asking; once for each act."""

    act: int


class CallCouncil(Struct, frozen=True, forbid_unknown_fields=True, tag="call_council"):
    """Call the council now, and have it vote on a matter and on what is on its agenda."""

    matter: str


class PutToCouncil(Struct, frozen=True, forbid_unknown_fields=True, tag="put_to_council"):
    """Put a matter on the agenda of the next session."""

    matter: str


class MakePromise(Struct, frozen=True, forbid_unknown_fields=True, tag="make_promise"):
    """Promise something to a faction. It has a date, is measured, and is not forgotten."""

    faction: str
    promise: str


class AnswerStory(Struct, frozen=True, forbid_unknown_fields=True, tag="answer_story"):
    """Answer a page that lies on the desk."""

    page: str
    """Its id."""
    option: str


class AskCommander(Struct, frozen=True, forbid_unknown_fields=True, tag="ask_commander"):
    """Ask the commander for her word for something that needs it."""

    gate: str


class Override(Struct, frozen=True, forbid_unknown_fields=True, tag="override"):
    """Go over the commander's head."""

    gate: str


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
)  # fmt: skip
"""Anything that can be asked."""


class Refusal(Struct, frozen=True):
    """Why an order was not taken, and what would make it possible. No time was lost."""

    reason: str
    """Id of the text that says why."""
    values: dict[str, str] = {}
    """What is filled into the text."""


class Accepted(Struct, frozen=True):
    """The order was taken."""

    job: int = 0
    """Number of the job that it began, if it began one."""
