"""What is wrong with catalogues, and what they leave out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from game.content.catalogues.files import FOLDER, catalogues_in, read_catalogue
from game.content.catalogues.filling import broken
from game.content.catalogues.po import Catalogue, Message
from game.content.catalogues.tongue import ENGLISH_CODE
from game.content.catalogues.translating import plural_rule
from game.content.catalogues.wording import key_of, texts_of
from game.content.datafile import not_utf8
from game.content.pack import Pack
from game.content.problems import Problem, in_reading_order, nearest, printable
from game.content.store import Content

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Told:
    """A text of the packs, in English."""

    key: str
    english: str
    table: str
    entry: str


def told(content: Content) -> Iterator[Told]:
    """Yield every text for players, in load order."""
    for table in content.tables:
        for name, entry in content.table(table).items():
            pack = content.pack_in(table, name)
            for path, english in texts_of(table, entry):
                yield Told(key_of(pack, table, name, path), english, table, name)


def catalogue_problems(content: Content) -> list[Problem]:
    """Return what is broken in the catalogues of the packs: what cannot be read, and places that do not fit.

    In the order of packs, files and lines.
    """
    found: list[Problem] = []
    for pack in content.packs:
        for path in catalogues_in(pack.root).values():
            catalogue = _read(pack, path, found)
            found += _broken(pack, path, catalogue)
    return in_reading_order(found, [pack.root.name for pack in content.packs])


def language_problems(content: Content, code: str) -> list[Problem]:
    """Return all that is wrong with a language: what is broken, fuzzy, for no text of the packs, or missing."""
    texts = list(told(content))
    wanted = {text.key: text for text in texts}
    here: dict[tuple[str, str], Message] = {}
    found: list[Problem] = []
    for pack in content.packs:
        path = catalogues_in(pack.root).get(code)
        if path is None:
            continue
        catalogue = _read(pack, path, found)
        found += _broken(pack, path, catalogue)
        for row in catalogue.messages:
            why = _idle(row, wanted)
            if why:
                found.append(_problem(pack, path, row.line, why, row.context))
            if row.translation and not row.fuzzy and not row.obsolete:
                here[row.context, row.english] = row
    for text in texts:
        if (text.key, text.english) not in here:
            message = f"missing in {code}: {text.key}, {_quoted(text.english)}"
            found.append(content.problem_in(text.table, text.entry, message))
    return found


def _idle(row: Message, wanted: Mapping[str, Told]) -> str:
    """Return why a row of a catalogue is not used; empty if it is, or is only waiting for its translation."""
    if row.obsolete:
        return "obsolete: commented out; delete it"
    if row.fuzzy:
        return "fuzzy: not used until somebody has looked at it and taken the mark away"
    text = wanted.get(row.context)
    if text is None:
        near = nearest(row.context, wanted)
        return "obsolete: no text of the packs has this key" + (f"; did you mean {near}?" if near else "")
    if text.english != row.english:
        return f"obsolete: the English text is now {_quoted(text.english)}"
    return ""


def _read(pack: Pack, path: Path, found: list[Problem]) -> Catalogue:
    try:
        catalogue = read_catalogue(path)
    except OSError as error:
        found.append(_problem(pack, path, 0, f"cannot be read: {error.strerror}"))
        return Catalogue()
    except UnicodeDecodeError as error:
        found.append(not_utf8(error, pack.root.name, f"{FOLDER}/{path.name}"))
        return Catalogue()
    except ValueError as error:
        found.append(_problem(pack, path, 0, f"cannot be read: {error}"))
        return Catalogue()
    found += [_problem(pack, path, line, why) for line, why in catalogue.unread]
    if catalogue.header.get("Plural-Forms") and plural_rule(catalogue) is None:
        found.append(_problem(pack, path, 1, "the rule in Plural-Forms cannot be read"))
    if path.stem == ENGLISH_CODE:
        found.append(_problem(pack, path, 0, "English stands beside its entries; patch them instead"))
    return catalogue


def _broken(pack: Pack, path: Path, catalogue: Catalogue) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for row in catalogue.messages:
        if row.obsolete:
            continue
        if row.context in seen:
            yield _problem(pack, path, row.line, f"stands twice; first in line {seen[row.context]}", row.context)
        seen.setdefault(row.context, row.line)
        why = broken(row.english, row.translation) if row.translation else ""
        if why:
            yield _problem(pack, path, row.line, f"broken: {why}; English is shown instead", row.context)


def _problem(pack: Pack, path: Path, line: int, message: str, entry: str = "") -> Problem:
    return Problem(message, pack.root.name, f"{FOLDER}/{path.name}", line, 0, entry)


def _quoted(english: str) -> str:
    return f'"{printable(english, _SHOWN)}"'


def summary(problems: Iterable[Problem], content: Content) -> str:
    """Return one line that counts what was found by kind."""
    kinds = {"missing": 0, "fuzzy": 0, "obsolete": 0, "broken": 0}
    other = 0
    for problem in problems:
        kind = problem.message.partition(" ")[0].rstrip(":")
        if kind in kinds:
            kinds[kind] += 1
        else:
            other += 1
    total = sum(1 for _ in told(content))
    counts = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    return f"{total - kinds['missing']} of {total} texts translated; {counts}{f', {other} other' if other else ''}."
