"""Things and tanks at the right of a page: how much there is, who wants it, and what can be ordered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.session.orders import CancelFromEarth, Fabricate, KeepInStock, OrderFromEarth
from game.session.view import ColonyView, MakeableView, MaterialView, StockView, UpkeepRow, WornView
from game.ui.figures import mass, percent, signed
from game.ui.play.lexicon import Lexicon
from game.ui.play.runner import Runner
from game.ui.screens.colony.pages.book import NOTHING, AsideModel, Offer, hours, lines, offer, sols
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column
from game.ui.toolkit.widgets.bars import Progress
from game.ui.toolkit.widgets.label import Fact, Facts, Label, strong
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import lowered, say

COUNTS = ("1", "5", "20", "50")
"""How many can be ordered at once."""
USUAL_COUNT = "5"
_WANTERS = 10
OFTEN = 0.5
"""Parts in a sol from which so many a sol is said, rather than one in so many sols."""
LEAST_TOLD = 0.01
"""Wear that is worth a word, as a share of a life."""
HUES = {"oxygen": "air", "nitrogen": "dim", "water": "water", "waste_water": "works", "food": "good"}
"""Colours of stocks."""


def wanted_by(view: ColonyView, name: str) -> list[UpkeepRow]:
    """Return the parts that are urgent or have failed and are mended with a thing of that name, the worst first."""
    rows = view.upkeep.rows if view.upkeep is not None else ()
    return [row for row in rows if row.spare == name and row.state in ("urgent", "failed")]


def worn_words(name: str, worn: WornView | None) -> tuple[str, str]:
    """Return a name with how worn the worst of it is, and the tone: of what is new or hardly used the name alone."""
    if worn is None or worn.worst_share < LEAST_TOLD:
        return name, "text"
    words = say("ui.stores.worn", name=name, share=percent(worn.worst_share))
    return words, "caution" if worn.shows else "text"


def item_aside(runner: Runner, view: ColonyView, lexicon: Lexicon, item: str, drafts: Mapping[str, str]) -> AsideModel:
    """Return what is known of a thing."""
    shop = view.shop
    thing = next((each for each in shop.materials if each.item == item), None) if shop is not None else None
    if shop is None or thing is None:
        return NOTHING
    recipes = tuple(each for each in shop.recipes if each.item == item)
    count = int(drafts.get("count", USUAL_COUNT))
    options = tuple(Option(name, name) for name in COUNTS)
    stations = {station.id: station.name for station in shop.stations}
    facts: list[Element] = [Facts((*_stock(thing), *_use(thing, view)), values_right=True)]
    facts += [_recipe(each, lexicon, stations) for each in recipes]
    facts += [strong(say("ui.things.how_many"), "body", "dim"), Toggles(("draft", "count"), options, str(count))]
    names = {module.id: module.name for module in view.modules}
    worn = {locker.id: each for locker in view.lockers for each in locker.worn if each.item == item}
    lockers = [
        (str(number), *worn_words(names.get(locker.module, locker.module), worn.get(locker.id)))
        for locker in view.lockers
        for kind, number in locker.items
        if kind == item and number
    ]
    wanted = [
        (say("ui.things.wants"), f"{row.name}, {row.owner}", "danger" if row.state == "failed" else "caution")
        for row in wanted_by(view, thing.name)[:_WANTERS]
    ]
    more: list[Element] = [strong(say("ui.things.wanted"), "body", "dim")]
    more.append(Column(lines("wanted", wanted), gap=0) if wanted else Label(say("ui.things.nobody"), "body", "dim"))
    more.append(strong(say("ui.things.where"), "body", "dim"))
    more.append(Column(lines("lies", lockers), gap=0) if lockers else Label(say("ui.things.nowhere"), "body", "dim"))
    return AsideModel(
        thing.name,
        say("ui.things.each", mass=say("ui.book.kg", kg=f"{thing.kg:g}")),
        facts=tuple(facts),
        offers=_offers(runner, thing, count),
        more=tuple(more),
    )


def _stock(thing: MaterialView) -> tuple[Fact, ...]:
    low = thing.colony < thing.keep
    facts = [
        Fact(say("ui.things.colony"), str(thing.colony), "caution" if low else "text", strong=True),
        Fact(say("ui.things.stock"), str(thing.stock)),
        Fact(say("ui.things.keep"), str(thing.keep)),
        Fact(say("ui.things.making"), str(thing.making)),
        Fact(say("ui.things.coming"), str(thing.coming) if thing.earth else say("ui.things.not_sent")),
    ]
    if thing.seconds:
        facts.append(Fact(say("ui.things.seconds"), str(thing.seconds), "caution"))
    return tuple(facts)


def _use(thing: MaterialView, view: ColonyView) -> Iterator[Fact]:
    """How many parts want, how long what lies here lasts at that, and when more could be here."""
    flights = view.supply.flights if view.supply is not None else ()
    arrives_sol = min((each.arrives_sol for each in flights if each.state == "open"), default=None)
    if thing.per_sol > 0.0:
        if thing.per_sol >= OFTEN:
            used = say("ui.things.used.often", count=f"{thing.per_sol:.1f}")
        else:
            used = say("ui.things.used.one", sols=sols(1.0 / thing.per_sol))
        yield Fact(say("ui.things.used"), used)
        lasts = max(0, thing.colony - thing.waits) / thing.per_sol
        short = thing.earth and arrives_sol is not None and view.sol + lasts < arrives_sol
        yield Fact(say("ui.things.lasts"), sols(lasts), "caution" if short else "text")
    if thing.earth and arrives_sol is not None:
        yield Fact(say("ui.things.asked_now"), say("ui.book.on_sol", sol=str(arrives_sol)))


def _recipe(recipe: MakeableView, lexicon: Lexicon, stations: Mapping[str, str]) -> Element:
    """How it is made here, with its price."""
    made_of = ", ".join(f"{count} {lowered(lexicon.items.get(item, item))}" for item, count in recipe.materials)
    text = say(
        "ui.things.recipe",
        count=str(recipe.count),
        hours=hours(recipe.hours),
        skill=lowered(lexicon.skills.get(recipe.skill, recipe.skill)),
        machine_h=hours(recipe.machine_h),
        station=lowered(stations.get(recipe.station, recipe.station)),
        materials=made_of,
    )
    return Label(text, "body", "dim" if recipe.able else "quiet")


def _offers(runner: Runner, thing: MaterialView, count: int) -> tuple[Offer, ...]:
    number = str(count)
    kg = say("ui.book.kg", kg=f"{thing.kg * count:g}")
    fewer = max(0, thing.keep - count)
    return (
        offer(runner, Fabricate(thing.item, count), "ui.things.order.make", "good", count=number),
        offer(runner, Fabricate(thing.item, count, hurry=True), "ui.things.order.hurry", "caution", count=number),
        offer(runner, OrderFromEarth(thing.item, count), "ui.things.order.earth", count=number, mass=kg),
        offer(runner, CancelFromEarth(thing.item, count), "ui.things.order.take_back", count=number),
        offer(
            runner, KeepInStock(thing.item, thing.keep + count), "ui.things.order.more", keep=str(thing.keep + count)
        ),
        offer(runner, KeepInStock(thing.item, fewer), "ui.things.order.fewer", keep=str(fewer)),
    )


def tank_aside(view: ColonyView, tank: str) -> AsideModel:
    """Return what fills and empties a stock, with every term."""
    stocks = view.flows.stocks if view.flows is not None else ()
    stock = next((each for each in stocks if each.id == tank), None)
    holds = next((each.holds for each in view.tanks if each.id == tank), "")
    if stock is None:
        return NOTHING
    return AsideModel(
        stock.name,
        lasting(stock),
        "caution" if stock.lasts_sols is not None and stock.lasts_sols < 60.0 else "dim",
        facts=(
            Progress(stock.amount_kg / stock.capacity_kg if stock.capacity_kg else 0.0, HUES.get(holds, "air"), 8),
            Facts(
                (
                    Fact(say("ui.stores.amount"), mass(stock.amount_kg), strong=True),
                    Fact(say("ui.tank.capacity"), mass(stock.capacity_kg)),
                    Fact(say("ui.stores.full"), percent(stock.amount_kg / max(1e-9, stock.capacity_kg))),
                    Fact(say("ui.tank.change"), kg_a_sol(stock.kg_per_sol), strong=True),
                ),
                values_right=True,
            ),
            strong(say("ui.tank.terms"), "body", "dim"),
            Facts(
                tuple(
                    Fact(term.name, kg_a_sol(term.value), "good" if term.value > 0.0 else "text")
                    for term in stock.terms
                )
                or (Fact(say("ui.tank.still"), ""),),
                values_right=True,
            ),
        ),
    )


def kg_a_sol(value: float) -> str:
    """How fast a stock changes, with its sign."""
    return say("ui.tank.per_sol", change=signed(value, 0 if abs(value) >= 10.0 else 1))


def lasting(stock: StockView) -> str:
    """How long a stock lasts at what is drawn now."""
    if stock.lasts_sols is None:
        return say("ui.tank.holds")
    return say("ui.tank.lasts", sols=sols(stock.lasts_sols))
