"""Who leads a project, and what that makes of its pace and of its overruns."""

from __future__ import annotations

from game.sim.crews.book import CrewBook
from game.sim.crews.components import Off, Plans
from game.sim.crews.pace import skilled_share
from game.sim.medical.components import Patient
from game.sim.minds.components import Mind
from game.sim.people.components import Body, Person
from game.sim.works.components import Work, Works
from game.sim.works.kinds import LIVE, kind_of, kinds, rules_of
from game.sim.world import World


def can_lead(world: World, person: int) -> bool:
    """Return whether somebody is fit to lead."""
    body = world.find(person, Body)
    if body is None or not body.alive or body.down:
        return False
    return world.find(person, Off) is None and world.find(person, Patient) is None


def fittest(world: World, project: str) -> int:
    """Return the entity of whoever knows most of what a project takes and leads nothing yet; 0: nobody."""
    skill = kinds(world)[project].skill
    busy = {work.lead for work in world.one(Works).begun if work.lead}
    best: tuple[bool, float, bool, int] | None = None
    for entity, person in world.each(Person):
        if person.crew:
            rank = (entity in busy, -person.skills.get(skill, 0.0), not person.named, entity)
            if (best is None or rank < best) and can_lead(world, entity):
                best = rank
    return best[3] if best is not None else 0


def load(world: World, person: int) -> int:
    """Return how many projects somebody has at their door that are not at rest."""
    return sum(1 for work in world.one(Works).begun if work.lead == person and work.state != "suspended")


def _tired(world: World, person: int) -> float:
    mind = world.find(person, Mind)
    return mind.weary_share if mind is not None else 0.0


def bias(world: World, work: Work) -> float:
    """Return what a project's lead makes of the length of a stage, in the middle: 1 for a rested master with one."""
    rules = rules_of(world)
    if not work.lead or not can_lead(world, work.lead):
        return 1.0 + rules.lead_overrun + rules.tired_overrun
    level = world.get(work.lead, Person).skills.get(kind_of(world, work).skill, 0.0)
    crews = sum(1 for holder in world.one(Plans).leads.values() if holder == work.lead)
    more = max(0, load(world, work.lead) + crews - 1) * rules.load_overrun
    return 1.0 + rules.lead_overrun * (1.0 - level) + rules.tired_overrun * _tired(world, work.lead) + more


def pace(world: World, work: Work, level: float, rested: float) -> float:
    """Return what an hour is worth of hands with a level in the project's skill, led as they are.

    ``rested`` is what tiredness leaves of them, 0 to 1.
    """
    rules = rules_of(world)
    hands = skilled_share(level) * rested
    if not work.lead or not can_lead(world, work.lead):
        return hands * rules.leaderless_pace
    leads = world.get(work.lead, Person).skills.get(kind_of(world, work).skill, 0.0)
    led = 1.0 + rules.lead_pace * (leads - rules.competent_share)
    return hands * led * (1.0 - rules.tired_pace * _tired(world, work.lead))


def crews_for(world: World, project: str) -> list[str]:
    """Return the crews whose hours are of use to a project."""
    kind, book = kinds(world)[project], world.the(CrewBook)
    return [crew for crew in book.crews if book.level(crew, kind.skill) >= kind.least_skill_share]


def is_live(work: Work) -> bool:
    """Return whether a project is not over."""
    return work.state in LIVE
