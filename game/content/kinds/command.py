"""Command: who commands, what needs their word, and the factions of the council."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Struct

from game.content.fields import Count, Identifier, NotNegative, Positive, PositiveCount, Ref, Share, ShortText, Signed
from game.content.kinds.earth import Measured, Metric
from game.content.kinds.hours import Use

Path = tuple[str | int, ...]
Happening = Literal["death", "birth", "work_done", "work_begun", "quota_stopped", "refused", "accepted", "crisis"]
"""What everybody hears of and each faction makes something of."""


class FactionKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """People who want the same of the council."""

    id: Identifier
    """Name by which votes and promises find it."""
    name: ShortText
    """Name as people say it."""
    crews: tuple[Annotated[str, Ref("crew")], ...]
    """Crews whose people it speaks for."""
    speakers: tuple[Annotated[str, Ref("person")], ...]
    """Who speaks for it: the first who lives."""
    seats: PositiveCount = 1
    """What its word weighs in a vote."""
    support: Share = 0.5
    """How far it goes with Operations at the opening."""
    growth: Signed = 0.0
    """Where it wants the colony to go, -1 consolidation to 1 expansion."""
    uses: dict[Use, Signed] = {}
    """What it makes of hours that are given to a use, for each part of all hours above or below the usual."""
    projects: dict[Annotated[str, Ref("project")], Signed] = {}
    """What it makes of projects, -1 to 1."""
    hears: dict[Happening, Signed] = {}
    """What it makes of what happens, in support."""


class MatterKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that the council votes on."""

    id: Identifier
    """Name by which it is called."""
    name: ShortText
    """The question, as a heading."""
    asks: ShortText
    """What a vote for it would have done."""
    interests: dict[Annotated[str, Ref("faction")], Signed]
    """What the factions make of it, -1 to 1."""
    evidence: dict[Metric, tuple[Signed, Signed, Signed]] = {}
    """Figures that speak for it: nothing at the first value, most at the second, and how much that is worth."""
    growth: Signed = 0.0
    """Where carrying it takes the colony."""
    holds_sols: PositiveCount = 120
    """How long a vote is good for."""
    again_sols: Count = 28
    """Not again before so many sols have passed."""
    projects: tuple[Annotated[str, Ref("project")], ...] = ()
    """Projects for which a vote clears the way."""
    acts: tuple[Annotated[str, Ref("act")], ...] = ()
    """Acts for which it does."""


class PromiseKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that can be promised to a faction, with a date. It names a metric or a project, not both."""

    id: Identifier
    """Name by which it is given."""
    name: ShortText
    """What is promised, with ``{target}`` and ``{due}``."""
    metric: Metric | None = None
    """What it is measured by; none: a project that is begun."""
    measured: Measured = "level"
    """``level``: how it stands; ``gain``: how it rose since the promise was given; ``per_sol``: that for each sol."""
    at_most: bool = False
    """Whether the target is the most that is allowed."""
    target: NotNegative = 0.0
    """What it should come to."""
    project: Annotated[str, Ref("project")] | None = None
    """Project that is to be begun by then."""
    never: bool = False
    """Whether that project must not be begun before then."""
    due_sols: PositiveCount
    """Sols from the promise to the day it is measured."""
    factions: tuple[Annotated[str, Ref("faction")], ...] = ()
    """To whom it can be given; empty: to any."""
    given: NotNegative = 0.08
    """Support that it brings at once."""
    kept: NotNegative = 0.1
    """Support that keeping it brings besides."""
    broken: Signed = -0.25
    """What breaking it does."""
    grudge_sols: Positive = 200.0
    """Sols in which a grudge falls to 1/e."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it."""
        if (self.metric is None) == (self.project is None):
            yield ("metric",), "it is measured by nothing, or by two things", "name a metric or a project"


class GateKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that needs the commander's word."""

    id: Identifier
    """Name by which it is asked for."""
    name: ShortText
    """What it is, as people say it."""
    projects: tuple[Annotated[str, Ref("project")], ...] = ()
    """Projects that cannot be begun without it."""
    quota: bool = False
    """Whether hours of the quota cannot be cut below ``quota_share`` of the usual without it."""
    quota_share: Share = 0.5
    """See ``quota``."""
    matter: Annotated[str, Ref("matter")] | None = None
    """Vote of the council that speaks for it; none: no vote."""
    weight: Signed = 0.0
    """How far it goes against Earth, 0 to 1; what a company man minds and a caretaker does not."""
    growth: Signed = 0.0
    """How far it goes towards growth."""
    holds_sols: PositiveCount = 200
    """How long her word is good for."""


class CharacterKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What sort of commander somebody is."""

    id: Identifier
    """Name by which it is found."""
    name: ShortText
    """A word for it."""
    person: Annotated[str, Ref("person")] | None = None
    """Who it is, if it is somebody's own; none: it is for successors."""
    traits: tuple[Identifier, ...] = ()
    """Traits of somebody whom it would suit."""
    skill: Annotated[str, Ref("skill")] = "command"
    """Skill by which Earth picks them."""
    yields: Share = 0.4
    """How far they go with Earth, 0 to 1."""
    trusts: Share = 0.5
    """How far they go with Operations at first."""
    growth: Signed = 0.0
    """Where they want the colony to go."""
    needs: Share = 0.5
    """What it takes to get their word, 0 to 1."""
    gates: tuple[Annotated[str, Ref("gate")], ...] = ()
    """What needs their word."""
    gate_trust: dict[Annotated[str, Ref("gate")], Signed] = {}
    """What is harder or easier to get of it, above or below zero."""
    weight: NotNegative = 1.0
    """How often Earth picks such a one as a successor."""


class CommandRules(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Figures of the council and of command. The one with id ``core`` is used."""

    id: Identifier
    """Name; ``core``."""
    session_sols: PositiveCount = 28
    """Sols from one session of the council to the next."""
    call_sols: Count = 5
    """Sols before it can be called again out of turn."""
    reasons_kept: PositiveCount = 16
    """Reasons that are remembered for each faction."""
    promises_kept: PositiveCount = 40
    """Promises that are over and still remembered."""
    support_home_sols: Positive = 220.0
    """Sols in which support comes within 1/e of where interests put it."""
    uses_weight: NotNegative = 0.5
    """How far hours move that."""
    stance_weight: NotNegative = 0.2
    """How far the colony's way moves it."""
    lead_weight: NotNegative = 0.1
    """What it is worth to a faction that somebody of its crews leads a project."""
    vote_spread: Positive = 0.25
    """How unsure a forecast of a vote is, in what a faction makes of it."""
    vote_support: NotNegative = 0.6
    """What support above or below a half is worth in a vote."""
    vote_stance: NotNegative = 0.3
    """What it is worth that a matter goes the colony's way."""
    grudge_weight: NotNegative = 0.5
    """What a fresh grudge takes from a vote."""
    stance_sols: Positive = 70.0
    """Sols in which the colony's stance comes within 1/e of what is done."""
    stance_steady_h: Positive = 60.0
    """Hours a sol of works that turn the colony half as far as they could: less is hardly a way."""
    stance_opening: Signed = 0.3
    """Where it stands at the opening, -1 consolidation to 1 expansion."""
    stance_words: NotNegative = 0.12
    """What a carried vote or an answer to Earth moves it by, at most."""
    earth_opening: Share = 0.55
    """Commander's standing with Earth at the opening."""
    you_opening: Share = 0.55
    """Commander's standing with Operations at the opening."""
    falls_below: Share = 0.15
    """Standing with Earth below which she is threatened with losing her post."""
    falls_after_sols: PositiveCount = 30
    """Sols between the threat and her fall."""
    saved_above: Share = 0.3
    """Standing with Earth at which the threat is taken back."""
    override_you: Signed = -0.15
    """What it costs with her to go over her head."""
    override_earth: Signed = -0.06
    """What it costs her with Earth."""
    approve_earth: Signed = -0.1
    """What her word for something against Earth costs her there, at full weight."""
    standing_sols: Positive = 150.0
    """Sols in which her standing with Earth comes within 1/e of Earth's trust."""
    relieved_after: PositiveCount = 3
    """Times of going over a commander's head after which Operations is relieved."""
    way_worth: NotNegative = 0.3
    """What it adds to a ruling that something goes the commander's way."""
    vote_worth: NotNegative = 0.3
    """What a vote of the council adds to it."""
    emergency_worth: NotNegative = 0.25
    """What it adds that something is wrong."""
    emergency_sols: Count = 15
    """Sols after an alarm that endangered people in which something is wrong."""
    emergency_debt_h: NotNegative = 700.0
    """Hours of maintenance debt from which something is wrong."""
    threat_worth: NotNegative = 0.25
    """What it takes from whoever yields to Earth that their post is at stake."""
    successor_earth: Share = 0.35
    """Standing with Earth of a successor who does not yield to it."""
    successor_yields: Share = 0.4
    """What yielding altogether adds to that."""
    outvoted: Signed = -0.04
    """What it does to the support of a faction that a matter is carried against it."""
    voted_down: Signed = -0.02
    """What it does to it that a matter it was for is not carried."""
