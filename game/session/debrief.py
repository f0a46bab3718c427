"""What a crisis has shown, made real when it is over: faults that are known now, work for the crews, proposals."""

from __future__ import annotations

from collections.abc import Sequence

from game.session.crises import Crisis, Finding, Findings
from game.sim.clock import Clock
from game.sim.hardware.components import Part, Redundancy
from game.sim.hardware.rules import mode_of
from game.sim.hazards.components import Precautions
from game.sim.settlement import Settlement
from game.sim.structure.components import Hole, Module
from game.sim.upkeep import rules as upkeep
from game.sim.world import World
from game.story.telling import inside

MOST_FOUND = 6
"""How many findings are left by what is looked into at one time."""
SLOW_S = 300.0
"""A first answer that took longer asks for a drill."""
FIRST = 3
"""How soon crews see to what a crisis was about: before all else."""


def learn(world: World, crises: Sequence[Crisis]) -> None:
    """Write down what some crises showed, let what they uncovered be known, and set crews to work on it.

    What failed comes first, and its like elsewhere is looked at twice, in the hours that crews have for inspection.
    """
    findings = world.one(Findings)
    if not crises:
        return
    modules = sorted({module for crisis in crises for module in crisis.modules})
    found = [
        *_failed_parts(world, modules),
        *_changeovers(world, modules),
        *_hulls(world, modules),
        *_lost(world, modules),
    ]
    if any(crisis.dead or _first_answer_s(world, crisis) > SLOW_S for crisis in crises):
        found.append(Finding("finding.drill", proposal="proposal.drill"))
    if not world.one(Precautions).on and any(crisis.kind == "strike" for crisis in crises):
        found.append(Finding("finding.more_strikes", proposal="proposal.precautions"))
    findings.found.extend(item for item in found[:MOST_FOUND] if item not in findings.found)


def _first_answer_s(world: World, crisis: Crisis) -> float:
    """Return the time from a crisis's beginning to the first order about it, or to its end if there was none."""
    over_s = crisis.ended_s if crisis.ended_s >= 0.0 else world.one(Clock).elapsed_s
    return (crisis.answered_s if crisis.answered_s >= 0.0 else over_s) - crisis.onset_s


def _failed_parts(world: World, modules: list[int]) -> list[Finding]:
    """Let what failed there in the open be known, and have its like elsewhere looked at."""
    settlement = world.the(Settlement)
    kinds: dict[str, Finding] = {}
    for _, part in world.each(Part):
        mode = mode_of(world, part)
        struck = part.module in modules and mode is not None and not mode.hidden
        if not struck or part.kind in kinds or part.failed_s < 0.0:
            continue
        part.found = True
        kind = settlement.part_kinds[part.kind]
        like = [other for _, other in world.each(Part) if other.kind == part.kind and other.id != part.id]
        kinds[part.kind] = Finding(
            "finding.part",
            {"part": inside(kind.name), "place": settlement.place_name(world.get(part.module, Module).id),
             "others": str(len(like))},
            task=kind.replace or "",
            target=part.id,
            proposal="proposal.audit",
        )  # fmt: skip
        upkeep.prioritise(world, [part.index], FIRST)
        upkeep.audit(world, [other.index for other in like])
    return list(kinds.values())


def _changeovers(world: World, modules: list[int]) -> list[Finding]:
    """Let dead changeovers be known, and have the others tested."""
    settlement = world.the(Settlement)
    found = []
    for _, group in world.each(Redundancy):
        part = world.get(group.part, Part)
        if part.module in modules and part.stage == "failed":
            part.found = group.known_dead = True
            upkeep.prioritise(world, [part.index], FIRST)
            kind = settlement.part_kinds[part.kind]
            name = settlement.redundancy[group.id].name
            found.append(Finding("finding.changeover", {"group": name}, kind.replace or "", part.id, "proposal.tests"))
    return found


def _hulls(world: World, modules: list[int]) -> list[Finding]:
    """Have hulls looked at that were pierced."""
    settlement = world.the(Settlement)
    pierced = sorted({hole.module for _, hole in world.each(Hole) if hole.part == 0 and hole.module in modules})
    return [
        Finding(
            "finding.hull",
            {"place": settlement.place_name(world.get(module, Module).id)},
            task=next((task.id for task in settlement.tasks.values() if task.effect == "search"), ""),
            target=world.get(module, Module).id,
            proposal="proposal.hull",
        )
        for module in pierced
        if not world.get(module, Module).lost
    ]


def _lost(world: World, modules: list[int]) -> list[Finding]:
    settlement = world.the(Settlement)
    return [
        Finding(
            "finding.lost",
            {"place": settlement.place_name(world.get(module, Module).id)},
            proposal="proposal.rebuild",
        )
        for module in modules
        if world.get(module, Module).lost
    ]
