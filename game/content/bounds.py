"""Pairs of a least and a most, which are to stand in that order."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from game.content.problems import Path


def out_of_order(value: Struct, *names: str) -> Iterator[tuple[Path, str, str]]:
    """Yield those of the named fields, each a pair of a least and a most, whose least is more than the most."""
    for name in names:
        least, most = getattr(value, name)
        if least > most:
            yield (name,), f"the least, {least:g}, is more than the most, {most:g}", "swap the two"
