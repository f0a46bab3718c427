"""``survival``: a long game, seed after seed, under several policies: who lives, of what others die, what it costs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game.balance.policies import POLICIES
from game.cli import values
from game.cli.command import Command
from game.cli.complaints import FAILED, INTERRUPTED, Complaints, Refused
from game.cli.destinations import STDOUT, Destinations
from game.cli.interrupt import Interrupt
from game.cli.packs import check_scenario, describe_packs, pack_folders, read_content
from game.cli.progress import Progress

if TYPE_CHECKING:
    from game.balance.survival import Lived, Row, Year

MOST_SEEDS = 1_000_000
USUAL = "first_year"
HEADINGS = ("scenario", "policy", "runs", "live", "worst", "dead", "won", "CPU s", "most", "MB", "ends", "died of")
LEFT = (0, 1, 10, 11)
"""Columns of words."""


class Plan(NamedTuple):
    """A sweep that can be carried out: every word was understood and the file can be written."""

    scenario: str
    policies: tuple[str, ...]
    seeds: int
    workers: int
    axes: tuple[tuple[str, str], ...]
    until_s: float | None
    packs: tuple[Path, ...]
    json: Path | str | None


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``survival``."""
    parser.add_argument("--scenario", metavar="ID", default=USUAL, help=f"{USUAL} if not given")
    describe_packs(parser)
    parser.add_argument(
        "--policies", metavar="NAME,...", default="idle,reactive,planner", help=f"of {', '.join(POLICIES)}"
    )
    parser.add_argument("--seeds", metavar="N", default="3", help="seeds 1 to N; 3 if not given")
    parser.add_argument("--workers", metavar="K", help="processes; as many as there are processors if not given")
    values.describe_axes(parser)
    parser.add_argument("--until", metavar="TIME", help="play only so long, as 90sols")
    parser.add_argument("--json", metavar="FILE", help="write the table and every run as JSON; - is standard output")
    parser.usage = "deferred survival [options]"
    parser.epilog = (
        "The table tells the share of the people who live through it, in the mean and in the worst run, the mean of"
        "\nthe dead, the share of runs that a player would call won, CPU seconds in the mean and at most, the most"
        "\nmemory of a process, how the runs ended, and of what people died. A year takes most of a minute of CPU."
        "\nCtrl-C ends it after the runs in hand, and tells what is done."
        "\n\nexit codes: 0 done; 1 packs with mistakes, or a file that could not be written; 2 words that were not"
        "\nunderstood; 130 Ctrl-C."
    )


def plan(arguments: argparse.Namespace, complaints: Complaints) -> Plan:
    """Return what is to be done. Raises ``Refused`` with everything that is wrong."""
    seeds = values.count("--seeds", arguments.seeds, MOST_SEEDS, complaints)
    workers = values.workers(arguments.workers, complaints)
    policies = values.policies(arguments.policies, POLICIES, complaints)
    until_s = None if arguments.until is None else values.duration_s("--until", arguments.until, complaints)
    json = Destinations(complaints).file_or_stdout("--json", arguments.json)
    folders = pack_folders(arguments.pack, complaints)
    content = read_content(folders, complaints)
    check_scenario(arguments.scenario, content, folders, complaints)
    axes = values.axes(arguments.axis, content, complaints)
    complaints.stop_if_any()
    if content is None or seeds is None:
        raise Refused(["nothing to run"], FAILED)
    return Plan(
        scenario=arguments.scenario,
        policies=policies,
        seeds=seeds,
        workers=workers,
        axes=tuple(axes.items()),
        until_s=until_s,
        packs=folders,
        json=json,
    )


def carry_out(arguments: argparse.Namespace, complaints: Complaints) -> int:
    """Play every run and tell what came of them."""
    from game.balance.survival import rows

    chosen = plan(arguments, complaints)
    results, interrupted = _play_all(_years(chosen), chosen.workers)
    table = rows(results, chosen.policies)
    if chosen.json == STDOUT:
        sys.stdout.write(_as_json(chosen, table, results))
    else:
        print(_as_text(table))
    if chosen.json is not None and chosen.json != STDOUT:
        try:
            Path(chosen.json).write_text(_as_json(chosen, table, results), encoding="ascii")
        except OSError as error:
            raise Refused([f"--json {chosen.json}: cannot be written: {error.strerror}"], FAILED) from error
    if interrupted:
        print(f"stopped after {len(results)} runs; what is done is told", file=sys.stderr)
        return INTERRUPTED
    return 0


def _years(chosen: Plan) -> list[Year]:
    """Return every run, those of one seed together, so that a sweep that is stopped has some of each."""
    from game.balance.survival import Year

    packs = tuple(str(folder.resolve()) for folder in chosen.packs)
    return [
        Year(chosen.scenario, policy, seed, chosen.axes, chosen.until_s, packs)
        for seed in range(1, chosen.seeds + 1)
        for policy in chosen.policies
    ]


def _play_all(years: Sequence[Year], workers: int) -> tuple[list[Lived], bool]:
    """Return what came of the runs, in the order of the seeds, and whether Ctrl-C came before the last."""
    from game.balance.survival import lived
    from game.balance.sweep import spread

    progress = Progress()
    results: list[Lived] = []
    with Interrupt() as interrupt:
        for result in spread(lived, years, min(workers, len(years)), lambda: interrupt.asked):
            results.append(result)
            progress.show(len(results) / len(years), f"{len(results)} of {len(years)} runs, {result.policy}")
        progress.clear()
    results.sort(key=lambda result: (result.policy, result.seed))
    return results, len(results) < len(years)


def _as_json(chosen: Plan, table: Sequence[Row], results: Sequence[Lived]) -> str:
    from game.cli.outcome import as_text

    return as_text(
        {
            "scenario": chosen.scenario,
            "axes": dict(chosen.axes),
            "seeds": chosen.seeds,
            "rows": [asdict(row) for row in table],
            "runs": [asdict(result) for result in results],
        }
    )


def _as_text(table: Sequence[Row]) -> str:
    lines = [HEADINGS, *(_cells(row) for row in table)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    texts = [
        "  ".join(
            cell.ljust(widths[column]) if column in LEFT else cell.rjust(widths[column])
            for column, cell in enumerate(line)
        )
        for line in lines
    ]
    return "\n".join(text.rstrip() for text in texts)


def _cells(row: Row) -> tuple[str, ...]:
    ends = ", ".join(f"{end} {count}" for end, count in row.ends)
    causes = ", ".join(f"{cause} {count}" for cause, count in row.causes) or "-"
    shares = (f"{row.alive_share:.1%}", f"{row.least_share:.1%}", f"{row.mean_dead:.1f}", f"{row.good_share:.0%}")
    cost = (f"{row.mean_cpu_s:.0f}", f"{row.most_cpu_s:.0f}", f"{row.most_rss_mb:.0f}")
    return (row.scenario, row.policy, str(row.runs), *shares, *cost, ends, causes)


COMMAND = Command("survival", "Play a long game many times and tell who lives through it.", describe, carry_out)
