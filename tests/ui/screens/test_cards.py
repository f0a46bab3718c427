"""Cards of alarms over the map: no more than there is room for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ui.screens.colony.alarms import alarms_model, build_alarms
from game.ui.toolkit.widgets.alarm import AlarmCard
from tests.ui.map import colony_for_map as colony


@pytest.mark.parametrize(("grave", "notices"), [(6, 0), (7, 0), (9, 0), (5, 2), (6, 1), (9, 3)])
def test_cards_take_no_more_room_than_there_is(grave: int, notices: int) -> None:
    one = colony.crisis().alarms[0]
    alarms = tuple(replace(one, module=f"m{number}", level="danger") for number in range(grave))
    lesser = tuple(replace(one, module=f"n{number}", level="notice") for number in range(notices))
    model = alarms_model(replace(colony.crisis(), alarms=alarms + lesser), 6)
    assert len(model.cards) + bool(model.more or model.lesser) <= 6
    assert (len(model.cards) + len(model.more), len(model.lesser)) == (grave, notices)


def test_grave_alarms_without_room_are_told_as_alarms_and_not_as_notices() -> None:
    one = colony.crisis().alarms[0]
    alarms = tuple(replace(one, module=f"m{number}", level="danger", title=f"Alarm {number}") for number in range(8))
    (*_, waiting) = build_alarms(alarms_model(replace(colony.crisis(), alarms=alarms), 6)).children
    assert isinstance(waiting, AlarmCard)
    assert (waiting.gravity, waiting.title, waiting.detail) == ("danger", "3 more alarms", "Alarm 5, Alarm 6")
    only = alarms_model(replace(colony.crisis(), alarms=alarms), 1)
    assert [card.detail[:20] for card in only.cards] == ["7 more alarms wait. "]
