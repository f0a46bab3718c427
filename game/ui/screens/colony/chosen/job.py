"""A job in hand: who is on it, its steps, and how long they can go on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from game.session.view import JobView, PersonView, StepView
from game.ui.figures import percent, span, spans
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Flex, Row
from game.ui.toolkit.widgets.bars import Progress
from game.ui.toolkit.widgets.label import Icon, Label, strong
from game.ui.words import say

LOW_S: Final = 180.0
"""With less breath than this left, somebody has to turn back."""
_NOTICED = 0.05
"""Speed lost that is worth a line."""
_SURE_SHARE = 0.995
"""Odds from which it is not worth saying that a step may miss: they would read 100 %."""
_STEP = 110.0
"""Room that the name of a step needs beside its figures, in units."""
_NO_ROOMS: Mapping[str, str] = MappingProxyType({})


def job_rows(
    job: JobView, team: tuple[PersonView, ...], rooms: Mapping[str, str] = _NO_ROOMS, *, brief: bool = False
) -> tuple[Element, ...]:
    """Headline, gear, what they wait for, steps, and what slows them.

    ``rooms``: names of rooms by id. ``brief``: of the steps only the one in hand, as where there are several teams.
    """
    names = ", ".join(person.name for person in team)
    breath = [left_s for person in team for left_s in (person.suit_s, person.mask_s) if left_s is not None]
    rows: list[Element] = [
        Row((Flex(strong(say("ui.job.team", names=names), "lead")), *gear_row(team)), gap=12, line_gap=0),
        Row((Flex(Label(_what(job, rooms), "body", "dim")), Label(_when(job), "body", "dim")), gap=12, line_gap=0),
    ]
    if job.wait:
        rows.append(Label(say(f"ui.wait.{job.wait}"), "body", "air"))
    if job.searched_share is not None:
        looked = Label(say("ui.job.searched", share=percent(job.searched_share)), "body", "dim")
        rows.append(Column((looked, Progress(job.searched_share, "good")), gap=4))
    rows += [_step(step) for step in job.steps if not brief or step.state == "now"]
    if job.bad_air_s is not None and not breath:
        rows.append(Label(say("ui.job.bad_air", time=span(job.bad_air_s)), "body", "danger"))
    if job.slowed_share > _NOTICED:
        rows.append(Label(say("ui.job.slowed", share=percent(job.slowed_share)), "body", "caution"))
    if job.hurry:
        rows.append(Label(say("ui.job.hurry"), "body", "caution"))
    return (Column(tuple(rows), gap=6),)


def gear_row(team: tuple[PersonView, ...]) -> tuple[Element, ...]:
    """The least that masks and suits of a team still give, each with its icon."""
    suit_s = min((person.suit_s for person in team if person.suit_s is not None), default=None)
    mask_s = min((person.mask_s for person in team if person.mask_s is not None), default=None)
    worn = [(sign, left_s) for sign, left_s in (("suit", suit_s), ("mask", mask_s)) if left_s is not None]
    if not worn:
        return (Label(say("ui.job.no_mask"), "body", "caution", align="right"),)
    return tuple(worn_for(sign, left_s) for sign, left_s in worn)


def worn_for(sign: str, left_s: float) -> Element:
    """The icon of a mask or suit, and how long it still gives."""
    tone = "danger" if left_s < LOW_S else "caution" if left_s < 3.0 * LOW_S else "air"
    return Row((Icon(sign, tone, 18), Label(span(left_s), "body", tone, wraps=False)), gap=6, breaks=False)


def _what(job: JobView, rooms: Mapping[str, str]) -> str:
    """What they do, in which room, and where to with it."""
    where = f"{job.name}, {rooms[job.room]}" if job.room in rooms else job.name
    return say("ui.job.to", what=where, to=rooms[job.to]) if job.to in rooms else where


def _when(job: JobView) -> str:
    time = spans(job.shortest_s, job.longest_s)
    return say("ui.job.going" if job.state == "going" else "ui.job.done_in", time=time)


def _step(step: StepView) -> Element:
    done, now = step.state == "done", step.state == "now"
    icon = Icon("step_done" if done else "step_open", "good" if done else "text" if now else "dim", 18)
    tone = "good" if done else "text" if now else "dim"
    name = Label(step.name, "body", tone, "strong" if now else "plain")
    if done:
        return Row((icon, Flex(name), Label(say("ui.job.done"), "body", "good", wraps=False)), gap=10, breaks=False)
    left = 1.0 - step.progress
    time = spans(left * step.shortest_s, left * step.longest_s)
    figures = [Label(say("ui.job.left", time=time) if now else time, "body", tone, align="right", wraps=False)]
    if step.odds_share < _SURE_SHARE:
        likely = say("ui.offer.odds", share=percent(step.odds_share))
        figures.append(Label(likely, "small", tone, align="right", wraps=False))
    said = Row((Flex(name, least=_STEP), *figures), gap=10, line_gap=0)
    row = Row((icon, Flex(said)), gap=10, breaks=False)
    return Column((row, Progress(step.progress)), gap=4) if now else row
