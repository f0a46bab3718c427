"""A chronicle as a whole: which pages, in what order, and the fates and ends behind them."""

from __future__ import annotations

from pathlib import Path

from game.content.condition_text import Scope
from game.content.conditions import compiled
from game.content.kinds.chronicle import FateKind, PageKind
from game.content.store import Content
from game.session.crises import Crisis, CrisisLog, Rescue
from game.session.save import read_save, write_save
from game.session.session import Session
from game.session.view import ChronicleView
from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.command.commander import replace_commander
from game.sim.command.components import Command, Council, Promise
from game.sim.earth.components import Earth, Proposal
from game.sim.people.components import Body, Person
from game.sim.people.rules import die
from game.sim.register import Register
from game.sim.upkeep.components import Records
from game.sim.world import World
from game.story.chronicle.past import Find
from game.story.chronicle.sifting import chosen
from game.story.chronicle.variety import by_run
from tests.story.chronicle.told import entity, pages, pass_sols, text_of


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


def test_what_was_done_again_and_again_is_named_once_in_a_list_with_all_its_sols(year: Session) -> None:
    earth = year.world.one(Earth)
    sealed = (551, 560, 571, 583, 590, 611)
    for number, sol in enumerate(sealed, start=1):
        earth.proposals.append(Proposal(number, "emergency_funds", 545, 1.0, [], state="granted", decided_sol=sol))
    earth.proposals.append(Proposal(9, "review", 545, 1.0, [], state="granted", decided_sol=600))
    told = text_of(pages(year, "asked_of_earth.granted.several")[0])
    name = year.content.table("proposal")["emergency_funds"].name
    assert told.count(name) == 1
    assert "(sols 551, 560, 571, 583 and 2 others)" in told
    assert "(sol 600)" in told


def test_whoever_took_command_or_lost_it_is_told_as_that(year: Session) -> None:
    world = year.world
    before = world.one(Command).person
    replace_commander(world, "commander.changed.relieved")
    after = world.one(Command).person
    chronicle = year.chronicle()
    assert chronicle is not None
    posts = {fate.person: fate.role for fate in chronicle.fates}
    assert posts[world.get(before, Person).id] == f"commander until sol {year.sol}"
    assert posts[world.get(after, Person).id] == f"commander since sol {year.sol}"


def test_another_run_tells_the_same_in_other_words_and_one_run_always_in_the_same() -> None:
    rows = tuple(range(12))
    begun = []
    for seed in range(1, 9):
        world = World()
        world.put(Chance(seed))
        begun.append(by_run(world, "fate/partner", rows))
        assert by_run(world, "fate/partner", rows) == begun[-1]
        assert sorted(begun[-1]) == list(rows)
        world.close()
    assert len({row[0] for row in begun}) > 3
