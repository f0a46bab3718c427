"""Orders about crews' hours: what each needs, and what it does."""

from __future__ import annotations

import re

from game.session import command
from game.session.orders import CopyPlan, Refusal, SaveTemplate, SetAuto, SetHours, UseTemplate
from game.session.rules_of_orders import Checked, Rules
from game.sim.crews import rules as crews
from game.sim.crews.book import USUAL, CrewBook
from game.sim.crews.components import COLUMN, Plans
from game.sim.retreat import rules as retreat
from game.sim.world import World

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,23}")
"""What a saved plan may be called."""
MOST_SAVED = 12


def _refuse_crew(world: World, *names: str) -> Checked:
    known = world.the(CrewBook).row
    return next((Refusal("refused.no_such_crew", {"id": name}) for name in names if name not in known), None)


def _refuse_hours(world: World, order: SetHours) -> Checked:
    refusal = _refuse_crew(world, order.crew)
    if refusal is not None:
        return refusal
    plans, book = world.one(Plans), world.the(CrewBook)
    plan = plans.hours[book.row[order.crew]]
    most_h = crews.most_h(world, order.crew)
    others_h = float(plan.sum()) - float(plan[COLUMN[order.use]])
    if order.use != "rest":
        others_h -= float(plan[COLUMN["rest"]])
    if not 0.0 <= order.hours <= most_h - others_h + 1e-6:
        values = {"crew": book.crews[order.crew].name, "hours": f"{max(0.0, most_h - others_h):.0f}"}
        return Refusal("refused.hours", values)
    if abs(float(plan[COLUMN[order.use]]) - order.hours) < 1e-9:
        return Refusal("refused.hours_so")
    if order.use == "quota":
        return command.refuse_quota(world, command.quota_h(world) - float(plan[COLUMN["quota"]]) + order.hours)
    return None


def _set_hours(world: World, order: SetHours) -> None:
    before_h = command.quota_h(world)
    crews.set_hours(world, order.crew, order.use, order.hours)
    if order.use == "quota":
        retreat.forget_quota(world, (order.crew,))
    command.take_quota_word(world, before_h)


def _refuse_template(world: World, order: UseTemplate) -> Checked:
    hours = crews.template_hours(world, order.name)
    if hours is None or not world.one(Plans).crews:
        return Refusal("refused.no_such_template", {"id": order.name})
    if world.one(Plans).template == order.name:
        return Refusal("refused.template_so")
    return command.refuse_quota(world, float(hours[:, COLUMN["quota"]].sum()))


def _use_template(world: World, order: UseTemplate) -> None:
    before_h = command.quota_h(world)
    crews.use_template(world, order.name)
    retreat.forget_quota(world, world.one(Plans).crews)
    command.take_quota_word(world, before_h)


def _refuse_saving(world: World, order: SaveTemplate) -> Checked:
    plans, book = world.one(Plans), world.the(CrewBook)
    fixed = order.name in book.templates and order.name != USUAL
    if fixed or not NAME.fullmatch(order.name):
        return Refusal("refused.template_name", {"id": order.name})
    full = order.name not in plans.saved and order.name != USUAL and len(plans.saved) >= MOST_SAVED
    return Refusal("refused.templates_full", {"most": str(MOST_SAVED)}) if full else None


def _save(world: World, order: SaveTemplate) -> None:
    crews.save_template(world, order.name)


def _refuse_copying(world: World, order: CopyPlan) -> Checked:
    refusal = _refuse_crew(world, order.crew, order.to)
    if refusal is not None:
        return refusal
    if order.crew == order.to:
        return Refusal("refused.hours_so")
    plans, row = world.one(Plans).hours, world.the(CrewBook).row
    total_h = float(plans[row[order.crew]].sum())
    before_h = float(plans[row[order.to], COLUMN["quota"]])
    share = float(plans[row[order.crew], COLUMN["quota"]]) / total_h if total_h > 0.0 else 0.0
    after_h = share * float(plans[row[order.to]].sum()) if total_h > 0.0 else before_h
    return command.refuse_quota(world, command.quota_h(world) - before_h + after_h)


def _copy(world: World, order: CopyPlan) -> None:
    before_h = command.quota_h(world)
    crews.copy_plan(world, order.crew, order.to)
    retreat.forget_quota(world, (order.to,))
    command.take_quota_word(world, before_h)


def _refuse_switch(world: World, order: SetAuto) -> Checked:
    return Refusal("refused.auto_so") if world.one(Plans).auto.get(order.area) == order.on else None


def _switch(world: World, order: SetAuto) -> None:
    crews.set_auto(world, order.area, on=order.on)


ORDERS: Rules = {
    SetHours: (_refuse_hours, _set_hours),
    UseTemplate: (_refuse_template, _use_template),
    SaveTemplate: (_refuse_saving, _save),
    CopyPlan: (_refuse_copying, _copy),
    SetAuto: (_refuse_switch, _switch),
}
"""What each order needs, and what it does."""
