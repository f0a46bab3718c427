"""What comes of a choice in a story: typed operations, never code."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from game.content.fields import Count, Identifier, NotNegative, PositiveCount, Ref, Share, ShortText, Signed, Text
from game.content.kinds.hours import Use

Matter = Literal["safety", "output", "candour"]
"""In what Earth trusts, or does not."""
Faction = Annotated[str, Ref("faction")]
"""Who sits on the council."""
Condition = Text
"""A condition in the Common Expression Language over declared facts."""
Role = Identifier
"""Id of one of the storylet's roles."""


class FlagEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="flag"):
    """``do = "flag"``: sets or adds to one of the story's own counters, which begin at 0."""

    flag: Identifier
    """Its name; conditions read it as ``flags.`` and this."""
    set: int = 1
    """What it is set to, unless ``add`` is given."""
    add: int = 0
    """What is added to it; 0: it is set."""


class TrustEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="trust"):
    """``do = "trust"``: changes what Earth thinks of the settlement in one matter, with a memory of why."""

    matter: Matter
    """In what."""
    by: Signed
    """Change of a share from 0 to 1: 0.03 is noticed, 0.1 is talked about, 0.25 is remembered."""


class AngerEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="anger"):
    """``do = "anger"``: makes Earth angrier, or calmer. Anger escalates, then tires by itself."""

    by: Signed
    """Change of a share from 0 to 1."""


class FundingEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="funding"):
    """``do = "funding"``: changes what Earth pays, and with it the mass of the next holds."""

    by: Signed
    """Change of a share of the usual: -0.1 is a tenth less."""
    sols: PositiveCount = 200
    """For how long."""


class StandingEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="standing"):
    """``do = "standing"``: changes how firmly the commander holds her post, or what she thinks of the desk."""

    of: Literal["post", "desk"] = "post"
    """``post``: with Earth; ``desk``: yours, with her."""
    by: Signed
    """Change of a share from 0 to 1."""


class SupportEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="support"):
    """``do = "support"``: changes how far a party of the council stands behind the desk."""

    faction: Faction
    """The party."""
    by: Signed
    """Change of a share from 0 to 1."""


class PromiseEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="promise"):
    """``do = "promise"``: gives somebody a promise with a date, which is measured when it falls due."""

    id: Identifier
    """Its name; conditions find it in ``promises.kept`` and ``promises.broken`` later."""
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


class GrudgeEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="grudge"):
    """``do = "grudge"``: lets somebody remember something against somebody else, or against the desk."""

    who: Role
    """Who remembers it."""
    against: Role | None = None
    """Whom; none: the desk."""
    by: Signed = 0.3
    """Change of a share from 0 to 1; negative: it is forgiven in part."""


class MoodEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="mood"):
    """``do = "mood"``: puts stress on people, or takes it from them. Without ``who`` and ``crew``: on all."""

    who: Role | None = None
    """The person."""
    crew: Annotated[str, Ref("crew")] | None = None
    """Or everybody of a crew."""
    stress: Signed
    """Change of a share from 0 to 1; negative is relief. For one person 0.1 is a bad day; for all keep under 0.03."""


class RegardEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="regard"):
    """``do = "regard"``: changes how far people trust the desk, which is whether they go where they are sent."""

    who: Role | None = None
    """The person."""
    crew: Annotated[str, Ref("crew")] | None = None
    """Or everybody of a crew."""
    by: Signed
    """Change of a share from 0 to 1. Without ``who`` and ``crew``: everybody's."""


class BondEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="bond"):
    """``do = "bond"``: changes what two people are to each other, both ways."""

    who: Role
    """One of them."""
    to: Role
    """The other."""
    by: Signed
    """Change of a share from 0 to 1."""


class SkillEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="skill"):
    """``do = "skill"``: somebody has learned something."""

    who: Role
    """Who has learned it."""
    skill: Annotated[str, Ref("skill")]
    """What."""
    by: Signed
    """Change of a share from 0 to 1: 0.02 is a good week."""


class TraitEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="trait"):
    """``do = "trait"``: a word that is true of somebody from now on, or no longer."""

    who: Role
    """Of whom."""
    trait: Identifier
    """The word."""
    lost: bool = False
    """Whether it is no longer true."""


class PromoteEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="promote"):
    """``do = "promote"``: somebody whom nobody wrote is from now on one of those whom all know by name."""

    who: Role
    """Who."""
    post: ShortText | None = None
    """What they are called from now on, as ``the one who held the door``; none: as before."""


class AppointEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="appoint"):
    """``do = "appoint"``: puts somebody into a post."""

    who: Role
    """Who."""
    post: Annotated[str, Ref("post")]
    """The post, of posts.toml."""


class RestEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="rest"):
    """``do = "rest"``: takes somebody off work for some sols."""

    who: Role
    """Who."""
    sols: PositiveCount
    """For how long."""


class HoursEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="hours"):
    """``do = "hours"``: takes hours from a crew each sol for a while, whatever its plan says."""

    crew: Annotated[str, Ref("crew")] | None = None
    """Which crew; none: every crew its part of them."""
    who: Role | None = None
    """Instead: the crew of this person."""
    use: Use = "rest"
    """The use that loses them; what it lacks is made up from rest."""
    per_sol: Signed
    """Hours of a sol; negative: hours that are given back."""
    sols: PositiveCount
    """For how long."""


class ItemEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="item"):
    """``do = "item"``: something is found, or used up. No more is used up than there is."""

    item: Annotated[str, Ref("item")]
    """The thing."""
    count: int
    """How many come into stock; negative: go out of it."""


class WorkEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="work"):
    """``do = "work"``: begins, suspends, resumes or abandons a project, if that can be done."""

    project: Annotated[str, Ref("project")]
    """The project."""
    how: Literal["begin", "suspend", "resume", "abandon", "raise"]
    """What becomes of it."""


class DirectiveEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="directive"):
    """``do = "directive"``: Earth issues or withdraws one of its directives."""

    directive: Identifier
    """Id of its kind."""
    how: Literal["issue", "withdraw", "accept", "refuse"] = "issue"
    """What becomes of it."""


class AuthorityEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="authority"):
    """``do = "authority"``: allows the desk something beforehand, or no longer."""

    authority: Identifier
    """Id of the standing authorisation."""
    allow: bool = True
    """Whether it is given; else it is taken back."""


class PrecautionEffect(
    Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="precautions"
):
    """``do = "precautions"``: takes precautions, or goes back to usual."""

    on: bool = True
    """Whether they are taken."""


class StrikesEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="strikes"):
    """``do = "strikes"``: makes fragments from outside likelier, or rarer, for a while: the director's axis."""

    times: NotNegative = 1.0
    """How many times as often as usual."""
    sols: PositiveCount
    """For how long."""


class RationEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="ration"):
    """``do = "ration"``: everybody eats less for a while, or as much as they like again."""

    share: Share = 1.0
    """What they eat, against what they would; 0.6 at the least."""
    sols: Count = 0
    """For how long; 0: until somebody says otherwise."""


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
