"""What was on offer when a crisis began: kept, so that it can be told afterwards what would have been in time."""

from __future__ import annotations

from game.session.crises import Answer
from game.session.desk.choices import Choices
from game.session.orders import CloseDoor, Evacuate, Order, Refusal, SealDoor, SendTeam
from game.session.view import ChoiceView

ANSWERS_KEPT = 6
"""How many answers are remembered of an onset."""


def ways_through(choices: Choices, name: str, module: int) -> list[Answer]:
    """Return what the desk would offer about a module that leaves people alive, the quickest first."""
    found = [_answer(choice, module) for choice in choices.of(name, _unchecked) if _helps(choice)]
    found.sort(key=lambda answer: answer.takes_s)
    return found[:ANSWERS_KEPT]


def _answer(choice: ChoiceView, module: int) -> Answer:
    doomed = "door" if choice.tone == "danger" else ""
    order = choice.order
    answer = Answer(choice.label, choice.kind, module, choice.latest_s or 0.0, doomed)
    if isinstance(order, SendTeam):
        answer.people, answer.task, answer.target = order.people, order.task, order.target
    return answer


def _unchecked(order: Order) -> Refusal | None:
    return None


def _helps(choice: ChoiceView) -> bool:
    """Return whether a choice, if it goes as said, leaves nobody there in danger."""
    if choice.leaves_s is not None or choice.latest_s is None:
        return False
    return isinstance(choice.order, SendTeam | Evacuate | CloseDoor | SealDoor)
