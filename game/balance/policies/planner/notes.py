"""What somebody who plans the year keeps in mind from one morning to the next."""

from __future__ import annotations

from dataclasses import dataclass, field

EASE_SOLS = 8
"""Sols on a darker load plan before a lighter one is tried, at first."""


@dataclass(slots=True)
class Notes:
    """Kept for one game."""

    tested_sol: int = -1_000
    """Sol on which changeovers were last tried."""
    audited: list[str] = field(default_factory=list)
    """Kinds of parts whose audit was ordered, the newest last."""
    shifted_sol: int = -1_000
    """Sol on which hours were last moved."""
    usual: str = ""
    """Plan that was in force before an alarm plan was put in its place; empty: none was."""
    asked: dict[str, int] = field(default_factory=dict)
    """Sol on which Earth was last asked for a thing."""
    dimmed_sol: int = -1_000
    """Sol on which less was left on, or a little more again."""
    eased_sol: int = -1_000
    """Sol on which a little more was left on again."""
    ease_sols: int = EASE_SOLS
    """Sols before that is tried."""
    failed_sol: int = -1_000
    """Sol of the last power failure that was minded."""
