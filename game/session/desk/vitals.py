"""The numbers of the top bar, and what comes."""

from __future__ import annotations

from game.content.kinds.people import ShiftKind
from game.content.kinds.setting import RuleSet
from game.session.desk.powering import made_and_drawn_kw
from game.session.desk.words import Words
from game.session.view import ComingView, TankView, VitalView
from game.sim import sums
from game.sim.air.components import Atmosphere
from game.sim.air.matter import CO2_PER_PERSON_MOL_PER_S, O2_PER_CO2, SUBSTANCES
from game.sim.air.plant import AirPlant
from game.sim.clock import HOUR_S, LOCAL_HOUR_S, SOL_H, SOL_S, Clock
from game.sim.crews.strain import off_living
from game.sim.food import rules as food
from game.sim.hardware.components import Machine
from game.sim.hardware.rules import kind_of, output_share
from game.sim.outlook.components import Outlook
from game.sim.people.components import Body
from game.sim.population import rules as population
from game.sim.power.components import NOTHING_SHED, Bus
from game.sim.power.loads import Loads
from game.sim.settlement import Settlement
from game.sim.upkeep import due
from game.sim.world import World

O2_PER_PERSON_KG_PER_S = CO2_PER_PERSON_MOL_PER_S * O2_PER_CO2 * SUBSTANCES["oxygen"].kg_per_mol
"""Oxygen that a person breathes, kg/s."""
WATER_NEED_KG_PER_SOL = 1.0275 * 2.0
"""Water that a person costs the store in a sol when recovery runs: losses and the oxygen made of it."""
FALL_SOLS = 2
"""Over so many sols it is looked how fast the store falls; one alone is as uneven as the sol was."""

COUNTS = ("people",)
"""Numbers without a unit."""


def _number(amount: float) -> str:
    """Return an amount with as many digits as matter."""
    return f"{amount:.1f}" if 0.0 < abs(amount) < 10.0 and amount != int(amount) else f"{amount:.0f}"


class Vitals:
    """Adds up the colony."""

    def __init__(self, world: World, words: Words) -> None:
        """Remember where to look."""
        self._world = world
        self._words = words
        self._settlement = world.the(Settlement)

    def _people(self) -> tuple[int, int]:
        """Return how many live, and how many of them are down."""
        bodies = [body for _, body in self._world.each(Body) if body.alive]
        return len(bodies), sum(1 for body in bodies if body.down)

    def _stock_kg(self, holds: str) -> float:
        plant = self._world.the(AirPlant)
        amount = self._world.one(Atmosphere).amount_mol
        rows = plant.system.rows.stores
        return sums.total(
            float(amount[rows[tank.id]]) * SUBSTANCES[tank.holds].kg_per_mol
            for tank in self._settlement.tanks.values()
            if tank.holds == holds
        )

    def all(self) -> tuple[VitalView, ...]:
        """Return the six numbers of the top bar; of a bare colony only how many live."""
        if self._settlement.scenario.bare:
            return (self._head_count(),)
        return (self._oxygen(), self._scrubbing(), self._power(), self._water(), self._debt(), self._head_count())

    def _vital(self, name: str, value: float, note: str, tone: str, *, count: int = 0, **terms: float) -> VitalView:
        """Return a figure with its terms in words; ``count`` is what its note counts, if that counts anything."""
        unit = "" if name in COUNTS else self._words.say(f"vital.{name}.unit")
        made_of = self._words.say(f"vital.{name}.terms", {term: _number(amount) for term, amount in terms.items()})
        return VitalView(name, value, unit, self._words.say(f"vital.{note}", {"count": str(count)}), tone, made_of)

    def _oxygen(self) -> VitalView:
        people, _ = self._people()
        stock_kg, need_kg_per_h = self._stock_kg("oxygen"), people * O2_PER_PERSON_KG_PER_S * HOUR_S
        hours = stock_kg / max(need_kg_per_h, 1e-12)
        rules: RuleSet = self._settlement.rules
        tone = "caution" if hours < rules.oxygen_store_hours else "plain"
        return self._vital("oxygen", hours, "in_store", tone, stock=stock_kg, people=people, need=need_kg_per_h)

    def _scrubbing(self) -> VitalView:
        """Return the rating of the scrubbers that run against what people breathe out."""
        world = self._world
        now_s = world.one(Clock).elapsed_s
        rating = 0.0
        for _, machine in world.each(Machine):
            kind = kind_of(world, machine)
            if kind.scrubbing is not None:
                size = self._settlement.machines[machine.id].rating_share
                rating += size * kind.scrubbing.co2_kg_per_sol / SOL_S * output_share(machine, kind, now_s)
        people, _ = self._people()
        need = people * CO2_PER_PERSON_MOL_PER_S * SUBSTANCES["carbon_dioxide"].kg_per_mol
        percent = 100.0 * rating / max(need, 1e-12)
        tone = "danger" if percent < 90.0 else "caution" if percent < 110.0 else "plain"
        return self._vital(
            "scrubbing", percent, "of_need", tone, rating=rating * HOUR_S, people=people, need=need * HOUR_S
        )

    def _power(self) -> VitalView:
        bus = self._world.one(Bus)
        made_kw, drawn_kw = made_and_drawn_kw(self._world, Loads(self._world))
        tone, note = "plain", "now"
        if bus.shed_from < NOTHING_SHED:
            # What is off may stay off while the batteries fill for the night: then nothing is lacking now.
            tone, note = ("danger", "shedding") if made_kw < drawn_kw else ("caution", "held_off")
        return self._vital("power", made_kw - drawn_kw, note, tone, made=made_kw, drawn=drawn_kw, stored=bus.stored_kwh)

    def _water(self) -> VitalView:
        people, _ = self._people()
        stock_kg, need_kg = self._stock_kg("water"), max(people * WATER_NEED_KG_PER_SOL, self._water_fall_kg_per_sol())
        sols = stock_kg / max(need_kg, 1e-12)
        tone = "caution" if sols < 30.0 else "plain"
        return self._vital("water", sols, "left", tone, stock=stock_kg, people=people, need=need_kg)

    def _water_fall_kg_per_sol(self) -> float:
        """Return how fast the store of water fell over the last sols: faster than it should where recovery fails."""
        sols = self._world.one(Outlook).stocks.get("water", [])[-1 - FALL_SOLS :]
        return (sols[0] - sols[-1]) / (len(sols) - 1) if len(sols) > 1 else 0.0

    def _debt(self) -> VitalView:
        """Return the hours of upkeep that are overdue, and how many parts are known to need them soon."""
        owed, urgent = due.debt(self._world), due.urgent_known(self._world)
        note, tone = ("failed", "caution") if owed.failed else ("urgent", "plain")
        return self._vital(
            "debt", owed.total_h, note, tone, count=owed.failed or urgent, repairs=owed.repairs,
            repairs_h=owed.repairs_h, services=owed.services, services_h=owed.services_h,
            inspections=owed.inspections, inspections_h=owed.inspections_h, small_h=owed.small_h,
        )  # fmt: skip

    def _head_count(self) -> VitalView:
        people, down = self._people()
        dead = len(self._world.each(Body)) - people
        off = len(off_living(self._world))
        born = len(population.children(self._world))
        note, tone, count = "all_well", "plain", 0
        if dead:
            note, tone, count = "dead", "danger", dead
        elif down:
            note, tone, count = "down", "danger", down
        elif off:
            note, count = "off", off
        terms = {"up": people - down, "off": off, "down": down, "children": born, "dead": dead}
        return self._vital("people", float(people + born), note, tone, count=count, **terms)

    def tanks(self) -> tuple[TankView, ...]:
        """Return the stocks on the air ledger."""
        plant = self._world.the(AirPlant)
        amount = self._world.one(Atmosphere).amount_mol
        rows = plant.system.rows.stores
        flow = self._flows_kg_per_h(plant)
        return tuple(
            TankView(
                id=tank.id,
                name=tank.name,
                holds=tank.holds,
                amount_kg=float(amount[rows[tank.id]]) * SUBSTANCES[tank.holds].kg_per_mol,
                capacity_kg=tank.capacity_kg,
                kg_per_h=flow[tank.id],
            )
            for tank in self._settlement.tanks.values()
        )

    def _flows_kg_per_h(self, plant: AirPlant) -> dict[str, float]:
        """Return how fast each tank fills, or empties: now, and food, since people eat by day, over a sol."""
        plant.sync_for_a_look()
        change = plant.system.store_mol_per_s(self._world.one(Atmosphere).amount_mol)
        found = {
            tank.id: change[tank.id] * SUBSTANCES[tank.holds].kg_per_mol * HOUR_S
            for tank in self._settlement.tanks.values()
        }
        larder = plant.stock("food")
        if larder in found:
            found[larder] = (food.grown_kg_per_sol(self._world) - food.eaten_kg_per_sol(self._world)) / SOL_H
        return found

    def coming(self) -> tuple[ComingView, ...]:
        """Return what is known to come, soonest first: each change of shift once."""
        clock = self._world.one(Clock)
        found = []
        for hour in sorted({shift.work_from_h for shift in self._settlement.content.of(ShiftKind).values()}):
            in_s = (hour - clock.local_h) % 24.0 * LOCAL_HOUR_S
            found.append(ComingView(in_s, self._words.say("coming.shift"), "plain"))
        length_h = self._settlement.scenario.length_h
        if length_h is not None and length_h * HOUR_S > clock.elapsed_s:
            left_s = length_h * HOUR_S - clock.elapsed_s
            found.append(ComingView(left_s, self._words.say("coming.end"), "plain"))
        for _, machine in self._world.each(Machine):
            if machine.state == "starting":
                kind = kind_of(self._world, machine)
                in_s = machine.since_s + kind.start_up_s + kind.settle_s - clock.elapsed_s
                name = self._settlement.machine_name(machine.id)
                found.append(ComingView(in_s, self._words.say("coming.machine", {"machine": name}), "good"))
        return tuple(sorted(found, key=lambda item: item.in_s))
