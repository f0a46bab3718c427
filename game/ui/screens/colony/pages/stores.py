"""What the colony has: tanks with how fast they change, and what lies in its lockers."""

from __future__ import annotations

from msgspec import Struct

from game.session.view import ColonyView, LockerView, TankView
from game.ui.figures import mass, percent, signed
from game.ui.play.lexicon import Lexicon
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Shrink
from game.ui.toolkit.scroll import Scroll
from game.ui.toolkit.widgets.label import Fact, Facts, Label, strong
from game.ui.toolkit.widgets.table import Table
from game.ui.toolkit.widgets.table_data import Cell, TableColumn, TableRow
from game.ui.words import say

LOCKERS = "lockers"
TANKS = "tanks"
_HUES = {"oxygen": "air", "nitrogen": "dim", "water": "water", "waste_water": "soil", "food": "good"}
_STEADY_KG_PER_H = 0.05
_LOW_SHARE = 0.15


class StoresModel(Struct, frozen=True):
    """What the page shows."""

    tanks: tuple[TableRow, ...]
    lockers: tuple[Fact, ...]


def stores_model(view: ColonyView, lexicon: Lexicon) -> StoresModel:
    """The stocks, then the lockers by place."""
    names = {module.id: module.name for module in view.modules}
    return StoresModel(
        tuple(_tank(tank) for tank in view.tanks),
        tuple(_locker(locker, names, lexicon) for locker in view.lockers),
    )


def _tank(tank: TankView) -> TableRow:
    share = tank.amount_kg / tank.capacity_kg if tank.capacity_kg else 0.0
    change, lasts = say("ui.stores.steady"), ""
    if abs(tank.kg_per_h) >= _STEADY_KG_PER_H:
        change = say("ui.stores.change", change=signed(tank.kg_per_h, 1))
        if tank.kg_per_h < 0.0:
            lasts = say("ui.stores.lasts", hours=f"{tank.amount_kg / -tank.kg_per_h:.0f}")
    tone = "caution" if share < _LOW_SHARE and tank.holds != "waste_water" else "text"
    bar = "caution" if tone == "caution" else _HUES[tank.holds]
    return TableRow(
        ("tank", tank.id),
        (
            Cell(tank.name, strong=True, below=say(f"ui.holds.{tank.holds}")),
            Cell(
                mass(tank.amount_kg),
                tone,
                below=say("ui.stores.of", amount=mass(tank.capacity_kg)),
                order=tank.amount_kg,
            ),
            Cell(percent(share), share=share, share_tone=bar, trough=True, order=share),
            Cell(change, "dim", below=lasts, order=tank.kg_per_h),
        ),
    )


def _locker(locker: LockerView, names: dict[str, str], lexicon: Lexicon) -> Fact:
    items = [
        say("ui.stores.item", count=str(count), item=lexicon.items.get(name, name))
        for name, count in locker.items
        if count
    ]
    text = ", ".join(items) or say("ui.stores.empty")
    return Fact(names.get(locker.module, locker.module), text, "text" if items else "dim")


def build_stores(model: StoresModel) -> Element:
    """Two tables, one below the other."""
    tanks = (
        TableColumn("name", say("ui.stores.tank"), 200, 1.0),
        TableColumn("amount", say("ui.stores.amount"), 120, 0.4, largest_first=True),
        TableColumn("share", say("ui.stores.full"), 160, 0.8, largest_first=True),
        TableColumn("change", say("ui.stores.changes"), 150, 0.6),
    )
    head = Column((strong(say("ui.rail.stores"), "display"), Label(say("ui.stores.line"), "body", "dim")), gap=0)
    return Column(
        (
            head,
            Shrink(Table(TANKS, tanks, model.tanks, two_lines=True), least=200),
            strong(say("ui.stores.lockers"), "lead"),
            Shrink(Scroll(LOCKERS, Facts(model.lockers, gap=8), padding=8), least=120),
        ),
        gap=16,
    )
