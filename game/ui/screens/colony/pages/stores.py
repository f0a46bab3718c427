"""What the colony has: things with who wants them, tanks with what fills them, and what lies in its lockers."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from game.session.view import ColonyView, LockerView, MaterialView, TankView
from game.sim.clock import HOUR_S
from game.ui.figures import mass, percent, signed, span
from game.ui.play.lexicon import Lexicon
from game.ui.screens.colony.pages.book import NOTHING, AsideModel, BookPage, Rows, lines, same
from game.ui.screens.colony.pages.page import Desk
from game.ui.screens.colony.pages.searching import has_words
from game.ui.screens.colony.pages.stock import HUES, LEAST_TOLD, item_aside, tank_aside, wanted_by, worn_words
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Flex, Row, Shrink
from game.ui.toolkit.messages import Key
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.widgets.field import Field
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.toolkit.widgets.table import Table
from game.ui.toolkit.widgets.table_data import Cell, TableColumn, TableRow
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import say

PARTS = ("things", "tanks", "lockers")
"""Parts of the page; each has a table of its name."""
_STEADY_KG_PER_H = 0.05
_LOW_SHARE = 0.15


class StoresModel(Struct, frozen=True):
    """What the page shows."""

    part: str
    rows: Rows
    chosen: Key | None


def thing_row(view: ColonyView, thing: MaterialView) -> TableRow:
    """A thing that lies in lockers: what there is, is kept, comes, and is wanted."""
    wanted = wanted_by(view, thing.name)
    lacks = max(0, thing.keep - thing.colony)
    on_way = thing.making + thing.coming
    if len(wanted) > thing.colony:
        short = Cell(say("ui.things.short", count=str(len(wanted) - thing.colony)), "danger", strong=True, order=1e6)
    elif lacks:
        tone = "dim" if on_way >= lacks else "caution"
        short = Cell(say("ui.things.below", count=str(lacks)), tone, order=float(lacks))
    else:
        short = Cell("", order=-1.0)
    return TableRow(
        ("item", thing.item),
        (
            Cell(thing.name, strong=bool(wanted), below=say("ui.book.kg", kg=f"{thing.kg:g}")),
            Cell(str(thing.colony), below=say("ui.things.all", count=str(thing.stock)), order=float(thing.colony)),
            Cell(str(thing.keep) if thing.keep else "", "dim", order=float(thing.keep)),
            _number(thing.making),
            _number(thing.coming),
            Cell(
                say("ui.things.parts", count=str(len(wanted))) if wanted else "",
                "caution",
                below=wanted[0].owner if wanted else "",
                order=float(len(wanted)),
            ),
            short,
        ),
        tip=", ".join((thing.name, *(f"{row.name} {row.owner}" for row in wanted[:3]))),
    )


def _number(count: int) -> Cell:
    return Cell(str(count) if count else "", "air", order=float(count))


def tank_row(tank: TankView) -> TableRow:
    """A tank: how full it is, and how fast that changes."""
    share = tank.amount_kg / tank.capacity_kg if tank.capacity_kg else 0.0
    change, lasts = say("ui.stores.steady"), ""
    if abs(tank.kg_per_h) >= _STEADY_KG_PER_H:
        change = say("ui.stores.change", change=signed(tank.kg_per_h, 1))
        if tank.kg_per_h < 0.0:
            lasts = say("ui.stores.lasts", time=span(tank.amount_kg / -tank.kg_per_h * HOUR_S))
    tone = "caution" if share < _LOW_SHARE and tank.holds != "waste_water" else "text"
    bar = "caution" if tone == "caution" else HUES.get(tank.holds, "air")
    of = say("ui.stores.of", amount=mass(tank.capacity_kg))
    return TableRow(
        ("tank", tank.id),
        (
            Cell(tank.name, strong=True, below=say(f"ui.holds.{tank.holds}")),
            Cell(mass(tank.amount_kg), tone, below=of, order=tank.amount_kg),
            Cell(percent(share), share=share, share_tone=bar, trough=True, order=share),
            Cell(change, "dim", below=lasts, order=tank.kg_per_h),
        ),
    )


def locker_row(locker: LockerView, names: dict[str, str], lexicon: Lexicon) -> TableRow:
    """A locker and what most lies in it."""
    items = sorted(((count, name) for name, count in locker.items if count), reverse=True)
    worn = {each.item: each.worst_share for each in locker.worn}
    said = (_piece(count, name, lexicon, worn.get(name, 0.0)) for count, name in items)
    text = ", ".join(said) or say("ui.stores.empty")
    place = names.get(locker.module, locker.module)
    return TableRow(
        ("locker", locker.id),
        (
            Cell(place, strong=True),
            Cell(str(sum(count for count, _ in items)), order=float(sum(count for count, _ in items))),
            Cell(text, "dim" if items else "quiet", size="small"),
        ),
        tip=text,
    )


def _piece(count: int, name: str, lexicon: Lexicon, worst: float) -> str:
    """How many lie there, and how worn the worst of them is once it is a hundredth of its life."""
    item = lexicon.items.get(name, name)
    if worst < LEAST_TOLD:
        return say("ui.stores.item", count=str(count), item=item)
    return say("ui.stores.item.worn", count=str(count), item=item, share=percent(worst))


_COLUMNS = {
    "things": (
        TableColumn("name", "ui.things.name", 190, 1.0),
        TableColumn("stock", "ui.things.in_store", 100, 0.2, largest_first=True),
        TableColumn("keep", "ui.things.kept", 74, 0.1, largest_first=True),
        TableColumn("making", "ui.things.being_made", 90, 0.1, largest_first=True),
        TableColumn("coming", "ui.things.from_earth", 100, 0.1, largest_first=True),
        TableColumn("wanted", "ui.things.wanted", 130, 0.6, largest_first=True),
        TableColumn("short", "ui.things.lack", 90, 0.2, largest_first=True),
    ),
    "tanks": (
        TableColumn("name", "ui.stores.tank", 200, 1.0),
        TableColumn("amount", "ui.stores.amount", 120, 0.4, largest_first=True),
        TableColumn("share", "ui.stores.full", 160, 0.8, largest_first=True),
        TableColumn("change", "ui.stores.changes", 150, 0.6),
    ),
    "lockers": (
        TableColumn("where", "ui.stores.where", 150, 0.5),
        TableColumn("count", "ui.stores.count", 90, largest_first=True),
        TableColumn("what", "ui.stores.what", 400, 2.0, sortable=False),
    ),
}


def columns_of(columns: tuple[TableColumn, ...]) -> tuple[TableColumn, ...]:
    """Return columns with their titles in words."""
    return tuple(replace(each, title=say(each.title)) for each in columns)


def build_stores(model: StoresModel) -> Element:
    """A headline, the parts of the page, and the table of one."""
    options = tuple(Option(name, say(f"ui.stores.part.{name}")) for name in PARTS)
    line = Label(say(f"ui.stores.line.{model.part}"), "body", "dim")
    head = Column((strong(say("ui.rail.stores"), "display"), line), gap=0)
    choice: list[Element] = [Toggles(("part", "stores"), options, model.part)]
    if model.part != "tanks":
        choice.append(Flex(Field(("draft", "words"), hint=say("ui.stores.hint"), longest=40), least=170))
    table = Table(
        model.part,
        columns_of(_COLUMNS[model.part]),
        model.rows,
        two_lines=model.part != "lockers",
        chosen=model.chosen,
        empty=say("ui.stores.none"),
    )
    return Column((head, Row(tuple(choice), gap=12), Shrink(table, least=200)), gap=14)


class StoresPage(BookPage):
    """Things, tanks and lockers."""

    parts = PARTS
    topics = ("item", "tank", "locker")

    def __init__(self, desk: Desk) -> None:
        self._panel: ElementPanel[StoresModel] = ElementPanel("stores", build_stores, background="ground")
        super().__init__(desk, self._panel)
        self.part = PARTS[0]

    def look(self, view: ColonyView) -> None:
        """Fill the table of the part that is shown."""
        if view.shop is None and self.part == "things":
            self.part = "tanks"
        model = self._panel.model
        made = self._rows(view)
        rows = same(made, model.rows if model is not None and model.part == self.part else ())
        chosen = self.settle(rows)
        self._panel.show(StoresModel(self.part, rows, chosen))
        self.tell_of(self._aside_of(view, chosen))

    def _rows(self, view: ColonyView) -> Rows:
        names = {module.id: module.name for module in view.modules}
        words = self.drafts.get("words", "")
        if self.part == "tanks":
            return tuple(tank_row(tank) for tank in view.tanks)
        if self.part == "lockers":
            rows = (locker_row(locker, names, self.desk.lexicon) for locker in view.lockers)
            return tuple(row for row in rows if has_words(" ".join(cell.text for cell in row.cells), words))
        things = view.shop.materials if view.shop is not None else ()
        return tuple(thing_row(view, thing) for thing in things if has_words(thing.name, words))

    def _aside_of(self, view: ColonyView, chosen: Key | None) -> AsideModel:
        match chosen:
            case ("item", str(item)):
                return item_aside(self.desk.runner, view, self.desk.lexicon, item, self.drafts)
            case ("tank", str(tank)):
                return tank_aside(view, tank)
            case ("locker", str(name)):
                return self._locker(view, name)
            case _:
                return NOTHING

    def _locker(self, view: ColonyView, name: str) -> AsideModel:
        locker = next((each for each in view.lockers if each.id == name), None)
        if locker is None:
            return NOTHING
        place = next((module.name for module in view.modules if module.id == locker.module), locker.module)
        items = self.desk.lexicon.items
        worn = {each.item: each for each in locker.worn}
        said = (
            (str(count), *worn_words(items.get(item, item), worn.get(item))) for item, count in locker.items if count
        )
        return AsideModel(place, say("ui.stores.locker"), facts=(Column(lines("lies", said), gap=0),))
