"""What goes between the colony and Earth: what is asked and measured, and what is argued for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Struct

from game.content.bounds import out_of_order
from game.content.fields import Count, Identifier, NotNegative, Positive, PositiveCount, Ref, Share, ShortText, Signed

Path = tuple[str | int, ...]
Matter = Literal["safety", "output", "candour"]
"""What Earth trusts the colony in, each by itself."""
Metric = Literal[
    "quota_h", "projects_h", "growth_h", "training_h", "people", "fit", "deaths", "births", "debt_h", "faults",
    "audited", "places", "done", "grown", "local_share", "reports", "viable_share", "water_kg", "food_kg", "crises",
]  # fmt: skip
"""What the colony knows of itself, as a number: see ``MetricKind``."""
Seen = Literal["telemetry", "report"]
"""Whether Earth sees it by itself every sol, or only when somebody writes it down."""
Measured = Literal["level", "gain", "per_sol"]
"""What is held against a target: how it stands, how it rose since the directive came, or that for each sol."""


class MetricKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A figure that Earth looks at."""

    id: Metric
    """Which. ``quota_h``, ``projects_h``, ``growth_h``, ``training_h``: hours given to Earth's quota, to projects, to
    those that grow and to training since the game began; ``people``: who lives here, ``fit``: those fit for work;
    ``deaths``, ``births``: since the game began; ``debt_h``: overdue upkeep; ``faults``: parts known to be bad;
    ``audited``: parts whose wear is known; ``places``: modules that people can be in; ``done``: projects done,
    ``grown``: those that grow; ``local_share``: what is made here of all that is used; ``reports``: reports sent;
    ``viable_share``: hours of upkeep there are for each that is due; ``water_kg``, ``food_kg``: in store; ``crises``:
    alarms that endangered people."""
    name: ShortText
    """Name as people say it."""
    unit: str = ""
    """Unit, after the number; empty: it is a count."""
    decimals: Count = 0
    """Digits after the point."""
    seen: Seen = "telemetry"
    """How Earth comes to know of it."""
    bad_high: bool = False
    """Whether it is the worse the higher it is: what a polished report makes smaller."""


class Moves(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What something does to Earth's trust, matter by matter, each from 0 to 1, and to its anger."""

    safety: Signed = 0.0
    """Trust that people are safe here."""
    output: Signed = 0.0
    """Trust that what was asked will be done."""
    candour: Signed = 0.0
    """Trust that what is said is so."""
    anger: Signed = 0.0
    """Anger, 0 to 1."""
    growth: Signed = 0.0
    """Where it takes the colony: above zero to expansion, below to consolidation."""


class DirectiveKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that Earth orders, with a figure and a date. ``forbids`` wants a project."""

    id: Identifier
    """Name by which the colony answers it."""
    name: ShortText
    """Name as people say it."""
    asks: ShortText
    """What it asks, with ``{target}``, which has its unit, and ``{due}``."""
    metric: Metric
    """What it is measured by."""
    measured: Measured = "level"
    """``level``: how it stands; ``gain``: how it rose since the directive came; ``per_sol``: that for each sol."""
    at_most: bool = False
    """Whether the target is the most that is allowed, not the least."""
    target: NotNegative
    """What it should come to, before difficulty; for ``local_share`` and the like a share."""
    least_target: NotNegative = 0.0
    """Target for a metric that counts from what there is: this much above what Earth saw when it wrote."""
    of_now: NotNegative = 0.0
    """Part of what Earth saw when it wrote that is added to the target."""
    due_sols: PositiveCount
    """Sols from its arrival to its judgement."""
    project: Annotated[str, Ref("project")] | None = None
    """Project that it demands or forbids; none: it is about a figure alone."""
    forbids: bool = False
    """Whether that project must not be begun or done until it is judged."""
    weight: NotNegative = 1.0
    """How often it is this, against the others; 0: only stories and proposals bring it."""
    from_sols: Count = 0
    """Not before so many sols of the game have passed."""
    again_sols: Count = 120
    """Not again before so many have passed since it came."""
    growth: Signed = 0.0
    """How far it is about growth, -1 to 1: Earth asks more of what goes the colony's way least."""
    least_trust: Share = 0.0
    """It comes only while trust in output is at least this."""
    most_trust: Share = 1.0
    """It comes only while trust in output is at most this."""
    mass_share: Signed = 0.0
    """What it does, at once, to the mass in each hold, as a share; a cut is negative."""
    mass_sols: PositiveCount = 180
    """How long that lasts."""
    pleads: bool = True
    """Whether its date can be pleaded for."""
    met: Moves = Moves()
    """What it does to Earth when it is met."""
    missed: Moves = Moves()
    """What it does when it is not."""
    refused: Moves = Moves()
    """What it does when it is refused."""
    reward_kg: NotNegative = 0.0
    """Mass in the next open hold when it is met."""
    interests: dict[Annotated[str, Ref("faction")], Signed] = {}
    """What the factions of the council make of accepting it, -1 to 1."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it."""
        if self.forbids and self.project is None:
            yield ("forbids",), "it forbids a project and names none", "name the project, or leave forbids out"
        if self.least_trust > self.most_trust:
            yield ("least_trust",), "no trust is at least this and at most most_trust", "swap the two"


class EvidenceTerm(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that a proposal can be argued with."""

    metric: Metric
    """Figure that speaks for it."""
    words: Identifier
    """Text that says so, with ``{value}``."""
    none_at: Signed
    """Value at which it says nothing."""
    full_at: Signed
    """Value at which it says all it can."""
    weight: Positive
    """What it is worth then."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it."""
        if self.none_at == self.full_at:
            yield ("full_at",), "it would say nothing and all at the same value", "make the two differ"


class ProposalKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that the colony can propose to Earth, and what it gets if Earth agrees.

    At least one of ``evidence`` and ``findings`` holds something.
    """

    id: Identifier
    """Name by which the colony files it."""
    name: ShortText
    """Name as people say it."""
    asks: ShortText
    """What it asks for."""
    evidence: tuple[EvidenceTerm, ...]
    """What may be argued for it."""
    findings: tuple[Identifier, ...] = ()
    """Texts of findings, such as ``proposal.audit``, that argue for it as well."""
    finding_weight: NotNegative = 0.25
    """What each of those is worth."""
    needed: Positive = 1.0
    """Evidence at which Earth agrees as often as not, at middling standing."""
    standing: Matter = "candour"
    """Trust that counts for the rest."""
    decide_sols: tuple[Count, PositiveCount] = (4, 10)
    """Fewest and most sols that Earth takes over it."""
    again_sols: Count = 60
    """Not again before so many have passed since it was decided."""
    growth: Signed = 0.0
    """Where granting it takes the colony."""
    releases: tuple[Annotated[str, Ref("directive")], ...] = ()
    """Directives that it takes back."""
    allows: tuple[Annotated[str, Ref("act")], ...] = ()
    """Acts that Earth does not mind from then on."""
    mass_share: Signed = 0.0
    """What it adds to the mass in each hold, as a share."""
    mass_sols: PositiveCount = 360
    """How long that lasts."""
    grant_kg: NotNegative = 0.0
    """Mass in the next open hold."""
    people: Count = 0
    """People whom Earth would send, with the next ships that have seats; none while the colony is not viable."""
    crews: tuple[Annotated[str, Ref("crew")], ...] = ()
    """Crews that they are for, in turn; none: all."""
    granted: Moves = Moves()
    """What it does to Earth to have agreed."""
    refused: Moves = Moves()
    """What it does to Earth to have been asked in vain."""
    act: Annotated[str, Ref("act")] | None = None
    """What it is to do it anyway; none: it cannot be done without Earth."""
    matter: Annotated[str, Ref("matter")] | None = None
    """What the council can vote on that speaks for it; none: nothing."""
    council_weight: NotNegative = 0.25
    """What a vote of the council for it is worth."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it."""
        yield from out_of_order(self, "decide_sols")
        if not self.evidence and not self.findings:
            yield ("evidence",), "nothing could ever be argued for it", "add an evidence term or a finding"
