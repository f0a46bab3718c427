"""What happened in learning."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SkillReached:
    """Somebody can be left alone with something, or teach it, who could not before."""

    person: int
    skill: str


@dataclass(frozen=True, slots=True)
class SkillFaded:
    """Somebody has forgotten so much that they cannot be left alone with it any more."""

    person: int
    skill: str


@dataclass(frozen=True, slots=True)
class PairEnded:
    """Somebody has learnt all that who taught them knows, or one of the two is gone."""

    trainer: int
    trainee: int
    skill: str
    learnt: bool
    """Whether it ended since there is no more to learn."""


@dataclass(frozen=True, slots=True)
class PersonAppointed:
    """Somebody was put at the head of something."""

    person: int
    post: str
