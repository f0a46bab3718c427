"""The board of hours: where each crew's hours go, changed by keys and pointer, and what they buy."""

from __future__ import annotations

import math
from typing import cast

from game.content.kinds.hours import Use
from game.session.orders import CopyPlan, SaveTemplate, SetAuto, SetHours, UseTemplate
from game.session.view import ColonyView
from game.session.view.hours import CrewView
from game.ui.screens.colony.pages.hours_aside import AREAS, NAME, TABS, all_aside, copying, crew_aside, pairing
from game.ui.screens.colony.pages.hours_board import TABLE, TEMPLATES, HoursModel, NoHours, build_hours, hours_model
from game.ui.screens.colony.pages.hours_rows import Edit
from game.ui.screens.colony.pages.page import Desk, Page
from game.ui.toolkit.element import Element
from game.ui.toolkit.messages import (
    Activated,
    CellActivated,
    CellFocused,
    Chosen,
    Entered,
    Key,
    Message,
    Nudged,
    Submitted,
    Written,
)
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.widgets.field import Draft
from game.ui.toolkit.widgets.label import Label
from game.ui.toolkit.widgets.table_data import TableState
from game.ui.words import say

_SETTLES_S = 0.6
"""A change is ordered when nothing more was changed for so long. Real seconds."""
_MOST_DIGITS = 3


class HoursPage(Page):
    """The board of hours."""

    home = ("hours", TABLE)
    parts = ("crew", "all")

    def __init__(self, desk: Desk) -> None:
        self._board: ElementPanel[HoursModel | NoHours] = ElementPanel("hours", build_hours, background="ground")
        self._aside: ElementPanel[Element] = ElementPanel("hours_aside", _as_it_is, padding=20, edges=("left",))
        super().__init__(desk, self._board, self._aside)
        self._crew, self._use = "", "operations"
        self._tab = "crew"
        self._copied = ""
        self._name = ""
        self._edit: Edit | None = None
        self._rested_s = 0.0

    def look(self, view: ColonyView) -> None:
        """Fill the board and what is beside it."""
        if view.hours is None:
            none = say("ui.hours.none")
            self._board.show(NoHours(none))
            self._aside.show(Label(none, "body", "dim"))
            return
        if all(crew.id != self._crew for crew in view.hours.crews):
            self._point(view.hours.crews[0].id, self._use)
        kept = self._board.model.rows if isinstance(self._board.model, HoursModel) else ()
        debt = view.upkeep.debt if view.upkeep is not None else None
        self._board.show(hours_model(view.hours, debt, self._edit, self._crew, kept))
        crew = self._crew_of(view)
        if self._tab == "all" or crew is None:
            self._aside.show(all_aside(view, self._name))
        else:
            plans = copying(view.hours, crew, self._copied, self.desk.key_of)
            self._aside.show(crew_aside(view, crew, self._use, self._edit, plans))

    def opened(self, about: Key | None) -> None:
        """Put the cursor on a crew."""
        if isinstance(about, str):
            self._point(about, self._use)

    def left(self) -> None:
        """Order what was changed last."""
        self._settle()

    def tick(self, dt_s: float) -> None:
        """Order a change once nothing more was changed for a moment."""
        self._rested_s += dt_s
        if self._edit is not None and self._rested_s >= _SETTLES_S:
            self._settle()

    def answer(self, message: Message) -> bool:
        """Move the cursor, change a cell, put a plan in force."""
        match message:
            case CellFocused(key=key, row=str(crew), column=use) if key == TABLE:
                self._settle()
                self._crew, self._use = crew, use or self._use
                self._tab = "crew"
            case CellActivated(key=key) if key == TABLE:
                self._settle()
            case Nudged(key=key, row=str(crew), column=use, steps=steps) if key == TABLE:
                self._nudge(crew, use, steps)
            case Entered(key=key, row=str(crew), column=use, digit=digit) if key == TABLE:
                self._enter(crew, use, digit)
            case Chosen() | Written() | Submitted():
                return self._set(message)
            case Activated(key=key):
                return self._pressed(key)
            case _:
                return False
        self.desk.refresh_now()
        return True

    def _set(self, message: Chosen | Written | Submitted) -> bool:
        match message:
            case Chosen(key=key, option=name) if key == TEMPLATES:
                self._settle()
                self.desk.give(UseTemplate(name))
            case Chosen(key=key, option=name) if key == TABS:
                self._tab = name
            case Chosen(key=("auto", str(area)), option=state):
                self.desk.give(SetAuto(next(each for each in AREAS if each == area), state == "on"))
            case Written(key=key, text=text) if key == NAME:
                self._name = text
            case Submitted(key=key) if key == NAME:
                self._keep()
            case _:
                return False
        self.desk.refresh_now()
        return True

    def _pressed(self, key: Key) -> bool:
        match key:
            case "copy_plan":
                self._copied = self._crew
            case "paste_plan":
                self._settle()
                self.desk.give(CopyPlan(self._copied, self._crew))
            case "keep_plan":
                self._keep()
            case "pair_next":
                order = pairing(self.desk.runner.view, self._crew)
                if order is not None:
                    self.desk.give(order)
            case ("hours_part", str(part)):
                self.desk.open_page("upkeep", ("part", part))
            case _:
                return False
        self.desk.refresh_now()
        return True

    def _keep(self) -> None:
        self._settle()
        if self.desk.give(SaveTemplate(self._name.strip().casefold().replace(" ", "-"))):
            self._name = ""
            self._aside.memory.put(NAME, Draft())

    # Changing a cell.

    def _nudge(self, crew: str, use: str, steps: int) -> None:
        """Up or down by whole hours."""
        now_h = self._now_h(crew, use)
        if now_h is None:
            return
        whole = math.floor(now_h + 1e-6) if steps > 0 else math.ceil(now_h - 1e-6)
        self._change(Edit(crew, use, max(0.0, float(whole + steps))))

    def _enter(self, crew: str, use: str, digit: str) -> None:
        """Digits one after the other make the number of hours."""
        now_h = self._now_h(crew, use)
        if now_h is None:
            return
        edit = self._edit
        typed = edit.typed if edit is not None and (edit.crew, edit.use) == (crew, use) else ""
        typed = (typed + digit)[-_MOST_DIGITS:] if digit else typed[:-1]
        self._change(Edit(crew, use, float(typed or 0), typed))

    def _now_h(self, crew: str, use: str) -> float | None:
        """What a cell says, the change of it that was not ordered yet included."""
        edit = self._edit
        if edit is not None and (edit.crew, edit.use) == (crew, use):
            return edit.hours
        self._settle()
        view = self.desk.runner.view
        uses = [
            use_view for each in (view.hours.crews if view.hours else ()) if each.id == crew for use_view in each.uses
        ]
        return next((each.plan_h for each in uses if each.use == use), None)

    def _change(self, edit: Edit) -> None:
        self._edit, self._rested_s = edit, 0.0
        self._crew, self._use, self._tab = edit.crew, edit.use, "crew"

    def _settle(self) -> None:
        """Order the change, if there is one."""
        edit, self._edit = self._edit, None
        if edit is None:
            return
        before_h = self._now_h(edit.crew, edit.use)
        if before_h is None or abs(before_h - edit.hours) > 1e-9:
            self.desk.give(SetHours(edit.crew, cast(Use, edit.use), edit.hours))
        else:
            self.desk.refresh_now()

    def _crew_of(self, view: ColonyView) -> CrewView | None:
        return next((crew for crew in view.hours.crews if crew.id == self._crew), None) if view.hours else None

    def _point(self, crew: str, use: str) -> None:
        self._crew, self._use = crew, use
        self._board.memory.put(TABLE, TableState(row=crew, column=use))


def _as_it_is(element: Element) -> Element:
    return element
