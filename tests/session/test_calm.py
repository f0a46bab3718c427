"""Whether a forecast need be run: where even the worst would harm nobody, none is."""

from collections.abc import Iterator

import pytest

from game.session.desk.forecasting import Forecaster
from game.session.desk.words import Words
from game.session.session import Session
from game.sim.people.components import Body, Whereabouts
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.structure.components import Hole
from tests.core_pack import core


@pytest.fixture
def year() -> Iterator[Session]:
    session = Session.new(core(), "first_year", 1)
    yield session
    session.close()


def forecaster_of(year: Session) -> Forecaster:
    return Forecaster(year.world, Words(year.world.the(Settlement)))


def test_good_air_is_calm_wherever_a_forecast_tells_of_no_harm(year: Session) -> None:
    forecaster = forecaster_of(year)
    calm = [entity for entity in year.world.the(Register).modules.values() if forecaster.is_calm(entity)]
    assert len(calm) > 10
    assert all(forecaster.outcome(entity).harm.down_s is None for entity in calm[:4])


def test_a_place_that_leaks_by_the_minute_is_not_calm(year: Session) -> None:
    module = year.world.the(Register).modules["hab_1"]
    assert forecaster_of(year).is_calm(module)
    year.world.create(Hole(module=module, cda_m2=0.05))
    assert not forecaster_of(year).is_calm(module)


def test_a_place_where_everybody_is_far_gone_is_not_calm(year: Session) -> None:
    module = year.world.the(Register).modules["hab_1"]
    for _, body, where in year.world.each(Body, Whereabouts):
        if where.module == module:
            body.hypoxia_dose = 1.2
    assert not forecaster_of(year).is_calm(module)


def test_a_view_holds_only_the_lists_that_were_asked_for(year: Session) -> None:
    view = year.view(("hours",), lists=("people",))
    assert len(view.people) == year.alive
    assert view.hours is not None
    assert (view.modules, view.machines, view.alarms, view.log) == ((), (), (), ())
