"""The shop's queue: lots that are opened, raised, cancelled, and opened by themselves for what will be missing."""

from __future__ import annotations

from game.content.kinds.making import RecipeKind
from game.sim.fabrication.components import Lot, Shop
from game.sim.fabrication.events import LotOpened
from game.sim.fabrication.recipes import best_recipe, most_of, recipe_of, runs_left
from game.sim.fabrication.runs import KEPT_OVER, give_up, needs
from game.sim.stores.stock import colony_counts
from game.sim.supply import rules as supply
from game.sim.world import World

STOCK = "stock"
"""Why something is made or asked for that only keeps up the stock."""


def lot_of(world: World, number: int) -> Lot | None:
    """Return a lot that is not over, or nothing."""
    return next((lot for lot in world.one(Shop).lots if lot.number == number), None)


def open_lot(
    world: World,
    recipe: RecipeKind,
    count: int,
    why: str = "",
    priority: int = 5,
    *,
    stock: bool = False,
    hurry: bool = False,
) -> Lot:
    """Put a lot into the queue, to be hurried or not, and see to its materials."""
    shop = world.one(Shop)
    shop.numbers += 1
    lot = Lot(shop.numbers, recipe.id, recipe.makes, count, min(supply.TOP, priority), [why], stock)
    lot.hurry = hurry
    shop.lots.append(lot)
    world.events.say(LotOpened(lot.number, lot.item, count, lot.priority))
    for item in recipe.materials:
        cover(world, item, lot.priority)
    return lot


def raise_lot(world: World, lot: Lot, *, hurry: bool = False) -> None:
    """Put a lot before all others, and have it hurried or not."""
    highest = max((other.priority for other in world.one(Shop).lots if other is not lot), default=0)
    lot.priority = min(supply.TOP, max(lot.priority, highest + 1))
    lot.hurry = hurry
    for other in world.one(Shop).lots:
        if lot.priority == supply.TOP and other is not lot and other.priority == supply.TOP:
            other.priority = supply.TOP - 1


def cancel_lot(world: World, lot: Lot) -> None:
    """Take a lot out of the queue; what is in work becomes scrap."""
    give_up(world, lot, recipe_of(world, lot))
    lot.state = "cancelled"
    over(world.one(Shop), lot)


def keep(world: World, item: str, count: int) -> None:
    """Have so many of a thing kept in stock from now on."""
    world.one(Shop).keep[item] = count


def over(shop: Shop, lot: Lot) -> None:
    """Take a lot out of the queue and remember it for a while."""
    shop.lots = [other for other in shop.lots if other is not lot]
    shop.over = [*shop.over, lot][-KEPT_OVER:]


def shortages(world: World) -> dict[str, int]:
    """Return how many of each thing will be missing: kept stock and what lots need, less what there is and comes."""
    shop = world.one(Shop)
    left = colony_counts(world)

    def count(item: str, number: int) -> None:
        left[item] = left.get(item, 0) + number

    for item, number in supply.outstanding(world).items():
        count(item, number)
    for item, number in shop.keep.items():
        count(item, -number)
    for lot in shop.lots:
        recipe = recipe_of(world, lot)
        count(lot.item, lot.count)
        for item, number in needs(recipe, runs_left(lot, recipe)).items():
            count(item, -number)
    return {item: -number for item, number in left.items() if number < 0}


def cover(world: World, item: str, priority: int) -> None:
    """Make or ask for what will be missing of a thing."""
    missing = shortages(world).get(item, 0)
    if missing == 0:
        return
    recipe = best_recipe(world, item)
    makes = min(missing, most_of(world, recipe)) if recipe is not None else 0
    if recipe is not None and makes > 0:
        waiting = next((lot for lot in world.one(Shop).lots if lot.recipe == recipe.id and lot.stock), None)
        if waiting is not None:
            waiting.count += makes
            waiting.priority = max(waiting.priority, priority)
        else:
            open_lot(world, recipe, makes, STOCK, priority, stock=True)
    if missing > makes and supply.can_send(world, item):
        supply.ask(world, item, missing - makes, STOCK, priority)


def drop_stuck(world: World) -> None:
    """Take out of the queue what only keeps up the stock and lacks what cannot be had: Earth is asked instead."""
    for lot in list(world.one(Shop).lots):
        recipe = recipe_of(world, lot)
        if lot.stock and lot.urgent == 0 and lot.left_h <= 0.0 and most_of(world, recipe) == 0:
            cancel_lot(world, lot)
