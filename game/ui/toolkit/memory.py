"""What a panel remembers of its widgets between drawings: how far it is scrolled, where the caret is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from .messages import Key

T = TypeVar("T")


class Memory:
    """Small frozen values by widget key.

    ``version`` rises with each change, so that a panel is drawn again.
    """

    def __init__(self) -> None:
        self._values: dict[Key, object] = {}
        self.version = 0

    def get(self, key: Key, default: T) -> T:
        """What was put under ``key``, or ``default`` when that was nothing, or something of another type."""
        value = self._values.get(key)
        return value if isinstance(value, type(default)) else default

    def put(self, key: Key, value: object) -> None:
        """Remember ``value`` under ``key``."""
        if self._values.get(key) != value:
            self._values[key] = value
            self.version += 1

    def keep(self, key: Key, value: object) -> None:
        """Remember ``value`` without asking for a new drawing: for what was found out while drawing."""
        self._values[key] = value

    def __iter__(self) -> Iterator[Key]:
        return iter(self._values)
