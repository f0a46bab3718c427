"""Actions and what they are bound to: data, so that a player can bind them anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import tomli
from msgspec import Struct
from msgspec.structs import force_setattr

from .assets import asset

NEXT: Final = "next"
PREVIOUS: Final = "previous"
UP: Final = "up"
DOWN: Final = "down"
LEFT: Final = "left"
RIGHT: Final = "right"
ACTIVATE: Final = "activate"
BACK: Final = "back"
PAGE_UP: Final = "page_up"
PAGE_DOWN: Final = "page_down"
FIRST: Final = "first"
LAST: Final = "last"
INCREASE: Final = "increase"
DECREASE: Final = "decrease"
ERASE: Final = "erase"
ERASE_NEXT: Final = "erase_next"
FULLSCREEN: Final = "fullscreen"

NEEDED: Final = (NEXT, PREVIOUS, UP, DOWN, LEFT, RIGHT, ACTIVATE, BACK)
"""Actions without which the interface could not be walked by keys."""

REPEATING: Final = frozenset({
    NEXT, PREVIOUS, UP, DOWN, LEFT, RIGHT, PAGE_UP, PAGE_DOWN, INCREASE, DECREASE, ERASE, ERASE_NEXT
})  # fmt: skip
"""Actions that a key that is held goes on doing; every other one is done once for each press."""

_MODIFIERS = ("ctrl", "alt", "shift")


class UnusableBindings(ValueError):
    """Bindings that cannot be read, or would leave the interface without a way to walk it."""


class ActionMap(Struct, frozen=True):
    """Which actions each key or gamepad button stands for."""

    bindings: Mapping[str, tuple[str, ...]]
    """Keys and buttons by action, such as ``{"back": ("escape", "pad:b")}``; see ``assets/bindings.toml``."""

    def __post_init__(self) -> None:
        tidy = {action: tuple(tidy_key(key) for key in keys) for action, keys in self.bindings.items()}
        missing = [action for action in NEEDED if not tidy.get(action)]
        if missing:
            raise UnusableBindings(f"nothing is bound to {', '.join(missing)}")
        force_setattr(self, "bindings", MappingProxyType(tidy))

    def actions(self, keys: Sequence[str]) -> tuple[str, ...]:
        """The actions bound to any of ``keys``, in the order of the bindings."""
        return tuple(action for action, bound in self.bindings.items() if any(key in bound for key in keys))

    def keys(self, action: str) -> tuple[str, ...]:
        """What ``action`` is bound to, which may be nothing."""
        return self.bindings.get(action, ())

    def badge(self, action: str) -> str:
        """A short name of the first key of ``action``, to show beside it. May be empty."""
        return next((key.upper() for key in self.keys(action) if not key.startswith("pad:")), "")


def load_action_map() -> ActionMap:
    """Read the bindings the game comes with, which a player may have changed.

    Raises:
        UnusableBindings: when they cannot be read, or lack an action the interface needs; with the file.
    """
    file = asset("bindings.toml")
    try:
        table = tomli.loads(file.read_text(encoding="utf-8")).get("bindings")
        if not isinstance(table, dict):
            raise UnusableBindings("it has no table [bindings]")
        for action, keys in table.items():
            if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
                raise UnusableBindings(f'{action} needs a list of keys, as ["escape", "pad:b"]')
        return ActionMap({action: tuple(keys) for action, keys in table.items()})
    except (OSError, ValueError) as error:  # of TOML, of UTF-8 and of bindings
        raise UnusableBindings(f"{file}: {error}; mend it, or put back the one the game came with") from error


def tidy_key(key: str) -> str:
    """A key's name with its modifiers in one order, so that two spellings of one key are equal."""
    modifiers, name = [], key.lower()
    while (first := name.partition("+"))[0] in _MODIFIERS and first[2]:
        modifiers.append(first[0])
        name = first[2]
    # A plus may end a name, as of the key that writes it; in the midst of one it stands behind what is no modifier.
    unknown, plus, rest = name.partition("+")
    if unknown and plus and rest:
        raise UnusableBindings(f'"{key}" begins with "{unknown}", which is none of {", ".join(_MODIFIERS)}')
    return "+".join([*sorted(modifiers, key=_MODIFIERS.index), name])
