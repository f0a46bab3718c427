"""Turning notes into samples, in plain Python."""

from __future__ import annotations

import math
import random
from array import array
from collections.abc import Iterator, Sequence

from .notes import Note

SAMPLES_PER_S = 22_050
_TABLE_SIZE = 1_024
_LOUDEST = 32_000
_SINE = tuple(math.sin(2 * math.pi * at / _TABLE_SIZE) for at in range(_TABLE_SIZE))
# A square wave's first three partials, softened: harsh enough to be heard, not to hurt.
_SOFT = tuple(
    0.80 * math.sin(2 * math.pi * at / _TABLE_SIZE)
    + 0.26 * math.sin(6 * math.pi * at / _TABLE_SIZE)
    + 0.12 * math.sin(10 * math.pi * at / _TABLE_SIZE)
    for at in range(_TABLE_SIZE)
)
_SAW = tuple(
    sum(math.sin(2 * math.pi * partial * at / _TABLE_SIZE) / partial for partial in range(1, 7)) * 0.55
    for at in range(_TABLE_SIZE)
)
_TABLES = {"sine": _SINE, "soft": _SOFT, "saw": _SAW}


def length_s(notes: Sequence[Note]) -> float:
    """How long a sound lasts."""
    return max((note.at_s + note.for_s for note in notes), default=0.0)


def synthesise(notes: Sequence[Note]) -> bytes:
    """A sound as signed 16-bit mono samples at ``SAMPLES_PER_S``, never louder than the format holds."""
    mixed = [0.0] * (round(length_s(notes) * SAMPLES_PER_S) + 1)
    for note in notes:
        start = round(note.at_s * SAMPLES_PER_S)
        for at, value in enumerate(_samples(note), start):
            if at < len(mixed):
                mixed[at] += value
    return array("h", [round(_LOUDEST * max(-1.0, min(1.0, value))) for value in mixed]).tobytes()


def _samples(note: Note) -> Iterator[float]:
    count = round(note.for_s * SAMPLES_PER_S)
    attack = max(1, round(note.attack_s * SAMPLES_PER_S))
    release = max(1, round(note.release_s * SAMPLES_PER_S))
    shape = _hiss(note, count) if note.wave == "noise" else _tone(note, count)
    for at, value in enumerate(shape):
        envelope = min(1.0, at / attack, (count - at) / release)
        # Squared, because loudness is heard in proportion rather than in steps.
        yield note.level * envelope * envelope * value


def _tone(note: Note, count: int) -> Iterator[float]:
    table = _TABLES[note.wave]
    step = note.hz * _TABLE_SIZE / SAMPLES_PER_S
    bend = ((note.to_hz or note.hz) - note.hz) * _TABLE_SIZE / SAMPLES_PER_S / max(1, count)
    phase = 0.0
    for _ in range(count):
        yield table[int(phase) % _TABLE_SIZE]
        phase += step
        step += bend


def _hiss(note: Note, count: int) -> Iterator[float]:
    """Noise through a one-pole low-pass filter, always the same noise."""
    source = random.Random(561)
    low = 0.0
    for at in range(count):
        hz = note.hz + ((note.to_hz or note.hz) - note.hz) * at / max(1, count)
        share = min(1.0, 2 * math.pi * hz / SAMPLES_PER_S)
        low += share * (source.uniform(-1.0, 1.0) - low)
        yield 2.2 * low
