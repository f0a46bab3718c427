"""The bus, machines, farms and places at the right of the page of flows."""

from __future__ import annotations

from msgspec.structs import replace

from game.content.kinds.hours import CrewRules
from game.session.orders import SetPriority, SetRations, UseLoadPlan
from game.session.view import ColonyView, FlowsView, LoadPlanView, WeatherView
from game.sim.clock import HOUR_S
from game.sim.food.components import LEAST_RATION_SHARE
from game.sim.power.rules import MOST_LEVEL
from game.ui.figures import capital, kilowatts, percent, span
from game.ui.play.runner import Runner
from game.ui.screens.colony.chosen.machine import machine_line, machine_tone
from game.ui.screens.colony.pages.book import NOTHING, AsideModel, Offer, hours, offer
from game.ui.screens.colony.pages.flow_rows import celsius
from game.ui.toolkit.element import Element
from game.ui.toolkit.widgets.bars import Progress, Sparkline
from game.ui.toolkit.widgets.label import Fact, Facts, Label, strong
from game.ui.words import numbered, say

RATIONS = (1.0, 0.9, 0.8, 0.7, LEAST_RATION_SHARE)
"""Shares that can be ordered from here."""


def power_aside(runner: Runner, flows: FlowsView) -> AsideModel:
    """The bus, its margin, the load plans, and the sky."""
    power = flows.power
    margin = power.made_kw - power.drawn_kw
    lasts = span(power.lasts_h * HOUR_S) if power.lasts_h is not None else say("ui.flows.filling")
    facts = [
        Fact(say("ui.flows.made"), kilowatts(power.made_kw)),
        Fact(say("ui.flows.drawn"), kilowatts(power.drawn_kw)),
        Fact(say("ui.flows.margin"), kilowatts(margin), "good" if margin >= 0.0 else "caution", strong=True),
        Fact(say("ui.flows.lasts"), lasts),
        Fact(say("ui.flows.lowest"), _kwh(power.lowest_kwh)),
    ]
    if power.drawn_last_kwh > 0.0:
        of = say("ui.flows.of", made=_kwh(power.made_last_kwh), drawn=_kwh(power.drawn_last_kwh))
        facts.append(Fact(say("ui.flows.last_sol"), of))
    if power.shed_from is not None:
        facts.append(Fact(say("ui.flows.given_up"), say("ui.flows.from_level", level=str(power.shed_from)), "danger"))
    cost: tuple[Element, ...] = ()
    if power.failures:
        cost = (Label(say("ui.flows.failures.cost", share=percent(power.failure_wear_share)), "body", "dim"),)
        sols = ", ".join(str(sol) for sol in power.failures[-3:])
        facts.append(Fact(say("ui.flows.failures"), say("ui.book.sol", sol=sols), "danger"))
    offers = tuple(_plan(runner, plan, power.plan) for plan in power.plans)
    plan = next((each for each in power.plans if each.id == power.plan), None)
    about: tuple[Element, ...] = ()
    if plan is not None:
        about = (strong(say("ui.flows.plan", plan=plan.name), "body"), Label(plan.about, "body", "dim"), *_steps(plan))
    return AsideModel(
        say("ui.flows.bus"),
        facts=(Facts(tuple(facts), values_right=True), *cost, *about),
        offers=offers,
        more=_sky(flows.weather),
    )


def _plan(runner: Runner, plan: LoadPlanView, now: str) -> Offer:
    name = plan.name
    return offer(runner, UseLoadPlan(plan.id), "ui.flows.order.plan", "good" if plan.id != now else "dim", plan=name)


def _steps(plan: LoadPlanView) -> tuple[Element, ...]:
    """At which charge a plan gives up what."""
    if not plan.steps:
        return ()
    return (
        Facts(
            tuple(
                Fact(say("ui.flows.below", share=percent(share)), say("ui.flows.from_level", level=str(level)))
                for share, level in plan.steps
            ),
            values_right=True,
        ),
    )


def _sky(weather: WeatherView) -> tuple[Element, ...]:
    """The sky as it is, and the storm that is said to come."""
    rows: list[Element] = [strong(say("ui.flows.sky"), "body", "dim")]
    warning = weather.warning
    if warning is not None:
        name = capital(warning.name)
        if warning.here:
            text = say("ui.flows.storm_here", name=name, sol=str(warning.ends_sol))
        else:
            text = say(
                "ui.flows.storm_comes",
                name=name,
                chance=percent(warning.chance_share),
                first=str(warning.from_sol),
                last=str(warning.to_sol),
                low=f"{warning.low_tau:.1f}",
                high=f"{warning.high_tau:.1f}",
                ends=str(warning.ends_sol),
            )
        rows.append(Label(text, "body", "caution"))
    rows.append(
        Facts(
            (
                Fact(say("ui.flows.tau"), numbered(f"{weather.tau:.2f}")),
                Fact(say("ui.flows.dust"), percent(weather.dust_share)),
                Fact(say("ui.flows.season"), say(f"ui.season.{weather.season.replace(' ', '_')}")),
                Fact(say("ui.flows.ls"), say("ui.flows.degrees", value=f"{weather.ls_deg:.0f}")),
                Fact(say("ui.flows.distance"), say("ui.flows.au", value=f"{weather.distance_au:.2f}")),
                Fact(say("ui.flows.outside"), celsius(weather.outside_k)),
            ),
            values_right=True,
        )
    )
    if len(weather.taus) > 1:
        rows.append(Sparkline(weather.taus, "power", 280, 36))
    return tuple(rows)


def load_aside(runner: Runner, view: ColonyView, flows: FlowsView, name: str) -> AsideModel:
    """A machine, and the level at which it is given up: the number of an order is the level."""
    machine = next((each for each in view.machines if each.id == name), None)
    if machine is None:
        return NOTHING
    level = dict(flows.power.levels).get(name, 0)
    place = next((module.name for module in view.modules if module.id == machine.module), machine.module)
    facts = (
        Fact(say("ui.flows.level"), str(level), strong=True),
        Fact(say("ui.flows.draw"), kilowatts(machine.draw_kw)),
        Fact(say("ui.flows.state"), machine_line(machine), machine_tone(machine)),
    )
    offers = tuple(
        offer(runner, SetPriority(name, each), _place(each), level=str(each)) for each in range(1, MOST_LEVEL + 1)
    )
    return AsideModel(
        machine.name,
        place,
        facts=(Facts(facts, values_right=True), Label(say("ui.flows.level.about"), "body", "dim")),
        offers=offers,
    )


def _place(level: int) -> str:
    """The words of an order that gives a machine a level."""
    if level == 1:
        return "ui.flows.order.level_last"
    return "ui.flows.order.level_first" if level == MOST_LEVEL else "ui.flows.order.level_between"


def farm_aside(flows: FlowsView, name: str) -> AsideModel:
    """A farm and what it cut, and how long the food lasts."""
    farm = next((each for each in flows.food.farms if each.id == name), None)
    if farm is None:
        return NOTHING
    food = flows.food
    share = farm.kg_per_sol / farm.full_kg_per_sol if farm.full_kg_per_sol else 0.0
    lasts = (
        say("ui.figure.sols", sols=f"{food.lasts_sols:.0f}") if food.lasts_sols is not None else say("ui.tank.holds")
    )
    rows: list[Element] = [
        Progress(share, "good", 8),
        Facts(
            (
                Fact(say("ui.flows.grows"), say("ui.flows.kg", kg=f"{farm.kg_per_sol:.1f}"), strong=True),
                Fact(say("ui.flows.full"), say("ui.flows.kg", kg=f"{farm.full_kg_per_sol:.1f}")),
                Fact(say("ui.flows.light"), percent(farm.light_share)),
                Fact(say("ui.flows.hands"), f"{percent(farm.hands_share)}, {hours(farm.hands_h_per_sol)}"),
                Fact(say("ui.flows.air"), percent(farm.air_share)),
                Fact(say("ui.flows.standing"), say("ui.book.kg", kg=f"{farm.standing_kg:.0f}")),
            ),
            values_right=True,
        ),
    ]
    if len(farm.cut_kg) > 1:
        rows += [strong(say("ui.flows.cut"), "body", "dim"), Sparkline(farm.cut_kg, "good", 280, 40)]
    more: list[Element] = [
        strong(say("ui.flows.all_food"), "body", "dim"),
        Facts(
            (
                Fact(say("ui.flows.eaten"), say("ui.flows.kg", kg=f"{food.eaten_kg_per_sol:.0f}")),
                Fact(say("ui.flows.grown"), say("ui.flows.kg", kg=f"{food.grown_kg_per_sol:.0f}")),
                Fact(say("ui.flows.stored_food"), say("ui.book.kg", kg=f"{food.stored_kg:.0f}")),
                Fact(say("ui.flows.crates"), say("ui.book.kg", kg=f"{food.crates_kg:.0f}")),
                Fact(say("ui.flows.food_lasts"), lasts, "text" if food.lasts_sols is None else "caution"),
            ),
            values_right=True,
        ),
        strong(say("ui.flows.harvests"), "body", "dim"),
        Sparkline(food.ahead_kg, "good", 280, 40),
    ]
    return AsideModel(
        farm.name, say("ui.flows.planted" if farm.planted else "ui.flows.bare"), facts=tuple(rows), more=tuple(more)
    )


def with_rations(runner: Runner, flows: FlowsView, aside: AsideModel) -> AsideModel:
    """The same page of a farm or of the food in store, with what everybody eats and how it is set."""
    food = flows.food
    full_kg = food.eaten_kg_per_sol / food.ration_share
    offers = tuple(_ration(runner, share, full_kg, food.ration_share) for share in RATIONS)
    shown = percent(food.ration_share)
    if food.ration_until_sol is not None:
        shown = say("ui.food.rations.until", percent=shown, sol=str(food.ration_until_sol))
    fact = Fact(say("ui.food.rations"), shown, "caution" if food.ration_share < 1.0 else "text")
    return replace(aside, facts=(*aside.facts, Facts((fact,), values_right=True)), offers=offers)


def _ration(runner: Runner, share: float, full_kg: float, now: float) -> Offer:
    if share >= 1.0:
        return offer(runner, SetRations(share), "ui.food.order.full", saved=f"{full_kg * (1.0 - now):.0f}")
    rules = runner.session.content.of(CrewRules)["core"]
    work = 100.0 * rules.hungry_work_share * min(1.0, (1.0 - share) / (1.0 - LEAST_RATION_SHARE))
    values = {"percent": f"{100.0 * share:.0f}", "saved": f"{full_kg * (1.0 - share):.0f}", "work": f"{work:.0f}"}
    return offer(runner, SetRations(share), "ui.food.order.cut", "caution", **values)


def place_aside(view: ColonyView, flows: FlowsView, module: str) -> AsideModel:
    """A place that has cooled, and the cold outside."""
    place = next((each for each in flows.cold if each.module == module), None)
    name = next((each.name for each in view.modules if each.id == module), say("ui.flows.part.heat"))
    facts: list[Fact] = []
    if place is not None:
        facts += [
            Fact(say("ui.flows.warm"), celsius(place.temperature_k), strong=True),
            Fact(say("ui.flows.kept"), celsius(place.kept_k)),
        ]
        if place.freezes_h is not None:
            facts.append(Fact(say("ui.flows.freezes"), hours(place.freezes_h), "caution"))
    facts.append(Fact(say("ui.flows.outside"), celsius(flows.weather.outside_k)))
    heating = next((term.value for term in flows.power.drawn if term.id == "heating"), 0.0)
    facts.append(Fact(say("ui.flows.heaters"), kilowatts(heating)))
    return AsideModel(name, say("ui.flows.heat_line"), facts=(Facts(tuple(facts), values_right=True),))


def _kwh(value: float) -> str:
    return say("ui.flows.kwh", value=f"{value:.0f}")
