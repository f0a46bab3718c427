"""Earth: what is on its way, what it asks, what it trusts, and what can be asked of it."""

from __future__ import annotations

from game.session.view import ColonyView
from game.ui.screens.colony.pages.book import AsideModel, BookPage
from game.ui.screens.colony.pages.earth_aside import earth_aside
from game.ui.screens.colony.pages.earth_lists import (
    PARTS,
    TABLE,
    EarthModel,
    ask_rows,
    build_earth,
    directive_rows,
    message_rows,
    report_line,
    trust_rows,
)
from game.ui.screens.colony.pages.earth_picture import Sky, sky_of
from game.ui.screens.colony.pages.page import Desk
from game.ui.toolkit.messages import Key
from game.ui.toolkit.panel import ElementPanel
from game.ui.words import say


class EarthPage(BookPage):
    """Everything between the colony and Earth."""

    topics = ("directive", "message", "trust", "anger", "mass", "viable", "report", "proposal", "leave", "act")
    parts = PARTS

    def __init__(self, desk: Desk) -> None:
        self._panel: ElementPanel[EarthModel] = ElementPanel("earth", build_earth, background="ground")
        super().__init__(desk, self._panel)
        self.part = PARTS[0]

    def home_of(self, part: str) -> Key:
        """The table."""
        return TABLE

    def look(self, view: ColonyView) -> None:
        """Fill the open list and what is beside it."""
        earth = view.earth
        if earth is None:
            none = say("ui.earth.nobody")
            self._panel.show(EarthModel("directives", (0,) * len(PARTS), none, Sky("", "", ()), (), None))
            self.tell_of(AsideModel(say("ui.rail.earth"), none))
            return
        match self.part:
            case "way":
                rows = message_rows(view, earth)
            case "trust":
                rows = trust_rows(earth)
            case "asks":
                rows = ask_rows(earth, view.sol)
            case _:
                rows = directive_rows(earth, view.sol)
        self.settle_on_one_of(rows)
        opened = sum(each.state == "open" for each in earth.directives)
        counts = (opened, len(earth.way), 0, 0)
        line = report_line(earth, view.sol)
        sky = sky_of(earth, view.elapsed_s)
        self._panel.show(EarthModel(self.part, counts, line, sky, rows, self.topic))
        self.tell_of(earth_aside(self.desk.runner, earth, self.topic))
