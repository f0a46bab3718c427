"""Dividing a length among neighbours, the arithmetic under every row and column."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Track(Struct, frozen=True):
    """What one neighbour wants of a length, in whatever unit the length has."""

    wants: float = 0.0
    """What it takes when there is room."""
    least: float = 0.0
    """What it can be shrunk to."""
    share: float = 0.0
    """Its part of what is left over, relative to the others'."""


def share_out(total: int, tracks: Sequence[Track], gap: int = 0) -> list[int]:
    """Whole lengths for ``tracks`` that, with ``gap`` between, never add up to more than ``total``.

    What is left over goes to the tracks with a share; what lacks is taken from those above their least, in
    proportion. Only when even the leasts do not fit are they cut, in proportion too.
    """
    room = max(0.0, float(total - gap * (len(tracks) - 1)))
    sizes = [max(track.wants, track.least) for track in tracks]
    spare = room - sum(sizes)
    shares = sum(track.share for track in tracks)
    if spare > 0 and shares > 0:
        sizes = [size + spare * track.share / shares for size, track in zip(sizes, tracks, strict=True)]
    elif spare < 0:
        leasts = [track.least for track in tracks]
        give = sum(sizes) - sum(leasts)
        if give >= -spare:
            keep = 1 + spare / give
            sizes = [least + (size - least) * keep for size, least in zip(sizes, leasts, strict=True)]
        else:
            sizes = [least * room / sum(leasts) for least in leasts]
    return _whole(sizes)


def _whole(sizes: Sequence[float]) -> list[int]:
    """Whole numbers whose running sums are those of ``sizes``, rounded down."""
    whole: list[int] = []
    exact = 0.0
    given = 0
    for size in sizes:
        exact += size
        here = max(0, int(exact + 1e-6) - given)
        whole.append(here)
        given += here
    return whole
