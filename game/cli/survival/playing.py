"""Playing the runs of ``survival``, and telling of them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import ExitStack

import msgspec

from game.balance.census.runs import RunsError, RunsFile, read_runs
from game.balance.survival import Lived, Year, content_digest, key_of, lived
from game.balance.sweep import WorkerLost, content_of, spread
from game.cli.command import PROGRAM
from game.cli.complaints import FAILED, INTERRUPTED, Complaints, Refused, tell
from game.cli.destinations import STDOUT, printed, written
from game.cli.interrupt import Interrupt
from game.cli.outcome import as_text
from game.cli.progress import Progress
from game.cli.survival.report import Report, as_told
from game.cli.survival.words import Plan, plan
from game.content.kinds.storylet import StoryletKind


def carry_out(arguments: argparse.Namespace, complaints: Complaints) -> int:
    """Play every run that is not yet in the file, and tell what came of all that were asked for."""
    chosen = plan(arguments, complaints)
    with Interrupt() as interrupt:
        try:
            return _carry_out(chosen, interrupt)
        except KeyboardInterrupt as pressed:
            kept = f"; the runs that were done are in {chosen.runs}" if chosen.runs is not None else ""
            raise Refused([f"stopped at once; nothing is told{kept}"], interrupt.code or INTERRUPTED) from pressed


def _carry_out(chosen: Plan, interrupt: Interrupt) -> int:
    try:
        before = read_runs(chosen.runs) if chosen.runs is not None else []
        if chosen.report:
            results, whole = before, True
        else:
            results, whole = _all_of(chosen, before, interrupt)
    except RunsError as error:
        raise Refused([f"--runs {error}"], FAILED) from error
    if chosen.report and not results:
        raise Refused([f"--runs {chosen.runs}: there is no run in it"], FAILED)
    order = {policy: number for number, policy in enumerate(chosen.policies)}
    results.sort(key=lambda run: (order.get(run.policy, len(order)), run.policy, run.temper, run.seed))
    _tell(chosen, results)
    if len({run.content for run in results}) > 1:
        tell("the runs were played with different versions of the game or its packs")
    if not whole:
        tell(f"stopped after {len(results)} runs; what is done is told")
        return interrupt.code or FAILED
    return 0


def _all_of(chosen: Plan, before: Sequence[Lived], interrupt: Interrupt) -> tuple[list[Lived], bool]:
    """Return the runs that were asked for, as far as they were played, and whether all were played and written."""
    years = _years(chosen)
    digest = content_digest(years[0].packs)
    known = {run.key: run for run in before}
    done = [known[key] for key in ((*key_of(year), digest) for year in years) if key in known]
    todo = [year for year in years if (*key_of(year), digest) not in known]
    played, whole = _play(todo, chosen, interrupt) if todo else ([], True)
    return [*done, *played], whole


def _years(chosen: Plan) -> list[Year]:
    """Return every run, those of one seed together, so that a sweep that is stopped has some of each."""
    packs = tuple(str(folder.resolve()) for folder in chosen.packs)
    return [
        Year(chosen.scenario, policy, seed, temper, chosen.axes, chosen.until_s, packs)
        for seed in chosen.seeds
        for policy in chosen.policies
        for temper in chosen.tempers
    ]


def _play(years: Sequence[Year], chosen: Plan, interrupt: Interrupt) -> tuple[list[Lived], bool]:
    """Return what came of the runs, each of which is written as it ends, and whether those are all.

    A signal to end, a lost process and a full disk end it sooner. Raises ``RunsError`` where the file of runs cannot be
    opened.
    """
    progress = Progress()
    results: list[Lived] = []
    written_too = True
    with ExitStack() as open_files:
        file = open_files.enter_context(RunsFile(chosen.runs)) if chosen.runs is not None else None
        try:
            for run in spread(lived, years, min(chosen.workers, len(years)), lambda: interrupt.asked):
                results.append(run)
                if file is not None:
                    file.add(run)
                share = len(results) / len(years)
                progress.show(share, f"{len(results)} of {len(years)} runs, {run.who} {run.seed}: {run.outcome}")
        except WorkerLost as lost:
            progress.clear()
            tell(str(lost))
        except RunsError as error:
            progress.clear()
            tell(f"{PROGRAM}: --runs {error}")
            written_too = False
        progress.clear()
    return results, written_too and len(results) == len(years)


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
    failed += printed(json if chosen.json == STDOUT else f"{as_told(report, details=chosen.details)}\n")
    if failed:
        raise Refused(failed, FAILED)
