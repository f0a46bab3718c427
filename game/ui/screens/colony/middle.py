"""The pages that can stand in the map's place, each made when it is first opened."""

from __future__ import annotations

from typing import Any, Final

from pygame import Rect

from game.session.view import ColonyView
from game.ui.screens.colony.pages.page import Desk, Page
from game.ui.toolkit.messages import Key, Message
from game.ui.toolkit.panel import Panel

PAGES: Final = (
    "map", "story", "teams", "hours", "upkeep", "stores", "shop", "works", "people", "earth", "council", "flows",
    "graphs", "timeline", "log",
)  # fmt: skip
"""The screens, from above to below. ``screen_<name>`` is the action that opens one."""


class Pages:
    """The pages; only the one that is open is filled and shown."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._made: dict[str, Page] = {}
        self._open = ""

    @property
    def panels(self) -> tuple[Panel[Any], ...]:
        """The panels of all that were made, whose places are the map's."""
        return tuple(page.main for page in self._made.values())

    @property
    def asides(self) -> tuple[Panel[Any], ...]:
        """The panels of all that were made, whose places are that of the chosen thing."""
        return tuple(page.aside for page in self._made.values() if page.aside is not None)

    @property
    def page(self) -> Page | None:
        """The page that is open; nothing while the map is."""
        return self._made.get(self._open)

    def open(self, name: str, about: Key | None) -> None:
        """Show another page, made if it never was; ``map``: none."""
        if self.page is not None and name != self._open:
            self.page.left()
        if name in PAGES[1:] and name not in self._made:
            self._made[name] = _make(name, self._desk)
        self._open = name
        if self.page is not None:
            self.page.opened(about)

    def place(self, middle: Rect, aside: Rect) -> None:
        """Give the open page its place and hide the others."""
        for page in self._made.values():
            for panel in page.panels:
                panel.hidden = page is not self.page
        if self.page is not None:
            self.page.place(middle, aside)

    def look(self, view: ColonyView) -> None:
        """Show the open page what there is to show."""
        if self.page is not None:
            self.page.look(view)

    def answer(self, message: Message) -> bool:
        """Let the open page answer a message; tells whether it was meant for it."""
        return self.page is not None and self.page.answer(message)


def _make(name: str, desk: Desk) -> Page:
    """Make a page. Its module is read only now: the desk is to be there at once."""
    match name:
        case "story":
            from game.ui.screens.colony.pages.story import StoryPage

            return StoryPage(desk)
        case "earth":
            from game.ui.screens.colony.pages.earth import EarthPage

            return EarthPage(desk)
        case "council":
            from game.ui.screens.colony.pages.council import CouncilPage

            return CouncilPage(desk)
        case "teams":
            from game.ui.screens.colony.pages.teams import TeamsPage

            return TeamsPage(desk)
        case "hours":
            from game.ui.screens.colony.pages.hours import HoursPage

            return HoursPage(desk)
        case "upkeep":
            from game.ui.screens.colony.pages.upkeep import UpkeepPage

            return UpkeepPage(desk)
        case "stores":
            from game.ui.screens.colony.pages.stores import StoresPage

            return StoresPage(desk)
        case "shop":
            from game.ui.screens.colony.pages.shop import ShopPage

            return ShopPage(desk)
        case "works":
            from game.ui.screens.colony.pages.works import WorksPage

            return WorksPage(desk)
        case "people":
            from game.ui.screens.colony.pages.people import PeoplePage

            return PeoplePage(desk)
        case "flows":
            from game.ui.screens.colony.pages.flows import FlowsPage

            return FlowsPage(desk)
        case "graphs":
            from game.ui.screens.colony.pages.graphs import GraphsPage

            return GraphsPage(desk)
        case "timeline":
            from game.ui.screens.colony.pages.timeline import TimelinePage

            return TimelinePage(desk)
        case _:
            from game.ui.screens.colony.pages.log import LogPage

            return LogPage(desk)
