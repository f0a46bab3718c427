"""``chronicle``: what a saved run will be remembered by, as pages to read."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.command import Command
from game.cli.complaints import FAILED, Complaints, Refused
from game.cli.destinations import STDOUT, Destinations, written
from game.cli.language import chosen, describe_language
from game.cli.packs import describe_packs, pack_folders, read_content
from game.cli.saves import save_file

if TYPE_CHECKING:
    from game.content.store import Content
    from game.session.session import Session
    from game.session.view import ChronicleLineView, ChronicleView, EndView, GraphView

BARS = "▁▂▃▄▅▆▇█"
COLUMNS = 60
"""Sols are put together so that a line of bars is no longer than this."""


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``chronicle``."""
    parser.add_argument("--save", metavar="FILE", help="the saved game")
    parser.add_argument("--out", metavar="FILE.md", default=STDOUT, help="where it is written; - is standard output")
    describe_language(parser)
    describe_packs(parser)
    parser.usage = "deferred chronicle --save FILE [--out FILE.md|-] [--language CODE]"
    parser.epilog = "Markdown. The same save gives the same chronicle. A game of a single night has none."


def tell(arguments: argparse.Namespace, complaints: Complaints) -> int:
    """Write the whole chronicle of a saved run."""
    if arguments.save is None:
        complaints.add("chronicle needs --save FILE")
    else:
        save_file(arguments.save, complaints)
    destinations = Destinations(complaints)
    destinations.spare("--save", arguments.save)
    out = destinations.file_or_stdout("--out", arguments.out)
    folders = pack_folders(arguments.pack, complaints)
    language = chosen(arguments.language, folders, complaints)
    content = read_content(folders, complaints)
    complaints.stop_if_any()
    if content is None:
        return FAILED
    from game.content.catalogues.translating import in_language
    from game.session.save import SaveError, read_save

    try:
        session = read_save(Path(arguments.save), content)
    except SaveError as error:
        raise Refused([str(error)], FAILED) from error
    session.speak(in_language(content, language))
    try:
        text = markdown(session)
    finally:
        session.close()
    if text is None:
        raise Refused([f"{arguments.save}: a game of a single night has no chronicle"], FAILED)
    if out is None or out == STDOUT:
        sys.stdout.write(text)
        return 0
    failed = written("--out", out, text)
    if failed:
        raise Refused(failed, FAILED)
    return 0


def markdown(session: Session) -> str | None:
    """Return the chronicle of a run as Markdown, in the language that it speaks; nothing where there is none."""
    chronicle = session.chronicle()
    if chronicle is None:
        return None
    say = Sayings(session.told)
    lines = [f"# {chronicle.title}", "", f"*{say.dates(chronicle.from_sol, chronicle.sol)}*", ""]
    lines += [*_end(say, session.end(), chronicle), *_pages(say, chronicle), *_days(say, chronicle.days)]
    lines += [*_year(say, chronicle), *_fates(say, chronicle)]
    return "\n".join(lines).rstrip() + "\n"


class Sayings:
    """The words between the pages, in the language of some content."""

    def __init__(self, told: Content) -> None:
        """Speak as the texts of this content do."""
        self._texts, self._tongue = told.texts, told.tongue

    def __call__(self, text: str, **values: str) -> str:
        """Return a text with values filled in; its own id where no pack has it."""
        return self._tongue.filled(self._texts[text].text, values) if text in self._texts else text

    def heading(self, text: str) -> tuple[str, str]:
        """Return the lines of a heading."""
        return f"## {self(text)}", ""

    def dates(self, first: int, last: int) -> str:
        """Return a sol, or the first and the last of several, to begin a line with."""
        told = self("ui.end.sols", first=str(first), last=str(last))
        if first == last:
            told = self("ui.end.sol", sol=str(last))
        return told[:1].upper() + told[1:]

    def row(self, sol: int, text: str) -> str:
        """Return a line of a list, with its sol."""
        return f"- {self.dates(sol, sol)}. {' '.join(text.split())}"


def _end(say: Sayings, end: EndView | None, chronicle: ChronicleView) -> Iterator[str]:
    """Yield how it ended, and what turned it."""
    if end is None:
        yield from (say("chronicle.goes_on"), "")
        return
    yield from (f"## {end.title}", "")
    for part in end.text.split("\n\n"):
        yield from (" ".join(part.split()), "")
    if chronicle.turns:
        yield from (f"### {say('ui.end.turns')}", "")
        yield from (say.row(turn.sol, turn.text) for turn in chronicle.turns)
        yield ""


def _pages(say: Sayings, chronicle: ChronicleView) -> Iterator[str]:
    if chronicle.pages:
        yield from say.heading("chronicle.pages")
    for page in chronicle.pages:
        yield from (f"### {page.title}", "", f"*{say.dates(page.from_sol, page.sol)}*", "")
        for part in page.paragraphs:
            yield from (part, "")


def _days(say: Sayings, days: tuple[ChronicleLineView, ...]) -> Iterator[str]:
    if days:
        yield from say.heading("ui.end.days")
        yield from (say.row(line.sol, line.text) for line in days)
        yield ""


def _year(say: Sayings, chronicle: ChronicleView) -> Iterator[str]:
    """Yield the picture of the year: each figure as a line of bars, with where it began, went and ended."""
    if not chronicle.graphs:
        return
    yield from say.heading("ui.end.year")
    columns = " | ".join(say(f"chronicle.column.{name}") for name in ("first", "least", "most", "last"))
    yield from (f"| | {columns} |", "| --- | --- | --- | --- | --- |")
    for graph in chronicle.graphs:
        told = [graph.values[0], min(graph.values), max(graph.values), graph.values[-1]]
        unit = f", {graph.unit}" if graph.unit else ""
        yield f"| {graph.title}{unit} | {' | '.join(graph.figure(value) for value in told)} |"
    yield from ("", "```text")
    width = max(len(graph.title) for graph in chronicle.graphs)
    yield from (f"{graph.title:<{width}}  {bars(graph)}" for graph in chronicle.graphs)
    yield from ("```", "")


def bars(graph: GraphView) -> str:
    """Return a figure over the run as a line of bars, from its least to its most."""
    count = min(COLUMNS, len(graph.values))
    edges = [len(graph.values) * column // count for column in range(count + 1)]
    means = [sum(graph.values[first:last]) / (last - first) for first, last in pairwise(edges)]
    low, high = min(means), max(means)
    if high <= low:
        return BARS[0] * count
    return "".join(BARS[min(len(BARS) - 1, int((mean - low) / (high - low) * len(BARS)))] for mean in means)


def _fates(say: Sayings, chronicle: ChronicleView) -> Iterator[str]:
    if chronicle.fates:
        yield from say.heading("ui.end.fates")
    for fate in chronicle.fates:
        yield f"- **{fate.name}**, {fate.role}. {fate.text}"
    yield ""


COMMAND = Command("chronicle", "Tell what a saved run will be remembered by.", describe, tell)
