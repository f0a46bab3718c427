"""Grave faults: whoever has the skill is called to them within the hour, whatever crew they are of."""

from __future__ import annotations

from game.content.kinds.people import ShiftKind
from game.sim.clock import HOUR_S, Clock
from game.sim.crews import hands
from game.sim.crews.components import Plans
from game.sim.crews.pace import skilled_share
from game.sim.hardware.components import Part
from game.sim.hardware.rules import mode_of
from game.sim.hazards.senses import senseless
from game.sim.learning.rules import practised
from game.sim.minds.components import Mind
from game.sim.minds.rules import hands_share
from game.sim.people.components import Body, Person, Whereabouts
from game.sim.people.rules import ASLEEP, move, within
from game.sim.settlement import Settlement
from game.sim.structure.ways import Ways
from game.sim.upkeep import due
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Callout, Records
from game.sim.upkeep.events import CalledOut
from game.sim.upkeep.mending import GRAVE, ask_for_spare, mend, spare_at_hand
from game.sim.work.components import Job
from game.sim.work.jobs import OPEN
from game.sim.world import World

PARTY = 2
"""How many are called."""
STOPS_SHARE = 0.6
"""A fault that leaves less of a machine's output is grave."""
WOKEN_COUNTS = 0.3
"""Skill that somebody must have beyond another for being woken instead of them."""


def is_grave(world: World, part: Part) -> bool:
    """Return whether a part's fault may cost lives if nobody sees to it: its machine all but stops, or air is lost."""
    mode = mode_of(world, part)
    if part.stage != "failed" or mode is None:
        return False
    book = world.the(UpkeepBook)
    stops = book.grave[part.index] and mode.output_share < STOPS_SHARE
    return bool(book.replaceable[part.index]) and (stops or mode.vents_mm > 0.0)


def see_to(world: World) -> None:
    """Call people to grave faults that nobody is at, and let those finish whose time has come."""
    records = world.one(Records)
    now_s = world.one(Clock).elapsed_s
    for callout in [callout for callout in records.callouts if callout.done_s <= now_s]:
        _finish(world, callout)
    if not records.grave or not world.one(Plans).auto.get("callout", False):
        return
    reach, off, ruins = due.within_reach(world), due.put_off(world), due.not_built(world)
    jobs = {job.target for _, job in world.each(Job) if job.state in OPEN}
    book = world.the(UpkeepBook)
    wait_s = book.rules.callout_h * HOUR_S
    for row in list(records.grave):
        part = book.parts[row]
        if part.stage != "failed" or ruins[row]:
            records.grave.remove(row)
        elif reach[row] and not off[row] and book.entities[row] not in jobs and now_s >= part.failed_s + wait_s:
            _call(world, row)


def _call(world: World, row: int) -> None:
    """Send for people and a spare; where there is none, one is asked for."""
    book, records, clock = world.the(UpkeepBook), world.one(Records), world.one(Clock)
    if not spare_at_hand(world, row, failed=True):
        if world.one(Plans).auto.get("spares", False):
            ask_for_spare(world, row, GRAVE)
        return
    people = party(world, row)
    if not people:
        return
    level = world.get(people[0], Person).skills.get(book.skills[row], 0.0)
    speed = skilled_share(level) * hands_share(world, people[0])
    took_h = max(0.25, float(book.repair_h[row] - records.done_h[row]) / len(people) / speed)
    for person in people:
        where = world.get(person, Whereabouts)
        move(world, person, where.module, "work", where.room)
    records.grave.remove(row)
    now_s = clock.elapsed_s
    records.callouts.append(Callout(row, people, now_s, now_s + took_h * HOUR_S))
    world.events.say(CalledOut(book.entities[row], world.get(people[0], Person).name))


def party(world: World, row: int) -> list[int]:
    """Return who is called to a part: those of most skill who can get there, people on shift rather than sleepers."""
    book, records = world.the(UpkeepBook), world.one(Records)
    skill = book.skills[row]
    taken = hands.taken(world)
    taken.update(person for callout in records.callouts for person in callout.people)
    part_of = world.the(Ways).parts(world, senseless(world))
    there = part_of.get(book.parts[row].module)
    found: list[tuple[float, int]] = []
    for entity, person, where in world.each(Person, Whereabouts):
        level = person.skills.get(skill, 0.0)
        if level < book.rules.callout_skill_share or entity in taken or world.get(entity, Body).down:
            continue
        if part_of.get(where.room or where.module) == there:
            found.append((-(level - (WOKEN_COUNTS if where.activity == ASLEEP else 0.0)), entity))
    return [entity for _, entity in sorted(found)[:PARTY]]


def _finish(world: World, callout: Callout) -> None:
    """Mend what people were called to, unless it is mended, they are down, or the spare is gone."""
    book, records = world.the(UpkeepBook), world.one(Records)
    records.callouts.remove(callout)
    part = book.parts[callout.part]
    able = [person for person in callout.people if not world.get(person, Body).down]
    for person in able:
        where = world.get(person, Whereabouts)
        if where.activity == "work" and not _on_shift(world, person):
            move(world, person, where.module, "rest", where.room)
    if part.stage != "failed":
        return
    lead = able[0] if able else 0
    if lead and due.within_reach(world)[callout.part]:
        who = world.get(lead, Person)
        weary = world.get(lead, Mind).weary_share
        if mend(world, callout.part, who.skills.get(book.skills[callout.part], 0.0), weary, who.name):
            for person in able:
                hours = (callout.done_s - callout.begun_s) / HOUR_S
                practised(world, person, book.skills[callout.part], hours, crisis=True)
            return
    records.grave.append(callout.part)


def _on_shift(world: World, person: int) -> bool:
    """Return whether it is somebody's hour to work."""
    shift = world.the(Settlement).content.of(ShiftKind).get(world.get(person, Person).shift)
    return shift is not None and within(world.one(Clock).local_h, shift.work_from_h, shift.work_to_h)
