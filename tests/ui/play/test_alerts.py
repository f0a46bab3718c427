"""What a raised alarm does."""

from __future__ import annotations

from msgspec.structs import replace

from game.session.view import AlarmView
from game.ui.play.alerts import Alert, alert_for
from game.ui.preferences import Preferences, Routing


def alarm(level, module: str = "hab_3", sound: str = "blare") -> AlarmView:
    return AlarmView("o2", module, level, "Low", "Very", sound, 0.0, False, None)


def test_danger_stops_the_clock_sounds_and_moves_the_map() -> None:
    assert alert_for([(alarm("danger"), True)], Preferences()) == Alert(True, "blare", "hab_3")


def test_a_notice_only_chirps() -> None:
    assert alert_for([(alarm("notice", sound="chirp"), False)], Preferences()) == Alert(False, "chirp", "")


def test_of_several_the_gravest_is_heard_and_gone_to() -> None:
    raised = [(alarm("breach", "dome_one", "klaxon"), True), (alarm("caution", "hab_3", "chime"), False)]
    assert alert_for(raised, Preferences()) == Alert(True, "klaxon", "dome_one")


def test_a_level_that_is_set_to_do_nothing_does_nothing() -> None:
    quiet = replace(Preferences(), routes={"danger": Routing(False, False, False)})
    assert alert_for([(alarm("danger"), True)], quiet) == Alert()


def test_an_alarm_that_never_pauses_does_not_stop_the_clock() -> None:
    assert not alert_for([(alarm("danger"), False)], Preferences()).pause


def test_a_kind_of_alarm_that_was_set_does_not_do_as_its_level() -> None:
    own = replace(Preferences(), own_routes={"o2": Routing(False, True, False, False)})
    assert alert_for([(alarm("danger"), True)], own) == Alert(False, "blare", "")
    assert own.unlogged() == {"o2"}
