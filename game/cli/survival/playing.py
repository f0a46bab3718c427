"""Playing the runs of ``survival``, and telling of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import ExitStack

import msgspec

from game.balance.census.runs import RunsError, RunsFile, read_runs
from game.balance.survival import Lived, Year, content_digest, key_of, lived
from game.balance.sweep import WorkerLost, content_of, spread
from game.cli.complaints import FAILED, INTERRUPTED, Complaints, Refused
from game.cli.destinations import STDOUT, written
from game.cli.interrupt import Interrupt
from game.cli.outcome import as_text
from game.cli.progress import Progress
from game.cli.survival.report import Report, as_told
from game.cli.survival.words import Plan, plan
from game.content.kinds.storylet import StoryletKind


def carry_out(arguments: argparse.Namespace, complaints: Complaints) -> int:
    """Play every run that is not yet in the file, and tell what came of all that were asked for."""
    chosen = plan(arguments, complaints)
    try:
        before = read_runs(chosen.runs) if chosen.runs is not None else []
        if chosen.report:
            results, left = before, 0
        else:
            results, left = _all_of(chosen, before)
    except RunsError as error:
        raise Refused([f"--runs {error}"], FAILED) from error
    if chosen.report and not results:
        raise Refused([f"--runs {chosen.runs}: there is no run in it"], FAILED)
    order = {policy: number for number, policy in enumerate(chosen.policies)}
    results.sort(key=lambda run: (order.get(run.policy, len(order)), run.policy, run.temper, run.seed))
    _tell(chosen, results)
    if len({run.content for run in results}) > 1:
        print("the runs were played with different versions of the game or its packs", file=sys.stderr)
    if left:
        print(f"stopped after {len(results)} runs; what is done is told", file=sys.stderr)
        return INTERRUPTED
    return 0


def _all_of(chosen: Plan, before: Sequence[Lived]) -> tuple[list[Lived], int]:
    """Return the runs that were asked for, as far as they were played, and how many are left."""
    years = _years(chosen)
    digest = content_digest(years[0].packs)
    known = {run.key: run for run in before}
    done = [known[key] for key in ((*key_of(year), digest) for year in years) if key in known]
    todo = [year for year in years if (*key_of(year), digest) not in known]
    played = _play(todo, chosen) if todo else []
    return [*done, *played], len(todo) - len(played)


def _years(chosen: Plan) -> list[Year]:
    """Return every run, those of one seed together, so that a sweep that is stopped has some of each."""
    packs = tuple(str(folder.resolve()) for folder in chosen.packs)
    return [
        Year(chosen.scenario, policy, seed, temper, chosen.axes, chosen.until_s, packs)
        for seed in chosen.seeds
        for policy in chosen.policies
        for temper in chosen.tempers
    ]


def _play(years: Sequence[Year], chosen: Plan) -> list[Lived]:
    """Return what came of the runs, up to Ctrl-C or a lost process; each is written as it ends.

    Raises ``RunsError``.
    """
    progress = Progress()
    results: list[Lived] = []
    with ExitStack() as open_files, Interrupt() as interrupt:
        file = open_files.enter_context(RunsFile(chosen.runs)) if chosen.runs is not None else None
        try:
            for run in spread(lived, years, min(chosen.workers, len(years)), lambda: interrupt.asked):
                results.append(run)
                if file is not None:
                    file.add(run)
                share = len(results) / len(years)
                progress.show(share, f"{len(results)} of {len(years)} runs, {run.who} {run.seed}: {run.outcome}")
        except WorkerLost as lost:
            print(f"\n{lost}", file=sys.stderr)
        progress.clear()
    return results


def _tell(chosen: Plan, results: Sequence[Lived]) -> None:
    """Write the report, and the files that were asked for. Raises ``Refused``."""
    packs = tuple(str(folder.resolve()) for folder in chosen.packs)
    policies = tuple(dict.fromkeys((*chosen.policies, *(run.policy for run in results))))
    report = Report.of(results, policies, content_of(packs).of(StoryletKind))
    json = as_text({**msgspec.to_builtins(report), "runs": msgspec.to_builtins(results)}) if chosen.json else ""
    failed = []
    if chosen.json is not None and chosen.json != STDOUT:
        failed += written("--json", chosen.json, json)
    if chosen.picture is not None:
        from game.balance.census.picture import drawn

        failed += written("--picture", chosen.picture, drawn(results))
    # The files first: whoever reads the report may stop reading.
    if chosen.json == STDOUT:
        sys.stdout.write(json)
    else:
        print(as_told(report, details=chosen.details))
    if failed:
        raise Refused(failed, FAILED)
