"""What a choice in a story does to people: what they feel, remember, learn and are."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct

from game.content.fields import Identifier, PositiveCount, Ref, ShortText, Signed

Role = Identifier
"""Id of one of the storylet's roles."""


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
