"""The words of the interface, found by id, so that no screen has words of its own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import tomli

from game.locations import core_pack_dir

_FILE = "texts/interface.toml"


@cache
def _texts() -> dict[str, str]:
    """The words by id: the interface's own at first, so that the title needs nothing else."""
    data = tomli.loads((core_pack_dir() / _FILE).read_text(encoding="utf-8"))
    return {entry["id"]: entry["text"].strip() for entry in data["text"]}


def say(text_id: str, /, **values: str) -> str:
    """The text with its places filled in; a text that is not there is shown by its id."""
    text = _texts().get(text_id, text_id)
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text


def knows(text_id: str) -> bool:
    """Whether there is a text of this id."""
    return text_id in _texts()


def adopt(texts: Iterable[tuple[str, str]]) -> None:
    """Take over texts by id, as packs have them: mods may say things otherwise, or in another language."""
    _texts().update((name, text.strip()) for name, text in texts)
