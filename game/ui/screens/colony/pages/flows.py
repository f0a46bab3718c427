"""What flows through the colony: power, air, water, food and warmth, and what is given up when power is short."""

from __future__ import annotations

from msgspec import Struct

from game.session.view import ColonyView, FlowsView
from game.ui.screens.colony.pages.book import NOTHING, AsideModel, BookPage, Rows, same
from game.ui.screens.colony.pages.flow_asides import farm_aside, load_aside, place_aside, power_aside, with_rations
from game.ui.screens.colony.pages.flow_charts import power_chart, power_picture, stock_chart, stock_picture
from game.ui.screens.colony.pages.flow_rows import COLUMNS, farm_row, heat_row, load_row
from game.ui.screens.colony.pages.page import Desk
from game.ui.screens.colony.pages.stock import lasting, tank_aside
from game.ui.screens.colony.pages.stores import columns_of
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Flex, Row, Shrink
from game.ui.toolkit.messages import Key
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.toolkit.widgets.table import Table
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import say

STOCKS = ("oxygen", "nitrogen", "water", "waste_water", "food")
PARTS = ("power", "loads", *STOCKS, "farms", "heat")
"""Parts of the page."""
TABLES = ("loads", "farms", "heat")
"""Parts that are tables; each has a table of its name."""


class FlowsModel(Struct, frozen=True):
    """What the page shows."""

    part: str
    parts: tuple[str, ...]
    line: str
    picture: tuple[Element, ...] = ()
    rows: Rows = ()
    chosen: Key | None = None


def build_flows(model: FlowsModel) -> Element:
    """A headline, the parts of the page, and the picture or table of one."""
    options = tuple(Option(name, say(f"ui.flows.part.{name}")) for name in model.parts)
    head = Column((strong(say("ui.rail.flows"), "display"), Label(model.line, "body", "dim")), gap=0)
    rows: list[Element] = [head, Row((Toggles(("part", "flows"), options, model.part), Flex(Label(""))), gap=12)]
    if model.part in TABLES:
        table = Table(
            model.part,
            columns_of(COLUMNS[model.part]),
            model.rows,
            two_lines=True,
            chosen=model.chosen,
            empty=say(f"ui.flows.none.{model.part}"),
        )
        rows.append(Shrink(table, least=200))
    return Column((*rows, *model.picture), gap=14)


class FlowsPage(BookPage):
    """Pictures of flows, and tables of what draws power, of farms and of cold places."""

    parts = PARTS
    topics = ("load", "farm", "place")

    def __init__(self, desk: Desk) -> None:
        self._panel: ElementPanel[FlowsModel] = ElementPanel("flows", build_flows, background="ground")
        super().__init__(desk, self._panel)
        self.part = PARTS[0]

    def home_of(self, part: str) -> Key:
        """A table, or the name of the part above its picture."""
        return part if part in TABLES else ("part", "flows", part)

    def look(self, view: ColonyView) -> None:
        """Fill the part that is shown."""
        flows = view.flows
        if flows is None:
            self._panel.show(FlowsModel(self.part, (), say("ui.flows.none")))
            self.tell_of(NOTHING)
            return
        known = {stock.id for stock in flows.stocks}
        parts = tuple(part for part in PARTS if part not in STOCKS or part in known)
        model = self._panel.model
        rows = same(self._rows(view, flows), model.rows if model is not None and model.part == self.part else ())
        chosen = self.settle(rows) if rows else None
        line = self._line(flows)
        self._panel.show(FlowsModel(self.part, parts, line, self._picture(view, flows), rows, chosen))
        self.tell_of(self._aside_of(view, flows, chosen))

    def _line(self, flows: FlowsView) -> str:
        stock = next((each for each in flows.stocks if each.id == self.part), None)
        return lasting(stock) if stock is not None else say(f"ui.flows.line.{self.part}")

    def _rows(self, view: ColonyView, flows: FlowsView) -> Rows:
        names = {module.id: module.name for module in view.modules}
        if self.part == "loads":
            machines = {machine.id: machine for machine in view.machines}
            known = [(machines[name], level) for name, level in flows.power.levels if name in machines]
            known.sort(key=lambda load: (-load[1], load[0].name))
            return tuple(load_row(machine, level, flows.power, names) for machine, level in known)
        if self.part == "farms":
            return tuple(farm_row(each, names, self.desk.lexicon) for each in flows.food.farms)
        if self.part == "heat":
            return tuple(heat_row(each, names) for each in flows.cold)
        return ()

    def _picture(self, view: ColonyView, flows: FlowsView) -> tuple[Element, ...]:
        if self.part == "power":
            return (power_picture(flows.power), *power_chart(flows))
        stock = next((each for each in flows.stocks if each.id == self.part), None)
        if stock is None:
            return ()
        return (stock_picture(view, stock), *stock_chart(view, stock))

    def _aside_of(self, view: ColonyView, flows: FlowsView, chosen: Key | None) -> AsideModel:
        runner = self.desk.runner
        if self.part == "power":
            return power_aside(runner, flows)
        if self.part in STOCKS:
            aside = tank_aside(view, self.part)
            return with_rations(runner, flows, aside) if self.part == "food" else aside
        match chosen:
            case ("load", str(machine)):
                return load_aside(runner, view, flows, machine)
            case ("farm", str(farm)):
                return with_rations(runner, flows, farm_aside(flows, farm))
            case ("place", str(module)):
                return place_aside(view, flows, module)
            case _:
                return place_aside(view, flows, "") if self.part == "heat" else NOTHING
