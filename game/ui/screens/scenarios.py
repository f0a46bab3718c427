"""What can be played."""

from __future__ import annotations

from msgspec import Struct
from pygame import Rect

from game.content.kinds.difficulty import AxisKind
from game.content.kinds.scenario import ScenarioKind
from game.ui.console import Console
from game.ui.screens.title import Veil
from game.ui.toolkit import paint
from game.ui.toolkit.canvas import Canvas
from game.ui.toolkit.element import Element, Size, fit, least_width
from game.ui.toolkit.kit import Kit
from game.ui.toolkit.layout import Column, Fixed, Flex, Row
from game.ui.toolkit.messages import Activated, Chosen, Key, Message
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.scene import Scene
from game.ui.toolkit.widgets.button import Button, surface_colour
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import say

_WIDTH = 680.0
_PADDING = 24.0


class AxisModel(Struct, frozen=True):
    """One side of the game and how hard it is set."""

    id: str
    name: str
    levels: tuple[tuple[str, str, str], ...]
    """Id, name and what is different."""
    chosen: str


class ScenarioModel(Struct, frozen=True):
    """What the page lists: id, name, summary and when it begins, in the order of play; and how hard it will be."""

    scenarios: tuple[tuple[str, str, str, str], ...]
    axes: tuple[AxisModel, ...] = ()


class ScenarioCard(Element, frozen=True):
    """A scenario to press: its name, when it begins, and what it is about."""

    key: Key
    name: str
    when: str
    summary: str

    def size(self, kit: Kit, width: int) -> Size:
        """Around its words."""
        across, down = fit(self._content(), kit, max(1, width - 2 * kit.px(20)))
        return (min(width, across + 2 * kit.px(20)), down + 2 * kit.px(16))

    def least_width(self, kit: Kit) -> int:
        """Its longest word and the padding."""
        return least_width(self._content(), kit) + 2 * kit.px(20)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the card and its words."""
        kit = canvas.kit
        canvas.spot(self.key, rect)
        radius = kit.px(kit.theme.shape.radius_large)
        paint.box(canvas.surface, rect, radius, surface_colour(canvas, self.key), kit.colour("line"), kit.px(1))
        self._content().place(canvas, rect.inflate(-2 * kit.px(20), -2 * kit.px(16)))
        if canvas.look.focused == self.key:
            canvas.focus_ring(rect, kit.theme.shape.radius_large)

    def _content(self) -> Element:
        head = Row((Flex(strong(self.name, "title")), Label(self.when, "body", "dim", wraps=False)), gap=16)
        if not self.summary:
            return Column((head,), gap=6)
        return Column((head, Label(self.summary, "lead", "dim")), gap=6)


class ScenarioScene(Scene):
    """Choose where a game begins."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._night = console.night
        self._veil = Veil("veil")
        self._veil.show(235)
        self._list: ElementPanel[ScenarioModel] = ElementPanel(
            "scenarios", self._build, background="", padding=_PADDING
        )
        kinds = sorted(console.told.of(ScenarioKind).values(), key=lambda kind: (kind.order, kind.id))
        self._rows = tuple(_row(kind) for kind in kinds)
        self._axes = sorted(console.told.of(AxisKind).values(), key=lambda axis: (axis.order, axis.id))
        self._chosen: dict[str, str] = {}
        self._show()
        self.stage.set_panels([self._night, self._veil, self._list])
        if kinds:
            self.stage.focus_on("scenarios", ("scenario", kinds[0].id), seen=False)

    def _show(self) -> None:
        axes = tuple(_axis(axis, self._chosen.get(axis.id, axis.usual)) for axis in self._axes)
        self._list.show(ScenarioModel(self._rows, axes))

    def layout(self, area: Rect) -> None:
        """The list at the left, over the picture."""
        kit = self.kit
        self._night.rect = Rect(area)
        self._veil.rect = Rect(area.x, area.y, min(area.width, kit.px(1300)), area.height)
        width = min(kit.px(_WIDTH) + 2 * kit.px(_PADDING), area.width)
        left = min(kit.px(64), (area.width - width) // 2)
        height = min(self._list.height_at(kit, width), area.height)
        self._list.rect = Rect(left, (area.height - height) // 2, width, height)

    def update(self, dt_s: float) -> None:
        """People move behind it."""
        self._night.advance(dt_s, self._console.loader.glimpse)

    def on_message(self, message: Message) -> None:
        """Begin what was chosen."""
        if isinstance(message, Chosen) and isinstance(message.key, tuple) and message.key[0] == "axis":
            self._chosen[str(message.key[1])] = message.option
            self._show()
        if not isinstance(message, Activated):
            return
        if message.key == "back":
            self.host.pop(self)
        elif isinstance(message.key, tuple) and message.key[0] == "scenario":
            self._console.begin(str(message.key[1]), axes=self._chosen)

    def _build(self, model: ScenarioModel) -> Element:
        cards = tuple(
            ScenarioCard(("scenario", name), title, when, summary) for name, title, summary, when in model.scenarios
        )
        head = strong(say("ui.scenarios.title"), "display")
        back = Button("back", say("ui.scenarios.back"), badge="ESC")
        hard = tuple(_line(axis) for axis in model.axes)
        if hard:
            hard = (strong(say("ui.scenarios.axis"), "lead"), *hard)
        return Column((head, Label(say("ui.scenarios.line"), "lead", "dim"), *cards, *hard, back), gap=14)


def _axis(axis: AxisKind, chosen: str) -> AxisModel:
    levels = tuple((level.id, level.name, level.about) for level in axis.level)
    return AxisModel(axis.id, axis.name, levels, chosen)


def _line(axis: AxisModel) -> Element:
    """One row: its name, and its levels side by side."""
    options = tuple(Option(level, name, tip=about) for level, name, about in axis.levels)
    return Row(
        (Fixed(Label(axis.name, "body", "dim"), 110), Flex(Toggles(("axis", axis.id), options, axis.chosen))), gap=16
    )


def _row(kind: ScenarioKind) -> tuple[str, str, str, str]:
    summary = " ".join(kind.summary.split())
    return (kind.id, kind.name, summary, say("ui.figure.sol", sol=str(kind.start_sol)))
