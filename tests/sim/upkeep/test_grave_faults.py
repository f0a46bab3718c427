"""Grave faults are seen to at once, wherever people, parts and access exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.session.orders import Accepted, Forbid
from game.session.save import read_save, write_save
from game.sim.clock import HOUR_S
from game.sim.fabrication.components import Shop
from game.sim.frames.fall import bring_down
from game.sim.hardware.components import Machine
from game.sim.hardware.rules import mode_of
from game.sim.stores.stock import colony_count
from game.sim.supply.components import Supply
from game.sim.upkeep import callouts, due
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.callouts import is_grave
from game.sim.upkeep.components import Records
from tests.passing import until_sol
from tests.sim.upkeep.parts import BLOWER, Begin, break_part, row_of


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


@pytest.mark.parametrize(("seed", "until"), [(1, 570), (2, 600), (3, 570)])
def test_no_grave_fault_lies_for_more_than_two_hours_where_people_parts_and_access_exist(
    begin: Begin, seed: int, until: int
) -> None:
    session = begin(seed=seed)
    world = session.world
    book, records = world.the(UpkeepBook), world.one(Records)
    waited: dict[int, float] = {}
    longest_s = 0.0
    while session.sol < until:
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


def test_what_fails_in_ruins_is_nobodys_grave_fault(begin: Begin) -> None:
    world = begin().world
    row = row_of(world, BLOWER)
    break_part(world, BLOWER)
    assert row in world.one(Records).grave
    urgent = due.urgent_known(world)
    bring_down(world, world.the(UpkeepBook).parts[row].module)
    callouts.see_to(world)
    assert row not in world.one(Records).grave
    assert due.urgent_known(world) < urgent


def test_what_was_stripped_is_not_urgent(begin: Begin) -> None:
    world = begin().world
    row = row_of(world, BLOWER)
    break_part(world, BLOWER)
    urgent = due.urgent_known(world)
    assert row in due.worst(world, 10)
    world.one(Records).forbidden[row] = 1
    assert row not in due.worst(world, 10_000)
    assert due.urgent_known(world) == urgent - 1
