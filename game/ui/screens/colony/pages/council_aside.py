"""Beside the lists of the council: what is known of the chosen thing, and what can be said to it."""

from __future__ import annotations

from msgspec.structs import replace

from game.session.orders import AskCommander, CallCouncil, MakePromise, Override, PutToCouncil
from game.session.view.council import (
    CouncilView,
    FactionView,
    GateView,
    MatterView,
    PromiseKindView,
    PromiseView,
    VoteView,
)
from game.ui.figures import capital, percent, signed
from game.ui.play.runner import Runner
from game.ui.screens.colony.pages.book import NOTHING, AsideModel, Offer, offer
from game.ui.screens.colony.pages.council_rows import forecast, odds_tone, support_tone
from game.ui.screens.colony.pages.earth_aside import reasons, terms
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column
from game.ui.toolkit.messages import Key
from game.ui.toolkit.widgets.label import Fact, Facts, Label, strong
from game.ui.words import numbered, say


def council_aside(runner: Runner, council: CouncilView, chosen: Key | None) -> AsideModel:
    """Everything known of the chosen row."""
    names = {each.id: each.name for each in council.factions}
    match chosen:
        case ("faction", str(name)):
            return next((_faction(runner, council, each) for each in council.factions if each.id == name), NOTHING)
        case ("matter", str(name)):
            return next((_matter(runner, names, each) for each in council.matters if each.id == name), NOTHING)
        case ("promise", int(number)):
            return next((_promise(names, each) for each in council.promises if each.number == number), NOTHING)
        case ("vote", str(name), int(sol)):
            found = (each for each in council.votes if (each.matter, each.sol) == (name, sol))
            return next((_vote(names, each) for each in found), NOTHING)
        case ("gate", str(name)):
            gates = council.commander.gates
            return next((_gate(runner, council, each) for each in gates if each.id == name), NOTHING)
        case _:
            return NOTHING


def _faction(runner: Runner, council: CouncilView, each: FactionView) -> AsideModel:
    facts = (
        Fact(say("ui.council.speaks"), each.speaker_name or say("ui.council.no_speaker")),
        Fact(say("ui.council.column.seats"), str(each.seats)),
        Fact(say("ui.council.column.support"), percent(each.support), support_tone(each.support)),
        Fact(say("ui.council.goes_to"), percent(each.drifts_to)),
        Fact(say("ui.council.wants"), say("ui.council.wants_growth" if each.growth > 0 else "ui.council.wants_hold")),
    )
    offers = tuple(_vow(runner, council, each.id, kind) for kind in council.can_promise if each.id in kind.factions)
    more: list[Element] = []
    if each.grudges:
        more += [strong(say("ui.council.not_forgotten"), "body"), *reasons(each.grudges)]
    if each.reasons:
        more += [strong(say("ui.council.column.why"), "body"), *reasons(each.reasons)]
    return AsideModel(each.name, "", "dim", (Facts(facts, values_right=True),), offers, tuple(more))


def _vow(runner: Runner, council: CouncilView, faction: str, kind: PromiseKindView) -> Offer:
    """A promise with what it gains and what breaking it costs, always in its place; only a second press gives it."""
    order = MakePromise(faction, kind.id)
    open_ones = [one for one in council.promises if one.state == "open" and (one.faction, one.id) == (faction, kind.id)]
    refused = runner.refused(order)
    if open_ones:
        refused = say("ui.council.promised_already", sol=str(open_ones[0].due_sol))
    worth = {name: signed(100.0 * amount) for name, amount in (("gives", kind.gives), ("broken", kind.broken))}
    return Offer(
        say("ui.council.do_promise", promise=kind.text),
        order,
        say("ui.council.do_promise.effect", **worth),
        "caution",
        refused,
        say("ui.council.do_promise.sure", promise=kind.text),
    )


def _matter(runner: Runner, names: dict[str, str], each: MatterView) -> AsideModel:
    facts = [
        Fact(say("ui.council.column.seats_likely"), forecast(each)),
        Fact(say("ui.council.column.chance"), percent(each.carried_share), odds_tone(each.carried_share)),
    ]
    if each.carried_until_sol is not None:
        facts.append(Fact(say("ui.council.carried"), say("ui.story.to_sol", sol=str(each.carried_until_sol)), "good"))
    offers = (
        offer(runner, CallCouncil(each.id), "ui.council.do.call"),
        offer(runner, PutToCouncil(each.id), "ui.council.do.put"),
    )
    more: list[Element] = []
    for row in each.leanings:
        aye = Fact(names.get(row.faction, row.faction), percent(row.aye_share), odds_tone(row.aye_share), strong=True)
        said = ", ".join(f"{text} {signed(worth, 2)}" for text, worth in row.terms)
        why = (Label(said, "small", "dim"),) if said else ()
        more.append(Column((Facts((aye,), values_right=True), *why), gap=0))
    about = (Label(each.asks, "body", "dim"), Facts(tuple(facts), values_right=True))
    return AsideModel(each.name, "", "dim", about, offers, tuple(more))


def _promise(names: dict[str, str], each: PromiseView) -> AsideModel:
    facts = [
        Fact(say("ui.council.to"), names.get(each.faction, each.faction)),
        Fact(say("ui.story.made"), say("ui.figure.sol", sol=str(each.made_sol))),
        Fact(say("ui.story.due"), say("ui.figure.sol", sol=str(each.due_sol))),
    ]
    if each.target:
        tone = "good" if each.holds else "caution"
        facts.append(
            Fact(
                say("ui.council.comes_to"),
                f"{numbered(f'{each.comes_to:.4g}')} / {numbered(f'{each.target:.4g}')}",
                tone,
            )
        )
    if each.ended_sol is not None:
        facts.append(Fact(say("ui.council.ended"), say("ui.figure.sol", sol=str(each.ended_sol))))
    return AsideModel(capital(each.text), say(f"ui.vow.{each.state}"), "dim", (Facts(tuple(facts), values_right=True),))


def _vote(names: dict[str, str], each: VoteView) -> AsideModel:
    rows: list[Element] = []
    for title, said, tone in (("ui.council.ayes", each.ayes, "good"), ("ui.council.noes", each.noes, "danger")):
        rows.append(strong(say(title, count=str(len(said))), "body", tone))
        rows += [Label(names.get(one, one)) for one in said]
    line = say("ui.council.carried" if each.carried else "ui.council.lost")
    return AsideModel(each.name, line, "good" if each.carried else "danger", tuple(rows))


def _gate(runner: Runner, council: CouncilView, each: GateView) -> AsideModel:
    if each.given_until_sol is not None:
        line, tone = say("ui.council.given_to", sol=str(each.given_until_sol)), "good"
    else:
        line = say("ui.council.would" if each.would_give else "ui.council.would_not")
        tone = "good" if each.would_give else "caution"
    facts = (
        Fact(say("ui.council.column.score"), f"{100.0 * each.score:.0f}", tone),
        Fact(say("ui.council.column.needed"), f"{100.0 * each.needed:.0f}"),
    )
    offers = (
        offer(runner, AskCommander(each.id), "ui.council.do.ask"),
        replace(
            offer(runner, Override(each.id), "ui.council.do.override", "danger"),
            again=say("ui.council.do.override.sure"),
        ),
    )
    more: list[Element] = []
    if each.terms:
        more += [strong(say("ui.council.comes_of"), "body"), *terms(each.terms, points=True)]
    commander = council.commander
    for title, said in (
        ("ui.council.earth_reasons", commander.earth_reasons),
        ("ui.council.you_reasons", commander.you_reasons),
    ):
        if said:
            more += [strong(say(title), "body"), *reasons(said)]
    if commander.former:
        more.append(strong(say("ui.council.former"), "body"))
        more += [
            Label(say("ui.council.former_line", name=name, sol=str(sol), why=why), "body", "dim")
            for name, sol, why in commander.former
        ]
    return AsideModel(capital(each.name), line, tone, (Facts(facts, values_right=True),), offers, tuple(more))
