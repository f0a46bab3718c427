"""What can be told of a condition by its text alone: the facts that it reads, its parts, and its roles by place."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from game.content.story_facts import FACTS, PERSON_FACTS, Fact

ADVISER = "p"
"""Whom a need or a preference is about."""
NAME = re.compile(r"[A-Za-z_][A-Za-z_0-9]*(?:\.[A-Za-z_][A-Za-z_0-9]*)*(?:\[(?:'[^']*'|\"[^\"]*\")\])?")
_STRING = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_KEY = re.compile(r"\[(?:'([^']*)'|\"([^\"]*)\")\]$")


@dataclass(frozen=True, slots=True)
class Scope:
    """Who can be spoken of in a condition."""

    roles: tuple[str, ...] = ()
    """Roles that are cast by then."""
    person: bool = False
    """Whether somebody is asked about as ``p``."""


@dataclass(frozen=True, slots=True)
class Used:
    """A fact that a condition reads."""

    name: str
    """As it is declared in its scope: ``welder.age``."""
    placed: str
    """The same with the role by its place: ``role_0.age``."""
    keys: tuple[str, ...] = ()
    """For a table: the names in it."""


def in_places(roles: int, person: bool) -> Scope:
    """Return the scope of so many roles that are known by their places."""
    return Scope(tuple(f"role_{number}" for number in range(roles)), person)


def facts_in(scope: Scope) -> Mapping[str, Fact]:
    """Return every fact that can be read in a scope, by its full name."""
    return _facts(scope)


@functools.lru_cache(maxsize=1024)
def _facts(scope: Scope) -> Mapping[str, Fact]:
    found = dict(FACTS)
    for who in (*scope.roles, *((ADVISER,) if scope.person else ())):
        found.update((f"{who}.{name}", fact) for name, fact in PERSON_FACTS.items())
    if scope.roles:
        found["has"] = Fact("yes or no each", "whether a role is cast", "role")
    return found


def uses_of(text: str, scope: Scope) -> tuple[Used, ...]:
    """Return the facts that a condition reads, as far as they are declared."""
    facts = facts_in(scope)
    keys: dict[str, dict[str, None]] = {}
    blank = _STRING.sub(lambda match: match[0] if _is_key(text, match) else " " * len(match[0]), text)
    for match in NAME.finditer(blank):
        whole = match[0]
        key = _KEY.search(whole)
        name = whole[: key.start()] if key is not None else whole
        while name and name not in facts:
            name = name.rpartition(".")[0]
        if not name:
            continue
        rest = whole[len(name) :] if key is None else ""
        asked = rest[1:].partition(".")[0] if rest else (key[1] or key[2]) if key is not None else ""
        keys.setdefault(name, {})
        if asked and facts[name].keys:
            keys[name][asked] = None
    return tuple(Used(name, placed(name, scope), tuple(asked)) for name, asked in keys.items())


def placed(text: str, scope: Scope) -> str:
    """Return a condition, or the name of a fact, with each role by its place.

    So conditions of all storylets with as many roles are about the same names.
    """
    blank = _STRING.sub(lambda match: " " * len(match[0]), text)
    found, at = [], 0
    for match in NAME.finditer(blank):
        role = match[0].partition(".")[0].partition("[")[0]
        if role in scope.roles:
            found += [text[at : match.start()], f"role_{scope.roles.index(role)}"]
            at = match.start() + len(role)
    return "".join((*found, text[at:]))


def _is_key(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    return before.endswith("[") and after.startswith("]") and len(before) > 1 and before[-2].isidentifier()


def conjuncts(text: str) -> tuple[str, ...]:
    """Return the parts of a condition that must all hold, in their order; none if it is not made of such parts.

    In the language ``a && b`` is false as soon as either is, though the other cannot be worked out.
    """
    bare = _STRING.sub(lambda match: "'" * len(match[0]), text)
    if "//" in bare or "?" in bare:
        return ()
    depth, begin, parts = 0, 0, []
    for at, sign in enumerate(bare):
        depth += (sign in "([{") - (sign in ")]}")
        if depth == 0 and bare.startswith("||", at):
            return ()
        if depth == 0 and bare.startswith("&&", at):
            parts.append(text[begin:at].strip())
            begin = at + 2
    return (*parts, text[begin:].strip()) if parts else ()
