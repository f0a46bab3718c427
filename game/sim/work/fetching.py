"""By way of the lockers: what is taken there, what is put on there, and how long that takes."""

from __future__ import annotations

from collections.abc import Sequence

from game.sim.frames.components import Frame
from game.sim.gear import rules as gear
from game.sim.hazards.senses import kept_out_of, senseless
from game.sim.people import rules as people_rules
from game.sim.stores.components import Locker
from game.sim.stores.rules import Errand, route_past, take
from game.sim.structure.rules import module_of
from game.sim.structure.ways import Leg
from game.sim.work import kits
from game.sim.work.components import Job
from game.sim.work.walking import set_out
from game.sim.world import World


def way_past_lockers(world: World, job: Job, person: int, goal: int, found: Errand) -> list[Leg] | None:
    """Return somebody's way to a job by way of an errand's lockers; nothing if there is none in what they wear."""
    worn = _to_wear(world, job, person, found)
    stops, waiting = [], worn
    for stop in found.stops:
        time_s = 0.0
        if waiting and waiting in stop.items:
            time_s, waiting = gear.donning_s(world, waiting), ""
        stops.append((stop.place, time_s))
    bare = kept_out_of(world, person)
    dressed = bare if not worn else frozenset() if job.suits else senseless(world, masked=True)
    return route_past(world, people_rules.place_of(world, person), goal, stops, bare, dressed)


def _to_wear(world: World, job: Job, person: int, found: Errand) -> str:
    """Return what of an errand somebody puts on to breathe; empty: nothing."""
    wanted = kits.breather_wanted(world, job, person, masks=job.masks)
    return next((item for stop in found.stops for item in stop.items if item in wanted), "")


def fetch(world: World, job: Job, person: int, goal: int, found: Errand, from_s: float) -> list[Leg] | None:
    """Take what an errand takes, put on what is to be worn, and return the way; nothing if there is none."""
    legs = way_past_lockers(world, job, person, goal, found)
    if legs is None:
        return None
    worn = _to_wear(world, job, person, found)
    on_s = from_s + _until_s(legs)
    for stop in found.stops:
        for item in stop.items:
            hours = take(world.get(stop.locker, Locker), item)
            if item == worn:
                worn = ""
                gear.fit(world, person, item, on_s=on_s, worn_h=hours)
            else:
                gear.pack(world, person, item, hours)
    return legs


def _until_s(legs: Sequence[Leg]) -> float:
    """Return the time until the last stop of a way is over; 0 if there is none."""
    total_s = until_s = 0.0
    for way, _, time_s in legs:
        total_s += time_s
        until_s = total_s if way == 0 else until_s
    return until_s


def walk(world: World, job: Job, person: int, legs: Sequence[Leg], *, delay_s: float = 0.0, haul: float = 1.0) -> None:
    """Send one of a team along a way: by the walls where a frame is in trouble, unless they were told to hurry.

    ``haul`` is the walking speed that what they carry leaves.
    """
    troubled = [frame.module for _, frame in world.each(Frame) if frame.troubled]
    crossed = [people_rules.place_of(world, person), *(place for _, place, _ in legs)]
    careful = not job.hurry and any(module_of(world, place) in troubled for place in crossed) if troubled else False
    set_out(world, person, legs, "work", delay_s=delay_s, careful=careful, haul_share=haul)
