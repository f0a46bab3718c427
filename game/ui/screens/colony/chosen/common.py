"""What all chosen things share: the headline, lists that lead on, and orders that the screen thinks of itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from game.session.orders import Order
from game.session.view import ChoiceView
from game.ui.play.runner import Runner
from game.ui.toolkit.element import Element, Rule
from game.ui.toolkit.kept import Kept
from game.ui.toolkit.layout import Column
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.toolkit.widgets.rows import ListRow
from game.ui.words import say

Link: TypeAlias = tuple[str, str, str, str, str]
"""Something that can be chosen next: kind, id, name, remark, colour of the remark."""


def headline(name: str, line: str, tone: str = "dim") -> Element:
    """The name, and below it what it is."""
    return Column((strong(name, "display"), Label(line, "body", tone)), gap=0)


def offered(runner: Runner, order: Order, text: str, tone: str = "plain", **values: str) -> ChoiceView:
    """An order that the screen itself thought of, with the session's word on whether it can be given."""
    effect = say(f"{text}.effect", **values)
    return ChoiceView(order, say(text, **values), effect, tone, runner.refused(order), kind=text.rpartition(".")[2])


def links(things: Iterable[Link]) -> tuple[Element, ...]:
    """A list of things that can be chosen next."""
    rows = tuple(
        Kept(ListRow(name, remark, key=("chosen", kind, thing), value_tone=tone))
        for kind, thing, name, remark, tone in things
    )
    return (Column(rows, gap=0),) if rows else ()


def linked(title: str, things: Iterable[Link]) -> tuple[Element, ...]:
    """The same below a line and a headline."""
    return (Rule(), strong(title, "body", "dim"), *links(things))
