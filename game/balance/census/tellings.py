"""What was told over many games: how often each storylet came, which never did, what came too often or too alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from msgspec import Struct

from game.balance.census.kept import BANDS, Telling
from game.balance.survival import Lived, mean
from game.content.kinds.storylet import StoryletKind
from game.sim import sums

NEAR = 3
"""Tellings in a row among which no two should be alike."""

Kinds = Mapping[str, StoryletKind]


class StoryletRow(Struct, frozen=True, kw_only=True):
    """How often one storylet came."""

    storylet: str
    channel: str
    runs: dict[str, int]
    """In how many runs, by who sat at the desk."""
    times: int
    """How often over all runs."""
    median_sol: float | None
    """Sol of the game on which it came, in the middle of the runs; none: it never did."""

    @property
    def fired(self) -> int:
        """In how many runs it came at all."""
        return sums.count(self.runs.values())


class Repeat(Struct, frozen=True, kw_only=True):
    """A storylet that is to be told once and came more often in one run."""

    storylet: str
    who: str
    seed: int
    times: int


class Alike(Struct, frozen=True, kw_only=True):
    """Two storylets too near to each other in one run."""

    first: str
    second: str
    tag: str
    """The principal tag that they share; empty: they are the same."""
    who: str
    seed: int
    sol: int
    """Sol of the second."""


class DeskRow(Struct, frozen=True, kw_only=True):
    """What the story did under one desk."""

    who: str
    runs: int
    mean_told: float
    """Storylets of a run."""
    mean_later: float
    """Consequences of decisions that were told of, of a run."""
    answered_share: float
    """Part of the pages with answers that were answered and not left to silence."""
    bands: dict[str, float]
    """Share of the time in each band of intensity."""
    breathing_share: float


def own_tellings(run: Lived) -> list[Telling]:
    """Return the storylets that were told in a run, without the consequences that only tell."""
    return [telling for telling in run.tale.tellings if not telling.later]


def storylet_rows(runs: Sequence[Lived], kinds: Kinds) -> list[StoryletRow]:
    """Return a row for each storylet of the packs, in their order."""
    fired: dict[str, Counter[str]] = {name: Counter() for name in kinds}
    sols: dict[str, list[int]] = {name: [] for name in kinds}
    for run in runs:
        told = [telling for telling in own_tellings(run) if telling.storylet in kinds]
        for name in dict.fromkeys(telling.storylet for telling in told):
            fired[name][run.who] += 1
        for telling in told:
            sols[telling.storylet].append(telling.sol)
    return [
        StoryletRow(
            storylet=name,
            channel=kind.channel,
            runs=dict(fired[name]),
            times=len(sols[name]),
            median_sol=float(median(sols[name])) if sols[name] else None,
        )
        for name, kind in kinds.items()
    ]


def never_told(rows: Sequence[StoryletRow]) -> list[str]:
    """Return the storylets that came in no run."""
    return [row.storylet for row in rows if not row.times]


def repeats(runs: Sequence[Lived], kinds: Kinds) -> list[Repeat]:
    """Return what was told more than once in a run though it is to be told once."""
    return [
        Repeat(storylet=name, who=run.who, seed=run.seed, times=times)
        for run in runs
        for name, times in Counter(telling.storylet for telling in own_tellings(run)).items()
        if times > 1 and name in kinds and kinds[name].once
    ]


def alike(runs: Sequence[Lived], kinds: Kinds) -> list[Alike]:
    """Return the pairs within a few tellings that are the same or share their principal tag.

    What was called by a decision is meant to go on with the same matter, and is not counted as the second of a pair.
    """
    return [pair for run in runs for pair in _alike_in(run, kinds)]


def _alike_in(run: Lived, kinds: Kinds) -> Iterator[Alike]:
    told = [telling for telling in own_tellings(run) if telling.storylet in kinds]
    for place, second in enumerate(told):
        if second.called:
            continue
        for first in told[max(0, place - NEAR + 1) : place]:
            same = first.storylet == second.storylet
            tag = _principal(kinds[second.storylet])
            if same or (tag and tag == _principal(kinds[first.storylet])):
                yield Alike(
                    first=first.storylet,
                    second=second.storylet,
                    tag="" if same else tag,
                    who=run.who,
                    seed=run.seed,
                    sol=second.sol,
                )


def _principal(kind: StoryletKind) -> str:
    return kind.tags[0] if kind.tags else ""


def desk_rows(runs: Sequence[Lived]) -> list[DeskRow]:
    """Return a row for each desk, in the order in which they first come."""
    found = []
    for who in dict.fromkeys(run.who for run in runs):
        ours = [run for run in runs if run.who == who]
        asked = [telling for run in ours for telling in run.tale.tellings if telling.picked]
        found.append(
            DeskRow(
                who=who,
                runs=len(ours),
                mean_told=mean(len(own_tellings(run)) for run in ours),
                mean_later=mean(len(run.tale.tellings) - len(own_tellings(run)) for run in ours),
                answered_share=mean(not telling.silent for telling in asked),
                bands={band: mean(run.tale.bands.get(band, 0.0) for run in ours) for band in BANDS},
                breathing_share=mean(run.tale.breathing_share for run in ours),
            )
        )
    return found
