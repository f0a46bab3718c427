"""Somebody who plans the year: prevention by day, and in a crisis what somebody does who plans with forecasts."""

from game.balance.policies.planner.year import PlannerPolicy

__all__ = ["PlannerPolicy"]
