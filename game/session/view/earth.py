"""Earth as the control room knows it: what is on its way, what is asked, what Earth is thought to think."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message on its way, or one that has arrived."""

    number: int
    kind: str
    out: bool
    """Whether it goes to Earth."""
    text: str
    """Empty while it comes from Earth and is not here."""
    sent_s: float
    """In seconds since the game began."""
    arrives_s: float
    about: str


@dataclass(frozen=True, slots=True)
class DirectiveView:
    """A directive, and how far the colony is with it."""

    number: int
    id: str
    name: str
    asks: str
    text: str
    state: str
    """``open``, ``accepted``, ``refused``, ``met``, ``missed`` or ``withdrawn``."""
    metric: str
    unit: str
    target: float
    at_most: bool
    now: float
    """What it comes to by the colony's own figures."""
    seen: float | None
    """What it comes to by what Earth last saw; nothing: Earth has seen nothing."""
    seen_sol: int
    """Of which sol that is; negative: of none."""
    share: float
    """How far it is, 0 to 1."""
    would_do: bool
    """Whether it would be met if Earth judged now."""
    from_sol: int
    due_sol: int
    answer_by_sol: int
    can_plead: bool
    met: tuple[str, ...]
    """What meeting it would bring, as sentences."""
    missed: tuple[str, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Why something moved, with its sol."""

    sol: int
    amount: float
    text: str


@dataclass(frozen=True, slots=True)
class TrustView:
    """What Earth trusts the colony in, as far as the colony has been told."""

    id: str
    name: str
    share: float
    reasons: tuple[ReasonView, ...]
    """The newest first."""


@dataclass(frozen=True, slots=True)
class MassTermView:
    """Part of the mass that Earth gives in each hold, as a share of what was agreed."""

    text: str
    share: float
    until_sol: int | None


@dataclass(frozen=True, slots=True)
class ProposalView:
    """Something that can be proposed, or was."""

    id: str
    name: str
    asks: str
    state: str
    """``open``, ``filed``, ``granted``, ``refused``."""
    terms: tuple[tuple[str, float], ...]
    """What can be argued, or was, and what each is worth."""
    strength: float
    """Against what is needed: 1 is even odds at middling trust."""
    odds_share: float
    """Chance that Earth agrees."""
    filed_sol: int | None
    decided_sol: int | None
    anyway_sol: int | None
    """When it was done without Earth."""
    refused: str
    """Why it cannot be filed now; empty: it can."""


@dataclass(frozen=True, slots=True)
class LeaveView:
    """Leave that can be agreed beforehand."""

    id: str
    name: str
    state: str
    """``open``, ``asked``, ``agreed``, ``refused``, ``spent`` or, past its last sol, ``lapsed``."""
    covers: tuple[str, ...]
    emergency: bool
    """Whether it is good only while something is wrong."""
    good_now: bool
    """Whether it would cover what is done now."""
    left: int
    until_sol: int | None
    refused: str


@dataclass(frozen=True, slots=True)
class ActView:
    """Something that was done without asking."""

    number: int
    id: str
    name: str
    sol: int
    covered: str
    """What covered it, as people say it; empty: nothing."""
    forgiven: str
    """``yes``, ``no``, ``asked`` or ``open``."""
    refused: str
    """Why forgiveness cannot be asked now; empty: it can."""


@dataclass(frozen=True, slots=True)
class ViabilityView:
    """The numbers of the catch-22."""

    people: int
    design_people: int
    need_h: float
    given_h: float
    owed_h: float
    share: float
    needed_share: float
    short_people: int
    viable: bool


@dataclass(frozen=True, slots=True)
class EarthView:
    """Everything between the colony and Earth."""

    light_s: float
    """How long a message takes that leaves now."""
    dark: bool
    """Whether the sun stands between."""
    clear_sol: int | None
    """Sol on which it does not any more; nothing: it does not now."""
    distance_au: float
    way: tuple[MessageView, ...]
    """By arrival."""
    read: tuple[MessageView, ...]
    """The newest first."""
    directives: tuple[DirectiveView, ...]
    """Those that stand, by date, then those that are over, the newest first."""
    trust: tuple[TrustView, ...]
    anger: float
    height: int
    """How high anger shows, from 0; -1: it does not."""
    weary: bool
    """Whether Earth has tired of being angry."""
    mass_share: float
    mass: tuple[MassTermView, ...]
    proposals: tuple[ProposalView, ...]
    leave: tuple[LeaveView, ...]
    acts: tuple[ActView, ...]
    """The newest first."""
    viability: ViabilityView
    reported_sol: int
    report_due_sol: int
    report_missed_sol: int
    """When Earth holds it against the colony that there is none."""
    report_missed: tuple[str, ...]
    """What that would cost."""
