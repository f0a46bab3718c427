"""Orders that cannot be: why they are refused, what would make them possible, and that they cost nothing."""

from collections.abc import Iterator

import pytest

from game.session.almanac import Almanac
from game.session.crises import CrisisLog, Findings
from game.session.encoding import TOLD, decoded_state, encoded_state
from game.session.orders import Accepted, Refusal
from game.sim.clock import SOL_S
from game.sim.crews.components import Off, OffWhy
from game.sim.gear.rules import fit
from game.sim.people.components import Body
from game.sim.people.rules import die
from game.sim.rescue.components import Carried, Pinned
from game.sim.structure.passages import set_passage
from game.sim.structure.rules import lose_module
from game.sim.world import World
from game.story.storylets.components import StoryBook
from tests.sim.crewed_colony import HOUSE, SHELVES, CrewedColony


@pytest.fixture
def colony() -> Iterator[CrewedColony]:
    colony = CrewedColony()
    colony.pierce("hall", 4.0)
    yield colony
    colony.close()


def patch(colony: CrewedColony, *numbers: int, **order: object) -> str:
    return colony.refusal(*numbers, task="patch_hole", target="hall#1", **order)


def test_the_dead_are_not_sent(colony: CrewedColony) -> None:
    die(colony.world, colony.person(1), "hypoxia")
    assert patch(colony, 1) == "refused.dead"


def test_those_who_lie_there_are_not_sent(colony: CrewedColony) -> None:
    colony.fell(1)
    assert patch(colony, 1) == "refused.down"


@pytest.mark.parametrize("why", ["illness", "burn_out"])
def test_those_who_are_off_work_are_not_sent_and_how_long_is_said(colony: CrewedColony, why: OffWhy) -> None:
    colony.world.add(colony.person(1), Off(why, 3.0 * SOL_S))
    assert patch(colony, 1) == f"refused.off.{why}"


def test_nobody_is_sent_twice_at_once(colony: CrewedColony) -> None:
    colony.send(1, task="patch_hole", target="hall#1")
    assert colony.refusal(1, task="open_passage", target="closet_door") == "refused.on_job"


def test_nobody_is_sent_who_is_held_or_carried(colony: CrewedColony) -> None:
    colony.world.add(colony.person(1), Pinned("floor"))
    colony.world.add(colony.person(2), Carried(colony.person(3)))
    assert patch(colony, 1) == "refused.held_fast"
    assert patch(colony, 2) == "refused.being_carried"


def test_who_is_cut_off_is_told_by_which_door(colony: CrewedColony) -> None:
    colony.shut("hall_door")
    answer = colony.try_to_send(1, task="patch_hole", target="hall#1")
    assert isinstance(answer, Refusal)
    assert answer.reason == "refused.cut_off.sealed"
    assert answer.values["by"] == "ward / hall"


def test_who_is_cut_off_is_told_by_which_passage(colony: CrewedColony) -> None:
    colony.put(5, "closet")
    answer = colony.try_to_send(1, task="fit_mask", target="colonist_5")
    assert isinstance(answer, Refusal)
    assert (answer.reason, answer.values["by"]) == ("refused.cut_off.jammed", "Closet door")


def test_of_two_things_in_the_way_the_nearer_is_named(colony: CrewedColony) -> None:
    colony.put(5, "closet")
    colony.shut("hall_door")
    answer = colony.try_to_send(1, task="fit_mask", target="colonist_5")
    assert isinstance(answer, Refusal)
    assert answer.values["by"] == "ward / hall"


def test_a_tool_out_of_reach_is_named_with_the_place_where_it_lies(colony: CrewedColony) -> None:
    colony.shut("depot_door")
    answer = colony.try_to_send(1, task="open_passage", target="closet_door")
    assert isinstance(answer, Refusal)
    assert answer.reason == "refused.gear_elsewhere"
    assert answer.values == {"item": "crowbar", "place": "depot", "by": "ward / depot"}


def test_a_tool_that_nobody_has_is_named(colony: CrewedColony) -> None:
    set_passage(colony.world, colony.register.passages["closet_door"], "blocked")
    answer = colony.try_to_send(1, task="cut_beam", target="closet_door")
    assert isinstance(answer, Refusal)
    assert (answer.reason, answer.values) == ("refused.no_gear", {"item": "thermal lance"})


def test_masks_and_suits_are_counted(colony: CrewedColony) -> None:
    colony.locker("shelf")["mask"] = 1
    assert patch(colony, 1, 2, masks=True) == "refused.no_masks"
    assert patch(colony, 1, 2, 3, suits=True) == "refused.no_suits"


def test_a_passage_is_opened_as_it_stands_and_not_otherwise(colony: CrewedColony) -> None:
    passage = colony.register.passages["closet_door"]
    assert colony.refusal(1, task="clear_debris", target="closet_door") == "refused.passage_is_jammed"
    assert colony.refusal(1, task="cut_passage", target="closet_door") == "refused.passage_is_jammed"
    set_passage(colony.world, passage, "clear")
    assert colony.refusal(1, task="open_passage", target="closet_door") == "refused.passage_is_clear"


def test_a_door_that_is_not_stuck_is_opened_from_the_desk(colony: CrewedColony) -> None:
    assert colony.refusal(1, task="free_door", target="annex_door") == "refused.door_not_stuck"


def test_a_hole_is_patched_once_and_with_what_holds_on_it(colony: CrewedColony) -> None:
    colony.pierce("hall", 4.0, crack=True)
    assert colony.refusal(1, task="patch_hole", target="hall#2") == "refused.hole_is_crack"
    assert colony.refusal(1, task="strip_crack", target="hall#1") == "refused.hole_is_hole"
    colony.hole("hall#1").cda_m2 = 0.0
    assert patch(colony, 1) == "refused.hole_closed"
    assert colony.refusal(1, task="patch_hole", target="hall#7") == "refused.no_such_hole"


def test_what_a_part_leaks_is_not_patched_at_the_hull(colony: CrewedColony) -> None:
    colony.fail("maker/electrolysis_membrane", "fractured")
    assert colony.refusal(1, task="patch_hole", target="annex#1") == "refused.hole_of_part"


def test_who_can_walk_is_not_carried(colony: CrewedColony) -> None:
    assert colony.refusal(1, task="carry_person", target="colonist_5") == "refused.can_walk"


def test_who_is_held_is_freed_before_they_are_carried(colony: CrewedColony) -> None:
    colony.fell(5)
    colony.world.add(colony.person(5), Pinned("beam"))
    assert colony.refusal(1, task="carry_person", target="colonist_5") == "refused.target_pinned"


def test_who_is_carried_already_is_not_carried_by_others(colony: CrewedColony) -> None:
    colony.fell(5)
    colony.world.add(colony.person(5), Carried(colony.person(4)))
    assert colony.refusal(1, task="carry_person", target="colonist_5") == "refused.target_carried"


@pytest.mark.parametrize("task", ["carry_person", "fit_mask", "free_person"])
def test_nothing_is_done_for_the_dead(colony: CrewedColony, task: str) -> None:
    die(colony.world, colony.person(5), "hypoxia")
    assert colony.refusal(1, task=task, target="colonist_5") == "refused.target_dead"


def test_nobody_is_freed_whom_nothing_holds(colony: CrewedColony) -> None:
    assert colony.refusal(1, task="free_person", target="colonist_5") == "refused.not_pinned"


def test_no_mask_goes_over_a_suit(colony: CrewedColony) -> None:
    fit(colony.world, colony.person(5), "pressure_suit")
    assert colony.refusal(1, task="fit_mask", target="colonist_5") == "refused.has_suit"


def test_a_machine_goes_to_another_module_by_enough_hands(colony: CrewedColony) -> None:
    assert colony.refusal(1, task="move_machine", target="maker", to="hall") == "refused.too_few"
    assert colony.refusal(1, 2, task="move_machine", target="maker", to="annex") == "refused.machine_is_there"
    assert colony.refusal(1, 2, task="move_machine", target="maker", to="attic") == "refused.no_such_module"
    assert colony.refusal(1, 2, task="move_machine", target="maker") == "refused.no_destination"


def test_nobody_is_sent_into_a_module_that_has_come_down(colony: CrewedColony) -> None:
    lose_module(colony.world, colony.register.modules["hall"])
    assert patch(colony, 1) == "refused.module_lost"


def test_what_is_in_hand_is_not_begun_again(colony: CrewedColony) -> None:
    colony.send(1, task="patch_hole", target="hall#1")
    assert patch(colony, 2) == "refused.in_hand"


def test_a_search_from_the_other_end_is_another_search(colony: CrewedColony) -> None:
    colony.send(1, task="search", target="hall")
    assert colony.refusal(2, task="search", target="hall") == "refused.in_hand"
    colony.send(2, task="search", target="hall", to="cabin")


def test_a_refused_order_changes_nothing() -> None:
    colony, untouched = CrewedColony(HOUSE, SHELVES), CrewedColony(HOUSE, SHELVES)
    colony.try_to_send(1, task="cut_passage", target="closet_door")
    colony.try_to_send(1, 2, 3, task="search", target="hall", suits=True)
    colony.try_to_send(1, task="carry_person", target="colonist_5")
    assert encoded_state(colony.world) == encoded_state(untouched.world)
    for one in (colony, untouched):
        one.close()


def test_teams_on_their_way_at_work_and_carrying_are_saved_as_they_are(colony: CrewedColony) -> None:
    for kind in (*TOLD, CrisisLog, Findings, StoryBook, Almanac):
        colony.world.put(kind())
    colony.put(5, "cabin")
    colony.fell(5)
    colony.send(1, 2, task="carry_person", target="colonist_5", masks=True)
    colony.send(3, task="search", target="hall", suits=True)
    colony.send(4, task="patch_hole", target="hall#1", hurry=True)
    for _ in range(12):
        state = encoded_state(colony.world, told=True)
        again = World()
        decoded_state(state, again)
        assert encoded_state(again, told=True) == state
        again.close()
        colony.wait(40.0)


def test_somebody_dazed_may_be_led_out(colony: CrewedColony) -> None:
    colony.put(5, "cabin")
    colony.world.get(colony.person(5), Body).hypoxia_dose = 0.45
    assert isinstance(colony.try_to_send(1, task="carry_person", target="colonist_5"), Accepted)
