"""Beside the lists of Earth: what is known of the chosen thing, and what can be said about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.session.orders import AgreeAuthorisation, AskForgiveness, FileProposal, ReplyToEarth, SendReport
from game.session.view import ColonyView
from game.session.view.earth import (
    ActView,
    DirectiveView,
    EarthView,
    LeaveView,
    MessageView,
    ProposalView,
    ReasonView,
    TrustView,
)
from game.ui.figures import capital, clock, percent, signed, sol_name
from game.ui.play.runner import Runner
from game.ui.screens.colony.pages.book import NOTHING, AsideModel, hours, offer
from game.ui.screens.colony.pages.earth_lists import amount
from game.ui.toolkit.element import Element, Rule
from game.ui.toolkit.layout import Column, Fixed, Flex, Row
from game.ui.toolkit.messages import Key
from game.ui.toolkit.widgets.label import Fact, Facts, Label, strong, told
from game.ui.words import numbered, say

_REPORTS: Final = ("frank", "brief", "polished")
_ANSWERS: Final = ("accept", "refuse", "plead")
_SHOWN = 12
"""Reasons that are named."""


def earth_aside(runner: Runner, earth: EarthView, chosen: Key | None) -> AsideModel:
    """Everything known of the chosen row."""
    view = runner.view
    match chosen:
        case ("directive", int(number)):
            return next((_directive(runner, each) for each in earth.directives if each.number == number), NOTHING)
        case ("message", int(number)):
            messages = (*earth.way, *earth.read)
            return next((_message(view, each) for each in messages if each.number == number), NOTHING)
        case ("trust", str(name)):
            return next((_trust(each) for each in earth.trust if each.id == name), NOTHING)
        case ("proposal", str(name)):
            return next((_proposal(runner, each) for each in earth.proposals if each.id == name), NOTHING)
        case ("leave", str(name)):
            return next((_leave(runner, each) for each in earth.leave if each.id == name), NOTHING)
        case ("act", int(number)):
            return next((_act(runner, each) for each in earth.acts if each.number == number), NOTHING)
        case ("report", _):
            return _report(runner, earth)
        case ("anger", _):
            return _anger(earth)
        case ("mass", _):
            return _mass(earth)
        case ("viable", _):
            return _viable(earth)
        case _:
            return NOTHING


def reasons(said: Sequence[ReasonView]) -> tuple[Element, ...]:
    """Why something moved: by how much, on which sol, and what for."""
    rows: list[Element] = []
    for each in said[:_SHOWN]:
        tone = "good" if each.amount > 0 else "danger" if each.amount < 0 else "dim"
        moved = Fixed(Label(signed(100.0 * each.amount), "body", tone), 44)
        text = Column(
            (Label(each.text, "body"), Label(say("ui.figure.sol", sol=str(each.sol)), "small", "quiet")), gap=0
        )
        rows.append(Row((moved, Flex(text)), gap=6, cross="start", breaks=False))
    return tuple(rows)


def terms(said: Sequence[tuple[str, float]], *, points: bool = False) -> tuple[Element, ...]:
    """What something comes of: each part with its weight, in hundredths if they are to be told as points."""
    scale, digits = (100.0, 0) if points else (1.0, 2)
    return (
        Facts(
            tuple(Fact(text, signed(scale * worth, digits), "good" if worth > 0 else "danger") for text, worth in said),
            values_right=True,
        ),
    )


def _directive(runner: Runner, each: DirectiveView) -> AsideModel:
    wanted = say("ui.earth.most" if each.at_most else "ui.earth.least", amount=amount(each.target, each.unit))
    facts = [
        Fact(say("ui.earth.measured"), each.metric),
        Fact(say("ui.earth.column.wanted"), wanted),
        Fact(say("ui.earth.ours"), amount(each.now, each.unit), "good" if each.would_do else "caution"),
    ]
    if each.seen is not None:
        seen = say("ui.earth.seen_on", amount=amount(each.seen, each.unit), sol=str(each.seen_sol))
        facts.append(Fact(say("ui.earth.theirs"), seen if each.seen_sol >= 0 else amount(each.seen, each.unit)))
    else:
        facts.append(Fact(say("ui.earth.theirs"), say("ui.earth.not_seen"), "caution"))
    facts.append(Fact(say("ui.earth.column.due"), say("ui.figure.sol", sol=str(each.due_sol))))
    if each.state == "open":
        facts.append(Fact(say("ui.earth.answer"), say("ui.story.to_sol", sol=str(each.answer_by_sol)), "caution"))
    offers = tuple(offer(runner, ReplyToEarth(each.number, answer), f"ui.earth.do.{answer}") for answer in _ANSWERS)
    more: list[Element] = []
    for name, said, tone in (
        ("met", each.met, "good"),
        ("missed", each.missed, "caution"),
        ("refused", each.refused, "dim"),
    ):
        if said:
            moves = (Label(text, "body", tone) for text in said)
            more.append(Column((strong(say(f"ui.earth.if_{name}"), "body"), *moves), gap=2))
    text = told(each.text, "body")
    live = each.state == "open"
    return AsideModel(
        each.name,
        say(f"ui.directive.{each.state}"),
        "caution" if live else "dim",
        (Label(each.asks, "body", "dim"), Facts(tuple(facts), values_right=True), text),
        offers if live else (),
        tuple(more),
    )


def _message(view: ColonyView, one: MessageView) -> AsideModel:
    began_s = view.now_s - view.elapsed_s

    def when(time_s: float) -> str:
        return say("ui.saves.when", sol=sol_name(began_s + time_s), time=clock(began_s + time_s))

    facts = (Fact(say("ui.earth.sent"), when(one.sent_s)), Fact(say("ui.earth.arrives"), when(one.arrives_s)))
    title = say("ui.earth.to" if one.out else "ui.earth.from")
    return AsideModel(title, "", "dim", (Facts(facts, values_right=True), told(one.text, "lead", "text")))


def _trust(each: TrustView) -> AsideModel:
    said = reasons(each.reasons) or (Label(say("ui.earth.no_reason"), "body", "dim"),)
    return AsideModel(capital(each.name), say("ui.earth.trusted", share=percent(each.share)), "dim", said)


def _anger(earth: EarthView) -> AsideModel:
    line = say("ui.earth.hidden") if earth.height < 0 else say("ui.earth.height", height=str(earth.height))
    rest = say("ui.earth.weary") if earth.weary else say("ui.earth.anger_line")
    return AsideModel(say("ui.earth.anger"), line, "caution" if earth.height > 0 else "dim", (Label(rest, "body"),))


def _mass(earth: EarthView) -> AsideModel:
    facts = tuple(
        Fact(
            term.text if term.until_sol is None else say("ui.earth.until", text=term.text, sol=str(term.until_sol)),
            signed(100.0 * term.share) + "\u00a0%",
            "good" if term.share > 0 else "danger",
        )
        for term in earth.mass
    )
    line = say("ui.earth.of_agreed", share=percent(earth.mass_share))
    told_of: tuple[Element, ...] = (Label(say("ui.earth.mass_line"), "body", "dim"),)
    if facts:
        told_of += (Facts(facts, values_right=True),)
    return AsideModel(say("ui.earth.mass"), line, "dim", told_of)


def _viable(earth: EarthView) -> AsideModel:
    numbers = earth.viability
    facts = (
        Fact(
            say("ui.earth.people"),
            say("ui.earth.of_places", people=str(numbers.people), most=str(numbers.design_people)),
        ),
        Fact(say("ui.earth.need"), hours(numbers.need_h)),
        Fact(say("ui.earth.given"), hours(numbers.given_h)),
        Fact(say("ui.earth.owed"), hours(numbers.owed_h)),
        Fact(say("ui.earth.covers"), percent(numbers.share), "good" if numbers.viable else "caution"),
        Fact(say("ui.earth.must"), percent(numbers.needed_share)),
        Fact(say("ui.earth.short"), str(numbers.short_people), "caution" if numbers.short_people else "text"),
    )
    fits = say("ui.earth.viable" if numbers.viable else "ui.earth.not_viable")
    words = (Label(say("ui.earth.viability_line"), "body", "dim"), Facts(facts, values_right=True))
    return AsideModel(say("ui.earth.viability"), fits, "good" if numbers.viable else "caution", words)


def _report(runner: Runner, earth: EarthView) -> AsideModel:
    late = runner.view.sol > earth.report_due_sol
    due = say("ui.figure.sol", sol=str(earth.report_due_sol))
    facts = (
        Fact(say("ui.earth.last_report"), say("ui.figure.sol", sol=str(earth.reported_sol))),
        Fact(say("ui.earth.next_report"), due, "caution" if late else "text"),
    )
    offers = tuple(offer(runner, SendReport(how), f"ui.earth.do.{how}") for how in _REPORTS)
    words = (Label(say("ui.earth.report_line"), "body", "dim"), Facts(facts, values_right=True))
    return AsideModel(say("ui.earth.report"), "", "dim", words, offers)


def _proposal(runner: Runner, each: ProposalView) -> AsideModel:
    facts = [
        Fact(say("ui.earth.strength"), numbered(f"{each.strength:.2f}")),
        Fact(say("ui.earth.would_agree"), percent(each.odds_share)),
    ]
    for name, sol in (("filed", each.filed_sol), ("decided", each.decided_sol), ("anyway", each.anyway_sol)):
        if sol is not None:
            facts.append(Fact(say(f"ui.earth.{name}_on"), say("ui.figure.sol", sol=str(sol))))
    more: tuple[Element, ...] = ()
    if each.terms:
        more = (strong(say("ui.earth.argued"), "body"), *terms(each.terms))
    told_of = (Label(each.asks, "body", "dim"), Facts(tuple(facts), values_right=True))
    offers = (offer(runner, FileProposal(each.id), "ui.earth.do.file"),)
    return AsideModel(each.name, say(f"ui.proposal.{each.state}"), "dim", told_of, offers, more)


def _leave(runner: Runner, each: LeaveView) -> AsideModel:
    rows: list[Element] = [strong(say("ui.earth.covers_what"), "body"), *(Label(name, "body") for name in each.covers)]
    if each.emergency:
        rows.append(Label(say("ui.earth.emergency"), "body", "caution"))
    if each.good_now:
        rows.append(Label(say("ui.earth.good_now"), "body", "good"))
    if each.state == "agreed":
        rows += [Rule(), Label(say("ui.earth.left", count=str(each.left)), "body")]
        if each.until_sol is not None:
            rows.append(Label(say("ui.story.to_sol", sol=str(each.until_sol)), "body"))
    offers = (offer(runner, AgreeAuthorisation(each.id), "ui.earth.do.agree"),)
    return AsideModel(each.name, say(f"ui.leave.{each.state}"), "dim", tuple(rows), offers)


def _act(runner: Runner, each: ActView) -> AsideModel:
    line = say("ui.figure.sol", sol=str(each.sol))
    if each.covered:
        covered = say("ui.earth.covered_by", name=each.covered)
        return AsideModel(each.name, line, "dim", (Label(covered, "body", "good"),))
    state = Label(say(f"ui.act.{each.forgiven}"), "body", "caution")
    offers = (offer(runner, AskForgiveness(each.number), "ui.earth.do.forgive"),)
    return AsideModel(each.name, line, "dim", (state,), offers)
