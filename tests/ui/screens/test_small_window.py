"""A window of 1280x720 in a crisis: what presses stands above the orders, and keys give what one means."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.session.orders import Wake
from game.ui.gallery import Gallery
from game.ui.map.picking import MapThing
from tests.core_pack import read_once
from tests.ui.screens.conftest import Desk

FALLING_S = 1500.0
"""In Hab-3, with no order given, oxygen falls by then and harm is not in sight yet."""
REST_FRAMES = 40
"""Frames in which number keys give nothing after an order."""


@pytest.fixture(scope="module")
def small() -> Iterator[Gallery]:
    with pytest.MonkeyPatch.context() as patch:
        read_once(patch)
        yield Gallery((1280, 720), 1.0)


@pytest.fixture
def falling(small: Gallery) -> Iterator[Desk]:
    scene = small.desk()
    small.show(scene)
    made = Desk(small, scene)
    made.wait()
    while made.session.elapsed_s < FALLING_S:
        made.session.step(FALLING_S - made.session.elapsed_s)
    scene.runner.look()
    scene.choose(MapThing("module", "hab_3"))
    made.wait(30)
    yield made
    made.session.close()


def top_of(desk: Desk, number: int) -> int:
    """How far below the top of its panel an order begins, in pixels."""
    return desk.place("chosen", ("order", number)).top - desk.scene.panels.chosen.rect.top


def test_the_worst_reading_stands_above_the_orders_with_the_time_that_it_leaves(falling: Desk) -> None:
    said = falling.words("chosen")
    assert f"{falling.orders()[1]}" in said
    assert said.index("% (15 % in ") < said.index(falling.orders()[1])
    assert said.index("15 inside") < said.index(falling.orders()[1])


def test_the_card_says_how_long_it_is_until_nobody_can_stay(falling: Desk) -> None:
    alarm = next(each for each in falling.view.alarms if each.module == "hab_3" and each.level != "notice")
    assert alarm.harm_s is None
    assert alarm.leave_s is not None
    assert "to 15 %" in falling.words("alarms")


def test_the_next_nine_orders_begin_at_the_top_of_the_panel(falling: Desk) -> None:
    falling.key("0")
    falling.wait()
    assert 0 <= top_of(falling, 10) < 60
    assert [label for number, label in falling.orders().items() if 10 <= number <= 16 and label in falling.words()]


def test_e_brings_the_orders_that_have_keys_into_view(falling: Desk) -> None:
    falling.key("0", "0")
    falling.scene.panels.chosen.rewind()
    falling.scene.panels.chosen.next_nine()
    falling.wait()
    falling.key("e")
    falling.wait()
    assert falling.scene.stage.focused == ("chosen", ("order", 10))
    assert 0 <= top_of(falling, 10) < falling.scene.panels.chosen.rect.height


def test_a_number_key_that_bounces_gives_no_second_order(falling: Desk) -> None:
    number = next(n for n in falling.orders() if isinstance(falling.scene.panels.chosen.choice(n).order, Wake))
    while number > 9 + falling.scene.panels.chosen.model.keyed:
        falling.key("0")
    key = str(number - falling.scene.panels.chosen.model.keyed)
    given = falling.session.orders_given
    falling.key(key)
    assert falling.session.orders_given == given + 1
    assert falling.scene.panels.chosen.model.resting
    for bounced in ("1", key):
        falling.press(bounced)
    assert falling.session.orders_given == given + 1
    assert "Number keys rest for a moment" in falling.scene.note.model.text
    falling.wait(REST_FRAMES)
    assert not falling.scene.panels.chosen.model.resting
    falling.key(next(str(n) for n in range(1, 10) if str(n) != key))
    assert falling.session.orders_given == given + 2


def test_a_number_that_no_order_bears_says_so(falling: Desk) -> None:
    falling.scene.choose(None)
    falling.wait()
    falling.key("7")
    assert falling.scene.note.model.text == "No order bears the number 7 now."
    falling.key("0")
    assert falling.scene.note.model.text == "There are no further orders: all have a number."


def test_the_whole_colony_is_shown_wherever_the_keyboard_is(falling: Desk) -> None:
    camera = falling.scene.map._painter.camera
    falling.scene.map.whole()
    camera.zoom(2)
    falling.wait(60)
    assert not camera.whole
    falling.key("e")
    assert falling.scene.stage.focused[0] == "chosen"
    falling.key("home")
    assert camera.whole
    assert falling.scene.stage.focused[0] == "chosen"


def test_the_course_and_the_machines_of_the_air_stand_above_the_orders(falling: Desk) -> None:
    said = falling.words("chosen")
    first = said.index(falling.orders()[1])
    assert said.index("if nothing is done") < first
    assert said.index("ignition harness, corroded") < first
    assert said.index("changeover dead") < first
    assert top_of(falling, 2) < falling.scene.panels.chosen.rect.height
