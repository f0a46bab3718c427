"""Letters from Earth, answered by somebody who wants no quarrel: what can be met is taken on, reports are in time."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.looks import SOL_OF_LOOKS_S
from game.balance.policies.seat import Seat
from game.session.orders import Order, ReplyToEarth, SendReport
from game.session.view import DirectiveView

EVERY_SOLS = 4
"""Time between two looks at letters: a fortnight is left to answer them."""
FAR_SHARE = 0.6
"""A directive that is met so far is taken on by whoever weighs it."""


class PlainLetters:
    """Answers directives and sends reports, every few sols."""

    def __init__(self, *, weighs: bool) -> None:
        """``weighs``: pleads where what is asked is far off; else everything is taken on."""
        self._weighs = weighs
        self._look_s = SOL_OF_LOOKS_S

    def decide(self, seat: Seat) -> Iterator[Order]:
        """Yield what is to be said."""
        now_s = seat.elapsed_s
        if now_s < self._look_s or seat.crisis:
            return
        self._look_s = now_s + EVERY_SOLS * SOL_OF_LOOKS_S
        view = seat.view("earth", lists=(), forecasts=False)
        if view.earth is None:
            return
        said: list[Order] = [self._reply(row) for row in view.earth.directives if row.state == "open"]
        if view.sol >= view.earth.report_due_sol - EVERY_SOLS:
            said.append(SendReport("frank"))
        yield from (order for order in said if seat.check(order) is None)

    def _reply(self, directive: DirectiveView) -> ReplyToEarth:
        far = not directive.would_do and directive.share < FAR_SHARE
        return ReplyToEarth(directive.number, "plead" if self._weighs and far and directive.can_plead else "accept")
