"""What a run will be remembered by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from game.content.conditions import Scope, compiled
from game.content.kinds.chronicle import FateKind, PageKind
from game.content.store import Content
from game.session.crises import Crisis, CrisisLog, Rescue
from game.session.save import read_save, write_save
from game.session.session import Session
from game.session.view import ChroniclePageView, ChronicleView
from game.sim.clock import SOL_S, Clock
from game.sim.command.components import Command, Council, Promise
from game.sim.earth.components import Act, Earth, Proposal
from game.sim.minds.components import Memory, Mind
from game.sim.people.components import Body, Person
from game.sim.people.rules import die
from game.sim.register import Register
from game.sim.upkeep.components import Records
from game.sim.upkeep.logs import write
from game.sim.works.components import Slip, Work, Works
from game.story.chronicle.past import Find
from game.story.chronicle.sifting import chosen

HARNESS = "hab_3.generator/ignition_harness"
Arrange = Callable[[Session], None]


@pytest.fixture
def year(content: Content) -> Iterator[Session]:
    session = Session.new(content, "first_year", 1)
    session.step(60.0)
    yield session
    session.close()


def pages(session: Session, page: str = "") -> list[ChroniclePageView]:
    told = session.chronicle()
    assert told is not None
    return [each for each in told.pages if page in ("", each.id)]


def text_of(page: ChroniclePageView) -> str:
    return " ".join((page.title, *page.paragraphs))


def entity(session: Session, person: str) -> int:
    return session.world.the(Register).people[person]


def pass_sols(session: Session, sols: float) -> None:
    """Put the clock on, with the colony as it stands."""
    session.world.one(Clock).elapsed_s += sols * SOL_S


def promise(session: Session, ended: int = 560) -> None:
    session.world.one(Council).promises.append(
        Promise(1, "engineering", "less_debt", 545, ended, 400.0, 600.0, "broken", ended)
    )


def test_a_promise_broken_before_a_death_is_told_with_its_dates(year: Session) -> None:
    promise(year)
    pass_sols(year, 31.0)
    die(year.world, entity(year, "kwan"), "hypoxia")
    [page] = pages(year, "promise.death")
    told = text_of(page)
    assert (page.from_sol, page.sol) == (545, 571)
    assert "545" in told
    assert "560" in told
    assert "571" in told
    assert "Kwan" in told
    assert "Engineering" in told
    assert page.people == ("kwan",)


def test_a_death_long_after_a_broken_promise_is_not_told_with_it(year: Session) -> None:
    promise(year)
    pass_sols(year, 120.0)
    die(year.world, entity(year, "kwan"), "hypoxia")
    assert not pages(year, "promise.death")
    assert pages(year, "promise.broken")


def test_a_death_before_the_promise_was_broken_is_not_told_with_it(year: Session) -> None:
    promise(year)
    pass_sols(year, 8.0)
    die(year.world, entity(year, "kwan"), "hypoxia")
    assert not pages(year, "promise.death")


def test_what_was_put_off_and_seen_to_in_time_is_told_with_who_did_it(year: Session) -> None:
    row = next(row for row, part in enumerate(_parts(year)) if part == HARNESS)
    pass_sols(year, 20.0)
    write(year.world, row, "replaced", "Kwan")
    [page] = pages(year, "deferred.saved")
    assert (page.from_sol, page.sol, page.place) == (529, 560, "hab_3")
    assert "Kwan" in text_of(page)
    assert "quota" in text_of(page)


def test_what_was_put_off_and_failed_into_a_crisis_is_told_with_the_dead(year: Session) -> None:
    world = year.world
    row = next(row for row, part in enumerate(_parts(year)) if part == HARNESS)
    pass_sols(year, 20.0)
    write(world, row, "failed", "", "no spark")
    hab = world.the(Register).modules["hab_3"]
    now_s = world.one(Clock).elapsed_s
    dead = [entity(year, "kwan"), entity(year, "tanaka")]
    for who in dead:
        die(world, who, "hypoxia")
    world.one(CrisisLog).crises.append(
        Crisis(1, "oxygen", [hab], now_s + 600.0, 900.0, outcome="lost", ended_s=now_s + 9_000.0, dead=dead)
    )
    [page] = pages(year, "deferred.crisis")
    assert "two" in text_of(page).lower()
    assert pages(year, "crisis.lost")
    assert not [each for each in pages(year, "deferred.still") if "harness" in text_of(each)]


def _parts(session: Session) -> list[str]:
    from game.sim.upkeep.book import UpkeepBook

    return [part.id for part in session.world.the(UpkeepBook).parts]


def test_who_refused_went_in_and_came_back_is_told_and_who_did_not_come_back_otherwise(year: Session) -> None:
    mind = year.world.get(entity(year, "jackson"), Mind)
    mind.remembered = (Memory(year.elapsed_s, "will.remembers.made_to"),)
    assert "Jackson" in text_of(pages(year, "refused.back")[0])
    pass_sols(year, 2.0)
    die(year.world, entity(year, "jackson"), "vacuum")
    assert not pages(year, "refused.back")
    assert pages(year, "refused.died")[0].sol == 542


def test_a_rescue_is_told_with_both_names_and_only_once_for_each_who_was_saved(year: Session) -> None:
    hab = year.world.the(Register).modules["hab_3"]
    rescue = Rescue(entity(year, "eide"), entity(year, "kwan"), "carried", hab, 0, year.elapsed_s, 240.0)
    year.world.one(CrisisLog).rescues += [rescue, replace(rescue)]
    [page] = pages(year, "rescue")
    assert "Kwan" in text_of(page)
    assert "Eide" in text_of(page)
    assert "4 minutes" in text_of(page)


def test_with_the_last_who_could_be_left_alone_with_a_skill_the_skill_is_told_as_lost(year: Session) -> None:
    for _, person in year.world.each(Person):
        person.skills = {**person.skills, "welding": 0.3}
    kwan = year.world.get(entity(year, "kwan"), Person)
    kwan.skills = {"welding": 0.8}
    assert not pages(year, "skill.lost")
    die(year.world, entity(year, "kwan"), "hypoxia")
    [page] = pages(year, "skill.lost")
    assert "welding" in text_of(page)


def test_an_act_that_was_forgiven_is_told_so_and_one_that_earth_has_not_heard_of_is_not_told(year: Session) -> None:
    acts = year.world.one(Earth).acts
    acts.append(Act(1, "quota_stopped", "", 548))
    assert not pages(year, "act.unforgiven")
    assert not pages(year, "act.forgiven")
    acts[-1] = Act(1, "quota_stopped", "", 548, heard_sol=548, asked_sol=555, forgiven=1)
    [page] = pages(year, "act.forgiven")
    assert "stopped the quota" in text_of(page)


def test_a_project_whose_hours_went_elsewhere_is_told_as_late(year: Session) -> None:
    pass_sols(year, 60.0)
    slip = Slip(550, "hours", "", 580)
    work = Work("seal_campaign", 1, "", 0, 545, state="done", slips=[slip], ended_sol=595)
    year.world.one(Works).over.append(work)
    [page] = pages(year, "work.late")
    assert "30" in text_of(page)
    assert "Seal campaign" in text_of(page)


def test_a_commander_who_fell_is_told_with_who_came_after(year: Session) -> None:
    command = year.world.one(Command)
    command.former = [(command.person, command.character, 600, "commander.changed.relieved")]
    command.person = entity(year, "kwan")
    [page] = pages(year, "commander.fell")
    assert "Rivera" in text_of(page)
    assert "Kwan" in text_of(page)


def test_of_a_first_minute_nothing_is_told_but_what_was_already_put_off(year: Session) -> None:
    assert {page.id for page in pages(year)} <= {"deferred.still"}


def crowd(session: Session) -> None:
    """Let a great deal have happened."""
    world, people = session.world, [who for who, body in session.world.each(Body) if body.alive]
    council, register = world.one(Council), world.the(Register)
    for number in range(8):
        state = "kept" if number % 2 else "broken"
        council.promises.append(
            Promise(
                number, "medical", "less_debt", 541 + number, 545 + 4 * number, 400.0, 600.0, state, 545 + 4 * number
            )
        )
    log = world.one(CrisisLog)
    for number, module in enumerate(("hab_1", "hab_2", "hab_3", "hab_4", "dome_one", "dome_two")):
        pass_sols(session, 4.0)
        now_s = world.one(Clock).elapsed_s
        dead = people[3 * number : 3 * number + number % 3]
        for who in dead:
            die(world, who, "hypoxia")
        outcome = "lost" if dead else "held"
        where = register.modules[module]
        log.crises.append(
            Crisis(number, "oxygen", [where], now_s, 900.0, now_s + 60.0, "answer.x", {}, outcome, now_s + 900.0, dead)
        )
        log.rescues.append(Rescue(people[100 + number], people[120 + number], "carried", where, 0, now_s, 300.0))


def test_no_two_pages_of_a_chronicle_begin_alike_or_bear_one_title(year: Session) -> None:
    crowd(year)
    told = pages(year)
    assert len(told) >= 14
    openers = [" ".join(page.paragraphs[0].lower().split()[:2]) for page in told]
    assert len(set(openers)) == len(openers)
    assert len({page.title for page in told}) == len(told)
    assert [page.sol for page in told] == sorted(page.sol for page in told)


def test_everything_in_braces_is_filled_in(year: Session) -> None:
    crowd(year)
    chronicle = year.chronicle()
    assert chronicle is not None
    words = [text_of(page) for page in chronicle.pages] + [fate.text for fate in chronicle.fates]
    assert not [text for text in words if "{" in text or "}" in text or "|" in text]


def test_the_same_run_has_the_same_chronicle_and_a_saved_one_too(
    year: Session, content: Content, tmp_path: Path
) -> None:
    crowd(year)
    before = year.chronicle()
    write_save(year, tmp_path / "year.save")
    again = read_save(tmp_path / "year.save", content)
    try:
        assert again.chronicle() == before
    finally:
        again.close()


def test_reading_the_chronicle_changes_nothing(year: Session) -> None:
    crowd(year)
    before = year.state_hash()
    year.chronicle()
    assert year.state_hash() == before


def test_of_too_much_what_weighs_most_is_told() -> None:
    kinds = {
        name: PageKind(id=name, weight=weight, most=1, titles=("a",), texts=("b",))
        for name, weight in (("work.done", 1.0), ("relieved", 9.0))
    }
    found = [Find("work.done", 1, 2, times=1.0), Find("work.done", 1, 3, times=2.0), Find("relieved", 4, 4)]
    assert [(find.page, find.sol) for find in chosen(kinds, found)] == [("work.done", 3), ("relieved", 4)]


def test_everybody_with_a_name_has_one_fate_and_the_dead_are_told_as_dead(year: Session) -> None:
    die(year.world, entity(year, "kwan"), "hypoxia")
    chronicle = year.chronicle()
    assert chronicle is not None
    named = [person.id for _, person in year.world.each(Person) if person.named]
    assert [fate.person for fate in chronicle.fates] == named
    kwan = next(fate for fate in chronicle.fates if fate.person == "kwan")
    assert not kwan.alive
    assert "540" in kwan.text


def test_a_single_night_has_no_chronicle(content: Content) -> None:
    session = Session.new(content, "hab_3", 1)
    try:
        assert session.chronicle() is None
    finally:
        session.close()


def test_every_condition_of_fates_and_ends_can_be_asked(content: Content) -> None:
    for kind in content.of(FateKind).values():
        if kind.when:
            compiled(kind.when, "yes or no", Scope(person=True))
    ends = [end for scenario in content.scenarios.values() for end in scenario.end]
    for end in ends:
        if end.holds:
            compiled(end.holds, "yes or no", Scope())
        assert set(end.turns) <= set(content.of(PageKind))
    assert sum(1 for end in ends if end.turns) >= 8


def test_the_year_has_a_picture_as_soon_as_there_are_two_sols(year: Session) -> None:
    while year.sol < 542:
        year.step()
    chronicle = year.chronicle()
    assert isinstance(chronicle, ChronicleView)
    graphs = {graph.id: graph for graph in chronicle.graphs}
    assert {"o2_percent", "debt_h", "stress_share", "people"} <= set(graphs)
    assert len(graphs["debt_h"].values) == len(graphs["debt_h"].sols) >= 2
    assert year.world.one(Records).sol >= 541


def test_several_answers_of_earth_are_told_on_one_page_with_a_list(year: Session) -> None:
    earth = year.world.one(Earth)
    for number, (kind, decided) in enumerate((("emergency_funds", 551), ("review", 560)), start=1):
        earth.proposals.append(Proposal(number, kind, 545, 1.0, [], state="granted", decided_sol=decided))
        if number == 1:
            assert len(pages(year, "asked_of_earth.granted")) == 1
    [page] = pages(year, "asked_of_earth.granted.several")
    assert (page.from_sol, page.sol) == (545, 560)
    assert "sol 551" in text_of(page)
    assert "sol 560" in text_of(page)
    assert not pages(year, "asked_of_earth.granted")
