"""By what runs of one version of the game are told from those of another."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import game

ROOMS = ("sim", "story", "session", "content", "balance")
"""The folders whose code decides how a game goes."""


@cache
def code_digest(root: Path = Path(game.__file__).parent) -> str:
    """Return a digest of all code that decides how a game goes, by its files' names and text."""
    digest = hashlib.blake2b(digest_size=16)
    for room in ROOMS:
        for file in sorted((root / room).rglob("*.py")):
            digest.update(file.relative_to(root).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
