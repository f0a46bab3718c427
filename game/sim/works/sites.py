"""Sites of wells: what is under them, what is known of it, and the power that it gives.

P = m cp (T - T0) eta with the temperature at depth from the gradient (DiPippo, Geothermal Power Plants, 2008).
"""

from __future__ import annotations

from dataclasses import dataclass

from game.content.kinds.project import ProjectKind, SitePlan
from game.content.kinds.works_rules import WorksRules
from game.sim import portable
from game.sim.chance import Chance
from game.sim.works.components import Works
from game.sim.works.kinds import rules_of
from game.sim.world import World

WATER_KJ_PER_KG_K = 4.186
"""Specific heat of water."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A figure as it is known: nine in ten truths lie between."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Ground:
    """What is under a site in truth."""

    gradient_k_per_km: float
    flow_kg_per_s: float
    dry: bool
    """Whether it gives nothing at the planned depth."""
    dry_again: bool
    """Whether it gives nothing deeper either."""


def site_of(kind: ProjectKind, site: str) -> SitePlan | None:
    """Return a site by its id, or nothing."""
    return next((plan for plan in kind.sites if plan.id == site), None)


def ground(world: World, site: SitePlan) -> Ground:
    """Return what is under a site: the same at every look."""
    stream = world.one(Chance).once(f"site/{site.id}")
    gradient = site.gradient_k_per_km * stream.lognormal(1.0, site.error_factor)
    flow = site.flow_kg_per_s * stream.lognormal(1.0, site.error_factor)
    risk = site.risk_share
    dry = stream.share() < risk
    return Ground(gradient, flow, dry, stream.share() < risk * rules_of(world).dry_again_share)


def power_kw(rules: WorksRules, depth_m: float, gradient_k_per_km: float, flow_kg_per_s: float) -> float:
    """Return the power of a well of this depth; nothing where it is not warm enough."""
    warm_k = rules.ground_k + gradient_k_per_km * depth_m / 1000.0 - rules.reject_k
    return max(0.0, flow_kg_per_s * WATER_KJ_PER_KG_K * warm_k * rules.plant_efficiency)


def true_kw(world: World, site: SitePlan, deeper: int) -> float:
    """Return the power that a well at a site gives in truth, drilled on so often."""
    rules, under = rules_of(world), ground(world, site)
    return power_kw(rules, depth_m(rules, site, deeper), under.gradient_k_per_km, under.flow_kg_per_s)


def depth_m(rules: WorksRules, site: SitePlan, deeper: int) -> float:
    """Return the depth of a well that was drilled on so often."""
    return site.depth_m * (1.0 + rules.deeper_share * deeper)


def is_dry(world: World, site: SitePlan, deeper: int) -> bool:
    """Return whether a well gives nothing at its depth."""
    under = ground(world, site)
    return under.dry if deeper == 0 else under.dry and under.dry_again


def error_factor(world: World, project: str, site: SitePlan) -> float:
    """Return the factor within which the figures of a site are known."""
    if project not in world.one(Works).surveyed:
        return site.error_factor
    return portable.power(site.error_factor, rules_of(world).survey_error_share)


def known(world: World, project: str, site: SitePlan) -> tuple[Guess, Guess]:
    """Return the gradient, in K/km, and the power, in kW, of a site as they are known."""
    rules, factor = rules_of(world), error_factor(world, project, site)
    gradient, flow = site.gradient_k_per_km, site.flow_kg_per_s
    if project in world.one(Works).surveyed:
        under, seen = ground(world, site), world.one(Chance).once(f"survey/{site.id}")
        gradient = under.gradient_k_per_km * seen.lognormal(1.0, factor)
        flow = under.flow_kg_per_s * seen.lognormal(1.0, factor)
    low = power_kw(rules, site.depth_m, gradient / factor, flow / factor)
    high = power_kw(rules, site.depth_m, gradient * factor, flow * factor)
    return Guess(gradient / factor, gradient * factor), Guess(low, high)
