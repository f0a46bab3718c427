"""Filling in what stands in braces, with the plural rules of a language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

_CHOICE = re.compile(r"\{([a-z0-9_.]+):([^{}]*\|[^{}]*)\}", re.IGNORECASE)
_OPENED = re.compile(r"\{([^{}.:]*)")
_PLACE = re.compile(r"\{([^{}]*)\}")


def filled(text: str, values: Mapping[str, str], plural: Callable[[int], int]) -> str:
    """Return a text with its places filled: ``{count}``, and by number ``{count:day|days}``."""
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text if ":" not in text or "|" not in text else _CHOICE.sub(lambda m: _chosen(m, values, plural), text)


def _chosen(match: re.Match[str], values: Mapping[str, str], plural: Callable[[int], int]) -> str:
    forms, value = match[2].split("|"), values.get(match[1], "")
    if not value.isdecimal():
        return match[0] if match[1] not in values else forms[-1]
    return forms[min(plural(int(value)), len(forms) - 1)]


def names_in(text: str) -> Iterator[str]:
    """Yield the whole of what stands in each pair of braces: ``count``, ``engineer.first``, ``days:day|days``."""
    yield from (match[1] for match in _PLACE.finditer(text))


def base_of(inside: str) -> str:
    """Return the name before the form of what stands in braces."""
    return inside.partition(":")[0].partition(".")[0]


def bases_in(text: str) -> Iterator[str]:
    """Yield the name before the form of all that stands in braces, also in the words of a choice.

    Nothing where a brace stands alone, which is a mistake of its own.
    """
    if not unclosed(text):
        yield from (match[1] for match in _OPENED.finditer(text))


def unclosed(text: str) -> bool:
    """Return whether a brace of a text stands alone. Places may stand inside the words of a choice."""
    return text.count("{") != text.count("}") or "{" in _PLACE.sub("", _PLACE.sub("", text))


def broken(english: str, translation: str) -> str:
    """Return what is wrong with the places of a translation; empty if nothing is.

    The chronicle has places inside the words of a choice: ``{dead:One person|{dead.Words} people}``.
    """
    if unclosed(translation):
        return "a brace stands alone"
    known, used = list(names_in(english)), list(names_in(translation))
    bases = {base_of(inside) for inside in known}
    for inside in used:
        if base_of(inside) not in bases:
            return f"{{{inside}}} is not in the English text"
    told = {base_of(inside) for inside in used}
    for inside in known:
        if ":" not in inside and "." not in inside and inside not in told:
            return f"{{{inside}}} of the English text is missing"
    return ""
