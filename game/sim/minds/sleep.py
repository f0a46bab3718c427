"""Sleep, and what it costs to be woken: the Three Process Model of sleepiness, worked out only when it is asked for.

Akerstedt, Folkard and Portin, "Predictions from the three-process model of alertness" (2004), with the figures of
Ingre et al., "Validating and extending the three process model" (2014): a reserve that runs down awake and fills up
asleep, the body's clock with its trough before morning, and the daze of the first half hour.
"""

from __future__ import annotations

import math
from functools import lru_cache

from game.content.kinds.people import ShiftKind
from game.sim import portable
from game.sim.clock import LOCAL_HOUR_S, SOL_S, Clock, local_h_of
from game.sim.minds.components import Mind, Unrest
from game.sim.people.components import Person, Whereabouts
from game.sim.people.rules import within
from game.sim.settlement import Settlement
from game.sim.world import World

RESERVE_LOW, RESERVE_HIGH = 2.4, 14.3
"""Where the reserve ends that is only spent, and that is only filled."""
SPENT_PER_H = 0.0353
"""Rate at which the reserve of somebody awake falls to its low end."""
FILLED_PER_H = 0.801
"""Rise of the reserve in the first hours asleep."""
BREAK_RESERVE = 12.2
"""From here up it fills ever more slowly."""
SLOW_FILLED_PER_H = 0.3814
RESERVE_AT_BED = 8.9
"""Reserve after a settled day of sixteen hours."""
DAZE, DAZE_PER_H = 5.72, 1.51
"""Sleep inertia at waking, and the rate at which it lifts."""
SETTLED_WAKE_H = 7.0
"""Hour at which somebody wakes whose body's clock is the colony's."""
ALERT_SLEEPINESS, SPENT_SLEEPINESS = 4.0, 9.0
"""Karolinska sleepiness that is no tiredness at all, and that is fighting sleep."""
DEBT_HALVES_SOLS = 1.0
"""Time in which half of a sleep debt is slept off."""
WORN_FROM, WORN_COUNTS = 0.6, 0.4
"""Weariness of weeks from which somebody is tired who has slept, and how tired that makes somebody spent."""
FALL_ASLEEP_H = 0.5
"""Time that it takes to fall asleep again."""


@lru_cache(maxsize=512)  # of one shift most slept alike
def sleepiness(awake_h: float, slept_h: float, body_h: float, owed_h: float = 0.0) -> float:
    """Return Karolinska sleepiness (1 alert, 9 fighting sleep), by hours awake, hours slept before, body's hour.

    ``owed_h``: sleep that nights before that still cost. Who has not fallen asleep does not wake in a daze.
    """
    dazed = slept_h >= FALL_ASLEEP_H
    slept_h = max(0.0, slept_h - owed_h)
    to_break_h = (BREAK_RESERVE - RESERVE_AT_BED) / FILLED_PER_H
    if slept_h <= to_break_h:
        woke = RESERVE_AT_BED + FILLED_PER_H * slept_h
    else:
        slow = portable.exp(-SLOW_FILLED_PER_H * (slept_h - to_break_h))
        woke = RESERVE_HIGH - (RESERVE_HIGH - BREAK_RESERVE) * slow
    reserve = RESERVE_LOW + (woke - RESERVE_LOW) * portable.exp(-SPENT_PER_H * awake_h)
    clock = 2.5 * portable.cos(2.0 * math.pi * (body_h - 16.8) / 24.0)
    half_day = -0.5 + 0.5 * portable.cos(2.0 * math.pi * (body_h - 19.8) / 12.0)
    daze = -DAZE * portable.exp(-DAZE_PER_H * awake_h) if dazed else 0.0
    return min(9.0, max(1.0, 10.6 - 0.6 * (reserve + clock + half_day + daze)))


def tired_share(world: World, person: int) -> float:
    """Return how tired somebody is who is up, 0 (fresh) to 1 (fighting sleep): their shift, their nights, the weeks."""
    mind = world.find(person, Mind)
    if mind is None or world.get(person, Whereabouts).activity == "asleep":
        return sleepy_share(world, person)
    return with_weeks(sleepy_share(world, person), mind)


def with_weeks(sleepy: float, mind: Mind) -> float:
    """Return how tired somebody is who is so sleepy, with what weeks of work add to it, 0 to 1."""
    worn = max(0.0, mind.weary_share - WORN_FROM) / (1.0 - WORN_FROM) * WORN_COUNTS
    return min(1.0, sleepy + worn)


def sleepy_share(world: World, person: int) -> float:
    """Return how sleepy somebody is who is up, 0 to 1, from their shift and their nights alone; asleep: 0."""
    who = world.get(person, Person)
    shift = _shift(world, who)
    if shift is None or world.get(person, Whereabouts).activity == "asleep":
        return 0.0
    clock = world.one(Clock)
    mind = world.find(person, Mind) or Mind()
    return _sleepy(world, shift, mind, *_awake_and_slept_h(shift, mind, clock))


def woken_share(world: World, person: int) -> float:
    """Return how tired somebody would be at work if they were called now, 0 to 1; awake: how tired they are."""
    shift = _shift(world, world.get(person, Person))
    if shift is None or world.get(person, Whereabouts).activity != "asleep":
        return tired_share(world, person)
    mind = world.find(person, Mind) or Mind()
    night_h = (shift.sleep_to_h - shift.sleep_from_h) % 24.0
    clock = world.one(Clock)
    slept_h = min((clock.local_h - shift.sleep_from_h) % 24.0, night_h)
    if mind.back_s >= 0.0 and _woken_last_night(shift, mind, clock):
        slept_h = max(0.0, slept_h - _away_h(mind))
    return with_weeks(_sleepy(world, shift, mind, 0.0, slept_h), mind)


def _sleepy(world: World, shift: ShiftKind, mind: Mind, awake_h: float, slept_h: float) -> float:
    """Return how sleepy somebody is who has been awake so long, and slept so long before that, 0 to 1."""
    clock = world.one(Clock)
    turned_h = ((shift.sleep_to_h - SETTLED_WAKE_H + 12.0) % 24.0) - 12.0
    body_h = clock.local_h - turned_h * world.the(Settlement).rules.shift_adaptation_share
    spent = sleepiness(awake_h, slept_h, body_h, debt_h(shift, mind, clock)) - ALERT_SLEEPINESS
    return min(1.0, max(0.0, spent / (SPENT_SLEEPINESS - ALERT_SLEEPINESS)))


def _shift(world: World, person: Person) -> ShiftKind | None:
    return world.the(Settlement).content.of(ShiftKind).get(person.shift) if person.shift else None


def _awake_and_slept_h(shift: ShiftKind, mind: Mind, clock: Clock) -> tuple[float, float]:
    """Return hours awake, and hours slept before that, of the last night."""
    night_h = (shift.sleep_to_h - shift.sleep_from_h) % 24.0
    up_h = (clock.local_h - shift.sleep_to_h) % 24.0
    in_bed_h = (clock.local_h - shift.sleep_from_h) % 24.0
    """Time since they went to bed, last night or this."""
    if mind.woken_s < 0.0 or not _woken_last_night(shift, mind, clock):
        return up_h, night_h
    woken_h = (clock.elapsed_s - mind.woken_s) / LOCAL_HOUR_S
    if mind.back_s < 0.0:
        return woken_h, in_bed_h - woken_h
    return min(up_h, in_bed_h), max(0.0, night_h - _away_h(mind))


def _away_h(mind: Mind) -> float:
    """Return what the last waking of somebody who is asleep again took of that night, in hours."""
    return (mind.back_s - mind.woken_s) / LOCAL_HOUR_S + FALL_ASLEEP_H


def _woken_last_night(shift: ShiftKind, mind: Mind, clock: Clock) -> bool:
    """Return whether they were last woken in the night that is, or was last."""
    in_bed_h = (clock.local_h - shift.sleep_from_h) % 24.0
    return (clock.elapsed_s - mind.woken_s) / LOCAL_HOUR_S <= in_bed_h


def debt_h(shift: ShiftKind, mind: Mind, clock: Clock) -> float:
    """Return the sleep, in hours, that nights before the last still cost somebody."""
    debt = _faded(mind.lost_h, mind.lost_s, clock)
    if mind.woken_s >= 0.0 and not _woken_last_night(shift, mind, clock):
        debt += _faded(_lost_then_h(shift, mind, clock), mind.woken_s, clock)
    return debt


def _faded(lost_h: float, at_s: float, clock: Clock) -> float:
    """Return what is left of a debt that was made at a time."""
    if lost_h <= 0.0:
        return 0.0
    return lost_h * portable.power(0.5, (clock.elapsed_s - at_s) / SOL_S / DEBT_HALVES_SOLS)


def wake(world: World, person: int) -> None:
    """Note that somebody was woken, if that was before their time. Their lost sleep shows next shift."""
    who = world.get(person, Person)
    shift, clock = _shift(world, who), world.one(Clock)
    mind = world.find(person, Mind)
    if shift is None or mind is None or not within(clock.local_h, shift.sleep_from_h, shift.sleep_to_h):
        return
    lost_h = debt_h(shift, mind, clock)
    if mind.woken_s >= 0.0 and _woken_last_night(shift, mind, clock):
        lost_h += _lost_then_h(shift, mind, clock)
    mind.lost_h, mind.lost_s = lost_h, clock.elapsed_s
    mind.woken_s, mind.back_s = clock.elapsed_s, -1.0
    wakeful = world.one(Unrest).wakeful
    if person not in wakeful:
        wakeful.append(person)
        wakeful.sort()


def _lost_then_h(shift: ShiftKind, mind: Mind, clock: Clock) -> float:
    """Return the sleep that the last waking cost, in hours."""
    left_h = (shift.sleep_to_h - local_h_of(clock.start_s + mind.woken_s)) % 24.0
    end_s = clock.elapsed_s if mind.back_s < 0.0 else mind.back_s + FALL_ASLEEP_H * LOCAL_HOUR_S
    return min(left_h, (end_s - mind.woken_s) / LOCAL_HOUR_S)


def sleep_again(world: World, person: int) -> None:
    """Note that somebody who had been woken is asleep again."""
    mind = world.get(person, Mind)
    if mind.woken_s >= 0.0 and mind.back_s < 0.0:
        mind.back_s = world.one(Clock).elapsed_s


def should_sleep(world: World, person: int) -> bool:
    """Return whether it is the hour at which somebody sleeps."""
    shift = _shift(world, world.get(person, Person))
    hour = world.one(Clock).local_h
    return shift is not None and within(hour, shift.sleep_from_h, shift.sleep_to_h)
