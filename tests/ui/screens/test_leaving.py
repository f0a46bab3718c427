"""Leaving a game, for the title, for another one or by closing the window: nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.session.save import read_save
from game.session.session import Session
from game.ui.gallery import Gallery
from game.ui.night import SCENARIO, lost
from game.ui.screens.brief import BriefScene
from game.ui.screens.colony.scene import ColonyScene
from game.ui.screens.end import EndScene
from game.ui.screens.menu import MenuScene
from game.ui.screens.title import TitleScene
from game.ui.slots import LEFT, saves_dir, slots
from game.ui.toolkit.events import CloseAsked

from .conftest import Desk


@pytest.fixture(autouse=True)
def _saves_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, gallery: Gallery) -> Iterator[None]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    yield
    gallery.stack.running = True


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """There is no room to save a game in."""
    (tmp_path / "full").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "full"))


def left_state(desk: Desk) -> str:
    """What the game that was left is when it is read again."""
    kept = read_save(saves_dir() / f"{LEFT}-{SCENARIO}.deferred", desk.gallery.content)
    state = kept.state_hash()
    kept.close()
    return state


def on_desk(desk: Desk) -> Session:
    top = desk.gallery.stack.top
    assert isinstance(top, ColonyScene)
    return top.runner.session


def step_on(desk: Desk) -> str:
    """Let the game run a little, so that it differs from what was saved; what it is then."""
    desk.session.step()
    return desk.session.state_hash()


@pytest.mark.parametrize("keys", [(), ("escape",), ("f1",)])
def test_closing_the_window_keeps_the_game_whatever_card_lies_over_it(desk: Desk, keys: tuple[str, ...]) -> None:
    state = step_on(desk)
    desk.key(*keys)
    desk.gallery.stack.handle(CloseAsked())
    assert not desk.gallery.stack.running
    assert left_state(desk) == state


def test_loading_with_a_key_keeps_the_game_that_is_left_by_it(desk: Desk) -> None:
    desk.key("f5")
    saved = desk.session.state_hash()
    state = step_on(desk)
    desk.key("f9")
    assert on_desk(desk).state_hash() == saved
    assert left_state(desk) == state


def test_the_key_brings_the_same_saved_game_each_time(desk: Desk) -> None:
    desk.key("f5")
    saved = desk.session.state_hash()
    step_on(desk)
    desk.key("f9", "f9")
    assert on_desk(desk).state_hash() == saved


def test_how_a_game_was_left_can_be_gone_on_with_from_that_very_game(desk: Desk) -> None:
    desk.gallery.stack.handle(CloseAsked())
    desk.gallery.stack.running = True
    first = left_state(desk)
    state = step_on(desk)
    desk.key("escape")
    desk.click("card", "saves")
    desk.click("card", ("slot", 0))
    desk.wait()
    assert on_desk(desk).state_hash() == first
    assert left_state(desk) == state


@pytest.mark.usefixtures("full")
def test_a_game_that_cannot_be_saved_is_left_for_the_title_only_at_the_second_press(desk: Desk) -> None:
    desk.key("escape")
    desk.click("card", "leave")
    assert isinstance(desk.gallery.stack.top, MenuScene)
    assert "could not be saved" in desk.words("card")
    desk.click("card", "leave")
    assert isinstance(desk.gallery.stack.top, TitleScene)


@pytest.mark.usefixtures("full")
def test_a_game_that_cannot_be_saved_holds_its_window_open_once(desk: Desk) -> None:
    desk.gallery.stack.handle(CloseAsked())
    desk.wait()
    assert desk.gallery.stack.running
    assert "could not be saved" in desk.words("note")
    desk.gallery.stack.handle(CloseAsked())
    assert not desk.gallery.stack.running


def test_no_other_game_is_loaded_while_the_one_in_play_cannot_be_saved(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.key("f5")
    slot = slots(saves_dir())[0]
    monkeypatch.setattr("game.ui.slots.write_slot", lambda *given: "No room.")
    assert desk.gallery.console.load(slot, desk.session) == "No room."
    desk.wait()
    assert on_desk(desk) is desk.session


@pytest.mark.parametrize("button", ["again", "other"])
def test_the_game_that_comes_after_an_end_is_as_hard(gallery: Gallery, button: str) -> None:
    session = lost(Session.new(gallery.content, SCENARIO, 1))
    gallery.show(EndScene(gallery.console, session.view(), "sandbox", 1, {"hardware": "hard"}))
    session.close()
    hands = Desk(gallery, None)
    hands.wait()
    hands.click("next", button)
    hands.wait()
    if isinstance(gallery.stack.top, BriefScene):
        hands.key("return")
    assert on_desk(hands).axes["hardware"] == "hard"


def test_a_colony_whose_desk_is_not_taken_is_forgotten(gallery: Gallery, monkeypatch: pytest.MonkeyPatch) -> None:
    gallery.console.begin(SCENARIO, 1)
    gallery.frame()
    assert isinstance(gallery.stack.top, BriefScene)
    closed: list[Session] = []
    monkeypatch.setattr(Session, "close", lambda session: closed.append(session))
    hands = Desk(gallery, None)
    hands.key("escape")
    assert isinstance(gallery.stack.top, TitleScene)
    assert [session.scenario.id for session in closed] == [SCENARIO]
