"""A policy that answers after a temper."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.pages import Pages, open_ones
from game.balance.policies.seat import Draw, Policy, Seat
from game.balance.policies.tempers import Temper
from game.balance.policies.tempers.letters import Letters
from game.balance.policies.tempers.saving import Saving
from game.balance.policies.tempers.tastes import TASTES, worth
from game.content.kinds.answer import OptionPlan
from game.content.kinds.project import ProjectKind
from game.content.kinds.storylet import StoryletKind
from game.content.store import Content
from game.session.orders import AnswerStory, BeginWork, Order, ReplyToEarth, SendReport
from game.session.view import OptionView, PageView


class TemperedPolicy:
    """Does as another policy, but answers pages and letters after a temper of its own."""

    def __init__(self, policy: Policy, temper: Temper, content: Content, draw: Draw) -> None:
        """``draw`` decides where ``any`` answers."""
        self._policy = policy
        self._temper = temper
        self._kinds = content.of(StoryletKind)
        self._draw = draw
        self._letters = Letters(temper, content, draw)
        self._saving = Saving(draw) if temper == "saving" else None
        sound = temper == "sound"
        self._shunned = [kind.id for kind in content.of(ProjectKind).values() if sound and kind.aim != "hold"]
        self._pages = Pages(self._choice)

    def decide(self, seat: Seat) -> Iterator[Order]:
        """Yield the orders of the other policy, all but its answers, and then the answers."""
        for order in self._policy.decide(seat):
            if not isinstance(order, AnswerStory | ReplyToEarth | SendReport) and not self._shuns(order):
                yield order
        if self._saving is not None:
            yield from self._saving.decide(seat)
        if not seat.crisis:
            yield from self._pages.decide(seat)
            yield from self._letters.decide(seat)

    def _shuns(self, order: Order) -> bool:
        """Return whether an order of the other policy is not given: work that does more than hold, for the sound."""
        return isinstance(order, BeginWork) and order.project in self._shunned

    def _choice(self, page: PageView) -> OptionView:
        """Return the answer to a page; of equals the earlier."""
        found = open_ones(page)
        if self._temper == "any":
            return found[min(len(found) - 1, int(self._draw.between(0.0, len(found))))]
        kind = self._kinds.get(page.storylet)
        plans: dict[str, OptionPlan] = {option.id: option for option in kind.options} if kind is not None else {}
        taste, voices = TASTES[self._temper], [voice.leans for voice in page.advice]

        def of(option: OptionView) -> float:
            return worth(taste, plans[option.id], voices.count(option.id)) if option.id in plans else 0.0

        return max(found, key=of)
