"""Work that a team left half done, for the next that is sent to the same."""

from __future__ import annotations

from game.sim.work.components import Job
from game.sim.world import World


def left_off(world: World, job: Job) -> Job | None:
    """Return the job in which the last team left the same task to the same target, or nothing if they ended it.

    Jobs are remembered for some sols only: later what stands open is begun anew.
    """
    for _, other in reversed(world.each(Job)):
        if other.target == job.target and other.task == job.task and other.state in ("left", "done"):
            return other if other.state == "left" else None
    return None
