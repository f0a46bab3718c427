"""What can be saved of an entry with mistakes, so that its other mistakes can be told in the same breath.

The result is only looked at by checks, never played: wrong values of the right sort stay as they are,
anything else becomes its default or nothing much.
"""

from __future__ import annotations

import math
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from game.content.references import hints_of

T = TypeVar("T", bound=Struct)


class _Hopeless(Exception):
    """A value of the wrong sort altogether."""


def salvaged(kind: type[T], raw: object) -> T:
    """Return an entry of ``kind`` from plain values that do not quite fit it."""
    given = raw if isinstance(raw, dict) else {}
    hints = hints_of(kind)
    values: dict[str, Any] = {}
    for info in msgspec.structs.fields(kind):
        if info.encode_name in given:
            try:
                values[info.name] = _value(hints[info.name], given[info.encode_name])
                continue
            except _Hopeless:
                pass
        if info.required:
            values[info.name] = _placeholder(hints[info.name])
    return kind(**values)


def _value(hint: Any, raw: Any) -> Any:
    """Return ``raw`` as a value so annotated. Raises ``_Hopeless`` when it is of the wrong sort."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _value(arguments[0], raw)
    if origin in (Union, UnionType):
        return _one_of(arguments, raw)
    if origin in (tuple, list) and isinstance(raw, list):
        return _elements(arguments, raw) if origin is tuple else list(_elements((*arguments, ...), raw))
    if origin is dict and isinstance(raw, dict):
        return {key: _or_placeholder(arguments[1], inner) for key, inner in raw.items()}
    if isinstance(hint, type) and issubclass(hint, Struct) and isinstance(raw, dict):
        tag = hint.__struct_config__.tag
        if tag is None or raw.get(hint.__struct_config__.tag_field or "type") == tag:
            return salvaged(hint, raw)
    return _plain(hint, raw)


def _plain(hint: Any, raw: Any) -> Any:
    if get_origin(hint) is Literal and raw in get_args(hint):
        return raw
    if hint is float and isinstance(raw, int | float) and not isinstance(raw, bool) and abs(raw) < 1e300:
        return float(raw) if math.isfinite(raw) else 0.0
    if hint is Any or (hint in (str, int, bool) and type(raw) is hint):
        return raw
    raise _Hopeless


def _one_of(choices: tuple[Any, ...], raw: Any) -> Any:
    for choice in choices:
        if choice is not NoneType:
            try:
                return _value(choice, raw)
            except _Hopeless:
                continue
    raise _Hopeless


def _elements(arguments: tuple[Any, ...], raw: list[Any]) -> tuple[Any, ...]:
    """Keep every element in its place, so that positions stay true."""
    if Ellipsis in arguments:
        return tuple(_or_placeholder(arguments[0], element) for element in raw)
    if len(arguments) != len(raw):
        raise _Hopeless
    return tuple(_or_placeholder(hint, element) for hint, element in zip(arguments, raw, strict=True))


def _or_placeholder(hint: Any, raw: Any) -> Any:
    try:
        return _value(hint, raw)
    except _Hopeless:
        return _placeholder(hint)


def _placeholder(hint: Any) -> Any:
    """Return the emptiest value of an annotation."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _placeholder(arguments[0])
    if origin in (Union, UnionType):
        return None if NoneType in arguments else _placeholder(arguments[0])
    if origin is Literal:
        return arguments[0]
    if origin is tuple and Ellipsis not in arguments:
        return tuple(_placeholder(argument) for argument in arguments)
    if isinstance(hint, type) and issubclass(hint, Struct):
        return salvaged(hint, {})
    return {tuple: (), list: [], dict: {}}.get(origin, "" if hint is str else 0)
