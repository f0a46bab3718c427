"""Every part there is: what is known of it and since when, what waits, what was put off; and the debt."""

from __future__ import annotations

from msgspec import Struct

from game.session.view import ColonyView, DebtView, UpkeepRow
from game.ui.screens.colony.pages.book import BookPage, Rows, hours, same
from game.ui.screens.colony.pages.page import Desk
from game.ui.screens.colony.pages.searching import has_words
from game.ui.screens.colony.pages.upkeep_part import part_aside
from game.ui.screens.colony.pages.upkeep_rows import in_hand, part_row, state_word
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Flex, Row, Shrink
from game.ui.toolkit.messages import Key
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.widgets.bars import Portion, Portions
from game.ui.toolkit.widgets.field import Field
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.toolkit.widgets.table import Table
from game.ui.toolkit.widgets.table_data import TableColumn
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import say

TABLE = "parts"
FILTERS = ("all", "waiting", "urgent", "overdue", "put_off", "flagged", "forbidden", "unknown")
_ASKED_H = 6.0
"""Hours of the colony's clock for which what is known of parts is shown before it is asked for again."""


class UpkeepModel(Struct, frozen=True):
    """What the page shows."""

    debt: DebtView | None
    rows: Rows
    filter: str
    chosen: Key | None
    line: str


def parts_that_pass(parts: tuple[UpkeepRow, ...], kind: str, words: str, places: dict[str, str]) -> list[UpkeepRow]:
    """Return the parts of a filter with certain words in their name, owner, place or state."""
    found = [part for part in parts if _passes(part, kind)]
    return [part for part in found if not words or has_words(_text_of(part, places), words)]


def _text_of(part: UpkeepRow, places: dict[str, str]) -> str:
    return f"{part.name} {part.owner} {places.get(part.module, part.module)} {state_word(part)}"


def _passes(part: UpkeepRow, kind: str) -> bool:
    match kind:
        case "waiting":
            return part.urgency > 0.0
        case "urgent":
            return part.state in ("urgent", "failed")
        case "overdue":
            return part.inspect_in_sols < 0.0 or part.service_in_sols < 0.0
        case "put_off":
            return part.deferred_until_sol is not None
        case "flagged":
            return part.flagged or part.priority > 0
        case "forbidden":
            return part.forbidden
        case "unknown":
            return part.state == "unknown"
        case _:
            return True


def parts_line(debt: DebtView | None, shown: int, parts: int) -> str:
    """How many parts are shown, and how they are; what is urgent and yet no repair is told apart."""
    urgent, repairs = (debt.urgent, debt.repairs) if debt is not None else (0, 0)
    return say(
        "ui.parts.line.kept" if urgent > repairs else "ui.parts.line",
        shown=str(shown),
        parts=str(parts),
        degrading=str(debt.degrading if debt is not None else 0),
        urgent=str(urgent),
        repairs=str(repairs),
        kept=str(urgent - repairs),
    )


_TERMS = (
    ("repairs", "repair"),
    ("small", "operations"),
    ("services", "prevention"),
    ("inspections", "inspection"),
)


def _debt(debt: DebtView) -> Element:
    """The one number, and what it is made of."""
    counts = {"repairs": debt.repairs, "services": debt.services, "inspections": debt.inspections}
    amounts = {
        "repairs": debt.repairs_h,
        "small": debt.small_h,
        "services": debt.services_h,
        "inspections": debt.inspections_h,
    }
    terms = tuple(
        Column(
            (
                strong(hours(amounts[name]), "body", tone),
                Label(say(f"ui.parts.term.{name}", count=str(counts.get(name, 0))), "small", "dim", wraps=False),
            ),
            gap=0,
        )
        for name, tone in _TERMS
    )
    total = Column(
        (
            strong(hours(debt.total_h), "title", "caution" if debt.total_h > 0 else "text"),
            Label(say("ui.parts.debt"), "small", "dim", wraps=False),
        ),
        gap=0,
    )
    bar = Portions(tuple(Portion(amounts[name], tone) for name, tone in _TERMS), 8)
    return Column((Row((total, *terms), gap=28, cross="end"), bar), gap=6)


def build_upkeep(model: UpkeepModel) -> Element:
    """A headline, the debt, the filters and the table."""
    columns = (
        TableColumn("name", say("ui.parts.part"), 186, 1.2, tight=160),
        TableColumn("where", say("ui.upkeep.where"), 116, 0.5, tight=96),
        TableColumn("known", say("ui.parts.known"), 126, 0.4, largest_first=True, tight=110),
        TableColumn("due", say("ui.parts.due"), 142, 0.3, tight=124),
        TableColumn(
            "mending", say("ui.parts.mending"), 96, 0.2, largest_first=True, tight=84, tip=say("ui.parts.repair.why")
        ),
        TableColumn("orders", say("ui.parts.orders"), 130, 0.4),
    )
    head = Column((strong(say("ui.rail.upkeep"), "display"), Label(model.line, "body", "dim")), gap=0)
    top: list[Element] = [Flex(head, least=260)]
    if model.debt is not None:
        top.append(_debt(model.debt))
    options = tuple(Option(name, say(f"ui.parts.filter.{name}")) for name in FILTERS)
    field = Flex(Field(("draft", "words"), hint=say("ui.parts.hint"), longest=40), least=170)
    return Column(
        (
            Row(tuple(top), gap=32, line_gap=12),
            Row((Toggles(("draft", "filter"), options, model.filter), field), gap=12),
            Shrink(
                Table(TABLE, columns, model.rows, two_lines=True, chosen=model.chosen, empty=say("ui.parts.none")),
                least=200,
            ),
        ),
        gap=14,
    )


_Asked = tuple[tuple[UpkeepRow, ...], str, str, dict[str, str]]


class UpkeepPage(BookPage):
    """All parts, and the chosen one with its log and its orders."""

    home = ("upkeep", TABLE)
    topics = ("part",)

    def __init__(self, desk: Desk) -> None:
        self._panel: ElementPanel[UpkeepModel] = ElementPanel("upkeep", build_upkeep, background="ground")
        super().__init__(desk, self._panel)
        self._known: object = None
        """For when the parts were asked for."""
        self._parts: tuple[UpkeepRow, ...] = ()
        self._made: tuple[_Asked, tuple[UpkeepRow, ...], Rows] | None = None
        """Parts, filter, words and who is at work, and what passed of them with its rows."""

    def opened(self, about: Key | None) -> None:
        """Put the cursor on the part that is asked for."""
        if isinstance(about, tuple) and about[0] == "part":
            self.chosen[self.part] = about
            self.drafts["filter"] = "all"
            self.seek_nothing()
            self.put_cursor(TABLE, about)

    def look(self, view: ColonyView) -> None:
        """Fill the table, using again the rows that say the same."""
        debt = view.upkeep.debt if view.upkeep is not None else None
        self._ask(view, debt)
        places = {module.id: module.name for module in view.modules}
        kind = self.drafts.get("filter", "waiting")
        hands = in_hand(view)
        found, rows = self._rows(kind, self.drafts.get("words", ""), places, hands)
        chosen = self.settle(rows)
        line = parts_line(debt, len(found), len(self._parts))
        self._panel.show(UpkeepModel(debt, rows, kind, chosen, line))
        part = next((each for each in found if ("part", each.part) == chosen), None)
        self.tell_of(part_aside(self.desk.runner, view, part, self.drafts, hands))

    def _ask(self, view: ColonyView, debt: DebtView | None) -> None:
        """Ask for all parts again when a quarter of a sol has passed, something was ordered, or broke."""
        orders = self.desk.runner.session.orders_given
        when = (view.sol, int(view.local_h // _ASKED_H), orders, debt and debt.failed)
        if when != self._known:
            self._known = when
            self._parts = self.desk.runner.session.parts() if view.upkeep is not None else ()

    def _rows(
        self, kind: str, words: str, places: dict[str, str], hands: dict[str, str]
    ) -> tuple[tuple[UpkeepRow, ...], Rows]:
        """Return the parts that pass and their rows; those of before while nothing has changed."""
        asked = (self._parts, kind, words, hands)
        if self._made is None or self._made[0][0] is not self._parts or self._made[0][1:] != asked[1:]:
            found = tuple(parts_that_pass(self._parts, kind, words, places))
            kept = self._panel.model.rows if self._panel.model is not None else ()
            rows = tuple(part_row(part, places, hands.get(part.part, "")) for part in found)
            self._made = (asked, found, same(rows, kept))
        return self._made[1], self._made[2]
