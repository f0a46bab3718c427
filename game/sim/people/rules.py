"""Where people are, what they breathe, and what they do at which hour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.content.kinds.people import ShiftKind
from game.sim.air.atmospherics import Atmospherics
from game.sim.clock import Clock
from game.sim.gear.components import Breather
from game.sim.people.components import Body, Harm, Person, Presence, Whereabouts
from game.sim.people.events import PersonCollapsed, PersonDied, PersonHurt, PersonWoken
from game.sim.people.physiology import GOOD_BREATH, Breath, impairment_share
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World

MEAN_ACTIVITY = "mean"
"""The activity of a mean day, at the default rates."""
ASLEEP = "asleep"
"""The activity of those who sleep."""
MOST_HURT_SHARE = 0.95
"""How badly hurt a blow leaves somebody who does not die of it at once."""


class Activities:
    """Columns of the presence table: every activity in the packs, in order."""

    def __init__(self, settlement: Settlement) -> None:
        """Number the activities; the mean day comes first, whether a pack lists it or not."""
        listed = [entry for entry in settlement.activities if entry != MEAN_ACTIVITY]
        self.ids = (MEAN_ACTIVITY, *listed)
        self.column = {entry: column for column, entry in enumerate(self.ids)}
        self.metabolic_share = tuple(
            settlement.activities[entry].metabolic_share if entry in settlement.activities else 1.0
            for entry in self.ids
        )

    def share_of(self, activity: str) -> float:
        """Return the breath of an activity against a mean day's."""
        return self.metabolic_share[self.column[activity]]


def arrive(world: World, person: int, module: int, activity: str, room: int = 0) -> None:
    """Put somebody in a room, or the middle, of a module for the first time."""
    world.add(person, Whereabouts(module, activity, room))
    _count(world, module, activity, 1)


def move(world: World, person: int, module: int, activity: str, room: int = 0) -> None:
    """Move somebody to a room, or the middle, of a module, or let them do something else where they are."""
    where = world.get(person, Whereabouts)
    where.room = room
    if (where.module, where.activity) == (module, activity):
        return
    body = world.get(person, Body)
    if body.alive:
        _count(world, where.module, where.activity, -1)
        _count(world, module, activity, 1)
    woken = where.activity == ASLEEP and activity != ASLEEP and not body.down
    where.module, where.activity = module, activity
    Whereabouts.moves += 1
    if woken:
        world.events.say(PersonWoken(person))


def move_all(world: World, moves: Sequence[tuple[Whereabouts, tuple[int, str, int]]]) -> None:
    """Move many living people at once: where they are now, and the module, activity and room (0: middle) they go to.

    Some may be there already.
    """
    presence = world.one(Presence)
    column = world.the(Activities).column
    together: dict[tuple[int, str, int, str], int] = {}
    for where, (module, activity, room) in moves:
        left, before = where.module, where.activity
        if left != module or before != activity:
            way = (left, before, module, activity)
            together[way] = together.get(way, 0) + 1
            where.module, where.activity = module, activity
        where.room = room
    for (left, before, module, activity), heads in together.items():
        presence.heads[world.get(left, Module).index, column[before]] -= heads
        presence.heads[world.get(module, Module).index, column[activity]] += heads
    if together:
        presence.changed = True
        Whereabouts.moves += 1


def stop_breathing(world: World, person: int) -> None:
    """Take somebody who has died out of the count of those who breathe."""
    where = world.get(person, Whereabouts)
    _count(world, where.module, where.activity, -1)


def die(world: World, person: int, of: str) -> None:
    """Let somebody die where they are, of a thing such as ``hypoxia`` or ``crushed``, and say so."""
    body = world.get(person, Body)
    if not body.alive:
        return
    module = world.get(person, Whereabouts).module
    stop_breathing(world, person)
    body.alive, body.down = False, True
    body.died_s, body.died_in, body.died_of = world.one(Clock).elapsed_s, module, of
    world.events.say(PersonDied(person, module, of))


def hurt(world: World, person: int, share: float) -> None:
    """Add to how badly somebody is hurt, short of death, and say so."""
    harm = world.find(person, Harm)
    if harm is None:
        harm = Harm()
        world.add(person, harm)
    before_share = harm.injury_share
    harm.injury_share = min(MOST_HURT_SHARE, before_share + share)
    world.events.say(PersonHurt(person, world.get(person, Whereabouts).module, harm.injury_share, before_share))


def fall(world: World, person: int, of: str) -> None:
    """Let somebody go down where they are, and say of what: ``hypoxia``, ``carbon_dioxide``, ``vacuum``, ``wounds``."""
    world.get(person, Body).down = True
    world.events.say(PersonCollapsed(person, world.get(person, Whereabouts).module, of))


def laid_low(world: World, person: int) -> bool:
    """Return whether somebody is so badly hurt that no air gets them to their feet."""
    harm = world.find(person, Harm)
    return harm is not None and harm.injury_share >= world.the(Settlement).rules.fallen_from_share


def _count(world: World, module: int, activity: str, change: int) -> None:
    presence = world.one(Presence)
    column = world.the(Activities).column[activity]
    presence.heads[world.get(module, Module).index, column] += change
    presence.changed = True


def watch(world: World, people: Iterable[int]) -> None:
    """Follow the doses of these people from now on."""
    presence = world.one(Presence)
    presence.at_risk = sorted({*presence.at_risk, *people})


def breath_of(world: World, person: int) -> Breath:
    """Return what somebody breathes now: the air about them, or what their mask or suit makes of it."""
    atmospherics = world.the(Atmospherics)
    row = world.get(world.get(person, Whereabouts).module, Module).index
    worn = world.find(person, Breather)
    if worn is None or not feeds(world, worn):
        return atmospherics.breath(row)
    body = worn.body if worn.on_s <= world.one(Clock).elapsed_s else worn.under_body
    return GOOD_BREATH if body else Breath.masked(float(atmospherics.pressure_kpa[row]))


def feeds(world: World, worn: Breather) -> bool:
    """Return whether a mask or suit gives breath now: it is on, or what it replaces still is, and not empty."""
    return (worn.left_s if worn.on_s <= world.one(Clock).elapsed_s else worn.under_s) > 0.0


def impairment_of(world: World, person: int) -> float:
    """Return how much of somebody's speed and care is lost to bad air, 0 to 0.9."""
    slowing_share = world.the(Settlement).rules.hypoxic_slowing_share
    return impairment_share(breath_of(world, person), world.get(person, Body).hypoxia_dose, slowing_share)


def place_of(world: World, person: int) -> int:
    """Return the room in which somebody is, or the module if they are in the middle of it."""
    where = world.get(person, Whereabouts)
    return where.room or where.module


def able(world: World, person: int) -> bool:
    """Return whether somebody can act."""
    return not world.get(person, Body).down


def people_in(world: World, module: int) -> list[int]:
    """Return everybody in a module, the dead included, in order."""
    return [entity for entity, where in world.each(Whereabouts) if where.module == module]


def within(local_h: float, from_h: float, to_h: float) -> bool:
    """Return whether an hour lies in a span that may pass midnight."""
    return from_h <= local_h < to_h if from_h <= to_h else local_h >= from_h or local_h < to_h


def due(person: Person, *, at_work: bool, asleep: bool) -> tuple[int, str, int]:
    """Return the module where somebody should be, what they do there, and in which room (0: the middle).

    Work comes before sleep, and neither is rest at home.
    """
    if at_work:
        return person.work, "work", 0
    return (person.home, "asleep", person.bed) if asleep else (person.home, "rest", 0)


def duty(person: Person, shift: ShiftKind, local_h: float) -> tuple[int, str]:
    """Return the room or module where somebody should be at an hour, and what they do there."""
    at_work = within(local_h, shift.work_from_h, shift.work_to_h)
    asleep = within(local_h, shift.sleep_from_h, shift.sleep_to_h)
    module, activity, room = due(person, at_work=at_work, asleep=asleep)
    return room or module, activity
