"""Which recipes can be followed, where and with what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.content.kinds.making import RecipeKind, StationKind
from game.sim.fabrication.components import Lot, Shop
from game.sim.power.components import Bus
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.stores.stock import stock_count
from game.sim.structure.components import Module
from game.sim.supply.rules import can_send
from game.sim.world import World

MANY = 1_000_000
"""More than anybody makes."""


def recipe_of(world: World, lot: Lot) -> RecipeKind:
    """Return how a lot is made."""
    return world.the(Settlement).content.of(RecipeKind)[lot.recipe]


def stations(world: World) -> Mapping[str, StationKind]:
    """Return the stations that stand in this colony."""
    settlement = world.the(Settlement)
    kinds = settlement.content.of(StationKind)
    return {} if settlement.scenario.bare else {k: s for k, s in kinds.items() if s.module in settlement.modules}


def is_open(world: World, station: StationKind) -> bool:
    """Return whether a station can be worked at: it has power and people may go in."""
    module = world.get(world.the(Register).modules[station.module], Module)
    return not module.barred and station.priority < world.one(Bus).shed_from


def recipes_for(world: World, item: str) -> Iterator[RecipeKind]:
    """Yield the recipes for an item whose station stands here, in order."""
    here = stations(world)
    for recipe in world.the(Settlement).content.of(RecipeKind).values():
        if recipe.makes == item and recipe.station in here:
            yield recipe


def able_for(world: World, item: str) -> Iterator[RecipeKind]:
    """Yield the recipes for an item that the shop is able enough to follow, in order."""
    capability = world.one(Shop).capability
    return (recipe for recipe in recipes_for(world, item) if recipe.capability <= capability)


def has_materials(world: World, recipe: RecipeKind) -> bool:
    """Return whether everything for one run lies in stock."""
    return all(stock_count(world, item) >= count for item, count in recipe.materials.items())


def best_recipe(world: World, item: str) -> RecipeKind | None:
    """Return the recipe to make an item by: one with its materials in stock, or else whose materials can be had."""
    able = list(able_for(world, item))
    for recipe in able:
        if has_materials(world, recipe):
            return recipe
    return next((recipe for recipe in able if all(obtainable(world, part) for part in recipe.materials)), None)


def obtainable(world: World, item: str) -> bool:
    """Return whether a material can be had: sent from Earth, or made of what lies in stock."""
    return can_send(world, item) or any(has_materials(world, recipe) for recipe in able_for(world, item))


def most_of(world: World, recipe: RecipeKind) -> int:
    """Return how many a recipe can make before a material is used up that cannot be had again."""
    runs = [
        stock_count(world, item) // count for item, count in recipe.materials.items() if not obtainable(world, item)
    ]
    return min(runs, default=MANY) * recipe.count


def runs_left(lot: Lot, recipe: RecipeKind) -> int:
    """Return how many runs of a lot are not begun."""
    begun = recipe.count if lot.left_h > 0.0 else 0
    return max(0, -(-(lot.count - begun) // recipe.count))
