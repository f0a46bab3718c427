"""What the control room shows of air that will go bad, before any grave alarm."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.session.save import read_save, write_save
from game.session.session import Session
from game.session.view import ThreatView
from game.ui.figures import span
from game.ui.gallery import Gallery
from game.ui.map.look import load_look
from game.ui.map.picking import MapThing
from game.ui.map.readings import look_at, read
from game.ui.night import SCENARIO
from game.ui.screens.colony.alarms import alarms_model
from game.ui.screens.colony.strip import coming_model
from tests.ui.map import colony_for_map as colony

from .conftest import Desk


@pytest.fixture(scope="module")
def stopped_file(tmp_path_factory: pytest.TempPathFactory, gallery: Gallery) -> Path:
    """Hab-3 saved as its generator has just stopped."""
    file = tmp_path_factory.mktemp("stopped") / "stopped.deferred"
    session = Session.new(gallery.content, SCENARIO, 1)
    while not session.view((), lists=("threats",)).threats:
        session.step()
    write_save(session, file)
    session.close()
    return file


@pytest.fixture
def stopped(gallery: Gallery, stopped_file: Path) -> Desk:
    """The control room at that moment, time standing."""
    scene = gallery.desk_of(read_save(stopped_file, gallery.content))
    gallery.show(scene)
    made = Desk(gallery, scene)
    made.wait()
    return made


def left_s(desk: Desk) -> float:
    (threat,) = desk.view.threats
    assert threat.leave_s is not None
    return threat.leave_s


def test_when_the_generator_stops_a_card_counts_down_before_any_alarm(stopped: Desk) -> None:
    assert not [alarm for alarm in stopped.view.alarms if alarm.level != "notice"]
    (card,) = alarms_model(stopped.view, 4).cards
    assert (card.module, card.gravity, card.time_left) == (SCENARIO, "caution", span(left_s(stopped)))
    assert "generator" in card.title
    assert card.time_left in stopped.words("alarms")


def test_the_alarm_key_goes_where_the_air_will_go_bad(stopped: Desk) -> None:
    stopped.scene.choose(None)
    stopped.key("a")
    assert stopped.scene.selection == MapThing("module", SCENARIO)


def test_the_strip_marks_when_the_oxygen_will_be_too_low(stopped: Desk) -> None:
    (mark,) = [each for each in coming_model(stopped.view).marks if each[2] == "caution"]
    assert mark[0] == pytest.approx(left_s(stopped), abs=16.0)
    assert mark[1].startswith("Hab-3 15")


def test_the_map_marks_the_place(stopped: Desk) -> None:
    look = load_look()
    air, theme = look.overlays["air"], stopped.gallery.stack.kit.theme
    assert read(stopped.view, air)[SCENARIO].tone == "caution"
    assert look_at(stopped.view, air, look, theme)[SCENARIO].tone == "caution"


def test_what_nobody_can_note_keeps_the_alarm_key_from_no_other_alarm() -> None:
    grave = colony.crisis(acknowledged=False)
    threatened = replace(grave, threats=(ThreatView("dome_three", None, 60.0), ThreatView("hab_3", None, 60.0)))
    assert [card.module for card in alarms_model(threatened, 4).cards] == ["hab_3", "dome_three"]
