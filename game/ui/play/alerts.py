"""What a raised alarm does: stop the clock, sound, move the map, as the player has set for its kind or level."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from game.session.view import AlarmView
from game.ui.preferences import LEVELS, Preferences


class Alert(Struct, frozen=True):
    """What comes of the alarms raised in one frame."""

    pause: bool = False
    sound: str = ""
    """Sound of the gravest; empty for none."""
    centre: str = ""
    """Module to move to; empty for none."""


def alert_for(raised: Sequence[tuple[AlarmView, bool]], preferences: Preferences) -> Alert:
    """What comes of alarms, each with whether its kind stops the clock."""
    pause, sound, centre = False, "", ""
    for alarm, pauses in sorted(raised, key=lambda item: LEVELS.index(item[0].level)):
        route = preferences.route(alarm.level, alarm.id)
        pause = pause or (route.pause and pauses)
        sound = alarm.sound if route.sound else sound
        centre = alarm.module if route.centre else centre
    return Alert(pause, sound, centre)
