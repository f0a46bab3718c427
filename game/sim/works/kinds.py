"""What could be begun here, and the figures behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.content.kinds.project import ProjectKind, StagePlan
from game.content.kinds.works_rules import WorksRules
from game.sim.hardware.components import Machine
from game.sim.hardware.rules import kind_of as machine_kind
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.works.components import Work, Works
from game.sim.world import World


class WorksBook:
    """Static: what can be set out to do here, and the figures behind it."""

    def __init__(self, world: World) -> None:
        """Read the packs; a bare scenario has no works."""
        settlement = world.the(Settlement)
        content = settlement.content
        self.kinds: Mapping[str, ProjectKind] = {} if settlement.scenario.bare else content.of(ProjectKind)
        self.rules = content.of(WorksRules).get("core") or WorksRules(id="core")


LIVE = ("working", "waiting", "suspended")
"""States of a project that is not over."""


def kinds(world: World) -> Mapping[str, ProjectKind]:
    """Return every project and policy of this colony; a bare one has none."""
    return world.the(WorksBook).kinds


def rules_of(world: World) -> WorksRules:
    """Return the figures of works and of the outlook."""
    return world.the(WorksBook).rules


def kind_of(world: World, work: Work) -> ProjectKind:
    """Return the kind of a project."""
    return kinds(world)[work.id]


def stage_of(world: World, work: Work) -> StagePlan:
    """Return the stage that a project is in."""
    stages = kind_of(world, work).stages
    return stages[min(work.stage, len(stages) - 1)]


def work_of(world: World, project: str, site: str = "") -> Work | None:
    """Return a project that goes on or waits; of those that stand at several sites, the one at this site."""
    for work in world.one(Works).begun:
        if work.id == project and (not site or work.site == site):
            return work
    return None


def places_for(world: World, kind: ProjectKind) -> Iterator[str]:
    """Yield the ids of what could be the site of a project."""
    if kind.site_of == "well":
        tapped = world.one(Works).wells
        yield from (site.id for site in kind.sites if site.id not in tapped)
    elif kind.site_of == "lost_module":
        yield from (module.id for _, module in world.each(Module) if module.lost)
    elif kind.site_of == "oxygen_generator":
        for _, machine in world.each(Machine):
            if not machine.loose and machine_kind(world, machine).oxygen is not None:
                yield machine.id
