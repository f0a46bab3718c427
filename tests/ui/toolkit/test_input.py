"""Keyboard, pointer and gamepad all become the same actions."""

from pathlib import Path
from typing import Any

import pygame
import pytest

from game.ui.toolkit import ActionMap, Translator, UnusableBindings, load_action_map
from game.ui.toolkit.actions import tidy_key
from game.ui.toolkit.events import (
    CloseAsked,
    PointerMoved,
    PointerPressed,
    PointerReleased,
    Pressed,
    Typed,
    WindowResized,
)


@pytest.fixture
def translator() -> Translator:
    pygame.display.init()
    return Translator(load_action_map())


def key(code: int, mod: int = 0, unicode: str = "") -> pygame.Event:
    return pygame.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=unicode, scancode=0)


def actions(event: Any) -> tuple[str, ...]:
    assert isinstance(event, Pressed)
    return event.actions


@pytest.mark.parametrize(
    ("event", "meant"),
    [
        (key(pygame.K_TAB, unicode="\t"), ("next",)),
        (key(pygame.K_TAB, pygame.KMOD_LSHIFT, "\t"), ("previous",)),
        (key(pygame.K_RETURN, unicode="\r"), ("activate",)),
        (key(pygame.K_RETURN, pygame.KMOD_ALT), ("fullscreen",)),
        (key(pygame.K_SPACE, unicode=" "), ("activate", "pause")),
        (key(pygame.K_ESCAPE), ("back",)),
        (key(pygame.K_KP_ENTER), ("activate",)),
        (key(pygame.K_2, unicode="2"), ("choose_2",)),
        (key(pygame.K_EQUALS, pygame.KMOD_SHIFT, "+"), ("increase",)),
        (key(pygame.K_PAGEDOWN), ("page_down",)),
        (key(pygame.K_z, unicode="z"), ("fit",)),
        (key(pygame.K_y, unicode="y"), ()),
    ],
)
def test_a_key_stands_for_what_it_is_bound_to(
    event: pygame.Event, meant: tuple[str, ...], translator: Translator
) -> None:
    assert actions(translator.translate(event)) == meant


def test_a_key_that_is_held_gives_its_order_once_and_goes_on_walking(translator: Translator) -> None:
    two, down = key(pygame.K_2, unicode="2"), key(pygame.K_DOWN)
    assert [actions(translator.translate(two)) for _ in range(3)] == [("choose_2",), (), ()]
    translator.translate(pygame.Event(pygame.KEYUP, key=pygame.K_2, mod=0, scancode=0))
    assert actions(translator.translate(two)) == ("choose_2",)
    assert [actions(translator.translate(down)) for _ in range(2)] == [("down",), ("down",)]


def test_while_somebody_writes_letters_are_letters(translator: Translator) -> None:
    assert actions(translator.translate(key(pygame.K_2, unicode="2"), typing=True)) == ()
    assert actions(translator.translate(key(pygame.K_SPACE, unicode=" "), typing=True)) == ()
    assert actions(translator.translate(key(pygame.K_ESCAPE, unicode="\x1b"), typing=True)) == ("back",)
    assert translator.translate(pygame.Event(pygame.TEXTINPUT, text="ß")) == Typed("ß")


def button(code: int, down: bool = True) -> pygame.Event:
    kind = pygame.CONTROLLERBUTTONDOWN if down else pygame.CONTROLLERBUTTONUP
    return pygame.Event(kind, button=code, instance_id=0)


def test_a_gamepad_does_what_the_keyboard_does(translator: Translator) -> None:
    assert actions(translator.translate(button(pygame.CONTROLLER_BUTTON_A))) == ("activate",)
    assert actions(translator.translate(button(pygame.CONTROLLER_BUTTON_B))) == ("back",)
    assert actions(translator.translate(button(pygame.CONTROLLER_BUTTON_DPAD_LEFT))) == ("left",)
    assert actions(translator.translate(button(pygame.CONTROLLER_BUTTON_RIGHTSHOULDER))) == ("next",)


def axis(value: int) -> pygame.Event:
    return pygame.Event(pygame.CONTROLLERAXISMOTION, axis=pygame.CONTROLLER_AXIS_LEFTY, value=value, instance_id=0)


def test_a_stick_pushed_is_one_press_however_it_trembles(translator: Translator) -> None:
    pressed = [translator.translate(axis(value)) for value in (5_000, 20_000, 16_000, 30_000, 2_000, -25_000)]
    assert [actions(event) for event in pressed if event is not None] == [("down",), ("up",)]


def test_a_direction_held_on_a_gamepad_repeats_until_it_is_let_go(translator: Translator) -> None:
    translator.translate(button(pygame.CONTROLLER_BUTTON_DPAD_DOWN))
    held = [translator.tick(0.05) for _ in range(12)]
    repeats = [event for event in held if event is not None]
    assert repeats
    assert all(event.actions == ("down",) and event.repeats for event in repeats)
    translator.translate(button(pygame.CONTROLLER_BUTTON_DPAD_DOWN, down=False))
    assert [translator.tick(1.0) for _ in range(3)] == [None, None, None]


def test_pointer_and_window_are_reported(translator: Translator) -> None:
    pressed = pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(3, 4), button=1)
    assert translator.translate(pressed) == PointerPressed(3, 4, "main")
    released = pygame.Event(pygame.MOUSEBUTTONUP, pos=(3, 4), button=3)
    assert translator.translate(released) == PointerReleased(3, 4, "other")
    assert translator.translate(pygame.Event(pygame.MOUSEMOTION, pos=(5, 6))) == PointerMoved(5, 6)
    resized = pygame.Event(pygame.WINDOWSIZECHANGED, x=1_600, y=900)
    assert translator.translate(resized) == WindowResized(1_600, 900)
    assert translator.translate(pygame.Event(pygame.QUIT)) == CloseAsked()
    assert translator.translate(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(3, 4), button=4)) is None


def with_bound(action: str, *keys: str) -> ActionMap:
    """The usual bindings, with one action bound to these keys only."""
    return ActionMap({**load_action_map().bindings, action: keys})


def test_a_key_can_be_bound_anew(translator: Translator) -> None:
    translator.action_map = with_bound("pause", "ctrl+k")
    assert actions(translator.translate(key(pygame.K_k, pygame.KMOD_LCTRL))) == ("pause",)
    assert "pause" not in actions(translator.translate(key(pygame.K_SPACE, unicode=" ")))


def test_the_order_of_modifiers_does_not_matter() -> None:
    both = with_bound("save", "Shift+Ctrl+S")
    assert both.actions(["ctrl+shift+s"]) == ("save",)


@pytest.mark.parametrize(
    ("written", "tidy"),
    [("+", "+"), ("Ctrl++", "ctrl++"), ("keypad +", "keypad +"), ("shift+ctrl+Keypad +", "ctrl+shift+keypad +")],
)
def test_a_plus_that_is_the_key_itself_is_no_modifiers_sign(written: str, tidy: str) -> None:
    assert tidy_key(written) == tidy


@pytest.mark.parametrize("action", ["next", "activate", "back", "up"])
def test_bindings_that_would_lock_the_player_out_are_refused(action: str) -> None:
    with pytest.raises(UnusableBindings, match=action):
        with_bound(action)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("[bindings", "bindings.toml: "),
        ("next = 1", "it has no table \\[bindings\\]"),
        ('[bindings]\nback = "escape"', "back needs a list of keys"),
        ('[bindings]\nback = ["hyper+x"]', '"hyper\\+x" begins with "hyper", which is none of ctrl, alt, shift'),
        ('[bindings]\nback = ["escape"]', "nothing is bound to next, previous"),
    ],
)
def test_a_file_of_bindings_that_was_spoilt_is_told_with_its_name_and_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, words: str
) -> None:
    (tmp_path / "bindings.toml").write_text(written)
    monkeypatch.setattr("game.ui.toolkit.assets.assets_dir", lambda: tmp_path)
    with pytest.raises(UnusableBindings, match=words) as caught:
        load_action_map()
    assert str(tmp_path / "bindings.toml") in str(caught.value)


def test_badges_name_the_first_key_and_no_button_of_a_gamepad() -> None:
    bindings = load_action_map()
    assert bindings.badge("choose_1") == "1"
    assert with_bound("activate", "pad:a", "f7").badge("activate") == "F7"
    assert bindings.badge("nothing such") == ""


def test_everything_that_is_bound_can_be_asked_for() -> None:
    keys = load_action_map()
    assert all(action in keys.actions([key]) for action, bound in keys.bindings.items() for key in bound)
