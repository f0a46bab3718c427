"""What can be played: single nights and long games, and how the chosen one is to begin."""

from __future__ import annotations

from msgspec import Struct
from pygame import Rect

from game.content.kinds.difficulty import AxisKind
from game.content.kinds.scenario import ScenarioKind
from game.session.seeds import LARGEST_SEED
from game.sim.clock import HOUR_S, SOL_S
from game.ui.console import Console
from game.ui.keycaps import keycap
from game.ui.screens.axes import AxisModel, axis_line, axis_models
from game.ui.screens.title import Veil
from game.ui.toolkit import paint
from game.ui.toolkit.actions import BACK
from game.ui.toolkit.canvas import Canvas
from game.ui.toolkit.element import Element, Size, content, fit, least_width
from game.ui.toolkit.kit import Kit
from game.ui.toolkit.layout import Column, Fixed, Flex, Row
from game.ui.toolkit.messages import Activated, Chosen, Key, Message, Submitted, Written
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.scene import Scene
from game.ui.toolkit.widgets.button import Button, surface_colour
from game.ui.toolkit.widgets.field import Draft, Field
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.words import say

_LIST = 300.0
_ASIDE = 560.0
_GAP = 40.0
_HEIGHT = 690.0
"""What the page needs with the longest choice, in units."""
_PADDING = 24.0
_AROUND = 14.0
"""Of a card, at its left and right; half of it above and below."""


class Playable(Struct, frozen=True):
    """A scenario as the page lists it."""

    id: str
    name: str
    summary: str
    when: str
    """The sol on which it begins."""
    length: str
    long: bool


class ScenarioModel(Struct, frozen=True):
    """What the page shows: all scenarios in the order of play, the chosen one, how hard and by which seed it begins."""

    scenarios: tuple[Playable, ...]
    chosen: str
    axes: tuple[AxisModel, ...] = ()
    seed: str = ""
    problem: str = ""
    """Why the seed cannot be used; empty: it can."""


class ScenarioCard(Element, frozen=True):
    """A scenario to press: its name, and when it begins."""

    key: Key
    name: str
    when: str
    chosen: bool

    def size(self, kit: Kit, width: int) -> Size:
        """Around its words."""
        across, down = fit(self._content(kit), kit, max(1, width - 2 * kit.px(_AROUND)))
        return (min(width, across + 2 * kit.px(_AROUND)), down + kit.px(_AROUND))

    def least_width(self, kit: Kit) -> int:
        """Its longest word and the padding."""
        return least_width(self._content(kit), kit) + 2 * kit.px(_AROUND)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the card and its words; the chosen one has a bright edge and a bar."""
        kit = canvas.kit
        canvas.spot(self.key, rect)
        radius = kit.px(kit.theme.shape.radius_small)
        line = kit.colour("edge" if self.chosen else "line")
        paint.box(canvas.surface, rect, radius, surface_colour(canvas, self.key), line, kit.px(1))
        if self.chosen:
            bar = Rect(rect.x, rect.y + radius, kit.px(3), rect.height - 2 * radius)
            canvas.surface.fill(kit.colour("text"), bar)
        self._content(kit).place(canvas, rect.inflate(-2 * kit.px(_AROUND), -kit.px(_AROUND)))
        if canvas.look.focused == self.key:
            canvas.focus_ring(rect, kit.theme.shape.radius_small)

    def _content(self, kit: Kit) -> Element:
        return content(self, kit, self._make_content)

    def _make_content(self) -> Element:
        return Row((Flex(strong(self.name, "lead")), Label(self.when, "small", "dim", wraps=False)), gap=16)


class ScenarioScene(Scene):
    """Choose where a game begins, and how hard a long one is."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._night = console.night
        self._veil = Veil("veil")
        self._veil.show(240)
        self._list: ElementPanel[ScenarioModel] = ElementPanel(
            "scenarios", self._build, background="", padding=_PADDING
        )
        kinds = sorted(console.told.of(ScenarioKind).values(), key=lambda kind: (kind.order, kind.id))
        self._kinds = {kind.id: kind for kind in kinds}
        self._rows = tuple(_row(kind) for kind in sorted(kinds, key=lambda kind: kind.keeps_house))
        self._scenario = self._rows[0].id if self._rows else ""
        self._levels: dict[str, str] = {}
        """What was chosen here; what was not is as the scenario says."""
        self._seed = str(console.next_seed())
        self._show()
        self.stage.set_panels([self._night, self._veil, self._list])
        if self._rows:
            self.stage.focus_on("scenarios", ("scenario", self._scenario), seen=False)

    def _show(self) -> None:
        kind = self._kinds.get(self._scenario)
        axes: tuple[AxisModel, ...] = ()
        if kind is not None and kind.keeps_house:
            axes = axis_models(self._console.told.of(AxisKind).values(), {**kind.axes, **self._levels})
        problem = "" if self._number() is not None else say("ui.scenarios.seed.wrong", most=str(LARGEST_SEED))
        self._list.show(ScenarioModel(self._rows, self._scenario, axes, self._seed, problem))

    def _number(self) -> int | None:
        """Return the seed that is written, or nothing if that is no seed."""
        written = self._seed.strip()
        if not written.isascii() or not written.isdigit() or int(written) > LARGEST_SEED:
            return None
        return int(written)

    def layout(self, area: Rect) -> None:
        """List and chosen scenario at the left, over the picture."""
        kit = self.kit
        self._night.rect = Rect(area)
        width = min(kit.px(_LIST + _GAP + _ASIDE) + 2 * kit.px(_PADDING), area.width)
        left = min(kit.px(48), (area.width - width) // 2)
        self._veil.rect = Rect(area.x, area.y, min(area.width, left + round(1.45 * width)), area.height)
        top = max(0, area.height - kit.px(_HEIGHT)) // 2
        # It begins at one height whatever is chosen, so that nothing jumps under the pointer.
        self._list.rect = Rect(left, top, width, area.height - top)

    def update(self, dt_s: float) -> None:
        """People move behind it."""
        self._night.advance(dt_s, self._console.loader.glimpse)

    def on_message(self, message: Message) -> None:
        """Choose, set, or begin."""
        if isinstance(message, Chosen) and isinstance(message.key, tuple) and message.key[0] == "axis":
            self._levels[str(message.key[1])] = message.option
            self._show()
        elif isinstance(message, Written) and message.key == "seed":
            self._seed = message.text
            self._show()
        elif isinstance(message, Submitted):
            self._begin()
        elif isinstance(message, Activated):
            self._pressed(message.key)

    def _pressed(self, key: Key) -> None:
        if key == "back":
            self.host.pop(self)
        elif key == "begin":
            self._begin()
        elif key == "another":
            self._seed = str(self._console.new_seed())
            self._list.memory.put("seed", Draft(self._seed, len(self._seed)))
            self._show()
        elif isinstance(key, tuple) and key[0] == "scenario":
            # Pressed once it is chosen, pressed again it begins: Enter, Enter is the shortest way in.
            if key[1] == self._scenario:
                self._begin()
            else:
                self._scenario = str(key[1])
                self._show()

    def _begin(self) -> None:
        kind, seed = self._kinds.get(self._scenario), self._number()
        if kind is not None and seed is not None:
            self._console.begin(kind.id, seed, self._levels if kind.keeps_house else {})

    def _build(self, model: ScenarioModel) -> Element:
        head = Column((strong(say("ui.scenarios.title"), "display"), Label(say("ui.scenarios.line"), "body", "dim")), 2)
        rows: list[Element] = [head]
        for long, title in ((False, "ui.scenarios.nights"), (True, "ui.scenarios.long")):
            cards = [_card(row, model.chosen) for row in model.scenarios if row.long == long]
            if cards:
                rows += [strong(say(title), "body", "dim"), Column(tuple(cards), gap=6)]
        rows.append(Button("back", say("ui.scenarios.back"), badge=keycap(self.host.action_map, BACK)))
        shown = next((row for row in model.scenarios if row.id == model.chosen), None)
        if shown is None:
            return Column(tuple(rows), gap=10)
        aside = Column(_aside(shown, model), gap=14)
        return Row((Fixed(Column(tuple(rows), gap=10), _LIST), Flex(aside, least=380)), _GAP, 24, cross="start")


def _card(row: Playable, chosen: str) -> Element:
    return ScenarioCard(("scenario", row.id), row.name, row.when, row.id == chosen)


def _aside(row: Playable, model: ScenarioModel) -> tuple[Element, ...]:
    """The chosen scenario: what it is about, how hard it will be, its seed, and the button that begins it."""
    rows: list[Element] = [
        Column((strong(row.name, "display"), Label(f"{row.when}, {row.length}", "body", "dim")), gap=2),
        Label(row.summary, "lead"),
    ]
    if model.axes:
        rows += [strong(say("ui.scenarios.axis"), "lead"), *(axis_line(axis) for axis in model.axes)]
    field = Fixed(Field("seed", model.seed, longest=19), 230)
    rows.append(
        Row((Fixed(Label(say("ui.scenarios.seed"), "body", "dim"), 96), field, _another()), gap=16, cross="centre")
    )
    rows.append(Label(model.problem or say("ui.scenarios.seed.line"), "small", "caution" if model.problem else "dim"))
    begin = Button(
        "begin", say("ui.scenarios.begin"), enabled=not model.problem, reason=model.problem, effect=row.name, tone="dim"
    )
    rows.append(begin)
    return tuple(rows)


def _another() -> Element:
    return Button("another", say("ui.scenarios.seed.another"), centred=True)


def _row(kind: ScenarioKind) -> Playable:
    if kind.length_h is None:
        length = say("ui.scenarios.no_end")
    elif kind.keeps_house:
        length = say("ui.figure.sols", sols=f"{kind.length_h * HOUR_S / SOL_S:.0f}")
    else:
        length = say("ui.scenarios.hours", hours=f"{round(kind.length_h, 1):g}")
    when = say("ui.figure.sol", sol=str(kind.start_sol))
    return Playable(kind.id, kind.name, " ".join(kind.summary.split()), when, length, kind.keeps_house)
