"""By what a game tells packs apart: of each a digest of all that the course of a game depends on.

Prose is not counted: a mended sentence spoils no save. Of storylets the places in it are; texts, ends and the chronicle
are not at all, since nothing is decided by them, except for what the state of a game keeps as it was filled in. Nor are
comments, line ends, and values that are what they would be if left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from typing import Any

import msgspec
from msgspec import NODEFAULT, Struct

from game.content.catalogues.filling import base_of, names_in
from game.content.catalogues.wording import KEPT_FILLED, TOLD_AGAIN, reworded
from game.content.entries import Entry

CHRONICLE = ("page", "fate")
"""Tables that are read only when a game's history is told."""


def digests(entries: Mapping[str, Mapping[str, Entry]]) -> dict[str, str]:
    """Return BLAKE2b of the entries that each pack added, patches applied, by pack: 64 hexadecimal digits each.

    A pack that holds nothing but words has none.
    """
    sums: dict[str, Any] = {}
    for table, rows in entries.items():
        for name, entry in rows.items():
            counted = None if entry.value is None else without_prose(table, name, entry.value)
            if counted is not None:
                row = msgspec.json.encode((table, name, _plain(counted)))
                sums.setdefault(entry.file.pack, blake2b(digest_size=32)).update(row)
    return {pack: found.hexdigest() for pack, found in sums.items()}


def without_prose(table: str, name: str, value: Struct) -> Struct | None:
    """Return what the course of a game can depend on of an entry; none: nothing."""
    if table in CHRONICLE or (table == "text" and not name.startswith(KEPT_FILLED)):
        return None
    prose = {"storylet": _of_storylet, "scenario": _of_scenario}.get(table)
    return value if prose is None else reworded(table, value, prose)


def _of_storylet(path: str, text: str) -> str:
    if path.rpartition(".")[2] in TOLD_AGAIN:
        return text
    return " ".join(sorted({base_of(name) for name in names_in(text)}))


def _of_scenario(path: str, text: str) -> str:
    of_an_end = path.startswith("end.") and path.rpartition(".")[2] in ("title", "text")
    return "" if of_an_end or path in ("summary", "brief") else text


def _plain(value: Any) -> Any:
    """Return a value as JSON can hold it, less the fields that are what they would be if left out."""
    if isinstance(value, Struct):
        return {name: _plain(mine) for name, usual in _usual(type(value)) if (mine := getattr(value, name)) != usual}
    if isinstance(value, tuple):
        return [_plain(row) for row in value]
    if isinstance(value, Mapping):
        return {key: _plain(row) for key, row in value.items()}
    return value


@cache
def _usual(kind: type[Struct]) -> tuple[tuple[str, object], ...]:
    """Return the fields of a type, each with what it is if left out."""
    return tuple(
        (field.name, field.default if field.default_factory is NODEFAULT else field.default_factory())
        for field in msgspec.structs.fields(kind)
    )
