"""JSON Schemas of the data files, made from the types, for editors that check TOML while it is written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from game.content.docstrings import field_docs, type_doc
from game.content.entries import PATCH, PATCH_FILES
from game.content.kinds import FILES, FileKind
from game.content.pack import PackHead
from game.content.patches import Patch
from game.content.references import hints_of, structs_named_in

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: FileKind) -> dict[str, Any]:
    """Return the JSON Schema of a data file that holds entries of ``kind``, and patches."""
    types = (kind.type, Patch)
    (entry, patch), parts = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    return {
        "$schema": _DIALECT,
        "title": kind.table,
        "description": type_doc(kind.type),
        "type": "object",
        "properties": {
            kind.table: {"type": "array", "items": entry, "description": type_doc(kind.type)},
            PATCH: {"type": "array", "items": patch, "description": type_doc(Patch)},
        },
        "additionalProperties": False,
        "$defs": _with_words(parts, types),
    }


def schemas(files: Mapping[str, FileKind] = FILES) -> dict[str, dict[str, Any]]:
    """Return every schema by its file name: ``pack.schema.json``, ``machines.schema.json`` and so on."""
    (head,), parts = msgspec.json.schema_components((PackHead,), ref_template="#/$defs/{name}")
    (patch,), patch_parts = msgspec.json.schema_components((Patch,), ref_template="#/$defs/{name}")
    made: dict[str, dict[str, Any]] = {
        "pack.schema.json": {"$schema": _DIALECT, **head, "$defs": _with_words(parts, (PackHead,))},
        "patches.schema.json": {
            "$schema": _DIALECT,
            "type": "object",
            "properties": {PATCH: {"type": "array", "items": patch}},
            "additionalProperties": False,
            "$defs": _with_words(patch_parts, (Patch,)),
        },
    }
    for pattern, kind in files.items():
        made[_schema_name(pattern)] = schema_of(kind)
    return made


def write_schemas(folder: Path, files: Mapping[str, FileKind] = FILES) -> list[Path]:
    """Write every schema, and a ``tombi.toml`` that tells the editor which file follows which.

    Makes the ``folder`` where it is missing and returns the paths written. Raises ``OSError`` when it cannot
    write.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas(files).items():
        path = folder / name
        # msgspec writes tuples, which defaults hold, as lists.
        plain = json.loads(msgspec.json.encode(schema))
        path.write_text(json.dumps(plain, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        written.append(path)
    settings = folder / "tombi.toml"
    settings.write_text(_editor_settings(files), encoding="utf-8")
    return [*written, settings]


def _schema_name(pattern: str) -> str:
    return f"{pattern.partition('/')[0].removesuffix('.toml')}.schema.json"


def _editor_settings(files: Mapping[str, FileKind]) -> str:
    pairs = [("pack.schema.json", ["pack.toml"]), ("patches.schema.json", list(PATCH_FILES))]
    pairs += [(_schema_name(pattern), [pattern]) for pattern in files]
    lines = [
        "# Put this file and the schemas beside it into the folder of a pack.",
        "[schema]",
        "catalog = { paths = [] }",
    ]
    for name, patterns in pairs:
        included = ", ".join(f'"{pattern}"' for pattern in patterns)
        lines += ["", "[[schemas]]", f'path = "{name}"', f"include = [{included}]"]
    return "\n".join(lines) + "\n"


def _with_words(parts: Mapping[str, Any], types: tuple[type[Struct], ...]) -> dict[str, Any]:
    """Add the words under each type and field to the parts of a schema."""
    named = {kind.__name__: kind for root in types for kind in types_within(root)}
    made = {}
    for name, part in parts.items():
        kind = named.get(name)
        if kind is None:
            made[name] = part
            continue
        docs = field_docs(kind)
        attributes = dict(zip(kind.__struct_encode_fields__, kind.__struct_fields__, strict=True))
        properties = {}
        for key, rule in part["properties"].items():
            meaning = docs.get(attributes.get(key, key), rule.get("description", ""))
            # Said aloud for editors that otherwise take a table of free keys for an empty one.
            free = {"additionalProperties": True} if rule.get("type") == "object" else {}
            properties[key] = {**free, **rule, "description": meaning}
        made[name] = {**part, "description": type_doc(kind), "properties": properties}
    return made


def types_within(kind: type[Struct]) -> Iterator[type[Struct]]:
    """Yield ``kind`` and every type of table nested in it, each once, in the order of the fields."""
    seen: dict[type[Struct], None] = {}
    waiting = [kind]
    while waiting:
        here = waiting.pop(0)
        if here in seen:
            continue
        seen[here] = None
        waiting += [inner for hint in hints_of(here).values() for inner in structs_named_in(hint)]
    yield from seen
