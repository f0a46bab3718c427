"""How dangerous a place is, as people there would know it: alarms, readings, and what they see and hear."""

from __future__ import annotations

from typing import Literal

from game.sim.clock import SOL_S, Clock
from game.sim.frames.components import Frame
from game.sim.frames.readings import Strained
from game.sim.frames.rules import worst_ratio
from game.sim.gear.components import Breather
from game.sim.hazards.components import DANGER_UP, Alarms
from game.sim.people.components import Body
from game.sim.people.physiology import (
    ALVEOLAR_VAPOUR_KPA,
    CO2_LIMIT_PERCENT,
    SAFE_INSPIRED_O2_KPA,
    SEA_LEVEL_KPA,
    VACUUM_KPA,
)
from game.sim.people.rules import people_in
from game.sim.sensors.instruments import Instruments
from game.sim.structure.components import Module
from game.sim.structure.rules import module_of
from game.sim.world import World

Ground = Literal["vacuum", "air", "frame", "alarm"]

BY_LEVEL = {"notice": 0.0, "caution": 0.1, "danger": 0.35, "breach": 0.6}
"""Dread of an alarm by its level."""
VACUUM, THIN, FOUL = 1.0, 0.75, 0.65
"""Dread of a vacuum, of air that soon takes the senses, and of poisoned air."""
MASK_LEAVES, SUIT_LEAVES = 0.45, 0.25
"""What a mask or a suit leaves of the dread of bad air."""
MASK_LEAVES_OF_BREACH = 0.8
"""What a mask leaves of the dread of air that is going; in a vacuum it is no help at all."""
CREAKING_FROM = 0.6
"""Load against capacity at which a frame is heard."""
FALLING = 0.85
"""Dread of a frame at its limit."""
DEAD_THERE = 0.1
"""Added where somebody has died."""
DEAD_FRIGHTEN_S = 2.0 * SOL_S
"""Time after a death for which it frightens people there: by then the dead have been seen to."""
GASP_KPA = 6.0
"""Inspired oxygen under which the senses go within minutes."""


def dread_of(world: World, person: int, place: int, *, mask: bool = False, suit: bool = False) -> tuple[float, Ground]:
    """Return the danger that a place holds for somebody, 0 none to 1 certain death, and what most of it is.

    It is judged by readings and alarms. ``mask`` and ``suit``: whether they will wear one, beside what they wear now.
    """
    module = module_of(world, place)
    breather = world.find(person, Breather)
    suit = suit or (breather is not None and breather.body)
    mask = mask or breather is not None
    found: list[tuple[float, Ground]] = [
        _by_air(world, module, mask=mask, suit=suit),
        (_by_frame(world, module), "frame"),
        (_by_alarm(world, module, mask=mask, suit=suit), "alarm"),
    ]
    worst = max(found, key=lambda item: item[0])
    dead = worst[0] > 0.0 and any(died_lately(world, world.get(other, Body)) for other in people_in(world, module))
    return min(1.0, worst[0] + (DEAD_THERE if dead else 0.0)), worst[1]


def _by_air(world: World, module: int, *, mask: bool, suit: bool) -> tuple[float, Ground]:
    o2_kpa, co2_kpa, pressure_kpa = world.the(Instruments).table()[:3, world.get(module, Module).index].tolist()
    if pressure_kpa < VACUUM_KPA:
        return VACUUM * (SUIT_LEAVES if suit else 1.0), "vacuum"
    leaves = SUIT_LEAVES if suit else MASK_LEAVES if mask else 1.0
    breathed_kpa = max(0.0, pressure_kpa - ALVEOLAR_VAPOUR_KPA)
    inspired_kpa = o2_kpa * breathed_kpa / max(pressure_kpa, 1e-6)
    dread = 0.0
    if inspired_kpa < SAFE_INSPIRED_O2_KPA:
        dread = THIN * min(1.0, 0.5 + 0.5 * (SAFE_INSPIRED_O2_KPA - inspired_kpa) / (SAFE_INSPIRED_O2_KPA - GASP_KPA))
    if 100.0 * co2_kpa / SEA_LEVEL_KPA >= CO2_LIMIT_PERCENT:
        dread = max(dread, FOUL)
    return dread * leaves, "air"


def _by_frame(world: World, module: int) -> float:
    for _, frame in world.each(Frame):
        if frame.module == module and frame.troubled:
            return FALLING * min(1.0, max(0.0, (worst_ratio(frame) - CREAKING_FROM) / (1.0 - CREAKING_FROM)))
    return 0.0


def _by_alarm(world: World, module: int, *, mask: bool, suit: bool) -> float:
    level = world.one(Alarms).worst_in(module)
    if level is None:
        return 0.0
    dread = BY_LEVEL[level]
    if suit:
        return dread * SUIT_LEAVES
    if mask:
        return dread * (MASK_LEAVES_OF_BREACH if level == "breach" else MASK_LEAVES)
    return dread


def died_lately(world: World, body: Body) -> bool:
    """Return whether somebody is dead and still frightens those who are where they lie."""
    return not body.alive and world.one(Clock).elapsed_s - body.died_s < DEAD_FRIGHTEN_S


def in_trouble(world: World) -> list[int]:
    """Return the modules in which people have something to be afraid of, in order: an alarm, or a frame that gives."""
    modules = {alarm.module for alarm in world.one(Alarms).standing.values() if alarm.level in DANGER_UP}
    modules.update(frame.module for frame in world.the(Strained).frames if _creaks(world, frame))
    return sorted(modules)


def _creaks(world: World, frame: Frame) -> bool:
    """Return whether a frame is heard. What once bent and bears well since, or has come down, is not."""
    return frame.troubled and not world.get(frame.module, Module).lost and worst_ratio(frame) > CREAKING_FROM
