"""What is counted of stories and answers over many games."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from game.balance.census.answers import pick_rows
from game.balance.census.kept import Tale, Telling
from game.balance.census.tellings import alike, desk_rows, never_told, repeats, storylet_rows
from game.balance.survival import rows
from tests.balance.census.made_up import CLOSE, KINDS, run, storylet, told


def test_what_came_in_no_run_is_named_and_what_came_is_counted_by_desk() -> None:
    runs = [run("idle", 1, told("tea", 40), told("dust", 60)), run("idle", 2, told("tea", 20)), run("planner", 1)]
    table = storylet_rows(runs, KINDS)
    assert never_told(table) == ["bread"]
    tea = table[0]
    assert (tea.runs, tea.fired, tea.times, tea.median_sol) == ({"idle": 2}, 2, 2, 30.0)


def test_a_consequence_is_no_second_telling_of_its_storylet() -> None:
    once = run("idle", 1, told("tea", 40, "yes"), told("tea", 80, later="yes/0", called=True))
    assert repeats([once], KINDS) == []
    assert storylet_rows([once], KINDS)[0].times == 1


def test_a_page_for_one_telling_that_came_twice_is_named_with_its_run() -> None:
    (twice,) = repeats([run("idle", 7, told("tea", 40), told("dust", 50), told("tea", 90))], KINDS)
    assert (twice.storylet, twice.who, twice.seed, twice.times) == ("tea", "idle", 7, 2)
    meant = {**KINDS, "tea": storylet("tea", once=False)}
    assert repeats([run("idle", 7, told("tea", 40), told("tea", 90))], meant) == []


def test_two_pages_are_alike_by_their_first_tag_within_three_tellings_and_no_further() -> None:
    (pair,) = alike([run("idle", 1, told("tea", 1), told("dust", 2), told("bread", 3))], KINDS)
    assert (pair.first, pair.second, pair.tag, pair.sol) == ("tea", "bread", "food", 3)
    assert (
        alike([run("idle", 1, told("tea", 1), told("dust", 2), told("dust", 3), told("bread", 4))], KINDS)[0].tag == ""
    )
    far = run("idle", 1, told("tea", 1), told("dust", 2), told("loose", 3), told("bread", 4))
    assert alike([far], {**KINDS, "loose": storylet("loose", "other")}) == []


def test_what_a_decision_calls_may_go_on_with_the_same_matter() -> None:
    assert alike([run("idle", 1, told("tea", 1), told("bread", 2, called=True))], KINDS) == []


def test_time_in_each_band_is_the_mean_over_the_runs_of_a_desk() -> None:
    calm = run("idle", 1, told("tea", 1, "yes", silent=True), told("dust", 5, "no"))
    wild = replace(run("idle", 2), tale=Tale(close=CLOSE, bands={"still": 0.25, "peak": 0.75}))
    (row,) = desk_rows([calm, wild])
    assert row.bands == {"still": 0.5, "astir": 0.0, "tense": 0.125, "peak": 0.375}
    assert (row.mean_told, row.answered_share) == (1.0, 0.5)


def test_answers_are_counted_where_they_were_open_and_a_page_that_still_waits_is_not() -> None:
    runs = [
        run("idle", 1, told("tea", 1, "yes", silent=True)),
        run("idle", 2, told("tea", 1, "no")),
        run("idle", 3, told("tea", 660)),
        run("idle", 4, Telling(sol=1, storylet="tea", open=("yes",), picked="yes")),
    ]
    yes, no = (row for row in pick_rows(runs, KINDS) if row.storylet == "tea")
    assert (yes.offered, yes.picked, yes.silent, yes.share) == (3, 2, 1, 2 / 3)
    assert (no.offered, no.picked) == (2, 1)


def test_what_followed_an_answer_is_measured_against_its_own_desk() -> None:
    # The planner says yes more often and loses fewer anyway; within each desk yes goes with two dead more.
    runs = [
        *(run("idle", seed, told("tea", 1, pick), dead=dead) for seed, pick, dead in IDLE),
        *(run("planner", seed, told("tea", 1, pick), dead=dead) for seed, pick, dead in PLANNER),
    ]
    yes, no = (row for row in pick_rows(runs, KINDS) if row.storylet == "tea")
    assert yes.followed["dead"] == pytest.approx(2.0, abs=0.5)
    assert yes.followed["dead"] == pytest.approx(-no.followed["dead"])
    assert yes.followed["debt_h"] == 0.0


IDLE = ((1, "yes", 22), (2, "no", 20), (3, "no", 20))
PLANNER = ((1, "yes", 2), (2, "yes", 2), (3, "no", 0))


def test_one_run_on_a_side_is_too_few_to_say_what_followed() -> None:
    runs = [run("idle", 1, told("tea", 1, "yes")), run("idle", 2, told("tea", 1, "no"))]
    assert all(not row.followed for row in pick_rows(runs, KINDS))


def test_a_row_tells_mean_and_middle_of_the_dead_their_causes_and_the_ends() -> None:
    runs = [run("idle", 1), run("idle", 2, dead=9), run("idle", 3, dead=3, debt_h=800)]
    (row,) = rows(runs, ("idle",))
    assert (row.mean_dead, row.median_dead, row.causes, row.ends) == (4.0, 3.0, (("hypoxia", 12),), (("held", 3),))
    assert row.mean_debt_h == 600.0
    assert row.mean_trust_share == pytest.approx(0.5)


def test_desks_of_one_policy_with_different_tempers_stand_apart() -> None:
    table = rows([run("idle", 1), run("idle", 1, temper="defiant"), run("planner", 1)], ("planner", "idle"))
    assert [row.who for row in table] == ["planner", "idle", "idle, defiant"]
