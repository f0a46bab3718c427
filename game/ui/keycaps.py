"""What the key of an action is called, as it is bound now, in the language of the window."""

from __future__ import annotations

from game.ui.toolkit.actions import ActionMap
from game.ui.words import knows, say


def keycap(actions: ActionMap, action: str) -> str:
    """The first key of an action as a badge beside what it does: A, F5, CTRL+C; empty where no key is bound to it."""
    badge = actions.badge(action)
    held, plus, last = badge.rpartition("+")
    return f"{_called(held)}+{_called(last)}" if held and plus and last else _called(badge)


def _called(key: str) -> str:
    name = f"ui.key.{key.lower()}"
    return say(name) if knows(name) else key
