"""A crisis that is open in the chosen place: what it is, its cause as known, whom it concerns, how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.content.kinds.alarm import AlarmKind
from game.session.keeper import KINDS, ORDERED
from game.session.view import ColonyView, CrisisView, ModuleView
from game.ui.figures import capital, clock, span
from game.ui.toolkit.boxes import Box
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Flex, Row
from game.ui.toolkit.widgets.label import Icon, Label, strong
from game.ui.words import say

_CAUSES = 2
"""How many links of the chain of causes stand here; all of them are told at the end."""


@dataclass(frozen=True, slots=True)
class Onset:
    """An open crisis, and those it concerns."""

    crisis: CrisisView
    left_s: float | None
    """Time until people come to harm, or where some are down until the first dies."""
    inside: int
    shut_in: int
    """How many of them cannot walk out."""
    in_hand: bool = False
    """Whether a team is on its way or at work there."""
    down: int = 0
    """How many of them are down."""


def onset_of(view: ColonyView, module: str, alarms: Mapping[str, AlarmKind]) -> Onset | None:
    """The newest crisis that is open in a module, or what its gravest alarm tells while none is kept of it.

    ``alarms``: the kinds that there are, by id.
    """
    place = next((each for each in view.modules if each.id == module), None)
    if place is None:
        return None
    still = [each for each in reversed(view.crises) if not each.over]
    crisis = next((each for each in still if each.module == module), None)
    crisis = crisis or next((each for each in still if module in each.reached), None)
    crisis = crisis or _alarmed(view, place, alarms)
    if crisis is None:
        return None
    shut_in = place.living
    if not place.shut_in:
        barred = {person for room in place.rooms if room.shut_off for person in room.people}
        alive = (person for person in view.people if person.module == module and person.doing != "dead")
        shut_in = sum(person.pinned or person.id in barred for person in alive)
    in_hand = any(job.module == module for job in view.jobs)
    return Onset(crisis, place.left_s, place.living, shut_in, in_hand, place.down)


def _alarmed(view: ColonyView, place: ModuleView, alarms: Mapping[str, AlarmKind]) -> CrisisView | None:
    """What can be said of a place in danger that is part of a crisis elsewhere, as a strike has several holes."""
    grave = [each for each in view.alarms if each.module == place.id and each.level in ("danger", "breach")]
    if not grave or place.harm_s is None:
        return None
    measures = {alarms[each.id].measure for each in grave}
    kinds = {KINDS[measure] for measure in measures if measure in KINDS}
    kind = next((each for each in ORDERED if each in kinds), None)
    if kind is None:
        return None  # cold, or something else that is no crisis of air
    rooms = {room.id: room.name for room in place.rooms}
    seen = tuple(
        say("ui.hole.in", hole=capital(hole.name), room=rooms.get(hole.room, place.name))
        for hole in view.holes
        if hole.module == place.id and hole.state == "open"
    )
    raised_s = view.now_s - view.elapsed_s + grave[0].raised_s
    return CrisisView(0, kind, place.id, raised_s, grave[0].harm_s, None, "", "open", chain=seen)


def build_onset(onset: Onset) -> Element:
    """A card: its kind and when, the time left, causes, whom it concerns, and what was done first."""
    crisis = onset.crisis
    title = say(f"ui.crisis.{crisis.kind}")
    head: list[Element] = [Icon("danger", "danger", 22), Flex(strong(title, "lead"))]
    if onset.left_s is not None:
        head.append(Label(span(onset.left_s), "title", "danger", "strong", "right", wraps=False))
    who = say("ui.crisis.concerns", count=str(onset.inside))
    if onset.shut_in:
        who = say("ui.crisis.shut_in", count=str(onset.inside), shut=str(onset.shut_in))
    if onset.down:
        who = f"{who} {say('ui.crisis.are_down', down=str(onset.down))}"
    rows: list[Element] = [Row(tuple(head), gap=10, breaks=False)]
    causes = tuple(dict.fromkeys(" ".join(link.split()) for link in crisis.chain))[:_CAUSES]
    rows += [Label(cause, "body", "dim") for cause in causes] or [Label(say("ui.crisis.unknown"), "body", "dim")]
    rows.append(Label(who, "body", "danger" if onset.shut_in or onset.down else "text"))
    if crisis.answered_s is not None and crisis.answer:
        answered = say("ui.crisis.answered", time=clock(crisis.answered_s), answer=crisis.answer)
        rows.append(Label(answered, "small", "dim"))
    elif not onset.in_hand:
        rows.append(Label(say("ui.crisis.unanswered", time=clock(crisis.onset_s)), "small", "caution"))
    return Box(Column(tuple(rows), gap=4), 12, "raised", "danger")
