"""Every screen of the tour at every size: no word is cut, none lies on another, nothing leaves the window."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from pygame import Rect

from game.session.save import read_save, write_save
from game.session.session import Session
from game.ui import night
from game.ui.gallery import Gallery
from game.ui.heights import at_height, playable
from game.ui.map.picking import MapThing
from game.ui.screens.colony.scene import ColonyScene
from game.ui.tour import stops

from .conftest import SIZES

IN_TABLES = (
    "people",
    "upkeep",
    "stores",
    "shop",
    "flows",
    "graphs",
    "log",
    "hours",
    "works",
    "timeline",
    "story",
    "earth",
    "council",
)
"""Panels whose cells may be shortened: the whole of it is in the row's tip."""


def _faults(name: str, gallery: Gallery) -> list[str]:
    window = Rect((0, 0), gallery.size_px)
    found = []
    for panel in gallery.stack.top.stage.panels:
        if not panel.seen:
            continue
        if not window.contains(panel.rect):
            found.append(f"{name}/{panel.key} lies outside of the window: {panel.rect}")
        words = [word for word in panel.words if word.visible.width > 0 and word.visible.height > 0]
        for word in words:
            if word.rect.left < 0 or word.rect.right > panel.rect.width:
                found.append(f"{name}/{panel.key} cuts “{word.text}”")
            if word.text.endswith("…") and panel.key not in IN_TABLES and len(word.text) > 1:
                found.append(f"{name}/{panel.key} shortens “{word.text}”")
        for one, other in combinations(words, 2):
            if _core(one.visible).colliderect(_core(other.visible)):
                found.append(f"{name}/{panel.key}: “{one.text}” lies on “{other.text}”")
    return found


class Shelf:
    """What the tour plays, played once by the game's own hands and read again at each size."""

    def __init__(self, folder: Path, gallery: Gallery) -> None:
        self._folder = folder
        self._shown: dict[str, MapThing | None] = {}
        """By scenario: what is looked at when it is at its height."""
        self._open: list[Session] = []
        for name in playable(gallery.content):
            scene = gallery.desk(name)
            gallery.show(scene)
            at_height(scene)
            self._shown[name] = scene.selection
            self._put(name, scene.runner.session)
        for play in (night.lost, night.won):
            self._put(play.__name__, play(gallery.session()))

    def _put(self, name: str, session: Session) -> None:
        write_save(session, self._folder / name)
        session.close()

    def read(self, file: Path | str, gallery: Gallery) -> Session:
        self._open.append(read_save(self._folder / file, gallery.content))
        return self._open[-1]

    def clear(self) -> None:
        for session in self._open:
            session.close()
        self._open.clear()

    def hand_out(self, gallery: Gallery, patch: pytest.MonkeyPatch) -> None:
        """Let the tour find every colony as it was played."""

        def desk(scenario: str = "") -> ColonyScene:
            return gallery.desk_of(self.read(scenario, gallery) if scenario else gallery.session())

        def shown(scene: ColonyScene) -> None:
            thing = self._shown[scene.runner.session.scenario.id]
            assert thing is not None
            scene.choose(thing, centre=True)
            scene.refresh_now()

        def ended(name: str) -> Callable[[Session], Session]:
            def end(fresh: Session) -> Session:
                fresh.close()
                return self.read(name, gallery)

            return end

        patch.setattr(gallery, "desk", desk)
        patch.setattr("game.ui.tour.at_height", shown)
        for name in ("lost", "won"):
            patch.setattr(f"game.ui.tour.{name}", ended(name))


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory, gallery: Gallery) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("tour"), gallery)


@pytest.fixture
def shelf(played: Shelf) -> Iterator[Shelf]:
    """Everything that is read from it is closed; the pictures of a whole tour are let go at once."""
    yield played
    played.clear()
    gc.collect()


@pytest.mark.parametrize(("size", "scale"), SIZES, ids=lambda value: str(value).replace(", ", "x").strip("()"))
def test_all_words_have_room(
    size: tuple[int, int],
    scale: float,
    crisis_file: Path,
    tale_file: Path,
    shelf: Shelf,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gallery = Gallery(size, scale)
    shelf.hand_out(gallery, monkeypatch)
    crisis, tale = (gallery.desk_of(shelf.read(file, gallery)) for file in (crisis_file, tale_file))
    faults = []
    for name in stops(gallery, crisis, tale):
        for _ in range(12):
            gallery.frame(1.0 / 60.0)
        faults += _faults(name, gallery)
    assert not faults, "\n".join(["", *faults])


def _core(rect: Rect) -> Rect:
    """The letters' own place: a line's rectangle has air above and below them."""
    return rect.inflate(-2, -rect.height // 3)
