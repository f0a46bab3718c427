"""How fast a colony is simulated, in CPU time of this process."""

from __future__ import annotations

import time
from collections.abc import Sequence
from statistics import median

from game.balance.growth import grown
from game.balance.sweep import Run, content_of, played
from game.content.kinds.scenario import ScenarioKind
from game.content.loading import load_packs
from game.content.store import Content
from game.locations import core_pack_dir
from game.session.session import Session
from game.sim.clock import HOUR_S

DAY_S = 24 * HOUR_S
WARM_UP_S = 8 * DAY_S
ROUTINE_H = 2_000.0
LEAST_H = 48.0
"""Fewer quiet hours than this say nothing."""
LONGEST_CPU_S = 120.0
"""A colony so slow is measured over what it manages in this time."""
CRISIS_S = 2 * HOUR_S
CRISIS = "hab_3"
QUIET = "quiet"
FACTOR = 10
SEED = 1
TIMES = 3
SWEEP_SEEDS = 12
"""Runs of which a sweep's pace is the mean; they differ by how often something has to be done twice."""


def quiet_scenario(content: Content) -> str | None:
    """Return the scenario in which the whole colony lives and nothing is planned to go wrong."""

    def sandbox(scenario: ScenarioKind) -> bool:
        return not (scenario.bare or scenario.happening or scenario.end or scenario.length_h)

    if QUIET in content.scenarios:
        return QUIET
    return next((name for name, scenario in content.scenarios.items() if sandbox(scenario)), None)


def routine(wanted: Sequence[str]) -> dict[str, float]:
    """Return the quiet hours that a CPU second brings, for the colony and for one ten times as large."""
    content = load_packs(core_pack_dir())
    scenario = quiet_scenario(content)
    if scenario is None:
        return {}
    found = {}
    for name, factor in (("routine", 1), ("routine_x10", FACTOR)):
        if name in wanted or "growth_cost" in wanted:
            speed = _hours_per_cpu_s(grown(content, factor) if factor > 1 else content, scenario)
            if speed is not None:
                found[name] = speed
    if "routine" in found and "routine_x10" in found:
        found["growth_cost"] = found["routine"] / found["routine_x10"]
    return found


def crisis(wanted: Sequence[str]) -> dict[str, float]:
    """Return how many times faster than real time a crisis runs with nobody ordering."""
    content = load_packs(core_pack_dir())
    if CRISIS not in content.scenarios:
        return {}
    return {"crisis": median(_crisis_speed(content) for _ in range(TIMES))}


def sweep(wanted: Sequence[str]) -> dict[str, float]:
    """Return how many runs a CPU minute brings, of a crisis in which somebody plans."""
    if CRISIS not in content_of(()).scenarios:
        return {}
    runs = [Run(CRISIS, "expert", seed) for seed in range(SEED, SEED + SWEEP_SEEDS)]
    return {"sweep": 60.0 * len(runs) / sum(played(run).cpu_s for run in runs)}


def _crisis_speed(content: Content) -> float:
    session = Session.new(content, CRISIS, SEED)
    try:
        began_s = time.process_time()
        _advance(session, CRISIS_S)
        return session.elapsed_s / (time.process_time() - began_s)
    finally:
        session.close()


def _hours_per_cpu_s(content: Content, scenario: str) -> float | None:
    """Return the speed over quiet days, or nothing when there were too few of them to tell.

    Nobody mends, so each colony is quiet for a while only, and one is taken after another.
    """
    quiet_h = spent_s = 0.0
    began_s = time.process_time()
    seed = SEED
    while quiet_h < ROUTINE_H and time.process_time() - began_s < LONGEST_CPU_S:
        session = Session.new(content, scenario, seed)
        seed += 1
        try:
            _advance(session, WARM_UP_S)
            while not session.crisis and quiet_h < ROUTINE_H and time.process_time() - began_s < LONGEST_CPU_S:
                day_began_s = time.process_time()
                _advance(session, session.elapsed_s + DAY_S)
                if not session.crisis:
                    spent_s += time.process_time() - day_began_s
                    quiet_h += DAY_S / HOUR_S
        finally:
            session.close()
    return quiet_h / spent_s if quiet_h >= LEAST_H else None


def _advance(session: Session, until_s: float) -> None:
    while session.elapsed_s < until_s - 1e-6 and not session.over:
        session.step(until_s - session.elapsed_s)
