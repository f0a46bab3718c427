"""The panels of the control room, and filling them: a little in each frame, so that none takes long."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pygame import Rect

from game.ui.map.picking import MapThing
from game.ui.play.lexicon import Lexicon
from game.ui.play.runner import Runner
from game.ui.screens.colony.alarms import AlarmsModel, alarms_model, build_alarms
from game.ui.screens.colony.chosen.panel import ChosenPanel
from game.ui.screens.colony.frame import Frame, beside, clear_of, is_narrow, over_map
from game.ui.screens.colony.mapview import MapPanel
from game.ui.screens.colony.middle import Pages
from game.ui.screens.colony.overlays import OverlaysModel, build_overlays, overlays_model
from game.ui.screens.colony.pages.page import Desk
from game.ui.screens.colony.rail import RailModel, build_rail, rail_model
from game.ui.screens.colony.strip import (
    ComingModel,
    SaidModel,
    build_coming,
    build_said,
    coming_model,
    said_model,
)
from game.ui.screens.colony.top import (
    DateModel,
    PaceModel,
    VitalsModel,
    build_date,
    build_pace,
    build_vitals,
    date_model,
    pace_model,
    vitals_model,
)
from game.ui.toolkit.element import fit
from game.ui.toolkit.kit import Kit
from game.ui.toolkit.panel import ElementPanel, Panel

if TYPE_CHECKING:
    from game.ui.console import Console

_SHOW_S = 0.0025
"""Real seconds of a frame after which nothing further is begun to be shown."""
_JUST_BEGUN_S = 0.0003
"""Real seconds of a frame within which nothing worth a mention was shown in it."""
_LINE = 30.0
_ROOMY = 380.0
"""Width from which a line of the log seldom needs a second one, in units."""
_CARD_HIGH = 66.0
_MOST_CARDS = 6
_SAID_PADDING = 10.0
_LOW = 860.0
"""Height of the chosen thing's panel under which orders come before figures, in units."""


class Panels:
    """Every panel but the notes over the map."""

    def __init__(self, console: Console, runner: Runner, map_panel: MapPanel, desk: Desk) -> None:
        self._console = console
        self._runner = runner
        self.histories = desk.histories
        self.lexicon = Lexicon.of(console.told)
        self.map = map_panel
        self.page = "map"
        self.chosen = ChosenPanel(runner, self.histories, self.lexicon, desk.key_of)
        self.pages = Pages(desk)
        self._key_of = desk.key_of
        self.date: ElementPanel[DateModel] = ElementPanel("date", build_date, padding=6, edges=("bottom",))
        self.pace: ElementPanel[PaceModel] = ElementPanel("pace", build_pace, padding=6, edges=("bottom",))
        self.vitals: ElementPanel[VitalsModel] = ElementPanel("vitals", build_vitals, padding=6, edges=("bottom",))
        self.rail: ElementPanel[RailModel] = ElementPanel("rail", build_rail, padding=0, edges=("right",))
        self.alarms: ElementPanel[AlarmsModel] = ElementPanel("alarms", build_alarms, padding=0, background="")
        self.overlays: ElementPanel[OverlaysModel] = ElementPanel("overlays", build_overlays, padding=0, background="")
        self.coming: ElementPanel[ComingModel] = ElementPanel("coming", build_coming, padding=16, edges=("top",))
        self.said: ElementPanel[SaidModel] = ElementPanel(
            "said", build_said, padding=_SAID_PADDING, edges=("top", "left")
        )
        self._waiting: deque[Callable[[], bool | None]] = deque()
        self._again = False
        """Whether there is something newer to show when all that waits is shown."""
        self.histories.note(runner.view)

    @property
    def in_order(self) -> list[Panel[Any]]:
        """All of them from back to front, which is also the way of the Tab key."""
        return [
            self.map, *self.pages.panels, self.alarms, self.overlays, self.chosen, *self.pages.asides, self.rail,
            self.date, self.pace, self.vitals, self.coming, self.said,
        ]  # fmt: skip

    # What they show.

    def show_clock(self, by_alarm: bool, stopped_for: str) -> None:
        """Show the time, which runs with every frame."""
        self.date.show(date_model(self._runner, self.lexicon))
        self.pace.show(pace_model(self._runner, by_alarm, stopped_for))

    def show_soon(self) -> None:
        """Show the present view part by part in the next frames; what is half shown is shown whole before."""
        self.histories.note(self._runner.view)
        if self._waiting:
            self._again = True
        else:
            self._waiting.extend(self._parts())

    def show_now(self) -> None:
        """Show the present view and choice at once."""
        self.histories.note(self._runner.view)
        self._waiting.clear()
        self._again = False
        while not self.chosen.prepare():
            pass
        self.chosen.think()
        self.chosen.tell()
        for show in (self._show_alarms, self._show_vitals, self._show_strip, self._show_page):
            show()

    def show_some(self) -> None:
        """Show as many of the parts that wait to be shown as there is time for in a frame, and at least one.

        What is chosen is drawn in frames of its own: whatever was shown just before is still to be painted in this one.
        """
        clock = self._runner.clock
        began_s = clock()
        ends_s = began_s + _SHOW_S
        while self._waiting:
            if self._waiting[0] == self._draw_chosen and clock() - began_s > _JUST_BEGUN_S:
                break
            show = self._waiting.popleft()
            if show() is False:
                self._waiting.appendleft(show)
                break
            if clock() >= ends_s:
                break
        if self._again and not self._waiting:
            self._again = False
            self._waiting.extend(self._parts())

    def _parts(self) -> tuple[Callable[[], bool | None], ...]:
        """All there is to show, in small parts; one that is not done with yet says so with ``False``.

        Cards and the foot tell the same times, so they are shown one after the other.
        """
        return (
            self._show_alarms,
            self._show_strip,
            self._show_vitals,
            self.chosen.prepare,
            self.chosen.foresee,
            self.chosen.think,
            self._draw_chosen,
            self.chosen.tell,
            self._show_page,
        )

    def _draw_chosen(self) -> bool:
        return self.chosen.ready(_SHOW_S)

    def choose(self, thing: MapThing | None) -> None:
        """Choose something."""
        if thing != self.map.selection:
            self.map.selection = thing
            self.chosen.rewind()
        self.chosen.thing = thing
        self.map.paint_again()

    def room_changed(self) -> bool:
        """Whether another room of the chosen module was pointed at than the one that is shown."""
        changed = self.map.room != self.chosen.room
        self.chosen.room = self.map.room
        return changed

    def _show_alarms(self) -> None:
        room = max(2, int(self.map.rect.height / self.map.unit(_CARD_HIGH)) - 2)
        if self.overlays.rect.width and is_narrow(self.map.rect, self.overlays.rect):
            room = 1
        self.alarms.show(alarms_model(self._runner.view, min(_MOST_CARDS, room)))
        self.overlays.show(overlays_model(self.map))
        self._fit_over_map()

    def _show_vitals(self) -> None:
        self.rail.show(rail_model(self._runner.view, self.page, self._console.preferences.muted, self._key_of))
        self.vitals.show(vitals_model(self._runner.view, self.histories))

    def _show_strip(self) -> None:
        self.coming.show(coming_model(self._runner.view))
        wide = self.said.rect.width >= self.map.unit(_ROOMY)
        line = self.map.unit(1.3 * _LINE if wide else 1.6 * _LINE)
        room = self.said.rect.height - 2 * self.map.unit(_SAID_PADDING)
        self.said.show(said_model(self._runner.view, max(1, int(room / line)), self._console.preferences.unlogged()))

    def _show_page(self) -> None:
        self.pages.look(self._runner.view)

    # Where they are.

    def place(self, frame: Frame, kit: Kit) -> None:
        """Give each its place; pages take the strip's as well as the map's."""
        self.map.prepare(kit)
        self.date.rect, self.pace.rect = frame.date, frame.pace
        self.vitals.rect, self.rail.rect = frame.vitals, frame.rail
        self.map.rect, self.chosen.rect = frame.middle, frame.chosen
        self.coming.rect, self.said.rect = frame.coming, frame.said
        self.chosen.low = frame.chosen.height < kit.px(_LOW)
        for panel in (self.map, self.alarms, self.overlays, self.coming, self.said):
            panel.hidden = self.page != "map"
        self.pages.place(frame.middle.union(frame.coming).union(frame.said), frame.chosen)
        page = self.pages.page
        self.chosen.hidden = page is not None and page.aside is not None
        self.show_now()

    def _fit_over_map(self) -> None:
        """Lay the alarms and overlays over the map, as large as they are now."""
        kit = self.map.kit
        if kit is None or self.overlays.model is None:
            return
        kit.forget_drawing()
        size = fit(build_overlays(self.overlays.model), kit, self.map.rect.width - int(self.map.unit(40)))
        alarms, row = over_map(self.map.rect, kit, size)
        alarms.height = min(alarms.height, self.alarms.height_at(kit, alarms.width))
        self.alarms.rect, self.overlays.rect = alarms, row
        clear: Rect = clear_of(self.map.rect, alarms, row, kit)
        self.map.clear = clear.move(-self.map.rect.x, -self.map.rect.y)
        self.map.parts = tuple(part.move(-self.map.rect.x, -self.map.rect.y) for part in beside(clear, alarms))
