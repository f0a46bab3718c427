"""A picture of the year as SVG: a row for each thing that is measured, a column for each desk."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from game.balance.census.kept import Span
from game.balance.census.watching import SPAN_SOLS
from game.balance.survival import Lived
from game.sim import sums

GROUND, PANEL, LINE, TEXT, DIM, FAINT = "#0F0D0C", "#181513", "#342D28", "#EDE6DA", "#A89F92", "#6F675D"
FONT = "'Source Sans Pro', 'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
LEFT_PX, TOP_PX, RIGHT_PX, FOOT_PX = 176, 104, 40, 56
WIDE_PX, HIGH_PX, GAP_PX = 336, 112, 16
"""Of one panel, and between two."""
LOW, HIGH = 0.1, 0.9
"""Shares of the runs between which the band lies."""
BAND_SHARE = 0.24
"""How much of its colour a band shows on its ground."""
TICKS_SOLS = 100
NICE = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
"""Ends of axes that are read easily, times powers of ten."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A row of the picture."""

    name: str
    unit: str
    colour: str
    of: Callable[[Span], float]
    least: float | None = None
    """Top of its axis at the least; none: what the runs ask for."""


MEASURED = (
    Measured("Air", "kPa oxygen breathed, worst place", "#56B4E9", lambda span: span.o2_kpa, 20.0),
    Measured("Power", "% of the batteries, lowest", "#F0E05A", lambda span: 100.0 * span.charge_share, 100.0),
    Measured("Put off", "hours of upkeep overdue", "#F0A830", lambda span: span.debt_h),
    Measured("Stress", "% on people's minds", DIM, lambda span: 100.0 * span.stress_share),
    Measured("People", "alive", "#F3D9A8", lambda span: float(span.people), 300.0),
    Measured("Food", "sols that it lasts", "#7FC8A0", lambda span: float(span.food_sols)),
)


@dataclass(frozen=True, slots=True)
class Point:
    """Where the runs stand on one sol."""

    sol: int
    low: float
    middle: float
    high: float


def share_of(values: Sequence[float], share: float) -> float:
    """Return the value below which a share of some values lies, between two of them by proportion."""
    ordered = sorted(values)
    at = share * (len(ordered) - 1)
    low = math.floor(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)


def points(runs: Sequence[Lived], of: Callable[[Span], float]) -> list[Point]:
    """Return the middle of the runs that go on and the band of most of them, from sol to sol."""
    by_sol: dict[int, list[float]] = {}
    for run in runs:
        for span in run.tale.spans:
            by_sol.setdefault(span.sol, []).append(of(span))
    # A run that ends between two looks has a last one of its own, which would be a band of one.
    shared = [sol for sol, values in by_sol.items() if len(values) > 1 or len(runs) == 1 or sol % SPAN_SOLS == 0]
    return [
        Point(sol, share_of(by_sol[sol], LOW), share_of(by_sol[sol], 0.5), share_of(by_sol[sol], HIGH))
        for sol in sorted(shared)
    ]


def axis_end(most: float) -> float:
    """Return a round number that is at least so much."""
    if most <= 0.0:
        return 1.0
    ten = 10.0 ** math.floor(math.log10(most))
    return next((nice * ten for nice in NICE if nice * ten >= most * 0.999), 10.0 * ten)


def drawn(runs: Sequence[Lived]) -> str:
    """Return the picture of some runs."""
    desks = list(dict.fromkeys(run.who for run in runs))
    sols = max((span.sol for run in runs for span in run.tale.spans), default=1)
    width = LEFT_PX + len(desks) * (WIDE_PX + GAP_PX) - GAP_PX + RIGHT_PX
    height = TOP_PX + len(MEASURED) * (HIGH_PX + GAP_PX) - GAP_PX + FOOT_PX
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"',
        f' font-family="{FONT}" font-size="14" fill="{TEXT}">',
        f'<rect width="{width}" height="{height}" fill="{GROUND}"/>',
        _text(24, 40, _heading(runs), size=20, weight=600),
        _text(24, 64, "Line: the middle run. Band: eight runs of ten. Only runs that go on are counted.", DIM),
    ]
    for column, desk in enumerate(desks):
        ours = [run for run in runs if run.who == desk]
        left = LEFT_PX + column * (WIDE_PX + GAP_PX)
        parts.append(_text(left, TOP_PX - 12, desk, weight=600))
        parts.append(_text(left + WIDE_PX, TOP_PX - 12, _fate(ours), DIM, anchor="end", size=12.5))
    for row, measured in enumerate(MEASURED):
        top = TOP_PX + row * (HIGH_PX + GAP_PX)
        lines = [points([run for run in runs if run.who == desk], measured.of) for desk in desks]
        end = axis_end(max([measured.least or 0.0, *(point.high for line in lines for point in line)]))
        parts += _name(measured, top, end)
        for column, line in enumerate(lines):
            parts += _panel(LEFT_PX + column * (WIDE_PX + GAP_PX), top, line, sols, end, measured.colour)
    foot = TOP_PX + len(MEASURED) * (HIGH_PX + GAP_PX) - GAP_PX
    for column in range(len(desks)):
        parts += _sols(LEFT_PX + column * (WIDE_PX + GAP_PX), foot, sols)
    return "\n".join([*parts, "</svg>", ""])


def _heading(runs: Sequence[Lived]) -> str:
    names = ", ".join(dict.fromkeys(run.scenario for run in runs))
    return f"{names}: {len(runs)} {'run' if len(runs) == 1 else 'runs'}"


def _fate(runs: Sequence[Lived]) -> str:
    mean = sums.count(run.dead for run in runs) / len(runs)
    return f"{len(runs)} {'run' if len(runs) == 1 else 'runs'}, {mean:.1f} dead in the mean"


def _name(measured: Measured, top: int, end: float) -> Iterator[str]:
    """Yield what stands at the left of a row."""
    yield f'<rect x="24" y="{top + 6}" width="4" height="20" rx="2" fill="{measured.colour}"/>'
    yield _text(36, top + 21, measured.name, weight=600)
    words = measured.unit.split()
    line, lines = "", []
    for word in words:
        if len(f"{line} {word}") > 16:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    for number, said in enumerate([*lines, line]):
        yield _text(36, top + 40 + 16 * number, said, DIM, size=12.5)
    yield _text(LEFT_PX - 8, top + 11, f"{end:g}", FAINT, anchor="end", size=12.5)
    yield _text(LEFT_PX - 8, top + HIGH_PX, "0", FAINT, anchor="end", size=12.5)


def _panel(left: int, top: int, line: Sequence[Point], sols: int, end: float, colour: str) -> Iterator[str]:
    """Yield one panel: its ground, quarters of its axis, the band and the line."""
    yield f'<rect x="{left}" y="{top}" width="{WIDE_PX}" height="{HIGH_PX}" rx="6" fill="{PANEL}"/>'
    for share in (0.25, 0.5, 0.75):
        y = top + HIGH_PX * share
        yield f'<path d="M{left} {y:g}h{WIDE_PX}" stroke="{LINE}" stroke-width="1"/>'
    if not line:
        return

    def at(sol: int, value: float) -> str:
        share = min(1.0, max(0.0, value / end))
        return f"{left + WIDE_PX * sol / sols:.1f} {top + 2 + (HIGH_PX - 4) * (1.0 - share):.1f}"

    above = " L".join(at(point.sol, point.high) for point in line)
    below = " L".join(at(point.sol, point.low) for point in reversed(line))
    yield f'<path d="M{above} L{below} Z" fill="{_mixed(colour, PANEL, BAND_SHARE)}"/>'
    middle = " L".join(at(point.sol, point.middle) for point in line)
    shape = 'fill="none" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"'
    yield f'<path d="M{middle}" stroke="{colour}" {shape}/>'


def _sols(left: int, foot: int, sols: int) -> Iterator[str]:
    """Yield the sols under a column."""
    step = TICKS_SOLS if sols >= 2 * TICKS_SOLS else max(1, 10 * math.ceil(sols / 40))
    for sol in range(0, sols + 1, step):
        x = left + WIDE_PX * sol / sols
        yield f'<path d="M{x:.1f} {foot + 4}v4" stroke="{FAINT}" stroke-width="1"/>'
        yield _text(x, foot + 24, f"{sol}", FAINT, anchor="middle", size=12.5)
    yield _text(left + WIDE_PX, foot + 44, "sols", DIM, anchor="end", size=12.5)


def _mixed(colour: str, ground: str, share: float) -> str:
    """Return a colour laid thinly over another; mixed here, since not every reader of SVG knows of opacity."""
    pairs = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(share * top + (1.0 - share) * under):02X}" for top, under in pairs)


def _text(
    x: float, y: float, words: str, colour: str = TEXT, *, anchor: str = "start", size: float = 14, weight: int = 400
) -> str:
    look = f'fill="{colour}" font-size="{size:g}" font-weight="{weight}" text-anchor="{anchor}" stroke="none"'
    return f'<text x="{x:g}" y="{y:g}" {look}>{escape(words)}</text>'
