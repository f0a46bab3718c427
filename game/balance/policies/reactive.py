"""Somebody who answers alarms by the book: each once, with the first order on its page, and in their own time."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from game.balance.policies import daylight
from game.balance.policies.kinds import Purpose, kinds_for
from game.balance.policies.larder import Larder
from game.balance.policies.letters import PlainLetters
from game.balance.policies.looks import ROUND_S, SOL_OF_LOOKS_S
from game.balance.policies.pages import Pages, first_open
from game.balance.policies.searches import Searches
from game.balance.policies.seat import Draw, Seat
from game.session.orders import Acknowledge, Evacuate, Order, SealModule, SendTeam
from game.session.view import AlarmView, ColonyView, ListName, ModuleView

QUICKEST_S = 120.0
"""Time from an alarm to its answer, at the least: the page must be found, and somebody called."""
SLOWEST_S = 180.0
"""The same, at the most."""
DRILLED_SHARE = 0.5
"""The same for a breach, against other alarms: that page is drilled."""
GLANCE_S = 30.0
"""Time between two looks at the board, at the least."""
REST_S = 14_400.0
"""The same where the last look led to nothing, nothing is new since, and nobody is in danger."""
NIGHT_S = SOL_OF_LOOKS_S
"""A single night is over before the first of them; and alarms that have lasted as long keep nobody from another."""
WEARY_SHARE = 1.0 / 96.0
"""An alarm that has stood for long is answered again after this share of it, if that is later than otherwise."""
ANSWERED = ("caution", "danger", "breach")
"""Alarms that the book has a page for."""
WORKS_AT_ONCE = 1
"""Tasks in hand in one place at a time: the book goes on when the last one has reported."""
RESCUES_AT_ONCE = 4
"""The same where a place was left, and those who lie there are fetched."""
MENDING: tuple[Purpose, ...] = ("search", "mend")
RESCUE: tuple[Purpose, ...] = ("reach", "bring")
BOARD: tuple[ListName, ...] = ("alarms",)
PLACES: tuple[ListName, ...] = ("modules", "jobs")
WHEREABOUTS: tuple[ListName, ...] = ("people",)


class ReactivePolicy:
    """Goes by the board and by the book, without a thought for odds, forecasts or what comes next.

    An alarm has people look for what is wrong, or mend it if nobody can be sent to look. A place is left when it leaks
    by the minute, or when somebody goes down in it, and shut behind those who could walk. In a long game there are the
    days after: frames that creak are propped, holes patched, halls lived in again, and Earth is told what it likes.
    """

    def __init__(self, draw: Draw) -> None:
        """Take a stream of chance, which decides how long each answer takes."""
        self._draw = draw
        self._pages = Pages(first_open)
        self._letters = PlainLetters(weighs=False)
        self._larder = Larder()
        self._searches = Searches()
        self._round_s = NIGHT_S
        self._due_s: dict[tuple[str, str], float] = {}
        """When each alarm is answered next."""
        self._worked: dict[tuple[str, str], float] = {}
        """Alarms that have had their order, and when they were raised."""
        self._offered: dict[tuple[str, Purpose], list[SendTeam]] = {}
        """What the desk offers about each place, in this look."""
        self._news = -1
        self._looked_s = -GLANCE_S
        self._look_s = math.inf
        self._rest_s = 0.0
        """Until when there is no need to look, if nothing happens."""

    def decide(self, seat: Seat) -> Iterator[Order]:
        """Yield the orders whose time has come."""
        yield from self._pages.decide(seat)
        yield from self._letters.decide(seat)
        yield from self._larder.decide(seat)
        yield from self._round(seat)
        now_s = seat.elapsed_s
        if now_s < self._looked_s + GLANCE_S or (now_s < self._look_s and seat.news == self._news):
            return
        if now_s < self._rest_s and seat.news == self._news and not seat.crisis:
            return
        self._news, self._looked_s = seat.news, now_s
        self._offered.clear()
        board = seat.view(lists=BOARD, forecasts=False)
        standing = [alarm for alarm in board.alarms if alarm.level in ANSWERED]
        self._due_s = {
            (alarm.id, alarm.module): self._due_s.get((alarm.id, alarm.module), now_s + self._delay_s(alarm))
            for alarm in standing
        }
        due = [alarm for alarm in standing if self._due_s[alarm.id, alarm.module] <= now_s]
        if due:
            self._rest_s = now_s + REST_S
            view = _looked_into(seat, due)
            for alarm in due:
                stood_s = WEARY_SHARE * (now_s - alarm.raised_s)
                self._due_s[alarm.id, alarm.module] = now_s + max(self._delay_s(alarm), stood_s)
                if not alarm.acknowledged:
                    yield Acknowledge(alarm.id, alarm.module)
                for order in self._answer(seat, view, alarm):
                    self._rest_s = now_s
                    yield order
        self._look_s = min(self._due_s.values(), default=math.inf)

    def _round(self, seat: Seat) -> Iterator[Order]:
        """Yield the orders of a round by daylight, if it is time for one and nothing is in hand."""
        now_s = seat.elapsed_s
        if now_s < self._round_s or (seat.crisis and now_s < self._round_s + NIGHT_S):
            return
        self._round_s = now_s + NIGHT_S  # where nothing could be done, the next sol is soon enough
        for order in daylight.rule(seat, seat.view(lists=daylight.SEEN, forecasts=False), self._searches):
            if seat.check(order) is None:
                self._round_s = now_s + ROUND_S
                yield order

    def _delay_s(self, alarm: AlarmView) -> float:
        return self._draw.between(QUICKEST_S, SLOWEST_S) * (DRILLED_SHARE if alarm.level == "breach" else 1.0)

    def _answer(self, seat: Seat, view: ColonyView, alarm: AlarmView) -> Iterator[Order]:
        """Yield the one order that the book has for an alarm now, if it has one."""
        module = next(module for module in view.modules if module.id == alarm.module)
        if _is_grave(alarm, module):
            if not module.barred and seat.check(Evacuate(module.id)) is None:
                yield Evacuate(module.id)
                return
            if _is_left(view, module) and seat.check(SealModule(module.id)) is None:
                yield SealModule(module.id)
                return
        at_once = RESCUES_AT_ONCE if module.barred else WORKS_AT_ONCE
        key = (alarm.id, alarm.module)
        answered = self._worked.get(key) == alarm.raised_s and not module.barred
        if answered or sum(1 for job in view.jobs if job.module == module.id) >= at_once:
            return
        first = next(self._fitting(seat, module, RESCUE if module.barred else MENDING), None)
        if first is not None:
            self._worked[key] = alarm.raised_s
            yield first

    def _fitting(self, seat: Seat, module: ModuleView, purposes: tuple[Purpose, ...]) -> Iterator[SendTeam]:
        """Yield what people could be sent to do in a module: in the order of the purposes, then of the rooms."""
        for purpose in purposes:
            key = (module.id, purpose)
            if key not in self._offered:
                found = seat.choices(module.id, foresight="none", kinds=kinds_for(purpose))
                self._offered[key] = [
                    choice.order for choice in found if isinstance(choice.order, SendTeam) and not choice.refused
                ]
            yield from (order for order in self._offered[key] if seat.check(order) is None)


def _looked_into(seat: Seat, due: list[AlarmView]) -> ColonyView:
    """Return what the answers to some alarms hang on; who is where only if a place may have to be left."""
    view = seat.view(lists=PLACES, forecasts=False, about={alarm.module for alarm in due})
    modules = {module.id: module for module in view.modules}
    grave = {alarm.module for alarm in due if _is_grave(alarm, modules[alarm.module])}
    if grave:
        view = replace(view, people=seat.view(lists=WHEREABOUTS, forecasts=False, about=grave).people)
    return view


def _is_grave(alarm: AlarmView, module: ModuleView) -> bool:
    """Return whether a place is left because of an alarm: it leaks by the minute, or somebody went down in it."""
    return alarm.level == "breach" or bool(module.down)


def _is_left(view: ColonyView, module: ModuleView) -> bool:
    """Return whether people have left a module, or fell there, and nobody is in it who could still walk out.

    The book has no page for sealing a hall that nobody was in: others may live behind it.
    """
    inside = [person for person in view.people if person.module == module.id]
    left = module.barred or bool(inside)
    return left and all(person.doing in ("down", "dead") or person.pinned for person in inside)
