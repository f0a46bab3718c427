"""The base game's pack, read once for all tests of a worker: nothing writes to it."""

from __future__ import annotations

import functools
import gc
from collections.abc import Sequence
from pathlib import Path

import pytest

from game.content.loading import load_packs
from game.content.store import Content
from game.locations import core_pack_dir


@functools.cache
def core() -> Content:
    """The base game. It and all that is imported stay to the end, so the garbage collector need not walk them."""
    content = load_packs(core_pack_dir())
    gc.collect()
    gc.freeze()
    return content


def read_once(patch: pytest.MonkeyPatch) -> None:
    """Let the game find the base game's pack as it was read for the tests; with other packs all are read anew."""

    def load(core_dir: Path, extra_dirs: Sequence[Path] = ()) -> Content:
        return load_packs(core_dir, extra_dirs) if extra_dirs else core()

    patch.setattr("game.content.loading.load_packs", load)
