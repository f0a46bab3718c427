"""What an hour of hands is worth, against one of competent, rested people."""

from __future__ import annotations

from game.content.kinds.hours import Use

UPKEEP_USES: tuple[Use, ...] = ("repair", "inspection", "prevention")
"""Uses whose hours upkeep takes."""
LEAST_LEVEL = 0.15
"""Skill without which nobody is let near a part."""


def skilled_share(level: float) -> float:
    """Return what skill makes of an hour, from a level of 0 to 1; competent is a half."""
    return 0.6 + 0.8 * level


def rested_share(weary: float) -> float:
    """Return what tiredness leaves of an hour, from 0 rested to 1 spent."""
    return 1.0 - 0.25 * weary
