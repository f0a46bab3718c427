"""``play``: the game in its window."""

from __future__ import annotations

import argparse

from game.cli import values
from game.cli.command import Command
from game.cli.complaints import FAILED, Complaints, Refused
from game.cli.language import chosen, describe_language
from game.cli.packs import check_scenario, describe_packs, pack_folders, read_content
from game.cli.window import NO_SCREEN, prepare, screen_missing


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``play``."""
    describe_packs(parser)
    describe_language(parser)
    parser.add_argument("--scenario", metavar="ID", help="begin this one at once instead of on the title page")
    parser.add_argument("--seed", metavar="N", help="of the first game, any whole number from 0; drawn if not given")
    parser.add_argument("--size", metavar="WxH", help="size of the window, as 1920x1080")
    parser.add_argument("--scale", metavar="S", help="interface scale, 1 to 2")
    parser.add_argument("--fullscreen", action="store_true", help="fill the screen")
    parser.add_argument("--exit-after-first-frame", action="store_true", help=argparse.SUPPRESS)  # for `bench`


def carry_out(arguments: argparse.Namespace, complaints: Complaints) -> int:
    """Open the window and stay until it is closed."""
    seed = None if arguments.seed is None else values.seed("--seed", arguments.seed, complaints)
    size_px = None if arguments.size is None else values.size_px("--size", arguments.size, complaints)
    scale = None if arguments.scale is None else values.scale("--scale", arguments.scale, complaints)
    packs = pack_folders(arguments.pack, complaints)
    language = None if arguments.language is None else chosen(arguments.language, packs, complaints)
    if packs or arguments.scenario is not None:
        # Mistakes are told here, where there is a terminal to tell them on; the window reads the packs again.
        content = read_content(packs, complaints)
        if arguments.scenario is not None:
            check_scenario(arguments.scenario, content, packs, complaints)
    complaints.stop_if_any()
    if screen_missing():
        raise Refused([NO_SCREEN], FAILED)
    prepare()
    from game.ui.app import NoScreen, play
    from game.ui.toolkit.actions import UnusableBindings

    try:
        return play(
            packs,
            arguments.scenario,
            seed,
            size_px=size_px,
            scale=scale,
            fullscreen=arguments.fullscreen,
            language=language,
            exit_after_first_frame=arguments.exit_after_first_frame,
        )
    except NoScreen as error:
        raise Refused([f"{NO_SCREEN} ({error})"], FAILED) from error
    except UnusableBindings as error:
        raise Refused([str(error)], FAILED) from error


COMMAND = Command("play", "Open the game's window; the command when none is named.", describe, carry_out)
