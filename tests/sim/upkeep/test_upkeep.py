"""What is known of parts, what inspection misses, what waiting costs, and that nothing grave is left lying."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from game.content.kinds.hours import CrewRules
from game.session.orders import (
    Accepted,
    Audit,
    Defer,
    Diagnose,
    FlagDaily,
    Forbid,
    Prioritise,
    Refusal,
    Service,
    SetAuto,
)
from game.session.save import read_save, write_save
from game.session.session import Session
from game.sim.chance import Stream
from game.sim.clock import HOUR_S, SOL_S, Clock
from game.sim.fabrication.components import Shop
from game.sim.hardware.components import Exposures, Machine, Part, Wear
from game.sim.hardware.rules import fail_part, mode_of, set_wear
from game.sim.hardware.wear import WearTables
from game.sim.hazards import causes
from game.sim.register import Register
from game.sim.stores.stock import Stores, colony_count
from game.sim.supply.components import Supply
from game.sim.upkeep import due
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.callouts import is_grave
from game.sim.upkeep.components import Records
from game.sim.upkeep.finding import Look, detection_share, looked, phi
from game.sim.upkeep.logs import history
from game.sim.upkeep.rules import rows_named, work
from game.sim.upkeep.shift import Hands
from game.sim.world import World

Begin = Callable[..., Session]

BLOWER = "hab_3.scrubber/blower"
JUNCTION = "dome_three/manifold_junction#7"
RELAY = "hab_3.oxygen/changeover_relay"


def until_sol(session: Session, sol: int) -> None:
    while session.sol < sol:
        session.step()


def row_of(world: World, part: str) -> int:
    return world.the(UpkeepBook).row[part]


def break_part(world: World, name: str, mode: str = "") -> Part:
    entity = world.the(Register).parts[name]
    part = world.get(entity, Part)
    modes = world.the(UpkeepBook).kinds[part.index].modes
    fail_part(world, entity, next((found for found in modes if found.id == mode), modes[0]))
    return part


def hands(level: float = 0.5, weary: float = 0.0, crew: str = "engineering") -> Hands:
    return Hands(crew, lambda _skill: level, weary, ("Somebody",))


@pytest.mark.parametrize("seed", range(1, 6))
def test_the_colony_opens_as_badly_kept_as_the_stories_say(begin: Begin, seed: int) -> None:
    world = begin(seed=seed).world
    degrading, urgent = due.truth_counts(world)
    assert abs(degrading - 247) <= 3
    assert abs(urgent - 86) <= 3
    assert 540.0 < due.debt_h(world) < 660.0


def test_the_debt_is_the_sum_of_its_terms(begin: Begin) -> None:
    view = begin().view().upkeep
    assert view is not None
    debt = view.debt
    assert debt.total_h == pytest.approx(debt.repairs_h + debt.small_h + debt.services_h + debt.inspections_h)
    assert debt.repairs > 20
    assert view.rows[0].urgency >= view.rows[-1].urgency


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


def test_overdue_service_speeds_wear_and_service_in_time_slows_it(begin: Begin) -> None:
    session = begin()
    world = session.world
    kept, left = row_of(world, BLOWER), row_of(world, "hab_3.generator/coolant_pump")
    for area in ("prevention", "repair"):
        session.order(SetAuto(area, on=False))
    records, book = world.one(Records), world.the(UpkeepBook)
    records.serviced_s[kept] = 0.0
    records.serviced_s[left] = -2.0 * book.service_s[left]
    share = world.the(WearTables).wear_share(world.one(Exposures), world.one(Wear))
    until_sol(session, 541)
    pace = world.one(Wear).pace
    after = world.the(WearTables).wear_share(world.one(Exposures), world.one(Wear))
    assert pace[kept] < 1.0 < pace[left]
    assert np.all(after >= share - 1e-9)


def test_changing_the_pace_of_wear_changes_nothing_that_was_worn_before(begin: Begin) -> None:
    world = begin().world
    tables, wear, exposures = world.the(WearTables), world.one(Wear), world.one(Exposures)
    before = tables.wear_share(exposures, wear)
    tables.set_pace(exposures, wear, np.full(len(before), 1.5))
    assert np.allclose(tables.wear_share(exposures, wear), before, rtol=1e-12)
    set_wear(world, world.the(UpkeepBook).parts[0], 0.4)
    assert tables.wear_share(exposures, wear)[0] == pytest.approx(0.4)


def test_service_takes_hours_and_is_written_down(begin: Begin) -> None:
    session = begin()
    world = session.world
    row = row_of(world, BLOWER)
    assert isinstance(session.order(Service(BLOWER)), Accepted)
    assert isinstance(session.order(Service(BLOWER)), Refusal)
    assert isinstance(session.order(Prioritise(BLOWER, 3)), Accepted)
    used = work(world, hands(), "prevention", 8.1)
    assert used == pytest.approx(8.1)
    assert world.one(Records).carry_h["engineering/prevention"] == pytest.approx(0.1)
    assert world.one(Records).serviced_s[row] == world.one(Clock).elapsed_s
    assert history(world, row)[-1].did == "serviced"


def test_hours_that_do_not_reach_are_not_lost(begin: Begin) -> None:
    world = begin().world
    records = world.one(Records)
    before = np.count_nonzero(records.serviced_s >= 0.0)
    for _ in range(4):
        assert work(world, hands(), "prevention", 2.0) <= 2.0
    assert np.count_nonzero(records.serviced_s >= 0.0) == before + 1


def test_a_broken_part_is_replaced_before_one_that_only_wears(begin: Begin) -> None:
    session = begin()
    world = session.world
    session.order(SetAuto("callout", on=False))
    part = break_part(world, "hab_3.scrubber/controller")
    work(world, hands(0.8), "repair", 40.0)
    assert part.stage == "sound"
    assert part.fittings == 2
    assert history(world, part.index)[-1].by == "Somebody"


def test_a_repair_takes_a_spare_from_the_lockers(begin: Begin) -> None:
    world = begin().world
    part = break_part(world, "hab_3.scrubber/controller")
    spare = world.the(UpkeepBook).kinds[part.index].spare
    assert spare is not None
    before = colony_count(world, spare)
    others = world.one(Records)
    others.known_share[others.known_share < due.BROKEN] = 0.0
    work(world, hands(0.8), "repair", 40.0)
    assert colony_count(world, spare) == before - 1


def test_where_there_is_no_spare_one_is_asked_for_by_itself(begin: Begin) -> None:
    session = begin()
    world = session.world
    for locker in world.the(Stores).lockers:
        locker.items["motor"] = 0
    part = break_part(world, BLOWER)
    session.step(2.0 * HOUR_S)
    session.step(2.0 * HOUR_S)
    assert part.stage == "failed"
    asked = [why for lot in world.one(Shop).lots for why in lot.whys] + [ask.why for ask in world.one(Supply).waiting]
    assert BLOWER in asked


def test_bad_work_by_the_tired_and_unskilled_leaves_a_worn_part(begin: Begin) -> None:
    worn = {0.1: 0, 0.9: 0}
    for level in worn:
        session = begin()
        world = session.world
        for locker in world.the(Stores).lockers:
            locker.items["sensor_cell"] = 500
        rows = rows_named(world, "pressure_sensor") + rows_named(world, "oxygen_sensor")
        entities = world.the(UpkeepBook).entities
        for row in rows:
            kind = world.the(UpkeepBook).kinds[row]
            fail_part(world, entities[row], kind.modes[0])
            world.one(Records).known_share[row] = due.BROKEN
        work(world, hands(max(level, 0.15), 1.0 - level), "repair", 3000.0)
        share = world.the(WearTables).wear_share(world.one(Exposures), world.one(Wear))[rows]
        worn[level] = int(np.count_nonzero(share > 0.05))
    assert worn[0.1] > worn[0.9] + 5


def test_putting_off_by_order_names_the_sol_and_holds_until_then(begin: Begin) -> None:
    session = begin()
    world = session.world
    session.order(SetAuto("callout", on=False))
    part = break_part(world, "hab_3.scrubber/controller")
    assert isinstance(session.order(Defer(part.id, 560, "The quota first.")), Accepted)
    work(world, hands(0.9), "repair", 200.0)
    assert part.stage == "failed"
    told = causes.of_part(world, world.the(Register).parts[part.id])
    put_off = next(cause for cause in told if cause.text == "cause.put_off")
    assert dict(put_off.values) == {"sol": "540", "by": "Operations", "why": "The quota first."}
    assert isinstance(session.order(Defer(part.id, 540)), Accepted)
    work(world, hands(0.9), "repair", 200.0)
    assert part.stage == "sound"
    assert isinstance(session.order(Defer(part.id, 540)), Refusal)


def test_what_the_hours_do_not_reach_is_written_down_with_the_sol(begin: Begin) -> None:
    session = begin()
    for area in ("inspection", "prevention", "repair"):
        session.order(SetAuto(area, on=False))
    until_sol(session, 542)
    world = session.world
    records = world.one(Records)
    rows = np.flatnonzero(records.deferred_sol >= 0.0)
    assert len(rows) > 50
    row = int(rows[0])
    line = next(line for line in history(world, row) if line.did == "deferred")
    assert line.note.startswith("hours:")
    part = world.the(UpkeepBook).parts[row]
    lines = session.history(part.id)
    assert any("No hours" in told.text for told in lines)
    fail_part(world, world.the(Register).parts[part.id], world.the(UpkeepBook).kinds[row].modes[0])
    texts = [cause.text for cause in causes.of_part(world, world.the(Register).parts[part.id])]
    assert any(text.startswith("cause.no_hours.") for text in texts)


def test_a_flag_has_a_part_looked_at_every_sol(begin: Begin) -> None:
    session = begin()
    world = session.world
    row = row_of(world, JUNCTION)
    assert isinstance(session.order(FlagDaily(JUNCTION)), Accepted)
    assert isinstance(session.order(FlagDaily(JUNCTION)), Refusal)
    for sol in (542, 543, 544):
        until_sol(session, sol)
        assert world.one(Clock).elapsed_s - world.one(Records).inspected_s[row] < 1.1 * SOL_S


def test_all_parts_of_a_kind_or_a_place_can_be_named_together(begin: Begin) -> None:
    session = begin()
    world = session.world
    assert isinstance(session.order(FlagDaily("door_seal")), Accepted)
    assert int(world.one(Records).flagged.sum()) == len(rows_named(world, "door_seal")) > 40
    assert isinstance(session.order(Prioritise("hab_3", 2)), Accepted)
    assert len(rows_named(world, "all")) == len(world.the(UpkeepBook).parts)
    assert isinstance(session.order(Audit("no_such_thing")), Refusal)
    assert isinstance(session.order(Prioritise("hab_3", 9)), Refusal)


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
    assert world.one(Records).known_share[part.index] < due.BROKEN
    assert isinstance(session.order(Diagnose("hab_3")), Accepted)
    until_sol(session, 544)
    assert part.found or part.fittings > 1


def test_a_grave_fault_is_begun_within_two_hours_by_whoever_has_the_skill(begin: Begin) -> None:
    session = begin()
    world = session.world
    part = break_part(world, BLOWER)
    assert is_grave(world, part)
    for _ in range(2):
        session.step()
    records = world.one(Records)
    assert [callout.part for callout in records.callouts] == [part.index]
    until_sol(session, 541)
    assert part.stage == "sound"
    machine = world.get(part.owner, Machine)
    assert machine.state == "running"


def test_nobody_touches_a_grave_fault_that_the_desk_forbade(begin: Begin) -> None:
    session = begin()
    session.order(Forbid(BLOWER))
    part = break_part(session.world, BLOWER)
    until_sol(session, 541)
    assert part.stage == "failed"
    assert isinstance(session.order(Forbid(BLOWER, on=False)), Accepted)
    until_sol(session, 542)
    assert part.stage == "sound"


def test_the_nights_mend_nothing_by_themselves(begin: Begin) -> None:
    session = begin("dome_three")
    while session.elapsed_s < 8.0 * HOUR_S and not session.over:
        session.step()
    records = session.world.one(Records)
    assert records.count == 0
    assert not records.callouts


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_grave_fault_lies_for_more_than_two_hours_where_people_parts_and_access_exist(
    begin: Begin, seed: int
) -> None:
    session = begin(seed=seed)
    world = session.world
    book, records = world.the(UpkeepBook), world.one(Records)
    waited: dict[int, float] = {}
    longest_s = 0.0
    while session.sol < 600:
        passed_s = session.step()
        at_work = {callout.part for callout in records.callouts}
        lying = set()
        for part in book.parts:
            if part.stage != "failed" or part.index in at_work or not is_grave(world, part):
                continue
            mode, spare = mode_of(world, part), book.kinds[part.index].spare
            known = part.found or (mode is not None and not mode.hidden)
            there = spare is None or colony_count(world, spare) > 0
            if known and there and due.within_reach(world)[part.index]:
                lying.add(part.index)
        waited = {row: waited.get(row, 0.0) + passed_s for row in lying}
        longest_s = max([longest_s, *waited.values()])
    assert longest_s <= 2.0 * HOUR_S
    asked = [why for lot in world.one(Shop).lots for why in lot.whys] + [ask.why for ask in world.one(Supply).waiting]
    for row in records.grave:
        assert book.parts[row].id in asked


def test_the_records_of_a_saved_game_go_on_as_they_were(begin: Begin, tmp_path: Path) -> None:
    session = begin(seed=4)
    break_part(session.world, BLOWER)
    session.step()
    session.step()
    assert session.world.one(Records).callouts
    write_save(session, tmp_path / "game.save")
    loaded = read_save(tmp_path / "game.save", session.content)
    for game in (session, loaded):
        until_sol(game, 545)
    assert loaded.state_hash() == session.state_hash()
    loaded.close()
