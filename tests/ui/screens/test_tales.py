"""Pages of stories, Earth and the council: what they show, and what hands do there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pygame import Rect

from game.session.desk.boards import STAND_S
from game.session.orders import AnswerStory, MakePromise, PutToCouncil, ReplyToEarth, SendReport
from game.session.save import read_save
from game.session.session import Session
from game.session.view.earth import ReasonView
from game.sim.earth.components import Earth
from game.sim.earth.trust import move_trust
from game.ui.figures import capital, percent, signed
from game.ui.gallery import Gallery
from game.ui.play.heralds import Heralds
from game.ui.screens.colony.middle import PAGES
from game.ui.screens.colony.pages.council_rows import faction_rows
from game.ui.toolkit.canvas import Look
from game.ui.words import say

from .conftest import Desk, last_order, open_part


@pytest.fixture
def tale(gallery: Gallery, tale_file: Path) -> Desk:
    """A control room with pages on its desk, time standing."""
    return desk_of(gallery, read_save(tale_file, gallery.content))


def desk_of(gallery: Gallery, session: Session) -> Desk:
    """A control room of a game as it is now."""
    scene = gallery.desk_of(session)
    gallery.show(scene)
    made = Desk(gallery, scene)
    made.wait()
    return made


def test_the_rail_counts_the_pages_that_wait(tale: Desk) -> None:
    assert str(len(tale.view.story.pages)) in tale.words("rail")


@pytest.mark.parametrize(("high", "named"), [(844, True), (800, True), (781, False), (664, False)])
def test_all_pages_have_their_names_in_the_rail_or_none_has(tale: Desk, high: int, named: bool) -> None:
    rail = tale.scene.panels.rail
    rail.rect = Rect(0, 56, 64, high)
    rail.refresh(tale.gallery.stack.kit, Look())
    shown = {word.text for word in rail.words}
    names = {say(f"ui.rail.{page}") for page in PAGES} | {say("ui.rail.menu")}
    assert names <= shown if named else not names & shown
    assert max(spot.rect.bottom for spot in rail.spots) <= high, "it does not scroll"


def test_a_drill_has_no_pages_of_stories_in_its_rail(desk: Desk) -> None:
    assert not {"Story", "Earth", "Council"} & set(desk.words("rail").split())


def test_a_page_is_read_with_who_advises_and_answered_by_keys(tale: Desk) -> None:
    page = tale.view.story.pages[0]
    tale.key("d")
    shown = tale.words("story")
    assert page.title in shown
    assert all(voice.name in shown for voice in page.advice)
    assert f"by sol {page.until_sol}" in tale.words("story_aside")
    tale.key("2")
    assert last_order(tale) == AnswerStory(page.id, page.options[1].id)
    assert page.id not in {each.id for each in tale.view.story.pages}
    assert tale.view.story.outcomes[0].text.split()[0] in tale.words("story")
    assert "What followed" in tale.words("story")


def test_after_an_answer_the_next_page_is_a_key_away(tale: Desk) -> None:
    first, second = tale.view.story.pages[:2]
    tale.key("d", "1", "1")
    tale.wait()
    assert second.title in tale.words("story")
    assert first.title not in tale.words("story")


def test_a_page_is_answered_by_the_pointer(tale: Desk) -> None:
    page = tale.view.story.pages[0]
    tale.scene.open_page("story")
    tale.wait()
    tale.click("story_aside", ("answer", page.options[0].id))
    assert last_order(tale) == AnswerStory(page.id, page.options[0].id)


def test_another_page_can_be_taken_first(tale: Desk) -> None:
    second = tale.view.story.pages[1]
    tale.scene.open_page("story")
    tale.wait()
    tale.click("story_aside", ("topic", "page", second.id))
    tale.wait()
    assert second.title in tale.words("story")


def test_an_answer_that_is_closed_says_why(tale: Desk) -> None:
    tale.key("d")
    view = tale.view
    page = view.story.pages[0]
    shut = replace(page.options[0], open=False, why="The welder is under the ice")
    pages = (replace(page, options=(shut, *page.options[1:])), *view.story.pages[1:])
    tale.scene.runner.view = replace(view, story=replace(view.story, pages=pages))
    orders = len(tale.session.journal)
    tale.wait()
    assert "The welder is under the ice" in tale.words("story_aside")
    tale.key("1")
    assert len(tale.session.journal) == orders
    assert "The welder is under the ice" in tale.words("note")


def test_who_speaks_tells_their_bias_to_whoever_asks(tale: Desk) -> None:
    page = tale.view.story.pages[0]
    tale.scene.open_page("story")
    tale.wait()
    spot = tale.scene.stage["story"].spot(("voice", 0))
    assert spot is not None
    assert page.advice[0].bias in spot.tip


def test_a_page_that_comes_stops_the_clock_once(tale: Desk) -> None:
    view = tale.view
    empty = replace(view, story=replace(view.story, pages=()))
    heralds = Heralds(empty)
    assert [page.id for page in heralds.come(view)] == [page.id for page in view.story.pages]
    assert heralds.come(replace(view)) == ()
    scene = tale.scene
    scene._calling._heralds = Heralds(empty)
    scene.runner.play(0)
    tale.wait(2)
    assert scene.runner.paused
    assert view.story.pages[0].title in tale.words("note")
    assert "A page waits" in tale.words("pace")


def test_the_clock_runs_on_over_a_page_where_the_player_has_set_so(tale: Desk) -> None:
    scene = tale.scene
    console = scene.console
    before = console.preferences
    view = tale.view
    scene._calling._heralds = Heralds(replace(view, story=replace(view.story, pages=())))
    from msgspec.structs import replace as set_to

    console.preferences = set_to(before, page_pauses=False)
    scene.runner.play(0)
    tale.wait(2)
    console.preferences = before
    assert not scene.runner.paused


def test_the_chronicle_can_be_read_and_narrowed(tale: Desk) -> None:
    tale.key("d", "1", "1")
    open_part(tale, "story", "chronicle")
    lines = tale.view.story.chronicle
    assert lines
    assert f"Sol {lines[0].sol}" in tale.words("story")
    tale.click("story", ("draft", "lines", "grave"))
    tale.wait()
    grave = [line for line in lines if line.tone in ("danger", "caution")]
    assert ("Nothing of this kind" in tale.words("story")) == (not grave)


def test_a_directive_is_refused_by_keys(tale: Desk) -> None:
    directive = next(each for each in tale.view.earth.directives if each.state == "open")
    tale.key("x")
    assert directive.name in tale.words("earth")
    assert f"answer by sol {directive.answer_by_sol}" in tale.words("earth")
    tale.key("2")
    assert last_order(tale) == ReplyToEarth(directive.number, "refuse")


def test_a_message_is_seen_on_its_way(tale: Desk) -> None:
    open_part(tale, "earth", "way")
    assert tale.view.earth.way
    assert "To Earth" in tale.words("earth")
    assert "for light one way" in tale.words("earth") or "The sun stands between" in tale.words("earth")


def test_a_report_is_sent_from_what_is_asked_of_earth(tale: Desk) -> None:
    tale.session.world.one(Earth).reported_sol -= 1
    tale.scene.runner.look()
    open_part(tale, "earth", "asks")
    tale.key("2")
    assert last_order(tale) == SendReport("brief")


def test_a_second_report_on_one_sol_is_refused_in_words(tale: Desk) -> None:
    open_part(tale, "earth", "asks")
    refused = tale.scene.runner.refused(SendReport("brief"))
    assert refused
    tale.key("2")
    assert refused in tale.words("note")


def test_trust_tells_its_reasons(gallery: Gallery, tale_file: Path) -> None:
    session = read_save(tale_file, gallery.content)
    move_trust(session.world, "safety", -0.1, "letter.reason.deaths", {"count": "2"})
    move_trust(session.world, "safety", 0.04, "letter.reason.granted", {"proposal": "a second ward"})
    session.step(STAND_S)
    tale = desk_of(gallery, session)
    open_part(tale, "earth", "trust")
    tale.scene.stage.focus_on("earth", "earth_table")
    tale.key("home")
    listed, told = tale.words("earth"), tale.words("earth_aside")
    for each in tale.view.earth.trust:
        last = each.reasons[0].text if each.reasons else "Nothing has moved it yet."
        assert f"{percent(each.share)} {last}" in listed
    safety = tale.view.earth.trust[0]
    assert [reason.text for reason in safety.reasons] == ["agreed to: a second ward", "deaths: 2"]
    for reason in safety.reasons:
        assert f"{signed(100.0 * reason.amount)} {reason.text} Sol {reason.sol}" in told


def test_a_promise_is_made_to_a_faction_and_stands_with_its_date(tale: Desk) -> None:
    faction = tale.view.council.factions[0]
    tale.key("v", "1", "1")
    order = last_order(tale)
    assert order == MakePromise(faction.id, faction.promises[0])
    made = tale.view.council.promises[0]
    open_part(tale, "council", "promises")
    assert f"Sol {made.due_sol}" in tale.words("council")
    assert faction.name in tale.words("council")


def test_a_promise_says_what_it_gains_and_costs_and_waits_for_a_second_press(tale: Desk) -> None:
    kind = next(each for each in tale.view.council.can_promise if tale.view.council.factions[0].id in each.factions)
    tale.key("v", "1")
    assert not any(isinstance(order, MakePromise) for _, order in tale.session.journal)
    told = tale.words("council_aside")
    assert "Press again to promise it" in told
    assert f"{signed(100.0 * kind.gives)} now, {signed(100.0 * kind.broken)} if broken" in told
    tale.key("2", "2")
    made = tale.view.council.promises[0]
    assert made.id != kind.id, "another number is another promise, and has to be pressed twice itself"


def test_promises_keep_their_numbers_when_one_of_them_is_given(tale: Desk) -> None:
    tale.key("v")
    page = tale.scene.panels.pages.page
    before = [each.order for each in page._aside.model.offers]
    tale.key("1", "1")
    offers = page._aside.model.offers
    assert [each.order for each in offers] == before
    assert offers[0].refused == f"Promised already; it is looked at on sol {tale.view.council.promises[0].due_sol}."


def test_what_the_council_was_promised_stands_among_the_promises_of_the_story(tale: Desk) -> None:
    tale.key("v", "1", "1")
    made = tale.view.council.promises[0]
    open_part(tale, "story", "vows")
    assert capital(made.text) in tale.words("story")
    tale.scene.stage.focus_on("story", "story_table")
    tale.key("home")
    assert capital(made.text) in tale.words("story_aside")


def test_what_the_commander_makes_of_something_is_the_sum_of_what_is_told(tale: Desk) -> None:
    gate = tale.view.council.commander.gates[0]
    assert sum(amount for _, amount in gate.terms) == pytest.approx(gate.score)
    open_part(tale, "council", "commander")
    told = tale.words("council_aside")
    assert f"{100.0 * gate.score:.0f}" in told
    assert "+50" in told


def test_a_faction_shows_the_reason_that_did_most_with_its_sign(tale: Desk) -> None:
    faction = replace(
        tale.view.council.factions[0],
        reasons=(ReasonView(549, -0.03, "said yes to Earth"), ReasonView(540, 0.04, "begun: tests")),
    )
    (row,) = faction_rows(replace(tale.view.council, factions=(faction,)))
    assert (row.cells[-1].text, row.cells[-1].tone) == ("+4 begun: tests", "good")


def test_a_matter_is_put_on_the_agenda(tale: Desk) -> None:
    open_part(tale, "council", "matters")
    page = tale.scene.panels.pages.page
    assert page is not None
    key = page.main.model.rows[0].key
    tale.click("council_aside", ("offer", 2))
    tale.wait()
    assert last_order(tale) == PutToCouncil(key[1])
    assert "on the agenda" in tale.words("council")


def test_the_commander_is_shown_with_what_needs_a_word(tale: Desk) -> None:
    open_part(tale, "council", "commander")
    commander = tale.view.council.commander
    assert commander.name in tale.words("council")
    assert "Standing with Earth" in tale.words("council")
