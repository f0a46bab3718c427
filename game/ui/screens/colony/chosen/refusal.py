"""Somebody who will not do as ordered: what they say, and the two answers to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.session.orders import Insist, LetBe
from game.session.view import ChoiceView, ColonyView, PersonView, StandoffView
from game.ui.figures import percent
from game.ui.play.runner import Runner
from game.ui.screens.colony.chosen.offers import Numbers, offer
from game.ui.toolkit.boxes import Box
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Flex, Row
from game.ui.toolkit.widgets.label import Icon, Label, strong, voice
from game.ui.words import lowered, say

ANSWERS = 2
"""Each of them can be insisted with, or let be."""


@dataclass(frozen=True, slots=True)
class Refused:
    """One who will not, and the two answers."""

    standoff: StandoffView
    answers: tuple[ChoiceView, ChoiceView]
    about: str = ""
    """What they were to do, or where they are to leave."""
    why: str = ""
    """How they seem and what they are known to be, as far as it tells."""


def refused_now(runner: Runner, traits: Mapping[str, str]) -> tuple[Refused, ...]:
    """Everybody who waits for an answer. ``traits``: their names by id."""
    if runner.over or not runner.view.standoffs:
        return ()
    people = {person.id: person for person in runner.view.people}
    return tuple(
        Refused(
            standoff,
            _answers(runner, standoff),
            _about(runner.view, standoff),
            _why(people[standoff.person], traits) if standoff.person in people else "",
        )
        for standoff in runner.view.standoffs
    )


def _about(view: ColonyView, standoff: StandoffView) -> str:
    """The job and its place."""
    job = next((each for each in view.jobs if each.id == standoff.job), None)
    if job is None:
        return ""
    names = {module.id: module.name for module in view.modules}
    names |= {room.id: room.name for module in view.modules if module.id == job.module for room in module.rooms}
    return say("ui.refusal.about", job=job.name, place=names.get(job.room) or names.get(job.module, ""))


def _why(person: PersonView, traits: Mapping[str, str]) -> str:
    """Mood, weariness, and traits."""
    seems = [say(f"ui.mood.{person.mood}")] if person.mood != "steady" else []
    if person.tired != "rested":
        seems.append(say(f"ui.tired.{person.tired.replace(' ', '_')}"))
    known = [lowered(traits.get(name, name)) for name in person.traits]
    parts = [say("ui.refusal.seems", how=", ".join(seems))] if seems else []
    parts += [say("ui.refusal.known", what=", ".join(known))] if known else []
    return " ".join(parts)


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
    if refused.about:
        rows.append(Label(refused.about, "body", "dim"))
    if standoff.text:
        rows.append(voice(standoff.text))
    if refused.why:
        rows.append(Label(refused.why, "small", "dim"))
    rows += [offer(number, choice, numbers) for number, choice in enumerate(refused.answers, numbers.start)]
    return Box(Column(tuple(rows), gap=8), 12, "raised", "caution")
