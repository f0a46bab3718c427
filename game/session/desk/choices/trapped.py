"""Who in a module cannot leave by themselves, and how long they have."""

from __future__ import annotations

import math
from collections.abc import Callable

from game.session.desk.choices.offers import Offers
from game.session.desk.choices.teams import Estimate
from game.session.desk.courses import Harm, Typical
from game.sim.gear.rules import feeds
from game.sim.people.components import Body
from game.sim.people.rules import place_of
from game.sim.rescue.carrying import needs_carrying
from game.sim.rescue.components import Carried, Pinned
from game.sim.structure.rules import module_of

OUT_S = 30.0
"""Time that somebody who is reached still takes to be out of it."""


def by_need(offers: Offers) -> list[int]:
    """Return those in the module who cannot leave by themselves, who would be dead first at the head."""
    world = offers.world
    found = []
    for person in offers.living:
        if world.find(person, Carried) is None and is_trapped(offers, person):
            harm = time_left(offers, person)
            up = not world.get(person, Body).down
            found.append((_or_never(harm.death_s), up, _or_never(harm.down_s), person))
    return [row[-1] for row in sorted(found)]


def _or_never(time_s: float | None) -> float:
    return math.inf if time_s is None else time_s


def is_trapped(offers: Offers, person: int) -> bool:
    """Return whether somebody needs others to get out."""
    world = offers.world
    return needs_carrying(world, person) or world.find(person, Pinned) is not None or cut_off(offers, person)


def cut_off(offers: Offers, person: int) -> bool:
    """Return whether somebody cannot walk from where they are to most of the colony."""
    return offers.cut_off(place_of(offers.world, person))


def time_left(offers: Offers, person: int) -> Harm:
    """Return what the air of the module does to one person there if nothing is done, by their own doses."""
    world = offers.world
    body = world.get(person, Body)
    if feeds(world, person) or offers.foresight == "none":
        return Harm(None, None, "")
    course = offers.desk.forecaster.outcome(module_of(world, place_of(world, person))).course
    own = Typical(min(1.0, body.hypoxia_dose), min(1.0, body.co2_dose), body.dying_share)
    return offers.desk.forecaster.harm_to(course, own)


def left_s(offers: Offers, person: int) -> float | None:
    """Return the time in which somebody can still be saved: until they die if they are down, else until they fall."""
    harm = time_left(offers, person)
    falls_s = offers.collapse_s()
    down = offers.world.get(person, Body).down
    times = [time_s for time_s in (harm.death_s if down else harm.down_s, falls_s) if time_s is not None]
    return min(times) if times else None


def in_time(offers: Offers, people: list[int]) -> Callable[[Estimate], float | None]:
    """Return what tells the time that people have if a team comes late, and nothing if it comes in time."""
    times = [time_s for person in people if (time_s := left_s(offers, person)) is not None]
    least_s = min(times, default=None)

    def leaves(team: Estimate) -> float | None:
        return None if least_s is None or team.latest_s + OUT_S < least_s else least_s

    return leaves
