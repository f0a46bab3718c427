"""Orders to the shop and to Earth: what each needs, and what it does."""

from __future__ import annotations

from game.session.orders import (
    CancelFabrication,
    CancelFromEarth,
    Fabricate,
    KeepInStock,
    OrderFromEarth,
    RaiseFabrication,
    Refusal,
)
from game.session.rules_of_orders import Checked, Rules
from game.sim.fabrication import queue as shop
from game.sim.fabrication.components import Shop
from game.sim.fabrication.recipes import able_for, best_recipe, recipes_for, stations
from game.sim.stores.components import Locker
from game.sim.stores.stock import items_of
from game.sim.supply import rules as supply
from game.sim.supply.components import Supply
from game.sim.world import World
from game.story.telling import inside

MOST = 200
"""The most that one order asks for."""


def _named(world: World, item: str) -> dict[str, str]:
    return {"item": inside(items_of(world)[item].name)}


def _refuse_item(world: World, item: str, count: int, least: int = 1) -> Checked:
    """Refuse what nobody has heard of, and numbers that nobody means."""
    if item not in items_of(world):
        return Refusal("refused.no_such_item", {"id": item})
    if not least <= count <= MOST:
        return Refusal("refused.count", {"least": str(least), "most": str(MOST)})
    return None


def _refuse_making(world: World, order: Fabricate) -> Checked:
    refusal = _refuse_item(world, order.item, order.count)
    if refusal is not None:
        return refusal
    name = _named(world, order.item)
    if not stations(world):
        return Refusal("refused.no_shop")
    known = list(recipes_for(world, order.item))
    if not known:
        return Refusal("refused.no_recipe", name)
    if not list(able_for(world, order.item)):
        percent = round(100.0 * min(recipe.capability for recipe in known))
        return Refusal("refused.not_able", {**name, "percent": str(percent)})
    return None if best_recipe(world, order.item) is not None else Refusal("refused.no_material", name)


def _make(world: World, order: Fabricate) -> None:
    recipe = best_recipe(world, order.item)
    if recipe is None:
        raise ValueError("a lot that cannot be made was not refused")
    shop.open_lot(world, recipe, order.count, hurry=order.hurry)


def _refuse_lot(world: World, order: CancelFabrication | RaiseFabrication) -> Checked:
    lot = shop.lot_of(world, order.lot)
    if lot is None:
        return Refusal("refused.no_such_lot", {"id": str(order.lot)})
    if isinstance(order, RaiseFabrication) and lot.hurry == order.hurry:
        others = [other.priority for other in world.one(Shop).lots if other is not lot]
        if lot.priority > max(others, default=0):
            return Refusal("refused.lot_is_first", _named(world, lot.item))
    return None


def _cancel(world: World, order: CancelFabrication) -> None:
    lot = shop.lot_of(world, order.lot)
    if lot is not None:
        shop.cancel_lot(world, lot)


def _raise(world: World, order: RaiseFabrication) -> None:
    lot = shop.lot_of(world, order.lot)
    if lot is not None:
        shop.raise_lot(world, lot, hurry=order.hurry)


def _refuse_keeping(world: World, order: KeepInStock) -> Checked:
    refusal = _refuse_item(world, order.item, order.count, least=0)
    if refusal is not None:
        return refusal
    if not world.each(Locker):
        return Refusal("refused.no_shop")
    if world.one(Shop).keep.get(order.item, 0) == order.count:
        return Refusal("refused.kept_so", _named(world, order.item))
    return None


def _keep(world: World, order: KeepInStock) -> None:
    shop.keep(world, order.item, order.count)


def _refuse_asking(world: World, order: OrderFromEarth) -> Checked:
    refusal = _refuse_item(world, order.item, order.count)
    if refusal is not None:
        return refusal
    if not supply.ships_of(world):
        return Refusal("refused.no_ships")
    return None if supply.can_send(world, order.item) else Refusal("refused.not_sent", _named(world, order.item))


def _ask(world: World, order: OrderFromEarth) -> None:
    supply.ask(world, order.item, order.count)


def _refuse_taking_back(world: World, order: CancelFromEarth) -> Checked:
    refusal = _refuse_item(world, order.item, order.count)
    if refusal is not None:
        return refusal
    if not any(ask.item == order.item for ask in world.one(Supply).waiting):
        return Refusal("refused.not_waiting", _named(world, order.item))
    return None


def _take_back(world: World, order: CancelFromEarth) -> None:
    supply.take_back(world, order.item, order.count)


ORDERS: Rules = {
    Fabricate: (_refuse_making, _make),
    CancelFabrication: (_refuse_lot, _cancel),
    RaiseFabrication: (_refuse_lot, _raise),
    KeepInStock: (_refuse_keeping, _keep),
    OrderFromEarth: (_refuse_asking, _ask),
    CancelFromEarth: (_refuse_taking_back, _take_back),
}
"""What each order needs, and what it does."""
