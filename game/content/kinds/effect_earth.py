"""What a choice in a story does to those who decide: Earth, the commander and the council."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from game.content.fields import Identifier, PositiveCount, Ref, Signed

Matter = Literal["safety", "output", "candour"]
"""In what Earth trusts, or does not."""
Faction = Annotated[str, Ref("faction")]
"""Who sits on the council."""


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


class DirectiveEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do", tag="directive"):
    """``do = "directive"``: Earth issues or withdraws one of its directives, or the desk accepts or refuses it."""

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
