"""What stands in the matrix whatever processes do: exchange through doors and ducts, and choked leaks."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from game.sim.air.matter import SPECIES
from game.sim.air.openings import Steady, leak_per_s
from game.sim.air.processes import Rows
from game.sim.air.propagate import Vector
from game.sim.air.regimes import Entries
from game.sim.air.tables import Indices


def fixed_entries(
    rows_of: Rows,
    volume_m3: Vector,
    temperature_k: Vector,
    exchanges: npt.NDArray[np.intp],
    exchange_m3_per_s: Vector,
    leaks: Indices,
    leak_m2: Vector,
) -> tuple[Entries, Steady, Vector]:
    """Return everything in the matrix that is no process, by species, and for all gas together.

    ``exchanges`` has the two modules of each exchange, shape (exchanges, 2), ``leaks`` the module of each leak. The
    last is the share that leaks from each module in a second, shape (modules,).
    """
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    together: list[tuple[int, int, float]] = []
    modules = rows_of.modules
    volumes, kelvins = volume_m3.tolist(), temperature_k.tolist()
    for (a, b), flow in zip(exchanges.tolist(), exchange_m3_per_s.tolist(), strict=True):
        if flow > 0.0:
            # as much gas goes as comes at one pressure, so warm air moves in larger volumes than cold
            warm_a, warm_b = kelvins[a], kelvins[b]
            mean_k = 0.5 * (warm_a + warm_b)
            from_a = flow / volumes[a] * (warm_a / mean_k)
            from_b = flow / volumes[b] * (warm_b / mean_k)
            together += [(a, a, -from_a), (b, a, from_a), (b, b, -from_b), (a, b, from_b)]
            for first in range(0, len(SPECIES) * modules, modules):
                in_a, in_b = first + a, first + b
                rows += (in_a, in_b, in_b, in_a)
                columns += (in_a, in_a, in_b, in_b)
            values += (-from_a, from_a, -from_b, from_b) * len(SPECIES)
    leaking_per_s = np.zeros(rows_of.modules)
    for module, area in zip(leaks.tolist(), leak_m2.tolist(), strict=True):
        if area > 0.0:
            per_s = leak_per_s(area, volumes[module], kelvins[module])
            leaking_per_s[module] += per_s
            together.append((module, module, -per_s))
            for species, name in enumerate(SPECIES):
                source = rows_of.gas(species, module)
                rows += (source, rows_of.stores[f"outside.{name}"])
                columns += (source, source)
                values += (-per_s, per_s)
    steady = Steady(
        np.array([row for row, _, _ in together], dtype=np.intp),
        np.array([column for _, column, _ in together], dtype=np.intp),
        np.array([per_s for _, _, per_s in together], dtype=np.float64),
    )
    return (
        (np.array(rows, dtype=np.intp), np.array(columns, dtype=np.intp), np.array(values)),
        steady,
        leaking_per_s,
    )
