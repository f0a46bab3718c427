"""Orders about works, what the desk shows of them and of the outlook, and that games with them are the same games."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from game.content.store import Content
from game.session.orders import AbandonWork, Accepted, BeginWork, LeadWork, RaiseWork, Refusal, ResumeWork, SuspendWork
from game.session.save import read_save, write_save
from game.session.session import Session
from game.session.view.works import WorkView
from game.sim.outlook.components import Exit, Outlook, Row
from game.sim.structure.components import Module
from game.sim.structure.rules import lose_module


@pytest.fixture
def session(content: Content) -> Session:
    return Session.new(content, "quiet", 1)


def offered(session: Session, project: str) -> WorkView:
    works = session.view().works
    assert works is not None
    return next(work for work in works.offered if work.id == project)


def begun(session: Session, project: str) -> WorkView:
    works = session.view().works
    assert works is not None
    return next(work for work in works.begun if work.id == project)


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        (BeginWork("nothing"), "refused.no_such_work"),
        (BeginWork("greenhouse_extension"), "refused.work_begun"),
        (BeginWork("orbital_watch"), "refused.work_before"),
        (BeginWork("geothermal"), "refused.which_site"),
        (BeginWork("shielding", site="hab_1"), "refused.needs_no_site"),
        (BeginWork("rebuild"), "refused.no_site"),
        (BeginWork("shielding", lead="nobody"), "refused.no_such_person"),
        (SuspendWork("shielding"), "refused.work_not_begun"),
        (RaiseWork("greenhouse_extension"), "refused.work_is_first"),
        (ResumeWork("greenhouse_extension"), "refused.work_goes_on"),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_reason(session: Session, order: BeginWork, reason: str) -> None:
    answer = session.order(order)
    assert isinstance(answer, Refusal)
    assert answer.reason == reason


def test_what_is_ordered_shows_on_the_board(session: Session) -> None:
    assert isinstance(session.order(BeginWork("shielding", lead="kwan")), Accepted)
    assert begun(session, "shielding").lead == "kwan"
    assert isinstance(session.order(RaiseWork("shielding")), Accepted)
    works = session.view().works
    assert works is not None
    assert works.begun[0].id == "shielding"
    assert isinstance(session.order(SuspendWork("shielding")), Accepted)
    assert begun(session, "shielding").state == "suspended"
    assert isinstance(session.order(LeadWork("shielding", "tanaka")), Accepted)
    assert begun(session, "shielding").lead == "tanaka"
    assert isinstance(session.order(AbandonWork("shielding")), Accepted)
    assert offered(session, "shielding").state == "offered"


def test_what_is_offered_says_what_it_would_change_and_what_it_would_take(session: Session) -> None:
    works = session.view().works
    assert works is not None
    assert len(works.offered) + len(works.begun) >= 15
    for work in (*works.offered, *works.begun):
        assert work.left_h[0] < work.left_h[1]
        assert work.left_sols[1] is None or work.left_sols[0] <= work.left_sols[1]
        changes = [change for stage in work.stages for change in stage.changes]
        assert changes or work.id == "rebuild"
        assert not [change for change in changes if change.startswith("change.") or "{" in change]


def test_three_sites_are_offered_with_ranges_of_what_they_would_give(session: Session) -> None:
    found = offered(session, "geothermal").sites
    assert len(found) == 3
    assert all(site.power_kw[0] < site.power_kw[1] and not site.surveyed for site in found)


def test_a_lost_place_can_be_rebuilt(session: Session) -> None:
    lose_module(session.world, next(e for n, e in _modules(session) if n == "nine_b"))
    assert [site.id for site in offered(session, "rebuild").sites] == ["nine_b"]
    assert isinstance(session.order(BeginWork("rebuild", site="nine_b")), Accepted)


def _modules(session: Session) -> list[tuple[str, int]]:
    return [(module.id, entity) for entity, module in session.world.each(Module)]


def test_the_outlook_is_told_in_words_with_dates_and_prices(session: Session) -> None:
    outlook = session.world.one(Outlook)
    outlook.rows = [Row("oxygen", "spares", "membrane", 1.0, 0.0, -0.03, 20.0, 60.0)]
    outlook.exits = [Exit("strip", "oxygen", "hab_3.backup", 12.0, 0.0, parts=1, output_share=0.1, bare="hab_3.oxygen")]
    outlook.sol = session.sol + 1
    view = session.view().outlook
    assert view is not None
    assert (view.rows[0].from_sol, view.rows[0].tone) == (outlook.sol + 20, "danger")
    words = [view.rows[0].title, view.rows[0].text, view.exits[0].title, view.exits[0].price]
    assert not [text for text in words if "{" in text or text.startswith(("outlook.", "exit.", "system."))]


def test_the_outlook_has_whole_sentences_and_plain_numbers(session: Session) -> None:
    outlook = session.world.one(Outlook)
    outlook.rows = [
        Row("oxygen", "spares", "membrane", 292.0, 0.0, -0.28, 20.0, 60.0),
        Row("water", "stock", "", 239_088.0, 0.0, 172.0, 500.0, math.inf),
    ]
    view = session.view().outlook
    assert view is not None
    spares, stock = view.rows
    assert spares.text[0].isupper()
    assert "\N{MINUS SIGN}0.28 a sol" in spares.text
    assert stock.text.startswith("239\u202f088 kg in store, +170 kg a sol. It goes the other way at present")
    assert (spares.turns, stock.turns) == (False, True)
    assert (spares.unit, stock.unit) == ("", "kg")


def test_a_saved_game_with_works_goes_on_as_the_other(content: Content, tmp_path: Path) -> None:
    session = Session.new(content, "quiet", 3)
    session.order(BeginWork("seal_campaign"))
    session.order(BeginWork("emergency_training"))
    _run(session, 542)
    path = tmp_path / "works.save"
    write_save(session, path)
    other = read_save(path, content)
    for game in (session, other):
        _run(game, 544)
    assert session.state_hash() == other.state_hash()
    again = Session.new(content, "quiet", 3)
    again.order(BeginWork("seal_campaign"))
    again.order(BeginWork("emergency_training"))
    _run(again, 544)
    assert again.state_hash() == session.state_hash()


def _run(session: Session, sol: int) -> None:
    while session.sol < sol:
        session.step()
