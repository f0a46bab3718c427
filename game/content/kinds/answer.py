"""The answers to a storylet: what each costs, brings about at once, and brings about later."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from game.content.fields import Condition, Count, Identifier, Positive, PositiveCount, Ref, ShortText, Text
from game.content.kinds.effect import Effect
from game.content.kinds.hours import Use

Tone = Literal["plain", "good", "caution", "danger"]


class CostPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Hours that an answer takes. It is closed to a crew that has not got them."""

    crew: Annotated[str, Ref("crew")] | None = None
    """Which crew pays; none with ``who``: that person's crew; none at all: every crew its part."""
    who: Identifier | None = None
    """The role whose crew pays."""
    use: Use = "rest"
    """The use that gives them up."""
    hours: Positive
    """Crew hours in all."""
    sols: PositiveCount = 1
    """Sols over which they are spread."""


class LaterPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What comes of a choice some sols later, unless it was mended. Its texts may say ``{decision_sol}``.

    Either ``storylet`` or ``text``.
    """

    after_sols: tuple[Count, Count]
    """Earliest and latest; drawn when the choice is made."""
    unless: Condition = ""
    """What has mended it, if it holds when the day comes; empty: nothing can."""
    mended: Text = ""
    """Line of the chronicle if it was mended; empty: none."""
    storylet: Annotated[str, Ref("storylet")] | None = None
    """The storylet that comes then, with the same people in roles of the same name."""
    title: ShortText = ""
    """Or: the title of what is told then."""
    text: Text = ""
    """And what is told."""
    effects: tuple[Effect, ...] = ()
    """What happens then."""
    chronicle: Text = ""
    """Line of the chronicle; empty: none."""
    tone: Tone = "plain"
    """Tone of that line."""


class OptionPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An answer. With ``when`` it wants ``closed``."""

    id: Identifier
    """Name by which conditions and saves find it."""
    text: ShortText
    """What stands on its button: what you do, not how you feel."""
    when: Condition = ""
    """When it is open, over facts and roles; empty: always."""
    closed: ShortText = ""
    """Why it is not open, if it has a ``when``."""
    shows: tuple[ShortText, ...] = ()
    """What the desk is told beforehand, a few words each: ``The ward sleeps``. Costs are told by themselves."""
    costs: tuple[CostPlan, ...] = ()
    """Hours that it takes."""
    effects: tuple[Effect, ...] = ()
    """What comes of it at once, shown by ``shows``."""
    hidden: tuple[Effect, ...] = ()
    """What comes of it that nobody says beforehand."""
    then: Text = ""
    """What is read after choosing it; empty: nothing."""
    chronicle: Text = ""
    """Line of the chronicle; empty: none."""
    tone: Tone = "plain"
    """Tone of that line."""
    later: tuple[LaterPlan, ...] = ()
    """What comes of it some sols later."""


def is_always_open(option: OptionPlan) -> bool:
    """Return whether nothing can close an option."""
    return not option.when and not option.costs
