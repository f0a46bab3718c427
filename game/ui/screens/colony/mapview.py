"""The map as a panel: painted each frame, walked by keys, dragged and pressed by the pointer."""

from __future__ import annotations

from collections.abc import Callable, Collection

from msgspec import Struct
from pygame import Rect

from game.content.kinds.alarm import AlarmKind
from game.session.view import ColonyView
from game.ui.map.controls import MapControls
from game.ui.map.look import OverlayId, load_look
from game.ui.map.painter import MapPainter
from game.ui.map.picking import Direction, MapThing
from game.ui.map.places import MapPlan
from game.ui.toolkit import actions
from game.ui.toolkit.canvas import Canvas
from game.ui.toolkit.kit import Kit
from game.ui.toolkit.memory import Memory
from game.ui.toolkit.messages import Activated
from game.ui.toolkit.panel import Panel
from game.ui.toolkit.spots import Behaviour, Point, Reply, Spot
from game.ui.words import say

MAP = "map"
_DIRECTIONS: dict[str, Direction] = {
    actions.UP: "up", actions.DOWN: "down", actions.LEFT: "left", actions.RIGHT: "right"
}  # fmt: skip
_CALM_EVERY_S = 0.03


class MapModel(Struct, frozen=True):
    """Which picture of the map this is; another one for each that is to be painted."""

    number: int


class MapPanel(Panel[MapModel]):
    """Shows a colony and lets hands move over it. What is chosen is told as ``("chosen", kind, id)``."""

    background = "ground"

    def __init__(self, plan: MapPlan, view: Callable[[], ColonyView], alarms: Collection[AlarmKind] = ()) -> None:
        """``view`` gives what the control room knows now; ``alarms`` say from where readings are bad."""
        super().__init__(MAP)
        self._plan = plan
        self._view = view
        self._look = load_look(alarms)
        self._painter: MapPainter | None = None
        self._controls: MapControls | None = None
        self._kit: Kit | None = None
        self.overlay: OverlayId = "air"
        self.clear: Rect | None = None
        """The part of the panel that nothing lies over, in the panel's pixels."""
        self.parts: tuple[Rect, ...] = ()
        """Parts of it that are clear of alarms too; what is to be seen closely goes into one of them."""
        self._selection: MapThing | None = None
        self._time_s = 0.0
        self._waited_s = 0.0
        self._dt_s = 0.0
        self._settle = False

    @property
    def selection(self) -> MapThing | None:
        """What is chosen."""
        return self._selection

    @selection.setter
    def selection(self, thing: MapThing | None) -> None:
        if self._controls is not None and thing == self._controls.selection:
            # The same again, from elsewhere: the room that was pointed at is remembered.
            thing = self._controls.selection
        self._selection = thing
        if self._controls is not None:
            self._controls.selection = thing

    def point_at(self, thing: MapThing) -> None:
        """Choose a room of a module from elsewhere, the same module or another."""
        self._selection = thing
        if self._controls is not None:
            self._controls.selection = thing
        self.paint_again()

    @property
    def room(self) -> str:
        """The room of the chosen module that was pointed at."""
        thing = self._controls.selection if self._controls is not None else self._selection
        return thing.room if thing is not None else ""

    @property
    def hover(self) -> MapThing | None:
        """What the pointer is over."""
        return self._controls.hover if self._controls is not None else None

    @property
    def overlay_notes(self) -> tuple[tuple[OverlayId, str, str, str], ...]:
        """Id, name, colour of each overlay, and what its number is."""
        if self._painter is None:
            return ()
        return tuple(
            (name, say(f"ui.overlay.{name}"), look.tint, say(f"ui.overlay.{name}.note"))
            for name, look in self._painter.look.overlays.items()
        )

    def prepare(self, kit: Kit) -> None:
        """Make what paints at this scale, if it is another one than before."""
        if kit is self._kit:
            return
        self._kit = kit
        self._painter = MapPainter(self._plan, kit, self._look)
        self._controls = MapControls(self._painter)
        self._controls.selection = self._selection

    @property
    def kit(self) -> Kit | None:
        """What it was last prepared for."""
        return self._kit

    def unit(self, units: float) -> float:
        """A length in pixels at the scale that it was last prepared for."""
        return units * (self._kit.scale if self._kit is not None else 1.0)

    def advance(self, dt_s: float, over_map: bool) -> bool:
        """Let time pass for looks alone; whether it is painted now: at rest every other frame is enough."""
        self._time_s += dt_s
        self._waited_s += dt_s
        controls, painter = self._controls, self._painter
        if controls is None or painter is None:
            return True
        if not over_map:
            controls.leave()
        if controls.dragging or painter.camera.zooming or self._waited_s >= _CALM_EVERY_S:
            self._dt_s, self._waited_s = self._waited_s, 0.0
            self.show(MapModel(self.model.number + 1 if self.model is not None else 0))
            return True
        return False

    def paint_again(self) -> None:
        """Paint at the next frame: what is shown has changed."""
        self._waited_s = 1.0

    def settle(self) -> None:
        """Finish all easing with the next picture, which is to be kept."""
        self._settle = True
        self.paint_again()

    def centre(self, thing: MapThing) -> None:
        """Move the view to something that lies outside of it."""
        box = self._painter.box(thing) if self._painter is not None else None
        lens = self._painter.lens if self._painter is not None else None
        if self._painter is None or box is None or lens is None:
            return
        if not lens.viewport.contains(lens.rect(box)):
            self._painter.camera.look(box.middle)

    def rect_of(self, thing: MapThing) -> Rect | None:
        """Where something was painted last, in the window's pixels; none when it is not on the map."""
        rect = self._painter.rect(thing) if self._painter is not None else None
        return rect.move(self.rect.topleft) if rect is not None else None

    def fit(self) -> None:
        """Ease to what is chosen, as large as fits; a second time to the whole colony."""
        if self._controls is not None:
            self._controls.fit()
            self.paint_again()

    def whole(self) -> None:
        """Ease to where the whole colony is seen."""
        if self._painter is not None:
            self._painter.camera.fit_all()
            self.paint_again()

    def draw(self, canvas: Canvas, model: MapModel) -> None:
        """Paint the colony, and make the whole of it answer."""
        self.prepare(canvas.kit)
        painter, controls = self._painter, self._controls
        if painter is None or controls is None:
            return
        whole = canvas.surface.get_rect()
        painter.camera.parts = self.parts
        painter.draw(
            canvas.surface,
            whole,
            self._view(),
            selection=controls.selection,
            hover=controls.hover,
            overlay=self.overlay,
            time_s=self._time_s,
            dt_s=self._dt_s,
            clear=self.clear,
            settle=self._settle,
        )
        self._settle = False
        canvas.spot(MAP, whole, _Hands(self, controls))
        if canvas.look.focused == MAP:
            canvas.focus_ring(whole, 0)

    def drag(self, at: Point, moved: Point) -> Reply:
        """Any other button moves the world as well."""
        if self._painter is not None:
            self._painter.camera.pan(*moved)
            self.paint_again()
        return ()

    @property
    def time_s(self) -> float:
        """Seconds that this map has been looked at."""
        return self._time_s


def chosen_message(thing: MapThing | None) -> Activated:
    """How the choice of something is told."""
    return Activated(("chosen", thing.kind, thing.id) if thing is not None else ("chosen", "", ""))


class _Hands(Behaviour):
    """What keys and pointer do on the map."""

    def __init__(self, panel: MapPanel, controls: MapControls) -> None:
        self._panel = panel
        self._controls = controls

    def act(self, action: str, spot: Spot, memory: Memory) -> Reply:
        self._panel.paint_again()
        if action in _DIRECTIONS:
            return (chosen_message(self._controls.step(_DIRECTIONS[action])),)
        if action in (actions.INCREASE, actions.DECREASE, actions.PAGE_UP, actions.PAGE_DOWN):
            self._controls.zoom(1 if action in (actions.INCREASE, actions.PAGE_UP) else -1)
            return ()
        if action == actions.FIRST:
            self._panel.whole()
            return ()
        if action == actions.LAST:
            self._panel.fit()
            return ()
        return (Activated("open"),) if action == actions.ACTIVATE else None

    def press(self, at: Point, spot: Spot, memory: Memory) -> Reply:
        self._controls.press(at)
        return ()

    def drag(self, at: Point, moved: Point, spot: Spot, memory: Memory) -> Reply:
        self._controls.move(at)
        self._panel.paint_again()
        return ()

    def release(self, at: Point, spot: Spot, memory: Memory) -> Reply:
        self._panel.paint_again()
        if self._controls.release(at, self._panel.time_s):
            return (chosen_message(self._controls.selection),)
        return ()

    def let_go(self, spot: Spot, memory: Memory) -> None:
        self._controls.let_go()

    def hover(self, at: Point, spot: Spot, memory: Memory) -> None:
        if not self._controls.dragging:
            self._controls.move(at)

    def wheel(self, across: int, down: int, at: Point, spot: Spot, memory: Memory) -> Reply:
        self._controls.wheel(-down, at)
        self._panel.paint_again()
        return ()
