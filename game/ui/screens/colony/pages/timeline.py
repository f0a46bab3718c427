"""What comes: ships, storms, services, ends of works and of training, and what was put off, along one axis of time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from game.session.view import ColonyView
from game.session.view.upkeep import UpkeepRow, UpkeepView
from game.ui.screens.colony.pages.book import NOTHING, AsideModel, BookPage, Rows, same
from game.ui.screens.colony.pages.page import Desk
from game.ui.screens.colony.pages.timeline_entries import KINDS, Entry, entries
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Flex, Row, Shrink
from game.ui.toolkit.messages import CellActivated, CellFocused, Key, Message, Nudged
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.widgets.button import Button
from game.ui.toolkit.widgets.chart import Tick
from game.ui.toolkit.widgets.label import Fact, Facts, Label, strong
from game.ui.toolkit.widgets.lanes import Lane, Lanes
from game.ui.toolkit.widgets.lanes_places import LaneMark
from game.ui.toolkit.widgets.table import Table
from game.ui.toolkit.widgets.table_data import Cell, TableColumn, TableRow, TableState
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import say

LANES = "coming_lanes"
TABLE = "coming_table"
SPANS = (10, 40, 120, 400)
"""How many sols can be shown."""
_TICKS = 8
_STEPS = 10
"""Into how many steps services are counted."""


class TimelineModel(Struct, frozen=True):
    """What the page shows."""

    sol: int
    span: int
    kind: str
    """Which kind is shown, or ``all``."""
    marks: tuple[LaneMark, ...]
    rows: Rows
    chosen: Key | None


def timeline_model(
    view: ColonyView, found: Sequence[Entry], span: int, kind: str, chosen: Key | None, kept: Rows
) -> TimelineModel:
    """The entries of a kind within a span, as marks and as rows."""
    shown = [entry for entry in found if entry.at <= span and kind in ("all", entry.kind)]
    marks = tuple(
        LaneMark(
            entry.key,
            entry.kind,
            entry.at,
            entry.title,
            _tone(entry),
            entry.until,
            f"{when(view.sol, entry)}\n{entry.line}",
        )
        for entry in shown
    )
    rows = tuple(_row(view.sol, entry) for entry in shown)
    return TimelineModel(view.sol, span, kind, marks, same(rows, kept), chosen)


def _tone(entry: Entry) -> str:
    return KINDS[entry.kind] if entry.tone == "dim" else entry.tone


def when(sol: int, entry: Entry) -> str:
    """When something comes, in sols; between two where that is all that is known."""
    first = int(sol + entry.at)
    if entry.until is None:
        return say("ui.figure.sol", sol=str(first))
    last = int(sol + entry.until)
    return say("ui.figure.sol", sol=str(first) if last == first else f"{first}–{last}")


def _row(sol: int, entry: Entry) -> TableRow:
    tone = entry.tone if entry.tone in ("danger", "caution") else "text"
    return TableRow(
        entry.key,
        (
            Cell(when(sol, entry), "dim", order=entry.at),
            Cell(_in(entry), "dim", order=entry.at),
            Cell(entry.title, tone),
            Cell(say(f"ui.coming.kind.{entry.kind}"), "dim"),
        ),
        tip=entry.line,
    )


def _in(entry: Entry) -> str:
    whole = int(entry.at)
    if whole < 2:
        return say("ui.coming.today" if whole < 1 else "ui.coming.next")
    return say("ui.coming.in", sols=str(whole))


def build_timeline(model: TimelineModel) -> Element:
    """A headline with span and filter, the lanes, and below them the same as a list."""
    kinds = tuple(Option(kind, say(f"ui.coming.kind.{kind}"), KINDS.get(kind, "text")) for kind in ("all", *KINDS))
    spans = tuple(Option(str(span), say("ui.figure.sols", sols=str(span))) for span in SPANS)
    title = Column((strong(say("ui.coming.title"), "display"), Label(say("ui.coming.line"), "body", "dim")), gap=0)
    lanes = tuple(
        Lane(kind, say(f"ui.coming.kind.{kind}"), hue) for kind, hue in KINDS.items() if model.kind in ("all", kind)
    )
    step = model.span / _TICKS
    ticks = tuple(
        Tick(number * step, say("ui.figure.sol", sol=f"{model.sol + number * step:.0f}"))
        for number in range(_TICKS + 1)
    )
    axis = Lanes(LANES, lanes, model.marks, ticks, float(model.span), model.chosen)
    table = Table(TABLE, _columns(), model.rows, chosen=model.chosen, empty=say("ui.coming.none"))
    return Column(
        (
            Row((Flex(title, least=240), Toggles(("draft", "span"), spans, str(model.span))), gap=16),
            Toggles(("draft", "kind"), kinds, model.kind),
            Flex(axis, 3.0),
            Flex(Shrink(table, least=170), 2.0),
        ),
        gap=14,
    )


def _columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn("when", say("ui.coming.when"), 116, 0.2),
        TableColumn("in", say("ui.coming.how_soon"), 100, 0.2),
        TableColumn("what", say("ui.coming.what"), 320, 2.0),
        TableColumn("kind", say("ui.coming.kind"), 110, 0.3),
    )


class TimelinePage(BookPage):
    """What comes."""

    home = ("timeline", LANES)
    topics = ("coming",)

    def __init__(self, desk: Desk) -> None:
        self._panel: ElementPanel[TimelineModel] = ElementPanel("timeline", build_timeline, background="ground")
        super().__init__(desk, self._panel)
        self.drafts = {"span": str(SPANS[2]), "kind": "all"}
        self._known: UpkeepView | None = None
        self._parts: tuple[UpkeepRow, ...] = ()
        self._entries: tuple[Entry, ...] = ()

    def look(self, view: ColonyView) -> None:
        """Gather what comes, and show it."""
        if view.upkeep is not self._known or view.upkeep is None:
            self._known = view.upkeep
            self._parts = self.desk.runner.session.parts() if view.upkeep is not None else ()
        span, kind = int(self.drafts["span"]), self.drafts["kind"]
        self._entries = entries(view, self._parts, self.desk.lexicon, max(1, span // _STEPS))
        kept = self._panel.model.rows if self._panel.model is not None else ()
        model = timeline_model(view, self._entries, span, kind, self.topic, kept)
        chosen = self.settle(model.rows)
        self._panel.show(timeline_model(view, self._entries, span, kind, chosen, model.rows))
        entry = next((each for each in self._entries if each.key == chosen), None)
        self.tell_of(_aside(view, entry, self.desk.key_of) if entry is not None and model.rows else NOTHING)

    def answer(self, message: Message) -> bool:
        """Show more or less time; go to the page of what is pressed twice."""
        match message:
            case Nudged(key=key, steps=steps) if key == LANES:
                at = SPANS.index(int(self.drafts["span"]))
                self.drafts["span"] = str(SPANS[max(0, min(len(SPANS) - 1, at - steps))])
                self.desk.refresh_now()
                return True
            case CellActivated(key=key, row=row) if key == LANES or (key == TABLE and row == self.topic):
                self.study(row)
                self._go()
                return True
            case CellFocused(key=key, row=row) if key == LANES:
                self.put_cursor(TABLE, row)
            case _:
                pass
        return super().answer(message)

    def put_cursor(self, table: Key, row: Key) -> None:
        """Put the cursor of the list on what was chosen in the lanes, as it is sorted."""
        now = self.main.memory.get(table, TableState())
        place = (
            next((at for at, each in enumerate(self._panel.model.rows) if each.key == row), 0)
            if self._panel.model
            else 0
        )
        top = now.top if now.top <= place < now.top + 3 else max(0, place - 1)
        self.main.memory.put(table, TableState(top, row, now.column, now.first_column, now.sorted_by, now.descending))

    def _pressed(self, key: Key) -> bool:
        if key == "go":
            self._go()
            return True
        return super()._pressed(key)

    def _go(self) -> None:
        entry = next((each for each in self._entries if each.key == self.topic), None)
        if entry is not None and entry.page:
            self.desk.open_page(entry.page, entry.about)


def _aside(view: ColonyView, entry: Entry, key_of: Callable[[str], str]) -> AsideModel:
    """What is known of an entry, and the way to its page."""
    facts = [
        Fact(say("ui.coming.when"), when(view.sol, entry)),
        Fact(say("ui.coming.how_soon"), _in(entry)),
        Fact(say("ui.coming.kind"), say(f"ui.coming.kind.{entry.kind}")),
    ]
    told: list[Element] = [Label(entry.line, "body"), Facts(tuple(facts), values_right=True)]
    if entry.page:
        name = say("ui.coming.go", page=say(f"ui.rail.{entry.page}"))
        told.append(Button("go", name, badge=key_of("choose_1"), action="choose_1"))
    line = say(f"ui.coming.kind.{entry.kind}")
    return AsideModel(entry.title, line, "dim", tuple(told))
