"""Answering the pages of stories after a night: as those who know advise, or by the first answer that is open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from game.balance.policies.seat import Seat
from game.session.orders import AnswerStory
from game.session.view import OptionView, PageView

LOOK_S = 44_000.0
"""Time between two looks at pages that lie there."""
Taste = Literal["advice", "first"]


class Pages:
    """Reads what lies on the desk, twice a sol at the most."""

    def __init__(self, taste: Taste) -> None:
        """``advice`` follows most of those who speak; ``first`` takes the first answer that is open."""
        self._taste = taste
        self._look_s = 0.0

    def decide(self, seat: Seat) -> Iterator[AnswerStory]:
        """Yield an answer to every page that came before this sol."""
        if not seat.pages or seat.crisis or seat.elapsed_s < self._look_s:
            return
        self._look_s = seat.elapsed_s + LOOK_S
        view = seat.view("story", lists=(), forecasts=False)
        for page in view.story.pages if view.story is not None else ():
            if page.sol < view.sol:
                yield AnswerStory(page.id, self._choice(page).id)

    def _choice(self, page: PageView) -> OptionView:
        """Return the answer to a page; of equals the earlier."""
        open_ones = [option for option in page.options if option.open]
        if self._taste == "first":
            return open_ones[0]
        voices = [voice.leans for voice in page.advice]
        return max(open_ones, key=lambda option: voices.count(option.id))
