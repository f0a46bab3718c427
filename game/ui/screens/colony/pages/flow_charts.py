"""Pictures and charts of flows, made of what the control room knows."""

from __future__ import annotations

from game.session.view import ColonyView, FlowsView, PowerView, StockView
from game.ui.figures import kilowatts, mass, percent, signed
from game.ui.screens.colony.pages.flow_picture import FlowEnd, FlowPicture
from game.ui.screens.colony.pages.stock import HUES
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column
from game.ui.toolkit.widgets.chart import Branch, Line, LineChart, Threshold, Tick
from game.ui.toolkit.widgets.label import strong
from game.ui.words import numbered, say

_TONES = {
    "sun": "power",
    "steady": "lamp",
    "oxygen": "air",
    "scrubbing": "co2",
    "water": "water",
    "heating": "danger",
    "lamps": "good",
    "air": "air",
    "drying": "water",
}
_LEAST = 0.05
_OF_ALMANAC = {"food": "food_kg", "water": "water_kg", "oxygen": "oxygen_kg"}
"""Series of stocks that are noted sol by sol."""
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)


def power_picture(power: PowerView) -> Element:
    """The bus: what makes power, the batteries, and what draws it, in kW."""
    sources = [
        FlowEnd(term.name, term.value, kilowatts(term.value, 0), _TONES.get(term.id, "power")) for term in power.made
    ]
    uses = [
        FlowEnd(term.name, term.value, kilowatts(term.value, 0), _TONES.get(term.id, "dim")) for term in power.drawn
    ]
    stored = power.made_kw - power.drawn_kw
    if stored > _LEAST:
        uses.append(FlowEnd(say("ui.flows.charging"), stored, kilowatts(stored, 0), "power"))
    elif stored < -_LEAST:
        sources.append(FlowEnd(say("ui.flows.discharging"), -stored, kilowatts(-stored, 0), "caution"))
    share = power.stored_kwh / power.capacity_kwh if power.capacity_kwh else 0.0
    said = say("ui.flows.battery", stored=f"{power.stored_kwh:.0f}", capacity=f"{power.capacity_kwh:.0f}")
    return FlowPicture(
        tuple(each for each in sources if each.value > _LEAST),
        tuple(each for each in uses if each.value > _LEAST),
        say("ui.flows.batteries"),
        said,
        share,
        "power",
        340,
    )


def stock_picture(view: ColonyView, stock: StockView) -> Element:
    """A stock: what fills it and what empties it, in kg a sol."""
    holds = next((tank.holds for tank in view.tanks if tank.id == stock.id), "oxygen")
    tone = HUES.get(holds, "air")
    ends = [
        (term.value, FlowEnd(term.name, abs(term.value), say("ui.flows.kg", kg=_round(abs(term.value))), tone))
        for term in stock.terms
        if abs(term.value) > 0.0
    ]
    share = stock.amount_kg / stock.capacity_kg if stock.capacity_kg else 0.0
    return FlowPicture(
        tuple(end for value, end in ends if value > 0.0),
        tuple(end for value, end in ends if value < 0.0),
        stock.name,
        say("ui.flows.stored", amount=mass(stock.amount_kg), share=percent(share), change=signed(stock.kg_per_sol, 1)),
        share,
        tone,
        300,
    )


def _round(value: float) -> str:
    return f"{value:.0f}" if value >= 10.0 else numbered(f"{value:.1f}")


def power_chart(flows: FlowsView) -> tuple[Element, ...]:
    """The least charge of each sol that is foreseen, in the likely sky and in the thickest dust that is likely."""
    ahead = flows.weather.ahead
    if len(ahead) < 2:
        return ()
    capacity = flows.power.capacity_kwh
    likely = tuple((float(sol.sol), sol.lowest_kwh) for sol in ahead)
    worst = tuple((float(sol.sol), sol.low_lowest_kwh) for sol in ahead)
    chart = LineChart(
        lines=(Line(likely, "power"),),
        branches=(Branch(worst, "caution", say("ui.flows.in_dust")),),
        thresholds=(Threshold(0.0),),
        across=tuple(Tick(float(sol.sol), say("ui.book.sol", sol=str(sol.sol))) for sol in ahead),
        up=tuple(Tick(value, f"{value:.0f}") for value in steps(0.0, max(capacity / 2.0, *(v for _, v in likely)))),
        height=190,
    )
    return (strong(say("ui.flows.ahead"), "body", "dim"), chart)


def stock_chart(view: ColonyView, stock: StockView) -> tuple[Element, ...]:
    """How a stock went over the sols, where that is noted."""
    name = _OF_ALMANAC.get(stock.id, "")
    if view.almanac is None or not name or len(view.almanac.sols) < 2:
        return ()
    values = view.almanac.of(name)
    points = tuple((float(sol), value) for sol, value in zip(view.almanac.sols, values, strict=True))
    chart = LineChart(
        lines=(Line(points, HUES.get(stock.id, "air")),),
        across=sol_ticks(view.almanac.sols[0], view.almanac.sols[-1]),
        up=tuple(Tick(value, mass(value)) for value in steps(min(values), max(values))),
        height=190,
    )
    return (Column((strong(say("ui.flows.so_far"), "body", "dim"), chart), gap=6),)


def steps(low: float, high: float, count: int = 4) -> tuple[float, ...]:
    """Round values from at most ``low`` to at least ``high``, about ``count`` of them."""
    span = max(high - low, abs(high) * 0.02, 1e-6)
    power = 1.0
    while power * 10.0 <= span / count:
        power *= 10.0
    while power > span / count:
        power /= 10.0
    step = next((power * each for each in _ROUND if power * each * count >= span), power * 10.0)
    first = int(low // step)
    last = int(-(-high // step))
    return tuple(step * number for number in range(first, max(last, first + 1) + 1))


def sol_ticks(first: int, last: int) -> tuple[Tick, ...]:
    """Ticks of time at round sols, the first and last among them."""
    inner = [round(value) for value in steps(float(first), float(last), 6) if first < value < last]
    return tuple(Tick(float(sol), say("ui.book.sol", sol=str(sol))) for sol in (first, *inner, last))
