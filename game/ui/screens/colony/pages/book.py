"""Pages with tables at the left and what is chosen in them at the right: its facts, its history, its orders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.session.orders import Order
from game.ui.play.runner import Runner
from game.ui.screens.colony.chosen.offers import NUMBER_KEYS, NUMBERED
from game.ui.screens.colony.pages.page import Desk, Page
from game.ui.toolkit.element import Element, Rule
from game.ui.toolkit.layout import Column
from game.ui.toolkit.messages import Activated, CellActivated, CellFocused, Chosen, Key, Message, Submitted, Written
from game.ui.toolkit.panel import ElementPanel, Panel
from game.ui.toolkit.scroll import ScrollState
from game.ui.toolkit.widgets.button import Button
from game.ui.toolkit.widgets.field import Draft
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.toolkit.widgets.rows import ListRow
from game.ui.toolkit.widgets.table_data import TableRow, TableState
from game.ui.words import say


class Offer(Struct, frozen=True):
    """Something that can be ordered of what is chosen."""

    label: str
    order: Order
    effect: str = ""
    tone: str = "dim"
    refused: str = ""
    """Why it cannot be ordered now; empty: it can."""
    again: str = ""
    """What it is called once it was pressed, if only a second press orders it: what nobody can take back."""


def offer(runner: Runner, order: Order, text: str, tone: str = "dim", **values: str) -> Offer:
    """An order with its words, and the session's word on whether it can be given."""
    return Offer(say(text, **values), order, say(f"{text}.effect", **values), tone, runner.refused(order))


class AsideModel(Struct, frozen=True):
    """What is known of the chosen thing."""

    title: str
    line: str = ""
    line_tone: str = "dim"
    facts: tuple[Element, ...] = ()
    """Above the orders."""
    offers: tuple[Offer, ...] = ()
    more: tuple[Element, ...] = ()
    """Below the orders: what may be long."""


NOTHING = AsideModel("")


def build_aside(model: AsideModel, key_of: Callable[[str], str]) -> Element:
    """Name, facts, numbered orders, and the rest; ``key_of`` names the key of an action."""
    if not model.title:
        return Column((strong(say("ui.book.nothing"), "title"), Label(say("ui.book.nothing.line"), "body", "dim")))
    head: list[Element] = [strong(model.title, "title")]
    if model.line:
        head.append(Label(model.line, "body", model.line_tone))
    rows: list[Element] = [Column(tuple(head), gap=2), *model.facts]
    if model.offers:
        rows += [Rule(), Column(offered(model.offers, key_of), gap=8)]
    if model.more:
        rows += [Rule(), *model.more]
    return Column(tuple(rows), gap=12)


def offered(offers: Iterable[Offer], key_of: Callable[[str], str]) -> tuple[Element, ...]:
    """Orders as numbered buttons; what cannot be ordered stays in its place and says why."""
    return tuple(
        Button(
            ("offer", number),
            each.label,
            badge=key_of(NUMBER_KEYS[number - 1]) if number <= NUMBERED else "",
            effect=each.effect if not each.refused else "",
            tone=each.tone,
            enabled=not each.refused,
            reason=each.refused,
            action=NUMBER_KEYS[number - 1] if number <= NUMBERED else "",
        )
        for number, each in enumerate(offers, 1)
    )


class BookPage(Page):
    """A page whose rows can be chosen. Rows' keys are ``(kind, id, ...)``; kinds that can be chosen are ``topics``."""

    topics: tuple[str, ...] = ()
    """Kinds of rows that the panel at the right tells of."""

    def __init__(self, desk: Desk, main: Panel[Any]) -> None:
        """The panel at the right is named after the one in the middle."""
        self._aside: ElementPanel[AsideModel] = ElementPanel(
            f"{main.key}_aside", partial(build_aside, key_of=desk.key_of), padding=20, edges=("left",)
        )
        super().__init__(desk, main, self._aside)
        self.chosen: dict[str, Key] = {}
        """The chosen row of each part of the page."""
        self.part = ""
        """The part of the page that is shown, of a page that has several."""
        self.drafts: dict[str, str] = {}
        """What was chosen or written in the page's other controls, by name."""
        self._empty = False
        """Whether there are no rows to choose from."""
        self._sure: Order | None = None
        """The order that was asked for once, and is given when it is asked for again."""

    @property
    def topic(self) -> Key | None:
        """The row that is chosen in the part that is shown."""
        return self.chosen.get(self.part)

    def study(self, row: Key) -> None:
        """Choose a row."""
        if row != self.topic:
            self.chosen[self.part] = row
            self._sure = None
            self._aside.memory.put(("scroll", self._aside.key), ScrollState())
            self.desk.refresh_now()

    @property
    def home(self) -> tuple[str, Key]:
        """The spot of the part that is shown."""
        return (self.main.key, self.home_of(self.part))

    def home_of(self, part: str) -> Key:
        """The spot that the keyboard is on when the page is opened with a part of it in sight: its table."""
        return part

    def seek_nothing(self) -> None:
        """Take back the words that rows must have: they may hide what is asked for."""
        self.drafts.pop("words", None)
        self.main.memory.put(("draft", "words"), Draft())

    def tell_of(self, model: AsideModel) -> None:
        """Show what is known of the chosen row; an order that was asked for once says that it waits for a second."""
        if not model.title and self._empty:
            model = AsideModel(say("ui.book.empty"))
        offers = tuple(
            replace(each, label=each.again, tone="danger") if each.again and each.order == self._sure else each
            for each in model.offers
        )
        self._aside.show(replace(model, offers=offers))

    def settle(self, rows: Sequence[TableRow]) -> Key | None:
        """Return the chosen row, or the first if what was chosen is no longer listed.

        Something of another kind, that was chosen at the right, stays chosen.
        """
        self._empty = not rows
        topic = self.topic
        kinds = {row.key[0] for row in rows}
        if topic is None or (topic[0] in kinds and all(row.key != topic for row in rows)):
            if not rows:
                return None
            self.chosen[self.part] = rows[0].key
        return self.topic

    def settle_on_one_of(self, rows: Sequence[TableRow]) -> None:
        """Choose the first row, or none if there is none, unless the chosen one is listed."""
        self._empty = not rows
        if all(row.key != self.topic for row in rows):
            self.chosen.pop(self.part, None)
            if rows:
                self.chosen[self.part] = rows[0].key

    def answer(self, message: Message) -> bool:
        """Choose rows and parts, and give the orders at the right."""
        if isinstance(message, (CellFocused, CellActivated)):
            return self._row(message.row)
        if isinstance(message, Activated):
            return self._pressed(message.key)
        if isinstance(message, Chosen) and isinstance(message.key, tuple):
            return self._put(message.key, message.option)
        if isinstance(message, (Written, Submitted)) and isinstance(message.key, tuple):
            return self._put(message.key, message.text)
        return False

    def _row(self, row: Key) -> bool:
        if isinstance(row, tuple) and row[0] in self.topics:
            self.study(row)
            return True
        return False

    def _pressed(self, key: Key) -> bool:
        match key:
            case ("offer", int(number)):
                offers = self._aside.model.offers if self._aside.model is not None else ()
                if number <= len(offers):
                    self._order(offers[number - 1])
                return True
            case ("topic", kind, *rest) if kind in self.topics:
                self.study((str(kind), *rest))
                return True
            case _:
                return False

    def _order(self, chosen: Offer) -> None:
        """Give an order, or wait for a second press."""
        if chosen.again and chosen.order != self._sure:
            self._sure = chosen.order
            self.desk.refresh_now()
            return
        self._sure = None
        self.desk.give(chosen.order)

    def _put(self, key: tuple[str | int, ...], value: str) -> bool:
        match key:
            case ("part", name) if name == self.main.key:
                self.part = value
            case ("draft", str(name)):
                self.drafts[name] = value
            case _:
                return False
        self.desk.refresh_now()
        return True

    def put_cursor(self, table: Key, row: Key) -> None:
        """Put the cursor of a table on a row."""
        self.main.memory.put(table, TableState(row=row))


Rows = tuple[TableRow, ...]


def same(made: Rows, kept: Rows) -> Rows:
    """Return the rows of before where they say the same: their order is then found only once."""
    return kept if kept == made else made


def sols(value: float) -> str:
    """A whole number of sols."""
    return say("ui.figure.sols", sols=f"{value:.0f}")


def hours(value: float) -> str:
    """Crew hours, whole from ten up."""
    return say("ui.book.hours", hours=f"{value:.0f}" if value >= 10.0 or not value else f"{value:.1f}")


def lines(key: str, said: Iterable[tuple[str, str, str]]) -> tuple[Element, ...]:
    """Lines of a log, each with what leads it and its colour. They can be walked to, so that keys scroll there."""
    rows = tuple(said)
    leads = tuple(dict.fromkeys(lead for lead, _, _ in rows))
    return tuple(
        ListRow(text, key=(key, number), lead=lead, leads=leads, tone=tone)
        for number, (lead, text, tone) in enumerate(rows)
    )
