"""How long until bad air next brings somebody down, kills them, or lets them come to; or wounds kill who lies there."""

from __future__ import annotations

import math

import numpy as np

from game.sim import portable
from game.sim.air.atmospherics import Atmospherics
from game.sim.medical.rules import worsens_in_s
from game.sim.people.components import Body, Presence, Whereabouts
from game.sim.people.physiology import (
    AWAKE_BELOW,
    CO2_RECOVERY_S,
    RECOVERY_S,
    THIRST_S,
    THIRST_SHOWS_S,
    Breath,
    co2_incapacitation_s,
    conscious_s,
    survival_s,
)
from game.sim.people.rules import Activities, breath_of, laid_low
from game.sim.structure.components import Module
from game.sim.world import World

LEAST_TOLERANCE, MOST_EXERTION = 0.5, 3.0
"""Somebody of whom no dose is known yet is taken for as frail, and as hard at work, as anybody is."""


def marked(world: World) -> bool:
    """Return whether anybody bears a dose of bad air, or lies there from one."""
    return any(_bears(world.get(person, Body)) for person in world.one(Presence).at_risk)


def _bears(body: Body) -> bool:
    return body.alive and (body.down or body.hypoxia_dose + body.co2_dose + body.dying_share > 0.0)


def next_turn_s(world: World) -> float:
    """Return the time until the next turn for the worse, or until somebody comes to, if they breathe as they do now.

    Whoever has just come into bad air where nobody has a dose yet is taken for the frailest there could be.
    """
    at_risk = world.one(Presence).at_risk
    left_s = min((_person_s(world, person) for person in at_risk), default=math.inf)
    air = world.the(Atmospherics)
    if not air.harms:
        return left_s
    followed = {world.get(world.get(person, Whereabouts).module, Module).index for person in at_risk}
    breathed = np.flatnonzero(air.harmful & world.one(Presence).occupied()).tolist()
    for row in (row for row in breathed if row not in followed):
        breath = air.breath(row)
        soonest_s = min(conscious_s(breath, MOST_EXERTION), co2_incapacitation_s(breath.co2_percent))
        left_s = min(left_s, soonest_s * LEAST_TOLERANCE)
    return left_s


def falls_s(world: World, person: int) -> float:
    """Return the time until what they breathe now brings somebody down who does as they do now; inf: it does not."""
    body = world.get(person, Body)
    hypoxia_s, co2_s = _fresh_s(world, person, breath_of(world, person))
    return body.tolerance * min((1.0 - body.hypoxia_dose) * hypoxia_s, (1.0 - body.co2_dose) * co2_s)


def dies_s(world: World, person: int) -> float:
    """Return the time until what they breathe now kills somebody who is down; inf: it does not."""
    body = world.get(person, Body)
    return (1.0 - body.dying_share) * survival_s(breath_of(world, person)) * body.tolerance


def _fresh_s(world: World, person: int, breath: Breath) -> tuple[float, float]:
    """Return the times in which want of oxygen, and carbon dioxide, fell somebody as they work who has no dose yet."""
    exertion = max(1.0, world.the(Activities).share_of(world.get(person, Whereabouts).activity))
    return conscious_s(breath, exertion), co2_incapacitation_s(breath.co2_percent)


def _person_s(world: World, person: int) -> float:
    """Return the time to the next turn for somebody who is followed."""
    body = world.get(person, Body)
    if not body.down:
        return falls_s(world, person)
    end_s = dies_s(world, person)
    if body.down_s > THIRST_SHOWS_S:
        end_s = min(end_s, max(0.0, THIRST_S - body.down_s))
    if laid_low(world, person):
        return min(end_s, worsens_in_s(world, person))
    if min(_fresh_s(world, person, breath_of(world, person))) < math.inf:
        return end_s
    return min(end_s, max(_fades_s(body.hypoxia_dose, RECOVERY_S), _fades_s(body.co2_dose, CO2_RECOVERY_S)))


def _fades_s(dose: float, recovery_s: float) -> float:
    """Return when a dose has faded so far that somebody comes to, in good air."""
    return recovery_s * portable.log(dose / AWAKE_BELOW) if dose > AWAKE_BELOW else 0.0
