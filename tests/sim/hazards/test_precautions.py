"""Waiting for the next strike."""

from collections.abc import Callable

import pytest

from game.session.orders import Refusal, TakePrecautions
from game.session.precautions import order_precautions, refuse_precautions
from game.sim.hazards import precautions, standing_by
from game.sim.hazards.events import DoorShutByHand, PrecautionsTaken, StruckBy
from game.sim.people.components import Harm, Whereabouts
from game.sim.structure.components import Door
from game.sim.structure.events import DoorFailed
from game.sim.work.components import Walk
from tests.sim.rescue.leaving import alarm
from tests.sim.standing import Standing

Colony = Callable[..., Standing]


def test_who_works_at_the_lock_is_called_in(colony: Colony) -> None:
    here = colony()
    people = here.put(3, "west_lock", "work")
    standing_by.take(here.world)

    walks = [here.world.find(person, Walk) for person in people]
    assert all(walk is not None and walk.then == "shelter" for walk in walks)
    assert here.heard(PrecautionsTaken)[0].called_in >= 3


def test_nobody_is_called_in_to_where_an_alarm_stands(colony: Colony) -> None:
    here = colony()
    people = here.put(3, "west_lock", "work")
    alarm(here.world, here.module("dome_two"), "danger")  # next to the lock
    standing_by.take(here.world)

    goals = [here.world.get(person, Walk).goal for person in people]
    assert here.module("dome_two") not in goals


def test_nobody_else_has_to_stir(colony: Colony) -> None:
    here = colony()
    people = here.put(3, "hab_3", "asleep")
    standing_by.take(here.world)

    assert all(here.world.find(person, Walk) is None for person in people)
    assert all(here.world.get(person, Whereabouts).activity == "asleep" for person in people)


def test_a_later_strike_may_hurt_somebody_outside_unless_precautions_are_taken(colony: Colony) -> None:
    hurt = {False: 0, True: 0}
    for careful in hurt:
        for seed in range(10 if careful else 20):
            here = colony(seed)
            people = here.put(2, "west_lock", "work")
            here.hit("dome_one", diameter_mm=4.0)
            assert not here.heard(StruckBy)[0].outside
            here.pass_to(400.0)
            if careful:
                standing_by.take(here.world)
            here.hit("dome_one", diameter_mm=4.0)
            hurt[careful] += sum(here.world.find(person, Harm) is not None for person in people)

    assert 2 <= hurt[False] <= 15
    assert hurt[True] == 0


def test_they_cost_hours_for_as_long_as_they_last(colony: Colony) -> None:
    here = colony()
    standing_by.take(here.world)
    hands = here.heard(PrecautionsTaken)[0].hands
    here.pass_to(1_800.0)
    assert precautions.lost_h(here.world) == pytest.approx(0.5 * hands)
    standing_by.end(here.world)
    here.pass_to(9_000.0)

    assert precautions.lost_h(here.world) == pytest.approx(0.5 * hands)
    assert 15 <= hands <= 60


def test_they_halve_the_time_to_get_ready_and_keep_the_locks_empty(colony: Colony) -> None:
    here = colony()
    assert precautions.haste_share(here.world) == 1.0
    assert precautions.suspended(here.world) == []
    standing_by.take(here.world)

    assert precautions.haste_share(here.world) == 0.5
    assert here.module("east_lock") in precautions.suspended(here.world)
    assert here.module("greenhouse_extension") in precautions.suspended(here.world)


@pytest.mark.parametrize(("posted", "state"), [(True, "closed"), (False, "open")])
def test_who_stands_by_a_bulkhead_shuts_it_when_its_drive_does_not(colony: Colony, posted: bool, state: str) -> None:
    here = colony()
    door = next(entity for entity, door in here.world.each(Door) if door.state == "open")
    if posted:
        standing_by.take(here.world)
    here.world.events.say(DoorFailed(door))

    assert here.world.get(door, Door).state == state
    assert bool(here.heard(DoorShutByHand)) == posted


def test_they_are_taken_and_lifted_once(colony: Colony) -> None:
    here = colony()
    take, lift = TakePrecautions(), TakePrecautions(on=False)

    assert refuse_precautions(here.world, lift) == Refusal("refused.precautions_are_off")
    assert refuse_precautions(here.world, take) is None
    order_precautions(here.world, take)
    assert precautions.on(here.world)
    assert refuse_precautions(here.world, take) == Refusal("refused.precautions_are_on")
    order_precautions(here.world, lift)
    assert not precautions.on(here.world)
