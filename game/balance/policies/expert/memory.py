"""What somebody who plans keeps in mind from one look to the next."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.balance.policies.familiar import Familiar


@dataclass(frozen=True, slots=True)
class Asked:
    """That the desk was asked what it offers about a place."""

    at_s: float
    since_s: float
    """Since when things have stood as they did then."""
    standing: tuple[object, ...]
    """How they stood."""
    jobs: tuple[int, ...]
    """Teams in hand there."""


@dataclass(slots=True)
class Memory:
    """Kept for one game. Nothing here is more than a note on an order that was given."""

    helped: list[int] = field(default_factory=list)
    """Jobs to which a helper was sent; one is enough."""
    hurried: list[int] = field(default_factory=list)
    """Jobs that were told to hurry; telling a team to and fro costs more than hurry does."""
    unwilling: list[str] = field(default_factory=list)
    """People who were let be. They are not asked again."""
    evacuated_s: dict[str, float] = field(default_factory=dict)
    """When people were last ordered out of a place."""
    tries: dict[tuple[str, str], int] = field(default_factory=dict)
    """How often each task was begun on each target."""
    moved_to: list[str] = field(default_factory=list)
    """Places for which a machine was taken from elsewhere."""
    breached: list[str] = field(default_factory=list)
    """Places whose hull was opened, until every hole that is known there is patched, whatever the alarms say."""
    asked: dict[str, Asked] = field(default_factory=dict)
    """When the desk was last asked what it offers about a place, and how things stood there then."""
    familiar: Familiar = field(default_factory=Familiar)
    """Places in danger, by id."""
