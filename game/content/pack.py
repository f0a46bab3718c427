"""What a pack says of itself in ``pack.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from game.content.fields import Identifier, ShortText, Text
from game.content.folder import Folder
from game.content.versions import RANGE_PATTERN, VERSION_PATTERN

Version = Annotated[
    str,
    Meta(
        pattern=VERSION_PATTERN,
        max_length=40,
        description="A version: up to four numbers with dots, as 1.0.0.",
    ),
]
"""A version: up to four numbers with dots between."""

VersionRange = Annotated[
    str,
    Meta(pattern=RANGE_PATTERN, max_length=200, description='A range of versions, as ">=0.1" or ">=0.1,<2".'),
]
"""A range of versions: comparisons with commas between, all of which must hold."""


class PackHead(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a pack says of itself: ``pack.toml`` in its folder."""

    id: Identifier
    """Name by which other packs, saves and logs find it; begin your entries' ids with it."""
    version: Version
    """Its own version."""
    game: VersionRange
    """Versions of the game it works with."""
    name: ShortText
    """Its name, for whoever opens this file."""
    about: Text = ""
    """A few lines on what it does, for the same."""
    authors: tuple[ShortText, ...] = ()
    """Who made it."""
    requires: tuple[Identifier, ...] = ()
    """Packs that must be there; they are loaded before it."""
    conflicts: tuple[Identifier, ...] = ()
    """Packs that it cannot stand beside."""
    load_after: tuple[Identifier, ...] = ()
    """Packs to be loaded before it, where they are there."""
    load_before: tuple[Identifier, ...] = ()
    """Packs to be loaded after it, where they are there."""
    safe_to_add: bool = False
    """Whether it may be added to a game that has begun: for packs of storylets, texts and names that patch nothing."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as it was loaded."""

    head: PackHead
    """What it says of itself."""
    root: Path
    """Folder it was read from."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A pack whose folder has been read; its entries not yet."""

    id: str
    """Its id; the folder's name where ``pack.toml`` could not be read."""
    head: PackHead | None
    """What it says of itself, where it could be read."""
    folder: Folder
    """Its files."""
