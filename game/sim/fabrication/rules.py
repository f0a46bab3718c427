"""What a failure asks of the shop, how crews' hours are spent in it, and how able it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

from game.content.kinds.making import RecipeKind
from game.content.kinds.people import CrewKind
from game.sim.clock import HOUR_S, SOL_H, Clock
from game.sim.fabrication.components import Lot, Shop
from game.sim.fabrication.events import LotDone
from game.sim.fabrication.queue import STOCK, cover, open_lot, over
from game.sim.fabrication.recipes import best_recipe, is_open, recipe_of, stations
from game.sim.fabrication.runs import EXACT_H, advance, begin, finish
from game.sim.fabrication.upkeep import refill
from game.sim.power.rules import set_load
from game.sim.settlement import Settlement
from game.sim.stores.components import Locker
from game.sim.stores.stock import colony_count, rules_of
from game.sim.supply import rules as supply
from game.sim.supply.components import Supply
from game.sim.world import World

SHIFT_H = 8.22
"""The most hours that a station can lie ready: those of one shift."""

Wanted = Literal["opened", "raised", "ordered", "cannot"]
SkillOf = Callable[[str], float]
"""Level, 0 to 1, of whoever does the work in a skill."""


def open_shop(world: World) -> None:
    """Begin with an empty queue, stations that are free, and the stock to be kept up."""
    rules = rules_of(world)
    shop = Shop(rules.capability, sol=world.one(Clock).sol)
    world.put(shop)
    if world.the(Settlement).scenario.bare:
        return
    shop.station_h = {station.id: station.count * SHIFT_H for station in stations(world).values()}
    for _, locker in world.each(Locker):
        for item in locker.items:
            if item not in shop.keep and item != rules.scrap and item not in rules.food_kg:
                shop.keep[item] = int(rules.keep_share * colony_count(world, item))


def want(world: World, item: str, count: int, why: str, priority: int) -> Wanted:
    """See to it that something comes which somebody waits for, and return what was done.

    A lot that makes it already is raised (``raised``, as is what already waits for a ship for the same reason); else
    one is opened (``opened``); else Earth is asked (``ordered``). ``cannot`` if neither makes or sends it. Asking
    again for the same reason asks for no more.
    """
    lots = [lot for lot in world.one(Shop).lots if lot.item == item]
    for lot in lots:
        if why in lot.whys:
            lot.priority = min(supply.TOP, max(lot.priority, priority))
            return "raised"
    asked = supply.ask_for(world, item, why)
    if asked is not None:
        asked.priority = min(supply.TOP, max(asked.priority, priority))
        return "raised"
    if lots:
        _join(world, lots[0], count, why, priority)
        return "raised"
    recipe = best_recipe(world, item)
    if recipe is not None:
        open_lot(world, recipe, count, why, priority).urgent = count
        return "opened"
    if supply.can_send(world, item):
        supply.ask(world, item, count, why, priority)
        return "ordered"
    return "cannot"


def _join(world: World, lot: Lot, count: int, why: str, priority: int) -> None:
    """Let somebody more wait for a lot."""
    lot.whys.append(why)
    lot.urgent += count
    lot.count = max(lot.count, lot.urgent)
    lot.priority = min(supply.TOP, max(lot.priority, priority))
    for item in recipe_of(world, lot).materials:
        cover(world, item, lot.priority)


def count_station_hours(world: World) -> None:
    """Give each station that can be worked at the hours since they were last counted."""
    shop, now_s = world.one(Shop), world.one(Clock).elapsed_s
    passed_h = (now_s - shop.counted_s) / HOUR_S
    if passed_h <= 0.0:
        return
    shop.counted_s = now_s
    for station in stations(world).values():
        free_h = shop.station_h.get(station.id, 0.0)
        if is_open(world, station):
            free_h += passed_h * station.count
        shop.station_h[station.id] = min(free_h, SHIFT_H * station.count)


def work(world: World, crew: str, hours: float, skill_of: SkillOf | None = None, tired: float = 1.0) -> float:
    """Spend a crew's hours on the shop, and return how many were used.

    Emergency lockers that lack what lies in stock are filled first, then the queue is worked on by priority.
    ``skill_of`` gives the level in a skill of whoever works, the crew's mean by default; ``tired`` is what tiredness
    leaves of it, 0 to 1. Given at one moment, eight hours do what twice four do.
    """
    if hours <= 0.0 or not stations(world):
        return 0.0
    skill_of = skill_of or partial(_mean_level, world, crew)
    shop = world.one(Shop)
    count_station_hours(world)
    used_h = refill(world, hours)
    for lot in sorted(shop.lots, key=lambda lot: (-lot.priority, lot.number)):
        if hours - used_h <= EXACT_H:
            break
        used_h += _work_on(world, lot, hours - used_h, skill_of, tired)
    shop.hours_today += used_h
    return used_h


def _mean_level(world: World, crew: str, skill: str) -> float:
    kind = world.the(Settlement).content.of(CrewKind).get(crew)
    return kind.skills.get(skill, 0.0) if kind is not None else 0.0


def _work_on(world: World, lot: Lot, hours: float, skill_of: SkillOf, tired: float) -> float:
    """Spend hours on one lot until they, the station, the materials or the lot are at an end."""
    shop, rules, recipe = world.one(Shop), rules_of(world), recipe_of(world, lot)
    craft = min(1.0, max(0.0, skill_of(recipe.skill) * tired))
    open_now = is_open(world, stations(world)[recipe.station])
    used_h = 0.0
    while lot.count > 0:
        if hours - used_h <= EXACT_H:
            break
        station_h = shop.station_h[recipe.station] if open_now else 0.0
        if station_h <= EXACT_H:
            lot.state = "station"
            return used_h
        if lot.left_h <= 0.0 and not begin(world, lot, recipe):
            lot.state = "material"
            return used_h
        before_h = lot.left_h
        used_h += advance(lot, recipe, hours - used_h, station_h, craft, rules.hurry_share)
        worked_h = (before_h - lot.left_h) * recipe.machine_h / recipe.hours
        shop.station_h[recipe.station] -= worked_h
        shop.worked_h[recipe.station] = shop.worked_h.get(recipe.station, 0.0) + worked_h
        if lot.left_h <= 0.0:
            _finished(world, lot, recipe)
    if lot.count > 0:
        inspecting = 0.0 < lot.left_h <= rules.inspection_share * recipe.hours
        lot.state = "inspecting" if inspecting else "working" if lot.left_h > 0.0 else "hours"
    return used_h


def _finished(world: World, lot: Lot, recipe: RecipeKind) -> None:
    """Inspect a run, and close the lot if it was the last."""
    before = lot.good
    finish(world, lot, recipe)
    if lot.urgent > 0:
        lot.urgent = max(0, lot.urgent - (lot.good - before))
        if lot.urgent == 0 and lot.stock:
            lot.priority, lot.whys = rules_of(world).keep_priority, [STOCK]
    if lot.count <= 0:
        lot.state = "done"
        over(world.one(Shop), lot)
        world.events.say(LotDone(lot.number, lot.item, lot.good, lot.priority))


def raise_capability(world: World, share: float) -> None:
    """Let the shop be able to do more, or less, by a share of everything: a project's gift, or people lost."""
    shop = world.one(Shop)
    shop.capability = min(1.0, max(0.0, shop.capability + share))


def local_share(world: World) -> float:
    """Return what share, by mass, of what the colony got lately it made itself: what Earth measures."""
    made_kg, landed_kg = world.one(Shop).recent_kg, world.one(Supply).recent_kg
    total_kg = made_kg + landed_kg
    return made_kg / total_kg if total_kg > 0.0 else 0.0


def draw_power(world: World, sols: int) -> None:
    """Let the bus carry what each station drew on average since it was last asked; each is given up at its level."""
    shop = world.one(Shop)
    for station in stations(world).values():
        drawn_kw = station.draw_kw * shop.worked_h.get(station.id, 0.0) / (sols * SOL_H)
        set_load(world, f"shop.{station.id}", drawn_kw, station.priority)
    shop.worked_h = {}
