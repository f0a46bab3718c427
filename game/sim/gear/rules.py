"""What people breathe from and carry: put on, used up, swapped, put away."""

from __future__ import annotations

from collections.abc import Container, Sequence

from game.content.kinds.work import ItemKind
from game.sim.air.atmospherics import Atmospherics
from game.sim.clock import HOUR_S, Clock
from game.sim.gear.components import Breather, OffDuty, Pack
from game.sim.gear.events import BreatherLow, BreatherPutAway, BreatherPutOn, CanisterSwapped
from game.sim.hazards import precautions
from game.sim.hazards.components import LEVELS, Alarms
from game.sim.learning import drills
from game.sim.people import rules as people_rules
from game.sim.people.components import Body
from game.sim.people.rules import place_of, watch
from game.sim.settlement import Settlement
from game.sim.stores.pieces import keeps_share, lay_piece, least_worn_h, take_piece
from game.sim.stores.rules import put_back
from game.sim.structure.components import Module
from game.sim.structure.rules import module_of
from game.sim.work.components import OnJob
from game.sim.world import World

SWAP_BELOW_S = 60.0
"""Oxygen left at which somebody takes a full canister, or takes care to have another mask."""
LOW_S = 300.0
"""Oxygen left at which somebody without a canister says so, and with which nobody sets out into a vacuum."""


def kinds(world: World) -> dict[str, ItemKind]:
    """Return every kind of item by its id."""
    return dict(world.the(Settlement).content.of(ItemKind))


def breathing_items(world: World, *, body: bool) -> tuple[str, ...]:
    """Return the ids of the suits (``body``), or of the masks, that the packs know, in order."""
    worn = "body" if body else "face"
    return tuple(item.id for item in kinds(world).values() if item.worn == worn and item.oxygen_s > 0.0)


def canister_items(world: World) -> tuple[str, ...]:
    """Return the ids of what fills a mask or suit up again, in order."""
    return tuple(item.id for item in kinds(world).values() if item.refills and item.oxygen_s > 0.0)


def donning_s(world: World, item: str) -> float:
    """Return how long it takes to put something on; less if it was laid out as a precaution."""
    return kinds(world)[item].donning_s * precautions.haste_share(world) * drills.donning_share(world)


def worn_hours(worn: Breather, until_s: float) -> float:
    """Return for how many hours a mask or suit will have been worn in all at a moment."""
    return worn.worn_h + max(0.0, until_s - worn.on_s) / HOUR_S


def fit(world: World, person: int, item: str, *, on_s: float | None = None, worn_h: float = 0.0) -> None:
    """Give somebody a mask or suit, in place of what they wear; it is on at ``on_s``, or at once if none is given.

    Until it is on they keep breathing from what they wore, if that still gives anything. ``worn_h`` is for how long it
    was worn before: one that shows its wear feeds them for less.
    """
    kind = kinds(world)[item]
    now_s = world.one(Clock).elapsed_s
    old = world.find(person, Breather)
    feeds_s = kind.oxygen_s * keeps_share(kind, worn_h)
    new = Breather(item, feeds_s, kind.worn == "body", now_s if on_s is None else on_s, worn_h=worn_h)
    if old is not None:
        world.remove(person, Breather)
        if new.on_s > now_s >= old.on_s and old.left_s > 0.0:
            new.under, new.under_s, new.under_body = old.item, old.left_s, old.body
            new.under_h = worn_hours(old, new.on_s)
        else:
            put_back(world, old.item, place_of(world, person), worn_hours(old, now_s))
            _put_under_back(world, person, old)
    world.add(person, new)
    if world.find(person, OnJob) is None:
        world.add(person, OffDuty(now_s))
    watch(world, [person])
    world.events.say(BreatherPutOn(person, item))


def _put_under_back(world: World, person: int, worn: Breather) -> None:
    if worn.under:
        early_s = max(0.0, worn.on_s - world.one(Clock).elapsed_s)
        put_back(world, worn.under, place_of(world, person), max(0.0, worn.under_h - early_s / HOUR_S))
        worn.under, worn.under_s, worn.under_h = "", 0.0, 0.0


def shed_under(world: World, person: int) -> None:
    """Let somebody put away what they wore before, once what replaces it is on."""
    worn = world.find(person, Breather)
    if worn is not None and worn.under and worn.on_s <= world.one(Clock).elapsed_s:
        _put_under_back(world, person, worn)


def feeds(world: World, person: int) -> bool:
    """Return whether somebody breathes from a mask or suit now: it is on, or what it replaces is, and not empty."""
    worn = world.find(person, Breather)
    return worn is not None and people_rules.feeds(world, worn)


def draw_under(worn: Breather, span_s: float, exertion: float) -> float:
    """Let what is worn until the next thing is on feed its wearer for a span; return for how much of it, in s."""
    fed_s = min(span_s, worn.under_s / exertion)
    worn.under_s = max(0.0, worn.under_s - span_s * exertion)
    return fed_s


def needs_breather(world: World, person: int, *, body: bool) -> bool:
    """Return whether somebody has to fetch a mask, or a suit, before they go where one is wanted."""
    worn = world.find(person, Breather)
    return worn is None or (body and not worn.body) or worn.left_s < (LOW_S if body else SWAP_BELOW_S)


def slows_share(world: World, person: int) -> float:
    """Return the speed of walking and work that what somebody wears leaves, 0 to 1."""
    worn = world.find(person, Breather)
    return 1.0 if worn is None else kinds(world)[worn.item].slows_share


def draw(world: World, person: int, step_s: float, exertion: float) -> None:
    """Let a mask or suit feed its wearer for a step; ``exertion`` is breath against rest, and never less than rest."""
    worn = world.find(person, Breather)
    if worn is None or worn.left_s <= 0.0:
        return
    before_s = worn.left_s
    worn.left_s = max(0.0, worn.left_s - step_s * max(1.0, exertion))
    if worn.left_s < SWAP_BELOW_S and _swap(world, person, worn):
        return
    if before_s >= LOW_S > worn.left_s and not has_canister(world, person):
        world.events.say(BreatherLow(person, worn.left_s))


def _swap(world: World, person: int, worn: Breather) -> bool:
    """Put a full canister in, if there is one in the pack."""
    for item in canister_items(world):
        if unpack(world, person, item):
            refill(world, worn, item)
            world.events.say(CanisterSwapped(person, item))
            return True
    return False


def refill(world: World, worn: Breather, canister: str) -> None:
    """Put a full canister into a mask or suit; a worn one loses some of it."""
    items = kinds(world)
    share = keeps_share(items[worn.item], worn_hours(worn, world.one(Clock).elapsed_s))
    worn.left_s = max(worn.left_s, items[canister].oxygen_s * share)


def carried(world: World, person: int, item: str) -> int:
    """Return how many of an item somebody carries."""
    held = world.find(person, Pack)
    return 0 if held is None else held.items.get(item, 0)


def carried_h(world: World, person: int, item: str) -> float:
    """Return the hours of the piece that somebody would use or hand on next of an item."""
    held = world.find(person, Pack)
    return 0.0 if held is None else least_worn_h(held.items, held.worn, item)


def pack(world: World, person: int, item: str, hours: float = 0.0) -> None:
    """Give somebody one more of an item to carry, used for so many hours."""
    held = world.find(person, Pack)
    if held is None:
        held = Pack()
        world.add(person, held)
    lay_piece(held.items, held.worn, item, hours)


def work_with(world: World, person: int, item: str, hours: float) -> None:
    """Let hours of work wear what somebody carries of an item."""
    held = world.find(person, Pack)
    if held is not None and held.items.get(item, 0) > 0 and kinds(world)[item].life_h > 0.0:
        lay_piece(held.items, held.worn, item, take_piece(held.items, held.worn, item) + hours)


def unpack(world: World, person: int, item: str) -> bool:
    """Take one of an item from what somebody carries; return whether there was one."""
    held = world.find(person, Pack)
    if held is None or held.items.get(item, 0) <= 0:
        return False
    take_piece(held.items, held.worn, item)
    if held.items[item] == 0:
        del held.items[item]
    if not held.items:
        world.remove(person, Pack)
    return True


def has_canister(world: World, person: int) -> bool:
    """Return whether somebody carries what fills their mask or suit up again."""
    return any(carried(world, person, item) for item in canister_items(world))


def bearer(world: World, people: Sequence[int], item: str) -> int:
    """Return the first of some people who carries an item, or 0."""
    return next((person for person in people if carried(world, person, item)), 0)


def stow(world: World, person: int) -> None:
    """Put everything that somebody wears and carries, alive or dead, back into the nearest locker.

    Nothing has worn on the dead.
    """
    here, body = place_of(world, person), world.get(person, Body)
    worn = world.find(person, Breather)
    if worn is not None:
        world.remove(person, Breather)
        put_back(world, worn.item, here, worn_hours(worn, world.one(Clock).elapsed_s if body.alive else body.died_s))
        _put_under_back(world, person, worn)
        world.events.say(BreatherPutAway(person, worn.item))
    held = world.find(person, Pack)
    if held is not None:
        world.remove(person, Pack)
        for item, count in list(held.items.items()):
            for _ in range(count):
                put_back(world, item, here, take_piece(held.items, held.worn, item))


def unquiet(world: World) -> set[int]:
    """Return the modules of which an alarm says that their air may not stay good."""
    least = LEVELS.index("caution")
    return {module for module, level in world.one(Alarms).worst().items() if LEVELS.index(level) >= least}


def all_clear(world: World, person: int, unquiet_in: Container[int]) -> bool:
    """Return whether somebody may take off their mask: the air is good, and nothing says that it may not stay so."""
    module = module_of(world, place_of(world, person))
    return module not in unquiet_in and not world.get(module, Module).barred and air_is_good(world, person)


def air_is_good(world: World, person: int) -> bool:
    """Return whether somebody would breathe well without a mask where they are."""
    module = module_of(world, place_of(world, person))
    return not world.the(Atmospherics).breath(world.get(module, Module).index).nearly_harms
