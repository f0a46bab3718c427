"""Where the interface finds its theme, icons and sounds."""

from __future__ import annotations

from pathlib import Path

from game.locations import assets_dir


def asset(path: str) -> Path:
    """The file or folder at ``path`` (with forward slashes) inside the game's assets.

    Raises:
        FileNotFoundError: when there is no such asset, naming the place that was looked at.
    """
    found = assets_dir().joinpath(*path.split("/"))
    if not found.exists():
        raise FileNotFoundError(f"no asset {path!r} in {assets_dir()}")
    return found
