"""What was set out to be done: done, late for want of hours that went elsewhere, or let go."""

from __future__ import annotations

from collections.abc import Iterator

from game.sim import sums
from game.sim.clock import Clock, sol_of
from game.sim.works.components import Work, Works
from game.sim.works.kinds import kinds
from game.sim.world import World
from game.story.chronicle.past import Find
from game.story.telling import worded

LATE_SOLS = 12
"""Sols for which a project had to be without hours to be told as late."""


def building(world: World) -> Iterator[Find]:
    """Yield every project that is over, and those that still stand because their hours went elsewhere."""
    works, now = world.one(Works), world.one(Clock).sol
    started = sol_of(world.one(Clock).start_s)
    for work in works.over:
        if work.begun_sol >= started:
            yield from _over(world, work)
    for work in works.begun:
        lost = _lost(work, now)
        if lost >= LATE_SOLS:
            yield from _late(world, work, lost, now)


def _over(world: World, work: Work) -> Iterator[Find]:
    kind = kinds(world).get(work.id)
    if kind is None or work.ended_sol < 0:
        return
    facts: dict[str, int | float | str] = {
        "work": kind.name,
        "begun": work.begun_sol,
        "sols": work.ended_sol - work.begun_sol,
        "hours": round(work.used_h),
    }
    if work.state == "abandoned":
        yield Find("work.dropped", work.begun_sol, work.ended_sol, facts=facts)
    elif work.state == "done":
        lost = _lost(work, work.ended_sol)
        if lost >= LATE_SOLS:
            yield from _late(world, work, lost, work.ended_sol)
        elif work.lead:
            yield Find("work.done", work.begun_sol, work.ended_sol, {"lead": work.lead}, facts)


def _late(world: World, work: Work, lost: int, until: int) -> Iterator[Find]:
    kind = kinds(world).get(work.id)
    if kind is not None:
        ended = worded(world, "chronicle.word.done" if work.state == "done" else "chronicle.word.not_done")
        facts: dict[str, int | float | str] = {
            "work": kind.name, "begun": work.begun_sol, "lost": lost, "ended": ended,
        }  # fmt: skip
        yield Find("work.late", work.begun_sol, until, facts=facts)


def _lost(work: Work, until: int) -> int:
    """Return the sols in which nobody had hours for a project."""
    slips = [slip for slip in work.slips if slip.why == "hours"]
    return sums.count((slip.until_sol if slip.until_sol >= 0 else until) - slip.sol for slip in slips)
