"""How a frame in trouble gives way with time: creep to rupture, member by member. Knows no world."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from game.sim import portable
from game.sim.frames.bearing import ratios
from game.sim.frames.components import Frame, Member

STEEPNESS = 20.0
"""By how many powers of e creep is faster at full load than at none. Zhurkov's kinetic law (1965, "Kinetic concept of
the strength of solids"): life falls exponentially with stress."""
REFERENCE_RATIO = 0.5
"""Load against capacity at which a member yields in the frame's own creep time."""
ENDURANCE_RATIO = 0.6
"""Up to this load a member does not creep at all: what is propped well enough stands."""
THIN_FACTOR = 1.0
"""How much faster creep is in a vacuum: a shell that pressure no longer holds taut works at its joins."""
LOAD_TOLD = (0.6, 0.8, 0.95)
"""Load against capacity at which a member is heard."""
LIFE_TOLD = (0.5, 0.8)
"""Share of its life at which a member is heard."""
ENDURANCE_SPREAD = 1.5
"""The weakest and strongest members stand this much less or more creep than the mean."""
HEARD_WITHIN = (ENDURANCE_SPREAD, 1.1, 1.05)
"""How well a member's endurance is known, by how often its life was heard, as a factor either way."""
ROUNDING = 1e-9
"""A threshold is reached when this little is missing."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What a frame was seen or heard to do: its member ``at`` yielded, or passed a threshold."""

    at: int
    of: str
    """``yield``, ``load`` or ``life``."""
    share: float
    """The threshold."""


def creep_per_s(frame: Frame, ratio: float) -> float:
    """Return how fast a member creeps at a load against its capacity; its life is one endurance.

    ``1 / t = exp(20 (ratio - 0.5)) / t_half``: at t_half = 200 h, half an hour at 0.8 and half a minute at 1.
    """
    if ratio <= ENDURANCE_RATIO:
        return 0.0
    thin = 1.0 + THIN_FACTOR * frame.thin_share
    return thin * portable.exp(STEEPNESS * (ratio - REFERENCE_RATIO)) / frame.creep_s


def has_fallen(frame: Frame) -> bool:
    """Return whether fewer than half of the members stand: then the rest do not hold it either."""
    return 2 * sum(1 for member in frame.members if member.standing) < len(frame.members)


def advance(frame: Frame, to_s: float) -> None:
    """Let a frame creep up to a time within which nothing else happens to it."""
    passed_s = to_s - frame.updated_s
    for member, ratio in zip(frame.members, ratios(frame.members, frame.weight_share), strict=True):
        if member.standing:
            member.crept += passed_s * creep_per_s(frame, ratio)
    frame.updated_s = to_s


def settle(frame: Frame) -> list[Sign]:
    """Let those yield that must, one by one, the worst first; return what was seen and heard."""
    signs: list[Sign] = []
    while True:
        loads = ratios(frame.members, frame.weight_share)
        signs.extend(_heard(frame, loads))
        at = _next_to_yield(frame, loads)
        if at is None or has_fallen(frame):
            break
        frame.members[at].standing = False
        frame.members[at].props = 0
        signs.append(Sign(at, "yield", 1.0))
    frame.due_s = math.inf if has_fallen(frame) else frame.updated_s + _quiet_s(frame, loads)
    return signs


def _heard(frame: Frame, loads: list[float]) -> list[Sign]:
    signs: list[Sign] = []
    for at, (member, ratio) in enumerate(zip(frame.members, loads, strict=True)):
        if not member.standing:
            continue
        passed = sum(1 for share in LOAD_TOLD if ratio >= share)
        if passed > member.told_load:
            signs.append(Sign(at, "load", LOAD_TOLD[passed - 1]))
            member.told_load = passed
        lived = sum(1 for share in LIFE_TOLD if _reached(member, share))
        if lived > member.told_life:
            signs.append(Sign(at, "life", LIFE_TOLD[lived - 1]))
            member.told_life = lived
    return signs


def _reached(member: Member, share: float) -> bool:
    return member.crept >= share * member.endurance - ROUNDING


def _next_to_yield(frame: Frame, loads: list[float]) -> int | None:
    """Return the standing member that is furthest over, or nothing if none is."""
    worst: tuple[float, int] | None = None
    for at, (member, ratio) in enumerate(zip(frame.members, loads, strict=True)):
        if not member.standing or not (ratio >= 1.0 or _reached(member, 1.0)):
            continue
        if worst is None or ratio > worst[0]:
            worst = (ratio, at)
    return None if worst is None else worst[1]


def _quiet_s(frame: Frame, loads: list[float]) -> float:
    """Return the time until the next member is heard or yields, as the frame is loaded now."""
    quiet_s = math.inf
    for member, ratio in zip(frame.members, loads, strict=True):
        per_s = creep_per_s(frame, ratio) if member.standing else 0.0
        if per_s > 0.0:
            share = LIFE_TOLD[member.told_life] if member.told_life < len(LIFE_TOLD) else 1.0
            quiet_s = min(quiet_s, max(0.0, share * member.endurance - member.crept) / per_s)
    return quiet_s


def falls_at_s(frame: Frame, weaker: bool, until_s: float) -> float:
    """Return when a frame comes down if every member is as weak, or as strong, as it may be; at most ``until_s``.

    Changes nothing. What a member has borne without a sound, and what was heard of it, narrow what it may be.
    """
    trial = replace(frame, members=[_supposed(member, weaker) for member in frame.members], due_s=frame.updated_s)
    settle(trial)
    while not has_fallen(trial) and trial.due_s < until_s:
        advance(trial, trial.due_s)
        settle(trial)
    return trial.updated_s if has_fallen(trial) else until_s


def _supposed(member: Member, weaker: bool) -> Member:
    """Return a member as weak or strong as what is known of it allows."""
    within = HEARD_WITHIN[member.told_life]
    middle = member.endurance if member.told_life else 1.0
    if not weaker:
        return replace(member, endurance=min(ENDURANCE_SPREAD, middle * within))
    unheard = member.crept / LIFE_TOLD[member.told_life] if member.told_life < len(LIFE_TOLD) else member.crept
    return replace(member, endurance=max(1.0 / ENDURANCE_SPREAD, middle / within, unheard))
