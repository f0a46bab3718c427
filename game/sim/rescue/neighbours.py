"""Neighbours: in a long game those who lie where nobody was sent for them are fetched by whoever is near."""

from __future__ import annotations

import math
from collections.abc import Mapping

from game.content.kinds.work import TaskKind
from game.sim import sums
from game.sim.air.atmospherics import Atmospherics
from game.sim.crews import hands
from game.sim.gear.rules import breathing_items, kinds
from game.sim.hazards.senses import senseless
from game.sim.medical.rules import in_care
from game.sim.minds import refusals
from game.sim.people.components import Body, Presence, Whereabouts
from game.sim.people.physiology import co2_incapacitation_s, conscious_s
from game.sim.people.rules import ASLEEP, Activities, able, place_of
from game.sim.rescue import carrying
from game.sim.rescue.components import Carried, Pinned
from game.sim.rescue.events import NeighboursWent
from game.sim.rescue.refuge import better_place, clear_of
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.structure.ways import Ways
from game.sim.work import jobs, kits
from game.sim.work.components import Job
from game.sim.work.fetching import way_past_lockers
from game.sim.world import World

LIES_S = 900.0
"""Time for which somebody lies before they go: the desk may send for them, or they may come round."""
NEAR_S = 900.0
"""Longest walk from which anybody hears of it and goes."""
PARTY = 2
"""How many carry one."""
AT_ONCE = 12
"""How many are fetched at a time: more would be in each other's way in the doors."""
THIN_KPA = 28.0
"""Ambient pressure under which a mask does not feed its wearer: suits are for the desk to hand out."""
DARES_SHARE = 0.5
"""How much of the time in which bad air fells them they spend in it."""
STEPS_S = 90.0
"""Time to find somebody, get a grip and lay them down again, at most."""


def fetch_the_fallen(world: World) -> None:
    """Send the nearest pair to each who has lain for long enough, where they can hope to come out of it again."""
    lying = _lying(world)
    task = next((task for task in world.the(Settlement).tasks.values() if task.effect == "carry_person"), None)
    if task is None or not lying:
        return
    under_way = sums.count(job.task == task.id and job.state in jobs.OPEN for _, job in world.each(Job))
    free, entered = _free(world), set()
    for person in lying:
        if under_way >= AT_ONCE:
            break
        party = _go(world, task, person, free)
        if party:
            under_way += 1
            free = [hand for hand in free if hand not in party]
            entered.add(world.get(person, Whereabouts).module)
    for module in sorted(entered):
        world.events.say(NeighboursWent(module))


def due_in_s(world: World) -> float:
    """Return the time until the first of those who are in nobody's hands has lain for long enough; inf: none lies."""
    lain_s = [world.get(person, Body).down_s for person in _in_nobodys_hands(world)]
    return max(0.0, LIES_S - max(lain_s)) if lain_s else math.inf


def _lying(world: World) -> list[int]:
    """Return who has lain for long enough where they are not to stay, those who have lain longest first."""
    found = []
    for person in _in_nobodys_hands(world):
        lain_s = world.get(person, Body).down_s
        if lain_s >= LIES_S and _is_to_go(world, person):
            found.append((-lain_s, person))
    return [person for _, person in sorted(found)]


def _in_nobodys_hands(world: World) -> list[int]:
    """Return who lies there, not held fast, neither carried nor in a ward that does them good, in order."""
    found = []
    for person in world.one(Presence).at_risk:
        body = world.get(person, Body)
        if not body.alive or not body.down or in_care(world, person):
            continue
        if all(world.find(person, kind) is None for kind in (Carried, Pinned)):
            found.append(person)
    return found


def _is_to_go(world: World, person: int) -> bool:
    """Return whether somebody lies in bad air, or good air leads to a ward that takes them: no refuge heals."""
    place, module = place_of(world, person), world.get(person, Whereabouts).module
    if world.the(Atmospherics).harmful[world.get(module, Module).index]:
        return True
    ward = carrying.nearest_ward(world, place)
    return ward not in (None, module) and ward in world.the(Ways).away_s(world, place, clear_of(world, place))


def _free(world: World) -> list[int]:
    """Return who may go: on their feet, in air that does them no harm, and at nothing that they would not leave."""
    taken, harmful = hands.taken(world), world.the(Atmospherics).harmful
    return [
        person
        for person, where in world.each(Whereabouts)
        if person not in taken
        and able(world, person)
        and not carrying.needs_carrying(world, person)
        and not harmful[world.get(where.module, Module).index]
    ]


def _go(world: World, task: TaskKind, person: int, free: list[int]) -> list[int]:
    """Send a pair for somebody, if there is one that can; return who goes."""
    place, module = place_of(world, person), world.get(person, Whereabouts).module
    to = carrying.ward_for(world, place) or better_place(world, module, place, 1)
    if to is None or world.get(module, Module).lost or jobs.in_hand(world, task, person):
        return []
    ways = world.the(Ways)
    masks = _wears_masks(world, task, module, ways.distances_s(world, place).get(to, NEAR_S))
    if masks is None:
        return []
    away_s = ways.distances_s(world, place, senseless(world, masked=masks))
    if to not in away_s:
        return []
    near = sorted((_far_s(world, hand, away_s), hand) for hand in free)
    willing = (
        hand for far_s, hand in near if far_s <= NEAR_S and not refusals.will_not_go(world, hand, place, mask=masks)
    )
    party = [hand for hand, _ in zip(willing, range(PARTY), strict=False)]
    if len(party) < PARTY:
        return []
    job = jobs.laid_out(world, task, person, party, masks=masks, to=to)
    if kits.missing(world, job, job.place) or not all(_gets_there(world, job, hand) for hand in party):
        return []
    jobs.send(world, task, person, party, masks=masks, to=to)
    return party


def _gets_there(world: World, job: Job, hand: int) -> bool:
    """Return whether somebody can walk to a job, past the lockers from which they take what it needs."""
    return way_past_lockers(world, job, hand, job.place, kits.plan(world, job, hand, job.place)) is not None


def _far_s(world: World, hand: int, away_s: Mapping[int, float]) -> float:
    """Return how long it takes somebody to be there; who sleeps is called only where nobody near is up."""
    walk_s = away_s.get(place_of(world, hand), NEAR_S + 1.0)
    return walk_s + (NEAR_S / 2.0 if world.get(hand, Whereabouts).activity == ASLEEP else 0.0)


def _wears_masks(world: World, task: TaskKind, module: int, out_s: float) -> bool | None:
    """Return whether those who go into a module need masks; nothing if they would not come out with them either."""
    air, row = world.the(Atmospherics), world.get(module, Module).index
    if not air.harmful[row]:
        return False
    if float(air.pressure_kpa[row]) < THIN_KPA:
        return None
    exertion = max(1.0, world.the(Activities).share_of(task.activity))
    there_s = STEPS_S + out_s + out_s / carrying.haul_share(task.haul_share, PARTY)
    breath = air.breath(row)
    senses_s = min(conscious_s(breath, exertion), co2_incapacitation_s(breath.co2_percent))
    if module not in senseless(world) and there_s <= DARES_SHARE * senses_s:
        return False
    masks = breathing_items(world, body=False)
    return True if masks and there_s <= kinds(world)[masks[0]].oxygen_s / exertion else None
