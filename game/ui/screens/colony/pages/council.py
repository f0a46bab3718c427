"""The council: its factions, what it can vote on, what was promised to it, and who commands."""

from __future__ import annotations

from game.session.view import ColonyView
from game.ui.screens.colony.pages.book import AsideModel, BookPage
from game.ui.screens.colony.pages.council_aside import council_aside
from game.ui.screens.colony.pages.council_lists import PARTS, TABLE, CouncilModel, build_council, head_of
from game.ui.screens.colony.pages.council_rows import faction_rows, gate_rows, matter_rows, promise_rows
from game.ui.screens.colony.pages.page import Desk
from game.ui.toolkit.messages import Key
from game.ui.toolkit.panel import ElementPanel
from game.ui.words import say


class CouncilPage(BookPage):
    """Everything about the council and the commander."""

    topics = ("faction", "matter", "promise", "vote", "gate")
    parts = PARTS

    def __init__(self, desk: Desk) -> None:
        self._panel: ElementPanel[CouncilModel] = ElementPanel("council", build_council, background="ground")
        super().__init__(desk, self._panel)
        self.part = PARTS[0]

    def home_of(self, part: str) -> Key:
        """The table."""
        return TABLE

    def look(self, view: ColonyView) -> None:
        """Fill the open list and what is beside it."""
        council = view.council
        if council is None:
            none = say("ui.council.nobody_meets")
            self._panel.show(CouncilModel("factions", (0,) * len(PARTS), none, (), None))
            self.tell_of(AsideModel(say("ui.rail.council"), none))
            return
        head = None
        match self.part:
            case "matters":
                rows = matter_rows(council)
            case "promises":
                rows = promise_rows(council)
            case "commander":
                rows = gate_rows(council.commander)
                head = head_of(council.commander)
            case _:
                rows = faction_rows(council)
        self.settle_on_one_of(rows)
        counts = (
            0,
            sum(each.on_agenda for each in council.matters),
            sum(each.state == "open" for each in council.promises),
            0,
        )
        line = say("ui.council.line", stance=council.stance_text, sol=str(council.next_sol))
        self._panel.show(CouncilModel(self.part, counts, line, rows, self.topic, head))
        self.tell_of(council_aside(self.desk.runner, council, self.topic))
