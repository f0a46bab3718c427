"""The title: the colony at night, and what one can do from here."""

from __future__ import annotations

from msgspec import Struct
from pygame import Rect, Surface

from game.ui.console import Console
from game.ui.toolkit.canvas import Canvas
from game.ui.toolkit.element import Drawing, Element
from game.ui.toolkit.layout import Column
from game.ui.toolkit.messages import Activated, Message
from game.ui.toolkit.panel import ElementPanel, Panel
from game.ui.toolkit.scene import Scene
from game.ui.toolkit.widgets.button import Button
from game.ui.toolkit.widgets.label import Label, voice
from game.ui.words import say

_WIDTH = 360.0
_LEFT = 88.0
_NAME_UNITS = 72.0
_FULL = 2.2
"""How steeply the veil thins out toward its right edge: its left part is full."""


class TitleModel(Struct, frozen=True):
    """What the title shows."""

    saves: int | None
    """How many games can be gone on with; nothing while they were not counted."""
    problem: str = ""
    """Why the packs cannot be read; empty while they can."""
    beginning: bool = False
    """Whether a game is about to begin by itself."""


class Veil(Panel[int]):
    """Darkens the picture toward the left, so that words can be read on it."""

    background = ""

    def draw(self, canvas: Canvas, model: int) -> None:
        """Draw it once for a size."""
        width, height = canvas.surface.get_size()
        line = Surface((width, 1), canvas.surface.get_flags(), 32)
        ground = canvas.kit.colour("ground")
        for x in range(width):
            share = 1.0 - x / width
            line.set_at((x, 0), (*ground, round(model * min(1.0, share * _FULL))))
        for y in range(height):
            canvas.surface.blit(line, (0, y))


class TitleScene(Scene):
    """The first thing that is seen."""

    def __init__(self, console: Console, *, begins: bool = False) -> None:
        """``begins``: a scenario was named, so nothing is asked."""
        super().__init__()
        self._console = console
        self._begins = begins
        self._night = console.night
        self._veil = Veil("veil")
        self._veil.show(215)
        self._menu: ElementPanel[TitleModel] = ElementPanel("menu", self._build, background="", padding=24)
        self.stage.set_panels([self._night, self._veil, self._menu])
        self.stage.focus_on("menu", "new", seen=False)
        self._saves: int | None = None
        self._covered = False
        """Whether another scene is above, which may change what is saved."""
        self._asked = ""
        """What was asked for before the packs were read, which it needs."""

    def entered(self) -> None:
        """Name the window."""
        self._console.name_window()

    def layout(self, area: Rect) -> None:
        """The menu at the left, the picture everywhere."""
        kit = self.kit
        self._night.rect = Rect(area)
        self._veil.rect = Rect(area.x, area.y, min(area.width, kit.px(900)), area.height)
        width = min(kit.px(_WIDTH) + 2 * kit.px(24), area.width)
        height = min(self._menu.height_at(kit, width), area.height)
        left = min(kit.px(_LEFT), (area.width - width) // 2)
        self._menu.rect = Rect(left, (area.height - height) // 2, width, height)

    def update(self, dt_s: float) -> None:
        """Show the colony as soon as it is there."""
        again = self._covered
        self._covered = self.host.top is not self
        if self._console.loader.started and (self._saves is None or (again and not self._covered)):
            self._saves = self._count()
        self._night.advance(dt_s, self._console.loader.glimpse)
        before = self._menu.model
        self._menu.show(TitleModel(self._saves, self._console.loader.problem, self._begins))
        if before is not None and before != self._menu.model:
            self.lay_out_again()
        if self._asked and self._console.loader.ready and self.host.top is self:
            self._go(self._asked)

    def on_message(self, message: Message) -> None:
        """Go where the menu points."""
        if not isinstance(message, Activated):
            return
        if message.key in ("new", "load"):
            self._asked = str(message.key)
        elif message.key == "settings":
            from game.ui.screens.settings import SettingsScene

            self._console.show(SettingsScene(self._console))
        elif message.key == "keys":
            from game.ui.screens.keys import KeysScene

            self._console.show(KeysScene(self._console))
        elif message.key == "quit":
            self._console.quit()

    def _go(self, where: str) -> None:
        """Go to new games or to saved ones."""
        self._asked = ""
        if where == "new":
            self._console.choose_scenario()
        else:
            from game.ui.screens.saves import SavesScene

            self._console.show(SavesScene(self._console, None))

    def _count(self) -> int:
        # Imported when needed: the first frame waits for nothing of it.
        from game.ui.slots import saves_dir, slots

        return len(slots(saves_dir()))

    def _build(self, model: TitleModel) -> Element:
        rows: list[Element] = [
            Drawing(_WIDTH, _NAME_UNITS * 1.25, _draw_name),
            voice(say("ui.title.line"), "title", "dim"),
            Label("", "small"),
        ]
        if model.problem:
            rows += [Label(say("ui.title.problem"), "body", "danger"), Label(model.problem, "small", "dim")]
            rows.append(Button("quit", say("ui.title.quit")))
            return Column(tuple(rows), gap=10)
        if model.beginning:
            rows.append(Label(say("ui.title.beginning"), "lead", "dim"))
            return Column(tuple(rows), gap=10)
        rows.append(Button("new", say("ui.title.new")))
        # Beside the name, so that no button moves when it is known how many there are.
        saved = say("ui.title.saves", count=str(model.saves)) if model.saves else say("ui.title.no_saves")
        load = Button(
            "load",
            say("ui.title.load"),
            enabled=bool(model.saves),
            effect=saved if model.saves is not None else "",
            tone="dim",
        )
        rows += [load, Button("settings", say("ui.title.settings")), Button("keys", say("ui.title.keys"))]
        rows.append(Button("quit", say("ui.title.quit")))
        return Column(tuple(rows), gap=10)


def _draw_name(canvas: Canvas, rect: Rect) -> None:
    """The game's name, larger than any other word there is."""
    kit = canvas.kit
    font = kit.fonts.font("strong", kit.px(_NAME_UNITS))
    picture = font.render(say("ui.title.name"), True, kit.colour("text"))
    canvas.surface.blit(picture, (rect.x, rect.y))
