"""``bench``: the figures of the project's page, on this machine."""

from __future__ import annotations

import argparse
import sys

from game.cli.bench.names import NAMES
from game.cli.command import Command
from game.cli.complaints import FAILED, Complaints, Refused
from game.cli.destinations import STDOUT, Destinations, written
from game.cli.naming import unknown


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``bench``."""
    parser.add_argument("--json", metavar="FILE", help="write a list of {name, value, unit}; - is standard output")
    parser.add_argument("--only", metavar="NAME...", nargs="+", help="measure these alone")
    width = max(len(name) for name in NAMES)
    parser.usage = "deferred bench [--json FILE|-] [--only NAME...]"
    parser.epilog = "names:\n" + "\n".join(f"  {name:<{width}}  {meaning}" for name, meaning in NAMES.items())


def carry_out(arguments: argparse.Namespace, complaints: Complaints) -> int:
    """Measure, tell progress on standard error, and write what was found."""
    wanted = tuple(NAMES) if arguments.only is None else tuple(dict.fromkeys(arguments.only))
    for name in wanted:
        if name not in NAMES:
            complaints.add(unknown("measure", name, list(NAMES), "measures"))
    json = Destinations(complaints).file_or_stdout("--json", arguments.json)
    complaints.stop_if_any()
    from game.cli.bench.measures import measured
    from game.cli.outcome import as_text

    found = []
    for figure in measured(wanted, lambda said: print(said, file=sys.stderr, flush=True)):
        found.append({"name": figure.name, "value": figure.value, "unit": figure.unit})
        if json != STDOUT:
            print(f"{figure.name:<14} {figure.value:>14,.3f} {figure.unit}", flush=True)
    if json == STDOUT:
        sys.stdout.write(as_text(found))
    elif json is not None:
        failed = written("--json", json, as_text(found))
        if failed:
            raise Refused(failed, FAILED)
    return 0


COMMAND = Command("bench", "Measure how fast and how large the game is on this machine.", describe, carry_out)
