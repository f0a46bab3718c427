"""Mistakes in conditions: unknown facts, kinds that do not go together, names that nothing bears."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.content.condition_text import Scope, facts_in
from game.content.conditions import Compiled, ConditionError, compiled
from game.content.findings import Finding
from game.content.kinds.storylet import StoryletKind
from game.content.problems import nearest_hint, printable
from game.story.storylets.lint.names import LISTS, TEXTS, Names
from game.story.storylets.lint.sites import ConditionSite, conditions_of

_FACT = r"(?P<fact>[A-Za-z_][\w.]*)"
_TEXT = r"(?P<quote>['\"])(?P<word>(?:(?!(?P=quote)).)*)(?P=quote)"
_IN_LIST = re.compile(rf"{_TEXT}\s+in\s+{_FACT}")
_COMPARED = (re.compile(rf"{_FACT}\s*[!=]=\s*{_TEXT}"), re.compile(rf"{_TEXT}\s*[!=]=\s*{_FACT}"))
_ONE_OF = re.compile(rf"{_FACT}\s+in\s+\[(?P<row>[^\]]*)\]")


def findings(kind: StoryletKind, names: Names) -> Iterator[Finding]:
    """Yield every mistake in the conditions of a storylet."""
    for site in conditions_of(kind):
        if not site.text:
            continue
        try:
            condition = compiled(site.text, site.wanted, site.scope)
        except ConditionError as error:
            where = f", at character {error.column}" if error.column else ""
            shown = printable(" ".join(site.text.split()), 60)
            yield Finding(site.path, f'"{shown}"{where}: {error.message}', error.hint)
            continue
        yield from _keys(site, condition, names)
        yield from _words(site, names)
        if not condition.uses and site.wanted == "yes or no" and not condition.holds(lambda _name, _keys: 0):
            yield Finding(site.path, "it never holds, so this never comes", "take it out, or ask something of a fact")
        if not condition.uses and site.path == ("weight",) and condition.number(lambda _name, _keys: 0) <= 0.0:
            yield Finding(site.path, "it weighs nothing, so this never comes", "write a number above zero")


def _keys(site: ConditionSite, condition: Compiled, names: Names) -> Iterator[Finding]:
    """Names in tables must be borne by something."""
    facts = facts_in(site.scope)
    for used in condition.uses:
        of = facts[used.name].keys
        for key in used.keys:
            known = _known(of, site.scope, names)
            if known is not None and key not in known:
                if of == "flag":
                    hint = nearest_hint(key, list(known), "flags") if known else 'set it with an effect do = "flag"'
                    yield Finding(site.path, f'no storylet sets the flag "{key}", so it is always 0', hint)
                else:
                    yield Finding(site.path, f'there is no {of} "{key}"', nearest_hint(key, list(known), f"{of}s"))
        if of and not used.keys:
            yield Finding(site.path, f'"{used.name}" is a table', f"name one of it: {used.name}.{of}")


def _known(of: str, scope: Scope, names: Names) -> list[str] | None:
    if of == "role":
        return [*scope.roles, *names.known["person"]]
    return list(names.known[of]) if of in names.known else None


def _words(site: ConditionSite, names: Names) -> Iterator[Finding]:
    """Texts that facts are compared with must be possible."""
    for match in _IN_LIST.finditer(site.text):
        fact = match["fact"]
        yield from _word(site, LISTS.get(fact) or LISTS.get(fact.rpartition(".")[2]), match["word"], names)
    for pattern in _COMPARED:
        for match in pattern.finditer(site.text):
            yield from _word(site, _text_of(match["fact"]), match["word"], names)
    for match in _ONE_OF.finditer(site.text):
        for word in re.finditer(_TEXT, match["row"]):
            yield from _word(site, _text_of(match["fact"]), word["word"], names)


def _text_of(fact: str) -> str | None:
    """Return what a text is that a fact gives, by the fact or the last step of it."""
    return TEXTS.get(fact) or (TEXTS.get(fact.rpartition(".")[2]) if "." in fact else None)


def _word(site: ConditionSite, of: str | None, word: str, names: Names) -> Iterator[Finding]:
    if of is not None and word not in names.known[of]:
        yield Finding(site.path, f'there is no {of} "{word}"', nearest_hint(word, list(names.known[of]), f"{of}s"))
