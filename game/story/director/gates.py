"""Whether a channel may speak now, and why not: load, space, and room to breathe."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.content.kinds.storylet import Channel
from game.sim.clock import HOUR_S, SOL_S, Clock
from game.sim.crews.strain import off_living
from game.sim.hazards.peril import people_in_danger
from game.sim.people.components import Body
from game.sim.world import World
from game.story.director.intensity import breathing, intensity_share, rules_of
from game.story.storylets.components import StoryBook
from game.story.storylets.facts.colony import debt_change_h, since_crisis
from game.story.storylets.news import Newsroom

CHANNELS: tuple[Channel, ...] = ("crisis", "earth", "council", "ambient")
"""In the order in which they are asked."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the director says of a channel."""

    channel: Channel
    speaks: bool
    light: bool = False
    """Whether only of what weighs little."""
    why: str = "story.why.open"
    """Id of the text that says why."""
    values: dict[str, str] = field(default_factory=dict)
    """What is filled into it."""


def verdict(world: World, channel: Channel) -> Verdict:
    """Return whether a channel may speak now. Nothing here looks at the hidden truth."""
    shut = _shut(world, channel)
    if shut is not None:
        return Verdict(channel, False, why=shut[0], values=shut[1])
    if world.the(Newsroom).news().open:
        return Verdict(channel, True)
    if breathing(world):
        values = {"intensity": f"{100.0 * intensity_share(world):.0f}"}
        return Verdict(channel, True, light=True, why="story.why.breathing", values=values)
    if channel != "crisis" and loaded(world):
        return Verdict(channel, True, light=True, why="story.why.load")
    return Verdict(channel, True)


def _shut(world: World, channel: Channel) -> tuple[str, dict[str, str]] | None:
    """Return why a channel is silent, or nothing."""
    book, rules, clock, news = world.one(StoryBook), rules_of(world), world.one(Clock), world.the(Newsroom).news()
    if book.mode == "none":
        return "story.why.silent", {}
    if len(book.pages) >= rules.most_open:
        return "story.why.pages", {"count": str(len(book.pages))}
    if channel == "crisis":
        if not news.open and since_crisis(world) > rules.aftermath_sols:
            return "story.why.no_crisis", {}
    elif news.open:
        return "story.why.crisis", {}
    just_over = news.ended_s >= 0.0 and clock.elapsed_s - news.ended_s < rules.quiet_after_h * HOUR_S
    if not news.open and just_over:
        return "story.why.crisis", {}
    if channel != "crisis" and people_in_danger(world):
        return "story.why.danger", {}
    if channel != "crisis" and clock.elapsed_s < rules.first_sols * SOL_S:
        return "story.why.opening", {}
    own = next((item.space_sols for item in rules.channels if item.id == channel), 0)
    since = clock.sol - book.channels.get(channel, -1_000)
    if since < own:
        return "story.why.space", {"sols": str(since)}
    any_since = clock.sol - book.told_sol if book.told_sol >= 0 else 1_000
    if channel != "crisis" and any_since < rules.space_sols:
        return "story.why.any_space", {"sols": str(any_since)}
    return None


def loaded(world: World) -> bool:
    """Return whether the crews have enough to carry: many are off work, or what is overdue grows fast."""
    rules = rules_of(world)
    grown = len([body for _, body in world.each(Body) if body.alive])
    return len(off_living(world)) > rules.off_share * max(1, grown) or debt_change_h(world) > rules.debt_rise_h


def nothing_weight(world: World, channel: Channel, total: float) -> float:
    """Return the weight of nothing at all, against the weights of the storylets that fit.

    It is such that many fitting storylets speak no oftener than the channel should, and few speak seldom. After a
    long quiet it is nothing.
    """
    rules, book = rules_of(world), world.one(StoryBook)
    plan = next((item for item in rules.channels if item.id == channel), None)
    if plan is None:
        return 0.0
    last = book.told_sol if book.told_sol >= 0 else book.sol
    if channel != "crisis" and world.one(Clock).sol - last >= rules.pity_sols:
        return 0.0
    chance = max(plan.chance_share, 1e-3)
    return max(plan.nothing, total * (1.0 - chance) / chance)
