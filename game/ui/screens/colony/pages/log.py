"""The whole log that the control room still has, with a filter."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from game.session.view import ColonyView, LogLine
from game.ui.figures import clock, sol_name
from game.ui.screens.colony.pages.page import Desk, Page
from game.ui.screens.colony.pages.searching import has_words
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Flex, Row, Shrink
from game.ui.toolkit.messages import Chosen, Message, Submitted, Written
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.widgets.field import Field
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.toolkit.widgets.table import Table
from game.ui.toolkit.widgets.table_data import Cell, TableColumn, TableRow
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import say

TABLE = "lines"
FILTERS = ("all", "grave", "here")
"""Everything, what harms or will, what is about the chosen module."""


class LogModel(Struct, frozen=True):
    """What the page shows."""

    rows: tuple[TableRow, ...]
    filter: str


def log_model(
    view: ColonyView,
    kind: str,
    words: str,
    module: str,
    kept: tuple[TableRow, ...],
    unlogged: frozenset[str] = frozenset(),
) -> LogModel:
    """The lines that pass: of a kind, with ``words`` in them, of no alarm in ``unlogged``. The newest first."""
    names = {each.id: each.name for each in view.modules}
    rows = tuple(
        _row(key, line, names)
        for key, line in reversed(_numbered(view.log))
        if _passes(line, kind, module) and line.alarm not in unlogged and has_words(line.text, words)
    )
    return LogModel(kept if kept == rows else rows, kind)


def _passes(line: LogLine, kind: str, module: str) -> bool:
    if kind == "grave":
        return line.tone in ("danger", "caution")
    return kind != "here" or line.module == module


def _numbered(lines: tuple[LogLine, ...]) -> list[tuple[str, LogLine]]:
    """Return each line with what it is known by, however many come after it or are dropped before."""
    counts = Counter[float]()
    found = []
    for line in lines:
        counts[line.time_s] += 1
        found.append((f"{line.time_s!r} {counts[line.time_s]}", line))
    return found


def _row(key: str, line: LogLine, names: dict[str, str]) -> TableRow:
    tone = "text" if line.tone == "plain" else line.tone
    return TableRow(
        ("line", line.module, key),
        (
            Cell(say("ui.saves.when", sol=sol_name(line.time_s), time=clock(line.time_s, seconds=True)), "dim"),
            Cell(line.text, tone),
            Cell(names.get(line.module, ""), "dim"),
        ),
    )


def build_log(model: LogModel) -> Element:
    """A headline, the filter, and the lines."""
    columns = (
        TableColumn("time", say("ui.log.time"), 160, sortable=False),
        TableColumn("text", say("ui.log.what"), 330, 1.0, sortable=False),
        TableColumn("where", say("ui.log.where"), 130),
    )
    options = tuple(Option(name, say(f"ui.log.{name}")) for name in FILTERS)
    head = Row(
        (
            Flex(strong(say("ui.rail.log"), "display")),
            Toggles("log_filter", options, model.filter),
            Flex(Field("log_words", hint=say("ui.log.hint")), share=0.6, least=180),
        ),
        gap=16,
    )
    table = Table(TABLE, columns, model.rows, empty=say("ui.log.none"))
    return Column((head, Label(say("ui.log.line"), "body", "dim"), Shrink(table)), gap=14)


class LogPage(Page):
    """The log."""

    home = ("log", TABLE)

    def __init__(self, desk: Desk) -> None:
        self._panel: ElementPanel[LogModel] = ElementPanel("log", build_log, background="ground")
        super().__init__(desk, self._panel)
        self.filter = "all"
        """Which lines are shown."""
        self.words = ""
        """Words that the lines must have."""

    def look(self, view: ColonyView) -> None:
        """Fill it, using again the rows that say the same."""
        thing = self.desk.selection
        kept = self._panel.model.rows if self._panel.model is not None else ()
        module = thing.id if thing is not None and thing.kind == "module" else ""
        self._panel.show(log_model(view, self.filter, self.words, module, kept, self.desk.unlogged))

    def answer(self, message: Message) -> bool:
        """Another filter, or other words."""
        if isinstance(message, Chosen) and message.key == "log_filter":
            self.filter = message.option
        elif isinstance(message, (Written, Submitted)) and message.key == "log_words":
            self.words = message.text
        else:
            return False
        self.desk.refresh_now()
        return True
