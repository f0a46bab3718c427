"""Notices pages of stories that have come since it last looked."""

from __future__ import annotations

from game.session.view import ColonyView
from game.session.view.story import PageView


class Heralds:
    """Knows which pages were there already; each is told of once."""

    def __init__(self, view: ColonyView) -> None:
        """What waits already is nothing new."""
        self._seen: ColonyView | None = None
        self._last = -1
        self.come(view)

    def come(self, view: ColonyView) -> tuple[PageView, ...]:
        """The pages that came since, the oldest first. Costs nothing while the view is the same."""
        if view is self._seen or view.story is None:
            return ()
        self._seen = view
        fresh = tuple(page for page in view.story.pages if page.number > self._last)
        self._last = max((page.number for page in fresh), default=self._last)
        return fresh
