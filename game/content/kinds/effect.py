"""What comes of a choice in a story: typed operations, never code."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from game.content.fields import Condition, Count, Identifier, PositiveCount, Ref, Share, ShortText, Text
from game.content.kinds.effect_colony import (
    HoursEffect,
    ItemEffect,
    PrecautionEffect,
    RationEffect,
    StrikesEffect,
    WorkEffect,
)
from game.content.kinds.effect_earth import (
    AngerEffect,
    AuthorityEffect,
    DirectiveEffect,
    Faction,
    FundingEffect,
    StandingEffect,
    SupportEffect,
    TrustEffect,
)
from game.content.kinds.effect_people import (
    AppointEffect,
    BondEffect,
    GrudgeEffect,
    MoodEffect,
    PromoteEffect,
    RegardEffect,
    RestEffect,
    Role,
    SkillEffect,
    TraitEffect,
)


class FlagEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="flag"):
    """``do = "flag"``: sets or adds to one of the story's own counters, which begin at 0."""

    flag: Identifier
    """Its name; conditions read it as ``flags.seen``, or with a dot in it as ``flags['probe.seen']``."""
    set: int = 1
    """What it is set to, unless ``add`` is given."""
    add: int = 0
    """What is added to it; 0: it is set."""


class PromiseEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="promise"):
    """``do = "promise"``: gives somebody a promise with a date, which is measured when it falls due."""

    id: Identifier
    """Its name; conditions find it later by ``'probe.rations' in promises_kept`` or ``promises_broken``."""
    faction: Faction | None = None
    """The party that it is given to."""
    who: Role | None = None
    """The person that it is given to, instead."""
    what: ShortText
    """What was promised, as it stands on the list: ``Rations back to full``."""
    due_sols: PositiveCount
    """Sols from now until it is measured."""
    met: Condition
    """What must hold then; if it holds sooner, it is kept sooner."""
    weight: Share = 0.15
    """Support, or regard, that is won by keeping it, and lost twice over by breaking it."""


class CallEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="call"):
    """``do = "call"``: another storylet follows now or some sols later; it may cast the same people."""

    storylet: Annotated[str, Ref("storylet")]
    """Which."""
    after_sols: Count = 0
    """Sols until then."""


class ChronicleEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="chronicle"):
    """``do = "chronicle"``: writes a line into the chronicle, with the sol."""

    line: Text
    """The line."""
    tone: Literal["plain", "good", "caution", "danger"] = "plain"
    """Its tone."""


Effect = (
    FlagEffect | TrustEffect | AngerEffect | FundingEffect | StandingEffect | SupportEffect | PromiseEffect
    | GrudgeEffect | MoodEffect | RegardEffect | BondEffect | SkillEffect | TraitEffect | PromoteEffect | AppointEffect
    | RestEffect | HoursEffect | ItemEffect | WorkEffect | DirectiveEffect | AuthorityEffect | PrecautionEffect
    | StrikesEffect | RationEffect | CallEffect | ChronicleEffect
)  # fmt: skip
"""Anything that a story can bring about."""
