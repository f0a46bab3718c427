"""Sky, power, stocks, food and warmth, put together for the flows page. Looks and never touches."""

from __future__ import annotations

from game.content.kinds.machine import MachineKind
from game.content.kinds.work import TankPlan
from game.session.desk.powering import made_and_drawn_kw
from game.session.desk.words import Words
from game.session.view.flows import (
    FarmView,
    FlowsView,
    FoodView,
    HeatView,
    LoadPlanView,
    PowerView,
    SkySolView,
    StockView,
    TermView,
    WarningView,
    WeatherView,
)
from game.sim import sums
from game.sim.air.booking import held_mol
from game.sim.air.components import Atmosphere
from game.sim.air.matter import SUBSTANCES
from game.sim.air.plant import AirPlant
from game.sim.clock import SOL_S, Clock
from game.sim.food import rules as food
from game.sim.food.components import Racks
from game.sim.heat.components import Warmth
from game.sim.heat.rules import Shells, heat_rules, hours_to
from game.sim.power import rules as power
from game.sim.power.components import NOTHING_SHED, Bus
from game.sim.power.loads import Loads
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.supply.rules import food_kg
from game.sim.weather.cold import outside_k
from game.sim.weather.components import Weather
from game.sim.weather.forecast import sky, warning, weather_rules
from game.sim.weather.orbit import distance_au, ls_deg, season
from game.sim.world import World

AHEAD_SOLS = 10
HARVESTS_SOLS = 30
LEAST_KG_PER_SOL = 1e-6
COOLED_K = 1.0
"""A place that is less below what it is kept at is no news."""
PURPOSES = ("oxygen", "scrubbing", "drying", "air", "water", "heating")
"""Fields of a kind of machine by which its draw is told apart."""


def purpose(kind: MachineKind) -> str:
    """Return what a machine draws power for."""
    for name in PURPOSES:
        if getattr(kind, name) is not None:
            return name
    if kind.make_up is not None:
        return "air"
    return kind.purpose or "other"


class Flows:
    """What flows through the colony."""

    def __init__(self, world: World, words: Words) -> None:
        """Remember where to look."""
        self._world = world
        self._words = words
        self._settlement = world.the(Settlement)
        self._loads = Loads(world)
        self._shells = Shells.of(world)

    def all(self, *, forecasts: bool = True) -> FlowsView | None:
        """Return everything, what is foreseen of the sky only with ``forecasts``; nothing in a bare scenario."""
        if self._settlement.scenario.bare:
            return None
        return FlowsView(
            weather=self.weather(AHEAD_SOLS if forecasts else 0),
            power=self.power(),
            stocks=self.stocks(),
            food=self.food(),
            cold=self.cold(),
        )

    def _term(self, group: str, value: float) -> TermView:
        return TermView(group.rpartition(".")[2], self._words.say(f"flow.{group}"), value)

    def weather(self, ahead_sols: int = AHEAD_SOLS) -> WeatherView:
        """Return the sky, and what is foreseen of it for so many sols."""
        world = self._world
        rules, weather, clock = weather_rules(world), world.one(Weather), world.one(Clock)
        ls = ls_deg(clock.now_s / SOL_S, rules.perihelion_sol)
        return WeatherView(
            tau=weather.tau,
            taus=tuple(weather.taus),
            ls_deg=ls,
            season=season(ls),
            distance_au=distance_au(ls),
            outside_k=outside_k(rules, clock.sol, clock.local_h, weather.tau),
            dust_share=weather.dust_share,
            warning=self._warning(),
            ahead=tuple(
                SkySolView(
                    row.sol, row.tau, row.low_tau, row.high_tau,
                    made.made_kwh, made.low_made_kwh, made.high_made_kwh, made.drawn_kwh,
                    made.lowest_kwh, made.low_lowest_kwh,
                )
                for row, made in zip(sky(world, ahead_sols), power.outlook(world, ahead_sols), strict=True)
            ),
        )  # fmt: skip

    def _warning(self) -> WarningView | None:
        told = warning(self._world)
        if told is None:
            return None
        names = {plan.id: plan.name for plan in weather_rules(self._world).storm}
        return WarningView(
            kind=told.kind,
            name=names.get(told.kind, told.kind),
            here=told.here,
            chance_share=told.chance_share,
            from_sol=told.from_sol,
            to_sol=told.to_sol,
            low_tau=told.low_tau,
            high_tau=told.high_tau,
            ends_sol=told.ends_sol,
        )

    def power(self) -> PowerView:
        """Return the bus."""
        world, bus = self._world, self._world.one(Bus)
        warmth = world.one(Warmth)
        _, steady_kw = self._loads.made_kw(bus)
        made_kw, drawn_kw = made_and_drawn_kw(world, self._loads)
        drawn: dict[str, float] = {}
        for row in self._loads.fed(bus):
            group = purpose(row.kind)
            drawn[group] = drawn.get(group, 0.0) + row.wanted_kw(warmth)
        besides = self._loads.besides_kw(bus)
        if besides > 0.0:
            drawn["other"] = drawn.get("other", 0.0) + besides
        plans = [
            LoadPlanView(p.id, p.name, p.about, tuple((step.below_share, step.from_level) for step in p.step))
            for p in power.load_plans(world)
        ]
        return PowerView(
            made_kw=made_kw,
            drawn_kw=drawn_kw,
            made=(
                self._term("power.sun", max(0.0, made_kw - steady_kw)),
                self._term("power.steady", min(made_kw, steady_kw)),
            ),
            drawn=tuple(self._term(f"power.{group}", kw) for group, kw in sorted(drawn.items(), key=lambda r: -r[1])),
            stored_kwh=bus.stored_kwh,
            capacity_kwh=self._loads.capacity_kwh(),
            lasts_h=power.night_h(world),
            lowest_kwh=bus.lowest_kwh,
            shed_from=bus.shed_from if bus.shed_from < NOTHING_SHED else None,
            cut=tuple(bus.cut),
            plan=bus.plan,
            plans=tuple(plans),
            levels=tuple((row.machine.id, row.level(bus)) for row in self._loads.drawers),
            failures=tuple(bus.failures),
            failure_wear_share=power.power_rules(world).failure_wear_share,
            made_last_kwh=bus.made_last_kwh,
            drawn_last_kwh=bus.drawn_last_kwh,
        )

    def stocks(self) -> tuple[StockView, ...]:
        """Return the stocks of gas, water and food, each with what fills and empties it."""
        plant = self._world.the(AirPlant)
        plant.sync_for_a_look()
        return tuple(self._stock(plant, tank) for tank in self._settlement.tanks.values())

    def _stock(self, plant: AirPlant, tank: TankPlan) -> StockView:
        kg = SUBSTANCES[tank.holds].kg_per_mol
        terms: dict[str, float] = {}
        for name, mol_per_s in plant.system.store_terms(self._world.one(Atmosphere).amount_mol, tank.id).items():
            group = name.partition("/")[0]
            terms[group] = terms.get(group, 0.0) + mol_per_s * kg * SOL_S
        if tank.id == plant.stock("food"):
            terms = {"taking_in": -food.eaten_kg_per_sol(self._world), "harvest": food.grown_kg_per_sol(self._world)}
        total = sums.total(terms.values())
        amount = held_mol(self._world, tank.id) * kg
        return StockView(
            id=tank.id,
            name=tank.name,
            amount_kg=amount,
            capacity_kg=tank.capacity_kg,
            kg_per_sol=total,
            terms=tuple(
                self._term(group, value)
                for group, value in sorted(terms.items(), key=lambda row: -abs(row[1]))
                if abs(value) > LEAST_KG_PER_SOL
            ),
            lasts_sols=amount / -total if total < -LEAST_KG_PER_SOL else None,
        )

    def food(self) -> FoodView:
        """Return what there is to eat, and what grows."""
        world, racks = self._world, self._world.one(Racks)
        farms = []
        for name, plan in world.the(Settlement).farms.items():
            rack = racks.farms[name]
            farms.append(
                FarmView(
                    id=name,
                    name=plan.name,
                    module=plan.module,
                    crew=plan.crew or "",
                    planted=rack.planted,
                    kg_per_sol=racks.growth_mol_per_s[name] * SOL_S * food.FOOD_KG_PER_MOL,
                    full_kg_per_sol=plan.food_kg_per_sol,
                    light_share=rack.light_share,
                    hands_share=rack.hands_share,
                    air_share=rack.air_share,
                    standing_kg=held_mol(world, f"crops.{name}") * food.FOOD_KG_PER_MOL,
                    cut_kg=tuple(rack.cut_kg),
                    hands_h_per_sol=plan.hands_h_per_sol,
                )
            )
        return FoodView(
            stored_kg=food.stored_kg(world),
            crates_kg=food_kg(world),
            eaten_kg_per_sol=food.eaten_kg_per_sol(world),
            grown_kg_per_sol=food.grown_kg_per_sol(world),
            lasts_sols=food.lasts_sols(world),
            farms=tuple(farms),
            ahead_kg=food.harvests_ahead(world, HARVESTS_SOLS),
            ration_share=racks.ration_share,
            ration_until_sol=racks.ration_until_sol if racks.ration_until_sol >= 0 else None,
        )

    def cold(self) -> tuple[HeatView, ...]:
        """Return the places that are not as warm as they are kept, the coldest first."""
        world, warmth = self._world, self._world.one(Warmth)
        clock, rules = world.one(Clock), heat_rules(world)
        outside = outside_k(weather_rules(world), clock.sol, clock.local_h, world.one(Weather).tau)
        around = self._shells.around_k(outside, rules.rock_k)
        found = []
        for entity, module in world.each(Module):
            now, kept = float(warmth.temperature_k[module.index]), float(self._shells.kept_k[module.index])
            if now > kept - COOLED_K:
                continue
            hours = hours_to(world, entity, rules.freezing_k, float(around[module.index]))
            found.append(HeatView(module.id, now, kept, module.index not in warmth.unheated, hours))
        return tuple(sorted(found, key=lambda row: (row.temperature_k, row.module)))
