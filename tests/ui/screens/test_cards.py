"""Cards of alarms over the map: no more than there is room for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ui.screens.colony.alarms import alarms_model
from tests.ui.map import colony_for_map as colony


@pytest.mark.parametrize(("grave", "notices"), [(6, 0), (7, 0), (9, 0), (5, 2), (6, 1), (9, 3)])
def test_cards_take_no_more_room_than_there_is(grave: int, notices: int) -> None:
    one = colony.crisis().alarms[0]
    alarms = tuple(replace(one, module=f"m{number}", level="danger") for number in range(grave))
    lesser = tuple(replace(one, module=f"n{number}", level="notice") for number in range(notices))
    model = alarms_model(replace(colony.crisis(), alarms=alarms + lesser), 6)
    assert len(model.cards) + bool(model.more or model.lesser) <= 6
    assert (len(model.cards) + model.more, len(model.lesser)) == (grave, notices)
