"""The page of the council in the middle: its parts, who commands, and the list of the part that is open."""

from __future__ import annotations

from msgspec import Struct

from game.session.view.council import CommanderView
from game.ui.figures import percent
from game.ui.screens.colony.pages.book import Rows
from game.ui.screens.colony.pages.council_rows import support_tone
from game.ui.screens.colony.story.portrait import Portrait, initials_of
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Fixed, Flex, Row, Shrink
from game.ui.toolkit.messages import Key
from game.ui.toolkit.widgets.bars import Progress
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.toolkit.widgets.table import Table
from game.ui.toolkit.widgets.table_data import TableColumn
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import say

TABLE = "council_table"
PART = ("part", "council")
PARTS = ("factions", "matters", "promises", "commander")


class Head(Struct, frozen=True):
    """Who commands, as it stands above their gates."""

    person: str
    name: str
    line: str
    with_earth: float
    with_you: float
    falls: str
    """When the post is lost, in words; empty: it is not at stake."""


class CouncilModel(Struct, frozen=True):
    """What the page shows."""

    part: str
    counts: tuple[int, ...]
    line: str
    rows: Rows
    chosen: Key | None
    head: Head | None = None


def head_of(commander: CommanderView) -> Head:
    """Who commands, in words."""
    line = say("ui.council.since", character=commander.character, sol=str(commander.since_sol))
    falls = say("ui.council.falls", sol=str(commander.falls_sol)) if commander.falls_sol is not None else ""
    return Head(
        commander.person,
        commander.name or say("ui.council.nobody"),
        line,
        round(commander.with_earth, 2),
        round(commander.with_you, 2),
        falls,
    )


_COLUMNS = {
    "factions": (("who", 150, 0.7), ("seats", 62, 0.0), ("support", 100, 0.3), ("drift", 90, 0.1), ("why", 200, 1.6)),
    "matters": (("matter", 280, 2.0), ("seats_likely", 130, 0.2), ("chance", 100, 0.3), ("agenda", 130, 0.4)),
    "promises": (("promise", 300, 2.0), ("due", 90, 0.2), ("stands", 130, 0.3)),
    "commander": (("gate", 220, 1.4), ("score", 90, 0.2), ("needed", 90, 0.2), ("word", 170, 0.8)),
}


def build_council(model: CouncilModel) -> Element:
    """A headline with the parts, the commander on their own part, and the list."""
    options = tuple(
        Option(part, say(f"ui.council.{part}") + (f" {count}" if count else ""))
        for part, count in zip(PARTS, model.counts, strict=True)
    )
    title = Column((strong(say("ui.rail.council"), "display"), Label(model.line, "body", "dim")), gap=0)
    columns = tuple(
        TableColumn(name, say(f"ui.council.column.{name}"), width, share) for name, width, share in _COLUMNS[model.part]
    )
    table = Table(
        TABLE,
        columns,
        model.rows,
        two_lines=model.part != "commander",
        chosen=model.chosen,
        empty=say("ui.council.none"),
    )
    rows: list[Element] = [Row((Flex(title, least=260), Toggles(PART, options, model.part)), gap=16)]
    if model.head is not None:
        rows.append(_head(model.head))
    return Column((*rows, Shrink(table)), gap=14)


def _head(head: Head) -> Element:
    """The commander's portrait, and how they stand with Earth and with Operations."""
    words: list[Element] = [strong(head.name, "title"), Label(head.line, "body", "dim")]
    if head.falls:
        words.append(Label(head.falls, "body", "danger"))
    words += [_standing("ui.council.with_earth", head.with_earth), _standing("ui.council.with_you", head.with_you)]
    return Row(
        (Portrait(head.person, initials_of(head.name), 104.0, 124.0), Flex(Column(tuple(words), gap=6))),
        gap=18,
        breaks=False,
    )


def _standing(text: str, share: float) -> Element:
    bar = Fixed(Progress(share, support_tone(share)), 160)
    return Row((Fixed(Label(say(text), "body", "dim"), 150), bar, Label(percent(share))), gap=10)
