"""Effects on hours, stores, projects and precautions. None of them breaks anything."""

from __future__ import annotations

from game.content.kinds.effect_colony import (
    HoursEffect,
    ItemEffect,
    PrecautionEffect,
    RationEffect,
    StrikesEffect,
    WorkEffect,
)
from game.sim.crews import debits
from game.sim.crews.components import Plans
from game.sim.food import rules as food
from game.sim.hazards import precautions, standing_by
from game.sim.stores.stock import Stores, stock_count, store, use_up
from game.sim.works import rules as works
from game.sim.works.kinds import kinds
from game.story.storylets.components import StoryBook
from game.story.storylets.effects.circumstances import Circumstances


def call_away(why: Circumstances, effect: HoursEffect) -> None:
    """Take hours from a crew each sol for a while."""
    crew = why.crew_of(effect.who, effect.crew)
    if crew is not None and why.world.one(Plans).crews:
        debits.call_away(why.world, crew, effect.use, effect.per_sol, effect.sols, why.kind.id)


def move_items(why: Circumstances, effect: ItemEffect) -> None:
    """Put something into stock, or take it out, as far as there is any."""
    if effect.count > 0 and why.world.the(Stores).main is not None:
        store(why.world, effect.item, effect.count)
    elif effect.count < 0:
        count = min(-effect.count, stock_count(why.world, effect.item))
        if count:
            use_up(why.world, effect.item, count)


def move_work(why: Circumstances, effect: WorkEffect) -> None:
    """Begin a project, let it rest, take it up, put it first or give it up, if that can be done."""
    world, found = why.world, works.find(why.world, effect.project)
    if effect.how == "begin":
        kind = kinds(world).get(effect.project)
        free = kind is not None and not kind.site_of and found is None and not works.is_over(world, effect.project)
        if free and not works.missing_before(world, effect.project):
            works.begin(world, effect.project)
    elif found is None:
        return
    elif effect.how == "suspend" and found.state != "suspended":
        works.suspend(world, found)
    elif effect.how == "resume" and found.state == "suspended":
        works.resume(world, found)
    elif effect.how == "raise":
        works.raise_first(world, found)
    elif effect.how == "abandon":
        works.abandon(world, found)


def take_care(why: Circumstances, effect: PrecautionEffect) -> None:
    """Take precautions, or go back to usual."""
    if precautions.on(why.world) != effect.on:
        if effect.on:
            standing_by.take(why.world)
        else:
            standing_by.end(why.world)


def ration(why: Circumstances, effect: RationEffect) -> None:
    """Let everybody eat less for a while, or as much as they like."""
    food.ration(why.world, effect.share, why.sol + effect.sols if effect.sols else -1)


def turn_strikes(why: Circumstances, effect: StrikesEffect) -> None:
    """Make fragments likelier, or rarer, for a while."""
    book = why.world.one(StoryBook)
    book.strikes_times, book.strikes_until_sol = effect.times, why.sol + effect.sols
