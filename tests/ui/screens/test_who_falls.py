"""When people go down: the clock stops at the first and at the first death, and the card says how long they have."""

from __future__ import annotations

from game.session.view import ColonyView
from tests.ui.screens.conftest import Desk

SHORTLY_BEFORE_S = 7000.0
"""In Hab-3, with no order given, the first goes down soon after this."""
DYING_S = 9800.0
"""And the first dies soon after this."""
_FRAMES = 900


def step_to(desk: Desk, at_s: float) -> None:
    """Let time pass that nobody looks at, and let go what was raised meanwhile."""
    while desk.session.elapsed_s < at_s:
        desk.session.step(at_s - desk.session.elapsed_s)
    desk.scene.runner.look()
    desk.key("space", "space")


def play_until_it_stops(desk: Desk) -> ColonyView:
    desk.scene.runner.play(2)
    for _ in range(_FRAMES):
        desk.wait(1)
        if desk.scene.runner.paused:
            break
    desk.wait()
    return desk.view


def hab_3(view: ColonyView):
    return next(module for module in view.modules if module.id == "hab_3")


def test_the_clock_stops_at_the_first_who_goes_down_and_the_card_says_how_long_they_live(desk) -> None:
    step_to(desk, SHORTLY_BEFORE_S)
    assert hab_3(desk.view).down == 0
    place = hab_3(play_until_it_stops(desk))
    assert desk.scene.runner.paused
    assert desk.scene.by_alarm
    assert place.down
    assert "Hab-3: people are going down." in desk.words()
    card = desk.words("alarms")
    assert "to live" in card
    assert "to harm" not in card
    assert f"Down: {place.down} of 15." in card
    assert "Heads go light" not in card


def test_the_clock_stops_again_at_the_first_who_dies_and_not_for_each_that_falls(desk) -> None:
    step_to(desk, DYING_S)
    desk.scene.runner.paused = True
    assert hab_3(desk.view).dead == 0
    place = hab_3(play_until_it_stops(desk))
    assert desk.scene.runner.paused
    assert place.dead
    assert "Hab-3: people are dying." in desk.words()
    dead = place.dead
    place = hab_3(play_until_it_stops(desk))
    assert place.dead > dead + 1


def test_where_danger_is_set_not_to_stop_the_clock_it_runs_on(desk) -> None:
    from msgspec.structs import replace

    console = desk.scene.console
    kept = console.preferences
    quiet = {level: replace(route, pause=False) for level, route in kept.routes.items()}
    try:
        console.preferences = replace(kept, routes=quiet)
        step_to(desk, SHORTLY_BEFORE_S)
        desk.scene.runner.play(2)
        while not hab_3(desk.view).down:
            desk.wait(1)
        desk.wait()
        assert not desk.scene.runner.paused
    finally:
        console.preferences = kept
