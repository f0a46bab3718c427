"""Telling an unknown name with the nearest right one."""

from __future__ import annotations

from collections.abc import Sequence


def unknown(what: str, name: str, choices: Sequence[str], plural: str) -> str:
    """Return ``unknown scenario "hab3"; did you mean "hab_3"?``, or what there is where nothing is near."""
    from game.content.problems import nearest_hint, quoted  # difflib only once there is a mistake

    return f"unknown {what} {quoted(name)}; {nearest_hint(name, choices, plural)}"
