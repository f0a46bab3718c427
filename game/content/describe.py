"""The type reference of the modding guide, written from the types themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Meta, Struct

from game.content.chronicle_names import ALWAYS, LISTED, PAGES, SEVERAL
from game.content.docstrings import field_docs, type_doc
from game.content.fields import Ref
from game.content.kinds import FILES, FileKind
from game.content.pack import PackHead
from game.content.patches import Patch
from game.content.references import hints_of
from game.content.schemas import types_within
from game.content.story_facts import FACTS, PERSON_FACTS, Fact
from game.locations import core_pack_dir

BEGIN = "<!-- types: written from the types by describe_types; change them there -->"
"""Line of the guide after which the reference stands."""
END = "<!-- end of types -->"
"""Line of the guide before which it ends."""

_WORDS: Mapping[Any, str] = {
    str: "text",
    bool: "true or false",
    int: "whole number",
    float: "number",
    Any: "any value",
}


def describe_types(files: Mapping[str, FileKind] = FILES) -> str:
    """Return the type reference as Markdown: each data file, its entries, their keys and limits."""
    parts = [
        "### `pack.toml`\n",
        *_table(PackHead),
        "\n### `[[patch]]` in any data file, or in `patches.toml`\n",
    ]
    parts += _table(Patch)
    shared: dict[type[Struct], None] = {}
    tables = {kind.type: kind.table for kind in files.values()}
    for pattern, kind in files.items():
        parts += [f"\n### `[[{kind.table}]]` in `{pattern}`\n", *_table(kind.type, tables)]
        shared.update((inner, None) for inner in types_within(kind.type) if inner not in tables)
    parts.append("\n### Tables inside entries\n")
    for inner in shared:
        parts += [f"\n#### {inner.__name__}\n", *_table(inner, tables)]
    parts += ["\n### Facts\n", "What conditions of storylets may read of the colony.\n", *_facts(FACTS)]
    parts += ["\n### Facts of a person\n", "Of `p.`, or of a role by its id.\n", *_facts(PERSON_FACTS)]
    parts += [
        "\n### Patterns\n",
        "What pages of the chronicle are about, and what stands in braces in each.\n",
        *_pages(),
    ]
    return "\n".join(parts).replace("\n\n\n", "\n\n").strip() + "\n"


def with_reference(guide: str, files: Mapping[str, FileKind] = FILES) -> str:
    """Return the guide with the type reference between its marks renewed.

    Raises ``ValueError`` where the marks are missing.
    """
    before, begin, rest = guide.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the guide needs the lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{describe_types(files)}\n{END}{after}"


def _table(kind: type[Struct], tables: Mapping[Any, str] | None = None) -> Iterator[str]:
    yield type_doc(kind) + "\n"
    yield "| key | holds | if left out | meaning |"
    yield "| --- | --- | --- | --- |"
    docs, hints = field_docs(kind), hints_of(kind)
    for info in msgspec.structs.fields(kind):
        holds = _holds(hints[info.name], tables or {})
        meaning = docs.get(info.name, "")
        cells = (f"`{info.encode_name}`", holds, _default(info), meaning)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _facts(facts: Mapping[str, Fact]) -> Iterator[str]:
    yield "| fact | holds | meaning |"
    yield "| --- | --- | --- |"
    for name, fact in facts.items():
        holds = f"{fact.type} by {fact.keys}" if fact.keys else fact.type
        yield f"| `{name}` | {holds} | {fact.about} |"


def _pages() -> Iterator[str]:
    yield "| page | in braces |"
    yield "| --- | --- |"
    for name, words in {**PAGES, f"any, with `{SEVERAL}` behind it": LISTED}.items():
        page = f"`{name}`" if name in PAGES else name
        yield f"| {page} | {', '.join(f'`{{{word}}}`' for word in (*words, *ALWAYS))} |"


def _default(info: msgspec.structs.FieldInfo) -> str:
    if info.required:
        return "required"
    value = info.default
    if value is msgspec.NODEFAULT:
        # The factories of data types take nothing and make an empty or default value.
        value = info.default_factory() if callable(info.default_factory) else None
    if value is None:
        return "none"
    if isinstance(value, Struct):
        return "its own defaults"
    if isinstance(value, bool):
        return "`true`" if value else "`false`"
    if value in ("", (), [], {}):
        return "empty"
    if isinstance(value, str):
        return f'`"{value}"`'
    return f"`{list(value) if isinstance(value, tuple) else value}`".replace("'", '"')


def _holds(hint: Any, tables: Mapping[Any, str]) -> str:
    """Say in words what a value so annotated may be."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(arguments[0], hint.__metadata__, tables)
    if origin is Literal:
        return ", ".join(f'`"{choice}"`' for choice in arguments)
    if origin in (Union, UnionType):
        return " or ".join(_holds(inner, tables) for inner in arguments if inner is not type(None))
    if origin in (tuple, list):
        return _list_words(arguments, tables)
    if origin is dict:
        return f"table: {_holds(arguments[0], tables)} = {_holds(arguments[1], tables)}"
    if hint in tables:
        return f"as `[[{tables[hint]}]]`"
    if isinstance(hint, type) and issubclass(hint, Struct):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return _WORDS.get(hint, str(hint))


def _list_words(arguments: tuple[Any, ...], tables: Mapping[Any, str]) -> str:
    inner = [_holds(argument, tables) for argument in arguments if argument is not Ellipsis]
    if len(inner) > 1:
        return f"list of {len(inner)}: {inner[0]}" if len(set(inner)) == 1 else f"list: {', '.join(inner)}"
    return f"list of: {inner[0]}"


def _annotated(inner: Any, marks: tuple[Any, ...], tables: Mapping[Any, str]) -> str:
    for mark in marks:
        if isinstance(mark, Ref):
            return f"id of a `[[{mark.type_name}]]`"
    words = [mark.description for mark in marks if isinstance(mark, Meta) and mark.description]
    if words:
        return words[-1][:1].lower() + words[-1].partition(": lower-case")[0].rstrip(".")[1:]
    return _holds(inner, tables)


def main() -> None:
    """Renew the type reference in the guide of the base game: ``python -m game.content.describe``."""
    guide = core_pack_dir() / "README.md"
    guide.write_text(with_reference(guide.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
