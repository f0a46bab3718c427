"""Debris fields: clusters of fragments that a seed draws when a game is founded, and their coming."""

from __future__ import annotations

import math

from game.content.kinds.opening import ClusterPlan, StrikePlan
from game.sim import portable
from game.sim.chance import Chance, Stream, at_share
from game.sim.clock import Clock
from game.sim.hazards.components import DebrisField, Forewarning, Fragment
from game.sim.hazards.events import MoreMayCome
from game.sim.hazards.strikes import SAME_CLOUD, listen, strike
from game.sim.settlement import Settlement
from game.sim.world import World

SIZE_EXPONENT = 2.5
"""Fragments larger than d are as many as d to minus this: Grün and others (1985), for the masses that reach a hull."""
CRACK_SHARE = 0.3
"""Chance that a fragment of a cluster leaves a crack besides."""
CRACK_OF_HOLE = 0.4
"""What such a crack leaks through, as a diameter against the hole's."""
BENDS_MM = 8.0
"""From here up a fragment of a cluster may meet a member of the frame."""
BENDS_SHARE = 0.25
"""Chance of that."""
BENT_SHARE = (0.08, 0.25)
"""What the member then loses of its strength, least and most."""


def draw(world: World) -> None:
    """Draw the scenario's clusters into the colony's debris field, when a game is founded."""
    field = DebrisField()
    for number, plan in enumerate(world.the(Settlement).scenario.cluster):
        stream = world.one(Chance).once(f"cluster/{number}")
        count = plan.least + stream.below(1 + max(0, plan.most - plan.least))
        field.fragments.extend(fragment_of(world, plan, stream) for _ in range(count))
        if plan.warned_s > 0.0:
            field.warnings.append(Forewarning(max(0.0, plan.from_s - plan.warned_s), plan.from_s, plan.to_s))
    field.fragments.sort(key=lambda fragment: fragment.at_s)
    field.warnings.sort(key=lambda warning: warning.at_s)
    world.put(field)


def fragment_of(world: World, plan: ClusterPlan, stream: Stream, *, buried_share: float = 1.0) -> Fragment:
    """Draw one fragment of a cloud: when, where by the area of the hulls, and how large.

    ``buried_share`` is how likely a place in the rock is hit, against one of its size on the surface.
    """
    settlement = world.the(Settlement)
    at_s = float(math.floor(stream.between(plan.from_s, plan.to_s)))
    areas = [
        portable.power(settlement.modules[name].volume_m3, 2.0 / 3.0)
        * (1.0 if settlement.modules[name].surface else buried_share)
        for name in plan.modules
    ]
    name = plan.modules[at_share(stream.share(), areas)]
    rooms = ["", *(room.id for room in settlement.modules[name].rooms)]
    room = stream.choice(rooms)
    diameter_mm = _size_mm(stream.share(), plan.smallest_mm, plan.largest_mm)
    crack_mm = CRACK_OF_HOLE * diameter_mm if stream.share() < CRACK_SHARE else 0.0
    fragment = Fragment(at_s, name, room, diameter_mm, crack_mm)
    bends, which, lost_share = stream.share(), stream.share(), stream.between(*BENT_SHARE)
    frame = next((frame for frame in settlement.frames.values() if frame.module == name), None)
    if frame is not None and diameter_mm >= BENDS_MM and bends < BENDS_SHARE:
        fragment.member = frame.members[int(which * len(frame.members))].id
        fragment.lost_share = lost_share
    return fragment


def _size_mm(share: float, smallest_mm: float, largest_mm: float) -> float:
    """Return the diameter of which this share of fragments is smaller, between two bounds."""
    if largest_mm <= smallest_mm:
        return smallest_mm
    tail = portable.power(smallest_mm / largest_mm, SIZE_EXPONENT)
    return smallest_mm * portable.power(1.0 - share * (1.0 - tail), -1.0 / SIZE_EXPONENT)


def _plan_of(fragment: Fragment) -> StrikePlan:
    return StrikePlan(
        module=fragment.module,
        room=fragment.room,
        diameter_mm=fragment.diameter_mm,
        crack_mm=fragment.crack_mm,
        members={fragment.member: fragment.lost_share} if fragment.member else {},
    )


class StrikeProcessor:
    """Lets the debris field come, and whistling holes be seen. Takes from ``DebrisField`` what has come."""

    def __init__(self, world: World) -> None:
        """Nothing is remembered here; everything is in the components."""
        self._world = world

    def next_s(self) -> float:
        """Return when the next fragment hits or the next word of one comes, in seconds since the game began."""
        field = self._world.one(DebrisField)
        hit_s = field.fragments[0].at_s if field.fragments else math.inf
        told_s = field.warnings[0].at_s if field.warnings else math.inf
        return min(hit_s, told_s)

    def process(self, step_s: float) -> None:
        """Give the words and let the fragments hit whose time has come; then see who is where a hole whistles."""
        world = self._world
        now_s = world.one(Clock).elapsed_s
        field = world.one(DebrisField)
        while field.warnings and field.warnings[0].at_s <= now_s:
            told = field.warnings.pop(0)
            world.events.say(MoreMayCome(told.from_s, told.to_s))
        while field.fragments and field.fragments[0].at_s <= now_s:
            strike(world, _plan_of(field.fragments.pop(0)), SAME_CLOUD)
        listen(world)
