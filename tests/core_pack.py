"""The base game's pack, read once for all tests of a worker: nothing writes to it."""

from __future__ import annotations

import functools
import gc

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
