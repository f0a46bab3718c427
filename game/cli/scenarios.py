"""``scenarios``: what can be played."""

from __future__ import annotations

import argparse
import textwrap

from game.cli.command import Command
from game.cli.complaints import Complaints
from game.cli.packs import describe_packs, pack_folders, read_content

WIDTH = 100
INDENT = "    "


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``scenarios``."""
    describe_packs(parser)


def carry_out(arguments: argparse.Namespace, complaints: Complaints) -> int:
    """List every scenario in the order of the page of new games."""
    content = read_content(pack_folders(arguments.pack, complaints), complaints)
    complaints.stop_if_any()
    if content is None:
        return 1
    for scenario in sorted(content.scenarios.values(), key=lambda scenario: scenario.order):
        length = "" if scenario.length_h is None else f", {scenario.length_h:g} h"
        print(f"{scenario.id}  {scenario.name}{length}{', bare' if scenario.bare else ''}")
        for line in textwrap.wrap(" ".join(scenario.summary.split()), WIDTH, break_long_words=False):
            print(INDENT + line)
    return 0


COMMAND = Command("scenarios", "List what can be played.", describe, carry_out)
