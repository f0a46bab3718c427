"""The stack that scenes lie on: a screen, a card over it, another over both."""

from __future__ import annotations

from collections.abc import Callable

from pygame import Rect, Surface

from .actions import ActionMap
from .events import CloseAsked, InputEvent, PointerPressed, Pressed, WindowExposed, WindowResized
from .kit import Kit
from .messages import Activated, CellActivated, Chosen, Message, Refused, Sorted
from .scene import Scene

_VEIL = 170


class SceneStack:
    """Runs scenes. The topmost gets the input; those in sight are drawn.

    Pushes and pops happen between frames.
    """

    def __init__(
        self,
        kit: Kit,
        action_map: ActionMap,
        size: tuple[int, int],
        play: Callable[[str], None] | None = None,
    ) -> None:
        """``play`` sounds a named sound: ``click``, ``confirm``, ``refuse``; scenes may name others."""
        self.kit = kit
        self.action_map = action_map
        self.play: Callable[[str], None] = play or (lambda name: None)
        self.running = True
        self._area = Rect((0, 0), size)
        self._scenes: list[Scene] = []
        self._changes: list[Callable[[], None]] = []
        self._whole = True

    @property
    def depth(self) -> int:
        """How many scenes lie on the stack."""
        return len(self._scenes)

    @property
    def top(self) -> Scene | None:
        """The scene that gets the input."""
        return self._scenes[-1] if self._scenes else None

    @property
    def takes_text(self) -> bool:
        """Whether typed characters go to a field."""
        return self.top is not None and self.top.stage.takes_text

    def push(self, scene: Scene) -> None:
        """Put a scene on top before the next frame."""
        self._changes.append(lambda: self._add(scene))

    def pop(self, scene: Scene | None = None) -> None:
        """Take off ``scene``, by default the topmost, and all above it, before the next frame."""
        going = scene or self.top
        self._changes.append(lambda: self._remove(going))

    def replace(self, scene: Scene) -> None:
        """Put ``scene`` in the place of all there are before the next frame."""
        self._changes.append(lambda: self._remove(self._scenes[0] if self._scenes else None))
        self.push(scene)

    def quit(self) -> None:
        """End after this frame."""
        self.running = False

    def set_scale(self, scale: float) -> None:
        """Draw everything at another interface scale. Raises ``ValueError`` when it is not 1 to 2."""
        self.kit = self.kit.at_scale(scale)
        self._lay_out()

    def respeak(self) -> None:
        """The words are those of another language: show them on all screens."""
        for scene in self._scenes:
            scene.respoken()
        self.set_scale(self.kit.scale)

    def handle(self, event: InputEvent) -> None:
        """Give an input to the topmost scene. The request to close goes to all, and ends all unless one takes it."""
        if isinstance(event, WindowResized):
            self._area = Rect(0, 0, event.width, event.height)
            self._lay_out()
            return
        if isinstance(event, WindowExposed):
            self._whole = True
            return
        if isinstance(event, CloseAsked):
            if not any(scene.on_input(event) for scene in reversed(self._scenes)):
                self.quit()
            return
        if self._changes and isinstance(event, (Pressed, PointerPressed)):
            return  # the screen that it was meant for is on its way out: a second Enter must not open a second game
        scene = self.top
        if scene is None or scene.on_input(event):
            return
        outcome = scene.stage.handle(event)
        for message in outcome.messages:
            self._sound(message)
            scene.on_message(message)
        if isinstance(event, Pressed) and not outcome.taken:
            any(scene.on_action(action) for action in event.actions)

    def update(self, dt_s: float) -> None:
        """Let ``dt_s`` seconds pass for all scenes in sight, after the pushes and pops asked for."""
        self._change()
        for scene in self._in_sight():
            scene.update(dt_s)
            scene.stage.update(dt_s)
        self._change()

    def draw(self, surface: Surface) -> list[Rect]:
        """Bring ``surface`` up to date; the parts that changed, none if nothing did."""
        scenes = self._in_sight()
        damage = [Rect(self._area)] if self._whole else []
        for scene in scenes:
            scene.stage.refresh(self.kit)
            damage.extend(scene.stage.take_damage())
        if self._whole:
            damage = damage[:1]
        self._whole = False
        areas = _joined([rect.clip(self._area) for rect in damage])
        for area in areas:
            surface.set_clip(area)
            for scene in scenes:
                over = scene is not scenes[0]
                if over:
                    surface.blit(_veil(area, self.kit), area)
                scene.stage.paint(surface, area, self.kit, floor=not over)
        surface.set_clip(None)
        return areas

    def _sound(self, message: Message) -> None:
        if isinstance(message, Refused):
            self.play("refuse")
        elif isinstance(message, (Activated, Chosen, CellActivated, Sorted)):
            self.play("click")

    def _in_sight(self) -> list[Scene]:
        bottom = len(self._scenes) - 1
        while bottom > 0 and self._scenes[bottom].modal:
            bottom -= 1
        return self._scenes[max(0, bottom) :]

    def _change(self) -> None:
        while self._changes:
            self._changes.pop(0)()

    def _add(self, scene: Scene) -> None:
        scene.host = self
        if self._scenes:
            self._scenes[-1].stage.let_go()
        self._scenes.append(scene)
        scene.entered()
        # Shown what there is before it is laid out, so that a layout can ask panels how high they must be.
        scene.update(0.0)
        self.place(scene)
        self._whole = True

    def _remove(self, scene: Scene | None) -> None:
        if scene not in self._scenes:
            return
        while self._scenes:
            gone = self._scenes.pop()
            gone.left()
            if gone is scene:
                break
        self._whole = True

    def _lay_out(self) -> None:
        for scene in self._scenes:
            self.place(scene)
        self._whole = True

    def place(self, scene: Scene) -> None:
        """Lay a scene out over the whole window."""
        scene.stage.bounds = Rect(self._area)
        scene.layout(Rect(self._area))


def _veil(area: Rect, kit: Kit) -> Surface:
    """What dims the scenes below a modal one."""
    veil = Surface(area.size, 0, 32)
    veil.fill(kit.colour("ground"))
    veil.set_alpha(_VEIL)
    return veil


def _joined(rects: list[Rect]) -> list[Rect]:
    """Rectangles that cover the same and do not overlap, so that nothing is composed twice."""
    joined: list[Rect] = []
    for rect in rects:
        if not rect:
            continue
        merged = Rect(rect)
        while True:
            touching = merged.collidelistall(joined)
            if not touching:
                break
            for index in reversed(touching):
                merged.union_ip(joined.pop(index))
        joined.append(merged)
    return joined
