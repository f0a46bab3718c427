"""What the map makes of readings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.content.kinds.alarm import AlarmKind
from game.content.store import Content
from game.session.view import AlarmView
from game.ui.map.look import OverlayId, load_look
from game.ui.map.readings import read
from tests.ui.map import colony_for_map as colony


@pytest.mark.parametrize(
    ("alarm", "overlay", "beyond", "tone"),
    [
        ("oxygen_caution", "air", -0.1, "caution"),
        ("oxygen_danger", "air", -0.1, "danger"),
        ("oxygen_low", "air", -0.1, "plain"),
        ("carbon_dioxide_caution", "co2", 0.05, "caution"),
        ("carbon_dioxide_danger", "co2", 0.05, "danger"),
        ("pressure_low", "pressure", -0.1, "caution"),
        ("pressure_danger", "pressure", -0.1, "danger"),
        ("freezing", "temperature", -0.1, "danger"),
        ("heat", "temperature", 0.1, "caution"),
    ],
)
def test_a_place_looks_ill_from_where_its_alarm_stands(
    content: Content, alarm: str, overlay: OverlayId, beyond: float, tone: str
) -> None:
    kinds = content.of(AlarmKind)
    kind = kinds[alarm]
    line = kind.below if kind.below is not None else kind.above
    assert line is not None
    look = load_look(kinds.values()).overlays[overlay]

    def seen(value: float) -> str:
        return read(colony.with_air(colony.calm(0), "hab_3", **{kind.measure: value}), look)["hab_3"].tone

    assert seen(line + beyond) == tone
    assert seen(line - beyond) != tone or tone == "plain"


def test_good_air_looks_good_in_the_air_overlay_whatever_else_is_wrong_there(content: Content) -> None:
    look = load_look(content.of(AlarmKind).values()).overlays["air"]
    view = colony.calm(0)
    ill = tuple(replace(module, danger="danger") if module.id == "g_7" else module for module in view.modules)

    def seen(measure: str) -> str:
        alarm = AlarmView("any", "g_7", "danger", "", "", "", 0.0, False, None, measure=measure)
        return read(replace(view, modules=ill, alarms=(alarm,)), look)["g_7"].tone

    assert seen("frame_load_share") == "plain"
    assert seen("co2_kpa") == "danger"
