"""What a check finds."""

from __future__ import annotations

from typing import NamedTuple

from game.content.problems import Path


class Finding(NamedTuple):
    """One thing that makes no sense."""

    path: Path
    """Way to it from the top of the value."""
    message: str
    """What is wrong."""
    hint: str = ""
    """How to mend it."""
