"""Pages come, are answered or left, and what comes of it comes with its date."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.content.kinds.effect_people import GrudgeEffect
from game.content.kinds.people import Pronouns
from game.content.store import Content
from game.session.orders import Accepted, AnswerStory, Refusal
from game.session.save import read_save, write_save
from game.session.session import Session
from game.session.view import PageView
from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.command.components import Council
from game.sim.crews.components import Booked, Plans, Strain
from game.sim.earth.components import Earth
from game.sim.minds.components import Mind
from game.sim.people.components import Body, Person
from game.story.storylets.casting import cast
from game.story.storylets.components import Page, StoryBook, Vow
from game.story.storylets.consequences import measure
from game.story.storylets.effects.circumstances import Circumstances
from game.story.storylets.effects.people import resent
from game.story.storylets.facts.person import bond
from game.story.storylets.facts.reading import Facts
from game.story.storylets.picking import hindrance, storylets
from game.story.storylets.telling import lay
from game.story.storylets.texts import Filling, Teller

PAIR = "ambient.tales_pair"


def book(session: Session) -> StoryBook:
    return session.world.one(StoryBook)


def tell(session: Session, name: str = PAIR) -> Page:
    """Lay a storylet on the desk, whatever its conditions say."""
    world = session.world
    kind = storylets(world)[name]
    found = cast(Facts(world), kind, world.one(Chance).stream("story"))
    assert found.complete
    return lay(world, kind, found.roles)


def flag(session: Session, name: str, value: int = 1) -> None:
    book(session).flags = {**book(session).flags, name: value}


def page_view(session: Session) -> PageView:
    story = session.view().story
    assert story is not None
    return story.pages[-1]


def pass_sols(session: Session, sols: int) -> None:
    until = session.sol + sols
    while session.sol < until or session.world.one(Clock).local_h < 9.0:
        session.step()


def test_nobody_is_cast_twice_in_one(session: Session) -> None:
    page = tell(session)
    assert len(set(page.cast.values())) == len(page.cast) == 2
    people = [session.world.get(who, Person) for who in page.cast.values()]
    assert people[0].crew == people[1].crew


def test_the_dead_and_the_helpless_are_not_cast(session: Session) -> None:
    first = tell(session).cast["welder"]
    book(session).pages = []
    session.world.get(first, Body).alive = False
    assert first not in tell(session).cast.values()


def test_a_page_says_who_is_in_it_with_pronouns_that_agree(session: Session) -> None:
    world = session.world
    page = tell(session)
    person, mate = world.get(page.cast["welder"], Person), world.get(page.cast["mate"], Person)
    expected: dict[Pronouns, tuple[str, str]] = {
        "she": ("She is here", "herself"),
        "he": ("He has gone", "uncle"),
        "they": ("They have gone", "elder"),
    }
    for pronouns, (opening, word) in expected.items():
        book(session).pages = []
        person.pronouns, mate.pronouns = pronouns, "they"
        page = lay(world, storylets(world)[PAIR], page.cast)
        text = page_view(session).paragraphs[0]
        assert text.startswith(opening)
        assert word in text
    assert "Their elder said" in text
    assert "{" not in text


def test_advice_comes_from_who_is_in_it_and_from_who_knows_best(session: Session) -> None:
    tell(session)
    voices = page_view(session).advice
    assert [voice.leans for voice in voices] == ["dear", "let"]
    people = {person.id: dict(person.skills) for _, person in session.world.each(Person)}
    best = max(skills.get("medicine", 0.0) for skills in people.values())
    assert people[voices[1].person]["medicine"] == pytest.approx(best)


def test_what_colours_advice_names_whoever_was_cast(session: Session) -> None:
    page = tell(session)
    welder = session.world.get(page.cast["welder"], Person)
    bias = page_view(session).advice[0].bias
    assert bias.startswith("knows what ")
    assert bias.endswith(f"{welder.name.split()[-1]} is worth")


def test_an_answer_without_its_hours_or_its_condition_is_closed_and_says_why(session: Session) -> None:
    tell(session)
    options = {option.id: option for option in page_view(session).options}
    assert options["let"].open
    assert not options["dear"].open
    assert options["mend"].why == "Nobody allows it"
    refusal = session.order(AnswerStory(PAIR, "mend"))
    assert isinstance(refusal, Refusal)
    assert refusal.values == {"why": "Nobody allows it"}
    assert isinstance(session.order(AnswerStory(PAIR, "no_such")), Refusal)
    assert isinstance(session.order(AnswerStory("ambient.nothing", "let")), Refusal)


def test_what_is_chosen_comes_about(session: Session) -> None:
    world = session.world
    page = tell(session)
    welder, mate = page.cast["welder"], page.cast["mate"]
    flag(session, "allowed")
    before = bond(world, welder, mate)
    regard, candour = world.get(welder, Mind).trust_share, world.one(Earth).trust["candour"]
    strain = world.one(Strain)
    stress = float(strain.stress[strain.people.index(mate)])
    assert isinstance(session.order(AnswerStory(PAIR, "mend")), Accepted)
    assert bond(world, welder, mate) == pytest.approx(min(1.0, before + 0.2))
    assert world.get(welder, Mind).trust_share == pytest.approx(regard + 0.1)
    assert float(world.one(Strain).stress[strain.people.index(mate)]) == pytest.approx(min(1.0, stress + 0.25))
    assert world.one(Plans).debits[0].per_sol_h == 6.0
    assert welder in book(session).promoted
    assert world.get(welder, Person).role == "the one who welds"
    assert world.one(Earth).trust["candour"] == pytest.approx(candour + 0.1)
    assert book(session).decisions[-1].option == "mend"
    assert not book(session).pages


def test_hours_that_are_owed_are_missing_from_their_use(content: Content) -> None:
    given = []
    for owed in (False, True):
        session = Session.new(content, "tales.night", seed=3)
        if owed:
            tell(session)
            flag(session, "allowed")
            session.order(AnswerStory(PAIR, "mend"))
        pass_sols(session, 2)
        plans, booked = session.world.one(Plans), session.world.one(Booked)
        given.append(float(booked.last_h[plans.crews.index("power"), 1]))
        session.close()
    assert given[1] == pytest.approx(given[0] - 6.0, abs=1.0)


def test_silence_is_an_answer_when_its_day_has_come(session: Session) -> None:
    tell(session)
    pass_sols(session, 1)
    assert any(page.storylet == PAIR for page in book(session).pages)
    pass_sols(session, 2)
    assert not any(page.storylet == PAIR and page.later < 0 for page in book(session).pages)
    decision = next(item for item in book(session).decisions if item.storylet == PAIR)
    assert (decision.option, decision.silent) == ("let", True)


def test_what_was_let_be_comes_back_with_its_date(session: Session) -> None:
    tell(session)
    sol = session.sol
    session.order(AnswerStory(PAIR, "let"))
    pass_sols(session, 2)
    assert book(session).flags["came"] == 1
    story = session.view().story
    assert story is not None
    later = next(page for page in story.pages if page.id == f"{PAIR}/let/0")
    assert later.paragraphs[0].startswith(f"Of sol {sol}, ")
    assert any(line.text == f"It came of sol {sol}." for line in story.chronicle)
    assert isinstance(session.order(AnswerStory(later.id, "noted")), Accepted)


def test_what_was_mended_in_time_never_comes(session: Session) -> None:
    tell(session)
    session.order(AnswerStory(PAIR, "let"))
    flag(session, "mended")
    pass_sols(session, 2)
    assert "came" not in book(session).flags
    assert not book(session).coming
    story = session.view().story
    assert story is not None
    assert any(line.text == "It was mended." and line.tone == "good" for line in story.chronicle)


def test_a_promise_is_kept_when_it_is_so_and_broken_on_its_day_if_it_is_not(content: Content) -> None:
    support = {}
    for kept in (True, False):
        session = Session.new(content, "tales.night", seed=3)
        tell(session)
        flag(session, "allowed")
        session.order(AnswerStory(PAIR, "mend"))
        if kept:
            flag(session, "kept")
        pass_sols(session, 5)
        vow = book(session).vows[0]
        assert vow.state == ("kept" if kept else "broken")
        support[kept] = session.world.one(Council).factions["medical"].support
        session.close()
    assert support[True] > support[False]


def test_two_broken_promises_are_one_resentment_and_forgiving_it_ends_it(session: Session) -> None:
    world = session.world
    who = next(entity for entity, _ in world.each(Person))
    book(session).vows = [
        Vow(name, PAIR, "an hour", "false", "", who, made_sol=0, due_sol=session.sol, weight=0.1) for name in "ab"
    ]
    measure(world)
    (held,) = book(session).resentments
    assert (held.person, held.against, held.share) == (who, 0, pytest.approx(0.4))
    why = Circumstances(world, storylets(world)[PAIR], {"first": who})
    resent(why, GrudgeEffect(who="first", by=-0.5))
    assert book(session).resentments == []


def test_nothing_is_told_twice_unless_it_is_meant_to_be(session: Session) -> None:
    world = session.world
    tell(session, "ambient.tales_daily")
    book(session).pages = []
    assert hindrance(world, storylets(world)["ambient.tales_daily"]) == "once"
    flag(session, "again")
    again = storylets(world)["ambient.tales_again"]
    assert hindrance(world, again) == ""
    tell(session, "ambient.tales_again")
    book(session).pages = []
    assert hindrance(world, again) == "cooldown_sols"
    book(session).told[again.id] -= 5
    assert hindrance(world, again) == ""


def test_a_storylet_that_is_called_comes_some_sols_later_and_only_then(session: Session) -> None:
    world = session.world
    assert hindrance(world, storylets(world)["ambient.tales_setter"]) == "filter.called"
    tell(session, "ambient.tales_caller")
    pass_sols(session, 1)
    assert "ambient.tales_setter" not in book(session).told
    pass_sols(session, 2)
    assert "ambient.tales_setter" in book(session).told


def test_a_save_with_a_page_on_the_desk_goes_on_as_if_it_had_not_been_saved(
    session: Session, content: Content, tmp_path: Path
) -> None:
    tell(session)
    pass_sols(session, 1)
    path = tmp_path / "page.save"
    write_save(session, path)
    again = read_save(path, content)
    assert again.state_hash() == session.state_hash()
    assert again.view().story == session.view().story
    for one in (session, again):
        one.order(AnswerStory(PAIR, "let"))
        pass_sols(one, 4)
    assert again.state_hash() == session.state_hash()
    assert book(again).told == book(session).told
    again.close()


def test_where_no_story_is_told_nothing_is(content: Content) -> None:
    session = Session.new(content, "tales.silence", seed=3)
    pass_sols(session, 3)
    assert not book(session).told
    assert session.view().story is None
    session.close()


def test_two_games_of_one_seed_are_told_the_same(content: Content) -> None:
    told = []
    for _ in range(2):
        session = Session.new(content, "tales.night", seed=5)
        pass_sols(session, 8)
        told.append((book(session).told, [page.cast for page in book(session).pages], session.state_hash()))
        session.close()
    assert told[0] == told[1]


def test_pages_have_the_quotation_marks_of_the_log(session: Session) -> None:
    told = Teller(session.world).told('"Thank you," she says. They ("some") write "none".', Filling())
    assert told == "“Thank you,” she says. They (“some”) write “none”."


def test_what_an_answer_costs_is_told_without_a_verb_and_from_which_use(session: Session) -> None:
    tell(session)
    costs = {option.id: option.costs for option in page_view(session).options}
    assert costs["dear"] == ("Housekeeping, rest: 100000 h in one sol",)


def test_places_inside_the_words_of_a_choice_are_filled_in(session: Session) -> None:
    teller = Teller(session.world)
    text = "{deaths:One person|{deaths.Words} people} died."
    assert teller.told(text, Filling(facts={"deaths": 1})) == "One person died."
    assert teller.told(text, Filling(facts={"deaths": 3})) == "Three people died."
