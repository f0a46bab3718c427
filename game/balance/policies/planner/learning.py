"""Learning: nobody is to be the only one who can."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.planner.notes import Notes
from game.balance.policies.seat import Seat
from game.session.orders import Order, Pair
from game.session.view import ColonyView

DEEP = 4
"""How many should be able to be left alone with a thing."""
PAIRS = 4
"""Pairs at a time; each takes hours of two crews."""


def rule(seat: Seat, view: ColonyView, notes: Notes) -> Iterator[Order]:
    """Yield the orders of a morning about learning."""
    if view.training is None:
        return
    room = PAIRS - sum(1 for pair in view.training.pairs if pair.left_h > 0.0)
    taught = {pair.trainee for pair in view.training.pairs}
    shallow = sorted(view.training.skills, key=lambda skill: (len(skill.people), -skill.wanted, skill.id))
    for skill in shallow:
        if room <= 0 or len(skill.people) >= DEEP:
            return
        if skill.wanted and skill.next_id and skill.trainer_id and skill.next_id not in taught:
            order = Pair(skill.trainer_id, skill.next_id, skill.id)
            if seat.check(order) is None:
                taught.add(skill.next_id)
                room -= 1
                yield order
