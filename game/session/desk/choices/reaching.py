"""Choices that open what people are behind: rubble and walls in the way, doors that are stuck."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.content.kinds.place import PassageState
from game.session.desk.choices.offers import Offers
from game.session.desk.choices.sending import send
from game.session.desk.choices.teams import Estimate
from game.session.desk.choices.trapped import cut_off, in_time
from game.session.desk.whatif import door_stands
from game.session.view import ChoiceView
from game.sim.people.rules import place_of
from game.sim.structure.components import Door, Module, Passage
from game.sim.structure.passages import passage_name
from game.sim.structure.rules import module_of

WORST_STATES: tuple[PassageState, ...] = ("debris", "jammed", "blocked", "walled")
"""How a passage stands that work can better, from what hinders least."""
MUCH_S = 30.0
"""Time that an opened door has to cost those inside before it is told."""


def ways(offers: Offers, trapped: list[int]) -> Iterator[ChoiceView]:
    """Offer to open what stands between people and the rest of the colony, and a wall beside which they are."""
    world = offers.world
    rooms = {place_of(world, person) for person in trapped if cut_off(offers, person)}
    for entity, passage in world.each(Passage):
        if passage.state not in WORST_STATES or offers.targeted(entity):
            continue
        if offers.module not in (module_of(world, passage.a), module_of(world, passage.b)):
            continue
        if offers.module in (passage.a, passage.b) and passage.state == "walled" and _has_doors(offers):
            continue
        leads_to = _behind(offers, passage, rooms)
        if not leads_to and not (passage.state == "debris" and trapped):
            continue
        people = sum(1 for person in trapped if place_of(world, person) in leads_to)
        name = passage_name(world, entity)
        side = next((end for end in (passage.a, passage.b) if not offers.cut_off(end)), passage.a)
        for effect in ("open_passage", "cut_passage"):
            for task in offers.tasks(effect, "passage", passage.state):
                kind = "choice.cut" if effect == "cut_passage" else "choice.clear"
                tone = "good" if people else "plain"
                behind = [person for person in trapped if place_of(world, person) in leads_to]
                yield from send(
                    offers,
                    task,
                    entity,
                    kind,
                    tone,
                    count=2,
                    size=2,
                    place=side,
                    leaves=in_time(offers, behind),
                    passage=name,
                    people=str(people),
                )


def _has_doors(offers: Offers) -> bool:
    """Return whether a door of the module leads somewhere that stands: it is sooner freed than a wall is cut."""
    world = offers.world
    doors = (door for _, door in world.each(Door) if offers.module in (door.a, door.b))
    return any(not world.get(door.b if door.a == offers.module else door.a, Module).lost for door in doors)


def _behind(offers: Offers, passage: Passage, rooms: set[int]) -> set[int]:
    """Return the rooms with trapped people that a passage would join to the rest, or bring nearer to it."""
    world = offers.world
    links: dict[int, set[int]] = {}
    for _, other in world.each(Passage):
        if other.state != "walled":
            links.setdefault(other.a, set()).add(other.b)
            links.setdefault(other.b, set()).add(other.a)
    module = offers.module
    for start, beyond in ((passage.a, passage.b), (passage.b, passage.a)):
        if start == module and module_of(world, beyond) == module:
            start, beyond = beyond, start
        found, waiting = {start}, [start]
        while waiting:
            for place in links.get(waiting.pop(), ()):
                if place not in found and place not in (module, beyond):
                    found.add(place)
                    waiting.append(place)
        if found & rooms:
            return found & rooms
    return set()


def jammed(offers: Offers, trapped: list[int]) -> Iterator[ChoiceView]:
    """Offer to free doors of the module that are stuck, or to force them wider so that people get through."""
    world = offers.world
    for entity, door in world.each(Door):
        if offers.module not in (door.a, door.b) or door.state not in ("jammed", "ajar"):
            continue
        beyond = door.b if door.a == offers.module else door.a
        if world.get(beyond, Module).lost:
            continue
        name = offers.desk.places.name(beyond)
        leaves = _opened(offers, entity, door, beyond, in_time(offers, trapped or offers.living))
        for task in offers.tasks("free_door", "door", door.state):
            if door.state == "jammed":
                yield from send(offers, task, entity, "choice.free_door", "plain", leaves=leaves, door=name)
        if trapped or offers.living:
            for task in offers.tasks("jam_wider", "door", door.state):
                yield from send(offers, task, entity, "choice.widen", "caution", leaves=leaves, door=name)


def _opened(
    offers: Offers, entity: int, door: Door, beyond: int, late: Callable[[Estimate], float | None]
) -> Callable[[Estimate], float | None]:
    """Return what ``late`` does, and, where the door stands open in time, what that leaves those here."""

    def leaves(team: Estimate) -> float | None:
        late_s = late(team)
        if late_s is not None:
            return late_s
        done_s = 0.5 * (team.soonest_s + team.latest_s)
        opened = [door_stands(entity, door, "open", done_s)]
        then_s, now_s = offers.after(("opened", entity, round(done_s)), opened, beyond), offers.harm_s()
        return then_s if then_s is not None and (now_s is None or then_s < now_s - MUCH_S) else None

    return leaves
