"""Turns what pygame reports of keyboard, pointer and gamepad into the interface's own events."""

from __future__ import annotations

import pygame
from msgspec import Struct
from pygame._sdl2 import controller

from .actions import REPEATING, ActionMap
from .events import (
    CloseAsked,
    InputEvent,
    PointerButton,
    PointerLeft,
    PointerMoved,
    PointerPressed,
    PointerReleased,
    Pressed,
    Typed,
    Wheeled,
    WindowExposed,
    WindowResized,
)

_PAD_BUTTONS = {
    pygame.CONTROLLER_BUTTON_A: "a",
    pygame.CONTROLLER_BUTTON_B: "b",
    pygame.CONTROLLER_BUTTON_X: "x",
    pygame.CONTROLLER_BUTTON_Y: "y",
    pygame.CONTROLLER_BUTTON_BACK: "back",
    pygame.CONTROLLER_BUTTON_START: "start",
    pygame.CONTROLLER_BUTTON_LEFTSHOULDER: "leftshoulder",
    pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: "rightshoulder",
    pygame.CONTROLLER_BUTTON_LEFTSTICK: "leftstick",
    pygame.CONTROLLER_BUTTON_RIGHTSTICK: "rightstick",
    pygame.CONTROLLER_BUTTON_DPAD_UP: "dpup",
    pygame.CONTROLLER_BUTTON_DPAD_DOWN: "dpdown",
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: "dpleft",
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT: "dpright",
}
# Axis and side of it to the button it counts as: the left stick serves as a second d-pad, the right one as four more.
_PAD_AXES = {
    (pygame.CONTROLLER_AXIS_LEFTX, -1): "dpleft",
    (pygame.CONTROLLER_AXIS_LEFTX, 1): "dpright",
    (pygame.CONTROLLER_AXIS_LEFTY, -1): "dpup",
    (pygame.CONTROLLER_AXIS_LEFTY, 1): "dpdown",
    (pygame.CONTROLLER_AXIS_RIGHTX, -1): "stickleft",
    (pygame.CONTROLLER_AXIS_RIGHTX, 1): "stickright",
    (pygame.CONTROLLER_AXIS_RIGHTY, -1): "stickup",
    (pygame.CONTROLLER_AXIS_RIGHTY, 1): "stickdown",
    (pygame.CONTROLLER_AXIS_TRIGGERLEFT, 1): "lefttrigger",
    (pygame.CONTROLLER_AXIS_TRIGGERRIGHT, 1): "righttrigger",
}
_AXIS_ON = 18_000
_AXIS_OFF = 12_000
_REPEAT_AFTER_S = 0.38
_REPEAT_EVERY_S = 0.09
_KEY_EVERY_S = 0.045
"""A key repeats twice as fast as a gamepad."""
_REPEATING = ("dpup", "dpdown", "dpleft", "dpright", "lefttrigger", "righttrigger")


class _Held(Struct):
    """A gamepad button that is down, and the time until it repeats."""

    name: str
    left_s: float


class Translator:
    """Keeps what is needed between reports: open gamepads, held buttons, where sticks stand."""

    def __init__(self, action_map: ActionMap) -> None:
        self.action_map = action_map
        """Which actions keys and buttons stand for."""
        self._pads: dict[int, controller.Controller] = {}
        self._axes: dict[int, int] = {}
        self._held: _Held | None = None
        self._keys_down: set[int] = set()

    def listen(self) -> None:
        """Listen to gamepads, and let held keys repeat. It takes a moment, so call it after the first frame."""
        controller.init()
        pygame.key.set_repeat(round(1_000 * _REPEAT_AFTER_S), round(1_000 * _KEY_EVERY_S))

    def translate(self, event: pygame.Event, typing: bool = False) -> InputEvent | None:
        """The event as the interface sees it, or ``None`` when it is of no interest.

        While ``typing``, keys that write a character stand for no action.
        """
        kind = event.type
        if kind == pygame.KEYDOWN:
            return self._key(event, typing)
        if kind == pygame.KEYUP:
            self._keys_down.discard(event.key)
            return None
        if kind == pygame.TEXTINPUT:
            return Typed(event.text)
        if kind == pygame.MOUSEMOTION:
            return PointerMoved(*event.pos)
        if kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            if event.button > 3:
                return None
            buttons: tuple[PointerButton, ...] = ("main", "middle", "other")
            x, y = event.pos
            button = buttons[event.button - 1]
            pressed = kind == pygame.MOUSEBUTTONDOWN
            return PointerPressed(x, y, button) if pressed else PointerReleased(x, y, button)
        if kind == pygame.MOUSEWHEEL:
            return Wheeled(*pygame.mouse.get_pos(), event.x, -event.y)
        return self._window(event) or self._pad(event)

    def tick(self, dt_s: float) -> Pressed | None:
        """Let ``dt_s`` seconds pass; a held gamepad direction may repeat."""
        if self._held is None:
            return None
        self._held.left_s -= dt_s
        if self._held.left_s > 0:
            return None
        self._held.left_s = _REPEAT_EVERY_S
        return self._pressed([f"pad:{self._held.name}"], repeats=True)

    def _key(self, event: pygame.Event, typing: bool) -> Pressed:
        # A repeat is not marked as one, and comes after a single press too where a frame takes longer than the delay.
        repeats = event.key in self._keys_down
        self._keys_down.add(event.key)
        modifiers = [
            name
            for name, mask in (
                ("ctrl", pygame.KMOD_CTRL),
                ("alt", pygame.KMOD_ALT),
                ("shift", pygame.KMOD_SHIFT),
            )
            if event.mod & mask
        ]
        names = ["+".join([*modifiers, pygame.key.name(event.key, False).lower()])]
        character = getattr(event, "unicode", "")
        writes = (
            len(character) == 1 and character.isprintable() and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT)
        )
        if writes and character.lower() not in names and character != " ":
            # Where a sign sits differs between keyboards: what it writes names it as well.
            names.append(character.lower())
        if typing and writes:
            return Pressed(())
        return self._pressed(names, repeats=repeats)

    def _pressed(self, names: list[str], repeats: bool = False) -> Pressed:
        meant = self.action_map.actions(names)
        if repeats:
            meant = tuple(action for action in meant if action in REPEATING)
        return Pressed(meant, repeats)

    def _window(self, event: pygame.Event) -> InputEvent | None:
        if event.type == pygame.WINDOWFOCUSLOST:
            self._keys_down.clear()
        if event.type in (pygame.QUIT, pygame.WINDOWCLOSE):
            return CloseAsked()
        if event.type in (pygame.WINDOWSIZECHANGED, pygame.WINDOWRESIZED):
            return WindowResized(event.x, event.y)
        if event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED, pygame.WINDOWSHOWN):
            return WindowExposed()
        return PointerLeft() if event.type == pygame.WINDOWLEAVE else None

    def _pad(self, event: pygame.Event) -> InputEvent | None:
        if event.type == pygame.CONTROLLERDEVICEADDED:
            pad = controller.Controller(event.device_index)
            self._pads[pad.id] = pad
        elif event.type == pygame.CONTROLLERDEVICEREMOVED:
            self._pads.pop(event.instance_id, None)
            self._held = None
        elif event.type == pygame.CONTROLLERBUTTONDOWN:
            return self._down(_PAD_BUTTONS.get(event.button))
        elif event.type == pygame.CONTROLLERBUTTONUP:
            self._up(_PAD_BUTTONS.get(event.button))
        elif event.type == pygame.CONTROLLERAXISMOTION:
            return self._axis(event.axis, event.value)
        return None

    def _axis(self, axis: int, value: int) -> Pressed | None:
        before = self._axes.get(axis, 0)
        side = (1 if value > 0 else -1) if abs(value) > (_AXIS_OFF if before else _AXIS_ON) else 0
        self._axes[axis] = side
        if side == before:
            return None
        if before:
            self._up(_PAD_AXES.get((axis, before)))
        return self._down(_PAD_AXES.get((axis, side))) if side else None

    def _down(self, name: str | None) -> Pressed | None:
        if name is None:
            return None
        self._held = _Held(name, _REPEAT_AFTER_S) if name in _REPEATING else None
        return self._pressed([f"pad:{name}"])

    def _up(self, name: str | None) -> None:
        if self._held is not None and self._held.name == name:
            self._held = None
