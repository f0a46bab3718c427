"""One TOML file of a pack: its text, its values, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import tomli

from game.content.positions import Positions
from game.content.problems import Path as FieldPath
from game.content.problems import Problem

MAX_DEPTH = 24
"""Deepest nesting of tables and lists in a data file."""


@dataclass(eq=False)
class DataFile:
    """One TOML file of a pack."""

    pack: str
    """Id of its pack, or the name of the folder where the pack has no readable id."""
    root: Path
    """Folder of the pack."""
    path: str
    """Path in that folder, with ``/`` between folders."""
    table: dict[str, Any] = field(default_factory=dict)
    """What it holds, plain TOML values."""

    @cached_property
    def positions(self) -> Positions:
        """Lines and columns of its keys, read again from disk at the first mistake."""
        return Positions(decoded((self.root / self.path).read_bytes()))

    def problem(
        self, path: FieldPath, message: str, hint: str = "", *, entry: str = "", on_key: bool = False
    ) -> Problem:
        """Return a problem with the value (``on_key``: with the key) at ``path`` from the top of the file."""
        line, column = self.positions.of_key(path) if on_key else self.positions.of_value(path)
        return Problem(message, self.root.name, self.path, line, column, entry, hint)


def decoded(data: bytes) -> str:
    """Return the text of a data file: UTF-8, without byte order mark, lines ending in one newline.

    Raises ``UnicodeDecodeError`` for anything that is not UTF-8.
    """
    return data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")


def read_text(file: DataFile, data: bytes, problems: list[Problem]) -> str | None:
    """Return the text of a file, or nothing and a problem where it is not UTF-8."""
    try:
        return decoded(data)
    except UnicodeDecodeError as error:
        problems.append(not_utf8(error, file.root.name, file.path))
        return None


def not_utf8(error: UnicodeDecodeError, pack: str, path: str) -> Problem:
    """Return the problem of a file that is not UTF-8, at the first byte that cannot be."""
    before = error.object[: error.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", errors="replace")) + 1
    message = f"is not UTF-8: byte 0x{error.object[error.start]:02x}"
    return Problem(message, pack, path, line, column, hint="save the file as UTF-8")


def read_table(file: DataFile, text: str, problems: list[Problem]) -> bool:
    """Fill ``file.table``; return whether it is TOML of bearable depth."""
    try:
        file.table = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        message = f"is not TOML: {_lower_first(error.msg)}"
        hint = _toml_hint(error.msg)
        problems.append(Problem(message, file.root.name, file.path, error.lineno, error.colno, hint=hint))
        return False
    except RecursionError:
        problems.append(Problem("is nested too deeply", file.root.name, file.path, hint="flatten its tables and lists"))
        return False
    except ValueError:
        # Python refuses to read whole numbers of thousands of digits, and does not say where they stand.
        problems.append(
            Problem("holds a number or date that cannot be read", file.root.name, file.path, *_longest_digits(text))
        )
        return False
    deep = too_deep(file.table)
    if deep is not None:
        message = f"is nested more than {MAX_DEPTH} deep"
        problems.append(file.problem(deep, message, "flatten its tables and lists", on_key=True))
    return deep is None


def too_deep(table: dict[str, Any]) -> FieldPath | None:
    """Return the path of the first value nested deeper than ``MAX_DEPTH``, or nothing."""
    level: list[Any] = [table]
    for _ in range(MAX_DEPTH):
        level = [
            value
            for container in level
            for value in (container.values() if type(container) is dict else container)
            if type(value) is dict or type(value) is list
        ]
        if not level:
            return None
    return _way_down(table)


def _way_down(table: dict[str, Any]) -> FieldPath:
    """Return the way to a value at the greatest allowed depth that still holds something."""
    stack: list[tuple[FieldPath, Any]] = [((), table)]
    while stack:
        path, container = stack.pop()
        if len(path) > MAX_DEPTH - 1:
            return path
        pairs: Any = container.items() if isinstance(container, dict) else enumerate(container)
        stack.extend(((*path, step), value) for step, value in pairs if isinstance(value, dict | list))
    return ()


def _longest_digits(text: str) -> tuple[int, int]:
    """Return the line and column of the longest run of digits."""
    best, place = 0, (1, 1)
    for number, row in enumerate(text.split("\n"), start=1):
        for word in row.split():
            if len(word) > best and any(letter.isdigit() for letter in word):
                best, place = len(word), (number, row.index(word) + 1)
    return place


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _toml_hint(message: str) -> str:
    """Return what usually mends a syntax error of this wording."""
    if "overwrite" in message or "twice" in message:
        return "the same key or table stands here a second time; write entries as [[name]], in double brackets"
    if "Invalid value" in message:
        return "write text in quotes, numbers bare, true and false in small letters"
    if "Unclosed" in message or "Expected" in message or "Unterminated" in message:
        return "look for a missing quote, bracket, comma or = just before"
    return "see toml.io for how TOML is written"
