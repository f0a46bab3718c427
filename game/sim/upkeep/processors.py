"""Upkeep as time passes: what breaks is written down, and once a sol the books are done."""

from __future__ import annotations

import numpy as np

from game.sim.clock import Clock
from game.sim.crews.book import CrewBook
from game.sim.crews.components import Plans
from game.sim.crews.events import ShiftBooked
from game.sim.difficulty.rules import factor
from game.sim.hardware.components import Exposures, Part, Wear
from game.sim.hardware.events import ChangeoverDead, PartFailed, PartFoundDead, PartReplaced, PartWorn
from game.sim.hardware.rules import mode_of
from game.sim.hardware.wear import WearTables
from game.sim.people.components import Person
from game.sim.settlement import Settlement
from game.sim.upkeep import callouts, due, hulls, reserves, rounds
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.upkeep.events import FlawFound
from game.sim.upkeep.logs import write
from game.sim.upkeep.mending import FAILED, SOON, ask_for_spare, spare_at_hand
from game.sim.work.components import Job
from game.sim.world import World

PACE_STEP = 0.02
"""Paces are kept to this, so that what hardly changes is not worked out anew."""
NO_HOURS = {"service": "hours:service", "inspection": "hours:inspection", "repair": "hours:repair"}
"""Notes of what was put off because the hours did not reach."""
ASKED_AT_ONCE = 12
"""Spares asked for in one sol, for parts that still work."""


class UpkeepProcessor:
    """Keeps the records of parts and calls people to grave faults. Writes ``Records``, ``PartLog``, paces of wear."""

    def __init__(self, world: World) -> None:
        """Begin to listen."""
        self._world = world
        self._bare = world.the(Settlement).scenario.bare
        self._book = world.the(UpkeepBook)
        events = world.events
        events.subscribe(PartFailed, self._failed)
        events.subscribe(PartWorn, self._worn)
        events.subscribe(PartReplaced, self._replaced)
        events.subscribe(FlawFound, self._found)
        events.subscribe(PartFoundDead, self._found_dead)
        events.subscribe(ShiftBooked, lambda event: self._small_faults())
        events.subscribe(ShiftBooked, lambda event: rounds.walk(world))
        events.subscribe(ChangeoverDead, lambda event: self._dead(event.group))

    # What is heard.

    def _failed(self, event: PartFailed) -> None:
        """Note a fault that shows; a hidden one is only found by who looks."""
        world, part = self._world, self._world.get(event.part, Part)
        mode = mode_of(world, part)
        if mode is None or mode.hidden:
            return
        self._known_broken(part)
        write(world, part.index, "failed", "", mode.name)

    def _found(self, event: FlawFound) -> None:
        part = self._world.get(event.part, Part)
        if part.stage == "failed":
            self._known_broken(part)

    def _found_dead(self, event: PartFoundDead) -> None:
        part = self._world.get(event.part, Part)
        self._known_broken(part)
        mode = mode_of(self._world, part)
        write(self._world, part.index, "failed", "", "" if mode is None else mode.name)

    def _known_broken(self, part: Part) -> None:
        records = self._world.one(Records)
        put_off = records.put_off.get(part.index)
        if put_off is not None and put_off.lapses:
            del records.put_off[part.index]
        records.known_share[part.index] = due.BROKEN
        in_ruins = due.not_built(self._world)[part.index]
        if not in_ruins and part.index not in records.grave and callouts.is_grave(self._world, part):
            records.grave.append(part.index)

    def _dead(self, group: int) -> None:
        for entity, of in self._book.group_of.items():
            if of == group:
                self._known_broken(self._world.get(entity, Part))

    def _worn(self, event: PartWorn) -> None:
        """Note wear that the readings show."""
        part = self._world.get(event.part, Part)
        kind = self._book.kinds[part.index]
        records = self._world.one(Records)
        if kind.worn_output_share < 1.0:
            known = float(records.known_share[part.index])
            records.known_share[part.index] = kind.worn_share if known != known else max(known, kind.worn_share)

    def _replaced(self, event: PartReplaced) -> None:
        """Begin the record of a new part."""
        world, records = self._world, self._world.one(Records)
        row, now_s = world.get(event.part, Part).index, world.one(Clock).elapsed_s
        records.inspected_s[row] = records.serviced_s[row] = now_s
        records.known_share[row] = records.done_h[row] = 0.0
        records.audit[row] = records.service_now[row] = records.priority[row] = 0
        records.deferrals[row], records.deferred_sol[row] = 0, -1.0
        records.put_off.pop(row, None)
        for _, job in world.each(Job):
            if job.target == event.part and job.state == "done" and job.people:
                write(world, row, "replaced", world.get(job.people[0], Person).name)
                break

    # What happens by itself.

    def process(self, _step_s: float) -> None:
        """See to grave faults; on the first step of a sol, do the books."""
        if self._bare:
            return
        world, records = self._world, self._world.one(Records)
        if records.grave or records.callouts:
            callouts.see_to(world)
        rounds.listen(world)
        sol = world.one(Clock).sol
        if sol != records.sol:
            records.sol = sol
            # what was wrong in a place that was given up since is nobody's any more
            records.small_h = min(records.small_h, due.small_most_h(world))
            self._pace(records)
            self._write_down_put_off(records)
            self._known_faults(records)
            reserves.ask_for_service(world)
            if world.the(Settlement).scenario.keeps_house:
                hulls.see_to(world)

    def _small_faults(self) -> None:
        """Let the small faults of a shift come up."""
        shifts = max(1, len(self._world.the(CrewBook).shifts))
        due.leave_small(self._world, due.small_per_sol_h(self._world) / shifts)

    def _pace(self, records: Records) -> None:
        """Let parts wear faster whose service is overdue, and everything where small faults are left."""
        world, rules = self._world, self._book.rules
        late = (world.one(Clock).elapsed_s - records.serviced_s) / self._book.service_s - 1.0
        pace = np.where(late <= 0.0, rules.serviced_pace, 1.0 + rules.overdue_pace * late)
        waiting = max(0.0, records.small_h - rules.small_per_sol_h) / max(1.0, rules.small_per_sol_h)
        pace = np.minimum(pace * (1.0 + min(0.5, rules.small_wear_share * waiting)), rules.overdue_most_pace)
        # at least a step: what no longer wore at all could not begin to again
        pace = np.maximum(np.round(pace * factor(world, "wear") / PACE_STEP), 1.0) * PACE_STEP
        wear = world.one(Wear)
        if not np.array_equal(pace, wear.pace):
            world.the(WearTables).set_pace(world.one(Exposures), wear, pace)

    def _write_down_put_off(self, records: Records) -> None:
        """Put off in the records what is overdue for want of hours, with the sol and whose hours they were."""
        world = self._world
        sol = world.one(Clock).sol - 1
        services = due.services_due(world) & (records.service_now == 0)
        looks = due.inspections_due(world) & (records.flagged == 0) & (records.audit == 0)
        bad = due.known_bad(world)
        waiting = (services | looks | bad) & ~due.put_off(world)
        records.deferrals[waiting] += 1
        for row in np.flatnonzero(waiting & (records.deferred_sol < 0.0)).tolist():
            records.deferred_sol[row] = float(sol)
            what = "repair" if bad[row] else "service" if services[row] else "inspection"
            write(world, row, "deferred", "", f"{NO_HOURS[what]}:{sol}")

    def _known_faults(self, records: Records) -> None:
        """Look again for grave faults, and ask for spares that repairs wait for."""
        world, book = self._world, self._book
        asks = world.one(Plans).auto.get("spares", False)
        at_work = {callout.part for callout in records.callouts}
        asked = 0
        bad = np.flatnonzero(due.known_bad(world) & ~due.put_off(world)).tolist()
        for row in bad:
            broken = bool(records.known_share[row] >= due.BROKEN)
            if broken and row not in records.grave and row not in at_work and callouts.is_grave(world, book.parts[row]):
                records.grave.append(row)
            if asks and (broken or asked < ASKED_AT_ONCE) and not spare_at_hand(world, row, failed=broken):
                ask_for_spare(world, row, FAILED if broken else SOON)
                asked += 0 if broken else 1
