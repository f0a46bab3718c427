"""Numbers that stay: while one looks at a thing, an order keeps its number whatever else is ordered."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from game.session.orders import JoinTeam, SendTeam
from game.session.view import ChoiceView


class Places:
    """Where each order stands in the list of a chosen thing, from when it was first shown."""

    def __init__(self) -> None:
        self._of: dict[tuple[Hashable, int], int] = {}

    def forget(self) -> None:
        """Let what is shown next stand as it comes: there is something else to look at."""
        self._of = {}

    def of(self, choices: Iterable[ChoiceView]) -> tuple[int, ...]:
        """Return the place of each order, from 0. What was shown keeps its own, and what is new comes after."""
        places, alike = [], dict[Hashable, int]()
        for choice in choices:
            about = _about(choice)
            count = alike[about] = alike.get(about, 0) + 1
            places.append(self._of.setdefault((about, count), len(self._of)))
        return tuple(places)


def _about(choice: ChoiceView) -> Hashable:
    """What an order does, whoever would do it."""
    match choice.order:
        case SendTeam(task=task, target=target, masks=masks, suits=suits, to=to):
            return (choice.kind, task, target, masks, suits, to)
        case JoinTeam(job=job):
            return (choice.kind, job)
        case order:
            return (choice.kind, order)
