"""What a choice in a story does to the colony: hours, stocks, works, food and what comes from outside."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from game.content.fields import Count, NotNegative, PositiveCount, Ref, Signed
from game.content.kinds.effect_people import Role
from game.content.kinds.hours import Use

LEAST_RATION_SHARE = 0.6
"""Nobody can be made to eat less than this part of what they would."""
RationShare = Annotated[float, Meta(ge=LEAST_RATION_SHARE, le=1.0, description="A share from 0.6 to 1 (all).")]
"""What people can be rationed to."""


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
    """``do = "work"``: begins, suspends, resumes or abandons a project, or puts it first (``raise``).

    It is done if it can be; one that needs a site cannot be begun so.
    """

    project: Annotated[str, Ref("project")]
    """The project."""
    how: Literal["begin", "suspend", "resume", "abandon", "raise"]
    """What becomes of it."""


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

    share: RationShare = 1.0
    """What they eat, against what they would."""
    sols: Count = 0
    """For how long; 0: until somebody says otherwise."""
