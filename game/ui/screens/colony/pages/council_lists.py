"""The lists of the council: who sits in it, what it can vote on, what was promised, and what the commander must say."""

from __future__ import annotations

from msgspec import Struct

from game.session.view.council import (
    CommanderView,
    CouncilView,
    FactionView,
    GateView,
    MatterView,
    PromiseView,
    VoteView,
)
from game.ui.figures import NO_READING, capital, percent, signed
from game.ui.screens.colony.pages.book import Rows
from game.ui.screens.colony.story.portrait import Portrait, initials_of
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Fixed, Flex, Row, Shrink
from game.ui.toolkit.messages import Key
from game.ui.toolkit.widgets.bars import Progress
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.toolkit.widgets.table import Table
from game.ui.toolkit.widgets.table_data import Cell, TableColumn, TableRow
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import say

TABLE = "council_table"
PART = ("part", "council")
PARTS = ("factions", "matters", "promises", "commander")
_LIKELY, _UNLIKELY = 0.6, 0.4
_LOW = 0.35
_STEADY = 0.01
_STATES = {"open": "text", "kept": "good", "broken": "danger"}


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


def odds_tone(share: float) -> str:
    """The colour of a chance that something is carried."""
    return "good" if share >= _LIKELY else "danger" if share <= _UNLIKELY else "caution"


def support_tone(share: float) -> str:
    """The colour of what somebody thinks of Operations."""
    return "danger" if share < _LOW else "caution" if share < 0.5 else "good"


def faction_rows(council: CouncilView) -> Rows:
    """One row for each faction."""
    return tuple(_faction(each) for each in council.factions)


def _faction(each: FactionView) -> TableRow:
    moves = each.drifts_to - each.support
    drift = say("ui.council.steady") if abs(moves) < _STEADY else percent(each.drifts_to)
    tone = "dim" if abs(moves) < _STEADY else "good" if moves > 0 else "caution"
    why = each.reasons[0].text if each.reasons else ""
    return TableRow(
        ("faction", each.id),
        (
            Cell(each.name, strong=True, below=each.speaker_name or say("ui.council.no_speaker")),
            Cell(str(each.seats), order=each.seats),
            Cell(
                percent(each.support),
                share=each.support,
                share_tone=support_tone(each.support),
                trough=True,
                order=each.support,
            ),
            Cell(drift, tone, order=each.drifts_to),
            Cell(why or NO_READING, "dim", below=_grudges(len(each.grudges)), below_tone="caution"),
        ),
        tip=why,
    )


def _grudges(count: int) -> str:
    if not count:
        return ""
    return say("ui.council.grudge") if count == 1 else say("ui.council.grudges", count=str(count))


def matter_rows(council: CouncilView) -> Rows:
    """One row for each matter, those on the agenda first."""
    matters = sorted(council.matters, key=lambda each: (not each.on_agenda, each.carried_until_sol is None))
    return tuple(_matter(each) for each in matters)


def forecast(each: MatterView) -> str:
    """How many seats are thinkable of those that are needed."""
    seats = str(each.least) if each.least == each.most else f"{each.least}–{each.most}"
    return say("ui.council.seats_of", seats=seats, needed=str(each.needed))


def _matter(each: MatterView) -> TableRow:
    if each.carried_until_sol is not None:
        state, tone = say("ui.council.carried_to", sol=str(each.carried_until_sol)), "good"
    elif each.on_agenda:
        state, tone = say("ui.council.on_agenda"), "caution"
    else:
        state, tone = NO_READING, "quiet"
    return TableRow(
        ("matter", each.id),
        (
            Cell(each.name, strong=True, below=each.asks),
            Cell(forecast(each), order=each.most),
            Cell(
                percent(each.carried_share),
                odds_tone(each.carried_share),
                share=each.carried_share,
                share_tone=odds_tone(each.carried_share),
                trough=True,
                order=each.carried_share,
            ),
            Cell(state, tone),
        ),
        tip=each.asks,
    )


def promise_rows(council: CouncilView) -> Rows:
    """Promises by date, then votes that were held, the newest first."""
    names = {each.id: each.name for each in council.factions}
    return (*(_promise(each, names) for each in council.promises), *(_vote(each, names) for each in council.votes))


def _promise(each: PromiseView, names: dict[str, str]) -> TableRow:
    state, tone = say(f"ui.vow.{each.state}"), _STATES.get(each.state, "text")
    if each.state == "open":
        state, tone = say("ui.council.holds" if each.holds else "ui.council.lacks"), "good" if each.holds else "caution"
    return TableRow(
        ("promise", each.number),
        (
            Cell(capital(each.text), strong=each.state == "open", below=names.get(each.faction, each.faction)),
            Cell(say("ui.figure.sol", sol=str(each.due_sol)), order=each.due_sol),
            Cell(state, tone),
        ),
        tip=each.text,
    )


def _vote(each: VoteView, names: dict[str, str]) -> TableRow:
    ayes = ", ".join(names.get(one, one) for one in each.ayes) or NO_READING
    noes = ", ".join(names.get(one, one) for one in each.noes) or NO_READING
    return TableRow(
        ("vote", each.matter, each.sol),
        (
            Cell(each.name, below=say("ui.council.voted", ayes=ayes, noes=noes)),
            Cell(say("ui.figure.sol", sol=str(each.sol)), "dim", order=each.sol),
            Cell(
                say("ui.council.carried" if each.carried else "ui.council.lost"), "good" if each.carried else "danger"
            ),
        ),
        tip=say("ui.council.voted", ayes=ayes, noes=noes),
    )


def gate_rows(commander: CommanderView) -> Rows:
    """One row for each thing that needs the commander's word."""
    return tuple(_gate(each) for each in commander.gates)


def _gate(each: GateView) -> TableRow:
    given = each.given_until_sol is not None
    if given:
        state, tone = say("ui.council.given_to", sol=str(each.given_until_sol)), "good"
    else:
        state = say("ui.council.would" if each.would_give else "ui.council.would_not")
        tone = "good" if each.would_give else "caution"
    short = "" if given or each.would_give else each.refused
    return TableRow(
        ("gate", each.id),
        (
            Cell(capital(each.name), strong=True),
            Cell(signed(each.score, 2), tone, order=each.score),
            Cell(signed(each.needed, 2), "dim", order=each.needed),
            Cell(state, tone),
        ),
        tip=short or each.name,
    )


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
