"""Who goes, and in what: nobody twice, and nobody into air that their gear does not answer for."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from game.balance.policies.expert.situation import MASK_KPA, Situation
from game.session.orders import SendTeam
from game.session.view import ChoiceView, PersonView

LONG_JOB_S = 900.0
"""How far ahead the pressure is looked at where the desk does not say how long a task may take."""
NEAR_WORTH = 0.2
"""What it is worth, in levels of skill, to be where the best people are."""
AWAKE_WORTH = 0.1
"""What it is worth to be awake: a minute and a half sooner."""
SUBSTITUTES_TRIED = 8
"""How many others are considered for a task whose best people are taken."""


def orderable(situation: Situation, module: str, choice: ChoiceView) -> SendTeam | None:
    """Return the order of a choice about a place as it can be given now, in the gear that its air asks for, or nothing.

    Orders given a moment ago count: somebody just sent elsewhere is refused by the desk, and another is looked for.
    """
    order = choice.order
    if not isinstance(order, SendTeam):
        return None
    for team in _teams(situation, order):
        for dressed in _dressed(situation, replace(order, people=team), choice.latest_s, module):
            if situation.seat.check(dressed) is None:
                return dressed
    return None


def _dressed(situation: Situation, order: SendTeam, latest_s: float | None, module: str) -> Iterator[SendTeam]:
    """Yield an order with suits where a mask would not do, then as it was offered where that is survivable."""
    thinnest_kpa = situation.pressure_kpa(module, latest_s or LONG_JOB_S)
    if thinnest_kpa < MASK_KPA:
        yield replace(order, suits=True, masks=False)
        now_kpa = situation.modules[module].air.pressure_kpa or 0.0
        if now_kpa < MASK_KPA:
            return
    yield order


def _teams(situation: Situation, order: SendTeam) -> Iterator[tuple[str, ...]]:
    """Yield the team that was offered, then teams in which those who are taken are replaced by the likest."""
    yield order.people
    likest = _likest(situation, order)
    size = len(order.people)
    for start in range(0, min(len(likest), SUBSTITUTES_TRIED) - size + 1):
        yield tuple(person.id for person in likest[start : start + size])


def _likest(situation: Situation, order: SendTeam) -> list[PersonView]:
    """Return who could stand in: on their feet and free, good at what the offered lead is best at, near and awake."""
    lead = situation.people[order.people[0]]
    best = max(lead.skills, key=lambda skill: skill[1], default=("", 0.0))[0]

    def worth(person: PersonView) -> float:
        near = NEAR_WORTH if person.module == lead.module else 0.0
        awake = AWAKE_WORTH if person.doing != "asleep" else 0.0
        return dict(person.skills).get(best, 0.0) + near + awake

    free = [
        person
        for person in situation.people.values()
        if person.doing in ("working", "resting", "asleep") and not person.pinned and not person.injury
    ]
    free.sort(key=lambda person: (-worth(person), person.id))
    return free[:SUBSTITUTES_TRIED]
