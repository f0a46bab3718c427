"""Carrying people out: how they are lifted, how fast it goes, and where they are laid down."""

from collections.abc import Iterator

import pytest

from game.session.orders import Accepted, Refusal
from game.sim.people.components import Body, Presence
from game.sim.people.rules import die
from game.sim.rescue import carrying
from game.sim.rescue.components import Burden, Carried, Pinned
from game.sim.rescue.events import PersonBroughtIn
from game.sim.rescue.refuge import capacity
from game.sim.structure.components import Module
from game.sim.work.events import JobDone, JobLeft, LoadTakenUp, TeamArrived
from tests.sim.crewed_colony import CrewedColony


@pytest.fixture
def colony() -> Iterator[CrewedColony]:
    colony = CrewedColony()
    colony.put(5, "cabin")
    colony.fell(5)
    yield colony
    colony.close()


def hold_down(colony: CrewedColony, number: int) -> None:
    """Keep somebody senseless, whatever they breathe."""
    colony.world.get(colony.person(number), Body).hypoxia_dose = 1.4


def carried_in_s(colony: CrewedColony, *team: int) -> float:
    """Let a team carry out the one in the cabin, and return the time from lifting them to the ward."""
    colony.send(*team, task="carry_person", target="colonist_5")
    colony.wait_for(LoadTakenUp)
    began_s = colony.now_s
    while not colony.said(PersonBroughtIn):
        hold_down(colony, 5)
        colony.wait(5.0)
    return colony.now_s - began_s


def test_somebody_who_lies_in_a_room_is_brought_to_the_ward(colony: CrewedColony) -> None:
    carried_in_s(colony, 1)
    assert colony.where(5) == "ward"
    assert colony.world.find(colony.person(5), Carried) is None
    assert colony.world.find(colony.person(1), Burden) is None
    colony.wait_for(JobDone)


def test_nobody_is_brought_to_a_ward_where_there_is_no_air_for_one_more(colony: CrewedColony) -> None:
    """Once all who lay were brought to one room, and those who brought them lay down beside them."""
    world, cabin = colony.world, colony.register.rooms["cabin"]
    ward = colony.register.modules["ward"]
    assert carrying.ward_for(world, cabin) == ward
    world.one(Presence).heads[world.get(ward, Module).index, 0] += capacity(world, ward)
    elsewhere = carrying.ward_for(world, cabin)
    assert elsewhere is not None
    assert elsewhere != ward


def test_whoever_is_carried_goes_where_their_carrier_goes(colony: CrewedColony) -> None:
    colony.send(1, task="carry_person", target="colonist_5")
    colony.wait_for(LoadTakenUp)
    for _ in range(4):
        hold_down(colony, 5)
        colony.wait(5.0)
        assert colony.where(5) == colony.where(1)


def test_two_carry_faster_than_one(colony: CrewedColony) -> None:
    alone_s = carried_in_s(colony, 1)
    other = CrewedColony()
    other.put(5, "cabin")
    other.fell(5)
    assert carried_in_s(other, 1, 2) < alone_s
    other.close()


def test_they_can_be_brought_somewhere_else(colony: CrewedColony) -> None:
    colony.send(1, task="carry_person", target="colonist_5", to="depot")
    while not colony.said(PersonBroughtIn):
        hold_down(colony, 5)
        colony.wait(10.0)
    assert colony.where(5) == "depot"


def test_a_carrier_who_falls_lets_go_and_the_other_goes_on(colony: CrewedColony) -> None:
    colony.send(1, 2, task="carry_person", target="colonist_5")
    colony.wait_for(LoadTakenUp)
    colony.fell(1)
    while not colony.said(PersonBroughtIn):
        hold_down(colony, 5)
        hold_down(colony, 1)
        colony.wait(10.0)
    assert colony.where(5) == "ward"
    assert colony.said(PersonBroughtIn)[0].by == colony.person(2)


def test_a_team_that_is_called_out_on_the_way_brings_them_all_the_same(colony: CrewedColony) -> None:
    job = colony.send(1, task="carry_person", target="colonist_5")
    colony.wait_for(LoadTakenUp)
    colony.withdraw(job)
    while not colony.said(PersonBroughtIn):
        hold_down(colony, 5)
        colony.wait(10.0)
    assert colony.where(5) == "ward"


def adrift(colony: CrewedColony) -> list[int]:
    """Who is carried by somebody that does not carry them."""
    world = colony.world
    burdens = {carrier: burden.person for carrier, burden in world.each(Burden)}
    return [person for person, carried in world.each(Carried) if burdens.get(carried.by) != person]


@pytest.mark.parametrize("other", [4, 5])
@pytest.mark.parametrize("on_the_way_s", [0.0, 10.0, 45.0, 600.0])
def test_nobody_is_carried_by_somebody_who_does_not_carry_them(
    colony: CrewedColony, on_the_way_s: float, other: int
) -> None:
    """Who was called out with somebody on their back was sent for another, and nobody could touch the first again."""
    colony.put(4, "annex")
    colony.fell(4)
    job = colony.send(1, task="carry_person", target="colonist_5")
    colony.wait_for(LoadTakenUp)
    colony.withdraw(job)
    colony.wait(on_the_way_s)
    sent = colony.try_to_send(1, task="carry_person", target=f"colonist_{other}")
    for _ in range(60):
        hold_down(colony, 4)
        hold_down(colony, 5)
        colony.wait(10.0)
        assert not adrift(colony)
    assert not colony.world.each(Carried)
    assert not isinstance(sent, Accepted) or colony.where(other) == "ward"


def test_whoever_is_sent_elsewhere_lays_down_whom_they_carry_where_they_are(colony: CrewedColony) -> None:
    job = colony.send(1, task="carry_person", target="colonist_5")
    colony.wait_for(LoadTakenUp)
    colony.withdraw(job)
    colony.shut("annex_door", "closed")
    where = colony.where(5)
    colony.send(1, task="hold_door", target="annex_door")
    assert colony.world.find(colony.person(5), Carried) is None
    assert colony.world.find(colony.person(1), Burden) is None
    assert colony.where(5) == where
    assert not isinstance(colony.try_to_send(2, task="carry_person", target="colonist_5"), Refusal)


@pytest.mark.parametrize("machine", [True, False])
def test_who_takes_up_something_else_puts_down_what_they_carried(colony: CrewedColony, machine: bool) -> None:
    world, carrier = colony.world, colony.person(1)
    carrying.lift(world, carrier, colony.person(5))
    if machine:
        carrying.lift_machine(world, carrier, colony.register.machines["maker"])
    else:
        carrying.lift(world, carrier, colony.person(4))
    assert not adrift(colony)
    assert world.find(colony.person(5), Carried) is None


def test_a_spare_mask_is_put_on_who_would_suffocate(colony: CrewedColony) -> None:
    colony.shut("hall_door", "closed")
    colony.shut("annex_door")
    colony.pierce("hall", 120.0)
    colony.wait(100.0)
    hold_down(colony, 5)
    colony.send(1, task="carry_person", target="colonist_5", masks=True)
    colony.wait_for(LoadTakenUp)
    assert colony.breather(5) is not None


def test_a_mask_is_brought_to_somebody_who_cannot_be_reached_in_time(colony: CrewedColony) -> None:
    colony.send(1, task="fit_mask", target="colonist_5")
    colony.wait_for(JobDone)
    worn = colony.breather(5)
    assert worn is not None
    assert worn.item == "mask"
    assert colony.locker("shelf")["mask"] == 3


def test_a_mask_that_runs_low_gets_a_canister(colony: CrewedColony) -> None:
    colony.send(1, task="fit_mask", target="colonist_5")
    colony.wait_for(JobDone)
    worn = colony.breather(5)
    assert worn is not None
    worn.left_s = 100.0
    colony.send(1, task="fit_mask", target="colonist_5")
    while len(colony.said(JobDone)) < 2:
        colony.wait(10.0)
    assert worn.left_s > 1_400.0


def test_somebody_who_died_before_help_came_is_not_carried(colony: CrewedColony) -> None:
    colony.send(1, task="carry_person", target="colonist_5")
    die(colony.world, colony.person(5), "hypoxia")
    assert colony.wait_for(JobLeft).why == "died"


def test_somebody_whom_something_holds_is_not_lifted(colony: CrewedColony) -> None:
    colony.send(1, task="carry_person", target="colonist_5")
    colony.wait_for(TeamArrived)
    colony.world.add(colony.person(5), Pinned("beam"))
    assert colony.wait_for(JobLeft).why == "held_fast"


def test_who_has_come_round_walks_out_beside_the_team(colony: CrewedColony) -> None:
    colony.send(1, task="carry_person", target="colonist_5")
    body = colony.world.get(colony.person(5), Body)
    body.down, body.hypoxia_dose = False, 0.0
    colony.wait_for(JobDone)
    colony.wait(60.0)
    assert not colony.said(LoadTakenUp)
    assert colony.where(5) == "ward"


def test_more_hands_and_a_stretcher_are_quicker_but_never_quicker_than_free_hands() -> None:
    shares = [carrying.haul_share(0.4, hands) for hands in (1, 2, 3, 9)]
    assert shares == sorted(shares)
    assert carrying.haul_share(0.4, 1, 1.25) > shares[0]
    assert carrying.haul_share(0.9, 4, 2.0) == 1.0


def test_a_stretcher_that_lies_near_is_taken_along(colony: CrewedColony) -> None:
    colony.send(1, task="carry_person", target="colonist_5")
    assert colony.locker("shelf")["stretcher"] == 0
