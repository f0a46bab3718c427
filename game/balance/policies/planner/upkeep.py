"""Upkeep by order: nothing stays put off, changeovers are tried, what kills is looked at, the worst goes first."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.planner.notes import Notes
from game.balance.policies.seat import Seat
from game.session.orders import Audit, Defer, FlagDaily, Order, Prioritise, TestChangeover
from game.session.view import ColonyView

TEST_EVERY_SOLS = 30
"""A changeover is only as good as its last test."""
KINDS = (
    "changeover_relay",
    "ignition_harness",
    "manifold_junction",
    "electrolysis_membrane",
    "door_drive",
    "controller",
    "reserve_regulator",
    "backup_wiring_harness",
    "sorbent_bed",
    "blower",
    "power_supply",
    "purge_valve",
)
"""Kinds of parts that kill when they go, in the order in which they are audited."""
ROOM_H = 220.0
"""Inspections that may wait without one more audit being ordered on top."""
FLAGS = 8
"""Parts that are looked at every day at a time: each takes hours of those who could mend."""
FIRST_AT_ONCE = 24
"""Parts that are put before all others at a time: more first is none first."""


def rule(seat: Seat, view: ColonyView, notes: Notes) -> Iterator[Order]:
    """Yield the orders of a morning about parts."""
    known = view.upkeep
    if known is None:
        return
    for row in known.rows:
        if row.deferred_until_sol is not None and row.deferred_until_sol > view.sol:
            yield Defer(row.part, view.sol)
            yield Audit(row.part)
            yield Prioritise(row.part, 2)
    if view.sol - notes.tested_sol >= TEST_EVERY_SOLS:
        notes.tested_sol = view.sol
        for group in view.groups:
            yield TestChangeover(group.id)
    if known.debt.inspections_h < ROOM_H:
        kind = next((kind for kind in KINDS if kind not in notes.audited), None)
        if kind is not None:
            notes.audited.append(kind)
            yield Audit(kind)
    for row in known.rows:
        if row.flagged and row.state != "urgent":
            yield FlagDaily(row.part, on=False)
    flagged = sum(1 for row in known.rows if row.flagged and row.state == "urgent")
    first = sum(1 for row in known.rows if row.priority > 0 and row.spares > 0)
    for row in known.rows:
        if first >= FIRST_AT_ONCE:
            return
        if row.state in ("urgent", "failed") and row.priority == 0 and row.spares > 0 and not row.forbidden:
            first += 1
            yield Prioritise(row.part, 3 if row.state == "failed" else 1)
        elif row.state == "urgent" and not row.spares and not row.flagged and row.kind in KINDS and flagged < FLAGS:
            flagged += 1
            yield FlagDaily(row.part)  # until there is a spare, somebody looks at it each day
