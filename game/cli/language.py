"""``language``: catalogues of translations, and the choice of one."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from game.cli.command import Command
from game.cli.complaints import FAILED, Complaints
from game.cli.destinations import Destinations
from game.cli.packs import describe_packs, pack_folders, read_content
from game.content.catalogues.tongue import ENGLISH_CODE, PSEUDO_CODE
from game.locations import core_pack_dir


def describe_language(parser: argparse.ArgumentParser) -> None:
    """Add ``--language CODE``."""
    parser.add_argument("--language", metavar="CODE", help="language to tell it in: en, or one that some pack speaks")


def chosen(word: str | None, packs: Sequence[Path], complaints: Complaints) -> str:
    """Return the language that is meant; one that no pack speaks is complained of, with those that there are."""
    if word is None or word == ENGLISH_CODE:
        return ENGLISH_CODE
    from game.content.catalogues.translating import UnknownLanguage, check_known

    try:
        check_known(word, (core_pack_dir(), *packs))
    except UnknownLanguage as error:
        complaints.add(f"--language: {error}")
        return ENGLISH_CODE
    return word


def describe_extract(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``language extract``."""
    describe_packs(parser)
    parser.add_argument("--out", metavar="FILE", help="catalogue to write; one that is there keeps its translations")
    parser.usage = "deferred language extract --out FILE [--pack DIR]..."
    parser.epilog = (
        "Every text of the packs is written with its key; a .po that is there already is brought up to date."
    )


def extract(arguments: argparse.Namespace, complaints: Complaints) -> int:
    """Write a catalogue of every text."""
    from game.content.catalogues.checking import template
    from game.content.catalogues.files import read_catalogue

    content = read_content(pack_folders(arguments.pack, complaints), complaints)
    if arguments.out is None:
        complaints.add("language extract needs --out FILE")
    out = Destinations(complaints).plain_file("--out", arguments.out)
    complaints.stop_if_any()
    if out is None or content is None:
        return FAILED
    try:
        before = read_catalogue(out) if out.is_file() else None
        text = template(content, before)
        out.write_text(text, encoding="utf-8")
    except (OSError, ValueError) as error:
        complaints.add_content([f"{out}: {error}"])
        complaints.stop_if_any()
        return FAILED
    print(f"{text.count('msgctxt ')} texts written to {out}")
    return 0


def describe_check(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``language check``."""
    parser.add_argument("language", metavar="CODE", help="language whose catalogues are looked through")
    describe_packs(parser)
    parser.epilog = "exit codes: 0 complete; 1 something is missing, fuzzy, obsolete or broken; 2 no such language."


def check(arguments: argparse.Namespace, complaints: Complaints) -> int:
    """Tell what a language leaves out, and what is wrong with its catalogues."""
    from game.content.catalogues.checking import language_problems, summary

    folders = pack_folders(arguments.pack, complaints)
    if arguments.language in (ENGLISH_CODE, PSEUDO_CODE):
        complaints.add(f"{arguments.language} has no catalogue that could lack anything; name another language")
    else:
        chosen(arguments.language, folders, complaints)
    complaints.stop_if_any()
    content = read_content(folders, complaints)
    complaints.stop_if_any()
    if content is None:
        return FAILED
    found = language_problems(content, arguments.language)
    for problem in found:
        print(problem.render())
    print(summary(found, content))
    return FAILED if found else 0


EXTRACT = Command("language extract", "Write a catalogue of every text, to be translated.", describe_extract, extract)
CHECK = Command("language check", "Tell what a language leaves out, with file and line.", describe_check, check)
