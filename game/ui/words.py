"""The words of the interface, found by id, so that no screen has words of its own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import tomli

from game.content.catalogues.tongue import ENGLISH, ENGLISH_CODE, PSEUDO_CODE, Tongue, pseudo
from game.locations import core_pack_dir

_FILE = "texts/interface.toml"


class _Voice:
    """The language of the window, and its texts by id."""

    def __init__(self) -> None:
        self.tongue: Tongue = ENGLISH
        self.texts: dict[str, str] = {}


_voice: Final = _Voice()


@cache
def _english() -> MappingProxyType[str, str]:
    """The interface's own words by id: at first nothing more, so that the title needs nothing else."""
    data = tomli.loads((core_pack_dir() / _FILE).read_text(encoding="utf-8"))
    return MappingProxyType({entry["id"]: entry["text"].strip() for entry in data["text"]})


def _texts() -> dict[str, str]:
    if not _voice.texts:
        _voice.texts.update(_english())
    return _voice.texts


def say(text_id: str, /, **values: str) -> str:
    """The text with its places filled in; a text that is not there is shown by its id."""
    return _voice.tongue.filled(_texts().get(text_id, text_id), values)


def knows(text_id: str) -> bool:
    """Whether there is a text of this id."""
    return text_id in _texts()


def named(english: str) -> str:
    """A name of an entry in the language of the window."""
    return _voice.tongue.named(english)


def numbered(shown: str) -> str:
    """A number, perhaps with its unit, as the language of the window writes it: what no text is filled with."""
    return _voice.tongue.number(shown)


def lowered(name: str) -> str:
    """A name without its capitals, as it stands in a list or a sentence; with them where nouns have them."""
    return _voice.tongue.lowered(name)


def inside(name: str) -> str:
    """A name without its first capital, as it stands in a sentence; with it where nouns have it."""
    return _voice.tongue.inside(name)


def open_in(code: str, roots: Iterable[Path]) -> None:
    """Speak a language from now on, with the interface's own words until packs have been read.

    Raises ``UnknownLanguage`` where no pack speaks it.
    """
    _voice.tongue, _voice.texts = ENGLISH, dict(_english())
    if code == ENGLISH_CODE:
        return
    # Imported when needed: in English the first frame waits for none of it.
    from game.content.catalogues.translating import check_known, point_of, said_by

    there = tuple(roots)
    check_known(code, there)
    if code == PSEUDO_CODE:
        _voice.texts = {name: pseudo(text) for name, text in _english().items()}
        return
    said, plural = said_by(code, there)
    _voice.tongue = Tongue(code, plural, point=point_of(said))
    _voice.texts = {name: said.get((f"core:{name}", text), text) for name, text in _english().items()}


def adopt(texts: Iterable[tuple[str, str]], tongue: Tongue = ENGLISH) -> None:
    """Take over texts by id, as packs have them: mods may say things otherwise, or in another language."""
    _texts().update((name, text.strip()) for name, text in texts)
    _voice.tongue = tongue
