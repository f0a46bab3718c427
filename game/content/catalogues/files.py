"""The catalogues in the folders of packs: which there are, and reading one, with limits on what a stranger may send."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from game.content.catalogues.po import Catalogue, read_po
from game.content.datafile import decoded
from game.content.folder import leaves

FOLDER = "languages"
"""Folder of a pack's catalogues: ``languages/de.po``."""
MOST_BYTES = 8_000_000
"""Largest catalogue that is read."""


def catalogues_in(root: Path) -> Mapping[str, Path]:
    """Return the catalogues of a pack by the codes of their languages, sorted.

    As with all files of a pack, what is hidden is passed over, and so is a link that leaves its folder.
    """
    paths = sorted((root / FOLDER).glob("*.po"))
    return {path.stem: path for path in paths if not path.name.startswith(".") and not leaves(path, root.resolve())}


def codes_in(roots: Iterable[Path]) -> set[str]:
    """Return the codes of all languages of which some pack has a catalogue."""
    return {code for root in roots for code in catalogues_in(root)}


def read_catalogue(path: Path) -> Catalogue:
    """Return what a catalogue holds. Raises ``OSError``, and ``ValueError`` for what is too large or not UTF-8."""
    return read_po(text_of(path))


def text_of(path: Path) -> str:
    """Return the text of a catalogue. Raises as ``read_catalogue``."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise ValueError("is no plain file")
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError(f"is larger than {MOST_BYTES // 1_000_000} MB")
    return decoded(data)
