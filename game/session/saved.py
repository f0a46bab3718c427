"""What a save holds, and what of it cannot be: whoever gives a file away may have written anything into it."""

from __future__ import annotations

import math

import msgspec

from game.content.kinds.scenario import ScenarioKind
from game.content.store import Content
from game.session.journal import Journal
from game.session.orders import Order
from game.sim.chance import Chance
from game.sim.clock import SOL_S, Clock
from game.sim.difficulty.rules import wrong_in
from game.sim.settlement import Settlement
from game.sim.world import World

FORMAT = 2
"""Raised by one whenever older saves need a migration."""


class SaveData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a save holds."""

    format: int
    game: str
    packs: list[tuple[str, str, str]]
    """Id, version and hash of each pack, in load order."""
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


def packs_of(content: Content) -> list[tuple[str, str, str]]:
    """Return what a save says of the packs that it is played with."""
    return [(pack.head.id, pack.head.version, pack.hash) for pack in content.packs]


def played_otherwise(data: SaveData, content: Content) -> str:
    """Return how a save was played with other packs than those that are loaded, after its name; empty: it was not."""
    loaded = {name: (version, digest) for name, version, digest in packs_of(content)}
    for name, version, digest in data.packs:
        if name not in loaded:
            return f"was played with the pack {name} {version}; load it with --pack and try again"
        if loaded[name][1] != digest:
            return f"was played with {name} {version}; the {name} {loaded[name][0]} that is loaded differs"
    played = {name for name, _, _ in data.packs}
    for name in loaded:
        if name not in played:
            return f"was played without the pack {name}; leave it out and try again"
    if data.scenario not in content.of(ScenarioKind):
        return f"plays the scenario {data.scenario}, which none of the packs has"
    return ""


def impossible(data: SaveData, content: Content) -> str:
    """Return what a save says that no game could have written, whatever its state; empty: nothing."""
    if not (math.isfinite(data.elapsed_s) and data.elapsed_s >= 0.0):
        return f"{data.elapsed_s} seconds cannot have passed"
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
