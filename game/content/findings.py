"""What a check finds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from game.content.problems import Path, quoted


class Finding(NamedTuple):
    """One thing that makes no sense."""

    path: Path
    """Way to it from the top of the value."""
    message: str
    """What is wrong."""
    hint: str = ""
    """How to mend it."""
    others: tuple[tuple[str, str, Path], ...] = ()
    """Other values that it comes of, by table, id and way: where a patch has changed one of them, it is told there."""

    def below(self, *path: str | int) -> Finding:
        """Return the same of a value in which this one lies at ``path``."""
        return self._replace(path=(*path, *self.path))


def unique(elements: tuple[Any, ...], name: str) -> Iterator[Finding]:
    """Look whether elements that are found by their ids have ids of their own."""
    seen: set[str] = set()
    for index, element in enumerate(elements):
        if element.id in seen:
            yield Finding((name, index, "id"), f"{quoted(element.id)} is already there", "give it another id")
        seen.add(element.id)
