"""Orders to do with Earth: what each needs, and what it does."""

from __future__ import annotations

from game.session.crises import Findings
from game.session.orders import (
    AgreeAuthorisation,
    AskForgiveness,
    FileProposal,
    Refusal,
    ReplyToEarth,
    SendReport,
)
from game.session.rules_of_orders import Checked, Rules
from game.sim.clock import Clock
from game.sim.command.votes import is_carried
from game.sim.earth import acts, directives, proposals, reports
from game.sim.earth.components import Earth
from game.sim.earth.kinds import book_of, is_live
from game.sim.world import World

NO_EARTH = Refusal("refused.no_earth")


def findings(world: World) -> tuple[str, ...]:
    """Return the ids of the texts of what crises have shown that something could be proposed because of."""
    return tuple(found.proposal for found in world.one(Findings).found if found.proposal)


def voted_for(world: World, proposal: str) -> bool:
    """Return whether the council has spoken for a proposal."""
    matter = book_of(world).proposals[proposal].matter
    return matter is not None and is_carried(world, matter)


def _refuse_reply(world: World, order: ReplyToEarth) -> Checked:
    if not is_live(world):
        return NO_EARTH
    directive = directives.find(world, order.directive)
    if directive is None:
        return Refusal("refused.no_such_directive", {"id": str(order.directive)})
    kind = directives.kind_of(world, directive)
    name = {"directive": kind.name}
    if directive.state == "coming":
        return Refusal("refused.directive_coming", name)
    if directive.state != "open":
        return Refusal("refused.directive_answered", name)
    if order.answer == "plead" and not kind.pleads:
        return Refusal("refused.no_pleading", name)
    if order.answer == "plead" and directive.pleaded:
        return Refusal("refused.pleaded", name)
    return None


def _reply(world: World, order: ReplyToEarth) -> None:
    directive = directives.find(world, order.directive)
    if directive is not None:
        directives.answer(world, directive, order.answer)


def _refuse_report(world: World, _order: SendReport) -> Checked:
    if not is_live(world):
        return NO_EARTH
    return Refusal("refused.reported") if world.one(Earth).reported_sol == world.one(Clock).sol else None


def _report(world: World, order: SendReport) -> None:
    reports.send_report(world, order.frankness)


def _refuse_proposal(world: World, order: FileProposal) -> Checked:
    if not is_live(world):
        return NO_EARTH
    kind = book_of(world).proposals.get(order.proposal)
    if kind is None:
        return Refusal("refused.no_such_proposal", {"id": order.proposal})
    last, name = proposals.last_of(world, kind.id), {"proposal": kind.name}
    if last is not None and last.decided_sol < 0:
        return Refusal("refused.proposal_filed", name)
    sols = proposals.waits_sols(world, kind.id)
    if sols:
        return Refusal("refused.proposal_waits", {**name, "sols": str(sols)})
    if not proposals.evidence(world, kind.id, findings(world), voted_for(world, kind.id)):
        return Refusal("refused.no_evidence", name)
    return None


def _propose(world: World, order: FileProposal) -> None:
    proposals.file(world, order.proposal, findings(world), voted=voted_for(world, order.proposal))


def _refuse_leave(world: World, order: AgreeAuthorisation) -> Checked:
    if not is_live(world):
        return NO_EARTH
    kind = book_of(world).authorisations.get(order.authorisation)
    if kind is None:
        return Refusal("refused.no_such_leave", {"id": order.authorisation})
    leave = world.one(Earth).authorisations.get(kind.id)
    if leave is not None and leave.state == "asked":
        return Refusal("refused.leave_asked", {"leave": kind.name})
    if leave is not None and acts.stands(world, leave):
        return Refusal("refused.leave_stands", {"leave": kind.name, "until": str(leave.until_sol)})
    return None


def _agree(world: World, order: AgreeAuthorisation) -> None:
    acts.agree(world, order.authorisation)


def _refuse_forgiveness(world: World, order: AskForgiveness) -> Checked:
    if not is_live(world):
        return NO_EARTH
    act = acts.find(world, order.act)
    if act is None:
        return Refusal("refused.no_such_act", {"id": str(order.act)})
    if act.covered:
        return Refusal("refused.act_covered")
    if act.heard_sol < 0:
        return Refusal("refused.act_unheard")
    return Refusal("refused.act_asked") if act.asked_sol >= 0 else None


def _ask_forgiveness(world: World, order: AskForgiveness) -> None:
    act = acts.find(world, order.act)
    if act is not None:
        acts.ask_forgiveness(world, act)


ORDERS: Rules = {
    ReplyToEarth: (_refuse_reply, _reply),
    SendReport: (_refuse_report, _report),
    FileProposal: (_refuse_proposal, _propose),
    AgreeAuthorisation: (_refuse_leave, _agree),
    AskForgiveness: (_refuse_forgiveness, _ask_forgiveness),
}
"""What each order needs, and what it does."""
