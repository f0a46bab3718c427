"""The pages that can stand in the map's place."""

from __future__ import annotations

from typing import Any

from pygame import Rect

from game.session.view import ColonyView
from game.ui.map.picking import MapThing
from game.ui.play.lexicon import Lexicon
from game.ui.screens.colony.pages.log import LogModel, build_log, log_model
from game.ui.screens.colony.pages.people import PeopleModel, build_people, people_model
from game.ui.screens.colony.pages.stores import StoresModel, build_stores, stores_model
from game.ui.screens.colony.pages.teams import TeamsModel, build_teams, teams_model
from game.ui.screens.colony.pages.upkeep import UpkeepModel, build_upkeep, upkeep_model
from game.ui.toolkit.messages import Key
from game.ui.toolkit.panel import ElementPanel, Panel


class Pages:
    """One panel for each page; only the one that is open is filled and shown."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.people: ElementPanel[PeopleModel] = ElementPanel("people", build_people, background="ground")
        self.upkeep: ElementPanel[UpkeepModel] = ElementPanel("upkeep", build_upkeep, background="ground")
        self.stores: ElementPanel[StoresModel] = ElementPanel("stores", build_stores, background="ground")
        self.log: ElementPanel[LogModel] = ElementPanel("log", build_log, background="ground")
        self.teams: ElementPanel[TeamsModel] = ElementPanel("teams", build_teams, background="ground")
        self.skill = ""
        """Skill by which those who could go are listed."""
        self.filter = "all"
        """Which lines of the log are shown."""
        self.words = ""
        """Words that the lines must have."""
        self.unlogged: frozenset[str] = frozenset()
        """Kinds of alarm whose lines the player does not want to see."""

    @property
    def panels(self) -> tuple[Panel[Any], ...]:
        """All of them."""
        return (self.teams, self.people, self.upkeep, self.stores, self.log)

    def place(self, page: str, rect: Rect) -> None:
        """Show one page, or none of them."""
        for panel in self.panels:
            panel.rect = Rect(rect)
            panel.hidden = panel.key != page

    def look(self, page: str, view: ColonyView, selection: MapThing | None) -> None:
        """Show the open page what there is to show."""
        chosen: Key | None = (selection.kind, selection.id) if selection is not None else None
        if page == "people":
            kept = self.people.model.rows if self.people.model is not None else ()
            self.people.show(people_model(view, self._lexicon, chosen, kept))
        elif page == "teams":
            near = selection.id if selection is not None and selection.kind == "module" else ""
            self.teams.show(teams_model(view, self._lexicon, self.skill, near))
        elif page == "upkeep":
            rows = self.upkeep.model.rows if self.upkeep.model is not None else ()
            self.upkeep.show(upkeep_model(view, chosen, rows))
        elif page == "stores":
            self.stores.show(stores_model(view, self._lexicon))
        elif page == "log":
            lines = self.log.model.rows if self.log.model is not None else ()
            module = selection.id if selection is not None and selection.kind == "module" else ""
            self.log.show(log_model(view, self.filter, self.words, module, lines, self.unlogged))
