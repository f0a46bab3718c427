"""What is due: inspections, service and repairs, and the debt of what is overdue."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.sim.air.atmospherics import Atmospherics
from game.sim.clock import SOL_S, Clock
from game.sim.difficulty.rules import factor
from game.sim.hardware.components import Exposures, Machine, Wear
from game.sim.hardware.wear import WearTables
from game.sim.power.rules import is_built
from game.sim.rescue.components import Left
from game.sim.retreat.components import Retreat
from game.sim.structure.components import Module
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.world import World

Rows = npt.NDArray[np.bool_]
BROKEN = 2.0
"""Known wear of a part that is known to have failed."""
LEAST_MOST_H = 1e-6
"""Hours of small faults that there can be at least, where there is anything at all."""
DAILY_S = 0.9 * SOL_S
"""A part that is flagged is looked at again after this."""


@dataclass(frozen=True, slots=True)
class Debt:
    """Upkeep that is overdue, in crew hours, by what it is made of."""

    repairs_h: float
    """Parts that are known to have failed, or to be about to."""
    small_h: float
    """Small faults that nobody tracks one by one."""
    services_h: float
    inspections_h: float
    repairs: int
    """How many parts wait for repair."""
    failed: int
    """How many of them have failed."""
    services: int
    inspections: int

    @property
    def total_h(self) -> float:
        """All of it: the number that everybody sees."""
        return self.repairs_h + self.small_h + self.services_h + self.inspections_h


def known_bad(world: World) -> Rows:
    """Return which parts are known to want replacing, and can be, shape (parts,)."""
    book, records = world.the(UpkeepBook), world.one(Records)
    return np.asarray((records.known_share >= book.rules.urgent_share) & book.replaceable & ~not_built(world))


def inspections_due(world: World) -> Rows:
    """Return which parts are to be looked at now: by the book, by flag, by audit, shape (parts,)."""
    book, records = world.the(UpkeepBook), world.one(Records)
    ago_s = world.one(Clock).elapsed_s - records.inspected_s
    due = (ago_s >= book.inspect_s) | ((records.flagged == 1) & (ago_s >= DAILY_S)) | (records.audit > 0)
    return np.asarray(due & ~(records.known_share >= book.rules.urgent_share) & ~not_built(world))


def services_due(world: World) -> Rows:
    """Return which parts are to be serviced now, shape (parts,); what has failed is not."""
    book, records = world.the(UpkeepBook), world.one(Records)
    ago_s = world.one(Clock).elapsed_s - records.serviced_s
    due = (ago_s >= book.service_s) | (records.service_now == 1)
    return np.asarray(due & ~(records.known_share >= BROKEN) & ~not_built(world))


def not_built(world: World) -> Rows:
    """Return which parts do not stand, shape (parts,): nobody owes them anything.

    They are of machines that works have yet to build, or lie in a place that came down, until it is built anew.
    It is kept until a machine or a place is written; do not change it.
    """
    book = world.the(UpkeepBook)
    written = (Machine.writes, Module.writes)
    if book.not_built is None or book.not_built[0] != written:
        lost = {entity for entity, module in world.each(Module) if module.lost}
        rows = np.array([part.module in lost for part in book.parts], dtype=np.bool_)
        for entity, machine in world.each(Machine):
            if not is_built(world, machine):
                rows[[part.index for _, part in world.the(WearTables).by_owner.get(entity, [])]] = True
        rows.flags.writeable = False
        book.not_built = written, rows
    return book.not_built[1]


def small_per_sol_h(world: World) -> float:
    """Return the crew hours of small faults that come up in a sol, with everything as worn as it is.

    Where most of what can be a little wrong is, there are fewer.
    """
    rules = world.the(UpkeepBook).rules
    hours = rules.small_per_sol_h * factor(world, "small_faults") * (1.0 - _shut_share(world))
    hours *= 1.0 - small_lived_with_share(world)
    if rules.small_at_wear_share <= 0.0:
        return hours
    share = world.the(WearTables).wear_share(world.one(Exposures), world.one(Wear))
    return hours * float(np.clip(share, 0.0, 1.0).mean()) / rules.small_at_wear_share if share.size else hours


def small_most_h(world: World) -> float:
    """Return the most crew hours of small faults that can wait: so many for each part that is built and in use."""
    used = ~not_built(world)
    for place in world.one(Retreat).places:
        used[list(place.rows)] = False
    return world.the(UpkeepBook).rules.small_most_h * float(np.count_nonzero(used))


def small_lived_with_share(world: World) -> float:
    """Return how far small faults have become what people live with: 0 while they are few, 1 if all wait there can be.

    So much less of them comes up, and so much of what they do to people is felt.
    """
    most_h, free = small_most_h(world), world.the(UpkeepBook).rules.small_free_share
    over_h = world.one(Records).small_h - free * most_h
    return min(1.0, over_h / max((1.0 - free) * most_h, LEAST_MOST_H)) if over_h > 0.0 else 0.0


def leave_small(world: World, hours: float) -> None:
    """Let small faults wait of so many crew hours that went elsewhere, as far as there can be more."""
    records = world.one(Records)
    records.small_h += max(0.0, min(hours, small_most_h(world) - records.small_h))


def _shut_share(world: World) -> float:
    """Return the share of all parts in places that were given up or came down: nothing small comes up there."""
    parts = world.the(UpkeepBook).parts
    lost = {entity for entity, module in world.each(Module) if module.lost}
    rows = {part.index for part in parts if part.module in lost}
    rows.update(row for place in world.one(Retreat).places for row in place.rows)
    return len(rows) / max(1, len(parts))


def within_reach(world: World) -> Rows:
    """Return which parts lie where somebody can work: in good air, in a place that is not barred, shape (parts,).

    A place that people left by themselves is not: those who mend it know why they go in.
    """
    return np.asarray(open_modules(world)[world.the(WearTables).module_rows])


def open_modules(world: World) -> Rows:
    """Return in which modules somebody can work, shape (modules,)."""
    open_to = ~world.the(Atmospherics).harmful
    left = world.one(Left).modules
    for entity, module in world.each(Module):
        if module.lost or (module.barred and str(entity) not in left):
            open_to[module.index] = False
    return np.asarray(open_to)


def put_off(world: World) -> Rows:
    """Return which parts are left alone by order: forbidden, or put off to a later sol, shape (parts,)."""
    records = world.one(Records)
    rows = records.forbidden == 1
    sol = world.one(Clock).sol
    for row, deferral in records.put_off.items():
        if sol < deferral.until_sol:
            rows[row] = True
    return np.asarray(rows)


def debt(world: World) -> Debt:
    """Return what is overdue; what was put off by order is part of it, what is forbidden is not."""
    book, records, rules = world.the(UpkeepBook), world.one(Records), world.the(UpkeepBook).rules
    free = records.forbidden == 0
    bad = known_bad(world) & free
    services = int(np.count_nonzero(services_due(world) & free))
    inspections = int(np.count_nonzero(inspections_due(world) & free))
    return Debt(
        repairs_h=float(np.maximum(book.repair_h - records.done_h, 0.0)[bad].sum()),
        small_h=records.small_h,
        services_h=services * rules.service_h,
        inspections_h=inspections * rules.inspection_h,
        repairs=int(np.count_nonzero(bad)),
        failed=int(np.count_nonzero(bad & (records.known_share >= BROKEN))),
        services=services,
        inspections=inspections,
    )


def debt_h(world: World) -> float:
    """Return the crew hours of upkeep that are overdue."""
    return debt(world).total_h


def known_from(world: World, share: float) -> int:
    """Return how many parts are known to be worn so far, failed ones too, where somebody is to mend them at all."""
    records = world.one(Records)
    return int(np.count_nonzero((records.known_share >= share) & (records.forbidden == 0) & ~not_built(world)))


def urgent_known(world: World) -> int:
    """Return how many parts are known to be close to failing, or to have failed."""
    return known_from(world, world.the(UpkeepBook).rules.urgent_share)


def urgency(world: World) -> npt.NDArray[np.float64]:
    """Return how urgent what is known of each part makes it, shape (parts,); above 0 something waits.

    What has failed comes first, then what was ordered sooner, then what is about to fail, then what is overdue; within
    each, by how much hangs on it. What was stripped, or is not to be touched, has none.
    """
    book, records = world.the(UpkeepBook), world.one(Records)
    now_s = world.one(Clock).elapsed_s
    bad = known_bad(world)
    known = np.where(np.isnan(records.known_share), 0.0, np.minimum(records.known_share, 1.0))
    late = np.maximum((now_s - records.serviced_s) / book.service_s, (now_s - records.inspected_s) / book.inspect_s)
    score = np.where(late >= 1.0, np.minimum(late, 3.0), 0.0)
    score += np.where(bad, 20.0 + 30.0 * known, 0.0)
    score += np.where(records.known_share >= BROKEN, 100.0, 0.0)
    score += 40.0 * records.priority
    waits = (score > 0.0) & (records.forbidden == 0) & ~not_built(world)
    return np.asarray(np.where(waits, score + book.weight, 0.0))


def worst(world: World, count: int) -> list[int]:
    """Return the rows of the parts on which work is most urgent, as far as is known, at most ``count``."""
    score = urgency(world)
    order = np.argsort(-score, kind="stable")[:count]
    return [int(row) for row in order if score[row] > 0.0]
