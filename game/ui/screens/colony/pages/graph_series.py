"""The series that can be drawn, their units, and what each number is made of now."""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

from game.session.view import AlmanacView, ColonyView
from game.ui.figures import kilowatts, mass, percent
from game.ui.screens.colony.pages.book import NOTHING, AsideModel, hours
from game.ui.screens.colony.pages.stock import kg_a_sol
from game.ui.toolkit.element import Element
from game.ui.toolkit.widgets.label import Fact, Facts, Label, strong
from game.ui.words import numbered, say

Unit = Literal["percent", "share", "kpa", "kwh", "hours", "kg", "number", "plain"]
_WORST = 6
"""How many places or crews stand in a list."""
_LEAST_KW = 0.5


class Graph(Struct, frozen=True):
    """A chart: what is drawn on it and in which unit."""

    id: str
    series: tuple[tuple[str, str, str], ...]
    """Ids in the almanac, ids of their names, colours. The first is the one of the table."""
    unit: Unit
    from_nothing: bool = False
    """Whether its axis begins at nothing."""
    measure: str = ""
    """The reading whose alarms have lines on it."""


GRAPHS: Final = (
    Graph("oxygen", (("o2_percent", "o2", "air"),), "percent", measure="o2_percent"),
    Graph("carbon", (("co2_kpa", "co2", "co2"),), "kpa", True, "co2_kpa"),
    Graph("power", (("made_kwh", "made", "power"), ("drawn_kwh", "drawn", "dim")), "kwh"),
    Graph("battery", (("stored_kwh", "stored", "power"),), "kwh", True),
    Graph("sky", (("tau", "tau", "lamp"),), "plain", True),
    Graph(
        "debt",
        (
            ("debt_h", "debt", "text"),
            ("repairs_h", "repairs", "repair"),
            ("small_h", "small", "operations"),
            ("services_h", "services", "prevention"),
            ("inspections_h", "inspections", "inspection"),
        ),
        "hours",
        True,
    ),
    Graph("strain", (("stress_share", "stress", "training"), ("weary_share", "weary", "caution")), "share", True),
    Graph("off", (("off", "off", "caution"),), "number", True),
    Graph("people", (("people", "people", "lamp"),), "number"),
    Graph("food", (("food_kg", "food", "good"),), "kg"),
    Graph("meals", (("grown_kg", "grown", "good"), ("eaten_kg", "eaten", "dim")), "kg", True),
    Graph("water", (("water_kg", "water", "water"),), "kg"),
    Graph("tank", (("oxygen_kg", "tank", "air"),), "kg"),
)


def window(almanac: AlmanacView, name: str, span: str) -> tuple[tuple[float, float], ...]:
    """Return the known values of a series over the last sols, with the sols."""
    values = almanac.of(name)
    first = almanac.sols[-1] - int(span) if almanac.sols and span != "all" else -1
    sols = almanac.sols[len(almanac.sols) - len(values) :]
    # What no instrument gave is not a number, and no number equals itself then.
    return tuple(
        (float(sol), value) for sol, value in zip(sols, values, strict=True) if sol >= first and value == value
    )


def said(graph: Graph, value: float) -> str:
    """A value of a graph with its unit."""
    match graph.unit:
        case "percent":
            return say("ui.figure.percent", value=f"{value:.1f}")
        case "share":
            return percent(value)
        case "kpa":
            return say("ui.graphs.kpa", value=f"{value:.2f}")
        case "kwh":
            return say("ui.flows.kwh", value=f"{value:.0f}")
        case "hours":
            return hours(value)
        case "kg":
            return mass(value)
        case "number":
            return f"{value:.0f}"
        case _:
            return numbered(f"{value:.2f}")


def graph_aside(view: ColonyView, graph: Graph | None) -> AsideModel:
    """What the number is made of now."""
    if graph is None:
        return NOTHING
    facts = _terms(view, graph)
    body: list[Element] = [Label(say(f"ui.graphs.about.{graph.id}"), "body", "dim")]
    if facts:
        body += [strong(say("ui.graphs.terms"), "body", "dim"), Facts(facts, values_right=True)]
    return AsideModel(say(f"ui.graphs.of.{graph.id}"), facts=tuple(body))


def _terms(view: ColonyView, graph: Graph) -> tuple[Fact, ...]:
    match graph.id:
        case "oxygen":
            return _air(view, graph, carbon=False)
        case "carbon":
            return _air(view, graph, carbon=True)
        case "power" | "battery":
            return _power(view)
        case "sky":
            return _sky(view)
        case "debt":
            return _debt(view)
        case "strain" | "off":
            return _crews(view)
        case "people":
            return _people(view)
        case "food" | "meals":
            return _stock(view, "food")
        case "water":
            return _stock(view, "water")
        case _:
            return _stock(view, "oxygen")


def _air(view: ColonyView, graph: Graph, *, carbon: bool) -> tuple[Fact, ...]:
    """The worst places with people in them, by their own instruments."""
    read = [
        (value, module.name)
        for module in view.modules
        for value in (module.air.co2_kpa if carbon else module.air.o2_percent,)
        if value is not None and module.living
    ]
    read.sort(reverse=carbon)
    return tuple(Fact(name, said(graph, value)) for value, name in read[:_WORST])


def _power(view: ColonyView) -> tuple[Fact, ...]:
    if view.flows is None:
        return ()
    power = view.flows.power
    made = [Fact(term.name, kilowatts(term.value), "good") for term in power.made if term.value >= _LEAST_KW]
    drawn = [Fact(term.name, kilowatts(-term.value)) for term in power.drawn if term.value >= _LEAST_KW]
    return (*made, *drawn, Fact(say("ui.flows.margin"), kilowatts(power.made_kw - power.drawn_kw), strong=True))


def _sky(view: ColonyView) -> tuple[Fact, ...]:
    if view.flows is None:
        return ()
    weather = view.flows.weather
    return (
        Fact(say("ui.flows.tau"), numbered(f"{weather.tau:.2f}"), strong=True),
        Fact(say("ui.flows.dust"), percent(weather.dust_share)),
        Fact(say("ui.flows.season"), say(f"ui.season.{weather.season.replace(' ', '_')}")),
        Fact(say("ui.flows.distance"), say("ui.flows.au", value=f"{weather.distance_au:.2f}")),
    )


def _debt(view: ColonyView) -> tuple[Fact, ...]:
    if view.upkeep is None:
        return ()
    debt = view.upkeep.debt
    return (
        Fact(say("ui.parts.term.repairs", count=str(debt.repairs)), hours(debt.repairs_h)),
        Fact(say("ui.parts.term.small"), hours(debt.small_h)),
        Fact(say("ui.parts.term.services", count=str(debt.services)), hours(debt.services_h)),
        Fact(say("ui.parts.term.inspections", count=str(debt.inspections)), hours(debt.inspections_h)),
        Fact(say("ui.parts.debt"), hours(debt.total_h), "caution", strong=True),
    )


def _crews(view: ColonyView) -> tuple[Fact, ...]:
    """The crews that bear most."""
    crews = view.hours.crews if view.hours is not None else ()
    most = sorted(crews, key=lambda crew: (-(crew.tired_share + crew.stress_share), crew.id))[:_WORST]
    return tuple(
        Fact(crew.name, say("ui.graphs.both", stress=percent(crew.stress_share), tired=percent(crew.tired_share)))
        for crew in most
    )


def _people(view: ColonyView) -> tuple[Fact, ...]:
    if view.population is None:
        return ()
    population = view.population
    return (
        Fact(say("ui.people.births"), str(population.births)),
        Fact(say("ui.people.deaths"), str(population.deaths)),
        Fact(say("ui.people.lost"), str(population.lost)),
        Fact(say("ui.people.expected"), str(len(population.expected))),
        Fact(say("ui.people.course.effective"), f"{population.now.effective:.0f}"),
    )


def _stock(view: ColonyView, name: str) -> tuple[Fact, ...]:
    stocks = view.flows.stocks if view.flows is not None else ()
    stock = next((each for each in stocks if each.id == name), None)
    if stock is None:
        return ()
    terms = tuple(Fact(term.name, kg_a_sol(term.value), "good" if term.value > 0.0 else "text") for term in stock.terms)
    return (*terms, Fact(say("ui.tank.change"), kg_a_sol(stock.kg_per_sol), strong=True))
