"""``language``: catalogues of translations, and the choice of one."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.command import Command
from game.cli.complaints import FAILED, Complaints, Refused
from game.cli.destinations import Destinations
from game.cli.packs import describe_packs, pack_folders, read_content
from game.content.catalogues.tongue import ENGLISH_CODE, PSEUDO_CODE
from game.locations import PARTIAL, core_pack_dir

if TYPE_CHECKING:
    from game.content.catalogues.po import Catalogue

_TOLD = 3
"""Lines that are named of those that cannot be kept."""


def describe_language(parser: argparse.ArgumentParser) -> None:
    """Add ``--language CODE``."""
    parser.add_argument("--language", metavar="CODE", help="language to tell it in: en, or one that some pack speaks")


def chosen(word: str | None, packs: Sequence[Path], complaints: Complaints, option: str = "--language: ") -> str:
    """Return the language that is meant; one that no pack speaks is complained of, with those that there are."""
    if word is None or word == ENGLISH_CODE:
        return ENGLISH_CODE
    from game.content.catalogues.translating import UnknownLanguage, check_known

    try:
        check_known(word, (core_pack_dir(), *packs))
    except UnknownLanguage as error:
        complaints.add(f"{option}{error}")
        return ENGLISH_CODE
    return word


def describe_extract(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``language extract``."""
    describe_packs(parser)
    parser.add_argument("--out", metavar="FILE", help="catalogue to write; one that is there keeps what was translated")
    parser.usage = "deferred language extract --out FILE [--pack DIR]..."
    parser.epilog = (
        "Every text of the packs is written with its key. A catalogue that is there already is brought up to date: its"
        "\ntranslations and comments stay; where the English text has changed the translation is marked fuzzy, with"
        "\nwhat it was before, and what is in no pack any more is kept as obsolete (#~). A file that is no catalogue is"
        "\nleft as it is."
        "\n\nexit codes: 0 written; 1 packs with mistakes, or a file that cannot be read, kept or written; 2 words that"
        "\nwere not understood."
    )


def extract(arguments: argparse.Namespace, complaints: Complaints) -> int:
    """Write a catalogue of every text."""
    from game.content.catalogues.po import written
    from game.content.catalogues.updating import brought_up_to_date
    from game.writing import write_whole

    content = read_content(pack_folders(arguments.pack, complaints), complaints)
    if arguments.out is None:
        complaints.add("language extract needs --out FILE")
    out = Destinations(complaints).plain_file("--out", arguments.out, partial=PARTIAL)
    before = None if out is None else _there(out, complaints)
    complaints.stop_if_any()
    if out is None or content is None or before is None:
        return FAILED
    catalogue = brought_up_to_date(before, content)
    try:
        write_whole(out, written(catalogue).encode())
    except OSError as error:
        raise Refused([f"--out {out}: cannot be written: {error.strerror}; it is left as it was"], FAILED) from error
    rows = catalogue.messages
    obsolete, fuzzy = sum(row.obsolete for row in rows), sum(row.fuzzy and not row.obsolete for row in rows)
    print(f"{len(rows) - obsolete} texts written to {out}")
    if fuzzy:
        print(f"{fuzzy} fuzzy: look at each, and take the mark away")
    if obsolete:
        print(f"{obsolete} kept as obsolete, since none of these packs has them; is a --pack missing?")
    return 0


def _there(path: Path, complaints: Complaints) -> Catalogue | None:
    """Return the catalogue that is to be brought up to date, an empty one where there is none.

    Nothing, and a complaint, where a file is there that cannot be kept: what is not understood would be lost.
    """
    from game.content.catalogues.files import read_catalogue
    from game.content.catalogues.po import Catalogue

    try:
        if not path.exists() or not path.stat().st_size:
            return Catalogue()
        found = read_catalogue(path)
    except UnicodeDecodeError:
        why = "it is no text in UTF-8"
    except OSError as error:
        why = f"it cannot be read: {error.strerror}"
    except ValueError as error:
        why = f"it {error}"
    else:
        if not found.unread and (found.messages or found.header):
            return found
        why = "it is no catalogue"
        if found.unread and (found.messages or found.header):
            why = ", and ".join(f"line {line} {reason}" for line, reason in found.unread[:_TOLD])
    complaints.add_content([f"--out {path} is left as it is, since {why}: mend that, or name another file"])
    return None


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
        chosen(arguments.language, folders, complaints, option="")
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
