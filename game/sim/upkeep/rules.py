"""What is asked of upkeep: parts looked at sooner or never, work put off, audits; and hours that are due."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.content.kinds.hours import MOST_PRIORITY, Use
from game.sim.clock import Clock
from game.sim.register import Register
from game.sim.upkeep import due, gearcare
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import BY_ORDER, FIRST_OF_ALL, Deferral, Records
from game.sim.upkeep.logs import write
from game.sim.world import World

EVERYTHING = "all"
"""Name of every part there is."""


def rows_named(world: World, name: str) -> list[int]:
    """Return the rows of the parts that a name means: an address, a kind, a module, a machine, or ``all``.

    A module's are those that lie in it, whatever they belong to. Empty if nothing has that name.
    """
    book, register = world.the(UpkeepBook), world.the(Register)
    if name == EVERYTHING:
        return [part.index for part in book.parts]
    if name in book.row:
        return [book.row[name]]
    if name in register.modules:
        return [part.index for part in book.parts if part.module == register.modules[name]]
    if name in register.machines:
        return [part.index for part in book.parts if part.owner == register.machines[name]]
    return [part.index for part in book.parts if part.kind == name]


def defer(world: World, row: int, until_sol: int, why: str, by: str) -> None:
    """Put off all work on a part until a sol, in somebody's name; what is grave waits for it too."""
    records, sol = world.one(Records), world.one(Clock).sol
    records.put_off[row] = Deferral(until_sol, by, sol, why)
    records.deferrals[row] += 1
    if records.deferred_sol[row] < 0.0:
        records.deferred_sol[row] = float(sol)
    write(world, row, "deferred", by, f"{BY_ORDER}:{why}")


def take_up(world: World, row: int) -> None:
    """Let work on a part go on that was put off by order."""
    world.one(Records).put_off.pop(row, None)


def flag_daily(world: World, rows: Sequence[int], *, on: bool) -> None:
    """Have parts inspected every sol, or by the book again."""
    world.one(Records).flagged[list(rows)] = int(on)


def prioritise(world: World, rows: Sequence[int], level: int) -> None:
    """Have parts seen to sooner: 0 as usual to 3 before all others."""
    world.one(Records).priority[list(rows)] = min(MOST_PRIORITY, max(0, level))


def forbid(world: World, rows: Sequence[int], *, on: bool) -> None:
    """Let nobody touch parts unless sent, or lift that."""
    world.one(Records).forbidden[list(rows)] = int(on)


def audit(world: World, rows: Sequence[int], level: int = 1) -> None:
    """Have parts looked at twice each, before what is due by the book; not those that are known to be bad."""
    bad, records = due.known_bad(world), world.one(Records)
    chosen = [row for row in rows if not bad[row]]
    records.audit[chosen] = np.maximum(records.audit[chosen], level)


def diagnose(world: World, rows: Sequence[int]) -> None:
    """Have a place's parts audited before all others; their service and repair come no sooner for it."""
    audit(world, rows, level=FIRST_OF_ALL)


def service(world: World, row: int) -> None:
    """Have a part serviced before it is due."""
    world.one(Records).service_now[row] = 1


def needed_h(world: World) -> dict[Use, float]:
    """Return the crew hours that are due now for each of upkeep's uses."""
    owed = due.debt(world)
    return {
        "repair": owed.repairs_h + owed.small_h,
        "inspection": owed.inspections_h,
        "prevention": owed.services_h + gearcare.needed_h(world),
    }
