"""Conditions: the Common Expression Language over declared facts, typed when they are read, never code.

The library is imported when the first condition is compiled, which is when a story begins or packs are linted: never on
the way to the first frame.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from typing import Any, Literal

from game.content.condition_text import NAME, Scope, Used, conjuncts, facts_in, in_places, placed, uses_of
from game.content.fields import LONGEST_CONDITION
from game.content.problems import nearest_hint
from game.content.story_facts import FactType

Wanted = Literal["yes or no", "number"]
Value = bool | int | float | str | list[str] | dict[str, Any]
Reader = Callable[[str, tuple[str, ...]], Value]
"""Gives the value of a fact by its name; for a table also the names in it that are asked for."""

_PLACE = re.compile(r"<input>:(\d+):(\d+): (.*?)(?:\n|$)")


class ConditionError(Exception):
    """A condition that means nothing: why, where in it, and how to mend it."""

    def __init__(self, message: str, column: int = 0, hint: str = "") -> None:
        """``column`` counts characters of the condition from 1; 0: all of it."""
        super().__init__(message)
        self.message = message
        self.column = column
        self.hint = hint


class Compiled:
    """A condition that is ready to be asked."""

    __slots__ = ("_answer", "_asked", "_expression", "_parts", "_scope", "text", "uses")

    def __init__(self, text: str, uses: tuple[Used, ...], expression: Any, scope: Scope) -> None:
        """``expression`` is the library's."""
        self.text = text
        self.uses = uses
        self._expression = expression
        self._scope = scope
        self._parts: tuple[Compiled, ...] | None = None
        """Conditions of which all must hold; nothing: not looked up."""
        self._asked: dict[str, Value] | None = None
        """The facts of which it was last asked."""
        self._answer: Value = False
        """What it came to then. It hangs on them alone, and the library takes its time."""

    def ask(self, read: Reader) -> Value:
        """Return what it comes to. Raises ``ConditionError`` where it comes to nothing, as a division by zero."""
        facts = {used.placed: read(used.name, used.keys) for used in self.uses}
        if facts != self._asked:
            value = self._expression.eval(data=facts)
            if value.type().name() == "ERROR":
                raise ConditionError(str(value.value()).partition(": ")[2] or "it cannot be worked out")
            self._asked, self._answer = facts, value.plain_value()
        return self._answer

    def holds(self, read: Reader) -> bool:
        """Return whether it holds; one that cannot be worked out does not.

        Of parts that must all hold, nothing is read for those behind the first that does not.
        """
        if self._parts is None:
            self._parts = self._split()
        try:
            return all(part.holds(read) for part in self._parts) if self._parts else bool(self.ask(read))
        except ConditionError:
            return False

    def _split(self) -> tuple[Compiled, ...]:
        """Return the conditions of which all must hold; none if it cannot be taken apart."""
        try:
            return tuple(compiled(part, "yes or no", self._scope) for part in conjuncts(self.text))
        except ConditionError:
            return ()

    def number(self, read: Reader) -> float:
        """Return the number that it comes to; 0 if it cannot be worked out."""
        try:
            value = self.ask(read)
        except ConditionError:
            return 0.0
        return float(value) if isinstance(value, int | float) else 0.0


@functools.lru_cache(maxsize=16_384)
def compiled(text: str, wanted: Wanted, scope: Scope) -> Compiled:
    """Return a condition, ready to be asked; each is compiled once. Raises ``ConditionError``."""
    if len(text) > LONGEST_CONDITION:
        message = f"it has {len(text)} characters, more than {LONGEST_CONDITION}"
        raise ConditionError(message, hint="split it, or set a flag")
    line = " ".join(text.split("\n"))
    try:
        expression = _environment(len(scope.roles), scope.person).compile(placed(line, scope))
    except (RuntimeError, ValueError):
        raise _mistake(line, scope) from None
    gives = expression.return_type().name()
    fits = gives == "BOOL" if wanted == "yes or no" else gives in ("INT", "DOUBLE", "UINT")
    if not fits:
        hint = "compare it with something" if wanted == "yes or no" else "write it as (condition ? 1.0 : 0.0)"
        raise ConditionError(f"it gives {_WORDS.get(gives, gives.lower())}, and {_WANTED[wanted]} is wanted", 1, hint)
    return Compiled(line, uses_of(line, scope), expression, scope)


@functools.lru_cache(maxsize=64)
def _environment(roles: int, person: bool) -> Any:
    """Return the library's environment of all scopes with so many roles: it takes as much memory as 40 conditions."""
    return _declaring(in_places(roles, person))


def _declaring(scope: Scope) -> Any:
    """Return an environment of the library in which all facts of a scope are declared."""
    from cel_expr_python import cel

    kinds = cel.Type
    types: dict[FactType, Any] = {
        "number": kinds.INT,
        "share": kinds.DOUBLE,
        "text": kinds.STRING,
        "yes or no": kinds.BOOL,
        "list": kinds.List(kinds.STRING),
        "numbers": kinds.Map(kinds.STRING, kinds.INT),
        "shares": kinds.Map(kinds.STRING, kinds.DOUBLE),
        "yes or no each": kinds.Map(kinds.STRING, kinds.BOOL),
    }
    return cel.NewEnv(variables={name: types[fact.type] for name, fact in facts_in(scope).items()})


def _mistake(line: str, scope: Scope) -> ConditionError:
    """Return what is wrong with a condition that cannot be compiled, in the names in which it was written."""
    try:
        _declaring(scope).compile(line)
    except (RuntimeError, ValueError) as error:
        return _explained(str(error), line, scope)
    return ConditionError("it cannot be read")


_WORDS = {"BOOL": "yes or no", "INT": "a whole number", "DOUBLE": "a number", "STRING": "a text", "LIST": "a list"}
_WANTED = {"yes or no": "yes or no", "number": "a number"}


def _explained(told: str, text: str, scope: Scope) -> ConditionError:
    """Return what the library says of a mistake in the words of the guide."""
    match = _PLACE.search(told)
    if match is None:
        return ConditionError(f"it cannot be read: {told.partition(chr(10))[0]}")
    column, message = int(match[2]), match[3]
    unknown = re.search(r"undeclared reference to '([^']*)'", message)
    if unknown is not None:
        # The library points at the dot behind the first word.
        name = next((m for m in NAME.finditer(text) if m[0].startswith(unknown[1])), None)
        whole = name[0] if name is not None else unknown[1]
        at = name.start() + 1 if name is not None else column
        return ConditionError(f'there is no fact "{whole}" here', at, _nearest(whole, scope))
    overload = re.search(r"no matching overload for '_?([^'_]+)_?' applied to '\(([^)]*)\)'", message)
    if overload is not None:
        kinds = [part.strip() for part in overload[2].split(",")]
        mixed = "int" in kinds and "double" in kinds
        hint = "write the number beside a share with a point, 0.5 or 1.0" if mixed else "see the table of facts"
        shown = " and ".join(_KINDS.get(kind, kind) for kind in kinds)
        return ConditionError(f"{overload[1]} does not go with {shown}", column, hint)
    if "operand of a select operation" in message:
        # The library points at the dot.
        name = next((m for m in NAME.finditer(text) if m.start() < column <= m.end()), None)
        return _behind_a_dot(name[0] if name is not None else text[:column], column, scope)
    if "Syntax error" in message:
        return ConditionError("it cannot be read here", column, "look for a missing bracket, quote or operator")
    return ConditionError(message, column)


def _behind_a_dot(whole: str, column: int, scope: Scope) -> ConditionError:
    """Return that a value was looked into, which has nothing inside: likely a name of a table that has dots."""
    facts = facts_in(scope)
    if "[" in whole:
        return ConditionError(f'"{whole}" is one value: nothing stands behind a dot of it', column)
    table = whole
    while table and table not in facts:
        table = table.rpartition(".")[0]
    key = whole[len(table) + 1 :]
    if table and facts[table].keys and whole[len(table)] == ".":
        hint = f"write a name with a dot in brackets: {table}['{key}']"
        return ConditionError(f'nothing stands behind a dot of "{table}.{key.partition(".")[0]}"', column, hint)
    return ConditionError(f'nothing stands behind a dot of "{table or whole}"', column)


_KINDS = {"int": _WORDS["INT"], "double": "a share", "string": _WORDS["STRING"], "bool": _WORDS["BOOL"]}


def _nearest(name: str, scope: Scope) -> str:
    known: Iterable[str] = facts_in(scope)
    return nearest_hint(name, list(known), "facts")
