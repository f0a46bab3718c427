"""One countdown for one place, and one course from now on."""

from __future__ import annotations

from dataclasses import replace

from game.session.desk.forecasting import LEAVE_PERCENT
from game.session.desk.lasting import later
from game.session.view import ForecastView, ThreatView
from game.ui.screens.colony.ahead import as_told
from tests.ui.map import colony_for_map as colony

FORECAST = ForecastView("", ((0.0, 20.0), (900.0, 17.0), (1_800.0, 14.0)), ((LEAVE_PERCENT, 1_500.0),), 1_700.0)


def test_a_course_that_was_made_a_while_ago_goes_on_from_now_without_a_hole() -> None:
    assert later(FORECAST, 300.0).o2_percent == ((0.0, 19.0), (600.0, 17.0), (1_500.0, 14.0))
    assert later(FORECAST, 900.0).o2_percent == ((0.0, 17.0), (900.0, 14.0))
    assert later(later(FORECAST, 300.0), 300.0).o2_percent == later(FORECAST, 600.0).o2_percent
    assert later(FORECAST, 2_000.0).o2_percent == ()


def test_the_panel_counts_down_to_what_the_card_does() -> None:
    view = replace(colony.calm(0), threats=(ThreatView("hab_3", None, 1_469.0),))
    place = next(module for module in view.modules if module.id == "hab_3")
    (told,) = as_told((FORECAST,), view, place)
    assert dict(told.crossings) == {LEAVE_PERCENT: 1_469.0}
    (harmed,) = as_told((FORECAST,), view, replace(place, harm_s=1_650.0))
    assert harmed.harm_s == 1_650.0
