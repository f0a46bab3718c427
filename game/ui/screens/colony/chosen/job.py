"""A job in hand: who is on it, its steps, and how long they can go on."""

from __future__ import annotations

from game.session.view import JobView, PersonView, StepView
from game.ui.figures import percent, span, spans
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Fixed, Flex, Row
from game.ui.toolkit.widgets.bars import Progress
from game.ui.toolkit.widgets.label import Icon, Label, strong
from game.ui.words import say

_NOTICED = 0.05
"""Speed lost that is worth a line."""


def job_rows(job: JobView, team: tuple[PersonView, ...]) -> tuple[Element, ...]:
    """Headline, steps, and what slows them."""
    names = ", ".join(person.name for person in team)
    head = strong(say("ui.job.team", names=names), "lead")
    where = _where(job)
    mask = max((person.mask_s for person in team if person.mask_s is not None), default=None)
    air = say("ui.job.mask", time=span(mask)) if mask is not None else say("ui.job.no_mask")
    rows: list[Element] = [
        Row(
            (Flex(head), Label(air, "body", "caution" if mask is None else "dim", align="right")),
            gap=12,
            line_gap=0,
        ),
        Row((Flex(Label(job.name, "body", "dim")), Label(where, "body", "dim")), gap=12, line_gap=0),
    ]
    rows += [_step(step) for step in job.steps]
    if job.bad_air_s is not None and mask is None:
        rows.append(Label(say("ui.job.bad_air", time=span(job.bad_air_s)), "body", "danger"))
    if job.slowed_share > _NOTICED:
        rows.append(Label(say("ui.job.slowed", share=percent(job.slowed_share)), "body", "caution"))
    if job.hurry:
        rows.append(Label(say("ui.job.hurry"), "body", "caution"))
    return (Column(tuple(rows), gap=6),)


def _where(job: JobView) -> str:
    time = spans(job.shortest_s, job.longest_s)
    return say("ui.job.going" if job.state == "going" else "ui.job.done_in", time=time)


def _step(step: StepView) -> Element:
    done, now = step.state == "done", step.state == "now"
    icon = Icon("step_done" if done else "step_open", "good" if done else "text" if now else "dim", 18)
    tone = "good" if done else "text" if now else "dim"
    name = Label(step.name, "body", tone, "strong" if now else "plain")
    if done:
        return Row((icon, Flex(name), Label(say("ui.job.done"), "body", "good", wraps=False)), gap=10, breaks=False)
    time = Label(spans(step.shortest_s, step.longest_s), "body", tone, align="right", wraps=False)
    odds = Fixed(Label(percent(step.odds_share), "body", tone, align="right", wraps=False), 44)
    row = Row((icon, Flex(name), time, odds), gap=10, breaks=False)
    return Column((row, Progress(step.progress)), gap=4) if now else row
