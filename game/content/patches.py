"""Patches: how a later pack changes a field of an entry of an earlier one, the same on every type."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct, field

from game.content.datafile import MAX_DEPTH, DataFile, too_deep
from game.content.entries import PATCH, Entry, Touch, read_entry, rows_of
from game.content.explain import mistakes_in
from game.content.fields import Identifier
from game.content.kinds import FileKind
from game.content.problems import Path, Problem, nearest, nearest_hint, quoted
from game.content.usable import unusable_values

MAX_WAY = 81 * MAX_DEPTH
"""Characters of the longest way to a field: an id and a dot for each step."""
_FLATTEN = "flatten its tables and lists"


class Patch(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Changes to one entry of a pack loaded before, done in the order of the fields here.

    Keys are field names, with dots into nested tables: ``"gas.o2_share"``. A step into a list is the ``id``
    of a table in it, a text in it, or a number counted from 0: ``"door.inner.state"``. A nested table says
    the same as dots.
    """

    type: str
    """Type of the entry: the name of its table."""
    id: Identifier
    """Id of the entry."""
    remove: list[str] = field(default_factory=list)
    """Fields, or elements of lists, to take away; a field then has its default."""
    set: dict[str, Any] = field(default_factory=dict)
    """New values. Of a table only the keys that are named change."""
    multiply: dict[str, Any] = field(default_factory=dict)
    """Numbers to multiply by."""
    add: dict[str, Any] = field(default_factory=dict)
    """Numbers to add; negative ones take away."""
    append: dict[str, Any] = field(default_factory=dict)
    """Elements to put at the end of a list: one, or a list of them. A table here is an element."""


class _PatchError(Exception):
    """A patch that cannot be done."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def apply_patches(
    file: DataFile,
    tables: Mapping[str, FileKind],
    entries: Mapping[str, Mapping[str, Entry]],
    problems: list[Problem],
) -> None:
    """Do each ``[[patch]]`` of ``file`` to ``entries`` (by table, then id); mistakes go to ``problems``."""
    for index, row in rows_of(file, PATCH, problems):
        at: Path = (PATCH, index)
        wrong = list(unusable_values(row))
        try:
            patch = msgspec.convert(row, Patch)
        except msgspec.ValidationError as error:
            wrong = mistakes_in(row, Patch, error)
        if wrong:
            problems += [file.problem((*at, *m.path), m.message, m.hint, on_key=m.on_key) for m in wrong]
            continue
        if patch.type not in tables:
            hint = nearest_hint(patch.type, sorted(tables), "types")
            problems.append(file.problem((*at, "type"), f'no type is called "{patch.type}"', hint, entry=patch.id))
            continue
        entry = entries.get(patch.type, {}).get(patch.id)
        if entry is None:
            known = list(entries.get(patch.type, {}))
            hint = nearest_hint(patch.id, known, f"{patch.type} entries loaded before")
            message = f'there is no {patch.type} "{patch.id}" to patch'
            problems.append(file.problem((*at, "id"), message, hint, entry=patch.id))
        elif entry.value is not None:
            _apply(patch, entry, tables[patch.type].type, file, at, problems)


def _apply(patch: Patch, entry: Entry, kind: type[Struct], file: DataFile, at: Path, problems: list[Problem]) -> None:
    """Change one entry, and read it again as its type. It stays as it was where anything is wrong."""
    before = (entry.raw, entry.value, list(entry.touches))
    defaults = msgspec.to_builtins(entry.value)
    entry.raw = copy.deepcopy(entry.raw)
    found: list[Problem] = []
    if not any(True for _ in _changes(patch)):
        hint = "add set = { ... }, or take it out"
        problems.append(file.problem(at, "the patch changes nothing", hint, entry=entry.id))
        return
    for operation, at_key, steps, value in _changes(patch):
        try:
            touched = _OPERATIONS[operation](entry.raw, defaults, steps, value)
            entry.touches.append(Touch(touched, file, (*at, operation, *at_key)))
        except _PatchError as error:
            place = (*at, operation, *at_key)
            on_key = operation != "remove"
            found.append(file.problem(place, error.message, error.hint, entry=entry.id, on_key=on_key))
    if entry.raw.get("id") != entry.id:
        found.append(file.problem(at, "a patch cannot change an id", "add a new entry instead", entry=entry.id))
    deep = None if found else too_deep({entry.table: [entry.raw]})
    if deep is not None:
        message = f"the entry would be nested more than {MAX_DEPTH} deep"
        found.append(entry.problem(deep[2:], message, _FLATTEN, on_key=True))
    if not found:
        read_entry(entry, kind, found)
    if found:
        entry.raw, entry.value, entry.touches = before
        problems += found


def _changes(patch: Patch) -> Iterator[tuple[str, Path, list[str], Any]]:
    """Yield each change as operation, way to it inside the operation, steps to the field, and value."""
    for index, name in enumerate(patch.remove):
        yield "remove", (index,), [name], None
    for operation in ("set", "multiply", "add", "append"):
        table: dict[str, Any] = getattr(patch, operation)
        for key, value in table.items():
            # A table to append is an element of the list, not a way further in.
            leaves = [((key,), value)] if operation == "append" else _leaves((key,), value)
            for path, leaf in leaves:
                yield operation, path, list(path), leaf


def _leaves(path: tuple[str, ...], value: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _leaves((*path, key), inner)
    else:
        yield path, value


def _resolve(raw: Any, defaults: Any, steps: list[str]) -> tuple[Any, str | int, Path]:
    """Walk to the container of the last step; return it, the key in it, and the whole way.

    Containers that the entry leaves to their defaults are written out on the way. ``steps`` may hold dots;
    ids with dots in them are tried whole first.
    """
    here, spare = raw, defaults
    path: Path = ()
    if sum(map(len, steps)) > MAX_WAY:
        raise _PatchError(f"the way to it has more than {MAX_WAY} characters", _FLATTEN)
    rest = [part for step in steps[:1] for part in step.split(".")] + steps[1:]
    while True:
        key, used = _step(here, spare, rest)
        path = (*path, key)
        if len(path) > MAX_DEPTH:
            raise _PatchError(f"the way to it has more than {MAX_DEPTH} steps", _FLATTEN)
        rest = rest[used:]
        if isinstance(here, dict) and key not in here and isinstance(spare, dict) and key in spare:
            here[key] = copy.deepcopy(_as_toml(spare[key]))
        if not rest:
            return here, key, path
        inner_spare = spare.get(key) if isinstance(spare, dict) else None
        if isinstance(spare, list | tuple) and isinstance(key, int) and key < len(spare):
            inner_spare = spare[key]
        if isinstance(here, dict) and here.get(key) is None:
            here[key] = {}
        here, spare = here[key], inner_spare
        if not isinstance(here, dict | list):
            raise _PatchError(f"{'.'.join(str(step) for step in path)} is {quoted(here)}: there is nothing inside it")


def _step(here: Any, spare: Any, rest: list[str]) -> tuple[str | int, int]:
    """Return the key of the next step, and how many parts of ``rest`` it used up."""
    for used in range(len(rest), 0, -1):
        name = ".".join(rest[:used])
        if isinstance(here, dict):
            if name in here or (isinstance(spare, dict) and name in spare):
                return name, used
        else:
            for index, element in enumerate(here):
                if element == name or (isinstance(element, dict) and element.get("id") == name):
                    return index, used
            if len(name) < 7 and name.isdecimal() and int(name) < len(here):
                return int(name), used
    if isinstance(here, dict):
        return rest[0], 1
    names = [str(element.get("id", "")) if isinstance(element, dict) else str(element) for element in here]
    raise _PatchError(f"the list holds no {quoted(rest[0])}", nearest_hint(rest[0], names, "elements"))


def _existing(raw: Any, defaults: Any, steps: list[str]) -> tuple[Any, Any, Path]:
    container, key, path = _resolve(raw, defaults, steps)
    if isinstance(container, dict) and key not in container:
        near = nearest(str(key), list(container))
        raise _PatchError(f"there is no {quoted(key)} to change", f'did you mean "{near}"?' if near else "")
    return container, key, path


def _set(raw: Any, defaults: Any, steps: list[str], value: Any) -> Path:
    container, key, path = _resolve(raw, defaults, steps)
    container[key] = copy.deepcopy(value)
    return path


def _number(raw: Any, defaults: Any, steps: list[str], value: Any) -> tuple[Any, Any, Path]:
    container, key, path = _existing(raw, defaults, steps)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _PatchError(f"{quoted(value)} is not a number")
    old = container[key]
    if isinstance(old, bool) or not isinstance(old, int | float):
        raise _PatchError(f"the value there, {quoted(old)}, is not a number", "use set")
    return container, key, path


def _multiply(raw: Any, defaults: Any, steps: list[str], value: Any) -> Path:
    container, key, path = _number(raw, defaults, steps, value)
    try:
        product = container[key] * value
    except OverflowError as error:
        raise _PatchError("the product is too large") from error
    # A whole number doubled or halved exactly stays whole, so that counts can be multiplied by 0.5.
    whole = isinstance(container[key], int) and isinstance(product, float) and product.is_integer()
    container[key] = int(product) if whole else product
    return path


def _add(raw: Any, defaults: Any, steps: list[str], value: Any) -> Path:
    container, key, path = _number(raw, defaults, steps, value)
    try:
        container[key] = container[key] + value
    except OverflowError as error:
        raise _PatchError("the sum is too large") from error
    return path


def _append(raw: Any, defaults: Any, steps: list[str], value: Any) -> Path:
    container, key, path = _existing(raw, defaults, steps)
    old = container[key]
    if not isinstance(old, list):
        raise _PatchError(f"the value there, {quoted(old)}, is not a list", "use set")
    old.extend(copy.deepcopy(value) if isinstance(value, list) else [copy.deepcopy(value)])
    return path


def _remove(raw: Any, defaults: Any, steps: list[str], value: Any) -> Path:
    container, key, path = _existing(raw, defaults, steps)
    del container[key]
    return path


def _as_toml(value: Any) -> Any:
    """Return a default in the terms of TOML: lists for tuples, and no keys without a value."""
    if isinstance(value, list | tuple):
        return [_as_toml(element) for element in value]
    if isinstance(value, dict):
        return {key: _as_toml(inner) for key, inner in value.items() if inner is not None}
    return value


_OPERATIONS: Mapping[str, Callable[[Any, Any, list[str], Any], Path]] = {
    "remove": _remove,
    "set": _set,
    "multiply": _multiply,
    "add": _add,
    "append": _append,
}
