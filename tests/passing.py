"""Time that a test lets pass in a game."""

from __future__ import annotations

from game.session.session import Session
from game.sim.clock import HOUR_S


def play(session: Session, until_s: float) -> Session:
    """Play on to a moment, in seconds since the game began, or to an end that comes before; return the game."""
    while session.elapsed_s < until_s and not session.over:
        session.step(until_s - session.elapsed_s)
    return session


def hours(session: Session, count: float) -> None:
    """Play on for some hours."""
    play(session, session.elapsed_s + count * HOUR_S)


def until_sol(session: Session, sol: int) -> None:
    """Play on until a sol has begun."""
    while session.sol < sol:
        session.step()
