"""What a night's end tells: what happened, who lives and who does not, what turned it, and what it showed."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.view import DeathView, EndView, FindingView, LogLine
from game.ui.figures import clock
from game.ui.screens.annals import build_annals, build_days
from game.ui.toolkit.element import Element, Rule, Space
from game.ui.toolkit.layout import Column, Flex, Row
from game.ui.toolkit.widgets.button import Button
from game.ui.toolkit.widgets.chart import Tick
from game.ui.toolkit.widgets.label import Label, strong, voice
from game.ui.toolkit.widgets.rows import ListRow
from game.ui.toolkit.widgets.timeline import Mark, Timeline
from game.ui.words import say

_TICKS = 5
"""How many hours are written under the line of time."""


@dataclass(frozen=True, slots=True)
class EndModel:
    """Everything the page shows."""

    end: EndView
    places: tuple[tuple[str, str], ...]
    """Names of modules by id."""
    log: tuple[LogLine, ...]


def build_story(model: EndModel) -> Element:
    """What happened, the dead and the saved, what could have been, and what it showed."""
    end = model.end
    tone = "good" if end.good else "danger" if end.dead else "caution"
    rows: list[Element] = [
        Label(say("ui.end.good" if end.good else "ui.end.bad"), "body", tone, "strong"),
        strong(end.title, "display"),
        *(voice(" ".join(part.split()), "title") for part in end.text.strip().split("\n\n")),
    ]
    if end.chronicle is not None:
        rows += build_annals(end.chronicle)
    if end.dead:
        rows += [Rule(), strong(say("ui.end.dead", count=str(len(end.dead))), "lead"), *_deaths(model)]
    rows += _told("ui.end.saved", end.saved, "good")
    rows += _told("ui.end.harmed", end.harmed, "caution")
    rows += _told("ui.end.could_have", end.could_have, "text")
    if end.findings:
        rows += [Rule(), strong(say("ui.end.findings"), "lead"), *(_finding(finding) for finding in end.findings)]
    return Column(tuple(rows), gap=12)


def build_next(model: EndModel) -> Element:
    """What can be done now; it stays in sight however long the story is."""
    keys = ("again", "other", "title")
    return Row(tuple(Flex(Button(key, say(f"ui.end.{key}"), centred=True), least=150) for key in keys), gap=8)


def _told(title: str, lines: tuple[str, ...], tone: str) -> list[Element]:
    """Return sentences under a heading, or nothing where there are none."""
    if not lines:
        return []
    told = tuple(Label(" ".join(line.split()), "body", tone) for line in lines)
    return [Rule(), strong(say(title), "lead"), Column(told, gap=6)]


def _finding(finding: FindingView) -> Element:
    """Return what was found, and under it the work and the proposal that come of it."""
    rows: list[Element] = [Label(finding.text, "body")]
    for name, text in (("ui.end.job", finding.job), ("ui.end.proposal", finding.proposal)):
        if text:
            label = Label(say(name), "body", "quiet", wraps=False)
            rows.append(Row((label, Flex(Label(text, "body", "dim"))), gap=10, cross="start", breaks=False))
    return Column(tuple(rows), gap=3)


def _deaths(model: EndModel) -> tuple[Element, ...]:
    """Those who died of the same causes in the same place together, the chain of causes told once."""
    names = dict(model.places)
    groups: dict[tuple[str, tuple[str, ...]], list[DeathView]] = {}
    for death in model.end.dead:
        groups.setdefault((death.module, death.chain), []).append(death)
    found: list[Element] = []
    for (module, chain), dead in groups.items():
        if found:
            found.append(Space(4))
        who = ", ".join(say("ui.end.died", name=death.name, time=clock(death.time_s)) for death in dead)
        found.append(strong(say("ui.end.in", place=names.get(module, module)), "body", "danger"))
        found.append(Label(who, "body"))
        found += [
            Row(
                (
                    Label(say("ui.end.link"), "body", "quiet", wraps=False),
                    Flex(Label(" ".join(link.split()), "body", "dim")),
                ),
                gap=10,
                cross="start",
                breaks=False,
            )
            for link in chain
        ]
    return (Column(tuple(found), gap=4),)


def build_turns(model: EndModel) -> Element:
    """Return what turned it along a line of time and one under the other; the whole log where nothing did."""
    if model.end.chronicle is not None:
        return build_days(model.end.chronicle)
    turns = model.end.timeline or model.log
    rows = tuple(
        ListRow(line.text, lead=clock(line.time_s), tone="dim" if line.tone == "plain" else line.tone) for line in turns
    )
    title = strong(say("ui.end.turns" if model.end.timeline else "ui.end.log"), "lead")
    if len(model.end.timeline) < 2:
        return Column((title, Column(rows, gap=2)), gap=12)
    return Column((title, _line_of_time(model.end.timeline), Column(rows, gap=2)), gap=12)


def _line_of_time(turns: tuple[LogLine, ...]) -> Element:
    """Return the turning points as marks along the night; their words are in their tips."""
    start, end = turns[0].time_s, turns[-1].time_s
    marks = tuple(
        Mark(("turn", number), line.time_s, "", "dim" if line.tone == "plain" else line.tone, line.text)
        for number, line in enumerate(turns)
    )
    hours = (start + (end - start) * number / (_TICKS - 1) for number in range(_TICKS))
    ticks = tuple(Tick(at, clock(at)) for at in hours)
    return Timeline(marks, ticks, start, end)
