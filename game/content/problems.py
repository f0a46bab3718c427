"""What is wrong with a pack: one :class:`Problem` for each mistake, all told at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""Way from the top of a data file or entry to a value: ``("door", 0, "between", 1)``."""

_UNITS = {
    "_kwh": "kWh",
    "_kw": "kW",
    "_w": "W",
    "_kpa": "kPa",
    "_pa": "Pa",
    "_kg": "kg",
    "_g": "g",
    "_mol": "mol",
    "_cm2": "cm2",
    "_mm": "mm",
    "_m2": "m2",
    "_m3": "m3",
    "_m": "m",
    "_l": "litres",
    "_sols": "sols",
    "_sol": "sols",
    "_min": "minutes",
    "_s": "s",
    "_h": "h",
    "_k": "K",
    "_c": "degrees Celsius",
    "_share": "a share from 0 to 1",
    "_percent": "percent",
}
_LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a pack, and where it stands."""

    message: str
    """What is wrong."""
    pack: str = ""
    """Name of the pack's folder, so that an editor finds the file."""
    file: str = ""
    """File in the pack's folder, with ``/`` between folders; empty: the pack as a whole."""
    line: int = 0
    """Line, from 1; 0: the file as a whole."""
    column: int = 0
    """Column in characters, from 1; 0: the line as a whole."""
    entry: str = ""
    """Id of the entry it is in; empty: none."""
    hint: str = ""
    """How to mend it; empty: the message says it all."""

    @property
    def place(self) -> str:
        """Where it is: ``folder/file.toml:7:3``."""
        place = f"{self.pack}/{self.file}" if self.file else self.pack
        if self.line:
            place += f":{self.line}:{self.column}" if self.column else f":{self.line}"
        return place

    def render(self) -> str:
        """Return one line: ``folder/file.toml:7:3 [entry core.x] message (mend: hint)``."""
        entry = f" [entry {printable(self.entry)}]" if self.entry else ""
        hint = f" (mend: {self.hint})" if self.hint else ""
        return f"{printable(self.place, 400)}{entry} {printable(self.message + hint, 2000)}".strip()


class ContentError(Exception):
    """Packs that cannot be used. Holds every problem found, in the order of packs, files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Collect the problems; a problem that was found twice is told once."""
        self.problems: tuple[Problem, ...] = tuple(dict.fromkeys(problems))
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Return every problem, one on each line."""
        return "\n".join(problem.render() for problem in self.problems)


def in_reading_order(problems: Iterable[Problem], packs: Sequence[str]) -> list[Problem]:
    """Return problems by pack, in the order in which ``packs``, by their folders, are loaded, then by file and line."""
    place = {name: index for index, name in enumerate(packs)}
    return sorted(problems, key=lambda p: (place.get(p.pack, len(place)), p.pack, p.file, p.line, p.column))


def printable(text: str, longest: int = _LONGEST_SHOWN) -> str:
    """Return ``text`` fit for a line of a terminal: no control characters, at most ``longest`` characters."""
    clean = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text[: longest + 1])
    return clean if len(clean) <= longest else clean[: longest - 3] + "..."


def quoted(value: object) -> str:
    """Return ``value`` as a mistake quotes it: text in double quotes, shortened."""
    if isinstance(value, str):
        return f'"{printable(value)}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, int) and value.bit_length() > 200:
        return "a number of more than sixty digits"
    return printable(str(value))


def listed(names: Iterable[str], most: int = 12) -> str:
    """Return names in quotes with commas between, the first ``most`` of them in order of the alphabet."""
    ordered = sorted(names)
    shown = ", ".join(quoted(name) for name in ordered[:most])
    return shown if len(ordered) <= most else f"{shown} and {len(ordered) - most} more"


def nearest(name: str, choices: Iterable[str]) -> str | None:
    """Return the choice that ``name`` was most likely meant to be, or nothing when none is close."""
    found = difflib.get_close_matches(name[:200], list(choices), n=1, cutoff=0.6)
    return found[0] if found else None


def nearest_hint(name: str, choices: Sequence[str], what: str) -> str:
    """Return how to mend an unknown name: the nearest right one, else those that there are."""
    near = nearest(name, choices)
    if near is not None:
        return f'did you mean "{near}"?'
    return f"{what}: {listed(choices)}" if choices else f"there are no {what} at all"


def key_hint(name: str, choices: Sequence[str]) -> str:
    """Return how to mend an unknown key; a key in the wrong unit is told the right one."""
    stem, unit = _split_unit(name)
    for choice in choices:
        other_stem, other_unit = _split_unit(choice)
        if other_stem == stem and other_unit and unit != other_unit:
            rate = other_stem.endswith("_per")
            given = f"per {other_unit[1:]}" if rate else f"in {_UNITS[other_unit]}"
            return f'did you mean "{choice}"? It is given {given}'
    return nearest_hint(name, choices, "keys here")


def _split_unit(name: str) -> tuple[str, str]:
    for suffix in _UNITS:
        if name.endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)], suffix
    return name, ""
