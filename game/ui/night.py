"""Hab-3's night, played into its crisis and to both of its ends, for pictures of them."""

from __future__ import annotations

from collections.abc import Callable

from game.session.orders import Evacuate, SealModule, SendTeam
from game.session.session import Session
from game.session.view import ChoiceView
from game.ui.screens.colony.scene import ColonyScene

SCENARIO = "hab_3"
SEED = 561
_LONGEST_S = 5 * 3_600.0
_WOKEN_S = 900.0
"""When those who are saved are woken."""


def play_into_crisis(scene: ColonyScene) -> None:
    """Play Hab-3 until the air in it has become bad and somebody has begun to mend its generator."""
    _play(scene, lambda: any(alarm.level == "danger" for alarm in scene.runner.view.alarms))
    repair = next(choice for choice in scene.runner.choices(SCENARIO) if _is_repair(choice))
    scene.runner.order(repair.order)
    _play(scene, lambda: any(job.steps[0].state == "done" for job in scene.runner.view.jobs))


def _play(scene: ColonyScene, until: Callable[[], bool]) -> None:
    """Step and look until something is so, or the night is over."""
    runner = scene.runner
    while not until() and not runner.over and runner.session.elapsed_s < _LONGEST_S:
        runner.session.step()
        runner.look()
        scene.panels.histories.note(runner.view)


def _is_repair(choice: ChoiceView) -> bool:
    order = choice.order
    return isinstance(order, SendTeam) and order.target.endswith("ignition_harness") and not choice.refused


def lost(session: Session) -> Session:
    """Play Hab-3 without an order until its end."""
    while not session.over and session.elapsed_s < _LONGEST_S:
        session.step()
    return session


def won(session: Session) -> Session:
    """Play Hab-3 by getting everybody out in good time and shutting it."""
    while session.elapsed_s < _WOKEN_S:
        session.step()
    session.order(Evacuate(SCENARIO))
    while session.check(Evacuate(SCENARIO)) is None and session.elapsed_s < _LONGEST_S:
        session.step()
    session.order(SealModule(SCENARIO))
    return lost(session)
