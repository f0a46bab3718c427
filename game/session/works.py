"""Orders about works: what each needs, and what it does."""

from __future__ import annotations

from game.content.kinds.project import ProjectKind
from game.session import command
from game.session.orders import (
    AbandonWork,
    BeginWork,
    LeadWork,
    RaiseWork,
    Refusal,
    ResumeWork,
    SuspendWork,
)
from game.session.rules_of_orders import Checked, Rules
from game.sim.people.components import Person
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.works import leads, places, rules
from game.sim.works.components import Work, Works
from game.sim.works.kinds import kinds, places_for
from game.sim.works.sites import site_of
from game.sim.world import World


def site_name(world: World, kind: ProjectKind, site: str) -> str:
    """Return the site of a project as people say it; empty where it has none."""
    plan = site_of(kind, site)
    if plan is not None:
        return plan.name
    settlement = world.the(Settlement)
    if site in settlement.modules:
        return settlement.place_name(site)
    return settlement.machine_name(site) if site in settlement.machines else ""


def _name(kind: ProjectKind) -> dict[str, str]:
    return {"work": kind.name}


def _refuse_lead(world: World, lead: str) -> Checked:
    entity = world.the(Register).people.get(lead)
    if entity is None:
        return Refusal("refused.no_such_person", {"id": lead})
    if not leads.can_lead(world, entity):
        return Refusal("refused.cannot_lead", {"who": world.get(entity, Person).name})
    return None


def _refuse_beginning(world: World, order: BeginWork) -> Checked:
    kind = kinds(world).get(order.project)
    if kind is None:
        return Refusal("refused.no_such_work", {"id": order.project})
    if (rules.find(world, kind.id, order.site) if kind.site_of else rules.find(world, kind.id)) is not None:
        return Refusal("refused.work_begun", _name(kind))
    if rules.is_over(world, kind.id):
        return Refusal("refused.no_site" if kind.site_of else "refused.work_done", _name(kind))
    missing = rules.missing_before(world, kind.id)
    if missing:
        return Refusal("refused.work_before", {**_name(kind), "first": kinds(world)[missing[0]].name})
    if kind.site_of and order.site not in places_for(world, kind):
        names = ", ".join(list(places_for(world, kind))[:4])
        return Refusal("refused.which_site", {**_name(kind), "sites": names})
    if order.site and not kind.site_of:
        return Refusal("refused.needs_no_site", _name(kind))
    if order.lead and (refusal := _refuse_lead(world, order.lead)) is not None:
        return refusal
    return _refuse_clearing(world, kind) or command.refuse_project(world, kind.id)


def _refuse_clearing(world: World, kind: ProjectKind) -> Checked:
    """Refuse to clear a home whose people would find no beds."""
    for stage in kind.stages:
        for effect in stage.effects:
            if effect.do == "clear_home" and effect.module is not None:
                module = world.the(Register).modules[effect.module]
                if places.too_crowded(world, module):
                    return Refusal("refused.no_beds", {"place": world.the(Settlement).place_name(effect.module)})
    return None


def _begin(world: World, order: BeginWork) -> None:
    lead = world.the(Register).people[order.lead] if order.lead else 0
    command.take_word(world, order.project)
    rules.begin(world, order.project, order.site, lead)


def _refuse_work(world: World, order: SuspendWork | ResumeWork | AbandonWork | RaiseWork | LeadWork) -> Checked:
    kind = kinds(world).get(order.project)
    if kind is None:
        return Refusal("refused.no_such_work", {"id": order.project})
    work = rules.find(world, order.project, order.site)
    if work is None:
        return Refusal("refused.work_not_begun", _name(kind))
    if isinstance(order, SuspendWork) and work.state == "suspended":
        return Refusal("refused.work_rests", _name(kind))
    if isinstance(order, ResumeWork) and work.state != "suspended":
        return Refusal("refused.work_goes_on", _name(kind))
    if isinstance(order, RaiseWork) and world.one(Works).begun[0] is work:
        return Refusal("refused.work_is_first", _name(kind))
    if isinstance(order, LeadWork):
        return _refuse_lead(world, order.lead)
    return None


def _work(world: World, order: SuspendWork | ResumeWork | AbandonWork | RaiseWork | LeadWork) -> Work:
    work = rules.find(world, order.project, order.site)
    if work is None:
        raise ValueError("an order about a project that does not go on was not refused")
    return work


def _suspend(world: World, order: SuspendWork) -> None:
    rules.suspend(world, _work(world, order))


def _resume(world: World, order: ResumeWork) -> None:
    rules.resume(world, _work(world, order))


def _abandon(world: World, order: AbandonWork) -> None:
    rules.abandon(world, _work(world, order))


def _raise(world: World, order: RaiseWork) -> None:
    rules.raise_first(world, _work(world, order))


def _lead(world: World, order: LeadWork) -> None:
    rules.put_in_charge(_work(world, order), world.the(Register).people[order.lead])


ORDERS: Rules = {
    BeginWork: (_refuse_beginning, _begin),
    SuspendWork: (_refuse_work, _suspend),
    ResumeWork: (_refuse_work, _resume),
    AbandonWork: (_refuse_work, _abandon),
    RaiseWork: (_refuse_work, _raise),
    LeadWork: (_refuse_work, _lead),
}
"""What each order needs, and what it does."""
