"""Which answers are given where they can be, and how the games went in which they were."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from game.balance.census.tellings import own_tellings
from game.balance.survival import Lived, mean
from game.content.kinds.storylet import StoryletKind

LEAST_RUNS = 2
"""Runs on either side from which two means are compared."""
FOLLOWED: Mapping[str, Callable[[Lived], float]] = {
    "dead": lambda run: float(run.dead),
    "debt_h": lambda run: float(run.tale.close.debt_h),
    "trust_share": lambda run: run.tale.close.trust_share,
    "stress_share": lambda run: run.tale.close.stress_share,
}
"""What is compared at the end of the games."""


class PickRow(Struct, frozen=True, kw_only=True):
    """How one answer fared."""

    storylet: str
    option: str
    offered: int
    """How often it was open, where something was answered or left to silence."""
    picked: int
    """How often it was the answer."""
    silent: int
    """How often of these by silence."""
    followed: dict[str, float]
    """How far the games in which it was picked ended from those in which it was open and was not.

    Each game is measured against the mean of its own desk, lest an answer look good because of who
    gives it. What goes together need not be caused. Empty: too few games on either side.
    """

    @property
    def share(self) -> float:
        """Part of the times it was open in which it was the answer."""
        return self.picked / self.offered if self.offered else 0.0


def pick_rows(runs: Sequence[Lived], kinds: Mapping[str, StoryletKind]) -> list[PickRow]:
    """Return a row for each answer of each storylet, in the order of the packs."""
    offered: Counter[tuple[str, str]] = Counter()
    picked: Counter[tuple[str, str]] = Counter()
    silent: Counter[tuple[str, str]] = Counter()
    picked_in: dict[tuple[str, str], set[int]] = defaultdict(set)
    offered_in: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, run in enumerate(runs):
        for telling in own_tellings(run):
            if not telling.picked:
                continue
            chosen = (telling.storylet, telling.picked)
            picked[chosen] += 1
            silent[chosen] += telling.silent
            picked_in[chosen].add(number)
            # What opened only after it came was offered all the same.
            for option in dict.fromkeys((*telling.open, telling.picked)):
                offered[telling.storylet, option] += 1
                offered_in[telling.storylet, option].add(number)
    against = _against_own_desk(runs)
    return [
        PickRow(
            storylet=name,
            option=option.id,
            offered=offered[key],
            picked=picked[key],
            silent=silent[key],
            followed=_compared(against, picked_in[key], offered_in[key] - picked_in[key]),
        )
        for name, kind in kinds.items()
        for option in kind.options
        for key in ((name, option.id),)
    ]


def _against_own_desk(runs: Sequence[Lived]) -> dict[str, list[float]]:
    """Return each thing that is compared, of each run, as its distance from the mean of all runs of the same desk."""
    found: dict[str, list[float]] = {}
    for name, of in FOLLOWED.items():
        usual = {who: mean(of(run) for run in runs if run.who == who) for who in dict.fromkeys(r.who for r in runs)}
        found[name] = [of(run) - usual[run.who] for run in runs]
    return found


def _compared(against: Mapping[str, Sequence[float]], took: set[int], left: set[int]) -> dict[str, float]:
    if min(len(took), len(left)) < LEAST_RUNS:
        return {}
    return {
        name: mean(values[number] for number in sorted(took)) - mean(values[number] for number in sorted(left))
        for name, values in against.items()
    }
