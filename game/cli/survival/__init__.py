"""``survival``: a long game, seed after seed, under several policies: who lives, what was told, how it ends."""

from __future__ import annotations

import argparse

from game.cli.command import Command
from game.cli.complaints import Complaints
from game.cli.survival.words import describe


def carry_out(arguments: argparse.Namespace, complaints: Complaints) -> int:
    """Play every run and tell what came of them."""
    from game.cli.survival.playing import carry_out as play

    return play(arguments, complaints)


COMMAND = Command(
    "survival", "Play a long game many times: who lives, what was told, how it ends.", describe, carry_out
)
