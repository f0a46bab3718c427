"""The alarms over the map: a card for each that matters, the gravest first, and one for all the lesser."""

from __future__ import annotations

import math
from operator import itemgetter
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from game.content.kinds.alarm import Level
from game.session.desk.forecasting import LEAVE_PERCENT
from game.session.view import AlarmView, ColonyView, ModuleView, ThreatView
from game.ui.figures import reading, span
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column
from game.ui.toolkit.widgets.alarm import AlarmCard, Gravity
from game.ui.words import say

GRAVITY: dict[Level, Gravity] = {
    "notice": "notice", "caution": "caution", "danger": "danger", "breach": "danger"
}  # fmt: skip

_HEADLINES = 2
"""How many of those that find no room are told by their headline."""


class Card(Struct, frozen=True):
    """One card, in words."""

    alarm: str
    """Its kind; empty: none stands yet, but bad air is seen to come."""
    module: str
    gravity: Gravity
    title: str
    detail: str
    time_left: str
    to: str
    """Until what it is: ``harm``, ``line`` for oxygen in which nobody can stay, ``live``; empty: no time is known."""


class AlarmsModel(Struct, frozen=True):
    """What the stack shows."""

    cards: tuple[Card, ...]
    more: tuple[str, ...]
    """Headlines of the grave ones that find no room."""
    more_gravity: Gravity
    """How grave the first of them is."""
    lesser: tuple[str, ...]
    """Headlines of the notices, the newest first."""


def alarms_model(view: ColonyView, room: int) -> AlarmsModel:
    """The alarms that stand, as cards; ``room``: how many cards there is room for.

    Of several alarms in one place only the gravest is shown. Where there is room for one card only, notices wait, and
    the card tells how many grave alarms do.
    """
    grave = [alarm for alarm in view.alarms if alarm.level != "notice"]
    places: dict[str, AlarmView] = {}
    for alarm in grave:
        places.setdefault(alarm.module, alarm)
    threats = [threat for threat in view.threats if threat.module not in places]
    told_of = {*places, *(threat.module for threat in threats)}
    lesser = tuple(alarm.title for alarm in view.alarms if alarm.level == "notice" and alarm.module not in told_of)
    stands = {module.id: module for module in view.modules}
    ranked = [(_pressing(alarm), _card(alarm, stands.get(alarm.module))) for alarm in places.values()]
    ranked += [(_coming(threat), _threat(threat, stands[threat.module], view)) for threat in threats]
    cards = [card for _, card in sorted(ranked, key=itemgetter(0))]
    if room == 1 and cards:
        only = cards[0]
        if len(cards) > 1:
            only = replace(only, detail=say("ui.alarms.besides", count=str(len(cards) - 1), text=only.detail))
        return AlarmsModel((only,), (), "notice", ())
    shown = max(1, room - (bool(lesser) or len(cards) > room))
    left = cards[shown:]
    titles = tuple(card.title for card in left)
    return AlarmsModel(tuple(cards[:shown]), titles, left[0].gravity if left else "notice", lesser)


_Rank: TypeAlias = tuple[bool, bool, float]


def _pressing(alarm: AlarmView) -> _Rank:
    """What nobody has looked at first, then the grave, and of those what leaves the least time."""
    return (alarm.acknowledged, alarm.level == "caution", alarm.harm_s if alarm.harm_s is not None else math.inf)


def _coming(threat: ThreatView) -> _Rank:
    """What nobody can note stands with what was noted, or the alarm key would never come to anything else."""
    return (True, True, _least(threat.harm_s, threat.leave_s))


def _least(*times_s: float | None) -> float:
    return min((time_s for time_s in times_s if time_s is not None), default=math.inf)


def _threat(threat: ThreatView, place: ModuleView, view: ColonyView) -> Card:
    """What will be wrong in a place, and since what stands still there, before any grave alarm."""
    machine = next((each.name for each in view.machines if each.id == threat.machine), "")
    title = say("ui.alarms.still", machine=machine) if machine else say("ui.alarms.ahead", place=place.name)
    left_s, to = (threat.leave_s, "line") if threat.leave_s is not None else (threat.harm_s, "harm")
    if threat.leave_s is None:
        detail = say("ui.alarms.ahead.harm")
    else:
        value = reading(place.air.o2_percent, 1, say("ui.unit.percent"))
        detail = say("ui.alarms.ahead.line", value=value, line=f"{LEAVE_PERCENT:.0f}")
    return Card("", place.id, "caution", title, detail, span(left_s) if left_s is not None else "", to)


def _card(alarm: AlarmView, place: ModuleView | None) -> Card:
    """What the alarm says, until people are down there: then what was to be done before is no longer told."""
    left_s, to, text = alarm.harm_s, "harm", alarm.text
    if place is not None and place.down:
        left_s, to, text = place.left_s, "harm" if place.death_s is None else "live", _fallen(place)
    elif left_s is None:
        left_s, to = alarm.leave_s, "line"
    detail = say("ui.alarms.seen", text=text) if alarm.acknowledged else text
    left = span(left_s) if left_s is not None else ""
    return Card(alarm.id, alarm.module, GRAVITY[alarm.level], alarm.title, detail, left, to if left else "")


def _fallen(place: ModuleView) -> str:
    """How many are down and have died, and what they need."""
    values = {"down": str(place.down), "inside": str(place.living)}
    return say("ui.alarms.dying", dead=str(place.dead), **values) if place.dead else say("ui.alarms.down", **values)


def build_alarms(model: AlarmsModel) -> Element:
    """The cards; the first answers to a key from anywhere."""
    cards: list[Element] = [
        AlarmCard(
            ("alarm", card.alarm, card.module),
            card.gravity,
            card.title,
            card.detail,
            card.time_left,
            say(f"ui.alarms.to_{card.to}", line=f"{LEAVE_PERCENT:.0f}") if card.to else "",
            tip=say("ui.alarms.tip"),
            action="alarm" if number == 0 else "",
        )
        for number, card in enumerate(model.cards)
    ]
    if waiting := model.more or model.lesser:
        title = say("ui.alarms.more" if model.more else "ui.alarms.lesser", count=str(len(waiting)))
        cards.append(AlarmCard("notices", model.more_gravity, title, ", ".join(waiting[:_HEADLINES])))
    return Column(tuple(cards), gap=6)
