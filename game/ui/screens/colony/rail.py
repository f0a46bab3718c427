"""The rail at the left: the screens that there are."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from game.session.view import ColonyView
from game.ui.toolkit.element import Element, Space
from game.ui.toolkit.layout import Column, Flex
from game.ui.toolkit.widgets.button import RailItem
from game.ui.words import say

PAGES: Final = ("map", "teams", "upkeep", "people", "stores", "log")
_ICONS: Final = {"teams": "team"}
"""The screens, from above to below."""


class RailModel(Struct, frozen=True):
    """What the rail shows."""

    page: str
    failed: int
    """How many parts are known to have failed."""
    down: int
    """How many people do not answer."""
    refusing: int
    """How many people will not do as ordered."""
    muted: bool


def rail_model(view: ColonyView, page: str, muted: bool) -> RailModel:
    """What there is to count."""
    failed = sum(part.state == "failed" for machine in view.machines for part in machine.parts)
    down = sum(person.doing in ("down", "dead") for person in view.people)
    return RailModel(page, failed, down, len(view.standoffs), muted)


def build_rail(model: RailModel) -> Element:
    """The screens, and at the foot the sound and the menu."""
    counts = {"teams": model.refusing, "upkeep": model.failed, "people": model.down}
    items = tuple(
        RailItem(
            ("page", name),
            say(f"ui.rail.{name}"),
            _ICONS.get(name, name),
            chosen=name == model.page,
            count=str(counts[name]) if counts.get(name) else "",
            count_tone="danger" if name == "people" else "caution",
            action=f"screen_{number}",
            height=58,
        )
        for number, name in enumerate(PAGES, 1)
    )
    sound = RailItem(
        "mute",
        say("ui.rail.muted" if model.muted else "ui.rail.sound"),
        "sound_off" if model.muted else "sound_on",
        height=58,
    )
    return Column((*items, Flex(Space(0)), sound, RailItem("menu", say("ui.rail.menu"), "gear", height=58)), gap=0)
