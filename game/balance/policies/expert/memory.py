"""What somebody who plans keeps in mind from one look to the next."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_TRIES = 3
"""How often a task is begun on one target; what has failed so often fails for a reason that the desk does not see."""
FORGOTTEN_S = 20.0 * 88_775.0
"""After so long that reason may be gone."""


@dataclass(frozen=True, slots=True)
class Asked:
    """That the desk was asked what it offers about a place."""

    at_s: float
    since_s: float
    """Since when things have stood as they did then."""
    standing: tuple[object, ...]
    """How they stood."""


@dataclass(frozen=True, slots=True)
class Tries:
    """How often a task was begun on a target of late."""

    count: int
    last_s: float


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
    tries: dict[tuple[str, str], Tries] = field(default_factory=dict)
    """How often each task was begun on each target."""
    moved_to: list[str] = field(default_factory=list)
    """Places for which a machine was taken from elsewhere."""
    breached: list[str] = field(default_factory=list)
    """Places whose hull was opened, until every hole that is known there is patched, whatever the alarms say."""
    asked: dict[str, Asked] = field(default_factory=dict)
    """When the desk was last asked what it offers about a place, and how things stood there then."""

    def is_worn_out(self, task: str, target: str, now_s: float) -> bool:
        """Return whether a task was begun on a target so often of late that it will not come off now either."""
        tries = self.tries.get((task, target))
        return tries is not None and tries.count >= MOST_TRIES and now_s < tries.last_s + FORGOTTEN_S

    def note_try(self, task: str, target: str, now_s: float) -> None:
        """Note that a task is begun on a target; what was tried long ago counts no more."""
        before = self.tries.get((task, target))
        late = before is not None and now_s < before.last_s + FORGOTTEN_S
        self.tries[task, target] = Tries(before.count + 1 if before is not None and late else 1, now_s)

    def of_another_night(self) -> Memory:
        """Return what is still in mind when the next night begins: what was tried in vain."""
        return Memory(tries=self.tries)
