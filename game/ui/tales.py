"""Playing a long game to where something is told: a page on the desk, and a message on its way to Earth."""

from __future__ import annotations

from typing import Final

from game.content.kinds.scenario import ScenarioKind
from game.content.store import Content
from game.session.orders import SendReport
from game.session.session import Session
from game.sim.clock import SOL_S

TALE: Final = "first_year"
TALE_SEED: Final = 1
_LONGEST_SOLS: Final = 40.0
_ON_ITS_WAY_S: Final = 420.0
"""How long a report is on its way when it is looked at."""


def is_told(content: Content) -> bool:
    """Whether the packs have that game."""
    return TALE in content.of(ScenarioKind)


def until_told(session: Session) -> Session:
    """Play without orders until a page waits and Earth wants something, then report to Earth."""
    sol = session.sol
    while not session.over and session.elapsed_s < _LONGEST_SOLS * SOL_S:
        session.step()
        if session.sol == sol:
            continue
        sol = session.sol
        view = session.view()
        if view.story is not None and view.earth is not None and view.story.pages and view.earth.directives:
            break
    session.order(SendReport())
    reached_s = session.elapsed_s + _ON_ITS_WAY_S
    while not session.over and session.elapsed_s < reached_s:
        session.step(reached_s - session.elapsed_s)
    return session
