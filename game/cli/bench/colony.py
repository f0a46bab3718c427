"""How fast a colony is simulated, in CPU time of this process."""

from __future__ import annotations

import time
from collections.abc import Sequence
from statistics import median

from game.balance.growth import grown
from game.content.kinds.scenario import ScenarioKind
from game.content.loading import load_packs
from game.content.store import Content
from game.locations import core_pack_dir
from game.session.session import Session

HOUR_S = 3_600.0
WARM_UP_S = 48 * HOUR_S
ROUTINE_S = 2_000 * HOUR_S
CRISIS_S = 2 * HOUR_S
CRISIS = "hab_3"
QUIET = "quiet"
FACTOR = 10
SEED = 1
TIMES = 3


def quiet_scenario(content: Content) -> str | None:
    """Return the scenario in which the whole colony lives and nothing is planned to go wrong, if there is one."""

    def sandbox(scenario: ScenarioKind) -> bool:
        return not (scenario.bare or scenario.happening or scenario.end or scenario.length_h)

    if QUIET in content.scenarios:
        return QUIET
    return next((name for name, scenario in content.scenarios.items() if sandbox(scenario)), None)


def routine(wanted: Sequence[str]) -> dict[str, float]:
    """Return the hours of quiet life that a CPU second brings, for the colony and for one ten times as large."""
    content = load_packs(core_pack_dir())
    scenario = quiet_scenario(content)
    if scenario is None:
        return {}
    found = {}
    if "routine" in wanted or "growth_cost" in wanted:
        found["routine"] = _hours_per_cpu_s(content, scenario)
    if "routine_x10" in wanted or "growth_cost" in wanted:
        found["routine_x10"] = _hours_per_cpu_s(grown(content, FACTOR), scenario)
    if "growth_cost" in wanted:
        found["growth_cost"] = found["routine"] / found["routine_x10"]
    return found


def crisis(wanted: Sequence[str]) -> dict[str, float]:
    """Return how many times faster than real time a crisis runs, from its beginning and with nobody ordering."""
    content = load_packs(core_pack_dir())
    if CRISIS not in content.scenarios:
        return {}
    return {"crisis": median(_crisis_speed(content) for _ in range(TIMES))}


def _crisis_speed(content: Content) -> float:
    session = Session.new(content, CRISIS, SEED)
    try:
        began_s = time.process_time()
        _advance(session, CRISIS_S)
        return session.elapsed_s / (time.process_time() - began_s)
    finally:
        session.close()


def _hours_per_cpu_s(content: Content, scenario: str) -> float:
    session = Session.new(content, scenario, SEED)
    try:
        _advance(session, WARM_UP_S)
        began_s = time.process_time()
        _advance(session, WARM_UP_S + ROUTINE_S)
        return (session.elapsed_s - WARM_UP_S) / HOUR_S / (time.process_time() - began_s)
    finally:
        session.close()


def _advance(session: Session, until_s: float) -> None:
    while session.elapsed_s < until_s - 1e-6 and not session.over:
        session.step(until_s - session.elapsed_s)
