"""The strip at the foot: what comes, and what was said last."""

from __future__ import annotations

import math

from msgspec import Struct

from game.session.desk.forecasting import LEAVE_PERCENT
from game.session.view import ColonyView, CrisisView, ModuleView
from game.sim.clock import HOUR_S, sol_of
from game.ui.figures import clock, reading, sol_name, span
from game.ui.screens.colony.ahead import leave_s
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Flex, Row
from game.ui.toolkit.widgets.button import Button
from game.ui.toolkit.widgets.chart import Tick
from game.ui.toolkit.widgets.label import Label
from game.ui.toolkit.widgets.rows import ListRow
from game.ui.toolkit.widgets.timeline import Mark, Timeline
from game.ui.words import say

TONES = {"plain": "dim", "good": "good", "caution": "caution", "danger": "danger"}
"""Colours of marks by their tone."""
_CRISIS_H, _QUIET_H = 6, 24
_TICKS = 6
SOL = "sol"
"""In place of a colour: the name of the sol of the lines that follow."""
_MOST_CRISES = 3
"""As many as there is room for side by side."""


class Crisis(Struct, frozen=True):
    """An open crisis, as one looks where to go first."""

    module: str
    place: str
    left: str
    """Time to harm; empty: none in sight."""
    tone: str
    tip: str


class ComingModel(Struct, frozen=True):
    """What the timeline shows: seconds from now, words and colour of each mark."""

    marks: tuple[tuple[float, str, str], ...]
    hours: int
    crises: tuple[Crisis, ...] = ()
    """Those that are open, the most pressing first."""


class SaidModel(Struct, frozen=True):
    """The last lines: time of day, words, colour. The newest first; before those of another sol comes its name."""

    lines: tuple[tuple[str, str, str], ...]


def coming_model(view: ColonyView) -> ComingModel:
    """What is known to come, and when harm would come if nothing is done."""
    hours = _CRISIS_H if view.crisis else _QUIET_H
    names = {module.id: module.name for module in view.modules}
    marks = [
        (
            _round(module.left_s),
            say(f"ui.strip.{'death' if module.death_s is not None else 'harm'}", place=names[module.id]),
            "danger",
        )
        for module in view.modules
        if module.left_s is not None
    ]
    marks += [
        (_round(left_s), say("ui.strip.line", place=names[module], line=f"{LEAVE_PERCENT:.0f}"), "caution")
        for module, left_s in leave_s(view).items()
    ]
    marks += [(_round(item.in_s), item.text, TONES[item.tone]) for item in view.coming]
    within = [mark for mark in marks if mark[0] <= hours * HOUR_S]
    return ComingModel(tuple(sorted(within)), hours, _crises(view))


def _crises(view: ColonyView) -> tuple[Crisis, ...]:
    """One for each place that a crisis is open in, or where people come to harm; the shortest time first."""
    leaves = leave_s(view)
    newest = {crisis.module: crisis for crisis in view.crises if not crisis.over}
    found = []
    for place in view.modules:
        if place.id in newest or (place.left_s is not None and place.living):
            left_s = place.left_s if place.left_s is not None else leaves.get(place.id, math.inf)
            crisis = _crisis(place, newest.get(place.id), leaves.get(place.id))
            found.append((place.left_s is None, left_s, crisis))
    return tuple(crisis for _, _, crisis in sorted(found, key=lambda one: one[:2])[:_MOST_CRISES])


def _crisis(place: ModuleView, crisis: CrisisView | None, leaves_s: float | None) -> Crisis:
    """How many are in it and how long they have; without harm or ``leaves_s`` in sight, what they breathe."""
    people = say("ui.crisis.people", count=str(place.living))
    tip = say("ui.crisis.go")
    if crisis is not None:
        done = say("ui.crisis.answered_by", answer=crisis.answer) if crisis.answer else say("ui.crisis.open")
        tip = say("ui.crisis.tip", kind=say(f"ui.crisis.{crisis.kind}"), done=done)
    if place.down and place.death_s is not None:
        has = say("ui.crisis.has_down", down=str(place.down), left=span(place.death_s))
        return Crisis(place.id, place.name, has, "danger", tip)
    if place.left_s is not None:
        left = span(place.left_s)
        return Crisis(place.id, place.name, say("ui.crisis.has", people=people, left=left), "danger", tip)
    if leaves_s is not None:
        left = say("ui.crisis.to_line", left=span(leaves_s), line=f"{LEAVE_PERCENT:.0f}")
        return Crisis(place.id, place.name, say("ui.crisis.has", people=people, left=left), "caution", tip)
    breathed = place.air.o2_percent
    if place.danger is not None and breathed is not None:
        left = reading(breathed, 1, say("ui.unit.percent"))
        return Crisis(place.id, place.name, say("ui.crisis.has", people=people, left=left), "caution", tip)
    return Crisis(place.id, place.name, say("ui.crisis.no_harm"), "caution", tip)


def _round(time_s: float) -> float:
    """To half a minute: the strip is redrawn only when something moves by as much as can be seen."""
    return round(time_s / 30.0) * 30.0


def build_coming(model: ComingModel) -> Element:
    """A headline and the line of time."""
    step = model.hours / _TICKS
    ticks = tuple(Tick(number * step, say("ui.strip.tick", hours=f"{number * step:g}")) for number in range(_TICKS + 1))
    marks = tuple(
        Mark(
            ("coming", number),
            at_s / HOUR_S,
            text,
            tone,
            tip=say("ui.strip.tip", text=text, time=span(at_s)),
        )
        for number, (at_s, text, tone) in enumerate(model.marks)
    )
    title: Element = Label(say("ui.strip.title", hours=str(model.hours)), "body", "dim", "strong")
    if model.crises:
        title = Row(tuple(Flex(_chip(crisis), least=120) for crisis in model.crises), gap=8, breaks=False)
    return Column((title, Flex(Timeline(marks, ticks, 0.0, float(model.hours)))), gap=0)


def _chip(crisis: Crisis) -> Element:
    return Button(("crisis", crisis.module), crisis.place, effect=crisis.left, tone=crisis.tone, tip=crisis.tip)


def said_model(view: ColonyView, lines: int, unlogged: frozenset[str] = frozenset()) -> SaidModel:
    """The last ``lines`` of the log, without those of alarms that the player does not want in it."""
    wanted = [line for line in view.log if line.alarm not in unlogged] if unlogged else view.log
    said: list[tuple[str, str, str]] = []
    sol = view.sol
    for line in reversed(wanted):
        apart = sol_of(line.time_s) != sol
        if said and len(said) + apart >= lines:
            break
        if apart:
            sol = sol_of(line.time_s)
            said.append(("", sol_name(line.time_s), SOL))
        said.append((clock(line.time_s), line.text, "text" if line.tone == "plain" else line.tone))
    return SaidModel(tuple(said))


def build_said(model: SaidModel) -> Element:
    """The lines, the older the fainter."""
    rows = [
        Label(text, "small", "quiet")
        if tone == SOL
        else ListRow(text, lead=time, tone=tone if number == 0 or tone != "text" else "dim" if number < 3 else "quiet")
        for number, (time, text, tone) in enumerate(model.lines)
    ]
    if not rows:
        return Label(say("ui.strip.nothing_said"), "body", "quiet")
    return Column(tuple(rows), gap=0)
