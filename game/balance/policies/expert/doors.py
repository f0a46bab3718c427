"""Doors: opened to lend a place the air of its neighbours, and shut again behind the last."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.expert.situation import Danger, Situation
from game.session.orders import CloseDoor, OpenDoor, Order
from game.session.view import DoorView

LENDS_FACTOR = 8.0
"""How many times a place's own air its neighbours must have to lend some: it then lasts as many times as long."""
CROWD = 4
"""People who must pass from which a lock, two at a time, is too slow."""
THICK_ENOUGH_KPA = 60.0
"""Pressure below which no door is opened: what rushes in would leave the neighbours short."""


def doors(situation: Situation, danger: Danger) -> Iterator[Order]:
    """Open a bulkhead where the air of a whole neighbourhood outlasts what has to be done, and shut it afterwards.

    A bulkhead shuts on people as well. With it open they leave at a walk, and those who come to help are there in time.
    """
    if danger.deadly and (danger.stuck or len(danger.leavers) >= CROWD):
        yield from _lend(situation, danger)
    elif not danger.module.people:
        yield from _shut_behind(situation, danger.module.id)


def _lend(situation: Situation, danger: Danger) -> Iterator[Order]:
    module = danger.module
    if module.air.pressure_kpa is not None and module.air.pressure_kpa < THICK_ENOUGH_KPA:
        return
    for door in _doors_of(situation, module.id):
        beyond = door.b if door.a == module.id else door.a
        lends = joined_m3(situation, beyond, but=module.id) >= LENDS_FACTOR * module.volume_m3
        if door.state != "closed" or door.id in situation.memory.doors_opened or not lends:
            continue
        if situation.seat.check(OpenDoor(door.id)) is None:
            situation.memory.doors_opened.append(door.id)
            yield OpenDoor(door.id)
            return


def _shut_behind(situation: Situation, module: str) -> Iterator[Order]:
    for door in _doors_of(situation, module):
        opened = door.id in situation.memory.doors_opened and door.state == "open"
        if opened and situation.seat.check(CloseDoor(door.id)) is None:
            yield CloseDoor(door.id)


def _doors_of(situation: Situation, module: str) -> list[DoorView]:
    return [door for door in situation.view.doors if module in (door.a, door.b)]


def joined_m3(situation: Situation, module: str, but: str) -> float:
    """Return how much air stands behind a place: its own and that of all that is open to it, breached ones aside."""
    breached = {danger.module.id for danger in situation.dangers if danger.breach}
    if module in breached:
        return 0.0
    found, waiting = [module], [module]
    while waiting:
        here = waiting.pop()
        for door in _doors_of(situation, here):
            beyond = door.b if door.a == here else door.a
            if door.state == "open" and beyond not in found and beyond != but and beyond not in breached:
                found.append(beyond)
                waiting.append(beyond)
    return sum(situation.modules[name].volume_m3 for name in found)
