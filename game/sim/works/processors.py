"""Works as sols pass: time that is counted, leads who are lost, and what came in the meantime."""

from __future__ import annotations

from game.sim.clock import Clock
from game.sim.power.rules import set_load
from game.sim.works import leads, stages
from game.sim.works.components import Work, Works
from game.sim.works.events import LeadLost
from game.sim.works.rules import drawn_kw, see_to
from game.sim.world import World

MEAN_SOLS = 5.0
"""Sols over which a project's hours a sol are averaged."""
LOAD_LEVEL = 6
"""How early the bus gives up what works draw."""
LOAD = "works"


class WorksProcessor:
    """Sees to works once a sol. Writes ``Works`` through its rules."""

    def __init__(self, world: World) -> None:
        """Nothing is remembered here."""
        self._world = world

    def process(self, _step_s: float) -> None:
        """See to every project, on the first step of a sol."""
        world, sol = self._world, self._world.one(Clock).sol
        works = world.one(Works)
        if sol == works.sol:
            return
        sols, works.sol = sol - works.sol, sol
        for work in list(works.begun):
            self._see_to(work, sols)
        if works.numbers:
            set_load(world, LOAD, drawn_kw(world), LOAD_LEVEL)

    def _see_to(self, work: Work, sols: int) -> None:
        """Count a sol of a project, and see what it waits for."""
        world = self._world
        waited = work.waits == "time" or (work.open and work.done_h >= work.need_h - 1e-9)
        if work.state != "suspended" and (work.today_done_h > 0.0 or waited):
            work.sols += sols
        of_sols = min(MEAN_SOLS, self._world.one(Works).sol - work.begun_sol)
        work.per_sol_h += (work.today_done_h / sols - work.per_sol_h) * sols / max(sols, of_sols)
        work.today_h = work.today_done_h = 0.0
        if work.lead and not leads.can_lead(world, work.lead):
            work.lead = 0
            world.events.say(LeadLost(work.id))
        if see_to(world, work) and stages.is_ripe(work):
            stages.finish_stage(world, work)
            if leads.is_live(work):
                see_to(world, work)
