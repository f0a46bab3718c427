"""Taking the figures, each alone."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from game.cli.bench import colony, frames, programs


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that was measured."""

    name: str
    value: float
    unit: str


UNITS = {
    "routine": "h/s",
    "routine_x10": "h/s",
    "growth_cost": "times",
    "crisis": "times",
    "sweep": "1/min",
    "first_frame": "s",
    "help": "s",
    "frame_p50": "ms",
    "frame_p99": "ms",
    "frame_cpu_p99": "ms",
    "year_peak_rss": "MB",
    "year_cpu_s": "s",
}
TAKEN_TOGETHER: Sequence[tuple[tuple[str, ...], Callable[[Sequence[str]], dict[str, float]]]] = (
    (("help",), programs.help_s),
    (("first_frame",), programs.first_frame_s),
    (("routine", "routine_x10", "growth_cost"), colony.routine),
    (("crisis",), colony.crisis),
    (("sweep",), colony.sweep),
    (("frame_p50", "frame_p99", "frame_cpu_p99"), frames.frame_ms),
    (("year_cpu_s", "year_peak_rss"), programs.year),
)
"""Which names come from one measurement, and the measurement, which is told which of them are wanted."""


def measured(wanted: Sequence[str], say: Callable[[str], None]) -> Iterator[Figure]:
    """Yield the figures that are wanted; what this version or machine cannot measure is said and left out."""
    for names, take in TAKEN_TOGETHER:
        ours = [name for name in names if name in wanted]
        if not ours:
            continue
        say(f"measuring {', '.join(ours)} ...")
        try:
            found = take(ours)
        except subprocess.SubprocessError as error:
            say(f"{error}\n{getattr(error, 'stderr', None) or ''}".rstrip())
            found = {}
        for name in ours:
            if name in found:
                yield Figure(name, round(found[name], 4), UNITS[name])
            else:
                say(f"{name} cannot be measured here")
