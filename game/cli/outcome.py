"""What came of a run, for ``--json`` and for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.balance.memory import peak_rss_mb
from game.session.packs import packs_of
from game.sim.clock import moment_s, sol_of

if TYPE_CHECKING:
    from game.session.session import Session
    from game.session.view import CrisisView

TIME_OVER = "time_over"
"""The scenario's length has passed, and it names no end of its own for that."""
ALL_DEAD = "all_dead"
"""Nobody is left, and the scenario names no end of its own for that."""
RUNNING = "running"
"""``--until`` came before any end."""
INTERRUPTED = "interrupted"
"""Ctrl-C, or another signal to end, came before any end."""
OUTCOMES = f"""\
outcomes: the id of the scenario's end that was reached, or else
  {INTERRUPTED:<12} Ctrl-C, or another signal to end, came first
  {ALL_DEAD:<12} nobody is left
  {TIME_OVER:<12} the scenario's length has passed
  {RUNNING:<12} --until came first"""
"""Words for the help."""


def outcome_of(session: Session, length_s: float | None, interrupted: bool) -> str:
    """Return how a run stands: the id of the end that was reached, or one of the words above."""
    end = session.end()
    if end is not None:
        return end.id
    if interrupted:
        return INTERRUPTED
    if session.alive == 0 and session.deaths():
        return ALL_DEAD
    if length_s is not None and session.elapsed_s >= length_s - 1e-6:
        return TIME_OVER
    return RUNNING


def outcome_json(session: Session, policy: str, outcome: str, cpu_s: float) -> dict[str, Any]:
    """Return everything that ``--json`` tells of a run; ``cpu_s`` is what it took to simulate."""
    start_s = moment_s(session.scenario.start_sol, session.scenario.start_h)
    return {
        "scenario": session.scenario.id,
        "seed": session.seed,
        "policy": policy,
        "packs": [
            {"id": name, "version": version, "hash": digest} for name, version, digest in packs_of(session.content)
        ],
        "outcome": outcome,
        "ending": _ending(session),
        "sol": session.sol,
        "alive": session.alive,
        "dead": [
            {
                "who": death.id,
                "name": death.name,
                "when_s": round(death.time_s - start_s, 3),
                "sol": sol_of(death.time_s),
                "where": death.module,
                "of": death.of,
                "cause_chain": list(death.chain),
            }
            for death in session.deaths()
        ],
        "crises": [_crisis(crisis, start_s) for crisis in session.crises()],
        "orders_given": session.orders_given,
        "state_hash": session.state_hash(),
        "steps": session.steps,
        "cpu_s": round(cpu_s, 4),
        "peak_rss_mb": round(peak_rss_mb(), 1),
    }


def _ending(session: Session) -> dict[str, Any] | None:
    """Return what ``--json`` tells of the end that was reached, and what turned it; nothing while there is none."""
    end = session.end()
    if end is None:
        return None
    turns = end.chronicle.turns if end.chronicle is not None else ()
    return {
        "id": end.id,
        "title": end.title,
        "good": end.good,
        "turns": [{"sol": turn.sol, "text": turn.text} for turn in turns],
    }


def _crisis(crisis: CrisisView, start_s: float) -> dict[str, Any]:
    """Return what ``--json`` tells of a crisis; its times are counted from the start."""
    answered_s = crisis.answered_s
    return {
        "kind": crisis.kind,
        "module": crisis.module,
        "onset_s": round(crisis.onset_s - start_s, 3),
        "lethal_s": None if crisis.lethal_s is None else round(crisis.lethal_s, 1),
        "first_answer_s": None if answered_s is None else round(answered_s - start_s, 3),
        "first_answer": crisis.answer,
        "outcome": crisis.outcome,
        "dead": list(crisis.dead),
        "cause_chain": list(crisis.chain),
    }


def as_text(value: object) -> str:
    """Return JSON in plain ASCII, so that it comes through any terminal and pipe, with a line end."""
    import json

    return json.dumps(value, indent=2, allow_nan=False) + "\n"


def summary(told: dict[str, Any], elapsed_s: float) -> str:
    """Return what came of a run in a few lines for people."""
    lines = [
        f"{told['scenario']}, seed {told['seed']}, policy {told['policy']}: {told['outcome']}",
        f"after {elapsed_s / 3600.0:.2f} h, on sol {told['sol']}: {told['alive']} alive, {len(told['dead'])} dead",
    ]
    for death in told["dead"]:
        lines.append(f"  {death['name']}, after {death['when_s'] / 60.0:.1f} min in {death['where']}: {death['of']}")
    lines.append(f"{told['steps']} steps in {told['cpu_s']:.2f} s of CPU; state {told['state_hash']}")
    return "\n".join(lines)
