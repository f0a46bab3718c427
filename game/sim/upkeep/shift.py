"""What the crews of one shift do with their hours: the most urgent that they know how to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.content.kinds.hours import Use
from game.content.kinds.work import Routine
from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.crews.components import Plans
from game.sim.crews.pace import LEAST_LEVEL, rested_share, skilled_share
from game.sim.hardware import changeovers
from game.sim.hardware.components import Exposures, Wear
from game.sim.hardware.wear import WearTables
from game.sim.stores.care import routine_work
from game.sim.upkeep import due, gearcare, reserves
from game.sim.upkeep.book import BY_DETECTOR, COMMON_SKILL, UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.upkeep.events import FlawFound
from game.sim.upkeep.finding import Look, looked
from game.sim.upkeep.logs import write
from game.sim.upkeep.mending import mend, spare_at_hand
from game.sim.work.components import Job
from game.sim.work.jobs import OPEN
from game.sim.world import World

STREAM = "upkeep"
LEAST_H = 1e-6
AUDIT_FIRST, FLAG_FIRST, SERVICE_FIRST = 60.0, 80.0, 60.0
"""How much sooner audits are looked at, what is flagged, and what is to be serviced now, than what is only due."""


@dataclass(frozen=True, slots=True)
class Hands:
    """Who does the work of a crew."""

    crew: str
    level: Callable[[str], float]
    """Level in a skill, 0 to 1."""
    weary: float
    """How tired they are, 0 to 1."""
    names: Sequence[str]
    """Names of those who may sign for it; at least one."""

    def speed(self, skill: str) -> float:
        """Return how much an hour of theirs does, against one of competent, rested people."""
        return skilled_share(self.level(skill)) * rested_share(self.weary)


class ShiftWork:
    """The work that waits at the end of a shift, sorted once for all crews; close it when the hours are spent."""

    def __init__(self, world: World) -> None:
        """Sort what waits by skill and urgency."""
        self._world = world
        self._book = book = world.the(UpkeepBook)
        self._records = records = world.one(Records)
        self._chance = world.one(Chance)
        self._stream = self._chance.stream(STREAM)
        self._signed = 0
        auto = world.one(Plans).auto
        free = due.within_reach(world) & ~due.put_off(world)
        for _, job in world.each(Job):
            row = book.row_of.get(job.target)
            if row is not None and job.state in OPEN:
                free[row] = False
        for callout in records.callouts:
            free[callout.part] = False
        score = due.urgency(world)
        wanted = records.priority > 0
        by_hand = wanted | (records.flagged == 1) | (records.audit > 0)
        first = score + AUDIT_FIRST * records.audit + FLAG_FIRST * records.flagged
        self._share = world.the(WearTables).wear_share(world.one(Exposures), world.one(Wear))
        self._looks = self._sorted(due.inspections_due(world) & free & (auto["inspection"] | by_hand), first)
        ordered = wanted | (records.service_now == 1)
        sooner = score + SERVICE_FIRST * records.service_now
        self._services = self._sorted(due.services_due(world) & free & (auto["prevention"] | ordered), sooner)
        self._repairs = self._sorted(due.known_bad(world) & free & (auto["repair"] | wanted), score)
        self._gear = auto["prevention"]
        self._tooled_h: dict[Routine, float] = {"repair": 0.0, "inspection": 0.0}
        """Hours of everyday work that tools were worked with."""
        self._small = auto["repair"]
        self._spares: tuple[dict[str, bool], dict[str, bool]] = {}, {}
        """Whether there is a spare to take by kind of part: for one that still works, and for a broken one."""
        broken = ((records.known_share >= due.BROKEN) | wanted).tolist()
        for skill, queue in list(self._repairs.items()):
            queue[:] = [row for row in queue if self._has_spare(row, broken=broken[row])]
            if not queue:
                del self._repairs[skill]

    def _sorted(self, rows: due.Rows, score: np.ndarray[tuple[int], np.dtype[np.float64]]) -> dict[str, list[int]]:
        """Return rows by the skill that they need, the most urgent last."""
        queues: dict[str, list[int]] = {}
        found = np.flatnonzero(rows)
        for row in found[np.argsort(score[found], kind="stable")].tolist():
            queues.setdefault(self._book.skills[row], []).append(row)
        return queues

    def close(self) -> None:
        """Remember how far chance was drawn, and let tools have worn."""
        self._chance.keep(STREAM, self._stream)
        for routine, hours in self._tooled_h.items():
            routine_work(self._world, routine, hours)

    def work(self, hands: Hands, use: Use, hours: float) -> float:
        """Spend a crew's hours on a use, and return how many were used."""
        if use == "repair":
            used_h = self._repair(hands, hours)
            self._tooled_h["repair"] += used_h
            return used_h
        if use == "inspection":
            return self._each(hands, use, hours, self._looks, self._inspect)
        gear_h = self._overhaul(hands, self._book.rules.gear_share * hours)
        used_h = gear_h + self._each(hands, use, hours - gear_h, self._services, self._serve)
        return used_h + self._overhaul(hands, hours - used_h)

    def _overhaul(self, hands: Hands, hours: float) -> float:
        """See to masks, suits and tools that show their wear."""
        if not self._gear:
            return 0.0
        return gearcare.overhaul(self._world, hours, hands.speed(COMMON_SKILL), lambda: self._sign(hands))

    def _each(
        self,
        hands: Hands,
        use: Use,
        hours: float,
        queues: dict[str, list[int]],
        act: Callable[[Hands, int], None],
    ) -> float:
        """Do one thing after the other; hours that do not reach for the next are kept for the next shift."""
        key, records = f"{hands.crew}/{use}", self._records
        carried = records.carry_h.pop(key, 0.0)
        if not queues:
            return 0.0
        rules = self._book.rules
        need_h = rules.inspection_h if use == "inspection" else rules.service_h
        left = hours + carried
        for skill in self._looking(hands) if use == "inspection" else self._skills(hands, queues):
            queue, speed = queues[skill], hands.speed(skill)
            while queue:
                need = need_h / speed
                if use == "inspection" and records.audit.item(queue[-1]):
                    need *= rules.audit_factor
                if need > left + LEAST_H:
                    records.carry_h[key] = left
                    return hours
                act(hands, queue.pop())
                left -= need
        return max(0.0, hours - left)

    def _looking(self, hands: Hands) -> list[str]:
        """Return the skills in which something is to be looked at, in order: anybody can have a look."""
        return self._skills(hands, self._looks, 0.0, np.maximum(self._records.priority, self._records.audit - 1))

    def _skills(
        self,
        hands: Hands,
        queues: dict[str, list[int]],
        least: float = LEAST_LEVEL,
        priority: npt.NDArray[np.int64] | None = None,
    ) -> list[str]:
        """Return the skills for which something waits that a crew has, what was ordered sooner first.

        Of the rest those they are best at come first.
        """
        if not queues:
            return []
        level = hands.level
        can = [skill for skill, queue in queues.items() if queue and level(skill) >= least]
        if len(can) < 2:
            return can
        priority = self._records.priority if priority is None else priority
        return [skill for _, _, skill in sorted([(-priority.item(queues[s][-1]), -level(s), s) for s in can])]

    def _sign(self, hands: Hands) -> str:
        self._signed += 1
        return hands.names[self._signed % len(hands.names)]

    def _inspect(self, hands: Hands, row: int) -> None:
        """Look at a part, which may show what is wrong with it."""
        world, records, book = self._world, self._records, self._book
        entity, part = book.entities[row], book.parts[row]
        by = self._sign(hands)
        thorough = bool(records.audit[row])
        records.inspected_s[row], records.audit[row] = world.one(Clock).elapsed_s, 0
        records.deferrals[row], records.deferred_sol[row] = 0, -1.0
        if book.skills[row] == BY_DETECTOR:
            self._tooled_h["inspection"] += book.rules.inspection_h
        look = Look(hands.level(book.skills[row]), hands.weary, 1.0, thorough)
        seen = looked(book, row, float(self._share[row]), look, self._stream)
        group = book.group_of.get(entity)
        if group is not None:
            changeovers.try_changeover(world, group)
            seen_failed = part.found
        else:
            seen_failed = part.stage == "failed" and seen.found
        if seen_failed:
            part.found = True
            records.known_share[row] = due.BROKEN
        else:
            records.known_share[row] = seen.share
        found = seen_failed or seen.found
        write(world, row, "found" if found else "inspected", by)
        if found:
            world.events.say(FlawFound(entity, by))

    def _serve(self, hands: Hands, row: int) -> None:
        """Service a part: from now on it wears more slowly for as long as the next is not overdue.

        The bottle of an emergency reserve is filled with it.
        """
        records = self._records
        records.serviced_s[row], records.service_now[row] = self._world.one(Clock).elapsed_s, 0
        records.deferrals[row], records.deferred_sol[row] = 0, -1.0
        reserves.fill(self._world, row)
        write(self._world, row, "serviced", self._sign(hands))

    def _repair(self, hands: Hands, hours: float) -> float:
        """Mend what has failed, then replace some of what is about to, then see to what is small."""
        left = hours
        waiting = [queue[-1] for queue in self._repairs.values() if queue]
        waits = bool(waiting)
        grave = any(self._is_first(row) for row in waiting)
        for failed in (True, False) if grave else (False,) if waits else ():
            budget = left if failed else min(left, self._book.rules.replacing_share * hours)
            left -= self._mend_some(hands, budget, failed=failed)
        return hours - left + self._small_faults(hands, left)

    def _small_faults(self, hands: Hands, hours: float) -> float:
        if not self._small or hours <= 0.0 or self._records.small_h <= 0.0:
            return 0.0
        speed = hands.speed(COMMON_SKILL)
        used = min(hours, self._records.small_h / speed)
        self._records.small_h = max(0.0, self._records.small_h - used * speed)
        return used

    def _is_first(self, row: int) -> bool:
        """Return whether a part has failed, or was ordered sooner."""
        records = self._records
        return records.known_share.item(row) >= due.BROKEN or records.priority.item(row) > 0

    def _has_spare(self, row: int, *, broken: bool) -> bool:
        """Return whether there is a spare to take; looked up once until one is taken."""
        kind, spares = self._book.kinds[row].id, self._spares[broken]
        found = spares.get(kind)
        if found is None:
            found = spares[kind] = spare_at_hand(self._world, row, failed=broken)
        return found

    def _mend_some(self, hands: Hands, hours: float, *, failed: bool) -> float:
        """Spend hours on parts that have failed, or on those that have not and on what was ordered sooner."""
        records, book, used = self._records, self._book, 0.0
        if hours <= LEAST_H:
            return used
        for skill in self._skills(hands, self._repairs):
            queue, speed = self._repairs[skill], hands.speed(skill)
            at = len(queue) - 1
            while at >= 0 and hours - used > LEAST_H:
                row = queue[at]
                broken = self._is_first(row)
                if failed and not broken:
                    break
                if broken == failed and self._has_spare(row, broken=broken):
                    need_h, done_h = book.repair_h.item(row), records.done_h.item(row)
                    spent = min(hours - used, max(0.0, need_h - done_h) / speed)
                    records.done_h[row] = done_h = done_h + spent * speed
                    used += spent
                    if done_h >= need_h - LEAST_H:
                        queue.pop(at)
                        self._spares = {}, {}
                        mend(self._world, row, hands.level(skill), hands.weary, self._sign(hands))
                at -= 1
        return used
