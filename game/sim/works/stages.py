"""Stages of a project: what they wait for, how they begin, and what comes when they end."""

from __future__ import annotations

from typing import Literal

from game.content.kinds.project import StagePlan
from game.sim import sums
from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.fabrication.rules import want
from game.sim.hardware.components import Machine
from game.sim.register import Register
from game.sim.stores.stock import stock_count, store, use_up
from game.sim.works import leads, sites
from game.sim.works.components import Slip, Waiting, Work, Works
from game.sim.works.effects import apply
from game.sim.works.events import StageDone, WellDry, WorkDelayed, WorkDone, WorkEnded
from game.sim.works.kinds import kind_of, rules_of, stage_of
from game.sim.world import World

WANT_PRIORITY = 5
"""Priority with which the shop and Earth are asked for what a stage lacks."""
SLIPS_KEPT = 12
"""Delays that are remembered of a project."""
Hindrance = tuple[Waiting, str]
"""What a project waits for, and its id."""
NOTHING: Hindrance = ("", "")


def needs(world: World, work: Work) -> dict[str, int]:
    """Return what goes into the stage that a project is in, at its site."""
    stage, kind = stage_of(world, work), kind_of(world, work)
    found: dict[str, int] = dict(stage.materials)
    site = sites.site_of(kind, work.site)
    if site is not None:
        for item, per_km in stage.materials_per_km.items():
            found[item] = found.get(item, 0) + max(1, round(per_km * site.distance_km))
    return found


def planned_h(world: World, work: Work, stage: StagePlan) -> float:
    """Return the hours of a stage by plan, with what was found since the project began."""
    site = sites.site_of(kind_of(world, work), work.site)
    if stage.drills and site is not None:
        share = 1.0 if work.deeper == 0 else rules_of(world).deeper_share
        return stage.hours * site.depth_m * share
    last = stage is kind_of(world, work).stages[-1]
    return stage.hours + (work.extra_h if last else 0.0)


def planned_sols(world: World, work: Work, stage: StagePlan) -> float:
    """Return the sols that a stage takes at the least."""
    site = sites.site_of(kind_of(world, work), work.site)
    if stage.drills and site is not None:
        share = 1.0 if work.deeper == 0 else rules_of(world).deeper_share
        return site.depth_m * share / site.m_per_sol
    return stage.least_sols


def hindrance(world: World, work: Work) -> Hindrance:
    """Return what keeps a project from going on, hours aside; nothing if it can."""
    for other in world.one(Works).begun:
        if other is not work and kind_of(world, other).stops_others and other.state != "suspended":
            return "review", other.id
    stage = stage_of(world, work)
    if stage.machine is not None and not _in_place(world, stage.machine):
        return "machine", stage.machine
    if kind_of(world, work).site_of == "oxygen_generator" and _machine(world, work.site).loose:
        return "machine", work.site
    if not work.open:
        for item, count in needs(world, work).items():
            if stock_count(world, item) < count:
                return "material", item
    return NOTHING


def _in_place(world: World, machine: str) -> bool:
    """Return whether a machine stands where it belongs."""
    component = _machine(world, machine)
    return not component.loose and component.home == 0


def _machine(world: World, machine: str) -> Machine:
    return world.get(world.the(Register).machines[machine], Machine)


def ask_for_materials(world: World, work: Work) -> None:
    """Ask the shop or Earth for what the stage lacks; asking again for the same asks for no more."""
    for item, count in needs(world, work).items():
        missing = count - stock_count(world, item)
        if missing > 0:
            want(world, item, missing, f"works/{work.id}", WANT_PRIORITY)


def begin_stage(world: World, work: Work) -> None:
    """Take the materials of a stage out of stock and draw how long it takes in truth."""
    works, stage = world.one(Works), stage_of(world, work)
    work.held = needs(world, work)
    for item, count in work.held.items():
        use_up(world, item, count)
        works.used[item] = works.used.get(item, 0) + count
    name = f"works/{work.id}/{work.number}/{work.stage}/{work.round}/{work.deeper}"
    factor = world.one(Chance).once(name).lognormal(1.0, stage.error_factor)
    work.bias = leads.bias(world, work)
    work.plan_h = planned_h(world, work, stage)
    work.need_h = work.plan_h * work.bias * factor
    work.least_sols = planned_sols(world, work, stage)
    work.done_h, work.sols, work.open = 0.0, 0, True


def room_h(work: Work) -> float:
    """Return how many hours of the stage can be done this sol: what takes its time takes no more at once."""
    left_h = work.need_h - work.done_h
    if work.least_sols <= 1.0:
        return max(0.0, left_h)
    return max(0.0, min(left_h, work.need_h * min(1.0, (work.sols + 1) / work.least_sols) - work.done_h))


def is_ripe(work: Work) -> bool:
    """Return whether nothing is left to do in the stage, and its time is over."""
    return work.open and work.done_h >= work.need_h - 1e-9 and work.sols >= work.least_sols - 1.0


def wait(world: World, work: Work, why: Waiting, what: str) -> None:
    """Let a project wait for something, and note when that began if it is new."""
    new = (work.waits, work.waits_for) != (why, what)
    work.state, work.waits, work.waits_for = "waiting", why, what
    if not new or why in ("hours", "time"):
        return
    sol = world.one(Clock).sol
    end_slip(world, work)
    work.slips = [*work.slips, Slip(sol, why, what)][-SLIPS_KEPT:]
    world.events.say(WorkDelayed(work.id, why, what))


def go_on(world: World, work: Work) -> None:
    """Let a project go on."""
    work.state, work.waits, work.waits_for = "working", "", ""
    end_slip(world, work)


def end_slip(world: World, work: Work) -> None:
    """Note that what a project waited for is there."""
    if work.slips and work.slips[-1].until_sol < 0:
        work.slips[-1].until_sol = world.one(Clock).sol


def finish_stage(world: World, work: Work) -> None:
    """Let a stage be done: what it changes, and what comes next."""
    kind, stage = kind_of(world, work), stage_of(world, work)
    if stage.drills and _dry(world, work):
        return
    found = sums.count(apply(world, work, effect) for effect in stage.effects)
    work.found += found
    work.extra_h += found * kind.found_h
    work.held, work.open, work.waits = {}, False, "hours"
    world.events.say(StageDone(work.id, work.stage, found))
    if work.stage + 1 < len(kind.stages):
        work.stage += 1
    elif kind.repeats:
        work.round += 1
        world.one(Works).done[work.id] = world.one(Clock).sol
    else:
        world.one(Works).done[work.id] = world.one(Clock).sol
        end(world, work, "done")
        world.events.say(WorkDone(work.id, work.site))


def _dry(world: World, work: Work) -> bool:
    """If a well gives nothing, have it drilled deeper or give it up; return whether so."""
    site = sites.site_of(kind_of(world, work), work.site)
    if site is None or not sites.is_dry(world, site, work.deeper):
        return False
    last = work.deeper > 0
    world.events.say(WellDry(work.id, work.site, last))
    work.held, work.open = {}, False
    if last:
        end(world, work, "failed")
        world.events.say(WorkEnded(work.id, failed=True))
    else:
        work.deeper += 1
    return True


def end(world: World, work: Work, state: Literal["done", "failed", "abandoned"]) -> None:
    """Take a project off the list of those that go on; of one that nobody has touched nothing is remembered."""
    works = world.one(Works)
    work.state = state
    work.waits, work.waits_for, work.ended_sol = "", "", world.one(Clock).sol
    end_slip(world, work)
    works.begun = [other for other in works.begun if other is not work]
    if state == "done" or work.used_h > 0.0:
        works.over.append(work)


def refund(world: World, work: Work) -> dict[str, int]:
    """Return what would come back of the stage's materials: a part of what is not worked up yet."""
    if not work.open or work.need_h <= 0.0:
        return {}
    left = max(0.0, 1.0 - work.done_h / work.need_h) * kind_of(world, work).refund_share
    return {item: int(count * left + 1e-9) for item, count in work.held.items() if int(count * left + 1e-9) > 0}


def give_back(world: World, work: Work) -> None:
    """Put back into store what comes back of the stage's materials."""
    used = world.one(Works).used
    for item, count in refund(world, work).items():
        store(world, item, count)
        used[item] = used.get(item, 0) - count
