import xml.etree.ElementTree as ET

import pygame
import pytest

from game.ui.toolkit import Kit, asset

NEEDED = {
    *("map", "hours", "upkeep", "stores", "works", "people", "flows", "earth"),
    *("council", "graphs", "log", "pause", "play", "fast", "faster", "danger"),
    *("caution", "notice", "fan", "generator"),
    *("scrubber", "tank", "water", "power", "person"),
    *("team", "mask", "suit", "gear", "save", "load", "check"),
    *("cross", "search", "arrow", "sound_on", "sound_off"),
}

ICONS = sorted(file.stem for file in asset("icons").glob("*.svg"))


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_drawn_at_every_size_in_the_colour_asked_for(name: str, kit: Kit) -> None:
    for size in (16, 24, 37, 64):
        picture = kit.icons.picture(name, size, (240, 168, 48))
        assert picture.get_size() == (size, size)
        mask = pygame.mask.from_surface(picture, 100)
        assert 0.01 < mask.count() / size**2 < 0.7
        x, y = next(at for at in ((x, y) for x in range(size) for y in range(size)) if mask.get_at(at))
        shown = picture.get_at((x, y))[:3]
        assert max(abs(a - b) for a, b in zip(shown, (240, 168, 48), strict=True)) <= 8


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_a_drawing_of_24_by_24_that_leaves_its_colour_to_the_theme(name: str) -> None:
    root = ET.fromstring(asset(f"icons/{name}.svg").read_text(encoding="utf-8"))
    assert root.get("viewBox") == "0 0 24 24"
    assert (root.get("stroke"), root.get("stroke-width")) == ("currentColor", "1.75")


def test_every_icon_that_screens_need_is_there() -> None:
    assert set(ICONS) >= NEEDED


def test_an_icon_is_drawn_only_once(kit: Kit) -> None:
    assert kit.icons.picture("map", 24, (1, 2, 3)) is kit.icons.picture("map", 24, (1, 2, 3))


def test_an_icon_that_is_not_there_is_named(kit: Kit) -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/teapot\.svg"):
        kit.icons.picture("teapot", 24, (1, 2, 3))
