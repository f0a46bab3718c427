"""Somebody who answers alarms by the book, one at a time, and in their own time."""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgspec.structs import replace

from game.balance.policies.kinds import purpose_of
from game.balance.policies.pages import Pages
from game.balance.policies.seat import Draw, Seat
from game.session.orders import Acknowledge, Evacuate, Order, SealModule, SendTeam
from game.session.view import AlarmView, ChoiceView, ColonyView, ModuleView

QUICKEST_S = 120.0
"""Time from an alarm to its answer, at the least."""
SLOWEST_S = 180.0
"""The same, at the most."""
GLANCE_S = 15.0
"""Time between two looks at the board, at the least."""
LEAVE_PERCENT = 15.0
"""The book: below this oxygen reading, everybody out."""
ANSWERED = ("caution", "danger", "breach")
"""Alarms that the book has a page for."""
AT_ONCE = 2
"""Tasks in hand in one place at a time."""
MENDING = ("search", "mend")
RESCUE = ("reach", "bring")


class ReactivePolicy:
    """Answers each alarm with one order at a time, the first that fits, without a thought for odds or forecasts."""

    def __init__(self, draw: Draw) -> None:
        """Take a stream of chance, which decides how long each answer takes."""
        self._draw = draw
        self._pages = Pages("first")
        self._due_s: dict[tuple[str, str], float] = {}
        """When each alarm is answered next."""
        self._offered: dict[str, tuple[ChoiceView, ...]] = {}
        """What the desk offers about each place, in this look."""
        self._news = -1
        self._looked_s = -GLANCE_S
        self._look_s = math.inf

    def decide(self, seat: Seat) -> Iterator[Order]:
        """Yield the orders whose time has come."""
        yield from self._pages.decide(seat)
        now_s = seat.elapsed_s
        if now_s < self._looked_s + GLANCE_S or (now_s < self._look_s and seat.news == self._news):
            return
        self._news, self._looked_s = seat.news, now_s
        view = seat.view()
        self._offered.clear()
        standing = [alarm for alarm in view.alarms if alarm.level in ANSWERED]
        keys = [(alarm.id, alarm.module) for alarm in standing]
        self._due_s = {key: self._due_s.get(key, now_s + self._delay_s()) for key in keys}
        for alarm in standing:
            key = (alarm.id, alarm.module)
            if self._due_s[key] <= now_s:
                self._due_s[key] = now_s + self._delay_s()
                if not alarm.acknowledged:
                    yield Acknowledge(alarm.id, alarm.module)
                yield from self._answer(seat, view, alarm)
        self._look_s = min(self._due_s.values(), default=math.inf)

    def _delay_s(self) -> float:
        return self._draw.between(QUICKEST_S, SLOWEST_S)

    def _answer(self, seat: Seat, view: ColonyView, alarm: AlarmView) -> Iterator[Order]:
        """Yield the one order that the book has for an alarm now, if it has one."""
        module = next(module for module in view.modules if module.id == alarm.module)
        if _book_says_leave(alarm, module):
            if not module.barred and seat.check(Evacuate(module.id)) is None:
                yield Evacuate(module.id)
                return
            if _only_the_helpless_left(view, module) and seat.check(SealModule(module.id)) is None:
                yield SealModule(module.id)
                return
        if sum(job.module == module.id for job in view.jobs) >= AT_ONCE:
            return
        first = next(iter(self._fitting(seat, module, RESCUE if module.barred else MENDING)), None)
        if first is not None:
            suited = replace(first, suits=True, masks=False)  # the book: into a breach in suits, if there are any
            yield suited if alarm.level == "breach" and seat.check(suited) is None else first

    def _fitting(self, seat: Seat, module: ModuleView, purposes: tuple[str, ...]) -> Iterator[SendTeam]:
        """Yield what people could be sent to do in a module: in the order of the purposes, then of the rooms."""
        if module.id not in self._offered:
            self._offered[module.id] = seat.choices(module.id)
        choices = self._offered[module.id]
        for purpose in purposes:
            for choice in choices:
                if isinstance(choice.order, SendTeam) and not choice.refused and purpose_of(choice) == purpose:
                    yield choice.order


def _book_says_leave(alarm: AlarmView, module: ModuleView) -> bool:
    """Return whether it is an alarm for which the book has people leave: a breach, or air too thin to stay in."""
    oxygen = module.air.o2_percent
    return alarm.level == "breach" or (oxygen is not None and oxygen < LEAVE_PERCENT)


def _only_the_helpless_left(view: ColonyView, module: ModuleView) -> bool:
    """Return whether nobody is left in a module who could still walk out of it."""
    inside = [person for person in view.people if person.module == module.id]
    return all(person.doing in ("down", "dead") or person.pinned for person in inside)
