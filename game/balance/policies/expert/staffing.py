"""Who goes, and in what: nobody twice, and nobody into air that their gear does not answer for."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from game.balance.policies.daylight import MASK_KPA
from game.balance.policies.expert.situation import Danger, Situation
from game.session.orders import SendTeam
from game.session.view import ChoiceView, PersonView

LONG_JOB_S = 900.0
"""How far ahead the pressure is looked at where the desk does not say how long a task may take."""
NEAR_WORTH = 0.2
"""What it is worth, in levels of skill, to be where the best people are."""
AWAKE_WORTH = 0.1
"""What it is worth to be awake: a minute and a half sooner."""
TRIES = 3
"""How often a task is begun on one target; what has failed so often fails for a reason that the desk does not see."""
NO_SPARE = "refused.no_item"
"""The desk's answer where no locker has what a task uses up; it is the same whoever is sent."""
SUBSTITUTES_TRIED = 8
"""How many others are considered for a task whose best people are taken."""


def orderable(situation: Situation, danger: Danger, choice: ChoiceView) -> SendTeam | None:
    """Return the order of a choice about a place as it can be given now, in the gear that its air asks for, or nothing.

    Orders given a moment ago count: somebody just sent elsewhere is refused by the desk, and another is looked for.
    """
    order = choice.order
    if not isinstance(order, SendTeam) or order.target in situation.taken or order.target in situation.wanting:
        return None
    tries = situation.memory.tries
    if tries.get((order.task, order.target), 0) >= TRIES:
        return None
    gear = _gear(situation, danger, choice)
    for team in _teams(situation, order, pressing=danger.deadly or danger.falls_s is not None):
        dressed = replace(order, people=team, masks=gear == "masks", suits=gear == "suits")
        refused = situation.seat.check(dressed)
        if refused is None:
            situation.taken.add(order.target)
            tries[order.task, order.target] = tries.get((order.task, order.target), 0) + 1
            return dressed
        if refused.reason == NO_SPARE:
            situation.wanting.add(order.target)
            return None
    return None


def _gear(situation: Situation, danger: Danger, choice: ChoiceView) -> str:
    """Return what those who go must wear to come back: what the desk offers, and more where it will be too little."""
    order = choice.order
    if not isinstance(order, SendTeam):
        return ""
    offered = "suits" if order.suits else "masks" if order.masks else ""
    if not danger.breach:
        return offered
    thinnest_kpa = situation.pressure_kpa(danger.module.id, choice.latest_s or LONG_JOB_S)
    return "suits" if thinnest_kpa < MASK_KPA else offered or "masks"


def _teams(situation: Situation, order: SendTeam, *, pressing: bool) -> Iterator[tuple[str, ...]]:
    """Yield the team that was offered, then teams in which those who are taken are replaced by the likest.

    Where it presses the lead does not wait for a mate from elsewhere, if one can do it: a team begins together.
    """
    lead = situation.people[order.people[0]]
    apart = any(situation.people[name].module != lead.module for name in order.people)
    if pressing and apart and lead.id not in situation.memory.unwilling:
        yield (lead.id,)
    if not any(name in situation.memory.unwilling for name in order.people):
        yield order.people
    likest = _likest(situation, order)
    size = len(order.people)
    for start in range(0, min(len(likest), SUBSTITUTES_TRIED) - size + 1):
        yield tuple(person.id for person in likest[start : start + size])


def _likest(situation: Situation, order: SendTeam) -> list[PersonView]:
    """Return who could stand in: on their feet and free, good at what the offered lead is best at, near and awake."""
    lead = situation.people[order.people[0]]
    best = max(lead.skills, key=lambda skill: skill[1], default=("", 0.0))[0]
    endangered = {danger.module.id for danger in situation.dangers}

    def worth(person: PersonView) -> float:
        near = NEAR_WORTH if person.module == lead.module else 0.0
        awake = AWAKE_WORTH if person.doing != "asleep" else 0.0
        return dict(person.skills).get(best, 0.0) + near + awake

    free = [
        person
        for person in situation.people.values()
        if person.doing in ("working", "resting", "asleep")
        and person.module not in endangered
        and person.id not in situation.memory.unwilling
        and not person.injury
    ]
    free.sort(key=lambda person: (-worth(person), person.id))
    return free[:SUBSTITUTES_TRIED]
