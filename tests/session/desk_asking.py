"""What the tests of the desk ask of a session."""

from __future__ import annotations

from game.session.session import Session
from game.session.view import ChoiceView


def play(session: Session, until_s: float) -> Session:
    while session.elapsed_s < until_s and not session.over:
        session.step(until_s - session.elapsed_s)
    return session


def kinds(session: Session, module: str) -> set[str]:
    return {choice.kind for choice in session.choices(module)}


def offered(session: Session, module: str, kind: str) -> list[ChoiceView]:
    return [choice for choice in session.choices(module) if choice.kind == kind]
