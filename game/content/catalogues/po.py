"""Reading and writing gettext catalogues: the text format of ``.po`` and ``.pot`` files.

Read here rather than by a library: to import one takes longer than this takes to read a catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

_LINE = re.compile(r'^(?:(msgctxt|msgid|msgstr)\s+)?"((?:[^"\\]|\\.)*)"\s*$')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}
_OBSOLETE = "#~"
_UNFINISHED = "begins a message that has no msgstr"
_BEFORE = "#|"
"""Begins a comment that tells what the English text was when it was translated."""


@dataclass(slots=True)
class Message:
    """One text and its translation."""

    context: str = ""
    """Pack and entry: ``core:ui.rail.map``."""
    english: str = ""
    translation: str = ""
    """Empty: not translated yet."""
    fuzzy: bool = False
    """Marked as doubtful; not used."""
    obsolete: bool = False
    """Commented out, since nothing asks for it any more."""
    notes: list[str] = field(default_factory=list)
    """Comments as they stand, those of translators too; not whether it is fuzzy."""
    line: int = 0
    """Where it begins in its file, from 1."""

    def retold(self, english: str) -> Message:
        """Return it for a text that has changed: doubtful, and with what the text was when it was translated."""
        notes = [note for note in self.notes if not note.startswith(_BEFORE)]
        before = [note for note in self.notes if note.startswith(_BEFORE)] if self.fuzzy else []
        if self.translation:
            notes += before or [f"{_BEFORE} {line}" for line in quoted_lines("msgid", self.english)]
        return replace(self, english=english, fuzzy=bool(self.translation), obsolete=False, notes=notes)


@dataclass(slots=True)
class Catalogue:
    """What one file holds."""

    messages: list[Message] = field(default_factory=list)
    header: dict[str, str] = field(default_factory=dict)
    """What the file says of itself, by key: ``Plural-Forms``."""
    notes: list[str] = field(default_factory=list)
    """Comments before that."""
    last: list[str] = field(default_factory=list)
    """Comments after all messages."""
    unread: list[tuple[int, str]] = field(default_factory=list)
    """Lines that mean nothing in a catalogue: number and why."""


def read_po(text: str) -> Catalogue:
    """Return what a catalogue holds; lines that cannot be read are named and passed over."""
    found = Catalogue()
    message, place = Message(), ""
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        obsolete = line.startswith(_OBSOLETE)
        line = line[2:].strip() if obsolete else line
        if not line or line.startswith("#") or (obsolete and line.startswith("|")):
            if place == "msgstr":
                _finish(message, found)
                message, place = Message(), ""
            if line:
                _note(message, line if line.startswith("#") else f"#{line}")
            continue
        match = _LINE.match(line)
        if match is None or (match[1] is None and not place):
            found.unread.append((number, _why(line)))
            continue
        word, inside = match[1] or place, _plain(match[2])
        if match[1] in ("msgctxt", "msgid") and place == "msgstr":
            _finish(message, found)
            message = Message()
        elif match[1] == "msgctxt" and place:
            found.unread.append((message.line, _UNFINISHED))
            message = Message()
        message.line = message.line or number
        message.obsolete = message.obsolete or obsolete
        _put(message, word, inside)
        place = word
    if place == "msgstr":
        _finish(message, found)
    elif place:
        found.unread.append((message.line, _UNFINISHED))
    else:
        found.last = message.notes
    return found


def _note(message: Message, comment: str) -> None:
    """Keep a comment; of the flags of a message, the mark that it is doubtful is no mere comment."""
    if comment.startswith("#,"):
        flags = [flag.strip() for flag in comment[2:].split(",")]
        message.fuzzy = message.fuzzy or "fuzzy" in flags
        others = ", ".join(flag for flag in flags if flag != "fuzzy")
        comment = f"#, {others}" if others else ""
    if comment:
        message.notes.append(comment)


def message_about(context: str, text: str) -> str:
    """Return the lines of a catalogue's text from the blank one before a context to that after it; none without it."""
    at = text.find(f'msgctxt "{context}"')
    if at < 0:
        return ""
    end = text.find("\n\n", at)
    return text[text.rfind("\n\n", 0, at) + 1 : end if end >= 0 else len(text)]


def _why(line: str) -> str:
    if line.startswith(("msgid_plural", "msgstr[")):
        return "has plural forms of gettext; write {count:one|many} in the translation instead"
    return 'is no line of a catalogue; texts stand in double quotes, a quote in them as \\"'


def _put(message: Message, word: str, text: str) -> None:
    if word == "msgctxt":
        message.context += text
    elif word == "msgid":
        message.english += text
    else:
        message.translation += text


def _finish(message: Message, found: Catalogue) -> None:
    if message.english:
        found.messages.append(message)
    elif not message.context:
        rows = (row.partition(":") for row in message.translation.splitlines())
        found.header.update((key.strip(), value.strip()) for key, _, value in rows if key)
        found.notes += message.notes
    else:
        found.unread.append((message.line, "begins a message whose msgid is empty"))


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), text)


def quoted_lines(word: str, text: str) -> Iterator[str]:
    """Yield the lines that hold one text: on one line, or one for each of its own lines."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    lines = escaped.split("\n")
    if len(lines) == 1:
        yield f'{word} "{escaped}"'
        return
    yield f'{word} ""'
    yield from (f'"{line}\\n"' for line in lines[:-1])
    if lines[-1]:
        yield f'"{lines[-1]}"'


def written(catalogue: Catalogue) -> str:
    """Return the text of a catalogue."""
    header = "".join(f"{key}: {value}\n" for key, value in catalogue.header.items())
    lines = [*catalogue.notes, 'msgid ""', *quoted_lines("msgstr", header)]
    for message in catalogue.messages:
        lines += ["", *_lines_of(message)]
    if catalogue.last:
        lines += ["", *catalogue.last]
    return "\n".join(lines) + "\n"


def _lines_of(message: Message) -> Iterator[str]:
    yield from (note for note in message.notes if not note.startswith(_BEFORE))
    if message.fuzzy:
        yield "#, fuzzy"
        before = [note for note in message.notes if note.startswith(_BEFORE)]
        yield from (_OBSOLETE + note[1:] for note in before) if message.obsolete else before
    for word, text in (("msgctxt", message.context), ("msgid", message.english), ("msgstr", message.translation)):
        for line in quoted_lines(word, text):
            yield f"{_OBSOLETE} {line}" if message.obsolete else line
