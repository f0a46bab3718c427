"""Booking a shift: who worked, what their hours were spent on, and what went unrun and unwatched for want of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from game.content.kinds.hours import HoursPlan
from game.sim.crews.book import CrewBook
from game.sim.crews.components import COLUMN, Booked, Plans, Watch
from game.sim.crews.debits import take
from game.sim.crews.sinks import ORDER, spend
from game.sim.food.components import Racks
from game.sim.hardware.components import Machine
from game.sim.hardware.rules import judge, kind_of
from game.sim.hazards import precautions
from game.sim.learning.leads import DEPUTY, crew_post, lead_share
from game.sim.people.components import Person
from game.sim.settlement import Settlement
from game.sim.stores.care import routine_work
from game.sim.structure.components import Module
from game.sim.upkeep.shift import Hands, ShiftWork
from game.sim.works.rules import disruptions
from game.sim.world import World

RUN_STEP = 0.05
"""Output that hands leave is kept to this, so that machines are not judged anew for nothing."""
OPERATIONS, PROJECTS, REST = COLUMN["operations"], COLUMN["projects"], COLUMN["rest"]
IN_ORDER = tuple((use, COLUMN[use]) for use in ORDER)
"""Uses with their columns, in the order in which they take hours."""
ENOUGH = 0.98
"""Operations that get this share of what they need lack nothing."""


@dataclass(slots=True)
class Turnout:
    """Those of one crew who worked a shift."""

    people: list[int] = field(default_factory=list)
    """Entities."""
    fit: float = 0.0
    """How many fit people they are worth."""
    tired: float = 0.0
    """Their tiredness, each 0 to 1, added up."""


class _Names(Sequence[str]):
    """The names of some people, each looked up when it is asked for: few of them sign for anything."""

    def __init__(self, world: World, people: list[int]) -> None:
        self._world, self._people = world, people

    def __len__(self) -> int:
        return len(self._people)

    def __getitem__(self, number: Any) -> Any:
        return self._world.get(self._people[number], Person).name


def spend_shift(world: World, turnouts: dict[str, Turnout], part: dict[str, float]) -> None:
    """Spend the hours of those who worked by their crews' plans, and let what was short of hands show.

    ``part`` is the part of each crew's strength that is on this shift; crews without one are not on it.
    """
    plans, booked, book = world.one(Plans), world.one(Booked), world.the(CrewBook)
    book.hold(on=True)
    work = ShiftWork(world)
    planned_h = plans.hours.tolist()
    nothing_h = [0.0] * len(COLUMN)
    spent_h = [nothing_h] * len(plans.crews)
    outside_h = 0.0
    for row, crew in enumerate(plans.crews):
        if crew not in part:
            continue
        turnout = turnouts.get(crew)
        need_h = _operations_h(book, crew) * part[crew]
        given_h = 0.0
        if turnout is not None:
            used, away_h = _spend(world, work, crew, turnout, planned_h[row], need_h, part[crew])
            given_h = used[OPERATIONS]
            used[OPERATIONS] += away_h
            spent_h[row] = used
            outside_h += _suited_h(book, crew, used)
        share = 1.0 if need_h <= 0.0 else min(1.0, given_h / need_h)
        booked.operations_share[row] = 1.0 if share >= ENOUGH else share
    all_spent_h = np.array(spent_h).reshape(booked.today_h.shape)
    booked.today_h += all_spent_h
    booked.total_h += all_spent_h
    work.close()
    if outside_h > 0.0 and not precautions.on(world):
        routine_work(world, "outside", outside_h)
    book.hold(on=False)
    show(world)


def _operations_h(book: CrewBook, crew: str) -> float:
    """Return the hours of operations that a crew needs in a sol."""
    plan = book.plan(crew)
    return plan.operations_h if plan is not None else 0.0


def _suited_h(book: CrewBook, crew: str, used: list[float]) -> float:
    """Return the hours that a crew was outside in suits."""
    plan = book.plan(crew)
    return plan.suited_share * (used[OPERATIONS] + used[PROJECTS]) if plan is not None else 0.0


def _spend(
    world: World, work: ShiftWork, crew: str, turnout: Turnout, plan: list[float], need_h: float, part: float
) -> tuple[list[float], float]:
    """Spend a crew's hours use by use, and return what each got, and what was owed elsewhere.

    What a use cannot use goes to operations as far as they lack it, and then to rest. What is owed elsewhere is work.
    """
    book, heads, total = world.the(CrewBook), len(turnout.people), sum(plan)
    rules = book.rules
    per_head = min(rules.most_h, max(rules.shift_h, total / max(1, book.crews[crew].people)))
    there_h = turnout.fit * per_head * (1.0 - rules.hungry_work_share * world.one(Racks).hunger_share)
    used = [share * there_h / total for share in plan] if total > 0.0 else [0.0] * len(plan)
    away_h = take(world, book.row[crew], part, used)
    _disrupt(world, used)
    led = book.levels(crew).led(lead_share(world, crew_post(world, crew)))
    hands = Hands(crew, led.__getitem__, turnout.tired / heads, _Names(world, turnout.people[: 1 + heads // 2]))
    spare = 0.0 if total > 0.0 else there_h
    for use, column in IN_ORDER:
        given = used[column]
        if given > 0.0:
            left = used[column] = spend(world, work, hands, use, given)
            spare += given - left
    to_operations = min(spare, max(0.0, need_h - used[OPERATIONS]))
    used[OPERATIONS] += to_operations
    used[REST] += spare - to_operations
    return used, away_h


def _disrupt(world: World, hours: list[float]) -> None:
    """Let projects that get in everybody's way take their part of other uses; what they cannot use stands idle."""
    for use, share in disruptions(world).items():
        lost_h = hours[COLUMN[use]] * share
        hours[COLUMN[use]] -= lost_h
        hours[COLUMN["projects"]] += lost_h


def show(world: World) -> None:
    """Let machines that nobody runs lose output, and instruments that nobody watches be read late."""
    book, booked, plans = world.the(CrewBook), world.one(Booked), world.one(Plans)
    shares = dict(zip(plans.crews, booked.operations_share.tolist(), strict=True))
    watch = world.one(Watch)
    short = [plan for plan in book.plans.values() if shares.get(plan.id, 1.0) < 1.0]
    if not short and not watch.late and (booked.run_share == 1.0).all():
        return
    watch.late_s[:] = 0.0
    settlement = world.the(Settlement)
    late_s = book.rules.late_s * (2.0 - lead_share(world, DEPUTY))
    for _, module in world.each(Module):
        purpose = settlement.modules[module.id].purpose
        late = [1.0 - shares[plan.id] for plan in short if purpose in plan.watches]
        watch.late_s[module.index] = late_s * max(late, default=0.0)
    watch.late = bool((watch.late_s > 0.0).any())
    if not watch.late:
        watch.crossed_s.clear()
    _run(world, short, shares)
    for row, crew in enumerate(plans.crews):
        plan = book.plan(crew)
        keeps = plan is not None and bool(plan.keeps)
        booked.run_share[row] = _run_share(book, shares[crew]) if keeps else 1.0


def _run_share(book: CrewBook, operations: float) -> float:
    """Return the output that hands leave to the machines of a crew whose operations got a share of their hours."""
    share = 1.0 - (1.0 - book.rules.idle_output_share) * (1.0 - operations)
    return min(1.0, round(share / RUN_STEP) * RUN_STEP)


def _run(world: World, short: list[HoursPlan], shares: dict[str, float]) -> None:
    """Judge anew the machines whose hands have become fewer, or enough again."""
    book = world.the(CrewBook)
    run = {kind: _run_share(book, shares[plan.id]) for plan in short for kind in plan.keeps}
    for entity, machine in world.each(Machine):
        share = run.get(kind_of(world, machine).id, 1.0)
        if machine.run_share != share:
            machine.run_share = share
            judge(world, entity)
