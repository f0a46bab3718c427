"""Orders about training and posts."""

from __future__ import annotations

from msgspec import Struct


class Train(Struct, frozen=True, forbid_unknown_fields=True, tag="train"):
    """Give a crew's hours of training to one skill, until told otherwise."""

    crew: str
    skill: str
    trainer: str = ""
    """Who teaches it; empty: the best who can."""


class Pair(Struct, frozen=True, forbid_unknown_fields=True, tag="pair"):
    """Have somebody taught by somebody else, alone; hours of both their crews go into it."""

    trainer: str
    trainee: str
    skill: str


class StopTraining(Struct, frozen=True, forbid_unknown_fields=True, tag="stop_training"):
    """Call off a crew's training for one skill, or all in which somebody is taught alone."""

    of: str
    """A crew, or who is taught."""


class Appoint(Struct, frozen=True, forbid_unknown_fields=True, tag="appoint"):
    """Put somebody into a post, such as ``deputy`` or ``crew.water``, in place of who holds it."""

    person: str
    post: str
