"""Choices that get people out: ways opened, masks fitted, people freed and carried, a frame propped."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from game.content.kinds.place import PassageState
from game.session.desk.choices.offers import Offers
from game.session.desk.choices.sending import send
from game.session.desk.choices.teams import Estimate
from game.session.desk.courses import Harm, Typical
from game.session.desk.whatif import door_stands
from game.session.desk.words import minutes
from game.session.view import ChoiceView
from game.sim.frames.components import Frame
from game.sim.gear.rules import feeds
from game.sim.people.components import Body
from game.sim.people.components import Harm as Wounds
from game.sim.people.rules import place_of
from game.sim.rescue.carrying import needs_carrying
from game.sim.rescue.components import Carried, Pinned
from game.sim.structure.components import Door, Module, Passage
from game.sim.structure.passages import passage_name
from game.sim.structure.rules import module_of

WORST_STATES: tuple[PassageState, ...] = ("debris", "jammed", "blocked", "walled")
"""How a passage stands that work can better, from what hinders least."""
OFFERED_PEOPLE = 6
"""For how many people help is offered at a time, those with the least time first."""
MUCH_S = 30.0
"""Time that an opened door has to cost those inside before it is told."""
OUT_S = 30.0
"""Time that somebody who is reached still takes to be out of it."""
HURT_SHARE = 0.4
"""Injury from which somebody is carried."""


def rescuing(offers: Offers) -> Iterator[ChoiceView]:
    """Yield what helps those who cannot help themselves, who has the least time first."""
    if offers.seeks("clear", "cut", "free", "mask", "carry", "free_door", "widen"):
        trapped = _by_need(offers)
        if offers.seeks("clear", "cut"):
            yield from _ways(offers, trapped)
        if offers.seeks("free", "mask", "carry"):
            for person in trapped[:OFFERED_PEOPLE]:
                yield from _for_one(offers, person)
        if offers.seeks("free_door", "widen"):
            yield from _jammed(offers, trapped)
    if offers.seeks("prop"):
        yield from _propping(offers)


def time_left(offers: Offers, person: int) -> Harm:
    """Return what the air of the module does to one person there if nothing is done, by their own doses."""
    world = offers.world
    body = world.get(person, Body)
    if feeds(world, person) or offers.foresight == "none":
        return Harm(None, None, "")
    course = offers.desk.forecaster.outcome(module_of(world, place_of(world, person))).course
    own = Typical(min(1.0, body.hypoxia_dose), min(1.0, body.co2_dose), body.dying_share)
    return offers.desk.forecaster.harm_to(course, own)


def left_s(offers: Offers, person: int) -> float | None:
    """Return the time in which somebody can still be saved: until they die if they are down, else until they fall."""
    harm = time_left(offers, person)
    falls_s = offers.collapse_s()
    down = offers.world.get(person, Body).down
    times = [time_s for time_s in (harm.death_s if down else harm.down_s, falls_s) if time_s is not None]
    return min(times) if times else None


def _by_need(offers: Offers) -> list[int]:
    """Return those in the module who cannot leave by themselves, who would be dead first at the head."""
    world = offers.world
    found = []
    for person in offers.living:
        if world.find(person, Carried) is None and is_trapped(offers, person):
            harm = time_left(offers, person)
            up = not world.get(person, Body).down
            found.append((_or_never(harm.death_s), up, _or_never(harm.down_s), person))
    return [row[-1] for row in sorted(found)]


def _or_never(time_s: float | None) -> float:
    return math.inf if time_s is None else time_s


def is_trapped(offers: Offers, person: int) -> bool:
    """Return whether somebody needs others to get out."""
    world = offers.world
    wounds = world.find(person, Wounds)
    hurt = wounds is not None and wounds.injury_share >= HURT_SHARE
    return (
        needs_carrying(world, person)
        or world.find(person, Pinned) is not None
        or (hurt and offers.harm_s() is not None)
        or cut_off(offers, person)
    )


def cut_off(offers: Offers, person: int) -> bool:
    """Return whether somebody cannot walk from where they are to most of the colony."""
    return offers.cut_off(place_of(offers.world, person))


def _ways(offers: Offers, trapped: list[int]) -> Iterator[ChoiceView]:
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
                    leaves=_in_time(offers, behind),
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


def _in_time(offers: Offers, people: list[int]) -> Callable[[Estimate], float | None]:
    """Return what tells the time that people have if a team comes late, and nothing if it comes in time."""
    times = [time_s for person in people if (time_s := left_s(offers, person)) is not None]
    least_s = min(times, default=None)

    def leaves(team: Estimate) -> float | None:
        return None if least_s is None or team.latest_s + OUT_S < least_s else least_s

    return leaves


def _for_one(offers: Offers, person: int) -> Iterator[ChoiceView]:
    """Offer what one person needs: to be freed, to breathe, to be brought out."""
    world = offers.world
    name = offers.callings.of(person)
    time_s = left_s(offers, person)
    leaves = _in_time(offers, [person])
    left = "" if time_s is None else minutes(time_s)
    suffix = ".left" if left else ""
    if world.find(person, Pinned) is not None:
        for task in offers.tasks("free_person", "person"):
            yield from send(
                offers,
                task,
                person,
                "choice.free",
                "good",
                size=2,
                leaves=leaves,
                suffix=suffix,
                person=name,
                left=left,
            )
    if time_s is not None and not feeds(world, person):
        for task in offers.tasks("fit_mask", "person"):
            yield from send(
                offers, task, person, "choice.mask", "good", leaves=leaves, suffix=suffix, person=name, left=left
            )
    if world.find(person, Pinned) is None:
        for task in offers.tasks("carry_person", "person"):
            for size in (2, 1):
                yield from send(
                    offers,
                    task,
                    person,
                    "choice.carry",
                    "good",
                    size=size,
                    leaves=leaves,
                    suffix=suffix,
                    person=name,
                    left=left,
                )


def _jammed(offers: Offers, trapped: list[int]) -> Iterator[ChoiceView]:
    """Offer to free doors of the module that are stuck, or to force them wider so that people get through."""
    world = offers.world
    for entity, door in world.each(Door):
        if offers.module not in (door.a, door.b) or door.state not in ("jammed", "ajar"):
            continue
        beyond = door.b if door.a == offers.module else door.a
        if world.get(beyond, Module).lost:
            continue
        name = offers.desk.places.name(beyond)
        leaves = _opened(offers, entity, door, beyond, _in_time(offers, trapped or offers.living))
        for task in offers.tasks("free_door", "door", door.state):
            if door.state == "jammed":
                yield from send(offers, task, entity, "choice.free_door", "plain", leaves=leaves, door=name)
        if trapped or offers.living:
            for task in offers.tasks("jam_wider", "door", door.state):
                yield from send(offers, task, entity, "choice.widen", "caution", leaves=leaves, door=name)


def _opened(
    offers: Offers, entity: int, door: Door, beyond: int, in_time: Callable[[Estimate], float | None]
) -> Callable[[Estimate], float | None]:
    """Return the same of a door that stands open then, and what it leaves those here if it costs them time."""

    def leaves(team: Estimate) -> float | None:
        late_s = in_time(team)
        if late_s is not None:
            return late_s
        done_s = 0.5 * (team.soonest_s + team.latest_s)
        opened = [door_stands(entity, door, "open", done_s)]
        then_s, now_s = offers.after(("opened", entity, round(done_s)), opened, beyond), offers.harm_s()
        return then_s if then_s is not None and (now_s is None or then_s < now_s - MUCH_S) else None

    return leaves


def _propping(offers: Offers) -> Iterator[ChoiceView]:
    """Offer to prop a frame that is in trouble."""
    for entity, frame in offers.world.each(Frame):
        if frame.module == offers.module and frame.troubled:
            for task in offers.tasks("prop_frame", "frame"):
                yield from send(offers, task, entity, "choice.prop", "good", count=2, size=2)
