"""How the map looks, read from the assets: colours, measures, and what each overlay makes of a reading."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping
from typing import Literal, TypeAlias, TypeVar, get_args

import msgspec

from game.content.kinds.alarm import AlarmKind
from game.content.kinds.place import Purpose
from game.ui.limits import limits
from game.ui.toolkit.assets import asset
from game.ui.toolkit.theme import Colour, parse_colour

OverlayId: TypeAlias = Literal["air", "co2", "pressure", "temperature", "wear", "people", "power"]
T = TypeVar("T", bound=str)
OVERLAYS: tuple[OverlayId, ...] = get_args(OverlayId)


class Measures(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Lengths and limits of the map."""

    figure_m: float
    """Height of a person."""
    figure_least_units: float
    """Least height of a figure on the screen, in interface units."""
    zoom_step: float
    """By how much one step of the wheel makes everything larger."""
    zoom_greatest_px_per_m: float
    """Most pixels for one metre, at interface scale 1."""
    room_names_px_per_m: float
    """Scale from which rooms carry their names, at interface scale 1; the next two likewise."""
    machine_names_px_per_m: float
    person_names_px_per_m: float
    drift_kpa_per_min: float
    """Dust drifts when the pressure changes by less than this, which is a fall."""
    lost_pressure_kpa: float
    """Below this pressure a room is dark."""
    lost_o2_kpa: float
    """Below this partial pressure of oxygen a room is dark."""


class OverlayLook(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a label reads in one overlay, and how rooms are tinted by it."""

    id: OverlayId
    measure: str = ""
    """The reading of alarms that it shows; empty: no alarm has it."""
    unit: str
    digits: int
    """Digits after the point."""
    tint: str
    """Colour of the theme."""
    start: float = msgspec.field(name="from")
    """Reading at which the tint begins."""
    to: float
    """Reading at which it is full."""
    strength: float
    """How much of the tint a room takes at most."""
    caution_below: float | None = None
    """Readings from which a room looks ill; those of alarms where there is a measure. The next three likewise."""
    danger_below: float | None = None
    caution_above: float | None = None
    danger_above: float | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    colours: dict[str, str]
    measures: Measures
    rooms: dict[Purpose, tuple[str, ...]]
    machines: dict[str, tuple[str, ...]]
    overlay: tuple[OverlayLook, ...]


class MapLook:
    """Everything that decides how the map looks, the theme apart."""

    def __init__(self, file: _File) -> None:
        self.measures = file.measures
        self.overlays: Mapping[OverlayId, OverlayLook] = {each.id: each for each in file.overlay}
        self._colours = {name: parse_colour(value) for name, value in file.colours.items()}
        self._rooms = file.rooms
        self._machines = file.machines

    def colour(self, name: str) -> Colour:
        """The map's colour ``name``.

        Raises:
            KeyError: when there is none.
        """
        return self._colours[name]

    def purpose(self, room: str, otherwise: Purpose) -> Purpose:
        """What a room is for, by the words in its name."""
        return _by_word(self._rooms, room) or otherwise

    def machine(self, kind: str) -> str:
        """The silhouette that a kind of machine has by the words in its name; empty when it has none."""
        return _by_word(self._machines, kind) or ""


def _by_word(words: Mapping[T, tuple[str, ...]], name: str) -> T | None:
    lower = name.lower()
    return next((what for what, some in words.items() if any(word in lower for word in some)), None)


def _warned(overlay: OverlayLook, alarms: Iterable[AlarmKind]) -> OverlayLook:
    """An overlay that shows a place to be ill from where its alarms stand."""
    return msgspec.structs.replace(overlay, **msgspec.structs.asdict(limits(alarms, overlay.measure)))


def load_look(alarms: Collection[AlarmKind] = ()) -> MapLook:
    """Read the map's look from the assets; ``alarms``: those by which readings are bad.

    Raises:
        ValueError: when a value is missing, unknown or of the wrong type, or an overlay is missing.
    """
    data = tomllib.loads(asset("map.toml").read_text(encoding="utf-8"))
    file = msgspec.convert(data, _File)
    overlays = tuple(_warned(each, alarms) if each.measure else each for each in file.overlay)
    look = MapLook(msgspec.structs.replace(file, overlay=overlays))
    missing = [overlay for overlay in OVERLAYS if overlay not in look.overlays]
    if missing:
        raise ValueError(f"map.toml has no overlay {', '.join(missing)}")
    return look
