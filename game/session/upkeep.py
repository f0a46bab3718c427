"""Orders about upkeep: what each needs, and what it does."""

from __future__ import annotations

from game.content.catalogues.tongue import own_words
from game.content.kinds.hours import MOST_PRIORITY
from game.content.kinds.people import CrewKind
from game.session.orders import Audit, Defer, Diagnose, FlagDaily, Forbid, Prioritise, Refusal, Service
from game.session.rules_of_orders import Checked, Rules
from game.sim.clock import Clock
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.upkeep import rules as upkeep
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.upkeep.due import BROKEN
from game.sim.world import World

LONGEST_SOLS = 700
"""Nothing is put off for longer."""
LONGEST_WHY = 120
"""Characters of a reason."""
DESK = "operations"
"""The crew whose name stands for the desk."""


def _refuse_rows(world: World, name: str) -> Checked:
    return None if upkeep.rows_named(world, name) else Refusal("refused.no_such_part", {"id": name})


def _refuse_part(world: World, name: str) -> Checked:
    return None if name in world.the(UpkeepBook).row else Refusal("refused.no_such_part", {"id": name})


def _refuse_deferral(world: World, order: Defer) -> Checked:
    refusal = _refuse_part(world, order.part)
    if refusal is not None:
        return refusal
    sol, row = world.one(Clock).sol, world.the(UpkeepBook).row[order.part]
    if order.until_sol <= sol and row not in world.one(Records).put_off:
        return Refusal("refused.not_put_off")
    if order.until_sol > sol + LONGEST_SOLS:
        return Refusal("refused.put_off_so_long", {"sols": str(LONGEST_SOLS)})
    return Refusal("refused.why_so_long", {"most": str(LONGEST_WHY)}) if len(order.why) > LONGEST_WHY else None


def _defer(world: World, order: Defer) -> None:
    row = world.the(UpkeepBook).row[order.part]
    if order.until_sol <= world.one(Clock).sol:
        upkeep.take_up(world, row)
        return
    crew = world.the(Settlement).content.of(CrewKind).get(DESK)
    upkeep.defer(world, row, order.until_sol, own_words(order.why), crew.name if crew is not None else DESK)


def _refuse_flag(world: World, order: FlagDaily) -> Checked:
    rows = upkeep.rows_named(world, order.part)
    if rows and (world.one(Records).flagged[rows] == int(order.on)).all():
        return Refusal("refused.upkeep_so")
    return _refuse_rows(world, order.part)


def _flag(world: World, order: FlagDaily) -> None:
    upkeep.flag_daily(world, upkeep.rows_named(world, order.part), on=order.on)


def _refuse_priority(world: World, order: Prioritise) -> Checked:
    if not 0 <= order.level <= MOST_PRIORITY:
        return Refusal("refused.level", {"most": str(MOST_PRIORITY)})
    rows = upkeep.rows_named(world, order.part)
    if rows and (world.one(Records).priority[rows] == order.level).all():
        return Refusal("refused.upkeep_so")
    return _refuse_rows(world, order.part)


def _prioritise(world: World, order: Prioritise) -> None:
    upkeep.prioritise(world, upkeep.rows_named(world, order.part), order.level)


def _audit(world: World, order: Audit) -> None:
    upkeep.audit(world, upkeep.rows_named(world, order.of))


def _refuse_diagnosis(world: World, order: Diagnose) -> Checked:
    if order.module not in world.the(Register).modules:
        return Refusal("refused.no_such_module", {"id": order.module})
    return _refuse_rows(world, order.module)


def _diagnose(world: World, order: Diagnose) -> None:
    upkeep.diagnose(world, upkeep.rows_named(world, order.module))


def _refuse_service(world: World, order: Service) -> Checked:
    refusal = _refuse_part(world, order.part)
    if refusal is not None:
        return refusal
    records, row = world.one(Records), world.the(UpkeepBook).row[order.part]
    if records.known_share[row] >= BROKEN:
        return Refusal("refused.broken_not_serviced")
    return Refusal("refused.upkeep_so") if records.service_now[row] else None


def _serve(world: World, order: Service) -> None:
    upkeep.service(world, world.the(UpkeepBook).row[order.part])


def _refuse_forbidding(world: World, order: Forbid) -> Checked:
    rows = upkeep.rows_named(world, order.part)
    if rows and (world.one(Records).forbidden[rows] == int(order.on)).all():
        return Refusal("refused.upkeep_so")
    return _refuse_rows(world, order.part)


def _forbid(world: World, order: Forbid) -> None:
    upkeep.forbid(world, upkeep.rows_named(world, order.part), on=order.on)


ORDERS: Rules = {
    Defer: (_refuse_deferral, _defer),
    FlagDaily: (_refuse_flag, _flag),
    Prioritise: (_refuse_priority, _prioritise),
    Audit: (lambda world, order: _refuse_rows(world, order.of), _audit),
    Diagnose: (_refuse_diagnosis, _diagnose),
    Service: (_refuse_service, _serve),
    Forbid: (_refuse_forbidding, _forbid),
}
"""What each order needs, and what it does."""
