"""The page of stories in the middle: what is told now, answers, promises, and the chronicle."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from game.session.view import ColonyView
from game.session.view.story import ChronicleLineView, OutcomeView, StoryPromiseView, StoryView
from game.ui.figures import capital
from game.ui.screens.colony.pages.book import Rows
from game.ui.screens.colony.pages.story_spread import Read, Told, page_spread, spread
from game.ui.screens.colony.story.reading import Measure
from game.ui.toolkit.element import Element, Rule, Space
from game.ui.toolkit.layout import Column, Fixed, Flex, Row, Shrink
from game.ui.toolkit.messages import Key
from game.ui.toolkit.widgets.label import Label, strong, told
from game.ui.toolkit.widgets.table import Table
from game.ui.toolkit.widgets.table_data import Cell, TableColumn, TableRow
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import say

TABLE = "story_table"
PART = ("part", "story")
PARTS = ("pages", "answers", "vows", "chronicle")
FILTERS = ("all", "decided", "grave", "good")
"""Every line, what a decision led to, what did harm or nearly, what went well."""
MOST_LINES = 160
_STATES = {"open": "text", "kept": "good", "broken": "danger"}


class StoryModel(Struct, frozen=True):
    """What the page shows."""

    part: str
    counts: tuple[int, ...]
    told: Told | None = None
    read: Read | None = None
    rows: Rows = ()
    chosen: Key | None = None
    lines: tuple[ChronicleLineView, ...] = ()
    filter: str = "all"


def chosen_lines(lines: Sequence[ChronicleLineView], kind: str) -> tuple[ChronicleLineView, ...]:
    """The newest lines of a kind."""
    passing = (line for line in lines if _passes(line, kind))
    return tuple(line for _, line in zip(range(MOST_LINES), passing, strict=False))


def _passes(line: ChronicleLineView, kind: str) -> bool:
    match kind:
        case "decided":
            return line.decision_sol is not None
        case "grave":
            return line.tone in ("danger", "caution")
        case "good":
            return line.tone == "good"
        case _:
            return True


def answer_rows(outcomes: Sequence[OutcomeView]) -> Rows:
    """One row for each page that was answered, the newest first."""
    return tuple(
        TableRow(
            ("answer", row.storylet, row.sol),
            (
                Cell(say("ui.figure.sol", sol=str(row.sol)), "dim", order=row.sol),
                Cell(row.title, strong=True),
                Cell(
                    say("ui.story.unanswered") if row.silent else row.option,
                    "caution" if row.silent else "text",
                    below=row.option if row.silent else "",
                ),
            ),
            tip=row.option,
        )
        for row in outcomes
    )


def vow_rows(promises: Sequence[StoryPromiseView]) -> Rows:
    """One row for each promise that was given on a page."""
    return tuple(
        TableRow(
            ("vow", row.id, row.made_sol),
            (
                Cell(row.what, strong=row.state == "open", below=row.to),
                Cell(say("ui.figure.sol", sol=str(row.made_sol)), "dim", order=row.made_sol),
                Cell(say("ui.figure.sol", sol=str(row.due_sol)), order=row.due_sol),
                Cell(say(f"ui.vow.{row.state}"), _STATES.get(row.state, "text")),
            ),
            tip=row.what,
        )
        for row in promises
    )


def build_story(model: StoryModel) -> Element:
    """A headline with the parts, and the part that is open."""
    options = tuple(
        Option(part, say(f"ui.story.{part}") + (f" {count}" if count else ""))
        for part, count in zip(PARTS, model.counts, strict=True)
    )
    head = Row((Flex(strong(say("ui.rail.story"), "display")), Toggles(PART, options, model.part)), gap=16)
    match model.part:
        case "pages":
            return Column((head, Rule(), Space(2), _pages(model)), gap=14)
        case "chronicle":
            kinds = tuple(Option(kind, say(f"ui.story.lines.{kind}")) for kind in FILTERS)
            return Column((head, Toggles(("draft", "lines"), kinds, model.filter), _lines(model.lines)), gap=14)
        case "vows":
            table = Table(
                TABLE, _vow_columns(), model.rows, two_lines=True, chosen=model.chosen, empty=say("ui.story.no_vows")
            )
        case _:
            table = Table(
                TABLE,
                _answer_columns(),
                model.rows,
                two_lines=True,
                chosen=model.chosen,
                empty=say("ui.story.no_answers"),
            )
    return Column((head, Shrink(table)), gap=14)


def _pages(model: StoryModel) -> Element:
    if model.read is not None:
        read = model.read
        words = (
            Label(say("ui.story.followed"), "small", "dim"),
            strong(read.title, "display"),
            Label(say("ui.story.you_said", option=read.option), "body", "works"),
            *(told(part) for part in read.text.split("\n\n")),
        )
        return spread(read.picture, words)
    if model.told is None:
        return Measure(told(say("ui.story.nothing"), tone="dim"))
    return page_spread(model.told)


def _lines(lines: tuple[ChronicleLineView, ...]) -> Element:
    """The chronicle, each sol named once."""
    if not lines:
        return Measure(told(say("ui.story.no_lines"), tone="dim"))
    rows: list[Element] = []
    before = -1
    for line in lines:
        if line.sol != before and rows:
            rows.append(Rule())
        sol = say("ui.figure.sol", sol=str(line.sol)) if line.sol != before else ""
        before = line.sol
        tone = "text" if line.tone == "plain" else line.tone
        text: tuple[Element, ...] = (told(line.text, "lead", tone),)
        if line.decision_sol is not None and line.decision_sol != line.sol:
            text += (Label(say("ui.story.of_decision", sol=str(line.decision_sol)), "small", "quiet"),)
        rows.append(
            Row((Fixed(strong(sol, "body", "dim"), 76), Flex(Column(text, gap=0))), cross="start", breaks=False)
        )
    return Measure(Column(tuple(rows), gap=8), 800.0)


def _answer_columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn("sol", say("ui.story.sol"), 90),
        TableColumn("title", say("ui.story.title"), 200, 1.0),
        TableColumn("answer", say("ui.story.answer"), 240, 1.4),
    )


def _vow_columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn("what", say("ui.story.promised"), 300, 2.0),
        TableColumn("made", say("ui.story.made"), 90, 0.2),
        TableColumn("due", say("ui.story.due"), 90, 0.2),
        TableColumn("state", say("ui.story.state"), 90, 0.2),
    )


def vows_of(view: ColonyView) -> tuple[StoryPromiseView, ...]:
    """What was promised on pages and to the council: what is open by date, then the rest, the newest first."""
    if view.story is None:
        return ()
    found = list(view.story.promises)
    if view.council is not None:
        names = {each.id: each.name for each in view.council.factions}
        found += [
            StoryPromiseView(
                f"council {each.number}",
                capital(each.text),
                names.get(each.faction, each.faction),
                each.made_sol,
                each.due_sol,
                each.state,
            )
            for each in view.council.promises
        ]
    waiting = sorted((each for each in found if each.state == "open"), key=lambda each: each.due_sol)
    over = sorted((each for each in found if each.state != "open"), key=lambda each: -each.due_sol)
    return (*waiting, *over)


def part_counts(story: StoryView, vows: Sequence[StoryPromiseView]) -> tuple[int, ...]:
    """How many there are in each part; nothing where a number would say nothing."""
    return (len(story.pages), 0, sum(row.state == "open" for row in vows), 0)
