"""From where on a reading is ill: what the alarms of the packs say, and nothing else."""

from __future__ import annotations

from dataclasses import replace as replace_view

import pytest
from msgspec.structs import replace

from game.content.kinds.alarm import AlarmKind
from game.content.store import Content
from game.session.view import GroupView
from game.ui.limits import Limits, limits
from game.ui.screens.colony.chosen.air import AirLimits, air_facts
from game.ui.screens.colony.chosen.machine import group_fact
from tests.ui.map import colony_for_map as colony


@pytest.fixture
def alarms(content: Content) -> list[AlarmKind]:
    return list(content.of(AlarmKind).values())


def test_a_reading_is_ill_from_the_first_limit_on_its_way(alarms: list[AlarmKind]) -> None:
    assert limits(alarms, "co2_kpa") == Limits(caution_above=0.5, danger_above=2.0)
    assert limits(alarms, "pressure_fall_kpa_per_min").danger_above == 0.6
    assert [limits(alarms, "co2_kpa").tone(value) for value in (0.5, 0.6, 2.1)] == ["text", "caution", "danger"]
    assert [limits(alarms, "o2_percent").tone(value) for value in (20.0, 19.0, 17.0)] == ["text", "caution", "danger"]


def test_a_reading_is_ill_until_the_alarm_that_stands_clears(alarms: list[AlarmKind]) -> None:
    slow = 0.35  # the breach empties the room, and so it leaks less
    assert limits(alarms, "pressure_fall_kpa_per_min").tone(slow) == "text"
    assert limits(alarms, "pressure_fall_kpa_per_min", {"breach"}).tone(slow) == "danger"
    assert limits(alarms, "pressure_fall_kpa_per_min", {"breach"}).tone(0.25) == "text"


def test_what_no_alarm_is_about_is_never_ill() -> None:
    assert limits((), "co2_kpa").tone(99.0) == "text"


def test_the_panel_colours_air_where_the_alarms_of_a_mod_stand(alarms: list[AlarmKind]) -> None:
    strict = tuple(replace(kind, above=0.2) if kind.id == "carbon_dioxide_danger" else kind for kind in alarms)
    view = colony.with_air(colony.crisis(), "hab_3", co2_kpa=0.3, pressure_kpa_per_min=-0.5)
    module = next(each for each in view.modules if each.id == "hab_3")
    told = []
    for rules in (alarms, strict):
        by = AirLimits(limits(rules, "co2_kpa"), limits(rules, "pressure_fall_kpa_per_min"))
        told.append([fact.tone for fact in air_facts(module, (), by)][1:3])
    assert told == [["text", "text"], ["danger", "text"]]


def test_a_stand_in_looks_worse_when_it_is_dead_or_was_long_not_tested() -> None:
    pair = GroupView("pair", "Pair", "first", "second", "hab_3", 100, "ready")
    dead, engaged = (replace_view(pair, state=state) for state in ("dead", "engaged"))
    assert [group_fact(each, 110).tone for each in (pair, dead, engaged)] == ["text", "danger", "good"]
    assert group_fact(pair, 300).tone == "caution"
