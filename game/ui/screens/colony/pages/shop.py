"""The shop and what Earth sends: lots in work, what can be made, machines, ships and what was asked of them."""

from __future__ import annotations

from msgspec import Struct

from game.session.view import ColonyView, FabricationView
from game.ui.figures import percent
from game.ui.screens.colony.pages.book import NOTHING, AsideModel, BookPage, Rows, hours, same
from game.ui.screens.colony.pages.page import Desk
from game.ui.screens.colony.pages.shop_aside import flight_aside, lot_aside, station_aside
from game.ui.screens.colony.pages.shop_rows import COLUMNS, ask_row, flight_row, lot_row, make_row, station_row
from game.ui.screens.colony.pages.stock import item_aside
from game.ui.screens.colony.pages.stores import columns_of
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Flex, Row, Shrink
from game.ui.toolkit.messages import Key
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.toolkit.widgets.table import Table
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import say

PARTS = ("queue", "make", "machines", "ships", "asked")
"""Parts of the page; each has a table of its name."""


class ShopModel(Struct, frozen=True):
    """What the page shows."""

    part: str
    rows: Rows
    chosen: Key | None
    line: str


def build_shop(model: ShopModel) -> Element:
    """A headline, the parts of the page, and the table of one."""
    options = tuple(Option(name, say(f"ui.shop.part.{name}")) for name in PARTS)
    head = Column((strong(say("ui.rail.shop"), "display"), Label(model.line, "body", "dim")), gap=0)
    table = Table(
        model.part,
        columns_of(COLUMNS[model.part]),
        model.rows,
        two_lines=True,
        chosen=model.chosen,
        empty=say(f"ui.shop.none.{model.part}"),
    )
    choice = Row((Toggles(("part", "shop"), options, model.part), Flex(Label(""))), gap=12)
    return Column((head, choice, Shrink(table, least=200)), gap=14)


class ShopPage(BookPage):
    """The shop and the ships."""

    parts = PARTS
    topics = ("lot", "item", "station", "flight")

    def __init__(self, desk: Desk) -> None:
        self._panel: ElementPanel[ShopModel] = ElementPanel("shop", build_shop, background="ground")
        super().__init__(desk, self._panel)
        self.part = PARTS[0]

    def look(self, view: ColonyView) -> None:
        """Fill the table of the part that is shown."""
        model = self._panel.model
        rows = same(self._rows(view), model.rows if model is not None and model.part == self.part else ())
        chosen = self.settle(rows)
        self._panel.show(ShopModel(self.part, rows, chosen, _line(view, self.part)))
        self.tell_of(self._aside_of(view, chosen))

    def _rows(self, view: ColonyView) -> Rows:
        shop, supply, lexicon = view.shop, view.supply, self.desk.lexicon
        if self.part in ("ships", "asked"):
            if supply is None:
                return ()
            if self.part == "ships":
                return tuple(flight_row(each, view.sol) for each in (*supply.flights, *supply.landed))
            return tuple(ask_row(each, view) for each in supply.asks)
        if shop is None:
            return ()
        stations = {station.id: station.name for station in shop.stations}
        if self.part == "make":
            return tuple(make_row(each, lexicon, stations, number) for number, each in enumerate(shop.recipes))
        if self.part == "machines":
            names = {module.id: module.name for module in view.modules}
            return tuple(station_row(each, names) for each in shop.stations)
        return tuple(lot_row(each, lexicon, stations) for each in (*shop.lots, *shop.over))

    def _aside_of(self, view: ColonyView, chosen: Key | None) -> AsideModel:
        runner, lexicon = self.desk.runner, self.desk.lexicon
        match chosen:
            case ("item", str(item), *_):
                return item_aside(runner, view, lexicon, item, self.drafts)
            case ("lot", int(number)):
                return lot_aside(runner, view, lexicon, number)
            case ("station", str(name)):
                return station_aside(view, name)
            case ("flight", str(ship), int(arrives)):
                return flight_aside(view, lexicon, ship, arrives)
            case _:
                return NOTHING


def _line(view: ColonyView, part: str) -> str:
    """What the shop gets and can do, or what Earth gives."""
    if part in ("ships", "asked"):
        share = view.supply.allotment_share if view.supply is not None else 0.0
        return say("ui.shop.line.earth", share=percent(share))
    shop: FabricationView | None = view.shop
    if shop is None:
        return say("ui.shop.no_shop")
    return say(
        "ui.shop.line",
        hours=hours(shop.hours_per_sol),
        capability=percent(shop.capability),
        local=percent(shop.local_share),
    )
