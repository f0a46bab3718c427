"""Teams: what they bring, what their steps take, and when they give up."""

from collections.abc import Iterator

import pytest

from game.content.store import Content
from game.session.orders import Accepted, SendTeam
from game.session.session import Session
from game.sim.clock import SOL_S
from game.sim.gear.rules import carried, pack
from game.sim.hardware.components import Machine
from game.sim.people.components import Whereabouts
from game.sim.rescue.carrying import burden_of
from game.sim.rescue.components import Pinned
from game.sim.structure.components import Door, Passage
from game.sim.work import jobs, pace
from game.sim.work.components import Job, OnJob
from game.sim.work.events import JobDone, JobLeft, NoHandWheel, StepMissed, TeamArrived
from game.sim.work.presence import step_of
from game.sim.work.processors import KEPT_S
from tests.sim.crewed_colony import HOUSE, CrewedColony


@pytest.fixture
def colony() -> Iterator[CrewedColony]:
    colony = CrewedColony()
    yield colony
    colony.close()


def test_a_team_brings_the_crowbar_that_the_door_wants(colony: CrewedColony) -> None:
    colony.send(1, task="open_passage", target="closet_door")
    assert colony.locker("shelf")["crowbar"] == 0
    colony.wait_for(JobDone)
    assert colony.world.get(colony.register.passages["closet_door"], Passage).state == "clear"


def test_a_tool_that_somebody_has_in_hand_is_not_fetched_again(colony: CrewedColony) -> None:
    pack(colony.world, colony.person(1), "crowbar")
    colony.send(1, task="open_passage", target="closet_door")
    assert colony.locker("shelf")["crowbar"] == 1


def test_two_of_a_team_never_count_on_the_same_thing(colony: CrewedColony) -> None:
    hole = colony.pierce("hall", 5.0)
    assert colony.refusal(1, 2, 3, task="patch_hole", target=hole, suits=True) == "refused.no_suits"


def test_a_second_pair_of_hands_makes_a_step_shorter(colony: CrewedColony) -> None:
    job = Job("clear_debris", colony.register.passages["closet_door"], 1, [colony.person(1)])
    alone_s = pace.step_time_s(colony.world, job, step_of(colony.world, job))
    job.people.append(colony.person(2))
    assert pace.step_time_s(colony.world, job, step_of(colony.world, job)) < alone_s


def test_once_work_has_begun_who_is_not_there_or_cannot_act_adds_nothing_to_it(colony: CrewedColony) -> None:
    colony.skilled(0.2, 1)
    colony.skilled(1.0, 2, 3)
    job = Job("move_machine", 0, 1, [colony.person(number) for number in (1, 2, 3)], step=2)
    job.place, world = colony.register.modules["hall"], colony.world
    step = step_of(world, job)
    ahead = pace.careful_time_s(world, job, step), pace.step_odds(world, job, step), pace.flaw_share(world, job, step)
    job.state = "working"
    colony.put(1, "hall")
    colony.put(2, "ward")
    colony.put(3, "hall")
    colony.fell(3)
    alone = Job("move_machine", 0, 1, [colony.person(1)], step=2)
    now = pace.careful_time_s(world, job, step), pace.step_odds(world, job, step), pace.flaw_share(world, job, step)
    assert now == (
        pace.careful_time_s(world, alone, step),
        pace.step_odds(world, alone, step),
        pace.flaw_share(world, alone, step),
    )
    assert now[0] > ahead[0]
    assert now[1] < ahead[1]


def test_a_compound_sets_as_slowly_for_a_master_with_help_as_for_a_beginner(colony: CrewedColony) -> None:
    colony.skilled(1.0, 2, 3)
    cures = []
    for team in ([1], [2, 3]):
        job = Job("patch_hole", 0, 1, [colony.person(number) for number in team], step=2)
        cures.append(pace.step_time_s(colony.world, job, step_of(colony.world, job)))
    assert cures == [180.0, 180.0]


def test_hurry_cuts_the_setting_short_and_makes_a_flaw_three_times_as_likely(colony: CrewedColony) -> None:
    job = Job("patch_hole", 0, 1, [colony.person(1)], step=2)
    step = step_of(colony.world, job)
    careful = pace.step_time_s(colony.world, job, step), pace.flaw_share(colony.world, job, step)
    job.hurry = True
    assert pace.step_time_s(colony.world, job, step) == pytest.approx(0.5 * careful[0])
    assert pace.flaw_share(colony.world, job, step) == pytest.approx(3.0 * careful[1])


def test_what_cannot_go_wrong_never_misses_in_any_hands(colony: CrewedColony) -> None:
    colony.send(1, task="patch_hole", target=colony.pierce("hall", 5.0))
    colony.wait_for(JobDone)
    assert "clean" not in [event.step for event in colony.said(StepMissed)]


def test_a_machine_is_not_moved_by_one(colony: CrewedColony) -> None:
    assert colony.refusal(1, task="move_machine", target="maker", to="hall") == "refused.too_few"


def test_a_team_that_lost_its_second_half_on_the_way_gives_up_what_takes_two(colony: CrewedColony) -> None:
    colony.send(1, 2, task="move_machine", target="maker", to="hall")
    colony.wait(20.0)
    colony.fell(2)
    assert colony.wait_for(JobLeft).why == "too_few"


def test_the_lead_who_falls_is_followed_by_the_next(colony: CrewedColony) -> None:
    hole = colony.pierce("hall", 5.0)
    job = colony.send(1, 2, task="patch_hole", target=hole)
    colony.wait_for(TeamArrived)
    colony.fell(1)
    colony.wait_for(JobDone)
    assert colony.job(job).people[0] == colony.person(2)


def test_the_second_fetches_what_the_fallen_had_in_hand(colony: CrewedColony) -> None:
    hole = colony.pierce("hall", 5.0)
    colony.send(1, 2, task="patch_hole", target=hole)
    colony.wait(50.0)
    colony.fell(1)
    colony.wait_for(JobDone)
    assert colony.hole(hole).cda_m2 == 0.0
    assert colony.locker("shelf")["sealant"] == 1


def test_whoever_joins_works_with_the_team(colony: CrewedColony) -> None:
    job = colony.send(1, task="patch_hole", target=colony.pierce("hall", 5.0))
    colony.join(job, 2)
    colony.wait_for(JobDone)
    assert colony.job(job).people == [colony.person(1), colony.person(2)]


def test_a_team_that_is_called_out_leaves_for_good_air(colony: CrewedColony) -> None:
    job = colony.send(1, task="patch_hole", target=colony.pierce("hall", 5.0))
    colony.wait_for(TeamArrived)
    colony.withdraw(job)
    assert colony.said(JobLeft)[0].why == "withdrawn"
    colony.wait(200.0)
    assert colony.where(1) != "hall"


def test_one_who_is_taken_off_a_job_leaves_it_to_the_others(colony: CrewedColony) -> None:
    job = colony.send(1, 2, task="patch_hole", target=colony.pierce("hall", 5.0))
    jobs.drop(colony.world, job, colony.person(1))
    assert colony.world.find(colony.person(1), OnJob) is None
    assert colony.job(job).state == "going"
    colony.wait_for(JobDone)


def test_the_last_who_is_taken_off_a_job_ends_it(colony: CrewedColony) -> None:
    job = colony.send(1, task="patch_hole", target=colony.pierce("hall", 5.0))
    jobs.drop(colony.world, job, colony.person(1))
    assert colony.job(job).state == "left"


def test_somebody_held_by_the_floor_does_no_work(colony: CrewedColony) -> None:
    colony.send(1, task="patch_hole", target=colony.pierce("hall", 5.0))
    colony.wait_for(TeamArrived)
    colony.world.add(colony.person(1), Pinned("floor"))
    assert colony.wait_for(JobLeft).why == "pinned"


def test_a_crowbar_frees_who_is_held(colony: CrewedColony) -> None:
    colony.put(5, "hall")
    colony.world.add(colony.person(5), Pinned("beam"))
    colony.send(1, task="free_person", target="colonist_5")
    colony.wait_for(JobDone)
    assert colony.world.find(colony.person(5), Pinned) is None


def test_a_stuck_door_is_forced_open(colony: CrewedColony) -> None:
    colony.shut("annex_door", "jammed")
    colony.send(1, task="jam_wider", target="annex_door")
    colony.wait_for(JobDone)
    assert colony.world.get(colony.register.doors["annex_door"], Door).state == "open"


def test_a_vent_without_a_wheel_cannot_be_wound_shut(colony: CrewedColony) -> None:
    colony.fail("maker/electrolysis_membrane", "fractured")
    colony.send(1, task="close_vent", target="annex")
    assert colony.wait_for(JobLeft).why == "no_wheel"
    assert colony.said(NoHandWheel)[0].part == colony.register.parts["maker/electrolysis_membrane"]
    assert colony.part("maker/electrolysis_membrane").found


def test_a_vent_with_a_wheel_is_wound_shut(colony: CrewedColony) -> None:
    colony.fail("maker/ignition_harness", "corroded")
    colony.send(1, task="close_vent", target="annex")
    colony.wait_for(JobDone)
    assert not colony.leaks()


def test_a_machine_is_taken_to_another_module_and_makes_its_oxygen_there(colony: CrewedColony) -> None:
    colony.skilled(0.9, 1, 2)
    colony.send(1, 2, task="move_machine", target="maker", to="depot")
    colony.wait_for(JobDone, 40_000.0)
    machine = colony.world.get(colony.register.machines["maker"], Machine)
    assert machine.module == colony.register.modules["depot"]
    assert machine.home == colony.register.modules["annex"]
    assert machine.state in ("starting", "running")
    assert {part.module for part in colony.parts("maker")} == {machine.module}
    for door in ("hall_door", "depot_door", "annex_door"):
        colony.shut(door)
    colony.wait(9_000.0)
    empty_kpa = colony.oxygen_kpa("annex")
    colony.set_oxygen_low("depot")
    low = colony.oxygen_kpa("depot")
    colony.wait(6_000.0)
    assert colony.oxygen_kpa("depot") > low + 0.05
    assert colony.oxygen_kpa("annex") == pytest.approx(empty_kpa, rel=1e-3)


def test_a_stand_in_takes_over_the_lines_that_the_dead_machine_left_open() -> None:
    spare = '[[machine]]\nid = "spare"\nkind = "oxygen_generator"\nmodule = "depot"\n'
    colony = CrewedColony(HOUSE.replace("[[colonists]]", spare + "[[colonists]]"))
    colony.fail("maker/electrolysis_membrane", "fractured")
    assert colony.leaks()
    colony.skilled(0.9, 1, 2)
    colony.send(1, 2, task="move_machine", target="spare", to="annex")
    colony.wait_for(JobDone, 40_000.0)
    assert not colony.leaks()
    colony.close()


def test_a_machine_left_on_the_way_lies_loose_and_gives_nothing(colony: CrewedColony) -> None:
    colony.skilled(0.9, 1, 2)
    job = colony.send(1, 2, task="move_machine", target="maker", to="depot")
    machine = colony.world.get(colony.register.machines["maker"], Machine)
    while not machine.loose:
        colony.wait(10.0)
    colony.wait(20.0)
    colony.withdraw(job)
    assert machine.loose
    assert machine.condition_share == 0.0
    assert machine.state == "off"


def test_a_machine_that_a_withdrawn_team_left_loose_in_its_place_is_fastened_and_runs_again(
    colony: CrewedColony,
) -> None:
    colony.skilled(0.9, 1, 2)
    machine = colony.world.get(colony.register.machines["maker"], Machine)
    assert colony.refusal(1, 2, task="move_machine", target="maker", to="annex") == "refused.machine_is_there"
    job = colony.send(1, 2, task="move_machine", target="maker", to="depot")
    while not machine.loose:
        colony.wait(1.0)
    colony.withdraw(job)
    assert (machine.module, machine.state) == (colony.register.modules["annex"], "off")
    again = colony.send(1, 2, task="move_machine", target="maker", to="annex")
    assert step_of(colony.world, colony.job(again)).id == "brackets"
    colony.wait_for(JobDone, 40_000.0)
    assert not machine.loose
    assert machine.home == 0
    colony.wait(9_000.0)
    assert machine.state == "running"


@pytest.mark.parametrize("team", [(1, 2, 3), (1, 2)])
def test_who_carries_a_machine_and_is_taken_off_the_job_sets_it_down_where_they_are(
    colony: CrewedColony, team: tuple[int, ...]
) -> None:
    colony.skilled(0.9, *team)
    job = colony.send(*team, task="move_machine", target="maker", to="depot")
    machine = colony.world.get(colony.register.machines["maker"], Machine)
    while not machine.loose:
        colony.wait(10.0)
    colony.wait(20.0)
    held = burden_of(colony.world, colony.world.get(job, Job).people)
    assert held is not None
    jobs.drop(colony.world, job, held[0])
    assert machine.module == colony.world.get(held[0], Whereabouts).module
    assert burden_of(colony.world, [colony.person(number) for number in team]) is None
    if len(team) == 3:
        colony.wait_for(JobDone, 40_000.0)
        assert machine.module == colony.register.modules["depot"]
        assert machine.state in ("starting", "running")
    else:
        colony.wait_for(JobLeft, 4_000.0)
        assert machine.loose


def test_canisters_are_emptied_into_the_air_and_the_ledger_balances(colony: CrewedColony) -> None:
    colony.locker("shelf")["canister"] = 6
    for door in ("hall_door", "annex_door"):
        colony.shut(door)
    before = colony.oxygen_kpa("ward"), colony.oxygen_mol()
    colony.send(1, task="feed_oxygen", target="ward")
    colony.wait_for(JobDone)
    colony.wait(10.0)
    assert colony.oxygen_kpa("ward") > before[0] + 0.1
    assert colony.oxygen_mol() == pytest.approx(before[1], rel=1e-9)
    assert carried(colony.world, colony.person(1), "canister") == 0


def test_jobs_that_were_over_sols_ago_are_forgotten(content: Content) -> None:
    session = Session.new(content, "quiet", 1)
    try:
        answer = session.order(SendTeam(("chen",), "search", "hab_2"))
        assert isinstance(answer, Accepted)
        while session.elapsed_s < KEPT_S - SOL_S:
            session.step()
        assert session.world.get(answer.job, Job).state in ("done", "left")
        while session.elapsed_s < KEPT_S + SOL_S:
            session.step()
        assert session.world.find(answer.job, Job) is None
    finally:
        session.close()
