"""The words written under the fields of types, for schemas and the type reference."""

from __future__ import annotations

import ast
import functools
import inspect
import re
import textwrap

from msgspec import Struct


@functools.cache
def field_docs(kind: type[Struct]) -> dict[str, str]:
    """Return the docstring under each field of ``kind``, by attribute; those of base types first.

    Needs the source, which Python keeps beside the game; where it is missing there are no words.
    """
    docs: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        if base is Struct or not issubclass(base, Struct):
            continue
        try:
            source = textwrap.dedent(inspect.getsource(base))
        except (OSError, TypeError):
            continue
        docs.update(_docs_in(source))
    return docs


def _docs_in(source: str) -> dict[str, str]:
    definition = ast.parse(source).body[0]
    if not isinstance(definition, ast.ClassDef):
        return {}
    docs: dict[str, str] = {}
    for field, words in zip(definition.body, definition.body[1:], strict=False):
        match field, words:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str() as text)):
                docs[name] = one_line(text)
    return docs


def type_doc(kind: type[Struct]) -> str:
    """Return what ``kind`` says of itself, its paragraphs each on one line."""
    paragraphs = inspect.cleandoc(kind.__doc__ or "").split("\n\n")
    return "\n\n".join(one_line(paragraph) for paragraph in paragraphs)


def one_line(text: str) -> str:
    """Return ``text`` on one line, with single backquotes for code, as in Markdown."""
    return re.sub(r"\s+", " ", text).strip().replace("``", "`")
