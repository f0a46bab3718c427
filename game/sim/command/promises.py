"""Promises: given to a faction with a date, measured on that date, and never forgotten if broken."""

from __future__ import annotations

from game.content.kinds.command import PromiseKind
from game.sim.clock import Clock
from game.sim.command.components import Council, Promise
from game.sim.command.council import grudge, move_support
from game.sim.command.events import PromiseEnded, PromiseMade
from game.sim.command.kinds import book_of, rules_of
from game.sim.earth.kinds import book_of as earth_book
from game.sim.earth.kinds import figure
from game.sim.earth.metrics import held, measure
from game.sim.works.components import Works
from game.sim.world import World


def kind_of(world: World, promise: Promise) -> PromiseKind:
    """Return what a promise is."""
    return book_of(world).promises[promise.kind]


def open_ones(world: World) -> list[Promise]:
    """Return the promises whose day has not come."""
    return [promise for promise in world.one(Council).promises if promise.state == "open"]


def find(world: World, which: int) -> Promise | None:
    """Return a promise by its number, or nothing."""
    return next((one for one in world.one(Council).promises if one.number == which), None)


def can_be_given(world: World, faction: str, name: str) -> bool:
    """Return whether a kind of promise is for a faction, is not kept already, and none of its kind is open to it."""
    kind, works = book_of(world).promises[name], world.one(Works)
    if kind.factions and faction not in kind.factions:
        return False
    if kind.project is not None and any(work.id == kind.project for work in (*works.begun, *works.over)):
        return False
    return not any(one.faction == faction and one.kind == name for one in open_ones(world))


def values_of(world: World, promise: Promise) -> dict[str, str]:
    """Return what is filled into words about a promise."""
    kind = kind_of(world, promise)
    metric = earth_book(world).metrics.get(kind.metric) if kind.metric is not None else None
    target = figure(metric, promise.target)
    due = str(promise.due_sol)
    return {
        "promise": kind.name.replace("{target}", target).replace("{due}", due),
        "faction": book_of(world).factions[promise.faction].name,
        "target": target,
        "due": due,
        "made": str(promise.made_sol),
        "came": figure(metric, promise.came_to),
    }


def make(world: World, faction: str, name: str) -> Promise:
    """Promise something to a faction. Raises ``KeyError`` if there is no such faction or promise."""
    council, kind, sol = world.one(Council), book_of(world).promises[name], world.one(Clock).sol
    start = measure(world, kind.metric) if kind.metric is not None else 0.0
    council.numbers += 1
    promise = Promise(council.numbers, faction, name, sol, sol + kind.due_sols, kind.target, start)
    over = [one for one in council.promises if one.state != "open"][-rules_of(world).promises_kept :]
    council.promises = [one for one in council.promises if one.state == "open" or one in over] + [promise]
    move_support(world, faction, kind.given, "council.reason.promised", values_of(world, promise))
    world.events.say(PromiseMade(promise.number, faction, name))
    return promise


def comes_to(world: World, promise: Promise) -> float:
    """Return what a promise comes to now; of a project: 1 if it was begun or done since, else 0."""
    kind = kind_of(world, promise)
    if kind.metric is not None:
        return held(kind.measured, measure(world, kind.metric), promise.start, world.one(Clock).sol - promise.made_sol)
    works = world.one(Works)
    begun = any(work.id == kind.project and work.begun_sol >= promise.made_sol for work in (*works.begun, *works.over))
    stands = not kind.never and any(work.id == kind.project for work in works.begun)
    return 1.0 if begun or stands else 0.0


def is_kept(world: World, promise: Promise) -> bool:
    """Return whether a promise would count as kept as things stand."""
    kind, came_to = kind_of(world, promise), comes_to(world, promise)
    if kind.project is not None:
        return (came_to == 0.0) if kind.never else (came_to > 0.0)
    return came_to <= promise.target if kind.at_most else came_to >= promise.target - 1e-9


def see_to(world: World) -> None:
    """Measure the promises whose day has come, and those that cannot be kept any more."""
    sol = world.one(Clock).sol
    for promise in open_ones(world):
        kept = is_kept(world, promise)
        never = kind_of(world, promise).never
        done = kept and kind_of(world, promise).project is not None and not never
        if sol >= promise.due_sol or done or (never and not kept):
            end(world, promise, kept=kept)


def end(world: World, promise: Promise, *, kept: bool) -> None:
    """Let a promise be kept or broken. What is broken is a grudge, with its sol."""
    kind = kind_of(world, promise)
    promise.came_to = comes_to(world, promise)
    promise.state = "kept" if kept else "broken"
    promise.ended_sol = world.one(Clock).sol
    values = values_of(world, promise)
    move_support(world, promise.faction, kind.kept if kept else kind.broken, f"council.reason.{promise.state}", values)
    if not kept:
        grudge(world, promise.faction, min(1.0, -2.0 * kind.broken), "council.grudge.broken", values, kind.grudge_sols)
    world.events.say(PromiseEnded(promise.number, promise.faction, promise.kind, kept))
