"""The row of overlays: what the map's numbers and colours stand for."""

from __future__ import annotations

from msgspec import Struct

from game.ui.screens.colony.mapview import MapPanel
from game.ui.toolkit.boxes import Box
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column
from game.ui.toolkit.widgets.label import Label
from game.ui.toolkit.widgets.toggles import Option, Toggles

KEY = "overlay"


class OverlaysModel(Struct, frozen=True):
    """What the row shows: id, name and colour of each, the one that is chosen, and what its number is."""

    overlays: tuple[tuple[str, str, str], ...]
    chosen: str
    note: str


def overlays_model(map_panel: MapPanel) -> OverlaysModel:
    """The overlays that the map has."""
    notes = map_panel.overlay_notes
    note = next((note for name, _, _, note in notes if name == map_panel.overlay), "")
    return OverlaysModel(tuple((name, label, tint) for name, label, tint, _ in notes), map_panel.overlay, note)


def build_overlays(model: OverlaysModel) -> Element:
    """The row, and below it what the number is."""
    options = tuple(Option(name, label, tint) for name, label, tint in model.overlays)
    note = Box(Label(model.note, "small", "dim", align="right"), 3, "panel")
    return Column((Toggles(KEY, options, model.chosen), note), gap=0)
