"""A language as content speaks it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from game.content.catalogues.filling import filled

ENGLISH_CODE = "en"
PSEUDO_CODE = "pseudo"
"""English with accents, and longer by a third: finds words that no catalogue reaches, and what is cut off."""
_ACCENTS = str.maketrans("aceginorsuyzACEGINORSUYZ", "áçéğíñóřšúýžÁÇÉĞÍÑÓŘŠÚÝŽ")
_LONGER_SHARE = 0.3
_PLACE = re.compile(r"\{([a-z_]+)\}")
MARK = "\N{INVISIBLE SEPARATOR}"
"""Stands in the state where a language must know what English alone does not tell; never shown."""
AND = f" {MARK}and "
"""Between two names that are told together; each language has its own word there."""
ENGLISH_POINT = "."
_DECIMAL = re.compile(r"(?<=[0-9])\.(?=[0-9])")
_FIGURES = re.compile(r"[+\u2212-]?[0-9]+\.[0-9]+(?:\u2013[0-9]+(?:\.[0-9]+)?)?(?: ?[%×A-Za-z/]{1,7})?")
"""A number with decimals, or two with a dash between, and perhaps a unit."""
_LEAST_OWN = 5
"""Letters that a text must have of its own to be recognised."""
_MOST_KNOWN = 4_096


def one_or_many(count: int) -> int:
    """Return which of two forms goes with a number, in English and German."""
    return 0 if count == 1 else 1


def together(names: Sequence[str]) -> str:
    """Return several names as one says them, for the state to keep: each language puts its own word before the last."""
    return AND.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def own_words(said: str) -> str:
    """Return what a player typed, for the state to keep: no language retells it, whatever it looks like."""
    return MARK + said.replace(MARK, "") if said else ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text that is met again after it was filled in."""

    english: re.Pattern[str]
    """Matches the whole of it, with a group for each place."""
    translation: str
    own: int
    """Letters that are its own, not a place's: of two that match, the one with more says more of it."""


def sentence_of(english: str, translation: str) -> Sentence | None:
    """Return how a filled text is recognised, or nothing where hardly a word of it is its own."""
    own = len(_PLACE.sub("", english))
    if own < _LEAST_OWN:
        return None
    pieces, seen, end = [], set(), 0
    for match in _PLACE.finditer(english):
        pieces.append(re.escape(english[end : match.start()]))
        pieces.append(f"(?P={match[1]})" if match[1] in seen else f"(?P<{match[1]}>.+?)")
        seen.add(match[1])
        end = match.end()
    return Sentence(re.compile("".join([*pieces, re.escape(english[end:])])), translation, own)


@dataclass(frozen=True, slots=True)
class Tongue:
    """What must be known of a language besides its texts."""

    code: str = ENGLISH_CODE
    plural: Callable[[int], int] = one_or_many
    """Which form goes with a number, from 0."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What entries are called, by their English names: the state of a game holds those."""
    keeps_capitals: bool = False
    """Whether names keep their capital inside a sentence, as nouns do in German."""
    sentences: tuple[Sentence, ...] = ()
    """Texts that records keep filled in."""
    joint: str = "and"
    """The word between two names."""
    point: str = ENGLISH_POINT
    """What stands between the whole of a number and its decimals."""
    _known: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    """Sentences that were looked up before."""

    def named(self, english: str) -> str:
        """Return a name of an entry, or several with commas, numbers or strokes between, as this language has it."""
        if english.startswith(MARK):
            return english.removeprefix(MARK)
        return self._shown(self._named(english))

    def _named(self, english: str) -> str:
        if not self.names or not english:
            return english
        found = self.names.get(english)
        if found is not None:
            return found
        whole = self._retold(english) if " " in english else english
        if whole != english:
            return whole
        for mark in (", ", " × ", " / "):
            if mark in english:
                pieces = english.split(mark)
                told = [self._named(piece) for piece in pieces]
                if told != pieces:
                    return mark.join(told)
        return english

    def _retold(self, english: str) -> str:
        """Return a sentence that was filled in in English, or itself if it is none."""
        found = self._known.get(english)
        if found is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            matches = ((row, row.english.fullmatch(english)) for row in self.sentences)
            row, match = next(((row, match) for row, match in matches if match is not None), (None, None))
            if row is not None and match is not None:
                found = self.filled(row.translation, match.groupdict())
            else:
                found = english
            self._known[english] = found
        return found

    def number(self, shown: str) -> str:
        """Return a number, perhaps with its unit, as this language writes it; anything else as it is."""
        if self.point == ENGLISH_POINT or not _FIGURES.fullmatch(shown):
            return shown
        return _DECIMAL.sub(self.point, shown)

    def inside(self, name: str) -> str:
        """Return a name as it stands inside a sentence."""
        return name if self.keeps_capitals else name[:1].lower() + name[1:]

    def lowered(self, name: str) -> str:
        """Return a name without capitals, where the language allows it."""
        return name if self.keeps_capitals else name.lower()

    def filled(self, text: str, values: Mapping[str, str]) -> str:
        """Return a text of this language with its places filled, names of entries among them translated."""
        if self.names:
            values = {name: value if value.startswith(MARK) else self.named(value) for name, value in values.items()}
        if self.point != ENGLISH_POINT:
            values = {name: self.number(value) for name, value in values.items()}
        return self._shown(filled(text, values, self.plural))

    def _shown(self, told: str) -> str:
        """Return a text without the marks of the state, the word of this language where it stands between two names."""
        return told.replace(AND, f" {self.joint} ").replace(MARK, "") if MARK in told else told


ENGLISH = Tongue()


def pseudo(text: str) -> str:
    """Return a text with accents, a third longer, in brackets; names in braces stay, the words of a choice do not."""
    out, plain = [], 0
    telling = [True]
    """Of the text and of each brace that is open in it, whether its words are told."""
    for letter in text:
        if letter == "{":
            telling.append(False)
        elif letter == "}" and len(telling) > 1:
            telling.pop()
        out.append(letter.translate(_ACCENTS) if telling[-1] else letter)
        telling[-1] |= letter == ":"
        plain += len(telling) == 1
    body = "".join(out)
    return f"⟦{body}{'~' * max(1, round(_LONGER_SHARE * plain) - 2)}⟧" if plain > 1 else body
