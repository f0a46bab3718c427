"""Warnings of debris: what the desk is told of what is on its way, and how long before it comes."""

from __future__ import annotations

from game.sim.clock import HOUR_S, Clock
from game.sim.hazards.components import DebrisField, Forewarning
from game.sim.world import World

CLOUD_S = 6.0 * HOUR_S
"""Fragments closer together than this are of one cloud."""


def foretell(world: World, ahead_s: float) -> None:
    """Bring the warnings of the debris field up to what is seen of it, ``ahead_s`` before it comes; 0: nothing is.

    Whoever adds fragments calls this.
    """
    if ahead_s <= 0.0:
        return
    field, now_s = world.one(DebrisField), world.one(Clock).elapsed_s
    for told in field.warnings:
        told.at_s = max(now_s, min(told.at_s, told.from_s - ahead_s))
    spans = [(told.from_s, told.to_s) for told in field.warnings]
    cloud: list[float] = []
    for fragment in [*field.fragments]:
        if any(from_s <= fragment.at_s <= to_s for from_s, to_s in spans):
            continue
        if cloud and fragment.at_s - cloud[-1] > CLOUD_S:
            _tell(field, cloud, now_s, ahead_s)
            cloud = []
        cloud.append(fragment.at_s)
    if cloud:
        _tell(field, cloud, now_s, ahead_s)
    field.warnings.sort(key=lambda told: told.at_s)


def _tell(field: DebrisField, cloud: list[float], now_s: float, ahead_s: float) -> None:
    if cloud[0] > now_s:
        field.warnings.append(Forewarning(max(now_s, cloud[0] - ahead_s), cloud[0], cloud[-1] + HOUR_S))
