"""The tokens every picture is made of: colours, type sizes, spaces and shapes.

All lengths are in units; one unit is one pixel at interface scale 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

import tomli
from msgspec import Struct

from .assets import asset

Colour: TypeAlias = tuple[int, int, int]
"""Red, green, blue, each 0 to 255."""

SizeName: TypeAlias = Literal["small", "body", "lead", "title", "display"]
SIZE_NAMES: tuple[SizeName, ...] = ("small", "body", "lead", "title", "display")


class Space(Struct, frozen=True):
    """Distances, in units."""

    padding: float
    """Between a panel's edge and what is in it."""


class Shape(Struct, frozen=True):
    """Measures of drawn things, in units."""

    radius_small: float
    radius_large: float
    line: float
    ring: float
    """Thickness of the focus ring."""
    bar: float
    """Thickness of a progress bar."""
    control: float
    """Height of a button."""
    row: float
    """Height of a row of one line."""
    scrollbar: float


class Theme(Struct, frozen=True):
    """Everything that decides how the interface looks, and nothing that decides what it says."""

    colours: Mapping[str, Colour]
    """Colours by their meaning, hues of work included."""
    sizes: Mapping[str, float]
    """Type sizes in units, by ``SizeName``."""
    line_height: float
    """Height of a line of text as a multiple of its size."""
    space: Space
    shape: Shape

    def colour(self, name: str) -> Colour:
        """The colour with the meaning ``name``.

        Raises:
            KeyError: naming the known colours, when there is none.
        """
        try:
            return self.colours[name]
        except KeyError:
            raise KeyError(f"no colour {name!r}; known: {', '.join(sorted(self.colours))}") from None


def load_theme() -> Theme:
    """Read the theme from the assets.

    Raises:
        KeyError, ValueError: when a token is missing or is not a colour or number.
    """
    data = tomli.loads(asset("theme.toml").read_text(encoding="utf-8"))
    colours = {name: parse_colour(value) for name, value in {**data["hues"], **data["colours"]}.items()}
    return Theme(
        colours=MappingProxyType(colours),
        sizes=MappingProxyType({name: float(data["type"][name]) for name in SIZE_NAMES}),
        line_height=float(data["type"]["line_height"]),
        space=Space(**data["space"]),
        shape=Shape(**data["shape"]),
    )


def parse_colour(text: str) -> Colour:
    """Red, green and blue from six hexadecimal digits.

    Raises:
        ValueError: when ``text`` is not six hexadecimal digits.
    """
    if len(text) != 6:
        raise ValueError(f"{text!r} is not a colour of six hexadecimal digits")
    value = int(text, 16)
    return (value >> 16, (value >> 8) & 0xFF, value & 0xFF)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """``first`` with a ``share`` (0 to 1) of ``second`` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return (red, green, blue)
