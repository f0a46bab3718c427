"""What the player has set: sizes, loudness, and what each level and kind of alarm does. Kept in a file of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec
from msgspec import Struct
from platformdirs import user_config_path

from game.content.kinds.alarm import Level
from game.ui.sizes import GREATEST_SCALE, LEAST_SCALE
from game.writing import write_whole

LEVELS: Final[tuple[Level, ...]] = ("notice", "caution", "danger", "breach")
"""From worth knowing to what kills."""


class Routing(Struct, frozen=True):
    """What an alarm of one level does when it is raised."""

    pause: bool = True
    """Stop the clock, if it is an alarm that may."""
    sound: bool = True
    centre: bool = False
    """Move the map to it and choose it."""
    log: bool = True
    """Show its lines in the log; they are kept in any case."""


_ROUTES: Final[Mapping[Level, Routing]] = MappingProxyType(
    {
        "notice": Routing(pause=False),
        "caution": Routing(),
        "danger": Routing(centre=True),
        "breach": Routing(centre=True),
    }
)


class Preferences(Struct, frozen=True):
    """Everything the settings screen sets."""

    scale: float = 0.0
    """Interface scale, 1 to 2; 0: what suits the window."""
    volume: float = 0.7
    """0 to 1."""
    muted: bool = False
    fullscreen: bool = False
    page_pauses: bool = True
    """Whether a page that comes stops the clock, at quiet speed."""
    language: str = ""
    """Code of the language; empty: as the computer speaks, where some pack does."""
    routes: dict[Level, Routing] = msgspec.field(default_factory=lambda: dict(_ROUTES))
    own_routes: dict[str, Routing] = {}
    """By kind of alarm, what it does other than its level says."""

    def route(self, level: Level, alarm: str = "") -> Routing:
        """What an alarm of this kind does, or any of this level."""
        return self.own_routes.get(alarm) or self.routes.get(level, _ROUTES[level])

    def unlogged(self) -> frozenset[str]:
        """Kinds of alarm whose lines are not shown."""
        return frozenset(alarm for alarm, route in self.own_routes.items() if not route.log)

    def __post_init__(self) -> None:
        if not (self.scale == 0.0 or LEAST_SCALE <= self.scale <= GREATEST_SCALE) or not 0.0 <= self.volume <= 1.0:
            raise ValueError("the scale is 0 or 1 to 2, the volume 0 to 1")


def preferences_file() -> Path:
    """Where the player's settings are kept."""
    return user_config_path("deferred", appauthor=False) / "settings.json"


def load_preferences(file: Path) -> Preferences:
    """Read them; what cannot be read counts as never set."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Preferences)
    except (OSError, ValueError, RecursionError):
        return Preferences()


def save_preferences(file: Path, preferences: Preferences) -> bool:
    """Write them, whole or not at all; tell whether that could be done."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, msgspec.json.format(msgspec.json.encode(preferences)))
    except OSError:
        return False
    return True
