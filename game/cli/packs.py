"""Packs that the command line names, and scenarios in them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.complaints import Complaints
from game.cli.destinations import unreachable
from game.cli.naming import unknown
from game.locations import core_pack_dir

if TYPE_CHECKING:
    from game.content.store import Content


def describe_packs(parser: argparse.ArgumentParser) -> None:
    """Add ``--pack DIR``."""
    parser.add_argument(
        "--pack",
        metavar="DIR",
        action="append",
        default=[],
        help="folder of a mod; may be given more than once",
    )


def pack_folders(words: Sequence[str], complaints: Complaints) -> tuple[Path, ...]:
    """Return the folders that are there; each that is not is complained of."""
    core = core_pack_dir().resolve()
    there = []
    for word in words:
        folder = Path(word)
        reason = unreachable(folder)
        if reason:
            complaints.add(f"pack {word[:120]}: {reason}")
        elif folder.is_dir():
            if folder.resolve() != core:
                there.append(folder)
        elif folder.exists():
            complaints.add(f"pack {word} is a file; a pack is a folder with a pack.toml")
        else:
            complaints.add(f"there is no pack folder {word}{_near(folder)}")
    return tuple(there)


def read_content(folders: Sequence[Path], complaints: Complaints) -> Content | None:
    """Return the base game with these packs; nothing, and complaints, where they have mistakes."""
    from game.content.problems import ContentError
    from game.session.reading import read_packs

    try:
        return read_packs(folders)
    except ContentError as error:
        count = len(error.problems)
        summary = f"{count} problem{'' if count == 1 else 's'} in the packs."
        complaints.add_content([*(problem.render() for problem in error.problems), summary])
        return None


def check_scenario(name: str, content: Content | None, folders: Sequence[Path], complaints: Complaints) -> None:
    """Complain of a scenario that is not in ``content``, or, where there is none, in none of the packs."""
    if content is not None:
        if name not in content.scenarios:
            complaints.add(unknown("scenario", name, list(content.scenarios), "scenarios"))
    elif not any(_mentions(folder, name) for folder in (core_pack_dir(), *folders)):
        complaints.add(f'unknown scenario "{name[:60]}"; no file of scenarios in the packs holds it')


def _mentions(pack: Path, name: str) -> bool:
    """Return whether a pack that may be broken seems to hold a scenario of this name."""
    from game.content.folder import read_folder
    from game.content.problems import Problem

    unread: list[Problem] = []
    files = read_folder(pack, unread).files
    readable = any(row.get("id") == name for file in files for row in _scenario_rows(file.table))
    return readable or any(problem.file.startswith("scenarios/") for problem in unread)


def _scenario_rows(table: dict[str, object]) -> list[dict[str, object]]:
    rows = table.get("scenario")
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _near(folder: Path) -> str:
    """Return the nearest name of a folder beside it, as the end of a complaint."""
    from game.content.folder import folders_beside
    from game.content.problems import nearest

    near = nearest(folder.name, folders_beside(folder))
    return f'; did you mean "{folder.parent / near}"?' if near is not None else ""
