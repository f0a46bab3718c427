"""What a run told, and what its trace says."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

Row = dict[str, str]


class Told(NamedTuple):
    """What one command line came to."""

    code: int
    out: str
    err: str


Deferred = Callable[..., Told]
"""Carries out a command line: ``deferred("run", "hab_3")``."""


def rows_of(path: Path) -> list[Row]:
    """The rows of a trace."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def values(rows: list[Row], kind: str, name: str, field: str) -> dict[float, float]:
    """One quantity over time."""
    return {
        float(row["time_s"]): float(row["value"])
        for row in rows
        if (row["kind"], row["id"], row["field"]) == (kind, name, field)
    }


def told(deferred: Deferred, *words: str | Path) -> dict[str, Any]:
    """The outcome of a run that goes well."""
    code, out, err = deferred("run", *words, "--json", "-")
    assert (code, err) == (0, "")
    outcome: dict[str, Any] = json.loads(out)
    return outcome


def without_hole(pack: Path) -> None:
    """Leave the hole out of the probe, and with it the people."""
    file = pack / "scenarios" / "rooms.toml"
    text = file.read_text()
    file.write_text(text[: text.index("[[scenario.hole]]")])
