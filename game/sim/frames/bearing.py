"""How the members of a frame share its load.

Local load sharing, after Harlow and Phoenix (1978, "The chain-of-bundles probability model for the strength of
fibrous materials"), softened by an even part as in Hidalgo, Moreno, Kun and Herrmann (2002, "Fracture model with
variable range of interaction"): what a member no longer bears goes mostly to the nearest that stand on either side,
and the rest to all that stand by their stiffness. Whatever stands bears the whole load between it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from game.sim import sums
from game.sim.frames.components import Member

LOCAL_SHARE = 0.6
"""Share of a lost load that the nearest on either side take."""
PROP_BEARS_SHARE = 0.08
"""What one prop takes, against a member's own share of the load when all stand."""
PROP_MOST_SHARE = 0.5
"""Most of a member's load that its props take together: they stand beside it, not in its place."""
MOST_PROPS = 2
"""Props that find room under one member."""

KEPT = 256
"""Frames whose loads are kept as they were last worked out: most stand for weeks as they are."""


class Bearing(NamedTuple):
    """What of a member decides how a frame bears its load."""

    standing: bool
    sound_share: float
    capacity_share: float
    props: int


def stiffness(member: Member | Bearing) -> float:
    """Return how stiff a member is against when it was whole, 0 to 1.

    The square root of the strength left: a bent rib has lost more of what it bears than of what it draws to itself,
    so damage brings it nearer to yielding.
    """
    return math.sqrt(member.capacity_share / member.sound_share) if member.standing else 0.0


def shared_loads(members: Sequence[Member | Bearing], weight_share: float) -> list[float]:
    """Return what each member and its props bear together; 0 for those that are down, all 0 if none stands.

    The unit is a member's own share of the frame's weight when all stand; the sum is the number of members times
    ``weight_share``.
    """
    stiff = [stiffness(member) for member in members]
    total = sums.total(stiff)
    if total <= 0.0:
        return [0.0] * len(members)
    loads = [weight_share * share for share in stiff]
    for at, share in enumerate(stiff):
        shed = weight_share * (1.0 - share)
        if shed <= 0.0:
            continue
        near = _nearest(stiff, at)
        local = LOCAL_SHARE * shed if near else 0.0
        for other in near:
            loads[other] += local / len(near)
        even = shed - local
        for other, other_share in enumerate(stiff):
            loads[other] += even * other_share / total
    return loads


def _nearest(stiff: Sequence[float], at: int) -> list[int]:
    """Return the nearest that stands before and after a place in the row, without that place itself."""
    before = next((other for other in range(at - 1, -1, -1) if stiff[other] > 0.0), None)
    after = next((other for other in range(at + 1, len(stiff)) if stiff[other] > 0.0), None)
    return [other for other in (before, after) if other is not None]


def prop_load(member: Member | Bearing, load: float) -> float:
    """Return what the props under a member take of what it and they bear together."""
    return min(member.props * PROP_BEARS_SHARE, PROP_MOST_SHARE * load)


def ratios(members: Sequence[Member], weight_share: float) -> list[float]:
    """Return each standing member's load against what it bears; 1 is where it yields. 0 for those that are down."""
    bearings = [Bearing(member.standing, member.sound_share, member.capacity_share, member.props) for member in members]
    return list(_ratios(tuple(bearings), weight_share))


@lru_cache(maxsize=KEPT)
def _ratios(bearings: tuple[Bearing, ...], weight_share: float) -> tuple[float, ...]:
    return tuple(
        (load - prop_load(bearing, load)) / bearing.capacity_share if bearing.standing else 0.0
        for bearing, load in zip(bearings, shared_loads(bearings, weight_share), strict=True)
    )
