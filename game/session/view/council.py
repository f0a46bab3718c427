"""The council and the commander as the control room knows them."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.view.earth import ReasonView


@dataclass(frozen=True, slots=True)
class FactionView:
    """A faction of the council."""

    id: str
    name: str
    speaker: str
    """Id of who speaks for it; empty: nobody."""
    speaker_name: str
    seats: int
    support: float
    drifts_to: float
    """Where support goes, by its interests, as things stand."""
    growth: float
    reasons: tuple[ReasonView, ...]
    """The newest first."""
    grudges: tuple[ReasonView, ...]
    """What it has not forgotten, as heavy as it is now."""
    promises: tuple[str, ...]
    """Ids of what can be promised to it now."""


@dataclass(frozen=True, slots=True)
class LeaningView:
    """What a faction makes of a matter."""

    faction: str
    aye_share: float
    terms: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class MatterView:
    """Something that the council can vote on."""

    id: str
    name: str
    asks: str
    needed: int
    least: int
    """Seats that are all but sure."""
    most: int
    """Seats that are thinkable."""
    carried_share: float
    leanings: tuple[LeaningView, ...]
    on_agenda: bool
    carried_until_sol: int | None
    refused: str
    """Why the council cannot be called for it now; empty: it can."""


@dataclass(frozen=True, slots=True)
class VoteView:
    """A vote of the council."""

    matter: str
    name: str
    sol: int
    ayes: tuple[str, ...]
    noes: tuple[str, ...]
    carried: bool


@dataclass(frozen=True, slots=True)
class PromiseView:
    """Something that was promised."""

    number: int
    faction: str
    id: str
    text: str
    made_sol: int
    due_sol: int
    state: str
    """``open``, ``kept`` or ``broken``."""
    comes_to: float
    target: float
    holds: bool
    """Whether it would count as kept as things stand."""
    ended_sol: int | None


@dataclass(frozen=True, slots=True)
class PromiseKindView:
    """Something that can be promised."""

    id: str
    text: str
    due_sols: int
    factions: tuple[str, ...]
    """Ids of those to whom it means something."""
    gives: float
    """Support that giving it brings at once."""
    kept: float
    """What keeping it brings besides."""
    broken: float
    """What breaking it costs, below zero."""


@dataclass(frozen=True, slots=True)
class GateView:
    """Something that needs the commander's word."""

    id: str
    name: str
    given_until_sol: int | None
    score: float
    needed: float
    would_give: bool
    terms: tuple[tuple[str, float], ...]
    """What the score is the sum of, as people say it."""
    refused: str
    """What she would say now; empty: yes."""


@dataclass(frozen=True, slots=True)
class CommanderView:
    """Who commands."""

    person: str
    """Id; empty: nobody."""
    name: str
    character: str
    since_sol: int
    with_earth: float
    with_you: float
    earth_reasons: tuple[ReasonView, ...]
    you_reasons: tuple[ReasonView, ...]
    falls_sol: int | None
    """Sol from which she may lose her post; nothing: it is not at stake."""
    gates: tuple[GateView, ...]
    overridden: int
    """How often Operations has gone over a commander's head."""
    former: tuple[tuple[str, int, str], ...]
    """Who commanded before: name, until which sol, why not any more."""


@dataclass(frozen=True, slots=True)
class CouncilView:
    """Everything about the council."""

    factions: tuple[FactionView, ...]
    matters: tuple[MatterView, ...]
    votes: tuple[VoteView, ...]
    """The newest first."""
    promises: tuple[PromiseView, ...]
    """Open ones by date, then the others, the newest first."""
    can_promise: tuple[PromiseKindView, ...]
    next_sol: int
    stance: float
    side: str
    """``grow``, ``hold`` or ``between``."""
    stance_text: str
    stance_reasons: tuple[ReasonView, ...]
    commander: CommanderView
