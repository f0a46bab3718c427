"""What somebody who plans the year keeps in mind from one morning to the next."""

from __future__ import annotations

from dataclasses import dataclass, field


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
