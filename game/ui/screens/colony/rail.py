"""The rail at the left: the screens that there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from msgspec import Struct
from pygame import Rect

from game.session.view import BoardName, ColonyView
from game.ui.screens.colony.middle import PAGES
from game.ui.toolkit.canvas import Canvas
from game.ui.toolkit.element import Element, Size
from game.ui.toolkit.kit import Kit
from game.ui.toolkit.widgets.button import RailItem
from game.ui.words import say

_ICONS: Final = {"teams": "team"}
"""Icons that are not called as their page."""
COUNTED: Final[tuple[BoardName, ...]] = ("story", "earth", "council", "works", "outlook", "upkeep")
"""Boards that the rail counts from: all that the view needs while no page is open."""
_HIGH, _LEAST = 58.0, 25.0
"""Height of an item in units: where there is room, and where only its icon is shown."""


class RailModel(Struct, frozen=True):
    """What the rail shows."""

    page: str
    failed: int
    """How many parts are known to have failed, or to be urgent where upkeep is kept."""
    waiting: int
    """How many projects wait for something."""
    lost: int
    """How many things are past saving soon if nothing is done."""
    down: int
    """How many people do not answer."""
    refusing: int
    """How many people will not do as ordered."""
    pages: int
    """How many pages of stories wait for an answer."""
    directives: int
    """How many directives of Earth want an answer."""
    lacking: tuple[str, ...]
    """Screens that this game has nothing for."""
    muted: bool
    keys: tuple[str, ...]
    """What the keys of the screens are called, as these stand in ``PAGES``."""


class Alike(Element, frozen=True):
    """Items one below the other, all of one height, so that all of them have their names or none has."""

    stretches: ClassVar[bool] = True

    items: tuple[RailItem, ...]
    foot: int
    """How many of the last stand at the foot."""

    def size(self, kit: Kit, width: int) -> Size:
        """As wide as there is room, and no higher than the icons alone need."""
        return (width, len(self.items) * kit.px(_LEAST))

    def least_width(self, kit: Kit) -> int:
        """The widest name."""
        return max(item.least_width(kit) for item in self.items)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the items as high as there is room for all of them."""
        kit = canvas.kit
        count = len(self.items)
        high = max(kit.px(_LEAST), min(kit.px(_HIGH), rect.height // count))
        below = max(rect.y + high * (count - self.foot), rect.bottom - high * self.foot)
        for at, item in enumerate(self.items):
            over = at - (count - self.foot)
            top = rect.y + high * at if over < 0 else below + high * over
            item.place(canvas, Rect(rect.x, top, rect.width, high))


def rail_model(view: ColonyView, page: str, muted: bool, key_of: Callable[[str], str]) -> RailModel:
    """What there is to count."""
    failed = sum(part.state == "failed" for machine in view.machines for part in machine.parts)
    if view.upkeep is not None:
        failed = view.upkeep.debt.urgent
    waiting = sum(work.state == "waiting" for work in view.works.begun) if view.works is not None else 0
    down = sum(person.doing in ("down", "dead") for person in view.people)
    lost = sum(row.tone == "danger" for row in view.outlook.rows) if view.outlook is not None else 0
    pages = len(view.story.pages) if view.story is not None else 0
    asked = sum(each.state == "open" for each in view.earth.directives) if view.earth is not None else 0
    known = {"story": view.story, "earth": view.earth, "council": view.council}
    lacking = tuple(name for name, part in known.items() if part is None)
    keys = tuple(key_of(f"screen_{name}") for name in PAGES)
    return RailModel(page, failed, waiting, lost, down, len(view.standoffs), pages, asked, lacking, muted, keys)


def build_rail(model: RailModel) -> Element:
    """The screens, and at the foot the sound and the menu."""
    counts = {
        "teams": model.refusing,
        "upkeep": model.failed,
        "works": model.lost or model.waiting,
        "people": model.down,
        "story": model.pages,
        "earth": model.directives,
    }
    items = tuple(
        RailItem(
            ("page", name),
            say(f"ui.rail.{name}"),
            _ICONS.get(name, name),
            chosen=name == model.page,
            count=str(counts[name]) if counts.get(name) else "",
            count_tone="danger" if name == "people" or (name == "works" and model.lost) else "caution",
            action=f"screen_{name}",
            tip=say("ui.rail.tip", name=say(f"ui.rail.{name}"), key=key),
            height=_HIGH,
        )
        for name, key in zip(PAGES, model.keys, strict=True)
        if name not in model.lacking
    )
    sound = RailItem(
        "mute",
        say("ui.rail.muted" if model.muted else "ui.rail.sound"),
        "sound_off" if model.muted else "sound_on",
        height=_HIGH,
    )
    menu = RailItem("menu", say("ui.rail.menu"), "gear", height=_HIGH)
    return Alike((*items, sound, menu), foot=2)
