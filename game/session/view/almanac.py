"""What the colony's numbers were, sol by sol."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlmanacView:
    """One row a sol, the newest last, at most two years of Mars."""

    sols: tuple[int, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]
    """By id such as ``debt_h``, a value for each of the sols; not a number where no instrument gave one."""

    def of(self, name: str) -> tuple[float, ...]:
        """Return a series by its id; empty if there is none."""
        return next((values for known, values in self.series if known == name), ())
