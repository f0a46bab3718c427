"""Named random streams from one seed.

Each purpose draws from a stream of its own, so that one more draw for the weather never changes who is hurt.
The generator is SplitMix64 (Steele, Lea and Flood 2014): integer arithmetic only, the same on every machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from game.sim import portable, sums
from game.sim.quantile import normal_quantile

T = TypeVar("T")

NINE_IN_TEN = 1.6448536269514722
"""Standard deviations either way within which nine in ten lie."""
_MASK = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15
_MIX_1 = 0xBF58476D1CE4E5B9
_MIX_2 = 0x94D049BB133111EB
_TO_UNIT = 1.0 / (1 << 53)


def _mixed(value: int) -> int:
    value = ((value ^ (value >> 30)) * _MIX_1) & _MASK
    value = ((value ^ (value >> 27)) * _MIX_2) & _MASK
    return value ^ (value >> 31)


def key_of(seed: int, name: str) -> int:
    """Return the 64-bit starting point of the stream ``name`` under ``seed``."""
    digest = hashlib.blake2b(f"{seed}/{name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little")


class Stream:
    """One stream of chance. ``state`` is all there is to save."""

    __slots__ = ("state",)

    def __init__(self, state: int) -> None:
        """Begin at a 64-bit state."""
        self.state = state & _MASK

    def share(self) -> float:
        """Draw a number from 0 up to, but not including, 1."""
        self.state = (self.state + _STEP) & _MASK
        return (_mixed(self.state) >> 11) * _TO_UNIT

    def below(self, count: int) -> int:
        """Draw a whole number from 0 up to, but not including, ``count``."""
        return int(self.share() * count)

    def between(self, low: float, high: float) -> float:
        """Draw a number evenly between two."""
        return low + (high - low) * self.share()

    def choice(self, items: Sequence[T]) -> T:
        """Draw one of the items; raises ``IndexError`` if there are none."""
        return items[self.below(len(items))]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Return the items in a drawn order (Fisher and Yates)."""
        result = list(items)
        for last in range(len(result) - 1, 0, -1):
            other = self.below(last + 1)
            result[last], result[other] = result[other], result[last]
        return result

    def normal(self) -> float:
        """Draw from the normal distribution of mean 0 and deviation 1."""
        return normal_quantile(max(self.share(), 0.5 * _TO_UNIT))

    def lognormal(self, median: float, error_factor: float) -> float:
        """Draw a lognormal of this median; nine in ten lie within ``error_factor`` either way."""
        sigma = portable.log(error_factor) / NINE_IN_TEN
        return median * portable.exp(sigma * self.normal())

    def exponential(self) -> float:
        """Draw how much chance adds up until something strikes that has no memory: exponential, of mean 1."""
        return -portable.log(1.0 - self.share())

    def weibull(self, scale: float, shape: float) -> float:
        """Draw a Weibull time to failure of this characteristic life and shape."""
        return scale * portable.power(-portable.log(1.0 - self.share()), 1.0 / shape)


def at_share(share: float, weights: Sequence[float]) -> int:
    """Return the place on which a share of all weight falls, 0 up to 1; raises ``ValueError`` if none has any."""
    left = share * sums.total(weights)
    for place, weight in enumerate(weights):
        left -= weight
        if left < 0.0 < weight:
            return place
    return max(place for place, weight in enumerate(weights) if weight > 0.0)


@dataclass(slots=True)
class Chance:
    """All the streams of one game. Singleton; streams are made when first asked for."""

    seed: int
    states: dict[str, int] = field(default_factory=dict)

    def stream(self, name: str) -> Stream:
        """Return a stream that goes on from where it was left; hand it back with ``keep``."""
        state = self.states.get(name)
        return Stream(key_of(self.seed, name) if state is None else state)

    def keep(self, name: str, stream: Stream) -> None:
        """Remember how far a stream has been drawn."""
        self.states[name] = stream.state

    def once(self, name: str) -> Stream:
        """Return the beginning of a stream that is used in one place and never again."""
        return Stream(key_of(self.seed, name))


def noise(keys: npt.NDArray[np.uint64], count: int) -> npt.NDArray[np.float64]:
    """Return a number about normal (mean 0, deviation 1, within 3.5) for each key at the ``count``-th look.

    The same key and count always give the same number, so that reading twice changes nothing. It is the sum
    of the four 16-bit fields of one mixed word: near enough to normal for an instrument.
    """
    with np.errstate(over="ignore"):
        value = keys + np.uint64((count * _STEP) & _MASK)
        value = (value ^ (value >> np.uint64(30))) * np.uint64(_MIX_1)
        value = (value ^ (value >> np.uint64(27))) * np.uint64(_MIX_2)
        value = value ^ (value >> np.uint64(31))
    field_mask = np.uint64(0xFFFF)
    total = (value & field_mask).astype(np.float64)
    for shift in (16, 32, 48):
        total += ((value >> np.uint64(shift)) & field_mask).astype(np.float64)
    return (total * (1.0 / 65536.0) - 2.0) * 1.7320508075688772
