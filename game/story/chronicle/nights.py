"""Bad nights, and who was got out of them."""

from __future__ import annotations

from collections.abc import Iterator

from game.sim.clock import Clock, sol_of
from game.sim.people.components import Body
from game.sim.structure.components import Module
from game.sim.world import World
from game.story.chronicle.gathering import listed
from game.story.chronicle.past import Find, Past, PastCrisis
from game.story.storylets.components import FactValue, StoryBook
from game.story.telling import Callings

APART_SOLS = 2
"""Crises of one place that are less far apart are one."""
SHORT_S = 3_600.0
"""A rescue from where there was less time than this was one."""


def nights(world: World, past: Past) -> Iterator[Find]:
    """Yield every crisis that cost somebody, and of the others one for each place."""
    started_s = world.one(Clock).start_s
    told: dict[int, int] = {}
    rest: list[int] = []
    for crisis in past.crises:
        sol = sol_of(started_s + crisis.onset_s)
        if not crisis.dead and sol - told.get(crisis.module, -9_999) < APART_SOLS:
            continue
        if not crisis.dead and crisis.module in told:
            rest.append(sol)
            continue
        told[crisis.module] = sol
        yield _night(world, crisis, sol)
    if len(rest) > 1:
        yield Find("crisis.more", rest[0], rest[-1], facts={"count": len(rest), "first": rest[0], "last": rest[-1]})


def _night(world: World, crisis: PastCrisis, sol: int) -> Find:
    place = world.get(crisis.module, Module).id
    began, sol = sol, _died_sol(world, crisis, sol)
    facts: dict[str, FactValue] = {"began": began, "night": sol}
    if crisis.answered_s >= 0.0 and sol == began:
        facts["minutes"] = max(1, round((crisis.answered_s - crisis.onset_s) / 60.0))
        facts["answer"] = crisis.answer
    if crisis.dead:
        callings = Callings(world)
        facts["names"] = listed(world, [callings.of(who) for who in crisis.dead], MOST_NAMES)
        facts["dead"] = len(crisis.dead)
        facts.setdefault("minutes", 0)
        facts.setdefault("answer", "")
        return Find("crisis.lost", sol, sol, facts=facts, place=place, times=1.0 + len(crisis.dead))
    if crisis.answered_s < 0.0:
        return Find("crisis.unanswered", sol, sol, facts=facts, place=place)
    page = "strike" if crisis.kind == "strike" else "evacuated" if crisis.outcome == "evacuated" else "held"
    return Find(f"crisis.{page}", sol, sol, facts=facts, place=place)


def _died_sol(world: World, crisis: PastCrisis, sol: int) -> int:
    """Return the sol on which the first died; where nobody did, or at once, that on which it began.

    An alarm may have stood for weeks before it cost anybody: what was ordered at its beginning is another story.
    """
    died_s = [world.get(who, Body).died_s for who in crisis.dead]
    first = sol_of(world.one(Clock).start_s + min(died_s)) if died_s else sol
    return first if first - sol >= APART_SOLS else sol


MOST_NAMES = 8


def rescues(world: World, past: Past) -> Iterator[Find]:
    """Yield who was got out by whom where there was little time, each of the saved once."""
    start_s, heroes = world.one(Clock).start_s, world.one(StoryBook).heroes
    seen: list[int] = []
    for rescue in past.rescues:
        near = 0.0 <= rescue.left_s < SHORT_S
        if not rescue.by or not near or rescue.person in seen or rescue.by == rescue.person:
            continue
        seen.append(rescue.person)
        sol = sol_of(start_s + rescue.at_s)
        page = "rescue.lone" if rescue.by in heroes else "rescue"
        yield Find(
            page,
            sol,
            sol,
            {"puller": rescue.by, "pulled": rescue.person},
            {"left": max(1, round(rescue.left_s / 60.0))},
            world.get(rescue.module, Module).id,
            2.0 - rescue.left_s / SHORT_S,
        )
