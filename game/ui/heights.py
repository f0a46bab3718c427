"""Playing each scenario to its height: when what went wrong is bad and teams are at work on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.content.kinds.scenario import ScenarioKind
from game.content.store import Content
from game.session.orders import SendTeam
from game.session.view import ChoiceView
from game.ui.map.picking import MapThing
from game.ui.play.runner import Runner
from game.ui.screens.colony.scene import ColonyScene

SCENARIOS: Final = ("dome_three", "hab_3", "module_four", "g_7", "sector_nine")
_GRAVE: Final = ("danger", "breach")
_LONGEST_S = 6 * 3_600.0
_WORSENS_S = 150.0
"""For so long nothing is done about it."""
_AT_WORK_S = 900.0
"""For so long at most teams are waited for."""
_MOST_TEAMS = 3
_FIRST: Final = ("patch", "cut", "clear", "free", "carry", "prop", "search", "replace", "close_vent", "move", "feed")
"""What is sent out first, where it is offered."""


def playable(content: Content) -> Iterator[str]:
    """The scenarios that the packs have."""
    kinds = content.of(ScenarioKind)
    return (name for name in SCENARIOS if name in kinds)


def at_height(scene: ColonyScene) -> None:
    """Play until an alarm is grave, send the first teams that make sense, and play until one is at work."""
    runner = scene.runner
    place = runner.session.scenario.place or ""
    while not _grave(runner) and not runner.over and runner.session.elapsed_s < _LONGEST_S:
        _step(scene)
    grave_s = runner.session.elapsed_s
    while not runner.over and runner.session.elapsed_s - grave_s < _WORSENS_S:
        _step(scene)
    worst = _worst(runner, place)
    for order in _teams(runner, worst):
        runner.order(order)
    began_s = runner.session.elapsed_s
    while not runner.over and runner.session.elapsed_s - began_s < _AT_WORK_S and not _at_work(runner):
        _step(scene)
    scene.choose(MapThing("module", worst), centre=True)
    scene.refresh_now()


def _grave(runner: Runner) -> bool:
    return any(alarm.level in _GRAVE for alarm in runner.view.alarms)


def _worst(runner: Runner, place: str) -> str:
    """Where people are shut in, else where harm is nearest, else what the scenario is about."""
    troubled = [module for module in runner.view.modules if module.harm_s is not None and module.people]
    shut = [module for module in troubled if any(room.reach == "blocked" and room.people for room in module.rooms)]
    found = min(shut or troubled, key=lambda module: module.harm_s or 0.0, default=None)
    return found.id if found is not None else place


def _teams(runner: Runner, module: str) -> Iterator[SendTeam]:
    """One team for each thing to be done, nobody twice, what matters most first."""
    offered = [choice for choice in runner.choices(module) if choice.kind in _FIRST and not choice.refused]
    sent: set[str] = set()
    about: set[str] = set()
    for choice in sorted(offered, key=_rank):
        order = choice.order
        if isinstance(order, SendTeam) and not sent & set(order.people) and order.target not in about:
            sent |= set(order.people)
            about.add(order.target)
            yield order
        if len(about) >= _MOST_TEAMS:
            return


def _rank(choice: ChoiceView) -> int:
    return _FIRST.index(choice.kind)


def _at_work(runner: Runner) -> bool:
    jobs = runner.view.jobs
    return bool(jobs) and any(job.state != "going" for job in jobs)


def _step(scene: ColonyScene) -> None:
    scene.runner.session.step()
    scene.runner.look()
    scene.panels.histories.note(scene.runner.view)
