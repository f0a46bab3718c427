"""The report of ``survival``: its tables, and how they stand on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from game.balance.census.answers import LEAST_RUNS, PickRow, pick_rows
from game.balance.census.kept import BANDS
from game.balance.census.tellings import (
    Alike,
    DeskRow,
    Repeat,
    StoryletRow,
    alike,
    desk_rows,
    never_told,
    repeats,
    storylet_rows,
)
from game.balance.survival import Lived, Row, rows
from game.cli.columns import columns
from game.content.kinds.storylet import StoryletKind

HEADINGS = (
    "scenario", "desk", "runs", "live", "worst", "dead", "median", "won", "crises", "debt h", "trust", "warned",
    "CPU s", "most", "MB",
)  # fmt: skip
DESKS = ("desk", "told", "later", "answered", *BANDS, "breathing")
STORYLETS = ("storylet", "channel", "runs", "times", "sol")
PICKS = ("storylet", "answer", "offered", "picked", "share", "silent", "dead", "debt h", "trust", "stress")
MOST_NAMED = 12
"""Pairs that are named; the rest is in the JSON."""
DASH = "-"


class Report(Struct, frozen=True, kw_only=True):
    """Everything that is told of some runs."""

    rows: list[Row]
    desks: list[DeskRow]
    storylets: list[StoryletRow]
    never: list[str]
    repeats: list[Repeat]
    alike: list[Alike]
    told: int
    """Storylets that were told in all runs together."""
    picks: list[PickRow]

    @classmethod
    def of(cls, runs: Sequence[Lived], policies: Sequence[str], kinds: Mapping[str, StoryletKind]) -> Report:
        """Count everything."""
        told = storylet_rows(runs, kinds)
        return cls(
            rows=rows(runs, policies),
            desks=desk_rows(runs),
            storylets=told,
            never=never_told(told),
            repeats=repeats(runs, kinds),
            alike=alike(runs, kinds),
            told=sum(row.times for row in told),
            picks=pick_rows(runs, kinds),
        )


def as_told(report: Report, *, details: bool) -> str:
    """Return the report as text."""
    parts = [columns(HEADINGS, [_row_cells(row) for row in report.rows], words=range(2)), "\n".join(_ends(report.rows))]
    parts.append("What the story did, a run, and the share of the time by what had happened lately:")
    parts.append(columns(DESKS, [_desk_cells(row) for row in report.desks], words=range(1)))
    parts.append("\n".join(_story(report)))
    if details:
        who = list(dict.fromkeys(row.who for row in report.desks))
        cells = [_storylet_cells(row, who) for row in report.storylets]
        parts.append(columns((*STORYLETS, *who), cells, words=range(2)))
        parts.append(
            "Answers. Offered: how often it was open when the page was answered. Picked: how often it was the answer"
            "\nthen; share: of those offered; silent: by leaving the page. Then what followed, of runs in which it was"
            "\noffered: how many more died, hours more were owed, and trust and stress, where it was picked than where"
            f"\nit was not, each run against the mean of its own desk. {DASH}: fewer than {LEAST_RUNS} runs on a side."
            "\nWhat goes together need not be caused."
        )
        parts.append(columns(PICKS, [_pick_cells(row) for row in report.picks if row.offered], words=range(2)))
        parts.append("\n".join(_answers(report.picks)))
    return "\n\n".join(parts)


def _answers(picks: Sequence[PickRow]) -> Iterator[str]:
    """Yield answers of what was told that were never open, and those that were and that nobody gave."""
    told = {row.storylet for row in picks if row.offered}
    shut = [f"{row.storylet}:{row.option}" for row in picks if row.storylet in told and not row.offered]
    left = [f"{row.storylet}:{row.option}" for row in picks if row.offered and not row.picked]
    yield f"Told, and never open: {', '.join(shut) or 'none'}"
    offered = sum(row.offered > 0 for row in picks)
    yield f"Offered, and never picked, {len(left)} of {offered}: {', '.join(left) or 'none'}"


def _row_cells(row: Row) -> tuple[str, ...]:
    lived = (f"{row.alive_share:.1%}", f"{row.least_share:.1%}", f"{row.mean_dead:.1f}", f"{row.median_dead:g}")
    stood = (f"{row.good_share:.0%}", f"{row.mean_crises:.1f}", f"{row.mean_debt_h:.0f}", f"{row.mean_trust_share:.2f}")
    cost = (f"{row.mean_cpu_s:.0f}", f"{row.most_cpu_s:.0f}", f"{row.most_rss_mb:.0f}")
    return (row.scenario, row.who, str(row.runs), *lived, *stood, f"{row.warned_share:.0%}", *cost)


def _ends(table: Sequence[Row]) -> Iterator[str]:
    """Yield how the runs of each desk ended, and of what people died."""
    for row in table:
        yield f"{row.who} ended: {', '.join(f'{end} {count}' for end, count in row.ends)}"
        if row.causes:
            yield f"{' ' * len(row.who)} died of: {', '.join(f'{cause} {count}' for cause, count in row.causes)}"


def _desk_cells(row: DeskRow) -> tuple[str, ...]:
    bands = (f"{row.bands[band]:.0%}" for band in BANDS)
    told = (f"{row.mean_told:.0f}", f"{row.mean_later:.0f}", f"{row.answered_share:.0%}")
    return (row.who, *told, *bands, f"{row.breathing_share:.0%}")


def _story(report: Report) -> Iterator[str]:
    """Yield what should not be: storylets that never came, came twice, or came too soon after others like them."""
    yield f"Never told, of {len(report.storylets)}: {', '.join(report.never) or 'none'}"
    twice = Counter(row.storylet for row in report.repeats)
    told = ", ".join(f"{name} in {count} runs" for name, count in twice.most_common(MOST_NAMED))
    yield f"Told more than once in a run, though not meant to be: {told or 'none'}"
    pairs = Counter((pair.first, pair.second, pair.tag) for pair in report.alike)
    yield f"Alike within three tellings: {len(report.alike)} of {report.told} tellings"
    for (first, second, tag), count in pairs.most_common(MOST_NAMED):
        yield f"  {count}  {first}, {second}: {f'both {tag}' if tag else 'the same'}"


def _storylet_cells(row: StoryletRow, who: Sequence[str]) -> tuple[str, ...]:
    sol = DASH if row.median_sol is None else f"{row.median_sol:.0f}"
    return (row.storylet, row.channel, str(row.fired), str(row.times), sol, *(str(row.runs.get(w, 0)) for w in who))


def _pick_cells(row: PickRow) -> tuple[str, ...]:
    after = row.followed
    ends = (f"{after['dead']:+.1f}", f"{after['debt_h']:+.0f}") if after else (DASH, DASH)
    minds = (f"{after['trust_share']:+.3f}", f"{after['stress_share']:+.3f}") if after else (DASH, DASH)
    return (
        row.storylet, row.option, str(row.offered), str(row.picked), f"{row.share:.0%}", str(row.silent), *ends, *minds
    )  # fmt: skip
