"""Maps that were painted once: every control room of the same colony shows the same rock and the same halls."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from game.ui.map.look import MapLook
from game.ui.map.places import MapPlan
from game.ui.map.tiles import Key, Tiles, _Tile
from game.ui.toolkit.theme import Theme


@contextmanager
def painted_once() -> Iterator[None]:
    """Let new maps take over, while this lasts, what an equal map has painted already; light is laid on by each."""
    walls: list[tuple[tuple[MapPlan, Theme, float], dict[Key, _Tile]]] = []

    class SharedTiles(Tiles):
        def __init__(self, plan: MapPlan, look: MapLook, theme: Theme, units: float) -> None:
            super().__init__(plan, look, theme, units)
            alike = [tiles for likeness, tiles in walls if likeness == (plan, theme, units)]
            self._painted: dict[Key, _Tile] = alike[0] if alike else {}
            if not alike:
                walls.append(((plan, theme, units), self._painted))

        def _make(self, key: Key) -> _Tile:
            if key not in self._painted:
                self._painted[key] = super()._make(key)
            kept = self._painted[key]
            return _Tile(kept.built, kept.seen, (), kept.built)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.ui.map.ground.Tiles", SharedTiles)
        yield
