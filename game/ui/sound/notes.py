"""What sounds are made of."""

from __future__ import annotations

from typing import Literal, TypeAlias

import tomli
from msgspec import Struct

from game.ui.toolkit.assets import asset

Wave: TypeAlias = Literal["sine", "soft", "saw", "noise"]
WAVES: tuple[Wave, ...] = ("sine", "soft", "saw", "noise")


class Note(Struct, frozen=True, kw_only=True):
    """One tone or hiss of a sound."""

    wave: Wave
    hz: float
    """Pitch at its beginning; for noise, how bright it is."""
    to_hz: float = 0.0
    """Pitch at its end; 0 for the same all along."""
    at_s: float = 0.0
    """When it begins in the sound."""
    for_s: float
    attack_s: float = 0.005
    release_s: float = 0.05
    level: float = 0.4
    """Loudness, 0 to 1."""

    def __post_init__(self) -> None:
        if self.wave not in WAVES:
            raise ValueError(f"no wave {self.wave!r}; known: {', '.join(WAVES)}")
        if self.hz <= 0 or self.for_s <= 0 or not 0 <= self.level <= 1:
            raise ValueError(f"a note needs a pitch, a length and a level of 0 to 1: {self}")


def load_sounds() -> dict[str, tuple[Note, ...]]:
    """The notes of every sound, by name.

    Raises:
        TypeError, ValueError: when a note lacks something, or has something unknown.
    """
    data = tomli.loads(asset("sounds.toml").read_text(encoding="utf-8"))
    return {name: tuple(Note(**note) for note in notes) for name, notes in data.items()}
