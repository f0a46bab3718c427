"""Choices about doors: whom a shut one saves, and whom it dooms."""

from __future__ import annotations

from collections.abc import Iterator

from game.session.desk.choices.offers import Offers
from game.session.desk.choices.sending import send
from game.session.desk.whatif import door_stands
from game.session.desk.words import minutes
from game.session.orders import CloseDoor, OpenDoor, OpenModule, Order, SealDoor, SealModule
from game.session.view import ChoiceView
from game.sim.hazards.components import Alarms
from game.sim.people.components import Body, Whereabouts
from game.sim.sensors.instruments import MEASURES, Instruments
from game.sim.structure.components import Door, Module
from game.sim.structure.rules import orifice_m2

DIFFERS_KPA = 1.5
"""A difference of pressure from which a door matters."""
LOOKED_AT = 5
"""How many modules about a door a forecast of it looks at."""
SHUT_OFFERED = 3
"""Where more doors than this are shut, they are not offered one by one."""
MUCH_S = 30.0
"""A change of the time left that is worth telling."""


def doors(offers: Offers) -> Iterator[ChoiceView]:
    """Yield what doors of a module can do for it, or for its neighbours."""
    world = offers.world
    own = [(entity, door) for entity, door in world.each(Door) if offers.module in (door.a, door.b)]
    shut = sum(1 for _, door in own if door.state in ("closed", "sealed"))
    unsealed = sum(1 for _, door in own if door.state in ("open", "closed", "ajar"))
    people = len(offers.living)
    if unsealed:
        suffix = ".lose" if people and offers.harm_s() is not None else ""
        yield offers.choice(
            SealModule(offers.name), "choice.seal", "caution", suffix=suffix, doors=str(unsealed), people=str(people)
        )
    if shut:
        yield offers.choice(OpenModule(offers.name), "choice.open", "plain", doors=str(shut))
    for entity, door in own:
        if door.state not in ("closed", "sealed") or shut <= SHUT_OFFERED:
            yield from _one(offers, entity, door)


def _matters(offers: Offers, beyond: int) -> bool:
    """Return whether the air on the two sides of a door is not the same matter."""
    world = offers.world
    alarms = world.one(Alarms)
    if any(alarms.worst_in(module) in ("danger", "breach", "caution") for module in (offers.module, beyond)):
        return True
    if offers.harm_s() is not None:
        return True
    row = world.the(Instruments).table()[MEASURES.index("pressure")]
    here, there = (float(row[world.get(module, Module).index]) for module in (offers.module, beyond))
    return abs(here - there) > DIFFERS_KPA


def _one(offers: Offers, entity: int, door: Door) -> Iterator[ChoiceView]:
    beyond = door.b if door.a == offers.module else door.a
    stuck_shut = door.state == "jammed" and orifice_m2(offers.settlement.doors[door.id], door.state) == 0.0
    if stuck_shut or not _matters(offers, beyond):
        return
    name = offers.desk.places.name(beyond)
    if door.state in ("open", "ajar", "jammed"):
        yield _moved(offers, entity, door, beyond, CloseDoor(door.id), "choice.close_door", name)
        if door.state != "jammed":
            yield _moved(offers, entity, door, beyond, SealDoor(door.id), "choice.seal_door", name)
    else:
        yield offers.choice(OpenDoor(door.id), "choice.open_door", "plain", leaves_s=offers.harm_s(), door=name)
        if door.by_itself and door.state == "closed":
            for task in offers.tasks("hold_door", "door", door.state):
                yield from send(offers, task, entity, "choice.hold_door", "caution", door=name)
        if door.state == "closed":
            yield offers.choice(SealDoor(door.id), "choice.seal_door", "plain", suffix=".same", door=name)


def _moved(offers: Offers, entity: int, door: Door, beyond: int, order: Order, text: str, name: str) -> ChoiceView:
    """Return a door's choice with what it does to the time left on both sides."""
    forecaster = offers.desk.forecaster
    both = (offers.module, beyond)
    now = forecaster.outcomes(both, "as it is", (), beyond, LOOKED_AT)
    shut = [door_stands(entity, door, "closed")]
    then = forecaster.outcomes(both, (door.id, "closed"), shut, beyond, LOOKED_AT)
    saved, doomed = [], []
    for module in both:
        before, after = now[module].harm.down_s, then[module].harm.down_s
        if _living(offers, module) == 0:
            continue
        if before is not None and (after is None or after > before + MUCH_S):
            saved.append((module, after))
        elif after is not None and (before is None or after < before - MUCH_S):
            doomed.append((module, after))
    values = {"door": name}
    suffix = ""
    if saved:
        suffix = ".saves"
        values |= {"saved": offers.desk.places.name(saved[0][0])}
    if doomed:
        suffix += ".dooms"
        values |= {"doomed": offers.desk.places.name(doomed[0][0]), "left": minutes(doomed[0][1] or 0.0)}
    tone = "danger" if doomed else "good" if saved else "plain"
    return offers.choice(
        order,
        text,
        tone,
        suffix=suffix,
        soonest_s=0.0,
        latest_s=0.0,
        odds_share=None,
        leaves_s=then[offers.module].harm.down_s,
        reckoned=True,
        **values,
    )


def _living(offers: Offers, module: int) -> int:
    world = offers.world
    return sum(
        1 for entity, where in world.each(Whereabouts) if where.module == module and world.get(entity, Body).alive
    )
