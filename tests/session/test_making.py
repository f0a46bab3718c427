"""Orders to the shop and to Earth, and what the desk sees of both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.kinds.setting import TextEntry
from game.content.loading import load_packs
from game.locations import core_pack_dir
from game.session.orders import (
    Accepted,
    CancelFabrication,
    CancelFromEarth,
    Fabricate,
    KeepInStock,
    Order,
    OrderFromEarth,
    RaiseFabrication,
    Refusal,
)
from game.session.session import Session
from game.session.view import FabricationView, LotView, SupplyView
from game.sim.clock import SOL_S, Clock
from game.sim.fabrication.components import Shop
from game.sim.fabrication.processors import FabricationProcessor
from game.sim.fabrication.rules import want, work
from game.sim.supply.processors import SupplyProcessor

Begin = Callable[..., Session]


PACK = 'id = "probe"\nversion = "1.0.0"\ngame = ">=0.1"\nname = "Probe"\n'
ROOM = """
[[scenario]]
id = "probe.room"
name = "A room"
bare = true
[[scenario.module]]
id = "room"
volume_m3 = 60.0
pressure_kpa = 101.3
temperature_k = 295.0
gas = { o2_share = 0.21, n2_share = 0.7896, co2_share = 0.0004, h2o_share = 0.0 }
"""


def shop_of(session: Session) -> FabricationView:
    shop = session.view().shop
    assert shop is not None
    return shop


def supply_of(session: Session) -> SupplyView:
    supply = session.view().supply
    assert supply is not None
    return supply


def lot_for(session: Session, item: str) -> LotView:
    return next(lot for lot in shop_of(session).lots if lot.item == item)


def test_what_is_ordered_stands_in_the_queue_with_its_hours(begin: Begin) -> None:
    session = begin("quiet")
    assert isinstance(session.order(Fabricate("membrane", 2)), Accepted)
    lot = lot_for(session, "membrane")
    assert (lot.count, lot.left_h, lot.state) == (2, 28.0, "hours")
    assert lot.ready_from_s is None
    session.world.one(Shop).hours_per_sol = 14.0
    lot = lot_for(session, "membrane")
    assert lot.ready_from_s == pytest.approx(2.0 * SOL_S)
    assert lot.ready_to_s is not None
    assert lot.ready_to_s > lot.ready_from_s


def test_a_lot_that_is_raised_comes_first_and_one_that_is_cancelled_is_gone(begin: Begin) -> None:
    session = begin("quiet")
    for item in ("pump", "valve", "harness"):
        session.order(Fabricate(item))
    last = lot_for(session, "harness").id
    assert isinstance(session.order(RaiseFabrication(last)), Accepted)
    assert shop_of(session).lots[0].id == last
    assert isinstance(session.order(CancelFabrication(last)), Accepted)
    assert last not in [lot.id for lot in shop_of(session).lots]
    assert shop_of(session).over[0].state == "cancelled"


def test_an_order_to_earth_says_when_it_comes(begin: Begin) -> None:
    session = begin("quiet")
    session.order(OrderFromEarth("controller_board", 3))
    (ask,) = supply_of(session).asks
    assert ask.arrives_sol is not None
    assert 160 <= ask.arrives_sol - session.sol <= 200
    first = next(flight for flight in supply_of(session).flights if flight.state == "open")
    assert first.free_kg == pytest.approx(first.hold_kg - 3 * 1.1)
    session.order(CancelFromEarth("controller_board", 3))
    assert supply_of(session).asks == ()


def test_what_is_to_be_kept_is_seen_beside_what_there_is(begin: Begin) -> None:
    session = begin("quiet")
    session.order(KeepInStock("membrane", 2))
    row = next(row for row in shop_of(session).materials if row.item == "membrane")
    assert row.keep == 2


def test_the_desk_never_sees_what_inspection_missed(begin: Begin) -> None:
    session = begin("quiet")
    before = shop_of(session)
    session.world.one(Shop).flawed["pump"] = [0.4, 0.5]
    assert shop_of(session) == before


def test_a_bare_room_has_no_shop_and_no_ships(tmp_path: Path) -> None:
    (tmp_path / "probe" / "scenarios").mkdir(parents=True)
    (tmp_path / "probe" / "pack.toml").write_text(PACK, encoding="utf-8")
    (tmp_path / "probe" / "scenarios" / "room.toml").write_text(ROOM, encoding="utf-8")
    session = Session.new(load_packs(core_pack_dir(), [tmp_path / "probe"]), "probe.room", 1)
    try:
        view = session.view()
        assert (view.shop, view.supply) == (None, None)
        assert work(session.world, "machine_shop", 8.0) == 0.0
        for order in (Fabricate("pump"), OrderFromEarth("pump"), KeepInStock("pump", 1)):
            assert isinstance(session.order(order), Refusal)
    finally:
        session.close()


def test_the_log_tells_of_what_somebody_waits_for_and_of_ships(begin: Begin) -> None:
    session = begin("quiet")
    world = session.world
    want(world, "membrane", 1, "g_7.generator/electrolysis_membrane", 7)
    want(world, "controller_board", 1, "hab_3.scrubber/controller", 7)
    processor = SupplyProcessor(world)
    for _ in range(21):
        world.one(Clock).elapsed_s += SOL_S
        processor.process(0.0)
    told = [line.text for line in session.view().log]
    assert "In the shop's queue: 1 × electrolysis membrane." in told
    assert "Asked of Earth: 1 × controller board." in told
    assert any(line.startswith("The hold of the next courier is closed: ") for line in told)
    assert any(line.startswith("A courier is down with ") for line in told)
    assert not [line for line in told if "{" in line or line.startswith("log.")]


def test_what_keeps_up_the_stock_is_not_worth_a_line(begin: Begin) -> None:
    session = begin("quiet")
    before = len(session.view().log)
    session.order(KeepInStock("pump", 30))
    processor = FabricationProcessor(session.world)
    session.world.one(Clock).elapsed_s += SOL_S
    processor.process(0.0)
    assert [lot.item for lot in shop_of(session).lots if lot.item == "pump"] == ["pump"]
    assert len(session.view().log) == before


def test_a_routine_sol_turns_the_page_of_the_shop(begin: Begin) -> None:
    session = begin("quiet")
    session.order(KeepInStock("pump", 30))
    while session.sol == 540:
        session.step()
    assert any(lot.item == "pump" for lot in shop_of(session).lots)


REFUSED: tuple[tuple[Order, str], ...] = (
    (Fabricate("philosophers_stone"), "refused.no_such_item"),
    (Fabricate("pump", 0), "refused.count"),
    (Fabricate("pump", 100_000), "refused.count"),
    (Fabricate("ration_crate"), "refused.no_recipe"),
    (Fabricate("controller_board"), "refused.not_able"),
    (CancelFabrication(99), "refused.no_such_lot"),
    (RaiseFabrication(99), "refused.no_such_lot"),
    (OrderFromEarth("philosophers_stone"), "refused.no_such_item"),
    (OrderFromEarth("scrap"), "refused.not_sent"),
    (CancelFromEarth("pump"), "refused.not_waiting"),
    (KeepInStock("pump", -1), "refused.count"),
)


@pytest.mark.parametrize(("order", "reason"), REFUSED)
def test_what_cannot_be_is_refused_with_a_whole_sentence(begin: Begin, order: Order, reason: str) -> None:
    session = begin("quiet")
    answer = session.order(order)
    assert isinstance(answer, Refusal)
    assert answer.reason == reason
    text = session.content.of(TextEntry)[reason].text
    for name, value in answer.values.items():
        assert "{" + name + "}" in text
        text = text.replace("{" + name + "}", value)
    assert "{" not in text
