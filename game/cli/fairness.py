"""``fairness``: every scenario, seed after seed, under somebody who plans, somebody who reacts, and nobody."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game.balance.policies import POLICIES
from game.cli import values
from game.cli.columns import columns
from game.cli.command import Command
from game.cli.complaints import FAILED, INTERRUPTED, Complaints, Refused, tell
from game.cli.destinations import STDOUT, Destinations, printed, written
from game.cli.interrupt import Interrupt
from game.cli.packs import check_scenario, describe_packs, pack_folders, read_content
from game.cli.progress import Progress

if TYPE_CHECKING:
    from game.balance.fairness import Row
    from game.balance.sweep import Result, Run

NIGHT_DESKS = ("idle", "reactive", "expert")
"""Policies that one night tells apart."""
HEADINGS = ("scenario", "policy", "runs", "all live", "dead", "median", "lost", "answer", "worst seeds (seed: dead)")


class Plan(NamedTuple):
    """A sweep that can be carried out: every word was understood and the file can be written."""

    scenarios: tuple[str, ...]
    policies: tuple[str, ...]
    seeds: int
    workers: int
    packs: tuple[Path, ...]
    json: Path | str | None
    check: bool


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``fairness``."""
    parser.add_argument("scenario", metavar="SCENARIO", nargs="*", help="ids; if none is given, all nights")
    describe_packs(parser)
    parser.add_argument("--seeds", metavar="N", default="200", help="seeds 1 to N; 200 if not given")
    usual = ", ".join(NIGHT_DESKS)
    parser.add_argument(
        "--policies",
        metavar="NAME,...",
        default=",".join(NIGHT_DESKS),
        help=f"of {', '.join(POLICIES)}; {usual} if not given",
    )
    parser.add_argument("--workers", metavar="N", help="processes; as many as there are processors if not given")
    parser.add_argument("--json", metavar="FILE", help="write the table and every run as JSON; - is standard output")
    parser.add_argument("--check", action="store_true", help="also say whether the promise of fairness holds")
    parser.usage = "deferred fairness [SCENARIO...] [options]"
    parser.epilog = (
        "For each scenario and policy the table tells the share of runs in which everyone lives, the mean and"
        "\nmedian of the dead, the share of runs that a player would not call won, the median time from the first"
        "\nalarm to the first order, and the worst seeds. The same runs come to the same whatever --workers is."
        "\n\nThe promise: with idle people die in at least nine runs of ten, expert saves everyone in at least"
        "\n85 of a hundred, and reactive lies between. Ctrl-C ends it after the runs in hand, and tells what is done."
        "\n\nexit codes: 0 done; 1 packs with mistakes, a file that could not be written, or with --check a promise"
        "\nthat does not hold; 2 words that were not understood; 130 Ctrl-C, 143 SIGTERM, 129 SIGHUP."
    )


def plan(arguments: argparse.Namespace, complaints: Complaints) -> Plan:
    """Return what is to be done. Raises ``Refused`` with everything that is wrong."""
    seeds = values.count("--seeds", arguments.seeds, values.MOST_SEEDS, complaints)
    workers = values.workers(arguments.workers, complaints)
    policies = values.policies(arguments.policies, POLICIES, complaints)
    json = Destinations(complaints).file_or_stdout("--json", arguments.json)
    folders = pack_folders(arguments.pack, complaints)
    content = read_content(folders, complaints)
    scenarios = tuple(dict.fromkeys(arguments.scenario))
    for scenario in scenarios:
        check_scenario(scenario, content, folders, complaints)
    complaints.stop_if_any()
    if content is None or seeds is None:
        raise Refused(["nothing to run"], FAILED)
    from game.balance.sweep import scenarios_with_ends

    return Plan(
        scenarios=scenarios or tuple(scenarios_with_ends(content)),
        policies=policies,
        seeds=seeds,
        workers=workers,
        packs=folders,
        json=json,
        check=arguments.check,
    )


def carry_out(arguments: argparse.Namespace, complaints: Complaints) -> int:
    """Play every run and tell what came of them."""
    from game.balance.fairness import broken_promises, rows

    chosen = plan(arguments, complaints)
    runs = _runs(chosen)
    results: list[Result] = []
    with Interrupt() as interrupt:
        try:
            _play_all(runs, chosen.workers, interrupt, results)
            results.sort(key=lambda result: (result.scenario, result.policy, result.seed))
            table = rows(results, chosen.scenarios, chosen.policies)
            broken = broken_promises(table) if chosen.check else []
            _tell(chosen, table, results, broken)
        except KeyboardInterrupt as pressed:
            lost = f"stopped at once; nothing is told of the {len(results)} runs that were done"
            raise Refused([lost], interrupt.code or INTERRUPTED) from pressed
    if len(results) < len(runs):
        tell(f"stopped after {len(results)} runs; what is done is told")
        return interrupt.code or FAILED
    return FAILED if broken else 0


def _tell(chosen: Plan, table: Sequence[Row], results: Sequence[Result], broken: Sequence[str]) -> None:
    """Write the table, and the file that was asked for. Raises ``Refused``."""
    failed = []
    json = _as_json(chosen, table, results) if chosen.json is not None else ""
    if chosen.json is not None and chosen.json != STDOUT:
        failed += written("--json", chosen.json, json)
    # The file first: whoever reads the table may stop reading.
    holds = "the promise of fairness holds\n" if chosen.check and not broken else ""
    failed += printed(json if chosen.json == STDOUT else f"{_as_text(table)}\n{holds}")
    for line in broken:
        tell(line)
    if failed:
        raise Refused(failed, FAILED)


def _runs(chosen: Plan) -> list[Run]:
    """Return every run, those of one seed together, so that a sweep that is stopped has some of each."""
    from game.balance.sweep import Run

    packs = tuple(str(folder.resolve()) for folder in chosen.packs)
    return [
        Run(scenario, policy, seed, packs)
        for seed in range(1, chosen.seeds + 1)
        for scenario in chosen.scenarios
        for policy in chosen.policies
    ]


def _play_all(runs: Sequence[Run], workers: int, interrupt: Interrupt, results: list[Result]) -> None:
    """Add what came of the runs to ``results`` as they end, up to a signal to end or a lost process."""
    from game.balance.sweep import WorkerLost, sweep

    progress = Progress()
    try:
        for result in sweep(runs, min(workers, len(runs)), lambda: interrupt.asked):
            results.append(result)
            progress.show(len(results) / len(runs), f"{len(results)} of {len(runs)} runs, {result.scenario}")
    except WorkerLost as lost:
        progress.clear()
        tell(str(lost))
    progress.clear()


def _as_json(chosen: Plan, table: Sequence[Row], results: Sequence[Result]) -> str:
    """Return everything but CPU times, so that two machines write the same."""
    from game.cli.outcome import as_text

    def told(thing: Row | Result, cpu: str) -> dict[str, object]:
        return {name: value for name, value in asdict(thing).items() if name != cpu}

    return as_text(
        {
            "seeds": chosen.seeds,
            "rows": [told(row, "mean_cpu_s") for row in table],
            "runs": [told(result, "cpu_s") for result in results],
        }
    )


def _as_text(table: Sequence[Row]) -> str:
    runs = sum(row.runs for row in table)
    cpu_s = sum(row.mean_cpu_s * row.runs for row in table)
    cost = f"{runs} runs, {cpu_s / runs:.2f} s of CPU each" if runs else "no runs"
    return "\n".join([columns(HEADINGS, [_cells(row) for row in table], words=(0, 1, len(HEADINGS) - 1)), cost])


def _cells(row: Row) -> tuple[str, ...]:
    answer = "-" if row.median_answer_s is None else f"{row.median_answer_s / 60.0:.1f} min"
    worst = ", ".join(f"{seed}: {dead}" for seed, dead in row.worst) or "-"
    shares = (f"{row.all_live_share:.1%}", f"{row.mean_dead:.2f}", f"{row.median_dead:g}", f"{row.lost_share:.1%}")
    return (row.scenario, row.policy, str(row.runs), *shares, answer, worst)


COMMAND = Command("fairness", "Play the nights many times and tell who lives.", describe, carry_out)
