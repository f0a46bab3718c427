"""The shape of the rules of orders: what each needs, and what it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from game.session.orders import Refusal
from game.sim.world import World

Checked: TypeAlias = Refusal | None
"""Why an order cannot be carried out, or nothing if it can."""
Rules: TypeAlias = Mapping[type[Any], tuple[Callable[[World, Any], Checked], Callable[[World, Any], int | None]]]
"""By the type of an order: what says why it cannot be, and what carries it out and returns its job, if it has one."""
