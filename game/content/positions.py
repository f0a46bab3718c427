"""Where a value stands in a TOML file. Used only after something was found wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from game.content.problems import Path

Place = tuple[int, int]
"""Line and column, both from 1; the column counts characters."""


class Positions:
    """Lines and columns of the keys and values of one TOML file."""

    def __init__(self, text: str) -> None:
        """Read the positions in ``text``, which is known to be TOML.

        Where the reader of positions refuses what the reader of values took, such as very deep nesting, only
        the headers of entries are found.
        """
        from toml_rs import TOMLDecodeError, load_with_metadata

        self._lines = text.split("\n")
        self._nodes: dict[str, Any] | None
        try:
            self._nodes = load_with_metadata(text).meta["nodes"]
        except (TOMLDecodeError, ValueError, RecursionError):
            self._nodes = None

    def of_key(self, path: Path) -> Place:
        """Return where the key at the end of ``path`` stands; a list's element: the element."""
        return self._find(path, "key")

    def of_value(self, path: Path) -> Place:
        """Return where the value at ``path`` stands; for a table with a header, the header."""
        return self._find(path, "value")

    def _find(self, path: Path, what: str) -> Place:
        if self._nodes is None:
            return self._header(path)
        node: Any = self._nodes
        trail: list[Any] = []
        for step in path:
            inside: Any = node["value"] if _is_wrapped(node) else node
            steps = inside if isinstance(inside, dict) else range(len(inside) if isinstance(inside, list) else 0)
            if step not in steps:
                break
            node = inside[step]
            trail.append(node)
        complete = len(trail) == len(path)
        for node in reversed(trail):
            place = self._place(node, what if complete and node is trail[-1] else "value")
            if place is not None:
                return place
        return 1, 1

    def _place(self, node: Any, what: str) -> Place | None:
        for part in (what, "value", "key"):
            line = _first(node.get(f"{part}_line"))
            column = _first(node.get(f"{part}_col"))
            if line is not None and column is not None:
                return self._in_characters(line, column)
        return self._table_header(node)

    def _in_characters(self, line: int, column: int) -> Place:
        """Turn a column counted in UTF-8 bytes into one counted in characters."""
        row = self._lines[line - 1] if line <= len(self._lines) else ""
        if row.isascii():
            return line, column
        return line, len(row.encode()[: column - 1].decode(errors="ignore")) + 1

    def _table_header(self, node: Any) -> Place | None:
        """Return the ``[header]`` above the first key of a table that has no position of its own."""
        first = min(self._child_places(node), default=None)
        if first is None:
            return None
        for line in range(first[0] - 1, 0, -1):
            row = self._lines[line - 1].strip()
            if row.startswith("["):
                return line, self._lines[line - 1].index("[") + 1
            if row and not row.startswith("#"):
                break
        return first

    def _child_places(self, node: Any) -> Iterator[Place]:
        for child in node.values() if isinstance(node, dict) else ():
            place = self._place(child, "key")
            if place is not None:
                yield place

    def _header(self, path: Path) -> Place:
        """Count the headers of entries: all that can be done without positions."""
        if len(path) >= 2 and isinstance(path[0], str) and isinstance(path[1], int):
            header = re.compile(rf"\s*\[\[\s*{re.escape(path[0])}\s*\]\]")
            lines = [number for number, row in enumerate(self._lines, start=1) if header.match(row)]
            if path[1] < len(lines):
                return lines[path[1]], 1
        return 1, 1


def _is_wrapped(node: Any) -> bool:
    """Tell a node with a position from a plain table of nodes, whose values are all tables themselves."""
    return isinstance(node.get("value_raw"), str) or isinstance(node.get("key_raw"), str)


def _first(number: Any) -> int | None:
    """Return the start of a span, which is one number where start and end agree."""
    if isinstance(number, tuple | list):
        number = number[0]
    return number if isinstance(number, int) else None
