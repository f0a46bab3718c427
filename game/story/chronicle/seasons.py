"""The year itself, as its figures show it: dust, hunger, and what was owed."""

from __future__ import annotations

from collections.abc import Iterator

from game.sim.clock import Clock, sol_of
from game.sim.food.hunger import HUNGER
from game.sim.people.components import Body
from game.sim.world import World
from game.story.chronicle.lives import living
from game.story.chronicle.past import Find, Past
from game.story.chronicle.promises import fallen

DARK_TAU = 2.0
"""Opacity from which a sol is a dark one."""
DARK_SOLS = 6
"""Dark sols in a row that are told."""
MOVED_H = 90.0
"""Hours by which what is owed has to have moved to be told."""
MANY = 3
"""So many dead of hunger are told as one thing."""
QUIET_SOLS = 30
"""A year without a crisis or a violent death is told as such from this length on."""


def seasons(world: World, past: Past) -> Iterator[Find]:
    """Yield the longest darkness, the hunger, and how what is owed went from the first sol to the last."""
    yield from _dust(past)
    yield from _hunger(world, past)
    yield from _owed(past)
    if not past.crises and not fallen(world) and len(past.sols) >= QUIET_SOLS and living(world) > 0:
        yield Find("year.nothing", past.sols[0], past.sols[-1], facts={"sols": past.sols[-1] - past.sols[0]})


def _dust(past: Past) -> Iterator[Find]:
    taus = past.series.get("tau", ())
    best: tuple[int, int] = (0, 0)
    begun = -1
    for row, tau in enumerate((*taus, 0.0)):
        if tau >= DARK_TAU and begun < 0:
            begun = row
        elif tau < DARK_TAU and begun >= 0:
            best = max(best, (row - begun, -begun))
            begun = -1
    length, first = best[0], -best[1]
    if length >= DARK_SOLS:
        worst = max(taus[first : first + length])
        facts: dict[str, int | float | str] = {"tau": f"{worst:.1f}", "from": past.sols[first], "sols": length}
        yield Find("year.dust", past.sols[first], past.sols[first + length - 1], facts=facts)


def _hunger(world: World, past: Past) -> Iterator[Find]:
    start_s = world.one(Clock).start_s
    sols = sorted(sol_of(start_s + body.died_s) for _, body in world.each(Body) if body.died_of == HUNGER)
    if len(sols) < MANY:
        return
    since, left = _fullest(past, sols[0])
    facts = {"from": sols[0], "dead": len(sols), "since": since, "left": left, "mornings": sols[0] - since}
    yield Find("year.hunger", sols[0], sols[-1], facts=facts, times=2.0)


def _fullest(past: Past, until: int) -> tuple[int, int]:
    """Return the last sol before another on which stores held as much as they ever did, and for how many sols."""
    rows = zip(past.sols, past.series.get("food_kg", ()), past.series.get("eaten_kg", ()), strict=False)
    held_kg, since, eaten_kg = max(
        ((held, sol, eaten) for sol, held, eaten in rows if sol < until), default=(0, until, 0)
    )
    return since, round(held_kg / eaten_kg) if eaten_kg > 0.0 else 0


def _owed(past: Past) -> Iterator[Find]:
    owed = past.series.get("debt_h", ())
    if len(owed) < QUIET_SOLS:
        return
    worst = max(range(len(owed)), key=lambda row: (owed[row], -row))
    facts: dict[str, int | float | str] = {
        "from_h": round(owed[0]), "to_h": round(owed[-1]), "worst_h": round(owed[worst]), "worst": past.sols[worst],
    }  # fmt: skip
    if owed[-1] >= owed[0] + MOVED_H:
        yield Find("year.debt_up", past.sols[0], past.sols[-1], facts=facts)
    elif owed[-1] <= owed[0] - MOVED_H:
        yield Find("year.debt_down", past.sols[0], past.sols[-1], facts=facts)
