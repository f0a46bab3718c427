"""How warm places are and how fast they cool.

A place is one lump: ``C dT/dt = heat - UA (T - T_around)``, solved exactly over an hour in which the heat is steady.
The shell's area is that of a cube of the place's volume. Machines give their heat to their coolant, and that to the
radiators; what is left over of warmth leaves the same way, so that no place is warmer than it is kept.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.content.kinds.weather import HeatRules
from game.sim import portable
from game.sim.chance import Chance
from game.sim.clock import HOUR_S
from game.sim.hardware.components import Machine, Part
from game.sim.hardware.rules import RUNNING, fail_part, kind_of
from game.sim.hardware.wear import WearTables
from game.sim.heat.components import Warmth
from game.sim.heat.events import PipesFroze
from game.sim.people.components import Body, Whereabouts
from game.sim.people.rules import hurt
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World

NEARLY_K = 1e-6
"""A place that is no cooler than it is kept by more than this is as warm as it is kept."""
Vector = npt.NDArray[np.float64]


def heat_rules(world: World) -> HeatRules:
    """Return the figures of warmth."""
    return world.the(Settlement).content.of(HeatRules)["core"]


def open_warmth(world: World) -> None:
    """Put the warmth of a new game: every place as warm as it is kept."""
    modules = world.the(Settlement).modules
    world.put(Warmth(np.array([modules[module.id].temperature_k for _, module in world.each(Module)])))


@dataclass(frozen=True, slots=True)
class Shells:
    """What never changes about how places keep warm. Arrays over modules."""

    kept_k: Vector
    """Temperature that each is kept at."""
    loss_kw_per_k: Vector
    """Loss for each kelvin to what is around."""
    lasting_share: Vector
    """What is left of a difference of temperature after an hour."""
    passing_share: Vector
    """What of it goes."""
    surface: npt.NDArray[np.bool_]
    nearly_kept_k: Vector
    """Above this it is as warm as it is kept."""
    looped: npt.NDArray[np.bool_]
    """Whether it hangs on the reactors' loop; the others have heaters of their own."""

    @classmethod
    def of(cls, world: World) -> Shells:
        """Read the modules of a world."""
        settlement, rules = world.the(Settlement), heat_rules(world)
        plans = [settlement.modules[module.id] for _, module in world.each(Module)]
        heated = {
            plan.module
            for plan in settlement.machines.values()
            if settlement.machine_kinds[plan.kind].heating is not None
        }
        area = [6.0 * portable.power(plan.volume_m3, 2.0 / 3.0) for plan in plans]
        per_m2 = [rules.surface_w_per_m2_k if plan.surface else rules.buried_w_per_m2_k for plan in plans]
        loss = [1e-3 * m2 * w for m2, w in zip(area, per_m2, strict=True)]
        stored = [rules.kj_per_m3_k * plan.volume_m3 for plan in plans]
        lasting = [portable.exp(-kw * HOUR_S / kj) for kw, kj in zip(loss, stored, strict=True)]
        kept_k = np.array([plan.temperature_k for plan in plans])
        return cls(
            kept_k,
            np.array(loss),
            np.array(lasting),
            1.0 - np.array(lasting),
            np.array([plan.surface for plan in plans], dtype=np.bool_),
            kept_k - NEARLY_K,
            np.array([plan.id not in heated for plan in plans], dtype=np.bool_),
        )

    def around_k(self, outside_k: float, rock_k: float) -> Vector:
        """Return what is around each place."""
        return np.where(self.surface, outside_k, rock_k)

    def course(self, temperature_k: Vector) -> WarmthCourse:
        """Return what follows from how warm places are when an hour begins."""
        lasting_k = temperature_k * self.lasting_share
        return WarmthCourse(temperature_k.tobytes(), lasting_k, (self.kept_k - lasting_k) / self.passing_share)

    def wanted_kw(self, course: WarmthCourse, around_k: Vector, gain_kw: Vector) -> Vector:
        """Return the heat that brings each place to what it is kept at by the end of an hour, none below 0."""
        wanted = course.settled_k - around_k
        wanted *= self.loss_kw_per_k
        wanted -= gain_kw
        return np.maximum(wanted, 0.0, out=wanted)

    def after_an_hour_k(self, course: WarmthCourse, around_k: Vector, heat_kw: Vector) -> Vector:
        """Return how warm each place is an hour later."""
        after = heat_kw / self.loss_kw_per_k
        after += around_k
        after *= self.passing_share
        after += course.lasting_k
        return np.where(after > self.nearly_kept_k, self.kept_k, after)


@dataclass(frozen=True, slots=True)
class WarmthCourse:
    """What follows from how warm places are when an hour begins, arrays over modules."""

    of: bytes
    """The temperatures, to be compared at one go: it holds for as long as they are these."""
    lasting_k: Vector
    """What is left of them after an hour."""
    settled_k: Vector
    """How warm each would be in the end, were it heated so that it is as warm as it is kept after an hour."""


def hours_to(world: World, module: int, target_k: float, around_k: float) -> float | None:
    """Return the hours in which an unheated, empty place cools to a temperature; nothing if it never does."""
    shells, row = Shells.of(world), world.get(module, Module).index
    now = float(world.one(Warmth).temperature_k[row])
    if now <= target_k:
        return 0.0
    if around_k >= target_k:
        return None
    share = portable.log((target_k - around_k) / (now - around_k))
    return share / portable.log(float(shells.lasting_share[row]))


def freeze(world: World, module: int, temperature_k: float) -> list[int]:
    """Let what holds water in a place freeze that is out of its depth; return the parts that burst."""
    rules, settlement = heat_rules(world), world.the(Settlement)
    if temperature_k >= rules.freezing_k:
        return []
    burst = []
    for entity, machine in world.each(Machine):
        if machine.module != module:
            continue
        warm = (
            rules.running_k if machine.powered and machine.state in RUNNING and kind_of(world, machine).draw_kw else 0.0
        )
        for part, component in world.the(WearTables).by_owner.get(entity, []):
            modes = settlement.part_kinds[component.kind].modes
            mode = next((mode for mode in modes if mode.id in rules.frozen_modes), None)
            if mode is None or component.stage == "failed":
                continue
            if temperature_k < rules.freezing_k - depth_k(world, component) - warm:
                fail_part(world, part, mode)
                world.events.say(PipesFroze(part, module))
                burst.append(part)
    return burst


def chill(world: World, temperature_k: Vector, hours: float) -> list[int]:
    """Let the cold of some hours hurt the living who are where it is too cold; return them.

    In all that somebody owns a little frost is a bad night and no more; three nights of a hard one put people on their
    backs.
    """
    rules = heat_rules(world)
    cold = {
        entity: rules.chill_k - float(temperature_k[module.index])
        for entity, module in world.each(Module)
        if temperature_k[module.index] < rules.chill_k
    }
    hurt_here = [e for e, where, body in world.each(Whereabouts, Body) if where.module in cold and body.alive]
    for person in hurt_here:
        hurt(world, person, rules.chill_per_h * hours * cold[world.get(person, Whereabouts).module] / 10.0)
    return hurt_here


def depth_k(world: World, part: Part) -> float:
    """Return how far below freezing a place must be before a part bursts: drawn when it was fitted."""
    share = world.one(Chance).once(f"freeze/{part.id}/{part.fittings}").share()
    return heat_rules(world).depth_k * share
