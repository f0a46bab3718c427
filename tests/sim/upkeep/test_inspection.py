"""What inspection finds of parts, what it misses, and what it writes down."""

from __future__ import annotations

import numpy as np
import pytest

from game.content.kinds.hours import CrewRules
from game.session.orders import Accepted, Audit, Diagnose, FlagDaily, Refusal
from game.sim.chance import Stream
from game.sim.clock import SOL_S, Clock
from game.sim.hardware.components import Exposures, Wear
from game.sim.hardware.wear import WearTables
from game.sim.upkeep import due
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.upkeep.finding import Look, detection_share, looked, phi
from game.sim.upkeep.logs import history
from game.sim.upkeep.rules import rows_named
from tests.passing import until_sol
from tests.sim.upkeep.parts import BLOWER, JUNCTION, RELAY, Begin, break_part, hands, row_of, work


def test_every_other_flaw_of_two_millimetres_is_found_by_eye() -> None:
    rules = CrewRules(id="core")
    competent = Look(0.5, 0.0, 1.0)
    assert detection_share(rules, 2.0, competent) == pytest.approx(0.5, abs=1e-6)
    assert detection_share(rules, 4.3, competent) > 0.88
    assert detection_share(rules, 0.5, competent) < 0.02
    assert phi(1.2815515655) == pytest.approx(0.9, abs=1e-6)


def test_skill_and_tools_find_more_and_tiredness_less() -> None:
    rules = CrewRules(id="core")
    usual = detection_share(rules, 2.0, Look(0.5, 0.0, 1.0))
    assert detection_share(rules, 2.0, Look(0.9, 0.0, 1.0)) > usual + 0.15
    assert detection_share(rules, 2.0, Look(0.5, 0.0, 0.6)) > usual + 0.15
    assert detection_share(rules, 2.0, Look(0.5, 1.0, 1.0)) < usual - 0.15
    assert detection_share(rules, 2.0, Look(0.5, 0.0, 1.0, thorough=True)) == pytest.approx(0.75, abs=1e-6)


def test_a_missed_flaw_is_written_down_as_well(begin: Begin) -> None:
    book = begin().world.the(UpkeepBook)
    stream, row = Stream(1), book.row[BLOWER]
    seen = [looked(book, row, 0.62, Look(0.3, 0.8, 1.0), stream) for _ in range(300)]
    missed = [look for look in seen if not look.found and look.share < 0.5]
    assert 50 < len(missed) < 290


def test_crews_inspect_what_is_due_and_write_who_looked(begin: Begin) -> None:
    session = begin()
    until_sol(session, 543)
    world = session.world
    records, now_s = world.one(Records), world.one(Clock).elapsed_s
    looked_at = np.flatnonzero(records.inspected_s > 0.0)
    assert 50 < len(looked_at) < 150
    entry = history(world, int(looked_at[0]))[-1]
    assert entry.did in ("inspected", "found", "replaced", "serviced", "deferred")
    assert any(line.by for line in history(world, int(looked_at[0])))
    assert records.inspected_s.max() <= now_s


def test_a_flag_has_a_part_looked_at_every_sol(begin: Begin) -> None:
    session = begin()
    world = session.world
    row = row_of(world, JUNCTION)
    assert isinstance(session.order(FlagDaily(JUNCTION)), Accepted)
    assert isinstance(session.order(FlagDaily(JUNCTION)), Refusal)
    for sol in (542, 543, 544):
        until_sol(session, sol)
        assert world.one(Clock).elapsed_s - world.one(Records).inspected_s[row] < 1.1 * SOL_S


def test_an_audit_looks_at_all_it_names_and_turns_up_what_was_unknown(begin: Begin) -> None:
    session = begin()
    world = session.world
    records, rules = world.one(Records), world.the(UpkeepBook).rules
    rows = rows_named(world, "door_seal")
    records.known_share[rows] = 0.0
    assert isinstance(session.order(Audit("door_seal")), Accepted)
    assert int(records.audit.sum()) == len(rows)
    until_sol(session, 553)
    reach = due.within_reach(world)[rows]
    assert not (records.audit[rows][reach] == 1).any()
    truth = world.the(WearTables).wear_share(world.one(Exposures), world.one(Wear))[rows]
    found = np.count_nonzero(records.known_share[rows] >= rules.degrading_share)
    assert found > 0.6 * np.count_nonzero(truth >= rules.degrading_share)


def test_diagnostics_find_what_is_hidden_in_a_place(begin: Begin) -> None:
    session = begin()
    world = session.world
    part = break_part(world, RELAY, "fused")
    world.one(Records).known_share[part.index] = 0.1
    assert isinstance(session.order(Diagnose("hab_3")), Accepted)
    until_sol(session, 544)
    assert part.found or part.fittings > 1


def test_diagnostics_look_at_a_place_before_an_audit_and_hurry_nothing_else_there(begin: Begin) -> None:
    session = begin()
    world = session.world
    records, book, rows = world.one(Records), world.the(UpkeepBook), rows_named(world, "hab_3")
    assert isinstance(session.order(Diagnose("hab_3")), Accepted)
    session.order(Audit("all"))
    assert not records.priority[rows].any()
    before, reach = records.audit.copy(), due.within_reach(world) & ~due.put_off(world)
    work(world, hands(0.5), "inspection", 40.0)
    seen = (before > 0) & (records.audit == 0)
    assert (seen & (before == 2)).any()
    for skill in set(book.skills):
        own = np.array([other == skill for other in book.skills]) & reach
        if (own & (records.audit == 2)).any():  # those first
            assert not (own & seen & (before == 1)).any()
