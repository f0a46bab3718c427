"""The lists of Earth: directives, messages, what it trusts the colony in, and what can be asked of it."""

from __future__ import annotations

from msgspec import Struct

from game.session.view import ColonyView
from game.session.view.earth import DirectiveView, EarthView, MessageView
from game.ui.figures import NO_READING, capital, clock, percent, sol_name, span
from game.ui.screens.colony.pages.book import Rows
from game.ui.screens.colony.pages.earth_picture import Sky, build_sky
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Flex, Row, Shrink
from game.ui.toolkit.messages import Key
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.toolkit.widgets.table import Table
from game.ui.toolkit.widgets.table_data import Cell, TableColumn, TableRow
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import numbered, say

TABLE = "earth_table"
PART = ("part", "earth")
PARTS = ("directives", "way", "trust", "asks")
_STATES = {
    "open": "caution", "accepted": "text", "refused": "dim", "met": "good", "missed": "danger", "withdrawn": "dim",
    "filed": "text", "granted": "good", "asked": "text", "agreed": "good", "spent": "dim", "yes": "good",
    "no": "danger",
}  # fmt: skip
_GRAVE = 0.5
"""Share from which anger, and under which trust, is something to worry about."""


class EarthModel(Struct, frozen=True):
    """What the page shows."""

    part: str
    counts: tuple[int, ...]
    line: str
    sky: Sky
    rows: Rows
    chosen: Key | None


def amount(value: float, unit: str) -> str:
    """A figure of a metric with its unit."""
    if unit == "%":
        return percent(value)
    shown = f"{value:.0f}" if abs(value) >= 10.0 or value == round(value) else numbered(f"{value:.1f}")
    return f"{shown} {unit}".strip()


def tone_of(state: str) -> str:
    """The colour of a state."""
    return _STATES.get(state, "text")


def directive_rows(earth: EarthView, sol: int) -> Rows:
    """One row for each directive."""
    return tuple(_directive(each, sol) for each in earth.directives)


def _directive(each: DirectiveView, sol: int) -> TableRow:
    lives = each.state in ("open", "accepted")
    state = say(f"ui.directive.{each.state}")
    going = "good" if each.would_do else "caution"
    measured = amount(each.now, each.unit)
    wanted = say("ui.earth.most" if each.at_most else "ui.earth.least", amount=amount(each.target, each.unit))
    due = say("ui.figure.sol", sol=str(each.due_sol))
    left = each.due_sol - sol
    soon = each.answer_by_sol if each.state == "open" else each.due_sol
    below = say("ui.earth.answer_by", sol=str(soon)) if each.state == "open" else ""
    return TableRow(
        ("directive", each.number),
        (
            Cell(each.name, strong=lives, below=each.asks),
            Cell(
                measured,
                going if lives else "dim",
                below="" if lives else wanted,
                share=each.share if lives else None,
                share_tone=going,
                trough=True,
                order=each.share,
            ),
            Cell(wanted, "dim", order=each.target),
            Cell(due, "caution" if lives and left <= 5 else "text", order=each.due_sol),
            Cell(state, tone_of(each.state), below=below, below_tone="caution" if soon - sol <= 2 else "dim"),
        ),
        tip=each.asks,
    )


def message_rows(view: ColonyView, earth: EarthView) -> Rows:
    """Messages on their way by arrival, then those that have arrived."""
    began_s = view.now_s - view.elapsed_s
    coming = [_message(one, began_s, view.elapsed_s, True) for one in earth.way]
    come = [_message(one, began_s, view.elapsed_s, False) for one in earth.read]
    return (*coming, *come)


def _message(one: MessageView, began_s: float, elapsed_s: float, going: bool) -> TableRow:
    at_s = began_s + (one.arrives_s if going or not one.out else one.sent_s)
    when = say("ui.saves.when", sol=sol_name(at_s), time=clock(at_s))
    way = say("ui.earth.to" if one.out else "ui.earth.from")
    left = say("ui.earth.arrives_in", time=span(one.arrives_s - elapsed_s)) if going else say("ui.earth.here")
    return TableRow(
        ("message", one.number),
        (
            Cell(way, "lamp" if one.out else "air"),
            Cell(one.text.split("\n")[0], "text"),
            Cell(left, "text" if going else "quiet", below=when, order=at_s),
        ),
        tip=one.text,
    )


def trust_rows(earth: EarthView) -> Rows:
    """Trust by matter, then anger, mass, and whether the colony can carry itself."""
    rows = [
        _measure(
            ("trust", each.id),
            capital(each.name),
            each.share,
            "good" if each.share >= _GRAVE else "caution",
            each.reasons[0].text if each.reasons else say("ui.earth.no_reason"),
        )
        for each in earth.trust
    ]
    angry = say("ui.earth.weary") if earth.weary else say("ui.earth.anger_line")
    numbers = earth.viability
    fits = say("ui.earth.viable" if numbers.viable else "ui.earth.not_viable")
    rows += [
        _measure(("anger", 0), say("ui.earth.anger"), earth.anger, "danger" if earth.anger >= _GRAVE else "dim", angry),
        _measure(("mass", 0), say("ui.earth.mass"), earth.mass_share, "text", say("ui.earth.mass_line")),
        _measure(
            ("viable", 0), say("ui.earth.viability"), numbers.share, "good" if numbers.viable else "caution", fits
        ),
    ]
    return tuple(rows)


def _measure(key: Key, name: str, share: float, tone: str, why: str) -> TableRow:
    shown = "dim" if tone == "text" else tone
    return TableRow(
        key,
        (
            Cell(name, strong=True),
            Cell(percent(share), tone, share=min(1.0, max(0.0, share)), share_tone=shown, trough=True, order=share),
            Cell(why, "dim"),
        ),
        tip=why,
    )


def report_line(earth: EarthView, sol: int) -> str:
    """When the last report was sent and the next is due, or by how much it is late and when that costs trust."""
    late = sol - earth.report_due_sol
    if late <= 0:
        return say("ui.earth.line", reported=str(earth.reported_sol), due=str(earth.report_due_sol))
    return say(
        "ui.earth.line.late",
        reported=str(earth.reported_sol),
        due=str(earth.report_due_sol),
        late=str(late),
        missed=str(earth.report_missed_sol),
        moves=", ".join(earth.report_missed),
    )


def ask_rows(earth: EarthView, sol: int) -> Rows:
    """The report, proposals, leave that can be agreed beforehand, and what was done without any."""
    due = earth.report_due_sol
    late = due < sol
    rows = [
        _ask(
            ("report", "report"),
            say("ui.earth.report"),
            say("ui.earth.kind.report"),
            say("ui.earth.report_late", late=str(sol - due)) if late else say("ui.earth.report_due", sol=str(due)),
            "caution" if late else "text",
            "",
        )
    ]
    rows += [
        _ask(
            ("proposal", each.id),
            each.name,
            say("ui.earth.kind.proposal"),
            say(f"ui.proposal.{each.state}"),
            tone_of(each.state) if each.state != "open" else "text",
            say("ui.earth.odds", odds=percent(each.odds_share)) if each.state in ("open", "filed") else "",
        )
        for each in earth.proposals
    ]
    rows += [
        _ask(
            ("leave", each.id),
            each.name,
            say("ui.earth.kind.leave"),
            say(f"ui.leave.{each.state}"),
            tone_of(each.state) if each.state != "open" else "text",
            say("ui.earth.left", count=str(each.left)) if each.state == "agreed" else "",
        )
        for each in earth.leave
    ]
    rows += [
        _ask(
            ("act", each.number),
            each.name,
            say("ui.earth.kind.act", sol=str(each.sol)),
            each.covered or say(f"ui.act.{each.forgiven}"),
            "good" if each.covered else tone_of(each.forgiven) if each.forgiven != "open" else "caution",
            say("ui.earth.covered") if each.covered else "",
        )
        for each in earth.acts
    ]
    return tuple(rows)


def _ask(key: Key, name: str, kind: str, state: str, tone: str, below: str) -> TableRow:
    return TableRow(key, (Cell(name, strong=True, below=kind), Cell(state or NO_READING, tone, below=below)), tip=name)


_COLUMNS = {
    "directives": (("what", 250, 2.0), ("now", 96, 0.3), ("wanted", 120, 0.3), ("due", 80, 0.1), ("state", 120, 0.3)),
    "way": (("way", 116, 0.0), ("text", 300, 2.0), ("when", 130, 0.2)),
    "trust": (("matter", 170, 0.5), ("share", 110, 0.3), ("why", 260, 2.0)),
    "asks": (("ask", 300, 2.0), ("stands", 190, 1.0)),
}


def build_earth(model: EarthModel) -> Element:
    """A headline with the parts, the way between the planets, and the open list."""
    options = tuple(
        Option(part, say(f"ui.earth.{part}") + (f" {count}" if count else ""))
        for part, count in zip(PARTS, model.counts, strict=True)
    )
    title = Column((strong(say("ui.rail.earth"), "display"), Label(model.line, "body", "dim")), gap=0)
    columns = tuple(
        TableColumn(name, say(f"ui.earth.column.{name}"), width, share) for name, width, share in _COLUMNS[model.part]
    )
    table = Table(
        TABLE, columns, model.rows, two_lines=True, chosen=model.chosen, empty=say(f"ui.earth.none.{model.part}")
    )
    return Column(
        (
            Row((Flex(title, least=260), Toggles(PART, options, model.part)), gap=16),
            build_sky(model.sky),
            Shrink(table),
        ),
        gap=12,
    )
