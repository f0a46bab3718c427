"""How long the oxygen of a place lasts: the one time that cards, strip and panel tell."""

from __future__ import annotations

from game.session.view import ColonyView


def leave_s(view: ColonyView) -> dict[str, float]:
    """Time until the oxygen of each place falls to where people must be out, by its id; of others it is not in sight.

    It is told by the alarms that stand, and where none does yet by what is seen to come.
    """
    found = {threat.module: threat.leave_s for threat in view.threats if threat.leave_s is not None}
    return found | {alarm.module: alarm.leave_s for alarm in view.alarms if alarm.leave_s is not None}
