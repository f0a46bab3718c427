"""What is known between the colony and Earth: messages, directives, trust, proposals, acts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from game.content.kinds.earth import Matter

MATTERS: tuple[Matter, ...] = ("safety", "output", "candour")
MessageKind = Literal[
    "directive", "judgement", "answer", "report", "proposal", "decision", "authorisation", "forgiveness", "act",
    "anger",
]  # fmt: skip
"""What a message is about; ``act`` is news of what was done here."""
Frankness = Literal["frank", "brief", "polished"]
Answer = Literal["accept", "refuse", "plead"]
Values = dict[str, str]
"""What is filled into a text, by name."""


@dataclass(slots=True)
class Message:
    """A message on its way, or read. Written only by the rules of messages."""

    number: int
    kind: MessageKind
    out: bool
    """Whether it goes to Earth."""
    about: str
    """What it is about: number of a directive, proposal or act, id of an authorisation."""
    words: str
    """Id of its text."""
    values: dict[str, str]
    sent_s: float
    """In seconds since the game began, as all moments here."""
    arrives_s: float
    answer: str = ""
    """What it says: an answer, a decision or how frank it is."""
    picture: dict[str, float] = field(default_factory=dict)
    """Figures as they stood when it was sent, by metric."""


@dataclass(slots=True)
class Reason:
    """Why trust, support or standing moved, with its sol."""

    sol: int
    amount: float
    words: str
    """Id of its text."""
    values: dict[str, str]


def with_reason(
    reasons: list[Reason], sol: int, amount: float, words: str, values: Values | None, kept: int
) -> list[Reason]:
    """Return reasons and one more, the last ``kept`` of them."""
    return [*reasons, Reason(sol, amount, words, dict(values or {}))][-kept:]


@dataclass(slots=True)
class Directive:
    """Something that Earth has ordered. Written only by the rules of directives."""

    number: int
    kind: str
    target: float
    """What it should come to, by the metric as it is measured."""
    start: float
    """What the metric was, as Earth saw it, when it was written."""
    start_sol: int
    """Of which sol that was."""
    from_sol: int
    """When it came, or will."""
    due_sol: int
    state: Literal["coming", "open", "accepted", "refused", "met", "missed", "withdrawn"] = "coming"
    answered_sol: int = -1
    """When the colony answered; negative: it has not."""
    pleaded: bool = False
    """Whether a plea is on its way, or was decided."""
    heard: bool = False
    """Whether Earth knows the answer."""
    judged_sol: int = -1
    came_to: float = 0.0
    """What Earth saw when it judged."""
    broke_sol: int = -1
    """When a project that it forbids was begun; negative: it was not."""


@dataclass(slots=True)
class Proposal:
    """Something that the colony has proposed."""

    number: int
    kind: str
    filed_sol: int
    strength: float
    """Evidence in it, against what is needed."""
    terms: list[tuple[str, str, float]]
    """What was argued: id of its text, the figure, what it is worth."""
    state: Literal["filed", "read", "granted", "refused"] = "filed"
    odds_share: float = 0.0
    """Chance that Earth agrees, as it was reckoned when it was filed."""
    decided_sol: int = -1
    anyway_sol: int = -1
    """When it was done without Earth; negative: it was not."""


@dataclass(slots=True)
class Authorisation:
    """Leave to do something without asking."""

    kind: str
    state: Literal["asked", "agreed", "refused", "spent"] = "asked"
    asked_sol: int = -1
    until_sol: int = -1
    """Last sol on which it is good."""
    left: int = 0
    """How often it can still be used."""
    used: list[int] = field(default_factory=list)
    """Sols on which it was."""


@dataclass(slots=True)
class Act:
    """Something that was done without asking."""

    number: int
    kind: str
    what: str
    """Id of what it was done to: a machine, a module, a project; empty: nothing in particular."""
    sol: int
    covered: str = ""
    """Authorisation that covered it; empty: none."""
    heard_sol: int = -1
    """When Earth heard of it; negative: it has not."""
    asked_sol: int = -1
    """When forgiveness was asked; negative: it was not."""
    forgiven: int = 0
    """1: it is forgiven; -1: it is not and will not be; 0: open."""


@dataclass(slots=True)
class MassTerm:
    """Something that changes the mass in each hold for a while."""

    words: str
    """Id of its text."""
    values: dict[str, str]
    share: float
    """What it adds, as a share of what was agreed."""
    until_sol: int


@dataclass(slots=True)
class Earth:
    """Everything between the colony and Earth Corp. Singleton, written only by the rules of Earth."""

    live: bool = False
    """Whether Earth is there at all; not in a bare scenario, nor in one of a single night."""
    sol: int = -1
    """The last sol that was seen to."""
    next_s: float = -1.0
    """When the next message arrives, in seconds since the game began; negative: none is on its way."""
    numbers: int = 0
    """How many messages, directives, proposals and acts there were."""
    way: list[Message] = field(default_factory=list)
    """Messages on their way, by arrival."""
    read: list[Message] = field(default_factory=list)
    """The last that arrived at either end, the newest last."""
    trust: dict[str, float] = field(default_factory=dict)
    """By matter, 0 to 1."""
    reasons: dict[str, list[Reason]] = field(default_factory=dict)
    """Why it moved, by matter, the newest last."""
    anger: float = 0.0
    """0 to 1."""
    angry_sol: int = -1
    """Since when it stands high enough to show; negative: it does not."""
    weary_sol: int = -1
    """When anger last wore itself out; negative: never."""
    scolded_sol: int = -1
    """When an angry message was last sent."""
    scolded: int = 0
    """How many were, since anger began to show."""
    picture: dict[str, float] = field(default_factory=dict)
    """What Earth last saw, by metric."""
    pictured_sol: dict[str, int] = field(default_factory=dict)
    """Of which sol that is, by metric."""
    shaded: dict[str, int] = field(default_factory=dict)
    """Figures that were polished, and the sol on which."""
    reported_sol: int = -1
    """When the last report was sent."""
    directives: list[Directive] = field(default_factory=list)
    """The last of them, the newest last."""
    next_directive_sol: int = -1
    proposals: list[Proposal] = field(default_factory=list)
    authorisations: dict[str, Authorisation] = field(default_factory=dict)
    acts: list[Act] = field(default_factory=list)
    standing: list[str] = field(default_factory=list)
    """What stood done when it was last looked, by kind and thing: only what is new is an act."""
    mass: list[MassTerm] = field(default_factory=list)
    """What changes the mass in each hold, besides trust and anger."""
    pending: dict[str, float] = field(default_factory=dict)
    """What left last by itself; Earth looks at it on the next sol. Empty: nothing came through."""
    pending_sol: int = -1
    dark: bool = False
    """Whether the sun stood between when the sol began."""
    reports: int = 0
    """Reports that were sent."""
    frank_sol: int = -1
    """When a frank report last earned trust."""
    late_sol: int = -1
    """When a report was last missed."""
    crises: int = 0
    """Sols with an alarm that endangered people, wherever it was."""
    crisis_sol: int = -1
    """When there was one last."""
    quota_h: float = 0.0
    """Hours a sol that plans gave to the quota at the opening."""
    dead_told: int = 0
    """Deaths that Earth has heard of."""
    demands: float = 1.0
    """Difficulty: what targets are multiplied by. An axis that may be changed."""
    patience: float = 1.0
    """Difficulty: what anger and lost trust are divided by."""
