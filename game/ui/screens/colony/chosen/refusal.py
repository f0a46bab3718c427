"""Somebody who will not do as ordered: what they say, and the two answers to it."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.orders import Insist, LetBe
from game.session.view import ChoiceView, StandoffView
from game.ui.figures import percent
from game.ui.play.runner import Runner
from game.ui.screens.colony.chosen.offers import Numbers, offer
from game.ui.toolkit.boxes import Box
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Flex, Row
from game.ui.toolkit.widgets.label import Icon, strong, voice
from game.ui.words import say

ANSWERS = 2
"""Each of them can be insisted with, or let be."""


@dataclass(frozen=True, slots=True)
class Refused:
    """One who will not, and the two answers."""

    standoff: StandoffView
    answers: tuple[ChoiceView, ChoiceView]


def refused_now(runner: Runner) -> tuple[Refused, ...]:
    """Everybody who waits for an answer."""
    if runner.over:
        return ()
    return tuple(Refused(standoff, _answers(runner, standoff)) for standoff in runner.view.standoffs)


def _answers(runner: Runner, standoff: StandoffView) -> tuple[ChoiceView, ChoiceView]:
    insist, let_be = Insist(standoff.person), LetBe(standoff.person)
    odds = say("ui.refusal.insist.effect", odds=percent(standoff.insist_odds_share))
    other = say(f"ui.refusal.let_be.{standoff.kind}")
    return (
        ChoiceView(insist, say("ui.refusal.insist"), odds, "caution", runner.refused(insist), "insist"),
        ChoiceView(let_be, say("ui.refusal.let_be"), other, "plain", runner.refused(let_be), "let_be"),
    )


def build_refusal(refused: Refused, numbers: Numbers) -> Element:
    """A card that asks."""
    standoff = refused.standoff
    title = strong(say(f"ui.refusal.{standoff.kind}", name=standoff.name), "lead", "caution")
    rows: list[Element] = [Row((Icon("caution", "caution", 22), Flex(title)), gap=10, breaks=False)]
    if standoff.text:
        rows.append(voice(standoff.text))
    rows += [offer(number, choice, numbers) for number, choice in enumerate(refused.answers, numbers.start)]
    return Box(Column(tuple(rows), gap=8), 12, "raised", "caution")
