"""What comes of an order: it was taken, or why not."""

from __future__ import annotations

from msgspec import Struct


class Refusal(Struct, frozen=True):
    """Why an order was not taken, and what would make it possible. No time was lost."""

    reason: str
    """Id of the text that says why."""
    values: dict[str, str] = {}
    """What is filled into the text."""


class Accepted(Struct, frozen=True):
    """The order was taken."""

    job: int = 0
    """Number of the job that it began, if it began one."""
