"""The screens around the control room: title, scenarios, brief, settings, saved games, the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.session.orders import SetAxis
from game.session.session import Session
from game.sim.command.components import Council
from game.sim.difficulty.components import Axes
from game.sim.minds.components import Mind
from game.ui.console import Console
from game.ui.gallery import Gallery
from game.ui.night import SCENARIO, lost, won
from game.ui.preferences import Preferences
from game.ui.screens.brief import BriefScene
from game.ui.screens.colony.scene import ColonyScene
from game.ui.screens.end import EndScene
from game.ui.screens.saves import SavesScene
from game.ui.screens.scenarios import ScenarioScene
from game.ui.screens.settings import SettingsScene
from game.ui.screens.title import TitleModel, TitleScene
from game.ui.slots import Slot, delete_slot, saves_dir, slots, write_left
from game.ui.toolkit.events import Typed
from game.ui.toolkit.widgets.field import Draft

from .conftest import Desk


@pytest.fixture
def title(gallery: Gallery) -> Iterator[Desk]:
    gallery.show(TitleScene(gallery.console))
    hands = Desk(gallery, None)
    hands.wait()
    yield hands
    gallery.console.set_preferences(Preferences(scale=1.0), gallery.size_px)


def test_the_title_leads_to_the_desk_by_way_of_scenario_and_brief(title: Desk) -> None:
    title.click("menu", "new")
    assert isinstance(title.gallery.stack.top, ScenarioScene)
    assert "Fifteen people asleep" in title.words("scenarios")
    title.click("scenarios", ("scenario", SCENARIO))
    assert isinstance(title.gallery.stack.top, BriefScene)
    title.key("return")
    assert isinstance(title.gallery.stack.top, ColonyScene)


def test_keys_alone_lead_there_too(title: Desk) -> None:
    title.key("tab", "return", "tab", "return", "return")
    assert isinstance(title.gallery.stack.top, ColonyScene)


def test_a_long_game_is_chosen_set_and_seeded_before_it_begins(title: Desk) -> None:
    title.click("menu", "new")
    assert "Hardware" not in title.words("scenarios")
    title.click("scenarios", ("scenario", "sandbox"))
    assert isinstance(title.gallery.stack.top, ScenarioScene)
    panel = title.gallery.stack.top.stage["scenarios"]
    begin = panel.spot("begin")
    assert begin is not None
    assert begin.visible.height == begin.rect.height, "the button that begins it is in sight"
    title.click("scenarios", ("axis", "hardware", "hard"))
    assert "Parts wear a quarter faster" in title.words("scenarios")
    panel.memory.put("seed", Draft("9", 1))
    title.click("scenarios", "seed")
    title.gallery.stack.handle(Typed("4x"))
    title.wait()
    assert "whole number" in title.words("scenarios")
    title.key("backspace")
    title.click("scenarios", "begin")
    title.key("return")
    desk = title.gallery.stack.top
    assert isinstance(desk, ColonyScene)
    assert desk.runner.session.world.one(Axes).levels["hardware"] == "hard"
    assert desk.runner.session.seed == 94


def test_enter_pressed_twice_takes_the_desk_once(title: Desk) -> None:
    title.click("menu", "new")
    title.click("scenarios", ("scenario", SCENARIO))
    title.press("return")
    title.press("return")
    title.wait()
    assert isinstance(title.gallery.stack.top, ColonyScene)
    assert title.gallery.stack.depth == 1


def test_no_button_of_the_title_moves_when_saved_games_are_counted(title: Desk) -> None:
    menu = title.gallery.stack.top.stage["menu"]
    heights = set()
    for saves in (None, 0, 3):
        menu.show(TitleModel(saves))
        heights.add(menu.height_at(title.gallery.stack.kit, menu.rect.width))
    assert len(heights) == 1


def test_quit_ends_the_program(title: Desk) -> None:
    title.click("menu", "quit")
    assert not title.gallery.stack.running
    title.gallery.stack.running = True


def test_a_setting_is_used_at_once(title: Desk) -> None:
    title.gallery.stack.push(SettingsScene(title.gallery.console))
    title.wait()
    title.click("card", ("muted", "on"))
    title.click("card", ("route", "caution", "pause", "off"))
    chosen = title.gallery.console.preferences
    assert chosen.muted
    assert not chosen.route("caution").pause


class _Window:
    """A window as far as settings know of it."""

    title = ""
    fullscreen = False

    def toggle_fullscreen(self) -> None:
        self.fullscreen = not self.fullscreen


def test_a_screen_that_was_filled_by_its_key_stays_so_until_that_is_set_otherwise(
    title: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    console, window = title.gallery.console, _Window()
    monkeypatch.setattr(console, "window", window)
    window.toggle_fullscreen()
    title.gallery.stack.push(SettingsScene(console))
    title.wait()
    title.click("card", ("muted", "on"))
    assert window.fullscreen
    title.click("card", ("fullscreen", "off"))
    assert not window.fullscreen
    title.click("card", ("fullscreen", "on"))
    assert window.fullscreen
    assert console.preferences.fullscreen


def test_one_kind_of_alarm_is_set_by_itself(title: Desk) -> None:
    title.gallery.stack.push(SettingsScene(title.gallery.console))
    title.wait()
    title.click("card", "kinds")
    title.wait()
    title.click("card", ("route", "impact", "log", "off"))
    chosen = title.gallery.console.preferences
    assert chosen.unlogged() == {"impact"}
    assert chosen.route("breach").log


def test_a_larger_interface_is_drawn_at_once(title: Desk) -> None:
    title.gallery.stack.push(SettingsScene(title.gallery.console))
    title.wait()
    title.click("card", ("scale", "1.5"))
    assert title.gallery.stack.kit.scale == 1.5


def test_a_long_game_is_made_harder_from_its_menu_and_the_log_notes_it(gallery: Gallery) -> None:
    scene = gallery.desk("quiet")
    gallery.show(scene)
    hands = Desk(gallery, scene)
    hands.key("escape")
    hands.click("card", "axes")
    hands.click("card", ("axis", "hardware", "hard"))
    assert "Parts wear a quarter faster" in hands.words("card")
    assert scene.runner.session.journal[-1][1] == SetAxis("hardware", "hard")
    assert any("Hardware: hard" in line.text for line in scene.runner.view.log)
    hands.key("escape", "escape")
    assert gallery.stack.top is scene


def test_a_game_is_saved_listed_and_thrown_away_by_pressing_twice(desk: Desk) -> None:
    before = len(slots(saves_dir()))
    desk.gallery.stack.push(SavesScene(desk.gallery.console, desk.session))
    desk.wait()
    desk.click("card", "write")
    assert len(slots(saves_dir())) == before + 1
    assert "Sol 561, 02:31" in desk.words("card")
    desk.click("card", ("delete", 0))
    assert len(slots(saves_dir())) == before + 1
    assert "Press again to throw it away for good" in desk.words("card")
    desk.click("card", ("delete", 0))
    assert len(slots(saves_dir())) == before


def test_a_folder_among_the_saved_games_is_no_saved_game(tmp_path: Path) -> None:
    (tmp_path / "odd.deferred").mkdir()
    assert slots(tmp_path) == ()


def test_a_saved_game_that_cannot_be_thrown_away_says_why(tmp_path: Path) -> None:
    (tmp_path / "odd.deferred").mkdir()
    assert delete_slot(Slot(tmp_path / "odd.deferred", None, "", 0.0))


def test_settings_that_cannot_be_written_down_say_so(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    console = Console(
        desk.gallery.stack,
        desk.gallery.console.loader,
        Preferences(),
        preferences_file=tmp_path / "file" / "settings.json",
    )
    desk.gallery.stack.push(SettingsScene(console))
    desk.wait()
    assert "cannot be written down" not in desk.words("card")
    desk.click("card", ("page_pauses", "off"))
    assert "cannot be written down" in desk.words("card")


def test_a_game_that_is_left_overwrites_only_how_the_same_scenario_was_left(desk: Desk, tmp_path: Path) -> None:
    other = Session.new(desk.gallery.console.content, "dome_three", 1)
    for session in (desk.session, other, other):
        assert not write_left(session, tmp_path)
    other.close()
    kept = slots(tmp_path)
    assert {slot.card.scenario for slot in kept if slot.card and slot.left} == {SCENARIO, "dome_three"}
    assert len(kept) == 2


def test_a_spoilt_save_says_so_and_changes_nothing(desk: Desk) -> None:
    folder = saves_dir()
    folder.mkdir(parents=True, exist_ok=True)
    spoilt = folder / "spoilt.deferred"
    spoilt.write_bytes(b"not a game")
    desk.gallery.stack.push(SavesScene(desk.gallery.console, desk.session))
    desk.wait()
    desk.click("card", ("slot", 0))
    assert isinstance(desk.gallery.stack.top, SavesScene)
    assert "spoilt" in desk.words("card")
    spoilt.unlink()


@pytest.mark.parametrize(("play", "said"), [(lost, "The dead (15)"), (won, "It went well")])
def test_the_end_tells_how_it_went(gallery: Gallery, play, said: str) -> None:
    session = play(Session.new(gallery.content, SCENARIO, 1))
    gallery.show(EndScene(gallery.console, session.view(), SCENARIO, 1))
    hands = Desk(gallery, None)
    hands.wait()
    session.close()
    assert said in hands.words("story")
    if play is won:
        assert gallery.stack.top.stage["story"].spot(("scroll", "story")) is None, "half the screen is free"
    hands.click("next", "again")
    hands.wait()
    assert isinstance(gallery.stack.top, (BriefScene, ColonyScene))


def test_the_end_of_a_long_game_shows_its_chronicle_its_year_and_what_became_of_whom(gallery: Gallery) -> None:
    session = Session.new(gallery.content, "first_year", 1)
    while session.sol < 542:
        session.step()
    for _, mind in session.world.each(Mind):
        mind.trust_share = 0.0
    for faction in session.world.one(Council).factions.values():
        faction.support = 0.0
    while not session.over:
        session.step()
    gallery.show(EndScene(gallery.console, session.view(), "first_year", 1))
    hands = Desk(gallery, None)
    hands.wait()
    session.close()
    told = hands.words("story")
    for part in ("They have stopped asking", "The year in figures", "The chronicle", "Those with a name", "Kwan"):
        assert part in told


def test_a_screen_of_an_end_needs_an_end(gallery: Gallery, desk: Desk) -> None:
    with pytest.raises(ValueError, match="needs one"):
        EndScene(gallery.console, desk.view, SCENARIO, 1)


def test_a_game_that_is_left_can_be_gone_on_with(desk: Desk) -> None:
    before = desk.session.state_hash()
    desk.key("escape")
    desk.click("card", "leave")
    desk.wait()
    assert isinstance(desk.gallery.stack.top, TitleScene)
    desk.click("menu", "load")
    desk.wait()
    assert "as it was left" in desk.words("card")
    desk.click("card", ("slot", 0))
    desk.wait()
    top = desk.gallery.stack.top
    assert isinstance(top, ColonyScene)
    assert top.runner.session.state_hash() == before
