"""A bare scenario has no crews, no works, no Earth: each page of it says so, and none is blank."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ui.screens.colony.middle import PAGES

from .conftest import Desk

NOT_KEPT = ("hours", "works", "upkeep", "shop", "flows", "story", "earth", "council", "almanac", "outlook")


@pytest.mark.parametrize("page", [page for page in PAGES if page != "map"])
def test_every_page_has_something_to_read_where_nothing_is_kept(desk: Desk, page: str) -> None:
    known = desk.view
    desk.scene.runner.look = lambda: []  # opening a page would take a new view, with everything in it
    desk.scene.runner.view = replace(known, **dict.fromkeys(NOT_KEPT))
    desk.scene.open_page(page)
    desk.wait()
    assert desk.words(page).split()
    if desk.scene.panels.pages.page is not None and desk.scene.panels.pages.page.aside is not None:
        assert desk.words(f"{page}_aside").split()
