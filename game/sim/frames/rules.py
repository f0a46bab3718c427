"""What is done to frames, and what they do: damage, props, crossings, and the desk's reckoning of when they fall."""

from __future__ import annotations

import math
from typing import Literal

from game.sim import sums
from game.sim.air.atmospherics import Atmospherics
from game.sim.chance import Chance
from game.sim.clock import SOL_S, Clock
from game.sim.frames import creep
from game.sim.frames.bearing import MOST_PROPS, ratios
from game.sim.frames.components import Frame, Member
from game.sim.frames.events import FloorGave, FrameCreaks, FrameInTrouble, MemberDamaged, MemberYielded, PropSet
from game.sim.frames.fall import bring_down
from game.sim.people.components import Person, Presence
from game.sim.people.physiology import SEA_LEVEL_KPA
from game.sim.rescue.components import Pinned
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World

MemberState = Literal["sound", "bowed", "propped", "failed"]

CROWD_M3 = 1.2
"""Load that one person adds, as a share of a frame's weight, times the volume that it roofs: ten people on the floors
of a module of 240 m³, with what they sit on, make a twentieth more."""
FLOOR_FROM = 0.7
"""Load against capacity at which a floor may give."""
FLOOR_MOST = 0.35
"""Chance that it gives under somebody at a run when its worst member is at its limit."""
FLOOR_CAREFUL = 0.25
"""What is left of that by the walls."""
FLOOR_LOSS = 0.15
"""What the member under the hole loses of its strength."""
GONE_SHARE = 0.02
"""A member with less left than this of what it bore is down."""
HORIZON_S = 7.0 * SOL_S
"""Nobody reckons further ahead."""


def frame_of(world: World, module: int) -> int | None:
    """Return the entity of a module's frame, or nothing if it has none that is tracked."""
    return next((entity for entity, frame in world.each(Frame) if frame.module == module), None)


def reckon(world: World, entity: int) -> None:
    """Bring a frame in trouble up to now, say what it did on the way, and load it as it is loaded now.

    The way is taken from one thing that happens to the next, under the load that was on it, so that it does not matter
    how often this is called.
    """
    frame = world.get(entity, Frame)
    if not frame.troubled or world.get(frame.module, Module).lost:
        return
    now_s = world.one(Clock).elapsed_s
    while frame.due_s <= now_s:
        creep.advance(frame, frame.due_s)
        if _settle(world, entity, frame):
            return
    conditions = _conditions(world, frame)
    if conditions != (frame.weight_share, frame.thin_share):
        creep.advance(frame, now_s)
        frame.weight_share, frame.thin_share = conditions
        _settle(world, entity, frame)


def _settle(world: World, entity: int, frame: Frame) -> bool:
    """Let yield what must, and say it; return whether the frame came down."""
    for sign in creep.settle(frame):
        member = frame.members[sign.at].id
        if sign.of == "yield":
            world.events.say(MemberYielded(entity, frame.module, member))
        else:
            of: Literal["load", "life"] = "load" if sign.of == "load" else "life"
            world.events.say(FrameCreaks(entity, frame.module, member, of, sign.share))
    if not creep.has_fallen(frame):
        return False
    collapse(world, entity)
    return True


def _conditions(world: World, frame: Frame) -> tuple[float, float]:
    """Return the load on a frame against its weight, and the pressure that its module lacks in whole tenths."""
    module = world.get(frame.module, Module)
    heads = sums.count(world.one(Presence).heads[module.index].tolist())
    weight = 1.0 + CROWD_M3 * heads / world.the(Settlement).modules[module.id].volume_m3
    lacking = 1.0 - float(world.the(Atmospherics).pressure_kpa[module.index]) / SEA_LEVEL_KPA
    return weight, 0.1 * min(10, max(0, math.floor(10.0 * lacking + 0.5)))


def damage(world: World, frame: int, member: str, lost_share: float) -> None:
    """Take from a member a share of what it bore when it was whole; its neighbours, or the module, may go at once.

    Raises ``KeyError`` if the frame has no member of that id.
    """
    component = world.get(frame, Frame)
    found = next((item for item in component.members if item.id == member), None)
    if found is None:
        raise KeyError(member)
    if not found.standing or world.get(component.module, Module).lost:
        return
    _begin_trouble(world, frame, component)
    if world.get(component.module, Module).lost or not found.standing:
        return
    found.capacity_share = max(0.0, found.capacity_share - lost_share * found.sound_share)
    world.events.say(MemberDamaged(frame, component.module, member))
    if found.capacity_share < GONE_SHARE * found.sound_share:
        found.standing, found.props = False, 0
        world.events.say(MemberYielded(frame, component.module, member))
    _settle(world, frame, component)


def _begin_trouble(world: World, entity: int, frame: Frame) -> None:
    """Bring a frame up to now, and from now on let it creep."""
    now_s = world.one(Clock).elapsed_s
    if frame.troubled:
        reckon(world, entity)
        creep.advance(frame, now_s)
        return
    frame.troubled = True
    frame.updated_s = now_s
    frame.weight_share, frame.thin_share = _conditions(world, frame)
    world.events.say(FrameInTrouble(entity, frame.module))


def room_for_prop(frame: Frame) -> Member | None:
    """Return the standing member that needs a prop most and has room for one, or nothing."""
    best: tuple[float, Member] | None = None
    for member, ratio in zip(frame.members, ratios(frame.members, frame.weight_share), strict=True):
        if member.standing and member.props < MOST_PROPS and (best is None or ratio > best[0]):
            best = (ratio, member)
    return None if best is None else best[1]


def prop(world: World, frame: int) -> bool:
    """Set a prop under the member that is nearest to yielding; return whether there was room for it.

    It takes some of the load and mends nothing: creep goes on, only slower.
    """
    component = world.get(frame, Frame)
    reckon(world, frame)
    member = room_for_prop(component)
    if member is None or world.get(component.module, Module).lost:
        return False
    if component.troubled:
        creep.advance(component, world.one(Clock).elapsed_s)
    member.props += 1
    world.events.say(PropSet(frame, component.module, member.id))
    if component.troubled:
        _settle(world, frame, component)
    return True


def floor_risk_share(world: World, module: int, *, careful: bool = False) -> float:
    """Return the chance that a module's floor gives under one person who crosses it now, at a run or by the walls."""
    entity = frame_of(world, module)
    if entity is None or not world.get(entity, Frame).troubled:
        return 0.0
    return _floor_risk(world.get(entity, Frame))[0] * (FLOOR_CAREFUL if careful else 1.0)


def _floor_risk(frame: Frame) -> tuple[float, Member | None]:
    """Return the chance at a run, and the standing member under the worst of the floor."""
    worst, under = 0.0, None
    for member, ratio in zip(frame.members, ratios(frame.members, frame.weight_share), strict=True):
        if member.floor and not member.standing:
            worst = max(worst, 1.0)
        elif member.floor and (under is None or ratio > worst):
            worst, under = max(worst, ratio), member
    share = (worst - FLOOR_FROM) / (1.0 - FLOOR_FROM)
    return FLOOR_MOST * min(1.0, max(0.0, share)), under


def tread(world: World, person: int, module: int, *, careful: bool = False) -> bool:
    """Let somebody cross a module's floor; return whether it bears them. If not, they are ``Pinned`` there."""
    entity = frame_of(world, module)
    if entity is None or not world.get(entity, Frame).troubled or world.get(module, Module).lost:
        return True
    frame = world.get(entity, Frame)
    risk, under = _floor_risk(frame)
    crossing = frame.trodden.get(person, 0)
    frame.trodden[person] = crossing + 1
    drawn = world.one(Chance).once(f"tread/{frame.id}/{world.get(person, Person).id}/{crossing}").share()
    if drawn >= risk * (FLOOR_CAREFUL if careful else 1.0):
        return True
    world.add(person, Pinned("floor"))
    world.events.say(FloorGave(entity, module, "" if under is None else under.id, person))
    if under is not None:
        damage(world, entity, under.id, FLOOR_LOSS)
    return False


def collapse(world: World, frame: int) -> None:
    """Bring a module down: whoever is inside dies or is thrown clear, and nobody can be in it again."""
    component = world.get(frame, Frame)
    if world.get(component.module, Module).lost:
        return
    component.due_s = math.inf
    for member in component.members:
        member.standing, member.props = False, 0
    bring_down(world, component.module)


def outlook(world: World, frame: int) -> tuple[float, float] | None:
    """Return how soon, and how late, a frame comes down as it is loaded now, in seconds from now.

    Nothing if it stands as far ahead as anybody reckons. Nobody knows how much creep each member stands; what has been
    heard of them narrows it. The later bound is at most that horizon. Changes nothing.
    """
    component = world.get(frame, Frame)
    if not component.troubled or world.get(component.module, Module).lost:
        return None
    now_s = world.one(Clock).elapsed_s
    until_s = now_s + HORIZON_S
    soonest_s = creep.falls_at_s(component, weaker=True, until_s=until_s)
    if soonest_s >= until_s:
        return None
    latest_s = creep.falls_at_s(component, weaker=False, until_s=until_s)
    first_s, last_s = sorted((soonest_s, latest_s))
    return max(0.0, first_s - now_s), max(0.0, last_s - now_s)


def shown(world: World, frame: int) -> list[tuple[str, float, MemberState]]:
    """Return each member's id, its load against what it bears (1: it yields; 0: it is down), and how it stands."""
    component = world.get(frame, Frame)
    rows: list[tuple[str, float, MemberState]] = []
    for member, ratio in zip(component.members, ratios(component.members, component.weight_share), strict=True):
        state: MemberState = "sound"
        if not member.standing:
            state = "failed"
        elif member.props:
            state = "propped"
        elif member.capacity_share < member.sound_share or member.told_life:
            state = "bowed"
        rows.append((member.id, ratio, state))
    return rows


def worst_ratio(frame: Frame) -> float:
    """Return the load of the standing member nearest to yielding against what it bears; 1 once none stands."""
    if not any(member.standing for member in frame.members):
        return 1.0
    return max(ratios(frame.members, frame.weight_share))
