"""What the desk has people wear, and what it lets them dare."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from game.session.desk.choices.dressing import Dressing, Gear
from game.session.orders import Accepted, SendTeam
from game.session.session import Session
from game.sim.hardware.components import Part
from game.sim.hardware.rules import fail_part
from game.sim.people.components import Body, Whereabouts
from game.sim.register import Register
from game.sim.sensors.instruments import MEASURES, Instruments
from game.sim.settlement import Settlement
from game.sim.stores.components import Locker
from game.sim.structure.components import Module
from tests.passing import play
from tests.session.desk_asking import offered

Begin = Callable[..., Session]
Played = Callable[..., Session]


def test_whoever_goes_into_thin_air_is_offered_in_a_suit_and_into_stale_air_in_a_mask(played: Played) -> None:
    thin = played("module_four", 240.0)
    suited = [choice.order for choice in thin.choices("module_four_lock") if isinstance(choice.order, SendTeam)]
    assert any(order.suits for order in suited)
    stale = played("hab_3", 2_500.0)
    masked = [choice.order for choice in stale.choices("hab_3") if isinstance(choice.order, SendTeam)]
    assert masked
    assert all(order.masks and not order.suits for order in masked)


def test_where_suits_take_long_the_same_is_offered_in_masks_with_how_long_a_mask_is_enough(begin: Begin) -> None:
    session = begin("module_four")
    play(session, 720.0)
    offered = session.choices("module_four")
    daring = [number for number, choice in enumerate(offered) if choice.dares]
    assert daring
    for number in daring:
        suited, masked = offered[number - 1], offered[number]
        assert isinstance(suited.order, SendTeam)
        assert isinstance(masked.order, SendTeam)
        assert (suited.order.suits, masked.order.masks, masked.order.suits) == (True, True, False)
        assert (suited.order.people, suited.order.target) == (masked.order.people, masked.order.target)
        assert suited.soonest_s is not None
        assert masked.soonest_s is not None
        assert masked.soonest_s < suited.soonest_s - 30.0
        assert "a mask is enough there for" in masked.effect
        assert masked.tone in ("caution", "danger")


def test_a_mask_is_not_called_enough_where_the_air_is_too_thin_for_it(played: Played) -> None:
    session = played("module_four", 3_000.0)
    air = next(module.air for module in session.view().modules if module.id == "module_four_lock")
    assert air.pressure_kpa is not None
    assert air.pressure_kpa < 15.0
    modules = session.world.the(Register).modules
    assert Dressing(session.world).masks_last_s(modules["module_four_lock"]) == 0.0
    assert Dressing(session.world).masks_last_s(modules["dome_one"]) > 600.0


@pytest.mark.parametrize("enough", [True, False])
def test_without_suits_a_mask_is_offered_only_where_it_is_some_help(
    played: Played, monkeypatch: pytest.MonkeyPatch, enough: bool
) -> None:
    session = played("module_four", 3_000.0)
    for _, locker in session.world.each(Locker):
        locker.items.pop("pressure_suit", None)
    if not enough:
        monkeypatch.setattr(Dressing, "masks_last_s", lambda _self, _place: 0.0)
    searches = [choice for choice in session.choices("module_four", foresight="none") if choice.kind == "search"]
    assert searches
    for choice in searches:
        assert isinstance(choice.order, SendTeam)
        assert choice.order.masks == enough
        assert bool(choice.refused) != enough


@pytest.mark.parametrize("enough", [True, False])
def test_nobody_is_offered_to_join_a_team_in_masks_where_a_mask_is_no_help_any_more(
    begin: Begin, monkeypatch: pytest.MonkeyPatch, enough: bool
) -> None:
    session = play(begin("module_four"), 300.0)
    search = next(choice.order for choice in session.choices("module_four") if choice.kind == "search")
    assert isinstance(search, SendTeam)
    assert search.masks
    assert isinstance(session.order(search), Accepted)
    monkeypatch.setattr(Dressing, "gear_for", lambda _self, _place: Gear(suits=True))
    monkeypatch.setattr(Dressing, "masks_last_s", lambda _self, _place: 600.0 if enough else 0.0)
    assert bool(offered(session, "module_four", "join")) == enough


@pytest.mark.parametrize(("left", "gear"), [(True, Gear(suits=True)), (False, Gear(masks=True))])
def test_where_gauges_are_blind_and_nobody_is_up_to_tell_suits_are_worn(
    begin: Begin, monkeypatch: pytest.MonkeyPatch, left: bool, gear: Gear
) -> None:
    world = begin("dome_three").world
    dome = world.the(Register).modules["dome_three"]
    blind = world.the(Instruments).table().copy()
    for measure in ("o2", "pressure"):
        blind[MEASURES.index(measure), world.get(dome, Module).index] = math.nan
    monkeypatch.setattr(Instruments, "table", lambda _self: blind)
    for _, where, body in world.each(Whereabouts, Body):
        body.down = left and where.module == dome
    assert Dressing(world).gear_for(dome) == gear


def test_a_search_is_not_dared_in_masks_since_nobody_knows_how_long_it_takes(played: Played) -> None:
    session = played("module_four", 720.0)
    searches = [choice for choice in session.choices("module_four") if choice.kind.startswith("search")]
    assert any(isinstance(choice.order, SendTeam) and choice.order.suits for choice in searches)
    assert not any(choice.dares for choice in searches)


def test_work_that_takes_longer_than_the_air_of_a_suit_says_for_how_long_that_is(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = begin("quiet")
    world = session.world
    part = world.the(Register).parts["dome_three.generator/electrolysis_membrane"]
    modes = world.the(Settlement).part_kinds["electrolysis_membrane"].modes
    fail_part(world, part, next(mode for mode in modes if mode.id == "fractured"))
    world.get(part, Part).found = True
    in_air = offered(session, "dome_three", "replace")
    assert in_air
    assert not any("; air for " in choice.effect for choice in in_air)
    monkeypatch.setattr(Dressing, "gear_for", lambda _self, _place: Gear(suits=True))
    suited = [choice for choice in offered(session, "dome_three", "replace") if isinstance(choice.order, SendTeam)]
    assert suited
    for choice in suited:
        assert isinstance(choice.order, SendTeam)
        assert choice.order.suits
        assert "; air for " in choice.effect, choice.effect
