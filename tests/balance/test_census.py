"""What is counted over many games, from a few that are made up; and a file of runs that grows."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from game.balance.census.answers import pick_rows
from game.balance.census.kept import Close, Span, Tale, Telling
from game.balance.census.picture import axis_end, drawn, points, share_of
from game.balance.census.runs import RunsError, RunsFile, read_runs
from game.balance.census.tellings import alike, desk_rows, never_told, repeats, storylet_rows
from game.balance.census.watching import Watch
from game.balance.driving import SessionSeat, new_policy, take_turn
from game.balance.survival import Lived, Year, lived, rows
from game.balance.sweep import content_of
from game.content.kinds.answer import OptionPlan
from game.content.kinds.storylet import StoryletKind, VariantPlan
from game.session.session import Session
from game.sim.clock import SOL_S

CLOSE = Close(
    people=300,
    debt_h=500,
    stress_share=0.3,
    regard_share=0.5,
    food_sols=400,
    local_share=0.4,
    works_hold=0,
    works_grow=0,
    homes_open=16,
    trust={"safety": 0.4, "output": 0.6, "candour": 0.5},
    anger_share=0.0,
    funding_share=1.0,
    viable=True,
    support={},
    fallen=0,
    promises_kept=0,
    promises_broken=0,
)


def storylet(name: str, *tags: str, once: bool = True) -> StoryletKind:
    """A storylet with two answers."""
    return StoryletKind(
        id=name,
        channel="ambient",
        tags=tags,
        title=name,
        once=once,
        variants=(VariantPlan(text="It is told."),),
        options=(OptionPlan(id="yes", text="Yes"), OptionPlan(id="no", text="No")),
    )


KINDS = {kind.id: kind for kind in (storylet("tea", "food", "cold"), storylet("bread", "food"), storylet("dust"))}


def told(
    name: str, sol: int, picked: str = "", *, later: str = "", called: bool = False, silent: bool = False
) -> Telling:
    """A page of which both answers were open."""
    return Telling(sol=sol, storylet=name, later=later, called=called, open=("yes", "no"), picked=picked, silent=silent)


def run(policy: str, seed: int, *tellings: Telling, dead: int = 0, debt_h: int = 500, temper: str = "") -> Lived:
    """A game that came to so much."""
    return Lived(
        scenario="hut",
        policy=policy,
        seed=seed,
        temper=temper,
        content="core:1",
        outcome="held",
        good=not dead,
        sols=668,
        people=300,
        alive=300 - dead,
        dead=dead,
        causes=(("hypoxia", dead),) if dead else (),
        crises=1,
        orders=0,
        warned_sol=None,
        state_hash="",
        cpu_s=1.0,
        peak_rss_mb=100.0,
        tale=Tale(close=replace(CLOSE, debt_h=debt_h), tellings=tellings, bands={"still": 0.75, "tense": 0.25}),
    )


# Storylets.


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


# Answers.


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


# Rows.


def test_a_row_tells_mean_and_middle_of_the_dead_their_causes_and_the_ends() -> None:
    runs = [run("idle", 1), run("idle", 2, dead=9), run("idle", 3, dead=3, debt_h=800)]
    (row,) = rows(runs, ("idle",))
    assert (row.mean_dead, row.median_dead, row.causes, row.ends) == (4.0, 3.0, (("hypoxia", 12),), (("held", 3),))
    assert row.mean_debt_h == 600.0
    assert row.mean_trust_share == pytest.approx(0.5)


def test_desks_of_one_policy_with_different_tempers_stand_apart() -> None:
    table = rows([run("idle", 1), run("idle", 1, temper="defiant"), run("planner", 1)], ("planner", "idle"))
    assert [row.who for row in table] == ["planner", "idle", "idle, defiant"]


# The file of runs.


def test_runs_come_back_from_their_file_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "runs.jsonl"
    one, two = run("idle", 1, told("tea", 1, "yes")), run("planner", 1, temper="careful")
    for each in (one, two):
        with RunsFile(path) as file:
            file.add(each)
    assert read_runs(path) == [one, two]
    assert read_runs(tmp_path / "none.jsonl") == []


def test_half_a_line_of_a_run_that_was_killed_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "runs.jsonl"
    with RunsFile(path) as file:
        file.add(run("idle", 1))
    with path.open("ab") as torn:
        torn.write(b'{"scenario": "hut", "pol')
    assert [each.seed for each in read_runs(path)] == [1]
    with RunsFile(path) as file:
        file.add(run("idle", 2))
    assert [each.seed for each in read_runs(path)] == [1, 2]


def test_a_file_of_one_line_that_is_no_run_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("buy milk")
    with pytest.raises(RunsError, match=r"notes\.txt, line 1: is no run"):
        read_runs(path)
    with RunsFile(path):
        pass
    assert path.read_text() == "buy milk\n"


def test_a_run_that_another_program_has_half_written_is_not_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "runs.jsonl"
    with RunsFile(path) as one:
        one.add(run("idle", 1))
        whole = path.read_bytes()
        path.write_bytes(whole[:-1])
        with RunsFile(path) as other:
            other.add(run("idle", 2))
    assert [each.seed for each in read_runs(path)] == [1, 2]


def test_two_programs_that_add_to_one_file_lose_no_run(tmp_path: Path) -> None:
    path = tmp_path / "runs.jsonl"
    with RunsFile(path) as one, RunsFile(path) as other:
        one.add(run("idle", 1))
        other.add(run("idle", 2))
        one.add(run("idle", 3))
    assert [each.seed for each in read_runs(path)] == [1, 2, 3]


@pytest.mark.parametrize("line", [b"not JSON", b"[1, 2]", b'{"scenario": "hut"}', b"\xff\xfe"])
def test_a_line_that_is_no_run_is_told_with_its_number(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "runs.jsonl"
    with RunsFile(path) as file:
        file.add(run("idle", 1))
    with path.open("ab") as spoilt:
        spoilt.write(line + b"\n")
    with pytest.raises(RunsError, match=r"runs\.jsonl, line 2: is no run"):
        read_runs(path)


# The picture.


def test_a_share_of_values_lies_between_two_of_them_by_proportion() -> None:
    assert share_of([4.0, 0.0, 2.0], 0.5) == 2.0
    assert share_of([0.0, 10.0], 0.1) == pytest.approx(1.0)
    assert share_of([7.0], 0.9) == 7.0


def test_a_run_that_is_over_is_not_counted_after_its_end() -> None:
    def of(*people: int) -> Lived:
        spans = tuple(Span(10 * (n + 1), 19.8, 0.5, 500.0, 0.3, count, 400) for n, count in enumerate(people))
        return replace(run("idle", 1), tale=Tale(close=CLOSE, spans=spans))

    line = points([of(300, 100), of(300, 200), of(300)], lambda span: float(span.people))
    assert [(point.sol, point.middle) for point in line] == [(10, 300.0), (20, 150.0)]


def test_axes_end_on_round_numbers_and_the_picture_is_well_formed() -> None:
    from xml.etree import ElementTree

    assert [axis_end(most) for most in (0.0, 0.9, 300.0, 301.0, 1140.0)] == [1.0, 1.0, 300.0, 400.0, 1500.0]
    spans = tuple(Span(sol, 19.8, 0.5, 500.0, 0.3, 300, 400) for sol in range(10, 670, 10))
    runs = [replace(run(policy, 1), tale=Tale(close=CLOSE, spans=spans)) for policy in ("idle", "a<b")]
    assert ElementTree.fromstring(drawn(runs)).tag.endswith("svg")


# Watching.


def test_watching_a_game_changes_nothing_and_sees_every_page() -> None:
    def played(*, watched: bool) -> tuple[str, Tale | None]:
        session = Session.new(content_of(()), "first_year", 3)
        policy, seat = new_policy("idle", 3), SessionSeat(session)
        watch = Watch(session) if watched else None
        while session.elapsed_s < 12.0 * SOL_S:
            take_turn(session, seat, policy)
            session.step()
            if watch is not None:
                watch.look()
        found = session.state_hash(), watch.tale() if watch is not None else None
        session.close()
        return found

    (plain, _), (seen, tale) = played(watched=False), played(watched=True)
    assert plain == seen
    assert tale is not None
    assert tale.tellings
    assert all(not telling.picked or telling.picked in telling.open for telling in tale.tellings)
    assert sum(tale.bands.values()) == pytest.approx(1.0, abs=1e-3)
    assert tale.spans[-1].people == 300


def test_a_run_keeps_what_its_story_did() -> None:
    found = lived(Year("first_year", "idle", 1, until_s=12.0 * SOL_S))
    assert [span.sol for span in found.tale.spans] == [10, 12]
    assert found.tale.close.homes_open == 16
    assert 18.0 < found.tale.spans[0].o2_kpa < 21.0
