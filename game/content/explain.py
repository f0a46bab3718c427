"""Every mistake in a value that does not fit its type.

The fast reader stops at the first mistake. Only once it has found one does this module run, so nothing here
is imported or built while all is well.
"""

from __future__ import annotations

import functools
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from game.content.fields import LARGEST
from game.content.problems import Path, key_hint, listed, nearest, nearest_hint, printable, quoted
from game.content.usable import DATES, Mistake, unusable_values

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError, Validator

_TYPE_WORDS = {
    "string": "text in quotes",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a table",
    "null": "nothing",
}

_MOST = {"minItems": "at least", "maxItems": "at most"}

TAGS = ("type", "do")
"""Keys that say which of several types a table is."""


def mistakes_in(raw: object, kind: Any, error: msgspec.ValidationError) -> list[Mistake]:
    """Return every mistake in ``raw``, plain TOML values that could not be read as ``kind``.

    ``error`` is what the fast reader said; it is told where the schema finds nothing wrong.
    """
    found = list(unusable_values(raw))
    told = {mistake.path for mistake in found}
    schema, validator = _schema(kind)
    for mistake in _flattened(validator.iter_errors(_plain(raw)), schema):
        if mistake.path not in told or mistake.on_key:
            found.append(mistake)
    return found or [_from_fast_reader(error)]


@functools.cache
def _schema(kind: Any) -> tuple[dict[str, Any], Validator]:
    from jsonschema_rs import Draft202012Validator

    schema: dict[str, Any] = json.loads(msgspec.json.encode(msgspec.json.schema(kind)))
    return schema, Draft202012Validator(schema)


def _plain(value: object) -> Any:
    """Return ``value`` in JSON's terms; what :func:`unusable_values` has told already becomes harmless."""
    if isinstance(value, float) and not math.isfinite(value):
        return 0.0
    if isinstance(value, DATES):
        return str(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value


def _flattened(errors: Iterable[ValidationError], schema: Mapping[str, Any]) -> Iterator[Mistake]:
    for error in errors:
        if error.kind.name in ("anyOf", "oneOf"):
            yield from _best_branch(error, schema)
        else:
            yield from _told(error, schema)


def _best_branch(error: ValidationError, schema: Mapping[str, Any]) -> Iterator[Mistake]:
    """A value of several possible types: tell what is wrong with the one that was most likely meant."""
    context: Sequence[Sequence[ValidationError]] = error.kind.as_dict()["context"]
    here = len(error.instance_path)
    branches = [list(branch) for branch in context if not all(_wants_nothing(inner) for inner in branch)]
    tags: list[str] = []
    fitting: list[list[ValidationError]] = []
    for branch in branches:
        wrong_tag = [inner for inner in branch if inner.kind.name == "enum" and len(inner.instance_path) == here + 1]
        if wrong_tag and wrong_tag[0].instance_path[-1] in TAGS:
            tags += [str(option) for option in wrong_tag[0].kind.as_dict()["options"]]
        elif not any(inner.kind.name == "type" and len(inner.instance_path) == here for inner in branch):
            fitting.append(branch)
    if fitting:
        # Fewest mistakes first: with tags there is one left, without it is the likeliest guess.
        yield from _flattened(min(fitting, key=lambda branch: len(list(branch))), schema)
    elif tags and isinstance(error.instance, Mapping):
        key = next((key for key in TAGS if key in error.instance), TAGS[0])
        tag = error.instance.get(key)
        message = f"{quoted(tag)} is not a type known here"
        yield Mistake((*error.instance_path, key), message, nearest_hint(str(tag), tags, "types here"))
    elif branches:
        yield from _flattened(branches[0], schema)
    else:
        yield Mistake(tuple(error.instance_path), f"{quoted(error.instance)} cannot stand here")


def _wants_nothing(error: ValidationError) -> bool:
    return error.kind.name == "type" and "null" in str(error.message).rsplit("is not of type", 1)[-1]


def _told(error: ValidationError, schema: Mapping[str, Any]) -> Iterator[Mistake]:
    """Put one finding of the schema into words."""
    path: Path = tuple(error.instance_path)
    rule = _rule(schema, error.schema_path)
    value = error.instance
    what = error.kind.as_dict()
    match error.kind.name:
        case "additionalProperties":
            keys = list(rule.get("properties", ()))
            for key in what["unexpected"]:
                yield Mistake((*path, key), f"unknown key {quoted(key)}", key_hint(key, keys), on_key=True)
        case "required":
            key = what["property"]
            meaning = _description(rule.get("properties", {}).get(key, {}))
            hint = f"add {key} = ..." + (f", {meaning}" if meaning else "")
            yield Mistake((*path, key), f'the key "{key}" is missing', hint)
        case "type":
            wanted = rule.get("type", "")
            words = _TYPE_WORDS.get(wanted, str(wanted)) if isinstance(wanted, str) else "something else"
            yield Mistake(path, f"{_kind_of(value)} where {words} is wanted", _type_hint(value, wanted))
        case "enum":
            options = [str(option) for option in what["options"]]
            near = nearest(str(value), options)
            hint = f'did you mean "{near}"?' if near is not None else ""
            yield Mistake(path, f"{quoted(value)} is not one of {listed(options, 30)}", hint)
        case "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" as limit:
            words = {"minimum": "below", "maximum": "above", "exclusiveMinimum": "not above"}.get(limit, "not below")
            vast = abs(what["limit"]) == LARGEST
            hint = f"no number is larger than {LARGEST:,}, either way" if vast else _description(rule)
            yield Mistake(path, f"{quoted(value)} is {words} {what['limit']:g}", hint)
        case "minLength" if value == "":
            hint = (
                "write something" if _is_wanted(schema, error.schema_path) else "write something, or leave the key out"
            )
            yield Mistake(path, '"" is empty', hint)
        case "minLength" | "maxLength" as limit:
            most = "at least" if limit == "minLength" else "at most"
            yield Mistake(path, f"{quoted(value)} must have {most} {what['limit']} characters", _description(rule))
        case "minItems" | "maxItems" as limit:
            wanted, here = what["limit"], len(value) if isinstance(value, list) else 0
            count = f"{wanted}" if rule.get("minItems") == rule.get("maxItems") else f"{_MOST[limit]} {wanted}"
            hint = f"add {wanted - here}" if here < wanted else f"take {here - wanted} out"
            yield Mistake(path, f"a list of {here} where one of {count} is wanted", hint)
        case "falseSchema":
            pass  # an element too many, which is told of its list
        case "pattern":
            yield Mistake(path, f"{quoted(value)} is not written as it must be", _description(rule))
        case _:
            yield Mistake(path, printable(str(error.message), 200), _description(rule))


def _is_wanted(schema: Mapping[str, Any], path: Sequence[str | int]) -> bool:
    """Return whether the value of which a rule was broken cannot be left out."""
    return len(path) > 2 and path[-3] == "properties" and path[-2] in _rule(schema, path[:-2]).get("required", ())


def _rule(schema: Mapping[str, Any], path: Sequence[str | int]) -> Mapping[str, Any]:
    """Return the part of the schema whose last word in ``path`` was broken."""
    rule: Any = schema
    for step in list(path)[:-1]:
        if isinstance(rule, Mapping) and "$ref" in rule and step not in rule:
            rule = schema["$defs"][rule["$ref"].rsplit("/", 1)[-1]]
        steps = rule if isinstance(rule, Mapping) else range(len(rule) if isinstance(rule, list) else 0)
        if step not in steps:
            return {}
        rule = rule[step]
    if isinstance(rule, Mapping) and "$ref" in rule:
        rule = schema["$defs"][rule["$ref"].rsplit("/", 1)[-1]]
    return rule if isinstance(rule, Mapping) else {}


def _description(rule: Mapping[str, Any]) -> str:
    text = str(rule.get("description", "")).rstrip(".")
    return text[:1].lower() + text[1:]


def _kind_of(value: object) -> str:
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    if isinstance(value, bool):
        return quoted(value)
    return f"the number {quoted(value)}" if isinstance(value, int | float) else quoted(value)


def _type_hint(value: object, wanted: object) -> str:
    """Return what usually mends a value of the wrong type."""
    if isinstance(value, str) and wanted in ("number", "integer", "boolean"):
        return "take the quotes away" if re.fullmatch(r"-?[0-9][0-9_]*(\.[0-9]+)?|true|false", value) else ""
    if wanted == "string":
        return "put it in quotes"
    if wanted == "array":
        return "write [[name]] in double brackets" if isinstance(value, dict) else "put it in square brackets"
    return ""


def _from_fast_reader(error: msgspec.ValidationError) -> Mistake:
    """Turn ``Expected `int`, got `float` - at `$.doors[0].kind``` into a mistake."""
    message, _, where = str(error).partition(" - at `$")
    path: list[str | int] = []
    for name, index in re.findall(r"\.([^.\[\]`]+)|\[([0-9]+)\]", where):
        path.append(int(index) if index else name)
    return Mistake(tuple(path), message[:1].lower() + message[1:].replace("`", ""))
