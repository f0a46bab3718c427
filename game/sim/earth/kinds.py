"""What the packs say of Earth, and whether it is there."""

from __future__ import annotations

from collections.abc import Mapping

from game.content.kinds.corporation import EarthRules
from game.content.kinds.earth import DirectiveKind, MetricKind, ProposalKind
from game.content.kinds.unasked import ActKind, AuthorisationKind
from game.sim.earth.components import Earth
from game.sim.settlement import Settlement
from game.sim.world import World


class EarthBook:
    """What is static about Earth."""

    def __init__(self, world: World) -> None:
        """Read the entries of the packs."""
        settlement = world.the(Settlement)
        content = settlement.content
        self.rules: EarthRules | None = content.of(EarthRules).get("core")
        self.metrics: Mapping[str, MetricKind] = content.of(MetricKind)
        self.directives: Mapping[str, DirectiveKind] = content.of(DirectiveKind)
        self.proposals: Mapping[str, ProposalKind] = content.of(ProposalKind)
        self.acts: Mapping[str, ActKind] = content.of(ActKind)
        self.authorisations: Mapping[str, AuthorisationKind] = content.of(AuthorisationKind)
        scenario = settlement.scenario
        self.live = self.rules is not None and scenario.keeps_house
        """Whether Earth is there: not in a bare scenario, nor in one of a single night."""


def rules_of(world: World) -> EarthRules:
    """Return the figures of Earth. Raises ``ValueError`` where there is none."""
    rules = world.the(EarthBook).rules
    if rules is None:
        raise ValueError("no pack has an entry core in earth.toml")
    return rules


def book_of(world: World) -> EarthBook:
    """Return what is static about Earth."""
    return world.the(EarthBook)


def is_live(world: World) -> bool:
    """Return whether Earth is there at all."""
    return world.one(Earth).live


def number(value: float, decimals: int = 0) -> str:
    """Return a figure as a sentence has it."""
    return f"{value:.{decimals}f}"


def figure(metric: MetricKind | None, value: float) -> str:
    """Return the value of a metric as a sentence has it, with its unit."""
    if metric is None:
        return number(value)
    if metric.unit == "%":
        return f"{number(100.0 * value, metric.decimals)} %"
    return f"{number(value, metric.decimals)} {metric.unit}".strip()


def next_number(world: World) -> int:
    """Return the number of the next thing between the colony and Earth."""
    earth = world.one(Earth)
    earth.numbers += 1
    return earth.numbers
