"""What upkeep takes: service, repair, spares and hours, and what waiting costs."""

from __future__ import annotations

import numpy as np
import pytest

from game.content.catalogues.tongue import own_words
from game.content.catalogues.translating import in_language
from game.content.store import Content
from game.session.orders import Accepted, Audit, Defer, FlagDaily, Prioritise, Refusal, Service, SetAuto
from game.sim.clock import HOUR_S, Clock
from game.sim.fabrication.components import Shop
from game.sim.hardware.components import Exposures, Wear
from game.sim.hardware.rules import fail_part, set_wear
from game.sim.hardware.wear import WearTables
from game.sim.hazards import causes
from game.sim.register import Register
from game.sim.stores.stock import Stores, colony_count
from game.sim.supply.components import Supply
from game.sim.upkeep import due
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.upkeep.logs import history
from game.sim.upkeep.mending import spare_at_hand
from game.sim.upkeep.rules import rows_named
from tests.passing import until_sol
from tests.sim.upkeep.parts import BLOWER, Begin, break_part, hands, row_of, truth_counts, work


@pytest.mark.parametrize("seed", range(1, 6))
def test_the_colony_opens_as_badly_kept_as_the_stories_say(begin: Begin, seed: int) -> None:
    world = begin(seed=seed).world
    degrading, urgent = truth_counts(world)
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


def test_what_has_failed_gets_a_second_grade_spare_rather_than_none(begin: Begin) -> None:
    world = begin().world
    for locker in world.the(Stores).lockers:
        locker.items["motor"] = 0
    row, seconds = row_of(world, BLOWER), world.one(Shop).seconds
    seconds["motor"] = [0.5]
    assert not spare_at_hand(world, row, failed=False)
    part = break_part(world, BLOWER)
    work(world, hands(0.8), "repair", 40.0)
    assert part.stage != "failed"
    assert part.fittings == 2
    assert not seconds["motor"]
    assert world.the(WearTables).wear_share(world.one(Exposures), world.one(Wear))[row] >= 0.5 - 1e-9


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
    assert dict(put_off.values) == {"sol": "540", "by": "Operations", "why": own_words("The quota first.")}
    assert isinstance(session.order(Defer(part.id, 540)), Accepted)
    work(world, hands(0.9), "repair", 200.0)
    assert part.stage == "sound"
    assert isinstance(session.order(Defer(part.id, 540)), Refusal)


def test_a_reason_too_long_for_the_record_is_refused_as_that_and_not_as_too_late_a_sol(begin: Begin) -> None:
    session = begin()
    said = [session.order(Defer("hab_3.scrubber/controller", *asked)) for asked in ((560, "x" * 200), (5_600, "x"))]
    assert [refusal.reason for refusal in said if isinstance(refusal, Refusal)] == [
        "refused.why_so_long",
        "refused.put_off_so_long",
    ]


def test_a_typed_reason_is_told_in_german_as_it_was_typed_and_no_reason_in_words(
    begin: Begin, content: Content
) -> None:
    session = begin()
    part = "hab_3.scrubber/controller"
    session.order(Defer(part, 560, "wait for parts and crew"))
    session.order(Defer(part, 561))
    row = session.world.the(UpkeepBook).row[part]
    assert session.world.one(Records).put_off[row].why == ""
    english = [line.text for line in session.history(part)[:2]]
    session.speak(in_language(content, "de"))
    german = [line.text for line in session.history(part)[:2]]
    assert english[0].endswith(": no reason given")
    assert german[0].endswith(": ohne Grund")
    assert all(lines[1].endswith(": wait for parts and crew") for lines in (english, german))


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


def test_all_parts_of_a_kind_or_a_place_can_be_named_together(begin: Begin) -> None:
    session = begin()
    world = session.world
    assert isinstance(session.order(FlagDaily("door_seal")), Accepted)
    assert int(world.one(Records).flagged.sum()) == len(rows_named(world, "door_seal")) > 40
    assert isinstance(session.order(Prioritise("hab_3", 2)), Accepted)
    assert len(rows_named(world, "all")) == len(world.the(UpkeepBook).parts)
    assert isinstance(session.order(Audit("no_such_thing")), Refusal)
    assert isinstance(session.order(Prioritise("hab_3", 9)), Refusal)
