"""A store of recent results that cannot grow without end."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class BoundedCache(Generic[K, V]):
    """Keeps what was used last, up to a total weight, and forgets the rest."""

    def __init__(self, limit: int, weigh: Callable[[V], int] = lambda value: 1) -> None:
        """Keep values whose weights (by default one each) add up to at most ``limit``."""
        self._limit = limit
        self._weigh = weigh
        self._values: OrderedDict[K, V] = OrderedDict()
        self.weight = 0
        """The sum of the weights of what is kept."""

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The value kept for ``key``, made now if there is none. The newest is kept even when too heavy."""
        try:
            value = self._values[key]
        except KeyError:
            value = make()
            self._values[key] = value
            self.weight += self._weigh(value)
            while self.weight > self._limit and len(self._values) > 1:
                _, oldest = self._values.popitem(last=False)
                self.weight -= self._weigh(oldest)
            return value
        self._values.move_to_end(key)
        return value
