"""Rows of the council: who sits in it, what it can vote on, what was promised, and what the commander must say."""

from __future__ import annotations

from game.session.view.council import (
    CommanderView,
    CouncilView,
    FactionView,
    GateView,
    MatterView,
    PromiseView,
    VoteView,
)
from game.session.view.earth import ReasonView
from game.ui.figures import NO_READING, capital, percent, signed
from game.ui.screens.colony.pages.book import Rows
from game.ui.toolkit.widgets.table_data import Cell, TableRow
from game.ui.words import say

_LIKELY, _UNLIKELY = 0.6, 0.4
_LOW = 0.35
_STEADY = 0.01
_STATES = {"open": "text", "kept": "good", "broken": "danger"}


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
    most = max(each.reasons, key=lambda reason: abs(reason.amount), default=None)
    why = f"{signed(100.0 * most.amount)} {most.text}" if most is not None else ""
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
            Cell(why or NO_READING, _reason_tone(most), below=_grudges(len(each.grudges)), below_tone="caution"),
        ),
        tip=why,
    )


def _reason_tone(reason: ReasonView | None) -> str:
    if reason is None or not reason.amount:
        return "dim"
    return "good" if reason.amount > 0.0 else "danger"


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
            Cell(f"{100.0 * each.score:.0f}", tone, order=each.score),
            Cell(f"{100.0 * each.needed:.0f}", "dim", order=each.needed),
            Cell(state, tone),
        ),
        tip=short or each.name,
    )
