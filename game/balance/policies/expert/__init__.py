"""Somebody who plans with forecasts."""

from __future__ import annotations

from game.balance.policies.expert.planner import ExpertPolicy

__all__ = ["ExpertPolicy"]
