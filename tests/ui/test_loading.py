"""Reading the packs behind the title, well or not."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.problems import ContentError
from game.content.store import Content
from game.ui.console import Console
from game.ui.loading import Loader
from game.ui.preferences import Preferences
from game.ui.screens.saves import SavesScene
from game.ui.screens.scenarios import ScenarioScene
from game.ui.screens.title import TitleScene
from game.ui.toolkit import Kit, SceneStack, load_action_map
from game.ui.toolkit.messages import Activated
from tests.core_pack import core
from tests.story.storylets.tales import write_pack


def reading(monkeypatch: pytest.MonkeyPatch, read: Callable[[], Content]) -> Loader:
    """What reads the packs, by doing this."""
    monkeypatch.setattr("game.content.loading.load_packs", lambda *given: read())
    return Loader(())


def breaks() -> Content:
    raise RuntimeError("no such thing")


def at_title(loader: Loader) -> tuple[SceneStack, TitleScene]:
    stack = SceneStack(Kit(1.0), load_action_map(), (1280, 720))
    title = TitleScene(Console(stack, loader, Preferences()))
    stack.push(title)
    stack.update(0.0)
    return stack, title


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_reading_that_breaks_off_is_done_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    loader = reading(monkeypatch, breaks)
    assert not loader.done
    with pytest.raises(RuntimeError, match="ended early"):
        loader.content()
    assert loader.done
    assert "ended early" in loader.problem
    with pytest.raises(RuntimeError, match="ended early"):
        loader.content()


def test_a_mistake_found_while_the_first_colony_is_made_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(*given: object) -> None:
        raise ContentError(())

    loader = reading(monkeypatch, core)
    monkeypatch.setattr("game.ui.loading._glimpse", mistaken)
    with pytest.raises(ContentError):
        loader.content()


@pytest.mark.parametrize(("button", "screen"), [("new", ScenarioScene), ("load", SavesScene)])
def test_the_title_waits_for_the_packs_before_it_goes_where_they_are_needed(
    monkeypatch: pytest.MonkeyPatch, button: str, screen: type
) -> None:
    go_on = threading.Event()

    def slowly() -> Content:
        go_on.wait(20.0)
        return core()

    loader = reading(monkeypatch, slowly)
    loader.start()
    stack, title = at_title(loader)
    title.on_message(Activated(button))
    stack.update(0.0)
    assert stack.top is title
    go_on.set()
    loader.content()
    stack.update(0.0)
    stack.update(0.0)
    assert isinstance(stack.top, screen)


def test_the_title_stays_where_it_is_when_the_packs_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken() -> Content:
        raise ContentError(())

    loader = reading(monkeypatch, mistaken)
    stack, title = at_title(loader)
    title.on_message(Activated("new"))
    loader.start()
    with pytest.raises(ContentError):
        loader.content()
    stack.update(0.0)
    assert stack.top is title


def test_a_mod_whose_story_asks_for_nothing_is_told_on_the_title(tmp_path: Path) -> None:
    tale = '[[storylet]]\nid = "tales.a"\nchannel = "ambient"\ntitle = "A"\nwhen = "populaton > 10"\n'
    loader = Loader((write_pack(tmp_path / "pack", tale + 'variants = [{ text = "A." }]\n'),))
    with pytest.raises(ContentError):
        loader.content()
    assert 'did you mean "population"?' in loader.problem
