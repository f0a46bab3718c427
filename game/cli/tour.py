"""``tour``: a picture of each screen."""

from __future__ import annotations

import argparse
import os

from game.cli import values
from game.cli.command import Command
from game.cli.complaints import FAILED, Complaints, Refused
from game.cli.destinations import Destinations
from game.cli.language import chosen, describe_language
from game.cli.packs import describe_packs, pack_folders, read_content


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``tour``."""
    parser.add_argument("--out", metavar="DIR", help="folder for the pictures; made where it is missing")
    parser.add_argument(
        "--size", metavar="WxH", default="1920x1080", help="size of each picture; 1920x1080 if not given"
    )
    parser.add_argument("--scale", metavar="S", default="1", help="interface scale, 1 to 2; 1 if not given")
    describe_language(parser)
    describe_packs(parser)
    parser.usage = "deferred tour --out DIR [--size WxH] [--scale S] [--language CODE] [--pack DIR]..."
    parser.epilog = "Needs no screen."


def carry_out(arguments: argparse.Namespace, complaints: Complaints) -> int:
    """Draw every screen on a lively colony."""
    size_px = values.size_px("--size", arguments.size, complaints)
    scale = values.scale("--scale", arguments.scale, complaints)
    if arguments.out is None:
        complaints.add("tour needs --out DIR")
    out = Destinations(complaints).folder("--out", arguments.out)
    packs = pack_folders(arguments.pack, complaints)
    language = chosen(arguments.language, packs, complaints)
    if packs:
        read_content(packs, complaints)  # its mistakes are told here; the pictures are drawn of what is read again
    complaints.stop_if_any()
    if out is None or size_px is None or scale is None:
        raise Refused(["nothing to draw"], FAILED)
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.ui.toolkit.actions import UnusableBindings
    from game.ui.tour import write_pictures

    try:
        pictures = list(write_pictures(out, size_px, scale, packs, language))
    except UnusableBindings as error:
        raise Refused([str(error)], FAILED) from error
    except OSError as error:
        raise Refused([f"--out {out}: cannot be written: {error.strerror or error}"], FAILED) from error
    for path in pictures:
        print(path)
    return 0


COMMAND = Command("tour", "Write a picture of each screen.", describe, carry_out)
