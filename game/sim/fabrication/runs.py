"""One run of a recipe: materials in, hours, inspection, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping

from game.content.kinds.making import RecipeKind
from game.sim.chance import Chance, Stream
from game.sim.fabrication.components import Lot, Shop
from game.sim.fabrication.events import RunRejected
from game.sim.fabrication.recipes import has_materials
from game.sim.stores.stock import Stores, items_of, mass_kg, rules_of, store, use_up
from game.sim.world import World

COMPETENT = 0.5
"""Level of somebody who can be left alone with it; the hours of recipes are theirs."""
EXACT_H = 1e-9
"""Hours that are no hours: what rounding leaves."""
KEPT_OVER = 20
"""How many lots that are over are remembered."""


def pace(skill: float) -> float:
    """Return how fast somebody works against a competent person."""
    return 1.0 - COMPETENT + skill


def begin(world: World, lot: Lot, recipe: RecipeKind) -> bool:
    """Take the materials of a run out of stock and begin it, or say that they are not there."""
    if not has_materials(world, recipe):
        return False
    used = world.one(Shop).used
    for item, count in recipe.materials.items():
        use_up(world, item, count)
        used[item] = used.get(item, 0) + count
    lot.runs += 1
    lot.left_h, lot.craft_h, lot.hurried_h = recipe.hours, 0.0, 0.0
    return True


def advance(lot: Lot, recipe: RecipeKind, hours: float, station_h: float, craft: float, hurry_share: float) -> float:
    """Spend at most some hours of a person and of the station on the run; return the person's hours used."""
    rate = pace(craft) / (hurry_share if lot.hurry else 1.0)
    station_per_h = recipe.machine_h / recipe.hours
    done_h = min(lot.left_h, hours * rate, station_h / station_per_h)
    lot.left_h -= done_h
    lot.craft_h += done_h * craft
    lot.hurried_h += done_h if lot.hurry else 0.0
    if lot.left_h < EXACT_H:
        lot.left_h = 0.0
    return done_h / rate


def finish(world: World, lot: Lot, recipe: RecipeKind) -> None:
    """Inspect a run that is done, and put what came of it into store, apart, or on the scrap."""
    shop, rules = world.one(Shop), rules_of(world)
    craft, hurried = lot.craft_h / recipe.hours, lot.hurried_h / recipe.hours
    draw = world.one(Chance).once(f"made/{lot.number}/{lot.runs}")
    faulty_share = recipe.reject_share * (1.6 - 1.2 * craft) * (1.0 + (rules.hurry_faults - 1.0) * hurried)
    seen_share = rules.detection_share * (0.7 + 0.6 * craft) * (1.0 - (1.0 - rules.hurry_detection_share) * hurried)
    faulty = draw.share() < min(0.9, faulty_share)
    seen = draw.share() < min(0.98, seen_share)
    made_kg = _waste(world, recipe, finished=True)
    _put_besides(world, recipe)
    if not faulty:
        _put(world, recipe.makes, recipe.count)
        shop.recent_kg += made_kg
    elif not seen:
        _put(world, recipe.makes, recipe.count)
        shop.flawed.setdefault(recipe.makes, []).extend(_life(world, draw) for _ in range(recipe.count))
        shop.recent_kg += made_kg
    else:
        _reject(world, lot, recipe, draw)
        return
    lot.good += recipe.count
    lot.count = max(0, lot.count - recipe.count)


def _reject(world: World, lot: Lot, recipe: RecipeKind, draw: Stream) -> None:
    """Set a faulty run apart as second grade, or scrap it; it has to be made again."""
    second = draw.share() < rules_of(world).minor_share
    lot.rejected += 1
    if second:
        lives = [_life(world, draw) for _ in range(recipe.count)]
        world.one(Shop).seconds.setdefault(recipe.makes, []).extend(lives)
    else:
        scrap(world, mass_kg(world, {recipe.makes: recipe.count}), recipe.scrap_share)
    world.events.say(RunRejected(lot.number, recipe.makes, second))


def _life(world: World, draw: Stream) -> float:
    middle = rules_of(world).second_life_share
    return min(0.95, max(0.05, middle + draw.between(-0.3, 0.3)))


def _put(world: World, item: str, count: int) -> None:
    made = world.one(Shop).made
    made[item] = made.get(item, 0) + count
    store(world, item, count)


def _put_besides(world: World, recipe: RecipeKind) -> None:
    for item, count in recipe.besides.items():
        _put(world, item, count)


def _waste(world: World, recipe: RecipeKind, *, finished: bool) -> float:
    """Sweep up what of a run's materials is in nothing that came of it; return the mass of what it makes."""
    made_kg = mass_kg(world, {recipe.makes: recipe.count}) if finished else 0.0
    rest_kg = mass_kg(world, recipe.materials) - made_kg - (mass_kg(world, recipe.besides) if finished else 0.0)
    rules = rules_of(world)
    # the dross of melted scrap is nothing any more: swept up again it would go round for ever
    share = 0.0 if rules.scrap in recipe.materials else rules.turnings_share
    scrap(world, rest_kg, share if finished else recipe.scrap_share)
    return made_kg


def give_up(world: World, lot: Lot, recipe: RecipeKind) -> None:
    """Break off the run in work: what went into it is scrap."""
    if lot.left_h > 0.0:
        _waste(world, recipe, finished=False)
        lot.left_h = 0.0


def scrap(world: World, kg: float, share: float) -> None:
    """Throw something away: a share of it is kept as scrap, the rest is lost."""
    shop = world.one(Shop)
    shop.lost_kg += kg * (1.0 - share)
    add_scrap(world, kg * share)


def add_scrap(world: World, kg: float) -> None:
    """Put scrap into store, by whole pieces; what does not fill one waits."""
    shop = world.one(Shop)
    shop.scrap_kg += kg
    item = rules_of(world).scrap
    if item is None or world.the(Stores).main is None:
        return
    each_kg = items_of(world)[item].mass_kg
    pieces = int(shop.scrap_kg / each_kg + 1e-9)
    if pieces > 0:
        _put(world, item, pieces)
        shop.scrap_kg = max(0.0, shop.scrap_kg - pieces * each_kg)


def needs(recipe: RecipeKind, runs: int) -> Mapping[str, int]:
    """Return what a number of runs use up."""
    return {item: count * runs for item, count in recipe.materials.items()}
