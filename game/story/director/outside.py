"""When events come from outside that have no cause here: clouds of debris and dust storms.

What comes, and how often, is the season's; the director only puts it off, within the season, while a crisis is open or
people could not bear one more thing. So nothing comes that the sky would not have sent.
"""

from __future__ import annotations

from game.sim.clock import Clock
from game.sim.hazards.components import DebrisField
from game.sim.hazards.peril import people_in_danger
from game.sim.weather.components import Weather
from game.sim.world import World
from game.story.director.gates import loaded
from game.story.director.intensity import breathing, intensity_share, rules_of
from game.story.storylets.components import StoryBook
from game.story.storylets.facts.colony import sols_in
from game.story.storylets.news import Newsroom

MODES = ("campaign", "sandbox")
"""Scenarios in which the director says when something comes from outside."""


def look_up(world: World) -> None:
    """Say, once a sol, whether debris and storms wait, and how likely debris is; draws nothing.

    Where people stay worn it waits no longer than the rules say, so that misery is no shield. Two clouds are never on
    their way at once.
    """
    book, rules = world.one(StoryBook), rules_of(world)
    if book.mode not in MODES:
        return
    field, weather = world.one(DebrisField), world.one(Weather)
    open_now = _open(world)
    book.held_sols = book.held_sols + 1 if open_now or worn(world) else 0
    waits = open_now or 0 < book.held_sols <= rules.put_off_sols
    weather.put_off = waits
    field.put_off = waits or bool(field.fragments)
    if sols_in(world) < rules.strikes_from_sols:
        field.times = 0.0
    else:
        field.times = book.strikes_times if book.strikes_until_sol > world.one(Clock).sol else 1.0


def _open(world: World) -> bool:
    """Return whether a crisis is open, or people are in danger."""
    return world.the(Newsroom).news().open or people_in_danger(world)


def worn(world: World) -> bool:
    """Return whether people could not bear one more thing now: after a peak, or under a heavy load."""
    return breathing(world) or loaded(world) or intensity_share(world) >= rules_of(world).peak_share
