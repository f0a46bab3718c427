"""What the tests of the desk ask of a session."""

from __future__ import annotations

from game.session.session import Session
from game.session.view import ChoiceView


def kinds(session: Session, module: str) -> set[str]:
    return {choice.kind for choice in session.choices(module)}


def offered(session: Session, module: str, kind: str) -> list[ChoiceView]:
    return [choice for choice in session.choices(module) if choice.kind == kind]
