"""Packs to content: read, put in order, merge, patch, check; every mistake told at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from game import __version__
from game.content.braces import check_braces
from game.content.datafile import DataFile
from game.content.entries import (
    EDITOR_SETTINGS,
    PATCH,
    Entry,
    check_patch_file,
    entries_of,
    file_name_problem,
    is_misspelt_data_file,
    is_patch_file,
    kind_of_file,
)
from game.content.explain import mistakes_in
from game.content.folder import folders_beside, read_folder
from game.content.kinds import FILES, FileKind
from game.content.order import in_order
from game.content.pack import Draft, Pack, PackHead
from game.content.patches import apply_patches
from game.content.problems import ContentError, Problem, in_reading_order, nearest_hint
from game.content.store import Content
from game.content.whole import check_addable, check_meaning, check_references

Tables = Mapping[str, FileKind]
Entries = dict[str, dict[str, Entry]]

_HEAD = "pack.toml"


@dataclass(frozen=True, slots=True)
class Report:
    """What a check of packs found."""

    problems: tuple[Problem, ...]
    """Every mistake."""
    content: Content | None
    """What was loaded, when there was no mistake."""

    @property
    def ok(self) -> bool:
        """Whether the packs can be played."""
        return not self.problems

    def render(self) -> str:
        """Return one line for each problem, then a line that sums up."""
        lines = [problem.render() for problem in self.problems]
        if self.content is None:
            lines.append(f"{len(self.problems)} problem{'' if len(self.problems) == 1 else 's'} found.")
        else:
            names = ", ".join(f"{pack.head.id} {pack.head.version}" for pack in self.content.packs)
            lines.append(f"No problems: {names}.")
        return "\n".join(lines)


def load_packs(
    core_dir: Path,
    extra_dirs: Sequence[Path] = (),
    *,
    files: Mapping[str, FileKind] = FILES,
    game_version: str = __version__,
) -> Content:
    """Load the base game from ``core_dir`` and packs beside it.

    ``files`` says which data file holds which type. Raises ``ContentError`` with every mistake in any of the
    packs.
    """
    content, problems = _load([core_dir, *extra_dirs], files, game_version)
    if problems:
        raise ContentError(problems)
    return content


def check_packs(
    dirs: Sequence[Path],
    core_dir: Path | None = None,
    *,
    files: Mapping[str, FileKind] = FILES,
    game_version: str = __version__,
) -> Report:
    """Check packs, with the base game from ``core_dir`` unless that is the pack to check."""
    folders = [*([] if core_dir is None else [core_dir]), *dirs]
    content, problems = _load(folders, files, game_version)
    told = ContentError(problems).problems
    return Report(told, None if told else content)


def _load(dirs: Sequence[Path], files: Mapping[str, FileKind], game_version: str) -> tuple[Content, list[Problem]]:
    problems: list[Problem] = []
    drafts = [draft for draft in (_read_draft(Path(root), problems) for root in dirs) if draft is not None]
    core = drafts[0].id if drafts else ""
    ordered = in_order(drafts, core, game_version, problems)
    tables = {kind.table: kind for kind in files.values()}
    entries: Entries = {table: {} for table in tables}
    for draft in ordered:
        _add_pack(draft, files, tables, entries, problems)
    packs = tuple(Pack(draft.head, draft.folder.root) for draft in ordered if draft.head is not None)
    content = Content(packs, tables, entries)
    check_references(tables, entries, packs, problems)
    check_meaning(entries, content, problems)
    if drafts:
        check_braces(entries, core, problems)
    check_addable((pack.head for pack in packs), entries, problems)
    _forget_plain_values(drafts, entries)
    return content, in_reading_order(problems, [draft.folder.root.name for draft in ordered])


def _forget_plain_values(drafts: Iterable[Draft], entries: Entries) -> None:
    """Let go of what only loading needs, so that a year's play does not carry it."""
    for draft in drafts:
        for file in draft.folder.files:
            file.table = {}
    for rows in entries.values():
        for entry in rows.values():
            entry.raw = {}


def _read_draft(root: Path, problems: list[Problem]) -> Draft | None:
    """Read a pack's folder and its ``pack.toml``."""
    root = root.absolute()
    if not root.is_dir():
        hint = nearest_hint(root.name, folders_beside(root), f"folders in {root.parent}")
        problems.append(Problem(f"there is no folder {root}", root.name, hint=hint))
        return None
    found: list[Problem] = []
    folder = read_folder(root, found)
    head_file = next((file for file in folder.files if file.path == _HEAD), None)
    head = _read_head(head_file, found) if head_file is not None else None
    if head_file is None and not any(problem.file == _HEAD for problem in found):
        found.append(Problem("there is no pack.toml", root.name, _HEAD, hint="add one with id, version, game and name"))
    name = head.id if head is not None else root.name
    for file in folder.files:
        file.pack = name
    problems += found
    return Draft(name, head, folder)


def _read_head(file: DataFile, problems: list[Problem]) -> PackHead | None:
    try:
        return msgspec.convert(file.table, PackHead)
    except msgspec.ValidationError as error:
        found = mistakes_in(file.table, PackHead, error)
    problems += [file.problem(m.path, m.message, m.hint, on_key=m.on_key) for m in found]
    return None


def _add_pack(
    draft: Draft, files: Mapping[str, FileKind], tables: Tables, entries: Entries, problems: list[Problem]
) -> None:
    """Add the entries of one pack, then apply its patches."""
    for path in draft.folder.other:
        if is_misspelt_data_file(path, files):
            problems.append(file_name_problem(draft.folder.root.name, path, files))
    patching = []
    for file in draft.folder.files:
        kind = kind_of_file(file.path, files)
        if kind is not None:
            for entry in entries_of(file, kind, files, problems):
                _add_entry(entry, entries[kind.table], problems)
        elif is_patch_file(file.path):
            check_patch_file(file, files, problems)
        elif file.path not in (_HEAD, EDITOR_SETTINGS):
            problems.append(file_name_problem(draft.folder.root.name, file.path, files))
            continue
        if PATCH in file.table and file.path != _HEAD:
            patching.append(file)
    for file in patching:
        apply_patches(file, tables, entries, problems)


def _add_entry(entry: Entry, rows: dict[str, Entry], problems: list[Problem]) -> None:
    other = rows.setdefault(entry.id, entry)
    if other is entry:
        return
    place = other.place(("id",))
    hint = "give one of them another id"
    if other.file.pack != entry.file.pack:
        hint = f'give it another id, or change the first with [[patch]] type = "{entry.table}"'
    problems.append(entry.problem(("id",), f'the {entry.table} "{entry.id}" is already there, at {place}', hint))
