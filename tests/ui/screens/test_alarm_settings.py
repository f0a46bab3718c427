"""Each kind of alarm does what its switches say: stop the clock, sound, go there, be written in the log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from game.content.kinds.alarm import AlarmKind
from game.session.save import read_save, write_save
from game.session.session import Session
from game.ui.gallery import Gallery
from game.ui.map.picking import MapThing
from game.ui.preferences import LEVELS, Preferences, Routing
from game.ui.screens.alarm_settings import EFFECTS, AlarmSettingsScene
from game.ui.screens.settings import SettingsScene
from game.ui.toolkit.events import PointerMoved, PointerPressed, PointerReleased

from .conftest import Desk

NIGHT, KIND, PLACE = "module_four", "impact", "module_four_lock"
"""A night whose first alarm is heard in the hull, before any gauge says anything."""


class Heard:
    """A sound desk that only remembers."""

    volume = 1.0

    def __init__(self) -> None:
        self.played: list[str] = []
        self.hushed = 0

    def play(self, name: str) -> bool:
        self.played.append(name)
        return True

    def hush(self) -> None:
        self.hushed += 1


@pytest.fixture
def heard(gallery: Gallery) -> Iterator[Heard]:
    """The gallery with ears, its settings as they come; both are put back afterwards."""
    console, before = gallery.console, gallery.console.preferences
    console.sound, console.preferences = Heard(), Preferences()
    yield console.sound
    console.sound, console.preferences = None, before


class Card:
    """A page of settings by itself, with hands."""

    def __init__(self, gallery: Gallery, scene: AlarmSettingsScene | SettingsScene) -> None:
        self.gallery = gallery
        gallery.show(scene)
        gallery.frame(1.0)

    def click(self, *key: str) -> None:
        stage = self.gallery.stack.top.stage
        stage.reveal("card", key if len(key) > 1 else key[0])
        self.gallery.frame(0.1)
        shown = stage["card"]
        spot = shown.spot(key if len(key) > 1 else key[0])
        assert spot is not None
        x, y = spot.visible.move(shown.rect.topleft).center
        for event in (PointerMoved(x, y), PointerPressed(x, y), PointerReleased(x, y)):
            self.gallery.stack.handle(event)
        self.gallery.frame(0.1)


def test_every_switch_of_every_kind_turns_that_alone(gallery: Gallery, heard: Heard) -> None:
    console = gallery.console
    card = Card(gallery, AlarmSettingsScene(console))
    for kind in console.content.of(AlarmKind).values():
        for effect in EFFECTS:
            before = console.preferences
            was = getattr(before.route(kind.level, kind.id), effect)
            card.click("route", kind.id, effect, "off" if was else "on")
            route = replace(before.route(kind.level, kind.id), **{effect: not was})
            assert console.preferences == replace(before, own_routes={**before.own_routes, kind.id: route})
    card.click("as_levels")
    assert console.preferences == Preferences()


def test_every_switch_of_every_level_turns_that_alone(gallery: Gallery, heard: Heard) -> None:
    console = gallery.console
    card = Card(gallery, SettingsScene(console))
    for level in LEVELS:
        for effect in ("pause", "sound", "centre"):
            before = console.preferences
            was = getattr(before.route(level), effect)
            card.click("route", level, effect, "off" if was else "on")
            route = replace(before.route(level), **{effect: not was})
            assert console.preferences == replace(before, routes={**before.routes, level: route})


@pytest.fixture(scope="module")
def strike_file(gallery: Gallery, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The night one step before its first strike."""
    file = tmp_path_factory.mktemp("strike") / "strike.deferred"
    session = gallery.session(NIGHT)
    while not any(alarm.id == KIND for alarm in session.view().alarms):
        write_save(session, file)
        session.step()
    session.close()
    return file


@pytest.fixture
def before_strike(gallery: Gallery, strike_file: Path) -> Iterator[Session]:
    session = read_save(strike_file, gallery.content)
    yield session
    session.close()


def struck(gallery: Gallery, before_strike: Session, route: Routing) -> Desk:
    """The control room some moments after the first strike, at a speed that an alarm would stop."""
    scene = gallery.desk_of(before_strike)
    others = dict.fromkeys(LEVELS, Routing(pause=False, sound=False))
    gallery.console.preferences = replace(Preferences(), routes=others, own_routes={KIND: route})
    gallery.show(scene)
    hands = Desk(gallery, scene)
    hands.wait()
    hands.key("f2")
    for _ in range(600):
        hands.wait(1)
        if any(alarm.id == KIND for alarm in hands.view.alarms):
            hands.wait(3)
            return hands
    raise AssertionError("no strike")


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize("effect", EFFECTS)
def test_an_alarm_does_what_its_switches_say(
    gallery: Gallery, heard: Heard, before_strike: Session, effect: str, on: bool
) -> None:
    others = dict.fromkeys(EFFECTS, not on)
    hands = struck(gallery, before_strike, Routing(**{**others, effect: on}))
    scene = hands.scene
    done = {
        "pause": scene.by_alarm and scene.runner.paused,
        "sound": "klaxon" in heard.played,
        "centre": scene.selection == MapThing("module", PLACE),
        "log": KIND not in scene.unlogged,
    }
    assert done == {**others, effect: on}


def test_a_kind_that_is_not_logged_is_in_no_list_of_lines(
    gallery: Gallery, heard: Heard, before_strike: Session
) -> None:
    hands = struck(gallery, before_strike, Routing())
    scene = hands.scene
    while not any(line.alarm == "breach" for line in hands.view.log):
        scene.runner.play(1)
        hands.wait(2)
    line = next(line.text for line in hands.view.log if line.alarm == "breach")
    hands.key("l")
    hands.wait()
    assert line in hands.words("log")
    console = gallery.console
    console.set_preferences(replace(console.preferences, own_routes={"breach": Routing(log=False)}), (1920, 1080))
    scene.refresh_now()
    hands.wait()
    assert line not in hands.words("log")
    assert line in {kept.text for kept in hands.view.log}


def test_the_key_for_silence_breaks_off_what_sounds_and_nothing_sounds_until_it_is_pressed_again(
    gallery: Gallery, heard: Heard, before_strike: Session
) -> None:
    hands = struck(gallery, before_strike, Routing())
    assert "klaxon" in heard.played
    hands.key("m")
    assert heard.hushed == 1
    heard.played.clear()
    gallery.console.play("klaxon")
    assert heard.played == []
    hands.key("m")
    gallery.console.play("klaxon")
    assert heard.played[-1] == "klaxon"
