"""A review's look at parts: thorough, by people who have nothing else to do, and written down."""

from __future__ import annotations

from game.sim import sums
from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.hardware import changeovers
from game.sim.hardware.components import Exposures, Wear
from game.sim.hardware.wear import WearTables
from game.sim.outlook.systems import SystemBook
from game.sim.people.components import Person
from game.sim.upkeep import due
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.upkeep.events import FlawFound
from game.sim.upkeep.finding import Look, looked
from game.sim.upkeep.logs import write
from game.sim.works.components import Work, Works
from game.sim.works.kinds import kind_of, rules_of
from game.sim.world import World

STREAM = "review"
DETECTOR = 0.5
"""What the tools of a review make of the flaw that is found every other time."""


def audit(world: World, work: Work, systems: tuple[str, ...]) -> int:
    """Look at every part of some systems, or at all; return how many faults were not known before."""
    book, records, table = world.the(UpkeepBook), world.one(Records), world.the(SystemBook)
    shares = world.the(WearTables).wear_share(world.one(Exposures), world.one(Wear))
    lead = world.find(work.lead, Person)
    level = lead.skills.get(kind_of(world, work).skill, 0.0) if lead is not None else rules_of(world).competent_share
    by = lead.name if lead is not None else ""
    look = Look(level, 0.2, DETECTOR, thorough=True)
    chance = world.one(Chance)
    stream, reach = chance.stream(STREAM), due.within_reach(world)
    works, found = world.one(Works), 0
    for row, entity in enumerate(book.entities):
        if not reach[row] or (systems and table.system_of[entity] not in systems):
            continue
        part = book.parts[row]
        known_bad = bool(records.known_share[row] >= book.rules.degrading_share) or part.found
        group = book.group_of.get(entity)
        if group is not None:
            changeovers.try_changeover(world, group)
        seen = looked(book, row, float(shares[row]), look, stream)
        failed = part.stage == "failed" and (seen.found or part.found)
        records.inspected_s[row], records.audit[row] = world.one(Clock).elapsed_s, 0
        records.deferrals[row], records.deferred_sol[row] = 0, -1.0
        records.known_share[row] = due.BROKEN if failed else seen.share
        part.found = part.found or failed
        if records.known_share[row] >= book.rules.urgent_share:
            works.listed[row] = part.fittings
        if (failed or seen.found) and not known_bad:
            found += 1
            world.events.say(FlawFound(entity, by))
        write(world, row, "found" if failed or seen.found else "inspected", by)
    chance.keep(STREAM, stream)
    return found


def results(world: World) -> tuple[int, int, int]:
    """Return how many parts a review found urgent, how many of them are new since, and how many were put off."""
    parts, listed = world.the(UpkeepBook).parts, world.one(Works).listed
    mended = [row for row, fittings in listed.items() if parts[row].fittings > fittings]
    later = due.put_off(world)
    put_off = sums.count(bool(later[row]) for row in listed if parts[row].fittings == listed[row])
    return len(listed), len(mended), put_off
