"""What grows. This module imports no rules: the air asks it how fast things grow."""

from __future__ import annotations

from dataclasses import dataclass, field

LEAST_RATION_SHARE = 0.6
"""Least that can be ordered: what is eaten on less is not made up by moving less (Keys and others 1950)."""

WEAK_FROM_SHARE = 0.15
"""Part of what bodies can live off, used up, from which nobody can hide it at work."""


@dataclass(slots=True)
class Rack:
    """The racks of one farm. Written by the food processor and the rules of food."""

    planted: bool
    trays_mol: list[float]
    """What stands in each tray, mol of carbon; one is cut and sown again every sol."""
    at: int = 0
    """The tray that is cut next."""
    dark_sols: int = 0
    """Sols without light, on end."""
    light_share: float = 1.0
    """Light, against the full; for the panel."""
    hands_share: float = 1.0
    """How well it is tended; for the panel."""
    air_share: float = 1.0
    """What the carbon dioxide allows; for the panel."""
    cut_kg: list[float] = field(default_factory=list)
    """Harvest of the last sols, the newest last."""
    died: str = ""
    """Of what everything died that last stood here: ``frost``, ``dark`` or ``air``; empty: it never did."""
    died_sol: int = -1


@dataclass(slots=True)
class Racks:
    """All farms. Singleton, written by the food processor and the rules of food."""

    farms: dict[str, Rack]
    growth_mol_per_s: dict[str, float]
    """How fast each takes in carbon; the air carries it out."""
    sol: int
    """Sol on which they were last cut."""
    hour: int = 0
    """Hours since the game began by which growth was last judged."""
    washing_share: float = 1.0
    """Water that people are allowed for washing, against what they would use."""
    ration_share: float = 1.0
    """What everybody eats, against what they would: 1 is as much as they like. Written by order and by stories."""
    ration_until_sol: int = -1
    """Sol from which all is eaten again; negative: until somebody says so."""
    fasted_share: float = 0.0
    """What is used up, by the mean, of what bodies can live off without eating, as of this sol."""
    landed_mol: float = 0.0
    """Food that came onto the ledger out of crates from Earth, mol of carbon."""

    @property
    def hunger_share(self) -> float:
        """How hungry people go, 0 to 1: 1 at the least that can be ordered, or after six sols with nothing."""
        rationed = (1.0 - self.ration_share) / (1.0 - LEAST_RATION_SHARE)
        return min(1.0, max(rationed, self.fasted_share / WEAK_FROM_SHARE))
