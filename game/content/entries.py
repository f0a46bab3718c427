"""Entries as they are read from data files, each remembering where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

import msgspec
from msgspec import Struct

from game.content.datafile import DataFile
from game.content.explain import mistakes_in
from game.content.kinds import FileKind
from game.content.problems import Path, Problem, nearest, nearest_hint
from game.content.salvage import salvaged
from game.content.usable import all_usable, unusable_values

PATCH = "patch"
"""Table that changes entries of packs loaded before; allowed in every data file."""
PATCH_FILES = ("patches.toml", "patches/*.toml")
"""Data files that hold nothing but patches."""
EDITOR_SETTINGS = "tombi.toml"
"""File beside ``pack.toml`` that is for an editor and not read."""


@dataclass(frozen=True, slots=True)
class Touch:
    """A value of an entry that a patch has changed."""

    path: Path
    """Way to it in the entry."""
    file: DataFile
    """File of the patch."""
    at: Path
    """Way to the change in that file."""


@dataclass(eq=False, slots=True)
class Entry:
    """One entry, on its way from a file to its type."""

    table: str
    """Its type's name in data files."""
    id: str
    """Its id."""
    raw: dict[str, Any]
    """Plain values, patches applied."""
    file: DataFile
    """File it was added by."""
    at: Path
    """Way to it in that file."""
    value: Struct | None = None
    """What it became; none where it does not fit its type."""
    touches: list[Touch] = field(default_factory=list)
    """What patches have changed."""
    draft: Struct | None = None
    """Where it does not fit its type: what can be checked of it all the same."""
    wrong: list[Path] = field(default_factory=list)
    """Ways to the values that are known to be wrong."""

    def checkable(self) -> Struct | None:
        """Return the typed entry, or what could be saved of it for checks."""
        return self.value if self.value is not None else self.draft

    def follows_from_wrong(self, path: Path) -> bool:
        """Return whether a finding at ``path`` may be no more than the echo of a value known to be wrong."""
        return any(path[: len(wrong)] == wrong[: len(path)] for wrong in self.wrong)

    def problem(self, path: Path, message: str, hint: str = "", *, on_key: bool = False) -> Problem:
        """Return a problem with the value at ``path``: where the last patch set it, else in the entry."""
        for touch in reversed(self.touches):
            common = min(len(touch.path), len(path))
            if touch.path[:common] == path[:common]:
                at_key = on_key and touch.path == path
                place = (*touch.at, *path[common:])
                return touch.file.problem(place, message, hint, entry=self.id, on_key=at_key)
        return self.file.problem((*self.at, *path), message, hint, entry=self.id, on_key=on_key)

    def touched(self, path: Path) -> bool:
        """Return whether a patch has changed the value at ``path``, or something in it or around it."""
        return any(touch.path[: len(path)] == path[: len(touch.path)] for touch in self.touches)

    def place(self, path: Path) -> str:
        """Return where the value at ``path`` stands, as a message names it: ``folder/file.toml:7:3``."""
        return self.problem(path, "").place


def kind_of_file(path: str, files: Mapping[str, FileKind]) -> FileKind | None:
    """Return what the data file at ``path`` holds, or nothing when no data file is named so."""
    exact = files.get(path)
    if exact is not None:
        return exact
    return next((kind for pattern, kind in files.items() if "*" in pattern and _matches(path, pattern)), None)


def is_patch_file(path: str) -> bool:
    """Return whether a file of this path holds patches only."""
    return any(_matches(path, pattern) for pattern in PATCH_FILES)


def file_name_problem(pack: str, path: str, files: Mapping[str, FileKind]) -> Problem:
    """Return the problem of a data file whose name means nothing, with the nearest right name.

    ``pack`` is the name of its folder.
    """
    folder, _, name = path.rpartition("/")
    patterns = [*files, *PATCH_FILES, "pack.toml"]
    for pattern in patterns:
        pattern_folder, star, _ = pattern.partition("/*")
        if star and folder and nearest(folder, [pattern_folder]):
            return Problem("no data file is called so", pack, path, hint=f'did you mean "{pattern_folder}/{name}"?')
    return Problem("no data file is called so", pack, path, hint=nearest_hint(path.lower(), patterns, "data files"))


def is_misspelt_data_file(path: str, files: Mapping[str, FileKind]) -> bool:
    """Return whether a file that is not ``.toml`` was likely meant to be, such as ``machines.tml``, ``Own.TOML``."""
    path = path.lower()
    stem, _, suffix = path.partition(".")
    known = [name.replace("*", stem.rpartition("/")[2]) for name in (*files, *PATCH_FILES, "pack.toml")]
    near_suffix = nearest(suffix, ["toml", "toml.txt", "tml"])
    return path.endswith(".toml") or (near_suffix is not None and nearest(path, known) is not None)


def entries_of(file: DataFile, kind: FileKind, files: Mapping[str, FileKind], problems: list[Problem]) -> list[Entry]:
    """Read the entries of one data file. Mistakes go to ``problems``; entries with mistakes have no value."""
    _check_tables(file, {kind.table, PATCH}, files, problems)
    rows = rows_of(file, kind.table, problems)
    entries = [
        Entry(kind.table, row["id"], row, file, (kind.table, index))
        for index, row in rows
        if isinstance(row.get("id"), str)
    ]
    usable = all_usable(file.table)
    if usable and len(entries) == len(rows) and _read_all(entries, kind.type):
        return entries
    nameless = [
        Entry(kind.table, "", row, file, (kind.table, i)) for i, row in rows if not isinstance(row.get("id"), str)
    ]
    for entry in [*entries, *nameless]:
        read_entry(entry, kind.type, problems)
    return entries


def read_entry(entry: Entry, kind: type[Struct], problems: list[Problem]) -> None:
    """Fill ``entry.value``, or leave none and add every reason to ``problems``."""
    entry.value = None
    try:
        value = msgspec.convert(entry.raw, kind)
    except msgspec.ValidationError as error:
        mistakes = mistakes_in(entry.raw, kind, error)
    else:
        mistakes = list(unusable_values(entry.raw))
        if not mistakes:
            entry.value = value
    if mistakes:
        entry.draft, entry.wrong = salvaged(kind, entry.raw), [mistake.path for mistake in mistakes]
    for mistake in mistakes:
        problems.append(entry.problem(mistake.path, mistake.message, mistake.hint, on_key=mistake.on_key))


def rows_of(file: DataFile, table: str, problems: list[Problem]) -> list[tuple[int, dict[str, Any]]]:
    """Return the tables under ``[[table]]`` with their index, or a problem when it is no list of tables."""
    rows = file.table.get(table, [])
    hint = f"write each entry as [[{table}]], in double brackets"
    if not isinstance(rows, list):
        problems.append(file.problem((table,), f'"{table}" must be a list of entries', hint, on_key=True))
        return []
    good = []
    for index, row in enumerate(rows):
        if isinstance(row, dict):
            good.append((index, row))
        else:
            problems.append(file.problem((table, index), "an entry must be a table", hint))
    return good


def check_patch_file(file: DataFile, files: Mapping[str, FileKind], problems: list[Problem]) -> None:
    """Add a problem for anything but patches in a file of patches."""
    _check_tables(file, {PATCH}, files, problems)


def _check_tables(file: DataFile, allowed: set[str], files: Mapping[str, FileKind], problems: list[Problem]) -> None:
    for key in file.table:
        if key in allowed:
            continue
        home = next((pattern for pattern, kind in files.items() if kind.table == key), None)
        hint = f"move it to {home}" if home else nearest_hint(key, sorted(allowed), "tables here")
        message = f'the table "{key}" does not belong in this file' if home else f'unknown table "{key}"'
        problems.append(file.problem((key,), message, hint, on_key=True))


def _read_all(entries: Iterable[Entry], kind: type[Struct]) -> bool:
    try:
        for entry in entries:
            entry.value = msgspec.convert(entry.raw, kind)
    except msgspec.ValidationError:
        return False
    return True


def _matches(path: str, pattern: str) -> bool:
    return fnmatchcase(path, pattern) and path.count("/") == pattern.count("/")
