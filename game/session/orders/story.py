"""Orders about what is told."""

from __future__ import annotations

from msgspec import Struct


class AnswerStory(Struct, frozen=True, forbid_unknown_fields=True, tag="answer_story"):
    """Answer a page that lies on the desk."""

    page: str
    """Its id."""
    option: str
