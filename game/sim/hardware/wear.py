"""Wear: exposure that adds up, and the life that each part drew when it was made.

A part's wear is linear in the exposure totals of its place, so it costs nothing between the moments at which a part
changes stage; those are known ahead for as long as the rates stay as they are.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from game.content.kinds.part import PartKind
from game.sim import portable, sums
from game.sim.chance import Chance
from game.sim.hardware.components import CAUSES, Exposures, Machine, Part, Wear
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World

OF_MODULES = len(CAUSES) - 1
"""How many causes are of modules: all but the last, which is of machines."""
REFERENCE_DUST_SHARE = 0.1
"""Dust share of a place whose parts wear by dust at the reference rate."""
RATE_ERROR_FACTOR = 3.0
"""Predicted lives prove often inaccurate: nine kinds in ten are truly within this factor (engineering practice)."""


def gamma_one_plus(x: float) -> float:
    """Return the gamma function of ``1 + x`` for ``x`` from 0 to 2.

    Polynomial of Abramowitz and Stegun 6.1.36 (error under 3e-7), continued by the recurrence.
    """
    if x > 1.0:
        return x * gamma_one_plus(x - 1.0)
    total = 0.0
    for coefficient in (
        0.035868343, -0.193527818, 0.482199394, -0.756704078, 0.918206857, -0.897056937, 0.988205891, -0.577191652,
    ):  # fmt: skip
        total = (total + coefficient) * x
    return 1.0 + total


def drawn_life_h(chance: Chance, kind: PartKind, part: str, fittings: int) -> float:
    """Draw the reference exposure at which a newly fitted part will fail.

    Weibull about its kind's mean; the kind's true mean is itself drawn, once a game, about the predicted one.
    """
    truth = chance.once(f"part_kind/{kind.id}").lognormal(1.0, RATE_ERROR_FACTOR)
    scale_h = kind.life_h * truth / gamma_one_plus(1.0 / kind.shape)
    return max(1.0, chance.once(f"part/{part}/{fittings}").weibull(scale_h, kind.shape))


def cause_shares(kind: PartKind) -> tuple[float, ...]:
    """Return how much of a kind's wear comes from each of ``CAUSES``."""
    return (kind.hours_share, kind.dust_share, kind.thermal_share, kind.humidity_share, kind.load_share)


class WearTables:
    """Static arrays over parts, made from the parts in the world."""

    def __init__(self, world: World) -> None:
        """Read which exposure each part shares: its module's, and the hours of the machine it is in."""
        settlement = world.the(Settlement)
        parts = [part for _, part in world.each(Part)]
        self.by_owner: dict[int, list[tuple[int, Part]]] = {}
        """The parts of each machine, door, module or stand-in, in order."""
        for entity, part in world.each(Part):
            self.by_owner.setdefault(part.owner, []).append((entity, part))
        kinds = [settlement.part_kinds[part.kind] for part in parts]
        machines = {entity: machine.index for entity, machine in world.each(Machine)}
        self.shares = np.array([cause_shares(kind) for kind in kinds], dtype=np.float64).reshape(-1, len(CAUSES))
        self.worn_share = np.array([kind.worn_share for kind in kinds], dtype=np.float64)
        self.module_rows = np.array([world.get(part.module, Module).index for part in parts], dtype=np.intp)
        self.machine_rows = np.array([machines.get(part.owner, len(machines)) for part in parts], dtype=np.intp)

        self._places = np.zeros((len(parts), len(CAUSES)), dtype=np.intp)
        """Where each part's exposures stand, among those of modules one after the other and then those of machines."""
        self._places[:, :OF_MODULES] = self.module_rows[:, None] * OF_MODULES + np.arange(OF_MODULES)
        self._places[:, OF_MODULES] = len(world.each(Module)) * OF_MODULES + self.machine_rows

    def stand(self, index: int, module_row: int) -> None:
        """Let a part wear as another module has it from now on."""
        self.module_rows[index] = module_row
        self._places[index, :OF_MODULES] = module_row * OF_MODULES + np.arange(OF_MODULES)

    def _at_parts(self, modules: npt.NDArray[np.float64], machines: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return what modules and machines are exposed to by part, shape (parts, 5)."""
        return np.concatenate((modules.ravel(), machines)).take(self._places)

    def totals_h(self, exposures: Exposures) -> npt.NDArray[np.float64]:
        """Return the exposure totals at each part's place, shape (parts, 5)."""
        return self._at_parts(exposures.module_h, exposures.machine_h)

    def wear_share(self, exposures: Exposures, wear: Wear) -> npt.NDArray[np.float64]:
        """Return how far each part is through its life, shape (parts,); 1 is failure."""
        worn_h = self.totals_h(exposures)
        worn_h -= wear.fitted_h
        worn_h *= self.shares
        return np.asarray(_together(worn_h) * wear.pace / wear.life_h)

    def set_pace(self, exposures: Exposures, wear: Wear, pace: npt.NDArray[np.float64]) -> None:
        """Let parts wear at another pace from now on, shape (parts,), all above 0; what they have worn so far stays."""
        totals = self.totals_h(exposures)
        wear.fitted_h[:] = totals - (totals - wear.fitted_h) * (wear.pace / pace)[:, np.newaxis]
        wear.pace[:] = pace
        wear.stale = True

    def cause_share(self, exposures: Exposures, wear: Wear, index: int) -> tuple[float, ...]:
        """Return how much of one part's wear so far came from each of ``CAUSES``; they add up to 1."""
        totals = self.totals_h(exposures)[index] - wear.fitted_h[index]
        by_cause = [float(value) for value in totals * self.shares[index]]
        total = sums.total(by_cause)
        return tuple(value / total if total > 0.0 else 0.0 for value in by_cause)

    def share_per_h(self, exposures: Exposures, wear: Wear) -> npt.NDArray[np.float64]:
        """Return the share of its life that each part loses in an hour at today's rates, shape (parts,)."""
        per_h = self._at_parts(exposures.module_per_h, exposures.machine_per_h)
        per_h *= self.shares
        return np.asarray(_together(per_h) * wear.pace / wear.life_h)

    def predict(
        self, exposures: Exposures, wear: Wear, now_h: float, next_share: npt.NDArray[np.float64]
    ) -> npt.NDArray[np.float64]:
        """Return the hour since the game began at which each part reaches ``next_share`` at today's rates.

        Never is inf. Already past is now.
        """
        speed = self.share_per_h(exposures, wear)
        missing = np.maximum(next_share - self.wear_share(exposures, wear), 0.0)
        with np.errstate(divide="ignore", invalid="ignore"):
            due_h = now_h + missing / speed
        return np.where((speed > 0.0) & np.isfinite(next_share), due_h, np.inf)


def _together(by_cause: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the sum of each row of five: column by column, which is quicker than row by row."""
    first, second, third, fourth, fifth = by_cause.T
    return np.asarray(first + second + third + fourth + fifth)


def grow(exposures: Exposures, hours: float) -> None:
    """Let exposure add up over some hours at today's rates."""
    exposures.module_h += exposures.module_per_h * hours
    exposures.machine_h += exposures.machine_per_h * hours


def thermal_cycles_per_h(outside: bool, swing_k: float) -> float:
    """Return thermal wear in reference hours an hour: Coffin and Manson, exponent 2, reference swing 40 K a sol."""
    if not outside:
        return 0.1
    return portable.power(swing_k / 40.0, 2.0)
