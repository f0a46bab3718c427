"""``mods``: tools for those who write packs."""

from __future__ import annotations

import argparse

from game.cli.command import Command
from game.cli.complaints import FAILED, Complaints, Refused
from game.cli.destinations import Destinations
from game.cli.packs import describe_packs, pack_folders
from game.locations import core_pack_dir


def describe_check(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``mods check``."""
    parser.add_argument("folder", metavar="DIR", nargs="*", help="folder of a pack; none: the base game alone")
    describe_packs(parser)
    parser.usage = "deferred mods check [DIR...]"
    parser.epilog = (
        "a warning is no mistake: it names what can hardly be meant."
        "\n\nexit codes: 0 no mistakes; 1 mistakes, each told with file and line; 2 a folder that is not there."
    )


def check(arguments: argparse.Namespace, complaints: Complaints) -> int:
    """Tell every mistake in the packs, read on top of the base game."""
    from game.content.catalogues.checking import catalogue_problems
    from game.content.loading import Report, check_packs
    from game.story.storylets.lint.checking import problems, warnings

    folders = pack_folders([*arguments.folder, *arguments.pack], complaints)
    complaints.stop_if_any()
    report = check_packs(folders, core_pack_dir())
    if report.content is not None:
        for warning in warnings(report.content):
            print(f"warning: {warning.render()}")
        found = (*problems(report.content), *catalogue_problems(report.content))
        report = Report(found, None) if found else report
    print(report.render())
    return 0 if report.ok else FAILED


def describe_schema(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``mods schema``."""
    parser.add_argument("--out", metavar="DIR", help="folder to write into; made where it is missing")
    parser.usage = "deferred mods schema --out DIR"


def schema(arguments: argparse.Namespace, complaints: Complaints) -> int:
    """Write the JSON Schemas of the data files."""
    from game.content.schemas import write_schemas

    if arguments.out is None:
        complaints.add("mods schema needs --out DIR")
    out = Destinations(complaints).folder("--out", arguments.out)
    complaints.stop_if_any()
    if out is None:
        return FAILED
    try:
        written = write_schemas(out)
    except OSError as error:
        raise Refused([f"--out {out}: cannot be written: {error.strerror or error}"], FAILED) from error
    print(f"{len(written)} files written to {out}")
    return 0


CHECK = Command("mods check", "Tell every mistake in packs, with file and line.", describe_check, check)
SCHEMA = Command("mods schema", "Write JSON Schemas of the data files for editors.", describe_schema, schema)
