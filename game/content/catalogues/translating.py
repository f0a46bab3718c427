"""Content in another language: the same entries, with the words of the packs' catalogues."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from gettext import c2py
from pathlib import Path

from msgspec import Struct

from game.content.catalogues.files import catalogues_in, codes_in, read_catalogue, text_of
from game.content.catalogues.filling import broken
from game.content.catalogues.po import Catalogue, message_about, read_po
from game.content.catalogues.tongue import (
    ENGLISH_CODE,
    ENGLISH_POINT,
    PSEUDO_CODE,
    Sentence,
    Tongue,
    one_or_many,
    pseudo,
    sentence_of,
)
from game.content.catalogues.wording import KEPT_FILLED, TOLD_AGAIN, key_of, reworded
from game.content.kinds.setting import TextEntry
from game.content.problems import nearest_hint
from game.content.store import Content

CAPITALS = "core:language.capitals"
"""Key of the text that says whether names are small inside a sentence."""
LARGE = "large"
NAME, ENGLISH_NAME = "core:language.name", "English"
"""Key and English text of what a language calls itself."""
ASKED = (("directive", "asks"), ("promise", "name"))
"""Fields of entries that the log keeps as they were filled in."""
AND = "core:language.and"
"""Key of the word between two names."""
POINT = "core:language.point"
"""Key of what stands between the whole of a number and its decimals."""
_LONGEST_NAME = 1_000
_TRIED = 201
"""A rule of plurals has to work for every number below; repeats every hundred, in the languages that there are."""

Said = Mapping[tuple[str, str], str]
"""Translations by key and English text: where a text has changed since, its translation is not used."""


class UnknownLanguage(Exception):
    """No pack has a catalogue of this language."""


def languages(roots: Iterable[Path]) -> tuple[str, ...]:
    """Return the codes of the languages that some packs speak, English first."""
    return (ENGLISH_CODE, *sorted(codes_in(roots) - {ENGLISH_CODE}))


def check_known(code: str, roots: Iterable[Path]) -> None:
    """Raise ``UnknownLanguage``, with those that there are, for a language that no pack speaks."""
    there = languages(roots)
    if code not in (*there, PSEUDO_CODE):
        hint = nearest_hint(code, there, "languages")
        meant = f"; {hint}" if hint.startswith("did you") else ""
        raise UnknownLanguage(f'no pack speaks the language "{code[:40]}"; there are {", ".join(there)}{meant}')


def said_by(code: str, roots: Iterable[Path]) -> tuple[Said, Callable[[int], int]]:
    """Return the translations of packs, those of later packs over earlier, and the rule of plurals.

    What is fuzzy, obsolete, empty or has broken places is left out, so that the English text is shown.
    """
    said: dict[tuple[str, str], str] = {}
    plural: Callable[[int], int] = one_or_many
    for root in roots:
        path = catalogues_in(root).get(code)
        if path is None:
            continue
        try:
            catalogue = read_catalogue(path)
        except (OSError, ValueError):
            continue  # `mods check` and `language check` tell of it
        plural = plural_rule(catalogue) or plural
        said.update(_used(catalogue))
    return said, plural


def _used(catalogue: Catalogue) -> dict[tuple[str, str], str]:
    return {
        (row.context, row.english): row.translation
        for row in catalogue.messages
        if row.translation and not row.fuzzy and not row.obsolete and not broken(row.english, row.translation)
    }


def own_name(code: str, roots: Iterable[Path]) -> str:
    """Return what a language calls itself; its code where it does not say.

    Of each catalogue only that one message is read, since whoever asks wants to show a page at once.
    """
    if code == ENGLISH_CODE:
        return ENGLISH_NAME
    name = code
    for root in roots:
        path = catalogues_in(root).get(code)
        try:
            text = "" if path is None else text_of(path)
        except (OSError, ValueError):
            continue
        name = _used(read_po(message_about(NAME, text))).get((NAME, ENGLISH_NAME), name)
    return name


def plural_rule(catalogue: Catalogue) -> Callable[[int], int] | None:
    """Return the rule that a catalogue gives, or nothing where it gives none that can be read."""
    _, _, rule = catalogue.header.get("Plural-Forms", "").partition("plural=")
    if not rule:
        return None
    try:
        made: Callable[[int], int] = c2py(rule.strip().rstrip(";"))
        usable = all(made(number) >= 0 for number in range(_TRIED))
    except (ValueError, ArithmeticError):
        return None

    def form(number: int) -> int:
        try:
            return max(0, made(number))
        except ArithmeticError:
            return 0

    return form if usable else None


def in_language(content: Content, code: str) -> Content:
    """Return content as it is told in a language; the same content in English.

    Raises ``UnknownLanguage`` where no pack speaks it.
    """
    if code == ENGLISH_CODE:
        return content
    roots = [pack.root for pack in content.packs]
    check_known(code, roots)
    said, plural = said_by(code, roots)
    names: dict[str, str] = {}
    rows: dict[str, dict[str, Struct]] = {}
    for table in content.tables:
        rows[table] = {
            entry: reworded(table, value, _speaker(content.pack_in(table, entry), table, entry, code, said, names))
            for entry, value in content.table(table).items()
        }
    sentences = _sentences(content, rows)
    large = code != PSEUDO_CODE and said.get((CAPITALS, "small")) == LARGE
    if large:
        names |= {_small(name): name for name in names.values() if name not in names}
    joint, point = said.get((AND, "and"), "and"), point_of(said)
    return content.retold(rows, Tongue(code, plural, names, large, sentences, joint, point))


def point_of(said: Said) -> str:
    """Return what a language has between the whole of a number and its decimals."""
    return said.get((POINT, ENGLISH_POINT), ENGLISH_POINT)


def _speaker(
    pack: str, table: str, entry: str, code: str, said: Said, names: dict[str, str]
) -> Callable[[str, str], str]:
    def say(path: str, english: str) -> str:
        if code == PSEUDO_CODE:
            # what the language says of itself is read by rules, not by players
            told = english if entry.startswith("language.") else pseudo(english)
        else:
            told = said.get((key_of(pack, table, entry, path), english), english)
        kept = table not in ("text", "storylet") or (table == "storylet" and path.rpartition(".")[2] in TOLD_AGAIN)
        if kept and "{" not in english and len(english) <= _LONGEST_NAME:
            names.setdefault(english, told)
            if ". " in english:
                # the log keeps no more than the first sentence of what a machine shows
                names.setdefault(_first(english), _first(told))
            names.setdefault(_small(english), told if code != PSEUDO_CODE else pseudo(_small(english)))
        return told

    return say


def _first(text: str) -> str:
    return text.partition(". ")[0].rstrip(".") + "."


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _sentences(content: Content, rows: Mapping[str, Mapping[str, Struct]]) -> tuple[Sentence, ...]:
    """Return the texts that the state of a game holds filled in, English to translated, the wordiest first."""
    found: list[Sentence | None] = []
    told = rows.get("text", {})
    for name, entry in content.texts.items():
        other = told.get(name)
        if name.startswith(KEPT_FILLED) and isinstance(other, TextEntry) and other.text != entry.text:
            found.append(sentence_of(entry.text.strip(), other.text.strip()))
    for table, field in ASKED:
        for name, kind in content.table(table).items():
            english, told_so = getattr(kind, field), getattr(rows[table][name], field)
            if "{" in english and told_so != english:
                found.append(sentence_of(english.strip(), told_so.strip()))
    return tuple(sorted((sentence for sentence in found if sentence is not None), key=lambda one: -one.own))
