"""Hands at the desk that play a night one way: they look every half minute and give the orders of their plan."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec.structs import replace

from game.session.orders import Order, Refusal, SendTeam
from game.session.session import Session
from game.session.view import ChoiceView

LOOK_S = 30.0

KINDS = {
    "carry_person": ("carry",),
    "clear_debris": ("clear",),
    "cut_beam": ("cut",),
    "cut_passage": ("cut",),
    "free_door": ("free_door",),
    "jam_wider": ("widen",),
    "move_machine": ("move",),
    "open_passage": ("clear",),
    "patch_hole": ("patch",),
    "patch_junction": ("patch_part",),
    "prop_frame": ("prop",),
    "replace_harness": ("replace",),
    "search": ("search", "search_from"),
}
"""As what the desk offers a task. The hands ask for no more than they want: to work out the rest takes the longest."""


@dataclass(frozen=True)
class Send:
    """A team that is to be sent as soon as the desk offers one, once for each target."""

    module: str
    task: str
    target: str = ""
    """How the target's id begins; empty: any."""
    in_masks: bool = False
    """Whether in masks, whatever the desk would have them wear."""
    hurry: bool = False
    at_s: float = 0.0

    def fits(self, choice: ChoiceView) -> bool:
        order = choice.order
        return isinstance(order, SendTeam) and order.task == self.task and order.target.startswith(self.target)


@dataclass(frozen=True)
class Give:
    """An order that is given once, from a moment on, as soon as it is not refused."""

    order: Order
    at_s: float = 0.0


@dataclass
class Hands:
    """Plays one plan to its end."""

    session: Session
    plan: tuple[Send | Give, ...]
    _done: set[tuple[int, str]] = field(default_factory=set)
    _looked: dict[str, tuple[ChoiceView, ...]] = field(default_factory=dict)

    def play(self, until_s: float) -> str:
        """Return the id of the end that was reached; empty: none."""
        session = self.session
        while not session.over and session.elapsed_s < until_s:
            self._looked.clear()
            for number, wish in enumerate(self.plan):
                if session.elapsed_s >= wish.at_s:
                    self._wish(number, wish)
            look_s = min(until_s, session.elapsed_s + LOOK_S)
            while not session.over and session.elapsed_s < look_s:
                session.step(look_s - session.elapsed_s)
        end = session.end()
        return "" if end is None else end.id

    def _wish(self, number: int, wish: Send | Give) -> None:
        if isinstance(wish, Give):
            if (number, "") not in self._done and self._given(wish.order):
                self._done.add((number, ""))
            return
        for choice in filter(wish.fits, self._offered(wish.module)):
            order = choice.order
            assert isinstance(order, SendTeam)
            if wish.in_masks:
                order = replace(order, masks=True, suits=False)
            if (number, order.target) not in self._done and self._given(replace(order, hurry=wish.hurry)):
                self._done.add((number, order.target))

    def _offered(self, module: str) -> tuple[ChoiceView, ...]:
        if module not in self._looked:
            wanted = [wish for wish in self.plan if isinstance(wish, Send) and wish.module == module]
            kinds = {kind: None for wish in wanted for kind in KINDS[wish.task]}
            self._looked[module] = self.session.choices(module, foresight="none", kinds=tuple(kinds))
        return self._looked[module]

    def _given(self, order: Order) -> bool:
        return not isinstance(self.session.order(order), Refusal)
