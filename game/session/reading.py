"""Reading the packs that are to be played: nothing in them may come to a mistake while a game goes on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.locations import core_pack_dir

if TYPE_CHECKING:
    from game.content.store import Content


def read_packs(folders: Sequence[Path] = ()) -> Content:
    """Return the base game with the packs in these folders.

    Raises ``ContentError`` with every mistake of their data or, where there is none, of their stories. To look through
    all stories takes longer than to read them, so it is left out for the base game alone, whose tests do it.
    """
    # Imported here: the window shows its first frame before it reads anything.
    from game.content.loading import load_packs
    from game.content.problems import ContentError

    content = load_packs(core_pack_dir(), folders)
    if folders:
        from game.story.storylets.lint.checking import problems

        found = problems(content)
        if found:
            raise ContentError(found)
    return content
