"""Reading the files of a pack's folder, with limits on what a stranger's folder may hold."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.content.datafile import DataFile, read_table, read_text
from game.content.problems import Problem

MAX_FILE_BYTES = 4_000_000
"""Largest data file."""
MAX_PACK_BYTES = 32_000_000
"""Most data that one pack may hold."""
MAX_FILES = 2_000
"""Most files and folders in one pack."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The readable data files of a pack."""

    root: Path
    """Where it lies."""
    files: tuple[DataFile, ...]
    """Its TOML files, in order of their paths; those that could not be read are left out."""
    other: tuple[str, ...]
    """Paths of its files that are not TOML: pictures, sounds, licences."""


def read_folder(root: Path, problems: list[Problem]) -> Folder:
    """Read every TOML file under ``root``; what is wrong is added to ``problems`` and left out.

    Never follows a link out of the folder, never opens anything but plain files, and looks at a size before
    it reads.
    """
    name = root.name
    files: list[DataFile] = []
    other: list[str] = []
    total = 0
    for path in _paths(root, name, problems):
        if not path.endswith(".toml"):
            other.append(path)
            continue
        data = _read(root, path, name, problems)
        if data is None:
            continue
        total += len(data)
        if total > MAX_PACK_BYTES:
            problems.append(Problem(f"holds more than {MAX_PACK_BYTES // 1_000_000} MB of data", name, hint="split it"))
            break
        file = DataFile(name, root, path)
        text = read_text(file, data, problems)
        if text is None:
            continue
        if read_table(file, text, problems):
            files.append(file)
    return Folder(root, tuple(files), tuple(other))


def folders_beside(path: Path) -> list[str]:
    """Return the names of the folders where a folder is looked for, as far as they can be read."""
    try:
        return [child.name for child in path.parent.iterdir() if child.is_dir()]
    except OSError:
        return []


def _paths(root: Path, name: str, problems: list[Problem]) -> Iterator[str]:
    """Yield the paths of plain files, sorted; hidden files and folders are passed over."""
    real_root = root.resolve()
    seen = 0
    folders = [""]
    found: list[str] = []
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(root / folder) as scan:
                children = sorted(scan, key=lambda child: child.name)
        except OSError as error:
            why = error.strerror or "no reason given"
            problems.append(Problem(f"cannot be read: {why}", name, folder, hint="give yourself leave to read it"))
            continue
        for child in children:
            if child.name.startswith("."):
                continue
            seen += 1
            if seen > MAX_FILES:
                problems.append(Problem(f"holds more than {MAX_FILES} files", name, hint="split it"))
                yield from sorted(found)
                return
            path = f"{folder}{child.name}"
            if child.is_symlink() and leaves(root / path, real_root):
                problems.append(
                    Problem(
                        "is a link that leaves the pack's folder",
                        name,
                        path,
                        hint="copy the file into the pack",
                    )
                )
            elif child.is_dir(follow_symlinks=False):
                folders.append(f"{path}/")
            elif child.is_file():
                found.append(path)
            elif child.is_symlink():
                where = "a folder" if child.is_dir() else "nothing"
                problems.append(Problem(f"is a link to {where}", name, path, hint="put a plain file in its place"))
            else:
                problems.append(Problem("is not a plain file", name, path, hint="take it out of the pack"))
    yield from sorted(found)


def leaves(link: Path, root: Path) -> bool:
    """Return whether a link leads out of a pack's folder, which is given without links, or nowhere."""
    try:
        return not link.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a ring of links leads nowhere
        return True


def _read(root: Path, path: str, name: str, problems: list[Problem]) -> bytes | None:
    """Return the bytes of one file, or nothing and a problem when it is too large or cannot be opened."""
    try:
        state = (root / path).stat()
        if not stat.S_ISREG(state.st_mode):
            problems.append(Problem("is not a plain file", name, path, hint="take it out of the pack"))
            return None
        size = state.st_size
        if size <= MAX_FILE_BYTES:
            with (root / path).open("rb") as file:
                data = file.read(MAX_FILE_BYTES + 1)
            if len(data) <= MAX_FILE_BYTES:
                return data
            size = len(data)
    except OSError as error:
        problems.append(Problem(f"cannot be read: {error.strerror or 'no reason given'}", name, path))
        return None
    limit = f"{MAX_FILE_BYTES // 1_000_000} MB"
    message = f"is too large: {size / 1e6:.1f} MB where {limit} is the most"
    problems.append(Problem(message, name, path, hint="split it into several files of the same kind"))
    return None
