"""Taking things out of lockers, and the way past those that have what is wanted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from game.sim.stores.components import Locker
from game.sim.stores.events import GearWornOut
from game.sim.stores.pieces import is_worn_out, lay_piece, take_piece
from game.sim.stores.stock import items_of
from game.sim.structure.rules import module_of
from game.sim.structure.ways import Leg, Ways
from game.sim.world import World

Want = tuple[str, ...]
"""Items of which one will do, the best first."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One locker on the way, and what is taken there."""

    locker: int
    """Entity of the locker."""
    place: int
    """Entity of the module where it stands."""
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Errand:
    """A way from somewhere to somewhere past the lockers that have what is wanted."""

    stops: tuple[Stop, ...]
    missing: tuple[Want, ...]
    """What no locker that can be walked to has."""
    length_s: float
    """Time on the way in good health, in seconds; what is put on at the stops comes on top."""


@dataclass(slots=True)
class Reserved:
    """What others of a team already mean to take, so that nothing is promised twice."""

    taken: dict[tuple[int, str], int] = field(default_factory=dict)

    def left(self, entity: int, locker: Locker, item: str) -> int:
        """Return how many of an item are left in a locker."""
        return locker.items.get(item, 0) - self.taken.get((entity, item), 0)

    def meets(self, entity: int, locker: Locker, wants: Sequence[Want]) -> int:
        """Return how many of some wants a locker can meet, each by itself."""
        held, taken, met = locker.items, self.taken, 0
        for want in wants:
            for item in want:
                count = held.get(item, 0)
                if count > 0 and count > taken.get((entity, item), 0):
                    met += 1
                    break
        return met

    def mark(self, entity: int, item: str) -> None:
        """Promise one."""
        self.taken[entity, item] = self.taken.get((entity, item), 0) + 1


def lockers_with(world: World, item: str) -> list[tuple[int, Locker]]:
    """Return the lockers that have an item, in order."""
    return [(entity, locker) for entity, locker in world.each(Locker) if locker.items.get(item, 0) > 0]


def nearest_with(world: World, goal: int, items: Want) -> tuple[int, str] | None:
    """Return the module of the locker nearest to a place that has one of some items, and the item.

    Those that cannot be walked to count after all others, in order: nothing only if no locker has any.
    """
    away_s = world.the(Ways).distances_s(world, goal)
    best: tuple[float, int, str] | None = None
    for item in items:
        for _, locker in lockers_with(world, item):
            found = (away_s.get(locker.module, float("inf")), locker.module, item)
            best = found if best is None or found[0] < best[0] else best
    return None if best is None else best[1:]


def errand(
    world: World,
    start: int,
    goal: int,
    wanted: Sequence[Want],
    reserved: Reserved | None = None,
    avoid: frozenset[int] = frozenset(),
) -> Errand:
    """Plan a way from a place to a place past lockers, the least detour first; marks what it takes in ``reserved``.

    Of lockers as near the one that has more of what is wanted. No locker lies in, and none is gone to through, places
    in ``avoid``; what comes after the last may.
    """
    ways = world.the(Ways)
    reserved = Reserved() if reserved is None else reserved
    to_goal_s = ways.distances_s(world, goal)
    missing, stops, here, length_s = list(wanted), [], start, 0.0
    while missing:
        from_here_s = ways.away_s(world, here, avoid)
        best: tuple[float, int, int, Locker] | None = None
        for entity, locker in world.each(Locker):
            place = locker.module
            if place not in from_here_s or place not in to_goal_s or place in avoid:
                continue
            detour_s = from_here_s[place] + to_goal_s[place]
            if best is not None and detour_s > best[0]:
                continue
            met = reserved.meets(entity, locker, missing)
            if met and (best is None or (detour_s, -met) < best[:2]):
                best = (detour_s, -met, entity, locker)
        if best is None:
            break
        _, _, entity, locker = best
        items, still = _filled(entity, locker, missing, reserved)
        stops.append(Stop(entity, locker.module, tuple(items)))
        length_s += from_here_s[locker.module]
        missing, here = still, locker.module
    length_s += to_goal_s.get(here, 0.0)
    return Errand(tuple(stops), tuple(missing), length_s)


def _filled(entity: int, locker: Locker, wanted: list[Want], reserved: Reserved) -> tuple[list[str], list[Want]]:
    """Return what is taken from a locker, and what is still wanted after it."""
    items: list[str] = []
    still: list[Want] = []
    for want in wanted:
        item = next((item for item in want if reserved.left(entity, locker, item) > 0), None)
        if item is None:
            still.append(want)
        else:
            reserved.mark(entity, item)
            items.append(item)
    return items, still


def route_past(
    world: World,
    start: int,
    goal: int,
    stops: Sequence[tuple[int, float]],
    avoid: Collection[int] = (),
    avoid_after: Collection[int] = (),
) -> list[Leg] | None:
    """Return the legs from a place to a place past stops, each a place and the seconds spent there; nothing if cut off.

    A stop is a leg through way 0 that ends where it begins. Nobody walks through places in ``avoid`` on the way to the
    stops, nor through those in ``avoid_after`` from the last of them on.
    """
    ways = world.the(Ways)
    legs: list[Leg] = []
    here = start
    for place, time_s in stops:
        found = ways.route(world, here, place, avoid)
        if found is None:
            return None
        legs += found
        if time_s > 0.0:
            legs.append((0, place, time_s))
        here = place
    found = ways.route(world, here, goal, avoid_after)
    return None if found is None else legs + found


def take(locker: Locker, item: str) -> float:
    """Take the least worn one out and return its hours; raises ``ValueError`` if there is none."""
    if locker.items.get(item, 0) <= 0:
        raise ValueError(f"no {item} in {locker.id}")
    return take_piece(locker.items, locker.worn, item)


def put_back(world: World, item: str, place: int, hours: float = 0.0) -> None:
    """Put one that was used for so many hours into the locker nearest to a place; one that is worn out is thrown away.

    Into the colony's first locker if none can be walked to.
    """
    if is_worn_out(items_of(world)[item], hours):
        world.events.say(GearWornOut(item, module_of(world, place)))
        return
    away_s = world.the(Ways).away_s(world, place, frozenset())
    best: tuple[float, Locker] | None = None
    for _, locker in world.each(Locker):
        found = away_s.get(locker.module, float("inf"))
        if best is None or found < best[0]:
            best = (found, locker)
    if best is not None:
        lay_piece(best[1].items, best[1].worn, item, hours)
