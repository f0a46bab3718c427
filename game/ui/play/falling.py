"""Notices the first of a place who goes down, and the first who dies."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from msgspec import Struct

from game.session.view import ColonyView

Fate = Literal["down", "dead"]


class Fell(Struct, frozen=True):
    """The first people of a place have gone down, or have died."""

    module: str
    fate: Fate


class Falling:
    """Compares each view with the one before; who is carried elsewhere is no news there."""

    def __init__(self, view: ColonyView) -> None:
        """Who lies already is nothing new."""
        self._view = view

    def first(self, view: ColonyView) -> tuple[Fell, ...]:
        """Where the first have gone down or, in a crisis, have died since the last view; the dead first."""
        if view is self._view:
            return ()
        before, self._view = self._view, view
        found = _first(before, view, "dead") if view.crisis else ()
        return (*found, *_first(before, view, "down"))


def _first(before: ColonyView, view: ColonyView, fate: Fate) -> tuple[Fell, ...]:
    """The places of those who have met a fate, where nobody lay so before."""
    known = {person.id for person in before.people if person.doing in (fate, "dead")}
    lay = Counter(person.module for person in before.people if person.doing == fate)
    fresh = (person.module for person in view.people if person.doing == fate and person.id not in known)
    return tuple(Fell(module, fate) for module in dict.fromkeys(fresh) if not lay[module])
