"""Lots, machines and ships at the right of the shop's page."""

from __future__ import annotations

from game.session.orders import CancelFabrication, RaiseFabrication
from game.session.view import ColonyView, LotView
from game.ui.figures import kilowatts, mass, spans
from game.ui.play.lexicon import Lexicon
from game.ui.play.runner import Runner
from game.ui.screens.colony.pages.book import NOTHING, AsideModel, hours, lines, offer, sols
from game.ui.screens.colony.pages.shop_rows import FOR_GEAR, OVER, SOLS_A_MONTH, STATE_TONES, why_words
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column
from game.ui.toolkit.widgets.bars import Progress
from game.ui.toolkit.widgets.label import Fact, Facts, Label, strong
from game.ui.words import lowered, say


def lot_aside(runner: Runner, view: ColonyView, lexicon: Lexicon, number: int) -> AsideModel:
    """A lot: what it waits for, who can make it, who wants it, and when it may be done."""
    shop = view.shop
    lot = next((each for each in (*shop.lots, *shop.over) if each.id == number), None) if shop is not None else None
    if shop is None or lot is None:
        return NOTHING
    over = lot.state in OVER
    station = next((each for each in shop.stations if each.id == lot.station), None)
    facts = [
        Fact(say("ui.shop.still"), str(lot.count), strong=True),
        Fact(say("ui.shop.came"), str(lot.good), "good" if lot.good else "text"),
        Fact(say("ui.shop.turned_down"), str(lot.rejected), "caution" if lot.rejected else "text"),
    ]
    if station is not None:
        facts.append(Fact(say("ui.shop.on"), station.name))
        facts.append(Fact(say("ui.shop.queue_there"), hours(station.queued_h)))
    if not over:
        facts.append(Fact(say("ui.shop.hands"), hours(lot.left_h)))
        ready = spans(lot.ready_from_s, lot.ready_to_s or lot.ready_from_s) if lot.ready_from_s is not None else ""
        facts.append(Fact(say("ui.shop.ready"), ready or say("ui.shop.never"), "text" if ready else "caution"))
    facts += [
        Fact(say("ui.shop.lacks"), f"{count} {lowered(lexicon.items.get(item, item))}", "danger")
        for item, count in lot.missing
    ]
    pace = "ui.shop.order.calm" if lot.hurry else "ui.shop.order.hurry"
    offers = (
        offer(runner, RaiseFabrication(number, lot.hurry), "ui.shop.order.raise", "good"),
        offer(runner, RaiseFabrication(number, not lot.hurry), pace, "caution"),
        offer(runner, CancelFabrication(number), "ui.shop.order.cancel", "danger"),
    )
    depth = [_depth(view, lot.skill, lexicon)]
    return AsideModel(
        lot.name,
        say(f"ui.shop.lot.{lot.state}"),
        "dim" if over else STATE_TONES.get(lot.state, "text"),
        facts=(Facts(tuple(facts), values_right=True), *depth),
        offers=() if over else offers,
        more=_whys(view, lot),
    )


def _depth(view: ColonyView, skill: str, lexicon: Lexicon) -> Element:
    """How deep the colony is in the skill that it takes."""
    name = lexicon.skills.get(skill, skill)
    known = next((each.line for each in view.training.skills if each.id == skill), "") if view.training else ""
    return Label(say("ui.shop.depth", skill=name, depth=known), "body", "dim")


def _whys(view: ColonyView, lot: LotView) -> tuple[Element, ...]:
    """The parts that wait for it."""
    rows = {row.part: row for row in (view.upkeep.rows if view.upkeep is not None else ())}
    said = []
    for why in lot.whys:
        row = rows.get(why)
        if row is not None:
            said.append(("", f"{row.name}, {row.owner}", "caution"))
        elif why == "stock" or why.startswith(FOR_GEAR):
            said.append(("", why_words(why), "dim"))
    head = strong(say("ui.shop.waits"), "body", "dim")
    return (head, Column(lines("why", said), gap=0)) if said else ()


def station_aside(view: ColonyView, name: str) -> AsideModel:
    """A station: its time, what waits for it, and what it can make."""
    shop = view.shop
    station = next((each for each in shop.stations if each.id == name), None) if shop is not None else None
    if shop is None or station is None:
        return NOTHING
    place = next((module.name for module in view.modules if module.id == station.module), station.module)
    lots = [(str(lot.count), lot.name, "text") for lot in shop.lots if lot.station == name]
    makes = [
        (hours(each.machine_h), each.name, "text" if each.able else "quiet")
        for each in shop.recipes
        if each.station == name
    ]
    rows: list[Element] = [strong(say("ui.shop.part.queue"), "body", "dim")]
    rows.append(Column(lines("lots", lots), gap=0) if lots else Label(say("ui.shop.idle"), "body", "dim"))
    rows += [strong(say("ui.shop.makes"), "body", "dim"), Column(lines("makes", makes), gap=0)]
    return AsideModel(
        station.name,
        place,
        facts=(
            Facts(
                (
                    Fact(say("ui.shop.number"), str(station.count), strong=True),
                    Fact(say("ui.shop.free"), hours(station.free_h)),
                    Fact(say("ui.shop.queued"), hours(station.queued_h)),
                    Fact(say("ui.shop.draw"), kilowatts(station.draw_kw)),
                ),
                values_right=True,
            ),
            *rows,
        ),
    )


def flight_aside(view: ColonyView, lexicon: Lexicon, ship: str, arrives: int) -> AsideModel:
    """A ship and its manifest."""
    supply = view.supply
    flights = (*supply.flights, *supply.landed) if supply is not None else ()
    flight = next((each for each in flights if each.ship == ship and each.arrives_sol == arrives), None)
    if flight is None:
        return NOTHING
    share = 1.0 - flight.free_kg / flight.hold_kg if flight.hold_kg else 0.0
    months = (flight.arrives_sol - flight.leaves_sol) / SOLS_A_MONTH
    cargo = tuple((str(count), lexicon.items.get(item, item), "text") for item, count in flight.items)
    facts = [
        Fact(say("ui.shop.closes"), say("ui.book.on_sol", sol=str(flight.closes_sol))),
        Fact(say("ui.shop.leaves"), say("ui.book.on_sol", sol=str(flight.leaves_sol))),
        Fact(say("ui.shop.arrives"), say("ui.book.on_sol", sol=str(flight.arrives_sol)), strong=True),
        Fact(say("ui.shop.flight"), say("ui.shop.months", months=f"{months:.0f}")),
        Fact(say("ui.shop.hold"), mass(flight.hold_kg)),
        *((Fact(say("ui.shop.people"), str(flight.people), "good"),) if flight.people else ()),
        Fact(say("ui.shop.unasked"), mass(flight.free_kg)),
    ]
    ahead = flight.arrives_sol - view.sol
    return AsideModel(
        flight.name,
        say("ui.shop.comes", sols=sols(ahead)) if ahead > 0 else say("ui.shop.ship.landed"),
        facts=(
            Progress(share, "quota", 8),
            Facts(tuple(facts), values_right=True),
            Label(say(f"ui.shop.about.{flight.state}"), "body", "dim"),
        ),
        more=(
            strong(say("ui.shop.manifest"), "body", "dim"),
            Column(lines("cargo", cargo), gap=0) if cargo else Label(say("ui.shop.empty_hold"), "body", "dim"),
        ),
    )
