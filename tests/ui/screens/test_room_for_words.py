"""Every screen of the tour at every size: no word is cut, none lies on another, nothing leaves the window."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from pygame import Rect

from game.session.save import read_save
from game.ui.gallery import Gallery
from game.ui.play.runner import Runner
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


@pytest.mark.parametrize(("size", "scale"), SIZES, ids=lambda value: str(value).replace(", ", "x").strip("()"))
def test_all_words_have_room(size: tuple[int, int], scale: float, crisis_file: Path, tale_file: Path) -> None:
    gallery = Gallery(size, scale)
    crisis = ColonyScene(gallery.console, Runner(read_save(crisis_file, gallery.content)))
    tale = ColonyScene(gallery.console, Runner(read_save(tale_file, gallery.content)))
    faults = []
    for name in stops(gallery, crisis, tale):
        for _ in range(12):
            gallery.frame(1.0 / 60.0)
        faults += _faults(name, gallery)
    assert not faults, "\n".join(["", *faults])


def _core(rect: Rect) -> Rect:
    """The letters' own place: a line's rectangle has air above and below them."""
    return rect.inflate(-2, -rect.height // 3)
