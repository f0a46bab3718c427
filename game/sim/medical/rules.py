"""Who needs the ward, how badly, and what care does."""

from __future__ import annotations

import math

from game.content.kinds.setting import TextEntry
from game.sim import portable
from game.sim.air.atmospherics import Atmospherics
from game.sim.chance import Chance
from game.sim.clock import HOUR_S
from game.sim.medical.components import Patient
from game.sim.medical.events import HarmLasts
from game.sim.people.components import Body, Harm, Person, Whereabouts
from game.sim.people.physiology import CO2_RECOVERY_S, DYING_RECOVERY_S, RECOVERY_S
from game.sim.people.rules import able, people_in
from game.sim.population.rules import ward_share
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World

WELL_INJURY = 0.02
"""Injury under which nobody needs the ward."""
WELL_DOSE = 0.05
"""The same for doses of bad air, once somebody is on their feet."""
LASTING = "lasting."
"""How the ids of the texts begin that say what can stay with somebody."""
LONG_S = 600.0
"""To have lain for so long counts as much as to have been at death's door."""
CARE_SPARES = 0.5
"""Part of the odds of a lasting harm that care takes away."""


def injury_share(world: World, person: int) -> float:
    """Return how badly hurt somebody is, 0 to 1."""
    harm = world.find(person, Harm)
    return 0.0 if harm is None else harm.injury_share


def severity(world: World, person: int) -> float:
    """Return how badly somebody needs a bed: the worst come first."""
    body = world.get(person, Body)
    return 2.0 * body.dying_share + injury_share(world, person) + 0.5 * max(body.hypoxia_dose, body.co2_dose)


def needs_care(world: World, person: int) -> bool:
    """Return whether somebody belongs in the ward."""
    body = world.get(person, Body)
    if not body.alive:
        return False
    return body.down or injury_share(world, person) > WELL_INJURY or max(body.hypoxia_dose, body.co2_dose) > WELL_DOSE


def wards(world: World) -> dict[int, int]:
    """Return the modules that have a ward, also where it is lost, and how many beds each has, in order."""
    modules = world.the(Settlement).modules
    beds = {entity: modules[module.id].ward_beds for entity, module in world.each(Module)}
    return {entity: count for entity, count in beds.items() if count}


def in_care(world: World, person: int) -> bool:
    """Return whether somebody lies in the ward, or by its door, and its air does them no harm."""
    row = world.get(world.get(person, Whereabouts).module, Module).index
    return world.find(person, Patient) is not None and not world.the(Atmospherics).harmful[row]


def bedless(world: World, person: int) -> bool:
    """Return whether somebody has no bed in the ward, where wounds do not grow."""
    patient = world.find(person, Patient)
    return patient is None or patient.state == "waiting"


def medics_in(world: World, ward: int) -> list[int]:
    """Return those in a ward who can treat and are on their feet, in order."""
    least = world.the(Settlement).rules.medic_skill_share
    return [
        entity
        for entity in people_in(world, ward)
        if able(world, entity)
        and world.find(entity, Patient) is None
        and world.get(entity, Whereabouts).activity != "asleep"
        and world.get(entity, Person).skills.get("medicine", 0.0) >= least
    ]


def care_share(world: World, ward: int, treated: int) -> float:
    """Return how well each of a number of patients is looked after, 0 to 1; without a medic, by a bed and a mask."""
    rules = world.the(Settlement).rules
    unattended = rules.unattended_care_share
    seen = min(1.0, rules.patients_per_medic * len(medics_in(world, ward)) / max(1, treated))
    return unattended + (1.0 - unattended) * seen * ward_share(world)


def clear(world: World, person: int, extra_s: float) -> None:
    """Let care do for somebody what so many seconds of good air more would have done."""
    body = world.get(person, Body)
    body.hypoxia_dose *= portable.exp(-extra_s / RECOVERY_S)
    body.co2_dose *= portable.exp(-extra_s / CO2_RECOVERY_S)
    body.dying_share *= portable.exp(-extra_s / DYING_RECOVERY_S)


def lasting_odds(body: Body, from_share: float) -> float:
    """Return the chance that something stays with somebody, by how near death they came, and how long they lay."""
    worst = body.worst_share + 0.25 * min(1.0, body.down_s / LONG_S)
    return min(0.9, max(0.0, (worst - from_share) / (1.0 - from_share)))


def come_round(world: World, person: int) -> None:
    """Reckon with what somebody went through who is on their feet again: something of it may stay."""
    body = world.get(person, Body)
    odds = lasting_odds(body, world.the(Settlement).rules.lasting_from_share)
    patient = world.find(person, Patient)
    if patient is not None and patient.state == "treated":
        odds *= 1.0 - CARE_SPARES
    grave, body.worst_share, body.down_s = body.worst_share, 0.0, 0.0
    if odds <= 0.0:
        return
    stream = world.one(Chance).once(f"lasting/{world.get(person, Person).id}/{int(1e3 * grave)}")
    if stream.share() < odds:
        texts = world.the(Settlement).content.of(TextEntry)
        leave_mark(world, person, stream.choice([name for name in texts if name.startswith(LASTING)]))


def leave_mark(world: World, person: int, text: str) -> None:
    """Let something stay with somebody for good, by the id of its text, and say so."""
    harm = world.find(person, Harm)
    if harm is None:
        harm = Harm()
        world.add(person, harm)
    if not harm.lasting:
        harm.lasting = text
        world.events.say(HarmLasts(person, world.get(person, Whereabouts).module, text))


def worsens_in_s(world: World, person: int, to_share: float = 1.0) -> float:
    """Return the time in which somebody's wounds grow so far, to death if not said; inf: they do not grow."""
    injury, figures = injury_share(world, person), world.the(Settlement).rules
    if injury < figures.worsens_from_share or not world.get(person, Body).alive or not bedless(world, person):
        return math.inf
    return max(0.0, -portable.log(injury / to_share)) * figures.worsen_h * HOUR_S


def worsened(injury: float, step_s: float, worsen_s: float) -> float:
    """Return an injury after some seconds in which nobody tends it."""
    return injury * portable.exp(step_s / worsen_s)
