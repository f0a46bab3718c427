"""Typed events: said once, heard in the order in which listeners subscribed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

E = TypeVar("E")


class Events:
    """Carries events from the rule that makes one true to the rules that care.

    An event is a frozen dataclass named in the past tense. Listeners are called at once, in the order
    of their subscription, so that two runs hear the same things in the same order.
    """

    def __init__(self) -> None:
        """Begin with nobody listening."""
        self._listeners: dict[type[Any], list[Callable[[Any], None]]] = {}
        self._hearing_all: list[Callable[[Any], None]] = []

    def subscribe(self, kind: type[E], listener: Callable[[E], None]) -> None:
        """Call ``listener`` for each event of exactly this ``kind``."""
        self._listeners.setdefault(kind, []).append(listener)

    def subscribe_all(self, listener: Callable[[Any], None]) -> None:
        """Call ``listener`` for every event, after those who asked for its kind."""
        self._hearing_all.append(listener)

    def say(self, event: object) -> None:
        """Tell everybody who listens to this kind of event."""
        for listener in self._listeners.get(type(event), ()):
            listener(event)
        for listener in self._hearing_all:
            listener(event)
