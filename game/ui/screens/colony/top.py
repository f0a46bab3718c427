"""The top bar: what time it is and how fast it goes, and the colony's vital signs."""

from __future__ import annotations

from msgspec import Struct

from game.session.view import ColonyView
from game.ui.figures import clock, signed, sol_name
from game.ui.play.histories import Histories
from game.ui.play.lexicon import Lexicon
from game.ui.play.runner import Runner
from game.ui.toolkit.element import Element, Space
from game.ui.toolkit.layout import Column, Flex, Row
from game.ui.toolkit.widgets.bars import Reading
from game.ui.toolkit.widgets.button import IconButton
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.words import say

_FLOWS = {"oxygen": "air", "scrubbing": "co2", "power": "power", "water": "water", "debt": "caution"}
_TONES = {"plain": "text", "good": "good", "caution": "caution", "danger": "danger"}
_TOO_FAST = 600.0
"""From here on seconds of the clock only flicker. Simulated seconds in a real one."""
_SPEED_ICONS = ("play", "fast", "faster")


class DateModel(Struct, frozen=True):
    """What time it is. Apart from the buttons, since it changes with every frame."""

    sol: str
    time: str
    shift: str


class PaceModel(Struct, frozen=True):
    """How fast time goes, and why it stands."""

    speed: int
    """0 to 2, or less while time stands."""
    note: str
    note_tone: str


class Vital(Struct, frozen=True):
    """One number of the top bar, in words."""

    id: str
    label: str
    value: str
    note: str
    tone: str
    trend: tuple[float, ...]
    terms: str = ""
    """What it is made of, a line each."""


class VitalsModel(Struct, frozen=True):
    """What the right of the top bar shows."""

    vitals: tuple[Vital, ...]


def date_model(runner: Runner, lexicon: Lexicon) -> DateModel:
    """What time it is; seconds are read only while they can be followed."""
    now_s = runner.shown_s
    seconds = runner.paused or runner.seconds_per_s < _TOO_FAST
    return DateModel(sol_name(now_s), clock(now_s, seconds), lexicon.shift(runner.view.local_h))


def build_date(model: DateModel) -> Element:
    """The sol, and below it the time."""
    below = Label(f"{model.time} {model.shift}", "small", "dim", wraps=False)
    return Row((Space(0, 14), Flex(Column((strong(model.sol, "lead"), below), gap=0))), gap=0, breaks=False)


def pace_model(runner: Runner, by_alarm: bool, stopped_for: str = "") -> PaceModel:
    """What the clock does. ``by_alarm``: an alarm has stopped it; ``stopped_for``: a page or a hold has."""
    note, tone = "", "dim"
    if runner.over:
        note = say("ui.top.over")
    elif runner.paused:
        if stopped_for == "page" and not (runner.view.story is not None and runner.view.story.pages):
            stopped_for = ""
        why = "by_alarm" if by_alarm else f"by_{stopped_for}" if stopped_for else "paused"
        note, tone = say(f"ui.top.{why}"), "dim" if why == "paused" else "caution"
    else:
        note = say("ui.top.rate", rate=f"{runner.seconds_per_s:,.0f}".replace(",", "\u202f"))
    return PaceModel(-1 if runner.paused or runner.over else runner.speed, note, tone)


def build_pace(model: PaceModel) -> Element:
    """The buttons of the clock, and why it stands."""
    paused = model.speed < 0
    buttons: list[Element] = [
        IconButton("pause", "pause", say("ui.top.tip.pause"), chosen=paused, tone="text" if paused else "")
    ]
    buttons += [
        IconButton(("speed", at), icon, say(f"ui.top.tip.speed_{at + 1}"), chosen=at == model.speed)
        for at, icon in enumerate(_SPEED_ICONS)
    ]
    note = Label(model.note, "body", model.note_tone, "strong" if model.note_tone == "caution" else "plain")
    return Row((Row(tuple(buttons), gap=6, breaks=False), Flex(note)), gap=16, breaks=False)


def vitals_model(view: ColonyView, histories: Histories) -> VitalsModel:
    """The vital signs with their trends."""
    return VitalsModel(
        tuple(
            Vital(
                vital.id,
                say(f"ui.vital.{vital.id}"),
                _value(vital.id, vital.value, vital.unit),
                vital.note,
                vital.tone,
                histories.trend(vital.id),
                vital.terms,
            )
            for vital in view.vitals
        )
    )


def _value(name: str, value: float, unit: str) -> str:
    shown = signed(value) if name == "power" else f"{value:.0f}"
    return f"{shown} {unit}" if unit and not unit.startswith("vital.") else shown


def build_vitals(model: VitalsModel) -> Element:
    """Six readings side by side; their trends go first when there is little room."""
    return Row((Space(0, 4), *(Flex(_vital(vital)) for vital in model.vitals)), gap=14, breaks=False)


def _vital(vital: Vital) -> Element:
    plain = vital.tone == "plain"
    trend_tone = "danger" if vital.tone == "danger" else _FLOWS.get(vital.id, "dim")
    return Reading(
        vital.label,
        vital.value,
        vital.note,
        note_tone="quiet" if plain else _TONES[vital.tone],
        trend=vital.trend,
        trend_tone=trend_tone,
        key=("vital", vital.id),
        tip=vital.terms,
    )
