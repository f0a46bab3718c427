"""What happened between the colony and Earth."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MessageSent:
    """A message left."""

    number: int


@dataclass(frozen=True, slots=True)
class MessageArrived:
    """A message was read at its end."""

    number: int
    kind: str
    out: bool


@dataclass(frozen=True, slots=True)
class DirectiveCame:
    """A directive can be answered."""

    number: int
    kind: str


@dataclass(frozen=True, slots=True)
class DirectiveAnswered:
    """The colony has answered a directive, has let the time for it pass, or a plea has settled it."""

    number: int
    kind: str
    answer: str


@dataclass(frozen=True, slots=True)
class DirectiveJudged:
    """The colony has learnt what Earth makes of a directive."""

    number: int
    kind: str
    met: bool


@dataclass(frozen=True, slots=True)
class ProposalDecided:
    """The colony has learnt whether Earth agrees."""

    number: int
    kind: str
    granted: bool


@dataclass(frozen=True, slots=True)
class AuthorisationDecided:
    """The colony has learnt whether it may do something without asking."""

    kind: str
    agreed: bool


@dataclass(frozen=True, slots=True)
class ActDone:
    """Something was done without asking; ``covered`` names the authorisation that covers it."""

    number: int
    kind: str
    covered: str


@dataclass(frozen=True, slots=True)
class ActForgiven:
    """The colony has learnt whether Earth forgives."""

    number: int
    kind: str
    forgiven: bool


@dataclass(frozen=True, slots=True)
class TrustMoved:
    """Earth trusts the colony more, or less."""

    matter: str
    amount: float
    words: str


@dataclass(frozen=True, slots=True)
class AngerShown:
    """An angry message has come, ``height`` from 0."""

    height: int
    threatens: bool


@dataclass(frozen=True, slots=True)
class AngerOver:
    """Earth has stopped being angry: it has worn itself out, or there is no more reason."""

    weary: bool


@dataclass(frozen=True, slots=True)
class BlackoutBegan:
    """The sun stands between; nothing comes through until a sol."""

    until_sol: int


@dataclass(frozen=True, slots=True)
class BlackoutOver:
    """Messages come through again."""


@dataclass(frozen=True, slots=True)
class CommandThreatened:
    """Earth has let the commander know that her post is at stake."""
