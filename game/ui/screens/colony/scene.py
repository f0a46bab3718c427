"""The control room: a game in play, its panels and its answers."""

from __future__ import annotations

from typing import Literal

from pygame import Rect

from game.content.kinds.alarm import AlarmKind
from game.session.orders import Order
from game.session.view import EVERY_BOARD
from game.ui.console import Console
from game.ui.keycaps import keycap
from game.ui.loading import plan_of
from game.ui.map.picking import MapThing
from game.ui.play.histories import Histories
from game.ui.play.lexicon import Lexicon
from game.ui.play.runner import Runner
from game.ui.screens.colony.acting import Acting
from game.ui.screens.colony.answering import Answering
from game.ui.screens.colony.calling import Calling
from game.ui.screens.colony.chosen.offers import NUMBER_KEYS
from game.ui.screens.colony.frame import frame_of
from game.ui.screens.colony.mapview import MAP, MapPanel
from game.ui.screens.colony.notes import NoteModel, build_note, hint_of
from game.ui.screens.colony.panels import Panels
from game.ui.screens.colony.rail import COUNTED
from game.ui.toolkit.element import fit
from game.ui.toolkit.events import InputEvent, PointerPressed, Pressed
from game.ui.toolkit.messages import Key, Message
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.scene import Scene
from game.ui.words import say

_NOTE_S = 5.0
_LONGEST_WAIT = 2
"""Frames after which work is done even if the map was painted in each."""


class ColonyScene(Scene):
    """A game in play."""

    def __init__(self, console: Console, runner: Runner) -> None:
        super().__init__()
        self.console = console
        self.runner = runner
        self.histories = Histories()
        """Readings of before."""
        self.note: ElementPanel[NoteModel] = ElementPanel("note", build_note, padding=0, background="")
        self.hint: ElementPanel[NoteModel] = ElementPanel("hint", build_note, padding=0, background="")
        self._furnish()
        runner.watch(COUNTED)
        self.by_alarm = False
        """Whether it was an alarm that stopped the clock."""
        self.stopped_for: Literal["", "page", "hold"] = ""
        """What else has stopped it: a page that came, or a hold that will close."""
        self._by_keys = False
        """Whether keys were used last, and not the pointer."""
        self.by_number = False
        """Whether the last of them was a number key, which may bear another order than a moment ago."""
        self._note_left_s = 0.0
        self._shown: object = None
        self._waited = 0
        self._calling = Calling(self)
        self._acting = Acting(self)
        self._answering = Answering(self, self._acting)
        place = runner.view.place
        self.choose(MapThing("module", place) if place else None)
        self.stage.focus_on(MAP, MAP, seen=False)

    def _furnish(self) -> None:
        """Make the map and the panels, which keep names in the language that is spoken."""
        session = self.runner.session
        self.map = MapPanel(
            plan_of(session.content, session.scenario.id, session.told.tongue),
            lambda: self.runner.view,
            session.content.of(AlarmKind).values(),
        )
        self.panels = Panels(self.console, self.runner, self.map, self)
        self._set_panels()

    @property
    def page(self) -> str:
        """The map, or the page that stands in its place."""
        return self.panels.page

    @property
    def selection(self) -> MapThing | None:
        """What is chosen."""
        return self.map.selection

    def choose(self, thing: MapThing | None, *, centre: bool = False) -> None:
        """Choose something; ``centre``: and move the map to it if it is out of sight."""
        self.panels.choose(thing)
        if thing is not None and centre:
            self.map.centre(thing)
        self._shown = None

    def choose_room(self, thing: MapThing) -> None:
        """Choose a room of a module, with its module."""
        self.panels.choose(thing)
        self.map.point_at(thing)
        self._shown = None

    @property
    def lexicon(self) -> Lexicon:
        """Names of what views mention by id only."""
        return self.panels.lexicon

    @property
    def unlogged(self) -> frozenset[str]:
        """Kinds of alarm whose lines the player does not want to see."""
        return self.console.preferences.unlogged()

    def open_page(self, page: str, about: Key | None = None) -> None:
        """Show the map or one of the pages in its place; ``about``: the row that the page should show."""
        self.panels.page = page
        self.runner.watch(COUNTED if page == "map" else EVERY_BOARD)
        self.panels.pages.open(page, about)
        self._set_panels()
        self.lay_out_again()
        shown = self.panels.pages.page
        home = shown.home if shown is not None else (MAP, MAP)
        if home is not None:
            self.stage.focus_on(*home, seen=self._by_keys)

    def _set_panels(self) -> None:
        self.stage.set_panels([*self.panels.in_order, self.hint, self.note])

    def give(self, order: Order) -> bool:
        """Give an order and sound the answer; tells whether it was taken."""
        return self._answering.give(order)

    def refresh_now(self) -> None:
        """Show at once what hands have changed."""
        self._shown = None
        self.map.paint_again()

    def key_of(self, action: str) -> str:
        """What the key of an action is called."""
        return keycap(self.console.stack.action_map, action)

    def tell(self, text: str, tone: str = "plain") -> None:
        """Show a line for a few seconds."""
        self.note.show(NoteModel(text, tone))
        self._note_left_s = _NOTE_S

    def tell_pace(self) -> None:
        """Say why the clock is slower than at other times."""
        rate, most = f"{self.runner.seconds_per_s:.0f}", f"{self.runner.most_per_s:.0f}"
        self.tell(say("ui.top.crisis.most" if rate == most else "ui.top.crisis", rate=rate, most=most))

    def update(self, dt_s: float) -> None:
        """Let the game run, and show what it has come to.

        Steps and views are taken in frames in which the map is not painted, so that no frame has to do both.
        """
        over_map = self.stage.hovered == (MAP, MAP)
        painted = self.page == "map" and self.map.advance(dt_s, over_map)
        self._waited = self._waited + 1 if painted else 0
        free = not painted or self._waited >= _LONGEST_WAIT
        if self.host.top is self:
            self._calling.run(dt_s, free)
        if self.panels.pages.page is not None:
            self.panels.pages.page.tick(dt_s)
        self._answering.tick(dt_s)
        self.panels.show_clock(self.by_alarm, self.stopped_for)
        if self.panels.room_changed():
            self._shown = None
        self._name_window()
        if self._shown is None:
            self.panels.show_now()
        elif self._shown is not self.runner.view:
            self.panels.show_soon()
        elif free:
            self.panels.show_some()
        self._shown = self.runner.view
        self._show_notes(dt_s, over_map)

    def _name_window(self) -> None:
        name, runner = self.runner.session.told_scenario.name, self.runner
        if runner.paused and not runner.over:
            name = say("ui.window.stopped_by_alarm" if self.by_alarm else "ui.window.stopped", name=name)
        self.console.name_window(name)

    def _show_notes(self, dt_s: float, over_map: bool) -> None:
        self._note_left_s = max(0.0, self._note_left_s - dt_s)
        self.note.hidden = self._note_left_s <= 0.0
        hovered = self.map.hover if over_map and self.page == "map" else None
        hint = hint_of(self.runner.view, hovered, self.panels.lexicon)
        self.hint.hidden = not hint.text or not self.note.hidden
        self.hint.show(hint)
        middle, gap = self.map.rect, self.kit.px(16)
        for panel in (self.hint, self.note):
            if panel.hidden or panel.model is None:
                continue
            self.kit.forget_drawing()
            across, down = fit(build_note(panel.model), self.kit, middle.width - 2 * gap)
            left = middle.x + (middle.width - across) // 2
            panel.rect = Rect(left, middle.bottom - down - gap, across, down)

    def respoken(self) -> None:
        """Tell the game in the new language, and show what was shown."""
        thing, page, overlay = self.selection, self.page, self.map.overlay
        self.runner.speak(self.console.told)
        self._furnish()
        self.map.overlay = overlay
        self.choose(thing)
        self.open_page(page)

    def layout(self, area: Rect) -> None:
        """Give each panel its place."""
        self.panels.place(frame_of(area, self.kit), self.kit)
        self._shown = None

    def on_input(self, event: InputEvent) -> bool:
        """Keys that mean the same wherever the keyboard is."""
        if isinstance(event, (Pressed, PointerPressed)):
            self._by_keys = isinstance(event, Pressed)
            self.by_number = isinstance(event, Pressed) and any(action in NUMBER_KEYS for action in event.actions)
        return self._acting.on_input(event)

    def on_message(self, message: Message) -> None:
        """Answer what was done with a widget."""
        self._answering.on_message(message)

    def on_action(self, action: str) -> bool:
        """Answer keys that no widget took."""
        return self._acting.on_action(action)

    def left(self) -> None:
        """The game is over for this screen: forget its world."""
        self.runner.session.close()
