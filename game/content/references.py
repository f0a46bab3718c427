"""Walking through entries by their types: references to other entries, and values nested in values."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

from game.content.fields import Ref
from game.content.kinds import FileKind
from game.content.problems import Path

Found = tuple[Path, str, str]
"""Way to a reference, the table it points into, the id it names."""
_Walk = Callable[[Any, Path], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Scope:
    """What the references of one entry may name."""

    everywhere: Mapping[str, Collection[str]]
    """Ids of the entries of all packs, by table."""
    within: Mapping[str, Collection[str]]
    """Ids that the entry itself adds, by table: the modules of a scenario."""
    closed: bool
    """Whether, of the types in ``within``, nothing else exists for it: a bare scenario."""

    def holds(self, table: str, name: str) -> bool:
        """Return whether a reference into ``table`` may name ``name``."""
        local = self.within.get(table)
        if local is None:
            return name in self.everywhere.get(table, ())
        return name in local or (not self.closed and name in self.everywhere.get(table, ()))

    def names(self, table: str) -> list[str]:
        """Return every id that a reference into ``table`` may name."""
        local = self.within.get(table)
        if local is None:
            return list(self.everywhere.get(table, ()))
        return list(dict.fromkeys([*local, *(() if self.closed else self.everywhere.get(table, ()))]))


def local_lists(kind: type[Struct], tables: Mapping[str, FileKind]) -> tuple[tuple[str, str], ...]:
    """Return table and attribute of each field of ``kind`` that lists entries of another type."""
    by_type = {other.type: other.table for other in tables.values()}
    found = []
    for attribute, hint in hints_of(kind).items():
        inside = [argument for argument in get_args(hint) if argument is not Ellipsis]
        if get_origin(hint) in (tuple, list) and len(inside) == 1 and inside[0] in by_type:
            found.append((by_type[inside[0]], attribute))
    return tuple(found)


def scope_of(value: Struct, everywhere: Mapping[str, Collection[str]], local: Iterable[tuple[str, str]]) -> Scope:
    """Return what the references inside ``value`` may name; ``local`` is from :func:`local_lists`.

    An entry whose fields are lists of another type's entries, as a scenario's modules, adds those for itself.
    With ``bare = true`` they are all there is.
    """
    within = {table: [element.id for element in getattr(value, attribute)] for table, attribute in local}
    return Scope(everywhere, within, bool(getattr(value, "bare", False)))


def references_in(value: Struct) -> Iterator[Found]:
    """Yield every reference in ``value``, at any depth."""
    return _struct_walk(type(value))(value, ())


def structs_in(value: Struct, path: Path = ()) -> Iterator[tuple[Path, Struct]]:
    """Yield ``value`` and every typed table nested in it, with the way to each."""
    yield path, value
    for attribute, key in _holders(type(value)):
        yield from _structs_below(getattr(value, attribute), (*path, key))


def path_in_file(value: Struct, path: Path) -> Path:
    """Return ``path`` with the names of attributes replaced by the keys of data files, where they differ."""
    keys: list[str | int] = []
    here: Any = value
    for step in path:
        if isinstance(here, Struct) and isinstance(step, str):
            names = dict(zip(here.__struct_fields__, here.__struct_encode_fields__, strict=True))
            keys.append(names.get(step, step))
            here = getattr(here, step, None)
        else:
            keys.append(step)
            here = here[step] if isinstance(step, int) and isinstance(here, tuple | list) and step < len(here) else None
    return tuple(keys)


def _structs_below(value: Any, path: Path) -> Iterator[tuple[Path, Struct]]:
    if isinstance(value, Struct):
        yield from structs_in(value, path)
    elif isinstance(value, tuple | list):
        for index, element in enumerate(value):
            yield from _structs_below(element, (*path, index))
    elif isinstance(value, dict):
        for key, element in value.items():
            yield from _structs_below(element, (*path, key))


@functools.cache
def hints_of(kind: type[Struct]) -> dict[str, Any]:
    """Return the annotation of each field, marks included."""
    hints = get_type_hints(kind, include_extras=True)
    return {name: hints[name] for name in kind.__struct_fields__}


@functools.cache
def _holders(kind: type[Struct]) -> tuple[tuple[str, str], ...]:
    """Return attribute and key of the fields that may hold typed tables."""
    keys = dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))
    return tuple((name, keys[name]) for name, hint in hints_of(kind).items() if any(structs_named_in(hint)))


def structs_named_in(hint: Any) -> Iterator[type[Struct]]:
    """Yield the types of typed tables that an annotation names."""
    if isinstance(hint, type) and issubclass(hint, Struct):
        yield hint
    for argument in get_args(hint):
        yield from structs_named_in(argument)


@functools.cache
def _struct_walk(kind: type[Struct]) -> _Walk:
    """Build the walk over one type; its fields are looked at on first use: types may nest in themselves."""
    fields: list[tuple[str, str, _Walk]] = []
    built = False

    def build() -> None:
        keys = dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))
        for name, hint in hints_of(kind).items():
            walk = _walk(hint)
            if walk is not None:
                fields.append((name, keys[name], walk))

    def visit(value: Any, path: Path) -> Iterator[Found]:
        nonlocal built
        if not built:
            build()
            built = True
        for name, key, walk in fields:
            yield from walk(getattr(value, name), (*path, key))

    return visit


def _walk(hint: Any) -> _Walk | None:
    """Return a function that yields the references in such a value; nothing where there can be none."""
    origin = get_origin(hint)
    if origin is Annotated:
        marks = [mark for mark in hint.__metadata__ if isinstance(mark, Ref)]
        return _leaf(marks[0].type_name) if marks else _walk(get_args(hint)[0])
    if isinstance(hint, type) and issubclass(hint, Struct):
        return _struct_walk(hint)
    arguments = get_args(hint)
    if origin in (Union, UnionType):
        return _either([argument for argument in arguments if argument is not type(None)])
    if origin in (tuple, list):
        return _sequence([_walk(argument) for argument in arguments if argument is not Ellipsis], Ellipsis in arguments)
    return _mapping(*(_walk(argument) for argument in arguments)) if origin is dict else None


def _leaf(table: str) -> _Walk:
    def visit(value: Any, path: Path) -> Iterator[Found]:
        if value is not None:
            yield path, table, value

    return visit


def _either(choices: list[Any]) -> _Walk | None:
    structs = {
        choice: _struct_walk(choice) for choice in choices if isinstance(choice, type) and issubclass(choice, Struct)
    }
    others = [walk for choice in choices if choice not in structs and (walk := _walk(choice)) is not None]
    if not structs and not others:
        return None

    def visit(value: Any, path: Path) -> Iterator[Found]:
        if isinstance(value, Struct):
            yield from structs[type(value)](value, path)
        elif value is not None:
            for walk in others:
                yield from walk(value, path)

    return visit


def _sequence(walks: list[_Walk | None], endless: bool) -> _Walk | None:
    if not any(walks):
        return None
    same = walks[0] if endless or len(walks) == 1 else None

    def visit(value: Any, path: Path) -> Iterator[Found]:
        for index, element in enumerate(value):
            walk = same or walks[min(index, len(walks) - 1)]
            if walk is not None:
                yield from walk(element, (*path, index))

    return visit


def _mapping(keys: _Walk | None, values: _Walk | None) -> _Walk | None:
    if keys is None and values is None:
        return None

    def visit(value: Any, path: Path) -> Iterator[Found]:
        for key, element in value.items():
            if keys is not None:
                yield from keys(key, (*path, key))
            if values is not None:
                yield from values(element, (*path, key))

    return visit
