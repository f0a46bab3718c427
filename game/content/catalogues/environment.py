"""The language that the player's computer speaks. Cheap to import, since the first frame waits for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def wished(environment: Mapping[str, str], roots: Iterable[Path]) -> str:
    """Return the first language of the environment's that some pack speaks, English where there is none."""
    folders = [root / "languages" for root in roots]
    for variable in _VARIABLES:
        for name in environment.get(variable, "").split(":"):
            code = name.partition(".")[0].partition("@")[0].partition("_")[0].lower()
            if code in ("en", "c", "posix"):
                return "en"
            if code.isalpha() and any((folder / f"{code}.po").is_file() for folder in folders):
                return code
    return "en"
