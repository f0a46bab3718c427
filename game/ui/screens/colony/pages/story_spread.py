"""A page of a story as it lies open: a picture on one side, on the other the words and who advises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from game.session.view import PersonView
from game.session.view.story import PageView
from game.ui.screens.colony.story.emblem import Emblem, emblem_of
from game.ui.screens.colony.story.portrait import Portrait, initials_of
from game.ui.screens.colony.story.reading import Measure, Speaker
from game.ui.toolkit.element import Element, Rule
from game.ui.toolkit.layout import Column, Fixed, Flex, Row
from game.ui.toolkit.widgets.label import Label, strong, told
from game.ui.words import say

_SIDE = 148.0


class Read(Struct, frozen=True):
    """What is read after an answer."""

    title: str
    option: str
    text: str
    picture: Element


class Told(Struct, frozen=True):
    """A page with the names that it mentions by id only."""

    page: PageView
    place: str
    shown: tuple[str, str, str]
    """Id, name and role of the one in the picture; empty: nobody."""
    others: tuple[tuple[str, str], ...]
    """Id and name of the others in it."""


def told_of(page: PageView, people: Sequence[PersonView], modules: Mapping[str, str]) -> Told:
    """A page with its names."""
    known = {person.id: person for person in people}
    shown = known.get(page.portrait)
    others = tuple((who, known[who].name) for who in page.people if who in known and who != page.portrait)
    face = (shown.id, shown.name, shown.role) if shown is not None else ("", "", "")
    return Told(page, modules.get(page.place, ""), face, tuple(dict.fromkeys(others)))


def picture_of(told_page: Told) -> Element:
    """The one whom it is about, or the emblem of what it is about."""
    who, name, _ = told_page.shown
    if who:
        return Portrait(who, initials_of(name))
    page = told_page.page
    return Emblem(emblem_of(page.emblem, page.tags, page.channel))


def lean(page: PageView, option: str) -> str:
    """The number of the answer that somebody would give, in words."""
    at = next((number for number, each in enumerate(page.options, 1) if each.id == option), 0)
    return say("ui.story.leans", number=str(at)) if at else ""


def spread(side: Element, words: tuple[Element, ...]) -> Element:
    """A picture on the left, words on the right."""
    return Row((Fixed(side, _SIDE), Flex(Measure(Column(words, gap=12)))), gap=28, cross="start", breaks=False)


def page_spread(told_page: Told) -> Element:
    """A page as it lies open."""
    page = told_page.page
    side: list[Element] = [picture_of(told_page)]
    if told_page.shown[0]:
        side.append(Column((strong(told_page.shown[1]), Label(told_page.shown[2], "small", "dim")), gap=0))
    if told_page.others:
        side.append(Rule())
        side += [
            Row((Portrait(who, initials_of(name), 28.0, 33.0), Flex(Label(name, "small", "dim"))), gap=8, breaks=False)
            for who, name in told_page.others
        ]
    about = [say(f"ui.story.channel.{page.channel}"), told_page.place, say("ui.story.came", sol=str(page.sol))]
    if page.decision_sol is not None:
        about.append(say("ui.story.of_decision", sol=str(page.decision_sol)))
    line = Label(" · ".join(part for part in about if part), "small", "dim")
    title: Element = Column((line, strong(page.title, "display")), gap=2)
    if told_page.shown[0]:
        sign = Emblem(emblem_of(page.emblem, page.tags, page.channel), 54.0)
        title = Row((sign, Flex(title)), gap=16, breaks=False)
    words: list[Element] = [
        title,
        *(told(part) for part in page.paragraphs),
    ]
    if page.advice:
        words.append(Rule())
        words += [
            Speaker(
                ("voice", number),
                voice.person,
                voice.name,
                voice.role,
                voice.text,
                lean(page, voice.leans),
                say("ui.story.bias", name=voice.name, bias=voice.bias) if voice.bias else "",
            )
            for number, voice in enumerate(page.advice)
        ]
    return spread(Column(tuple(side), gap=8), tuple(words))
