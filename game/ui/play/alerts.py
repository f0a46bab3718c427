"""What a raised alarm does: stop the clock, sound, move the map, as the player has set for its kind or level."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from game.session.view import AlarmView, ColonyView, LogLine
from game.ui.preferences import LEVELS, Preferences

FIRST_WORD: Final = "blare"
"""What a crisis sounds like that no alarm has announced."""
_LATELY_S = 300.0


class Alert(Struct, frozen=True):
    """What comes of the alarms raised in one frame."""

    pause: bool = False
    sound: str = ""
    """Sound of the gravest; empty for none."""
    centre: str = ""
    """Module to move to; empty for none."""


def gravest_word(view: ColonyView) -> LogLine | None:
    """The first grave thing that was said lately and is no alarm: what a crisis began with; nothing where none was."""
    since_s = view.now_s - _LATELY_S
    said = [line for line in view.log if line.tone == "danger" and not line.alarm and line.time_s >= since_s]
    return min(said, key=lambda line: line.time_s, default=None)


def alert_for(raised: Sequence[tuple[AlarmView, bool]], preferences: Preferences) -> Alert:
    """What comes of alarms, each with whether its kind stops the clock."""
    pause, sound, centre = False, "", ""
    for alarm, pauses in sorted(raised, key=lambda item: LEVELS.index(item[0].level)):
        route = preferences.route(alarm.level, alarm.id)
        pause = pause or (route.pause and pauses)
        sound = alarm.sound if route.sound else sound
        centre = alarm.module if route.centre else centre
    return Alert(pause, sound, centre)
