"""Answering the pages of stories after a night: as those who know advise, or by the first answer that is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.balance.policies.seat import Seat
from game.session.orders import AnswerStory
from game.session.view import OptionView, PageView

LOOK_S = 44_000.0
"""Time between two looks at pages that lie there."""


class Pages:
    """Reads what lies on the desk, twice a sol at the most."""

    def __init__(self, choose: Callable[[PageView], OptionView]) -> None:
        """``choose`` gives the answer to a page."""
        self._choose = choose
        self._look_s = 0.0

    def decide(self, seat: Seat) -> Iterator[AnswerStory]:
        """Yield an answer to every page that came before this sol."""
        if not seat.pages or seat.crisis or seat.elapsed_s < self._look_s:
            return
        self._look_s = seat.elapsed_s + LOOK_S
        view = seat.view("story", lists=(), forecasts=False)
        for page in view.story.pages if view.story is not None else ():
            if page.sol < view.sol:
                yield AnswerStory(page.id, self._choose(page).id)


def open_ones(page: PageView) -> list[OptionView]:
    """Return the answers to a page that are open."""
    return [option for option in page.options if option.open]


def first_open(page: PageView) -> OptionView:
    """Return the first answer that is open."""
    return open_ones(page)[0]


def advised(page: PageView) -> OptionView:
    """Return the answer to which most of those who speak lean; of equals the earlier."""
    voices = [voice.leans for voice in page.advice]
    return max(open_ones(page), key=lambda option: voices.count(option.id))
