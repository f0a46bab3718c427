"""Earth and the council at the two doors: orders in, views out, and the same game after a save."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.loading import check_packs
from game.content.store import Content
from game.locations import core_pack_dir
from game.session import orders
from game.session.orders import Accepted, Refusal
from game.session.save import read_save, write_save
from game.session.session import Session
from game.sim.clock import SOL_S
from game.sim.command.components import Command
from game.sim.earth import directives
from game.sim.earth.components import Earth
from game.sim.earth.messages import light_s
from game.sim.upkeep.due import debt_h
from game.sim.works.components import Work, Works
from game.story.storylets.facts.reading import Facts

Begin = Callable[..., Session]


@pytest.fixture
def began(content: Content) -> Begin:
    return lambda scenario="quiet", seed=1: Session.new(content, scenario, seed)


def go(session: Session, until_s: float) -> None:
    while session.elapsed_s < until_s:
        session.step(until_s - session.elapsed_s)


def reason(answer: Accepted | Refusal) -> str:
    return answer.reason if isinstance(answer, Refusal) else ""


def test_a_letter_is_read_at_the_minute_it_arrives(began: Begin) -> None:
    session = began()
    session.order(orders.SendReport("frank"))
    due_s = session.world.one(Earth).next_s
    while session.world.one(Earth).next_s == due_s:
        session.step()
    assert session.elapsed_s == pytest.approx(due_s, abs=1.5)


def test_what_is_on_its_way_here_is_not_known_before_it_arrives(began: Begin) -> None:
    session = began()
    directives.issue(session.world, "quota")
    view = session.view().earth
    assert view is not None
    assert view.way == ()
    assert session.world.one(Earth).way[0].arrives_s == pytest.approx(light_s(session.world), abs=5.0)
    assert view.directives == ()
    assert reason(session.order(orders.ReplyToEarth(1, "accept"))) == "refused.directive_coming"
    go(session, 1_200.0)
    view = session.view().earth
    assert view is not None
    assert [one.id for one in view.directives] == ["quota"]
    assert "225 h" in view.directives[0].text
    assert reason(session.order(orders.ReplyToEarth(1, "accept"))) == ""
    assert reason(session.order(orders.ReplyToEarth(1, "refuse"))) == "refused.directive_answered"


@pytest.mark.parametrize(("kind", "share"), [("backlog", 0.5), ("greenhouse", 0.5), ("no_review", 0.0)])
def test_the_desk_and_the_story_say_alike_how_far_a_directive_is_met(began: Begin, kind: str, share: float) -> None:
    session = began()
    world = session.world
    directive = directives.issue(world, kind)
    go(session, 1_200.0)
    directive.target = 0.5 * debt_h(world)
    project = directives.kind_of(world, directive).project
    if project is not None:
        world.one(Works).begun.append(Work(project, 1, "", 0, session.sol))
        directive.broke_sol = session.sol
    view = session.view().earth
    assert view is not None
    assert view.directives[0].share == pytest.approx(share)
    assert Facts(world).of_colony("directive_share") == pytest.approx(share)


def test_the_review_needs_riveras_word_or_somebody_who_goes_over_her_head(began: Begin) -> None:
    session = began()
    review = orders.BeginWork("infrastructure_review")
    answer = session.order(review)
    assert reason(answer) == "refused.needs_word"
    assert isinstance(answer, Refusal)
    assert "vote" in answer.values["mends"]
    assert reason(session.order(orders.AskCommander("review"))) == "refused.commander_no"
    assert reason(session.order(orders.Override("review"))) == ""
    assert reason(session.order(review)) == ""


def test_the_last_hours_of_the_quota_need_riveras_word(began: Begin) -> None:
    session = began()
    refused = ""
    for crew in ("research", "field_science", "geology", "first_farm", "hydroponics", "transport", "construction"):
        refused = refused or reason(session.order(orders.SetHours(crew, "quota", 0.0)))
    assert refused == "refused.quota_needs_word"


def test_hours_of_something_else_take_no_word_for_a_quota_that_was_cut_before(began: Begin) -> None:
    session = began()
    command = session.world.one(Command)
    assert reason(session.order(orders.Override("quota"))) == ""
    for crew in ("research", "field_science", "geology", "first_farm", "hydroponics", "transport", "construction"):
        session.order(orders.SetHours(crew, "quota", 0.0))
    command.words.pop("quota")  # gone over so long ago that it is good no more
    assert reason(session.order(orders.SetHours("research", "training", 0.5))) == ""
    assert reason(session.order(orders.SetHours("research", "quota", 1.0))) == ""
    assert "quota" not in command.words
    assert reason(session.order(orders.SetHours("research", "quota", 0.0))) == "refused.quota_needs_word"


def test_the_same_proposal_is_not_filed_twice(began: Begin) -> None:
    session = began()
    assert reason(session.order(orders.FileProposal("review"))) == ""
    assert reason(session.order(orders.FileProposal("review"))) == "refused.proposal_filed"
    view = session.view().earth
    assert view is not None
    filed = next(one for one in view.proposals if one.id == "review")
    assert filed.state == "filed"
    assert filed.terms


def test_the_council_is_shown_with_what_it_would_make_of_a_matter(began: Begin) -> None:
    view = began().view().council
    assert view is not None
    assert [faction.id for faction in view.factions] == [
        "engineering", "medical", "agriculture", "research", "expansion",
    ]  # fmt: skip
    review = next(matter for matter in view.matters if matter.id == "infrastructure_review")
    assert review.least < review.needed
    assert view.commander.name == "Commander Rivera"
    assert {gate.id for gate in view.commander.gates} == {"review", "closing", "quota"}


def test_there_is_nobody_to_write_to_in_a_scenario_of_one_night(began: Begin) -> None:
    session = began("hab_3")
    assert session.view().earth is None
    assert session.view().council is None
    assert reason(session.order(orders.SendReport())) == "refused.no_earth"
    assert reason(session.order(orders.CallCouncil("drills"))) == "refused.no_council"


def test_letters_on_their_way_and_promises_are_the_same_after_a_save(
    began: Begin, content: Content, tmp_path: Path
) -> None:
    session = began(seed=7)
    for order in (
        orders.SendReport("polished"),
        orders.FileProposal("review"),
        orders.AgreeAuthorisation("seal_sector"),
        orders.MakePromise("medical", "genetics"),
        orders.PutToCouncil("drills"),
        orders.Override("closing"),
    ):
        assert reason(session.order(order)) == ""
    go(session, 0.6 * SOL_S)
    write_save(session, tmp_path / "one.save")
    again = read_save(tmp_path / "one.save", content)
    assert again.state_hash() == session.state_hash()
    for game in (session, again):
        go(game, 9.0 * SOL_S)
    assert again.state_hash() == session.state_hash()
    assert again.world.one(Earth) == session.world.one(Earth)
    session.close()
    again.close()


def test_mistakes_in_what_earth_asks_are_told_with_file_and_line(tmp_path: Path) -> None:
    pack = tmp_path / "probe"
    pack.mkdir()
    (pack / "pack.toml").write_text('id = "probe"\nversion = "1.0.0"\ngame = ">=0.1"\nname = "Probe"\n')
    (pack / "directives.toml").write_text(
        '[[directive]]\nid = "probe.odd"\nname = "Odd"\nasks = "Odd"\nmetric = "quota_h"\ntarget = 1.0\n'
        "due_sols = 5\nforbids = true\ninterests = { enginering = 0.5 }\n"
    )
    (pack / "proposals.toml").write_text(
        '[[proposal]]\nid = "probe.none"\nname = "None"\nasks = "None"\nevidence = []\ndecide_sols = [9, 3]\n'
    )
    told = [problem.render() for problem in check_packs([core_pack_dir(), pack]).problems]
    assert any("directives.toml:8" in line and "names none" in line for line in told)
    assert any("directives.toml:9" in line and '"engineering"' in line for line in told)
    assert any("proposals.toml:6" in line and "swap the two" in line for line in told)
    assert any("proposals.toml:5" in line and "nothing could ever be argued" in line for line in told)
