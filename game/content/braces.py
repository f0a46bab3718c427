"""Braces in the texts of later packs: those that are never closed, and those that nothing fills.

The texts of the first pack, which is the base game wherever a game is played, are looked through by its tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from game.content.catalogues.filling import bases_in, unclosed
from game.content.catalogues.wording import UNTRANSLATED, fields_with_words
from game.content.entries import Entry
from game.content.problems import Path, Problem, nearest_hint
from game.content.references import path_in_file, structs_in

LOOKED_THROUGH = ("storylet",)
"""Tables whose texts are looked through with the stories, by all that may stand in them."""
NAMED = ("alarm", "page", "fate", "scenario")
"""Tables whose types say by themselves which names may stand in their texts."""


def check_braces(entries: Mapping[str, Mapping[str, Entry]], first: str, problems: list[Problem]) -> None:
    """Look through all texts that packs after the ``first``, by its id, have added or changed."""
    for table, rows in entries.items():
        if table in UNTRANSLATED or table in LOOKED_THROUGH:
            continue
        for entry in rows.values():
            if entry.value is None or (entry.file.pack == first and not entry.touches):
                continue
            for path, text in _texts(entry.value):
                if unclosed(text):
                    hint = "write { and } in pairs, around a name"
                    problems.append(entry.problem(path, "a brace is not closed", hint))
                elif table not in NAMED and entry.touched(path):
                    problems += _other_names(entry, path, text)


def _other_names(entry: Entry, path: Path, text: str) -> Iterator[Problem]:
    """Yield the names that a patch has put into a text and that the game does not fill in there."""
    before = _written(entry, path)
    if before is None:
        return
    known = list(dict.fromkeys(bases_in(before)))
    for name in dict.fromkeys(bases_in(text)):
        if name not in known:
            hint = nearest_hint(name, known, "names") if known else "take it out: nothing is filled in here"
            yield entry.problem(path, f'nothing fills in "{{{name}}}"', hint)


def _written(entry: Entry, path: Path) -> str | None:
    """Return a text as the file that added its entry has it; nothing if it stands there no more."""
    value: Any = entry.file.table
    for step in (*entry.at, *path):
        keyed = isinstance(value, dict) and step in value
        placed = isinstance(value, list) and isinstance(step, int) and step < len(value)
        if keyed or placed:
            value = value[step]
        else:
            return None
    return value if isinstance(value, str) else None


def _texts(entry: Struct) -> Iterator[tuple[Path, str]]:
    """Yield each text for players, with the way to it in files."""
    for path, value in structs_in(entry):
        for name, words in fields_with_words(type(value)).items():
            if words:
                for inner, text in _strings(getattr(value, name), (name,)):
                    if "{" in text or "}" in text:
                        yield (*path, *path_in_file(value, inner)), text


def _strings(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _strings(inner, (*path, index))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, (*path, key))
