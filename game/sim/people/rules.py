"""Where people are, what they breathe, and what they do at which hour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from game.content.kinds.people import ShiftKind
from game.sim.air.atmospherics import Atmospherics
from game.sim.people.components import Body, Mask, Person, Presence, Whereabouts
from game.sim.people.physiology import GOOD_BREATH, Breath, impairment_share
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World

MEAN_ACTIVITY = "mean"
"""The activity of a mean day, at the default rates."""


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


def arrive(world: World, person: int, module: int, activity: str) -> None:
    """Put somebody in a module for the first time."""
    world.add(person, Whereabouts(module, activity))
    _count(world, module, activity, 1)


def move(world: World, person: int, module: int, activity: str) -> None:
    """Move somebody, or let them do something else where they are."""
    where = world.get(person, Whereabouts)
    if (where.module, where.activity) == (module, activity):
        return
    if world.get(person, Body).alive:
        _count(world, where.module, where.activity, -1)
        _count(world, module, activity, 1)
    where.module, where.activity = module, activity


def move_all(world: World, moves: Sequence[tuple[Whereabouts, int, str]]) -> None:
    """Move many living people at once: where they are now, and the module and activity that they go to."""
    presence = world.one(Presence)
    column = world.the(Activities).column
    row = {entity: module.index for entity, module in world.each(Module)}
    heads = presence.heads
    left = [row[where.module] * len(column) + column[where.activity] for where, _, _ in moves]
    taken = [row[module] * len(column) + column[activity] for _, module, activity in moves]
    heads -= np.bincount(left, minlength=heads.size).reshape(heads.shape)
    heads += np.bincount(taken, minlength=heads.size).reshape(heads.shape)
    for where, module, activity in moves:
        where.module, where.activity = module, activity
    presence.changed = presence.changed or bool(moves)


def stop_breathing(world: World, person: int) -> None:
    """Take somebody who has died out of the count of those who breathe."""
    where = world.get(person, Whereabouts)
    _count(world, where.module, where.activity, -1)


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
    """Return what somebody breathes now: the air about them, or their mask's."""
    mask = world.find(person, Mask)
    if mask is not None and mask.left_s > 0.0:
        return GOOD_BREATH
    module = world.get(person, Whereabouts).module
    return world.the(Atmospherics).breath(world.get(module, Module).index)


def impairment_of(world: World, person: int) -> float:
    """Return how much of somebody's speed and care is lost to bad air, 0 to 0.9."""
    return impairment_share(breath_of(world, person), world.get(person, Body).hypoxia_dose)


def able(world: World, person: int) -> bool:
    """Return whether somebody can act."""
    return not world.get(person, Body).down


def people_in(world: World, module: int) -> list[int]:
    """Return everybody in a module, the dead included, in order."""
    return [entity for entity, where in world.each(Whereabouts) if where.module == module]


def within(local_h: float, from_h: float, to_h: float) -> bool:
    """Return whether an hour lies in a span that may pass midnight."""
    return from_h <= local_h < to_h if from_h <= to_h else local_h >= from_h or local_h < to_h


def duty(person: Person, shift: ShiftKind, local_h: float) -> tuple[int, str]:
    """Return where somebody should be at an hour, and what they do there."""
    if within(local_h, shift.work_from_h, shift.work_to_h):
        return person.work, "work"
    if within(local_h, shift.sleep_from_h, shift.sleep_to_h):
        return person.home, "asleep"
    return person.home, "rest"
