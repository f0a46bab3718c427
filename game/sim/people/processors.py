"""What bodies do as time passes."""

from __future__ import annotations

from game.sim.air.atmospherics import Atmospherics
from game.sim.clock import Clock
from game.sim.gear import rules as gear
from game.sim.gear.components import Breather
from game.sim.medical import rules as medical
from game.sim.medical.components import Patient
from game.sim.people import rules
from game.sim.people.components import Body, Presence, Whereabouts
from game.sim.people.events import PersonRecovered
from game.sim.people.physiology import (
    AWAKE_BELOW,
    CO2_RECOVERY_S,
    DYING_RECOVERY_S,
    GOOD_BREATH,
    RECOVERY_S,
    THIRST,
    THIRST_S,
    Breath,
    co2_incapacitation_s,
    conscious_s,
    dose_after,
    survival_s,
)
from game.sim.structure.components import Module
from game.sim.world import World


class PhysiologyProcessor:
    """Lets bodies take and lose doses. Writes ``Body`` and ``Breather``."""

    def __init__(self, world: World) -> None:
        """Nothing is remembered from one step to the next; everything is in the components."""
        self._world = world
        self._outside: dict[int, Breath] = {}
        """One breath of each module's air in this step, by its row."""
        self._times: dict[tuple[Breath, float], tuple[float, float]] = {}
        """Time to the end of consciousness, by hypoxia and by carbon dioxide, for a breath and an exertion."""

    def process(self, step_s: float) -> None:
        """Let everybody in bad air, or still marked by it, breathe for one step."""
        world = self._world
        presence = world.one(Presence)
        air = world.the(Atmospherics)
        if air.harms:
            harmful = air.harmful & presence.occupied()
            modules = {entity for entity, module in world.each(Module) if harmful[module.index]}
            rules.watch(world, [entity for entity, where in world.each(Whereabouts) if where.module in modules])
        if not presence.at_risk:
            return
        self._outside.clear()
        self._times.clear()
        kept = [entity for entity in presence.at_risk if self._breathe(entity, step_s)]
        presence.at_risk[:] = kept

    def _breathe(self, entity: int, step_s: float) -> bool:
        """Let one person breathe for a step; return whether they must be followed further."""
        world = self._world
        body = world.get(entity, Body)
        if not body.alive:
            return False
        where = world.get(entity, Whereabouts)
        exertion = max(1.0, world.the(rules.Activities).share_of(where.activity))
        for breath, span_s in self._breaths(entity, where.module, exertion, step_s):
            if body.alive and span_s > 0.0:
                self._take(entity, body, where.module, breath, exertion, span_s)
        followed = body.down and not self._mends(entity)
        masked = world.find(entity, Breather) is not None
        return body.alive and (masked or followed or max(body.hypoxia_dose, body.co2_dose, body.dying_share) > 0.0)

    def _mends(self, entity: int) -> bool:
        """Return whether somebody whom wounds have laid low lies in a bed of the ward, and breathes well there."""
        world = self._world
        return rules.laid_low(world, entity) and medical.in_care(world, entity) and not medical.bedless(world, entity)

    def _breaths(self, entity: int, module: int, exertion: float, step_s: float) -> list[tuple[Breath, float]]:
        """Return what somebody breathed in a step and for how long: before their gear was on, from it, and after it."""
        world = self._world
        air = world.the(Atmospherics)
        row = world.get(module, Module).index
        outside = self._outside.get(row)
        if outside is None:
            outside = self._outside[row] = air.breath(row)
        worn = world.find(entity, Breather)
        if worn is None or (worn.left_s <= 0.0 and worn.under_s <= 0.0) or not outside.nearly_harms:
            return [(outside, step_s)]
        bare_s = min(step_s, max(0.0, worn.on_s - (world.one(Clock).elapsed_s - step_s)))
        lasts_s = worn.left_s / exertion
        gear.draw(world, entity, step_s - bare_s, exertion)
        fed_s = step_s - bare_s if worn.left_s > 0.0 else min(step_s - bare_s, lasts_s)
        masked = Breath.masked(float(air.pressure_kpa[row]))
        given = GOOD_BREATH if worn.body else masked
        if worn.under_s > 0.0 and bare_s > 0.0:
            kept_s = gear.draw_under(worn, bare_s, exertion)
            kept = GOOD_BREATH if worn.under_body else masked
            return [(kept, kept_s), (outside, bare_s - kept_s), (given, fed_s), (outside, step_s - bare_s - fed_s)]
        return [(outside, bare_s), (given, fed_s), (outside, step_s - bare_s - fed_s)]

    def _take(self, entity: int, body: Body, module: int, breath: Breath, exertion: float, span_s: float) -> None:
        """Let somebody breathe the same for a while."""
        times = self._times.get((breath, exertion))
        if times is None:
            times = conscious_s(breath, exertion), co2_incapacitation_s(breath.co2_percent)
            self._times[breath, exertion] = times
        body.hypoxia_dose = dose_after(body.hypoxia_dose, times[0] * body.tolerance, RECOVERY_S, span_s)
        body.co2_dose = dose_after(body.co2_dose, times[1] * body.tolerance, CO2_RECOVERY_S, span_s)
        self._fall_or_rise(entity, body, module, breath)
        if body.down:
            self._near_death(entity, body, breath, span_s)

    def _fall_or_rise(self, entity: int, body: Body, module: int, breath: Breath) -> None:
        if not body.down and (body.hypoxia_dose >= 1.0 or body.co2_dose >= 1.0):
            rules.fall(self._world, entity, _of(body, breath))
        elif (
            body.down
            and max(body.hypoxia_dose, body.co2_dose) < AWAKE_BELOW
            and not rules.laid_low(self._world, entity)
        ):
            body.down = False
            self._world.events.say(PersonRecovered(entity, module))

    def _near_death(self, entity: int, body: Body, breath: Breath, span_s: float) -> None:
        body.dying_share = dose_after(body.dying_share, survival_s(breath) * body.tolerance, DYING_RECOVERY_S, span_s)
        body.worst_share = max(body.worst_share, body.dying_share)
        body.down_s += span_s
        if body.dying_share >= 1.0:
            rules.die(self._world, entity, _of(body, breath))
        elif body.down_s >= THIRST_S and self._world.find(entity, Patient) is None:
            rules.die(self._world, entity, THIRST)


def _of(body: Body, breath: Breath) -> str:
    """Return what brings somebody down, or kills them."""
    if breath.vacuum:
        return "vacuum"
    return "hypoxia" if body.hypoxia_dose >= body.co2_dose else "carbon_dioxide"
