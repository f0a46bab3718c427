"""The page of works in the middle: its parts, the list of the one that is open, and where nothing leads."""

from __future__ import annotations

from msgspec import Struct

from game.session.view.works import OutlookView, WorksView
from game.ui.screens.colony.pages.book import Rows
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Flex, Row, Shrink
from game.ui.toolkit.messages import Key
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.toolkit.widgets.table import Table
from game.ui.toolkit.widgets.table_data import TableColumn
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import say

TABLE = "works_table"
SITES = "works_sites"
EXITS = "works_exits"
PART = ("part", "works")
PARTS = ("begun", "offered", "over", "outlook")


class WorksModel(Struct, frozen=True):
    """What the page shows."""

    part: str
    counts: tuple[int, ...]
    """How many there are in each part."""
    line: str
    rows: Rows
    chosen: Key | None
    sites: Rows = ()
    """Places where the chosen project could stand, to compare."""
    site: Key | None = None
    exits: Rows = ()
    exit: Key | None = None


def part_sizes(works: WorksView, outlook: OutlookView | None) -> tuple[int, ...]:
    """How many there are in each part."""
    return len(works.begun), len(works.offered), len(works.over), len(outlook.rows) if outlook is not None else 0


def build_works(model: WorksModel) -> Element:
    """A headline, the parts, and the list of the one that is open."""
    options = tuple(
        Option(name, say(f"ui.works.part.{name}", count=str(count)))
        for name, count in zip(PARTS, model.counts, strict=True)
    )
    title = Column((strong(say("ui.rail.works"), "display"), Label(model.line, "body", "dim")), gap=0)
    rows: list[Element] = [title, Row((Flex(Toggles(PART, options, model.part)),))]
    if model.part == "outlook":
        table = Table(
            TABLE, _outlook_columns(), model.rows, two_lines=True, chosen=model.chosen, empty=say("ui.works.none")
        )
        rows.append(Shrink(table, least=200))
        if model.exits:
            rows += [
                strong(say("ui.works.exits"), "lead"),
                Shrink(Table(EXITS, _exit_columns(), model.exits, two_lines=True, chosen=model.exit), least=150),
            ]
        else:
            rows.append(Label(say("ui.works.no_exits"), "body", "dim"))
        return Column(tuple(rows), gap=14)
    table = Table(
        TABLE, _columns(), model.rows, two_lines=True, chosen=model.chosen, empty=say(f"ui.works.none.{model.part}")
    )
    rows.append(Shrink(table, least=220))
    if model.sites:
        rows += [
            strong(say("ui.works.sites"), "lead"),
            Shrink(Table(SITES, _site_columns(), model.sites, chosen=model.site), least=150),
        ]
    return Column(tuple(rows), gap=14)


def _columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn("name", say("ui.works.work"), 190, 1.0),
        TableColumn("stage", say("ui.works.how_far"), 132, 0.8),
        TableColumn("hours", say("ui.works.hours"), 124, 0.4, largest_first=True),
        TableColumn("materials", say("ui.works.materials"), 96, 0.5),
        TableColumn("lead", say("ui.works.lead"), 124, 0.5),
        TableColumn("ends", say("ui.works.end"), 124, 0.4),
    )


def _site_columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn("name", say("ui.works.site"), 150, 1.0),
        TableColumn("power", say("ui.works.power"), 104, 0.4, largest_first=True),
        TableColumn("gradient", say("ui.works.gradient"), 96, 0.4, largest_first=True),
        TableColumn("depth", say("ui.works.depth"), 92, 0.3),
        TableColumn("distance", say("ui.works.distance"), 92, 0.3),
        TableColumn("drilling", say("ui.works.drilling"), 92, 0.3),
        TableColumn("risk", say("ui.works.risk"), 84, 0.3),
    )


def _outlook_columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn("what", say("ui.works.system"), 200, 3.0),
        TableColumn("when", say("ui.works.past_saving"), 170, 0.5),
        TableColumn("now", say("ui.works.now"), 90, 0.3),
        TableColumn("change", say("ui.works.change"), 100, 0.3),
        TableColumn("need", say("ui.works.need"), 110, 0.3),
    )


def _exit_columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn("what", say("ui.works.way"), 240, 3.0),
        TableColumn("gain", say("ui.works.gains"), 150, 0.3),
        TableColumn("hours", say("ui.works.frees"), 120, 0.3),
    )
