"""Every machine with its parts, as far as the colony knows."""

from __future__ import annotations

from msgspec import Struct

from game.session.view import ColonyView, MachineView
from game.ui.figures import percent
from game.ui.screens.colony.chosen.machine import machine_line, machine_tone
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Shrink
from game.ui.toolkit.messages import Key
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.toolkit.widgets.table import Table
from game.ui.toolkit.widgets.table_data import Cell, TableColumn, TableRow
from game.ui.words import say

TABLE = "machines"


class UpkeepModel(Struct, frozen=True):
    """What the page shows."""

    rows: tuple[TableRow, ...]
    chosen: Key | None
    line: str


def upkeep_model(view: ColonyView, chosen: Key | None, kept: tuple[TableRow, ...]) -> UpkeepModel:
    """Every machine, the worst first. ``kept``: the rows of before, used again while they say the same."""
    names = {module.id: module.name for module in view.modules}
    machines = sorted(view.machines, key=_trouble)
    rows = tuple(_row(machine, names) for machine in machines)
    parts = [part for machine in view.machines for part in machine.parts]
    line = say(
        "ui.upkeep.line",
        machines=str(len(view.machines)),
        parts=str(len(parts)),
        failed=str(sum(part.state == "failed" for part in parts)),
        worn=str(sum(part.state == "worn" for part in parts)),
    )
    return UpkeepModel(kept if kept == rows else rows, chosen, line)


def _trouble(machine: MachineView) -> tuple[int, int, int]:
    stopped = machine.state in ("stopped", "unpowered")
    failed = sum(part.state == "failed" for part in machine.parts)
    worn = sum(part.state == "worn" for part in machine.parts)
    return (-stopped, -failed, -worn)


def _row(machine: MachineView, names: dict[str, str]) -> TableRow:
    failed = [part for part in machine.parts if part.state == "failed"]
    worn = [part for part in machine.parts if part.state == "worn"]
    if failed:
        parts = Cell(", ".join(part.fault or part.name for part in failed), "danger", order=f"0{len(failed)}")
    elif worn:
        parts = Cell(", ".join(say("ui.upkeep.worn", part=part.name) for part in worn), "caution", order="1")
    else:
        parts = Cell(say("ui.upkeep.well"), "dim", order="2")
    return TableRow(
        ("machine", machine.id),
        (
            Cell(machine.name, strong=bool(failed)),
            Cell(names.get(machine.module, machine.module), "dim"),
            Cell(machine_line(machine), machine_tone(machine)),
            Cell(percent(machine.output_share), order=machine.output_share),
            parts,
        ),
        tip=" ".join(part.symptom for part in failed if part.symptom) or parts.text,
    )


def build_upkeep(model: UpkeepModel) -> Element:
    """A headline and the table."""
    columns = (
        TableColumn("name", say("ui.upkeep.machine"), 190, 1.0),
        TableColumn("where", say("ui.upkeep.where"), 120, 0.6),
        TableColumn("state", say("ui.upkeep.state"), 120, 0.6),
        TableColumn("output", say("ui.upkeep.output"), 80, align="right", largest_first=True),
        TableColumn("parts", say("ui.upkeep.parts"), 300, 1.8),
    )
    head = Column((strong(say("ui.rail.upkeep"), "display"), Label(model.line, "body", "dim")), gap=0)
    return Column((head, Shrink(Table(TABLE, columns, model.rows, chosen=model.chosen))), gap=16)
