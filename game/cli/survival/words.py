"""The words of ``survival``, and what they come to."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NamedTuple

from game.balance.policies import POLICIES
from game.cli import values
from game.cli.complaints import FAILED, Complaints, Refused
from game.cli.destinations import Destinations
from game.cli.packs import check_scenario, describe_packs, pack_folders, read_content

USUAL = "first_year"


class Plan(NamedTuple):
    """A sweep that can be carried out: every word was understood and every file can be written."""

    scenario: str
    policies: tuple[str, ...]
    tempers: tuple[str, ...]
    seeds: range
    workers: int
    axes: tuple[tuple[str, str], ...]
    until_s: float | None
    packs: tuple[Path, ...]
    runs: Path | None
    report: bool
    details: bool
    json: Path | str | None
    picture: Path | None


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``survival``."""
    parser.add_argument("--scenario", metavar="ID", default=USUAL, help=f"{USUAL} if not given")
    describe_packs(parser)
    usual = "idle,reactive,planner"
    known = f"of {', '.join(POLICIES)}; {usual.replace(',', ', ')} if not given"
    parser.add_argument("--policies", metavar="NAME,...", default=usual, help=known)
    values.describe_temper(parser, "--tempers", "NAME,...")
    parser.add_argument("--seeds", metavar="N", default="3", help="seeds 1 to N, or FROM-TO; 3 if not given")
    parser.add_argument("--workers", metavar="K", help="processes; as many as there are processors if not given")
    values.describe_axes(parser)
    parser.add_argument("--until", metavar="TIME", help="play only so long, as 90sols")
    parser.add_argument(
        "--runs", metavar="FILE", help="add each run to this file as it ends, and play none that is in it"
    )
    parser.add_argument("--report", action="store_true", help="play nothing; tell of all runs in the file of --runs")
    parser.add_argument("--details", action="store_true", help="also tell of each storylet and each answer")
    parser.add_argument("--picture", metavar="FILE.svg", help="draw the year: middle run and the band of most others")
    parser.add_argument("--json", metavar="FILE", help="write the tables and every run as JSON; - is standard output")
    parser.usage = "deferred survival [options]"
    parser.epilog = (
        "The first table tells the share of the people who live through it, in the mean and in the worst run, mean and"
        "\nmedian of the dead, the share of runs that a player would call won, crises, the hours of upkeep overdue and"
        "\nwhat Earth thinks at the end, CPU seconds in the mean and at most, and the most memory of a process; then"
        "\nhow the runs ended and of what people died; then what the story did: how much was told, how much time passed"
        "\nin each band of intensity, what was never told, told twice, or told too soon after something alike."
        "\nCtrl-C ends it after the runs in hand, and tells what is done; with --runs the next call goes on from there."
        "\n\nexit codes: 0 done; 1 packs with mistakes, or a file that could not be read or written; 2 words that were"
        "\nnot understood; 130 Ctrl-C, 143 SIGTERM, 129 SIGHUP."
    )


def _runs(arguments: argparse.Namespace, destinations: Destinations) -> Path | None:
    """Return the file of runs, which is only read where nothing is played."""
    if not arguments.report or arguments.runs is None:
        return destinations.plain_file("--runs", arguments.runs)
    destinations.spare("--runs", arguments.runs)
    return Path(arguments.runs)


def plan(arguments: argparse.Namespace, complaints: Complaints) -> Plan:
    """Return what is to be done. Raises ``Refused`` with everything that is wrong."""
    seeds = values.seeds("--seeds", arguments.seeds, values.MOST_SEEDS, complaints)
    workers = values.workers(arguments.workers, complaints)
    policies = values.policies(arguments.policies, POLICIES, complaints)
    tempers = values.tempers("--tempers", arguments.tempers, complaints)
    until_s = None if arguments.until is None else values.duration_s("--until", arguments.until, complaints)
    destinations = Destinations(complaints)
    runs = _runs(arguments, destinations)
    json = destinations.file_or_stdout("--json", arguments.json)
    picture = destinations.file("--picture", arguments.picture)
    if picture is not None and picture.suffix.lower() != ".svg":
        complaints.add(f"--picture {arguments.picture}: give it a name that ends in .svg")
    if arguments.report and arguments.runs is None:
        complaints.add("--report needs --runs FILE")
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
        tempers=tempers,
        seeds=seeds,
        workers=workers,
        axes=tuple(axes.items()),
        until_s=until_s,
        packs=folders,
        runs=runs,
        report=arguments.report,
        details=arguments.details,
        json=json,
        picture=picture,
    )
