"""Stores: a shelf of what keeps the air in, made here where the shop can, and asked of Earth half a year ahead."""

from __future__ import annotations

import math
from collections.abc import Iterator

from game.balance.policies.planner.notes import Notes
from game.balance.policies.seat import Seat
from game.session.orders import Fabricate, KeepInStock, Order, OrderFromEarth
from game.session.view import ColonyView, MaterialView

KEEP = {
    "membrane": 3,
    "harness": 4,
    "relay": 3,
    "valve": 5,
    "pump": 4,
    "motor": 5,
    "regulator": 3,
    "sorbent": 4,
    "seal": 8,
    "sealant": 16,
    "strips": 6,
    "junction": 4,
    "controller_board": 4,
    "power_module": 3,
    "sensor_cell": 30,
    "filter_pack": 8,
    "bearing": 5,
    "coil": 3,
    "prop": 4,
}
"""Spares that are kept."""
RAW = {"electronics": 60, "membrane_stock": 12, "elastomer": 30, "sorbent_beads": 10, "resin_beads": 8, "polymer": 80}
"""What the shop lives on, and how much of it has to be there or on its way."""
ASK_EVERY_SOLS = 30
"""A courier leaves so often; asking more often asks the same hold twice."""
FOOD_SOLS = 500.0
"""Food for fewer sols than this is asked for: it is half a year away, and there is little room."""


def rule(seat: Seat, view: ColonyView, notes: Notes) -> Iterator[Order]:
    """Yield the orders of a morning about stores, the shop and Earth."""
    if view.shop is None:
        return
    stock = {row.item: row for row in view.shop.materials}
    makeable = {row.item for row in view.shop.recipes if row.able}
    for item, count in KEEP.items():
        row = stock.get(item)
        if row is not None and row.keep < count:
            yield KeepInStock(item, count)
    yield from _for_repairs(view, stock, makeable)
    for item, count in RAW.items():
        yield from _ask(view, notes, stock.get(item), count)
    lead_sols = _lead_sols(view)
    for item, row in stock.items():
        if item not in makeable and (item in KEEP or row.per_sol > 0.0):
            used = math.ceil(row.per_sol * lead_sols)
            yield from _ask(view, notes, row, KEEP.get(item, 0) + used + row.waits)
    food = view.flows.food if view.flows is not None else None
    if food is not None and food.lasts_sols is not None and food.lasts_sols < FOOD_SOLS:
        yield from _ask(view, notes, stock.get("ration_crate"), 3)


def _lead_sols(view: ColonyView) -> float:
    """Return for how long a shelf must last: until what is asked for next month is here, if this month's is missed."""
    arrivals = sorted(each.arrives_sol for each in view.supply.flights if each.state == "open") if view.supply else []
    return float(arrivals[min(1, len(arrivals) - 1)] - view.sol) if arrivals else 0.0


def _for_repairs(view: ColonyView, stock: dict[str, MaterialView], makeable: set[str]) -> Iterator[Order]:
    """Make what parts wait for that are known to be bad, one lot of a thing at a time."""
    names = {row.name: row for row in stock.values()}
    making = {lot.item for lot in view.shop.lots} if view.shop is not None else set()
    for part in view.upkeep.rows if view.upkeep is not None else ():
        row = names.get(part.spare)
        if row is None or part.state not in ("urgent", "failed") or row.colony + row.making > 0:
            continue
        if row.item in makeable and row.item not in making:
            making.add(row.item)
            yield Fabricate(row.item, 2)


def _ask(view: ColonyView, notes: Notes, row: MaterialView | None, count: int) -> Iterator[Order]:
    if row is None or not row.earth:
        return
    lacking = count - row.stock - row.making - row.coming
    if lacking > 0 and view.sol - notes.asked.get(row.item, -1_000) >= ASK_EVERY_SOLS:
        notes.asked[row.item] = view.sol
        yield OrderFromEarth(row.item, lacking)
