"""Policies: who gives the orders in a game without a player.

A policy sits at the same desk as a player: it sees views, choices and forecasts, and answers with orders. Nothing in
this folder knows the simulation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from game.balance.policies.seat import Draw, Policy


def _idle(draw: Draw) -> Policy:
    from game.balance.policies.idle import IdlePolicy

    return IdlePolicy()


def _reactive(draw: Draw) -> Policy:
    from game.balance.policies.reactive import ReactivePolicy

    return ReactivePolicy(draw)


def _expert(draw: Draw) -> Policy:
    from game.balance.policies.expert import ExpertPolicy

    return ExpertPolicy()


def _planner(draw: Draw) -> Policy:
    from game.balance.policies.planner import PlannerPolicy

    return PlannerPolicy()


POLICIES: Mapping[str, Callable[[Draw], Policy]] = MappingProxyType(
    {"idle": _idle, "reactive": _reactive, "expert": _expert, "planner": _planner}
)
"""Every policy by the name that the command line knows it by; each call makes one for a new game.

They are imported when first made, so that help need not wait for them.
"""
