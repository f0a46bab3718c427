"""Values that TOML allows and no type of the game does, and what a mistake in a value is."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from game.content.problems import Path

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What steers a terminal, or turns the order of what is written, and is no letter."""
DATES = datetime.date | datetime.time
"""What TOML reads and no entry holds."""


class Mistake(NamedTuple):
    """One thing wrong in a value."""

    path: Path
    """Way to it from the top of the value."""
    message: str
    """What is wrong."""
    hint: str = ""
    """How to mend it."""
    on_key: bool = False
    """Whether the key is wrong rather than the value."""


def unusable_values(raw: object) -> Iterator[Mistake]:
    """Yield the values that TOML allows and no type of the game does: dates, endless numbers, control characters."""
    stack: list[tuple[Path, object]] = [((), raw)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, float) and not math.isfinite(value):
            yield Mistake(path, f"{value} is not a number that can be used", "write a finite number")
        elif isinstance(value, DATES):
            yield Mistake(path, f"{value} is a date, which no entry holds", "put it in quotes if it is meant as text")
        elif isinstance(value, str) and not value.isprintable() and (control := CONTROL.search(value)) is not None:
            message = f"it holds the control character U+{ord(control[0]):04X}"
            yield Mistake(path, message, "take it out: only the ends of lines and tabs may stand in a text")
        elif isinstance(value, dict):
            stack.extend(((*path, key), inner) for key, inner in reversed(value.items()))
        elif isinstance(value, list | tuple):
            stack.extend(((*path, index), value[index]) for index in reversed(range(len(value))))


def all_usable(table: Mapping[str, Any]) -> bool:
    """Return whether every number below ``table`` is finite and every text can be shown.

    Runs on every file: kept plain and quick.
    """
    level: list[Any] = [table]
    while level:
        below: list[Any] = []
        for container in level:
            for value in container.values() if type(container) is dict else container:
                if type(value) is float:
                    if value - value != 0.0:
                        return False
                elif type(value) is str:
                    if not value.isprintable() and CONTROL.search(value) is not None:
                        return False
                elif type(value) is dict or type(value) is list:
                    below.append(value)
        level = below
    return True
