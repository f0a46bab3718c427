"""Choices about leaving a module: who goes where, who cannot, and what it does to the air that takes them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from game.session.desk.choices.offers import Offers
from game.session.desk.choices.trapped import is_trapped
from game.session.desk.words import minutes
from game.session.orders import Evacuate, Reopen, Wake
from game.session.view import ChoiceView
from game.sim import sums
from game.sim.clock import HOUR_S
from game.sim.hazards.components import LEVELS, Alarms
from game.sim.hazards.draughts import foul
from game.sim.people.components import Whereabouts
from game.sim.people.rules import place_of
from game.sim.rescue.refuge import CROWD_M3_PER_PERSON, nearest_refuge, refuge_outlook, safe, shunned
from game.sim.rescue.rules import left_inside
from game.sim.structure.components import Module
from game.sim.structure.crossings import Crossing, crossing, way_of
from game.sim.structure.rules import module_of
from game.sim.structure.ways import Ways
from game.sim.work.components import OnJob

OFFERED_REFUGES = 2
"""How many places to go are offered: the nearest good one, and the next."""
LATE_SHARE = 1.5
"""How much longer leaving may take than it should: people who wake into an alarm do not march."""
LONG_OUTLOOK_H = 48.0
"""A refuge that is good for longer is good."""


def leaving(offers: Offers) -> Iterator[ChoiceView]:
    """Yield what can be ordered about leaving, and about coming back."""
    world = offers.world
    going = [person for person in left_inside(world, offers.module) if not is_trapped(offers, person)]
    if going:
        found = _refuges(offers, going)
        for refuge in found:
            yield _evacuation(offers, refuge, going, first=refuge == found[0])
        if not found:
            yield offers.choice(Evacuate(offers.name), "choice.evacuate_nowhere", "danger", people=str(len(going)))
        asleep = sum(1 for person in going if world.get(person, Whereabouts).activity == "asleep")
        if asleep:
            yield offers.choice(Wake(offers.name), "choice.wake", "plain", people=str(asleep))
    module = world.get(offers.module, Module)
    worst = world.one(Alarms).worst_in(offers.module)
    deadly = offers.module in foul(world) or (worst is not None and LEVELS.index(worst) >= LEVELS.index("danger"))
    if module.barred and not module.lost and not deadly:
        yield offers.choice(Reopen(offers.name), "choice.reopen", "plain")


def _refuges(offers: Offers, going: list[int]) -> list[int]:
    """Return where those who go could go, the best first."""
    world = offers.world
    start = place_of(world, going[0])
    best = nearest_refuge(world, offers.module, start, len(going))
    away_s = world.the(Ways).distances_s(world, start)
    there = Counter(where.module for _, where in world.each(Whereabouts))
    avoided = shunned(world)
    others = []
    for entity, module in world.each(Module):
        volume_m3 = offers.settlement.modules[module.id].volume_m3
        roomy = volume_m3 >= CROWD_M3_PER_PERSON * (there[entity] + len(going))
        if entity not in (best, offers.module) and entity in away_s and roomy and safe(world, entity, avoided):
            others.append((away_s[entity], entity))
    others.sort()
    found = [] if best is None else [best]
    return [*found, *(entity for _, entity in others)][:OFFERED_REFUGES]


def out_s(offers: Offers, refuge: int, people: list[int]) -> float:
    """Return how long it takes until the last of some people is out of the module, if nobody dawdles."""
    world, rules = offers.world, offers.settlement.rules
    slowest_s, gap_s = 0.0, 0.0
    per_cycle = 0.0
    for person in people:
        legs = world.the(Ways).route(world, place_of(world, person), refuge) or []
        asleep = world.get(person, Whereabouts).activity == "asleep"
        time_s = rules.asleep_response_s if asleep else rules.awake_response_s
        for way, beyond, walk_s in legs:
            time_s += walk_s
            taken: Crossing | None = crossing(offers.settlement, way_of(world, way)) if way else None
            if taken is not None:
                gap_s = max(gap_s, taken.gap_s)
                per_cycle = max(per_cycle, taken.wait_s / 2.0 if taken.cycled else 0.0)
            if module_of(world, beyond) != offers.module:
                break  # out: how far they then walk is another matter
        slowest_s = max(slowest_s, time_s)
    return slowest_s + (len(people) - 1) * max(gap_s, per_cycle)


def _evacuation(offers: Offers, refuge: int, going: list[int], *, first: bool) -> ChoiceView:
    world = offers.world
    soonest_s = out_s(offers, refuge, going)
    latest_s = LATE_SHARE * soonest_s
    harm_s = offers.harm_s()
    lost = harm_s is not None and latest_s >= harm_s
    outlook_h = refuge_outlook(world, refuge, len(going))
    staying = [person for person in offers.living if person not in going]
    at_work = sums.count(world.find(person, OnJob) is not None and not is_trapped(offers, person) for person in staying)
    helpless = len(staying) - at_work
    suffix = ".but" if helpless else ".busy" if at_work else ".crowded" if outlook_h < LONG_OUTLOOK_H else ""
    name = world.get(refuge, Module).id
    return offers.choice(
        Evacuate(offers.name) if first else Evacuate(offers.name, name),
        "choice.evacuate",
        "caution",
        suffix=suffix,
        soonest_s=soonest_s,
        latest_s=latest_s,
        leaves_s=harm_s if lost else None,
        reckoned=offers.foresight != "none",
        people=str(len(going)),
        to=offers.desk.places.name(refuge),
        time=minutes(soonest_s),
        stay=str(helpless or at_work),
        hours="" if math.isinf(outlook_h) else minutes(outlook_h * HOUR_S),
    )
