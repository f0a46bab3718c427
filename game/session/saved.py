"""What a save holds, and what of it cannot be: whoever gives a file away may have written anything into it."""

from __future__ import annotations

import math

import msgspec

from game.content.kinds.scenario import ScenarioKind
from game.content.store import Content
from game.session.journal import Journal
from game.session.orders import Order
from game.session.packs import Played
from game.sim.chance import Chance
from game.sim.clock import SOL_S, Clock
from game.sim.difficulty.rules import wrong_in
from game.sim.settlement import Settlement
from game.sim.world import World

FORMAT = 4
"""Raised by one whenever older saves need a migration."""


class SaveHead(msgspec.Struct, frozen=True):
    """What is read of a save of any version: in what form the rest is."""

    format: int
    game: str


class SaveData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a save holds."""

    format: int
    game: str
    packs: list[Played]
    """The packs it was played with, in load order."""
    scenario: str
    seed: int
    sol: int
    elapsed_s: float
    state_hash: str
    orders: list[tuple[float, Order]]
    cuts: list[tuple[int, float]]
    sol_hashes: list[tuple[int, str]]
    state: bytes
    axes: dict[str, str] = {}
    """How hard it was on each side as it began."""
    joined: dict[str, int] = {}
    """Packs that were added after it had begun, each with the sol."""


def impossible(data: SaveData, content: Content) -> str:
    """Return what a save says that no game could have written, whatever its state; empty: nothing."""
    if not (math.isfinite(data.elapsed_s) and data.elapsed_s >= 0.0):
        return f"{data.elapsed_s} seconds cannot have passed"
    if data.scenario not in content.of(ScenarioKind):
        return f"none of its packs has the scenario {data.scenario}"
    wrong = wrong_in(content, data.axes)
    if wrong is not None:
        return f"no axis of difficulty has the level {'='.join(wrong)}"
    for at_s, _ in data.orders:
        if not 0.0 <= at_s <= data.elapsed_s:
            return f"an order cannot have been given at {at_s} s"
    for step, length_s in data.cuts:
        if step < 0 or not 0.0 < length_s < math.inf:
            return f"step {step} cannot have been {length_s} s long"
    return ""


def too_long(data: SaveData) -> str:
    """Return how more time has passed in a save than its sols have room for, so that a replay ends; empty: it has not.

    A hash is kept of every sol that began.
    """
    sols = len(data.sol_hashes)
    return "" if data.elapsed_s < (sols + 1) * SOL_S else f"{data.elapsed_s} s do not pass while {sols} sols begin"


def unlike_its_head(data: SaveData, world: World) -> str:
    """Return what of a state that was read cannot be beside what its save says, or its scenario; empty: nothing."""
    clock, journal, scenario = world.one(Clock), world.one(Journal), world.the(Settlement).scenario
    if (clock.elapsed_s, clock.sol, world.one(Chance).seed) != (data.elapsed_s, data.sol, data.seed):
        return "its state is of another moment, or of another seed"
    if journal.end and journal.end not in {end.id for end in scenario.end}:
        return f"its scenario {scenario.id} has no end {journal.end}"
    if not math.isfinite(journal.end_s):
        return f"its end cannot have come at {journal.end_s} s"
    return ""
