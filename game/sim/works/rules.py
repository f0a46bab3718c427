"""Beginning, ordering, breaking off and working on projects, and what they cost everybody else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.content.kinds.hours import Use
from game.sim import sums
from game.sim.clock import Clock
from game.sim.crews.book import CrewBook
from game.sim.settlement import Settlement
from game.sim.works import leads, stages
from game.sim.works.components import Work, Works
from game.sim.works.effects import call_off, call_on
from game.sim.works.events import WorkBegun, WorkEnded
from game.sim.works.kinds import kind_of, kinds, places_for, stage_of, work_of
from game.sim.world import World

SkillOf = Callable[[str], float]
"""Level, 0 to 1, of whoever does the work in a skill."""
LEAST_H = 1e-9


def open_works(world: World) -> None:
    """Begin with what is under way at the opening."""
    works = Works(sol=world.one(Clock).sol)
    world.put(works)
    for kind in kinds(world).values():
        if kind.under_way_h > 0.0:
            work = begin(world, kind.id, "", leads.fittest(world, kind.id))
            stages.begin_stage(world, work)
            # whatever was drawn, there is something left to do
            work.done_h = min(kind.under_way_h, 0.9 * work.need_h)
            work.sols = int(min(work.least_sols, work.least_sols * work.done_h / work.need_h))
            stages.go_on(world, work)
    for project in reversed(world.the(Settlement).scenario.works):
        raise_first(world, begin(world, project))


def begin(world: World, project: str, site: str = "", lead: int = 0) -> Work:
    """Begin a project, behind all others; without a lead whoever knows most of it and leads nothing leads it."""
    works = world.one(Works)
    works.numbers += 1
    leader = lead or leads.fittest(world, project)
    work = Work(project, works.numbers, site, leader, world.one(Clock).sol)
    works.begun.append(work)
    world.events.say(WorkBegun(project, leader))
    see_to(world, work)
    return work


def missing_before(world: World, project: str) -> list[str]:
    """Return the projects that must be done before this one can begin."""
    done = world.one(Works).done
    return [other for other in kinds(world)[project].after if other not in done]


def is_over(world: World, project: str) -> bool:
    """Return whether a project can never be begun again: it is done, and no site is left for it."""
    kind = kinds(world)[project]
    if kind.site_of:
        return not list(places_for(world, kind))
    return project in world.one(Works).done and not kind.repeats


def suspend(world: World, work: Work) -> None:
    """Let a project rest; nothing is lost but time, and what only lasts while a policy stands."""
    call_off(world, work)
    work.state, work.waits, work.waits_for = "suspended", "", ""
    stages.end_slip(world, work)


def resume(world: World, work: Work) -> None:
    """Take a project up again, and what a policy had brought with it."""
    call_on(world, work)
    work.state, work.waits = "waiting", "hours"
    see_to(world, work)


def abandon(world: World, work: Work) -> None:
    """Give a project up: part of what is not worked up yet comes back, the hours never."""
    stages.give_back(world, work)
    if work.state != "suspended":
        call_off(world, work)
    stages.end(world, work, "abandoned")
    world.events.say(WorkEnded(work.id, failed=False))


def raise_first(world: World, work: Work) -> None:
    """Let hours go to a project before all others."""
    works = world.one(Works)
    works.begun = [work, *(other for other in works.begun if other is not work)]


def put_in_charge(work: Work, person: int) -> None:
    """Give a project another lead, by entity."""
    work.lead = person


def see_to(world: World, work: Work, *, ask: bool = True) -> bool:
    """See whether a project can go on, and begin its stage if it can; return whether it can.

    What it lacks is asked for unless not ``ask``.
    """
    if work.state == "suspended":
        return False
    why, what = stages.hindrance(world, work)
    if why:
        if why == "material" and (ask or work.waits != "material"):
            stages.ask_for_materials(world, work)
        stages.wait(world, work, why, what)
        return False
    if not work.open:
        stages.begin_stage(world, work)
    if work.state != "working":
        stages.go_on(world, work)
    return True


def work(world: World, crew: str, hours: float, skill_of: SkillOf | None = None, tired: float = 1.0) -> float:
    """Spend a crew's hours on projects in the order in which they stand, and return how many were used.

    ``skill_of`` gives the level in a skill of whoever works, the crew's own by default; ``tired`` is what tiredness
    leaves of it, 0 to 1. What no project can use comes back: nothing is finished without its materials, and what takes
    its time takes no more hours at once.
    """
    works = world.one(Works)
    if hours <= 0.0 or not works.begun:
        return 0.0
    skill_of = skill_of or partial(world.the(CrewBook).level, crew)
    used_h = 0.0
    for item in list(works.begun):
        kind = kind_of(world, item)
        level = min(1.0, max(0.0, skill_of(kind.skill)))
        if level < kind.least_skill_share:
            continue
        while hours - used_h > LEAST_H and item.state in ("working", "waiting") and see_to(world, item, ask=False):
            if stages.is_ripe(item):
                stages.finish_stage(world, item)
                continue
            spent_h = _work_on(world, item, hours - used_h, level, tired)
            used_h += spent_h
            if spent_h <= LEAST_H:
                break
    return used_h


def _work_on(world: World, work: Work, hours: float, level: float, tired: float) -> float:
    """Spend hours on the stage of one project; return how many it took."""
    room_h = stages.room_h(work)
    if room_h <= LEAST_H:
        stages.wait(world, work, "time", "")
        return 0.0
    rate = leads.pace(world, work, level, tired)
    done_h = min(room_h, hours * rate)
    work.done_h += done_h
    work.today_done_h += done_h
    spent_h = done_h / rate
    work.used_h += spent_h
    work.today_h += spent_h
    if stages.is_ripe(work):
        stages.finish_stage(world, work)
    return spent_h


def is_going(work: Work) -> bool:
    """Return whether a project is being worked on, or takes its time."""
    return work.open and (work.state == "working" or work.waits == "time")


def disruptions(world: World) -> dict[Use, float]:
    """Return the part of every crew's hours of other uses that projects take which get in everybody's way, 0 to 1."""
    found: dict[Use, float] = {}
    for item in world.one(Works).begun:
        if is_going(item):
            for use, share in kind_of(world, item).disrupts.items():
                if use != "projects":
                    found[use] = 1.0 - (1.0 - found.get(use, 0.0)) * (1.0 - share)
    return found


def drawn_kw(world: World) -> float:
    """Return what projects draw that are worked on."""
    return sums.total(stage_of(world, item).draw_kw for item in world.one(Works).begun if is_going(item))


def find(world: World, project: str, site: str = "") -> Work | None:
    """Return a project that is not over, or nothing."""
    return work_of(world, project, site)
