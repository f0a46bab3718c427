"""Sending people: one choice for each of the best teams for a task, and what they could dare."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace

from game.content.kinds.work import TaskKind
from game.session.desk.choices.dressing import Gear
from game.session.desk.choices.offers import Offers
from game.session.desk.choices.teams import Estimate
from game.session.desk.words import minutes
from game.session.lacking import NO_SUITS
from game.session.orders import SendTeam
from game.session.view import ChoiceView
from game.sim.people.components import Person
from game.sim.work import targets

WORTH_DARING_S = 45.0
"""How much sooner a team must be done in masks than in suits for that to be offered."""


def send(
    offers: Offers,
    task: TaskKind,
    target: int,
    text: str,
    tone: str,
    *,
    count: int = 1,
    size: int = 0,
    to: int = 0,
    place: int = 0,
    leaves: Callable[[Estimate], float | None] | None = None,
    suffix: str = "",
    **values: str,
) -> Iterator[ChoiceView]:
    """Yield one choice for each of the best teams for a task; ``leaves`` tells what time it leaves to harm."""
    if offers.in_hand(task.id, target) or (offers.kinds and text.removeprefix("choice.") not in offers.kinds):
        return
    at = place or targets.place_of(offers.world, task, target)
    size = max(task.least, size, 1)
    for number, team in enumerate(offers.teams.teams(task, target, at, size=size, count=count, to=to)):
        sent = _sent(offers, task, target, at, text, tone, team, to, leaves, suffix, values)
        yield sent
        if number == 0 and team.gear.suits and not sent.refused and _could_dare(offers, task):
            yield from _in_masks(offers, sent, task, target, at, team, to, leaves)


def _could_dare(offers: Offers, task: TaskKind) -> bool:
    """Return whether it is asked what could be dared, and a task ends soon enough that it may be.

    A search goes on until something is found: nobody says how long a mask would have to be enough.
    """
    return offers.foresight == "what_if" and task.effect != "search"


def _in_masks(
    offers: Offers,
    suited: ChoiceView,
    task: TaskKind,
    target: int,
    at: int,
    team: Estimate,
    to: int,
    leaves: Callable[[Estimate], float | None] | None,
) -> Iterator[ChoiceView]:
    """Yield the same work without suits where that is much sooner, with how long a mask is enough there."""
    order = suited.order
    good_for_s = offers.teams.dressing.masks_last_s(at)
    if not isinstance(order, SendTeam) or not order.suits or good_for_s <= 0.0:
        return
    masked = replace_gear(order)
    bare = offers.teams.estimate(task, target, team.people, to, Gear(masks=True))
    if team.soonest_s - bare.soonest_s < WORTH_DARING_S or offers.check(masked) is not None:
        return
    lasts = "" if math.isinf(good_for_s) else ".lasts"
    risky = bare.latest_s > good_for_s
    told = offers.choice(
        masked,
        "choice.in_masks",
        "danger" if risky else "caution",
        suffix=lasts,
        soonest_s=bare.soonest_s,
        latest_s=bare.latest_s,
        odds_share=bare.odds_share,
        leaves_s=leaves(bare) if leaves is not None else offers.leaves(task, target, to, bare),
        reckoned=True,
        what=suited.label,
        soonest=minutes(bare.soonest_s),
        latest=minutes(bare.worst_s),
        left=minutes(good_for_s) if lasts else "",
    )
    yield replace(told, kind=suited.kind, dares=True)


def _sent(
    offers: Offers,
    task: TaskKind,
    target: int,
    at: int,
    text: str,
    tone: str,
    team: Estimate,
    to: int,
    leaves: Callable[[Estimate], float | None] | None,
    suffix: str,
    values: dict[str, str],
) -> ChoiceView:
    order = SendTeam(
        people=tuple(offers.world.get(person, Person).id for person in team.people),
        task=task.id,
        target=targets.target_id(offers.world, task, target),
        masks=team.gear.masks,
        suits=team.gear.suits,
        to=offers.desk.structure.place_id(to) if to else "",
    )
    if team.gear.suits and (refusal := offers.check(order)) is not None and refusal.reason in NO_SUITS:
        # No suits within reach: what a mask can do is offered, at its risk; where it does nothing, nobody is sent.
        masked = replace_gear(order)
        if offers.teams.dressing.masks_last_s(at) > 0.0 and offers.check(masked) is None:
            order, tone = masked, "danger"
            team = offers.teams.estimate(task, target, team.people, to, Gear(masks=True))
    left_s = leaves(team) if leaves is not None else offers.leaves(task, target, to, team)
    reckoned = offers.foresight == "what_if" or (leaves is not None and offers.foresight != "none")
    told = offers.choice(
        order,
        text,
        tone,
        suffix=suffix,
        soonest_s=team.soonest_s,
        latest_s=team.latest_s,
        odds_share=team.odds_share,
        leaves_s=left_s,
        reckoned=reckoned,
        who=who(offers, team.people),
        soonest=minutes(team.soonest_s),
        latest=minutes(team.worst_s),
        odds=f"{100.0 * team.odds_share:.0f}",
        **values,
    )
    if math.isinf(team.air_s):
        return told
    with_air = offers.desk.words.say("desk.air_ends", {"effect": told.effect, "air": minutes(team.air_s)})
    return replace(told, effect=with_air)


def who(offers: Offers, people: tuple[int, ...]) -> str:
    """Return what a team is called on a button."""
    lead = offers.callings.of(people[0])
    return lead if len(people) == 1 else f"{lead} +{len(people) - 1}"


def replace_gear(order: SendTeam) -> SendTeam:
    """Return an order with masks in place of suits."""
    return SendTeam(order.people, order.task, order.target, masks=True, hurry=order.hurry, to=order.to)
