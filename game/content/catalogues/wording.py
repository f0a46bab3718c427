"""Which values of entries are words for players, and their keys in catalogues."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import Meta, Struct

from game.content.fields import ShortText, Text

S = TypeVar("S", bound=Struct)
Say = Callable[[str, str], str]
"""From the way to a text in its entry, and the text, to what is said instead."""

BARE = ("text", "storylet")
"""Tables whose entries are keyed by their id alone; all others by table and id."""
NOT_TOLD = frozenset(
    {
        *("names", "given", "family", "title_of", "between", "holds", "part", "room", "proposals", "link"),
        *("when", "need", "prefer", "unless", "met", "weight", "place"),
    }
)
"""Fields of text that players do not read: conditions, addresses, and names that people bear."""
NOT_TOLD_OF = frozenset({("EffectPlan", "name"), ("EffectKind", "name"), ("PersonKind", "title")})
"""The same, of one type only."""
KEPT_FILLED = ("cause.", "choice.", "commander.mend.")
"""Texts that a record or a refusal keeps as they were filled in: what was offered, why something failed, what helps."""
TOLD_AGAIN = ("title", "closed", "post", "what")
"""Fields of storylets that the state of a game or a refusal holds: titles as reasons, posts that people got, vows."""
UNTRANSLATED = ("names",)
"""Tables of names that people bear, the same in every language."""
_LIMITS = {
    meta.max_length for kind in (Text, ShortText) for meta in typing.get_args(kind)[1:] if isinstance(meta, Meta)
}


def key_of(pack: str, table: str, entry: str, path: str) -> str:
    """Return the key of a text: ``core:ui.rail.map``, ``core:item.mask:name``, ``core:earth.x:options.y.then``."""
    name = entry if table in BARE else f"{table}.{entry}"
    return f"{pack}:{name}" if table == "text" else f"{pack}:{name}:{path}"


def texts_of(table: str, entry: Struct) -> Iterator[tuple[str, str]]:
    """Yield the way to each text of an entry, and the text without the space around it."""
    found: list[tuple[str, str]] = []

    def note(path: str, text: str) -> str:
        found.append((path, text))
        return text

    reworded(table, entry, note)
    yield from found


def reworded(table: str, entry: S, say: Say) -> S:
    """Return an entry with other words: ``say`` is asked for each of its texts; the same entry if nothing changed."""
    if table in UNTRANSLATED:
        return entry
    changed: S = _struct(entry, "", say)
    return changed


def _struct(value: Any, path: str, say: Say) -> Any:
    changes = {}
    for name, words in fields_with_words(value.__class__).items():
        before = getattr(value, name)
        after = _value(before, f"{path}.{name}" if path else name, words, say)
        if after is not before:
            changes[name] = after
    return msgspec.structs.replace(value, **changes) if changes else value


def _value(value: Any, path: str, words: bool, say: Say) -> Any:
    if isinstance(value, str):
        if not words or not value.strip():
            return value
        said = say(path, value.strip())
        return value if said == value.strip() else said
    if isinstance(value, Struct):
        return _struct(value, path, say)
    if isinstance(value, tuple):
        rows = tuple(_value(row, f"{path}.{_step(row, index)}", words, say) for index, row in enumerate(value))
        return rows if any(a is not b for a, b in zip(rows, value, strict=True)) else value
    if isinstance(value, Mapping):
        table = {name: _value(row, f"{path}.{name}", words, say) for name, row in value.items()}
        return table if any(table[name] is not value[name] for name in table) else value
    return value


def _step(row: object, index: int) -> str:
    """Rows are found by their ids, all else by number, as the chronicle finds them."""
    name = getattr(row, "id", None)
    return name if isinstance(name, str) else str(index)


@cache
def fields_with_words(kind: type[Struct]) -> Mapping[str, bool]:
    """Return the fields that can hold words, and whether they are words themselves rather than entries with words."""
    hints = typing.get_type_hints(kind, include_extras=True)
    told = {
        name: _is_words(hint)
        for name, hint in hints.items()
        if name in kind.__struct_fields__ and name not in NOT_TOLD and (kind.__name__, name) not in NOT_TOLD_OF
    }
    return {name: words for name, words in told.items() if words or _has_structs(hints[name])}


def _is_words(hint: Any) -> bool:
    if typing.get_origin(hint) is typing.Annotated:
        base, *marks = typing.get_args(hint)
        limits = (mark for mark in marks if isinstance(mark, Meta) and mark.pattern is None)
        return (base is str and any(mark.max_length in _LIMITS for mark in limits)) or _is_words(base)
    return any(_is_words(part) for part in typing.get_args(hint))


def _has_structs(hint: Any) -> bool:
    if isinstance(hint, type) and typing.get_origin(hint) is None:
        return issubclass(hint, Struct)
    return any(_has_structs(part) for part in typing.get_args(hint))
