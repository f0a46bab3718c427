"""Figures of works and of the outlook."""

from __future__ import annotations

from msgspec import Struct

from game.content.fields import Count, Identifier, NotNegative, Positive, PositiveCount, Share


class WorksRules(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Figures of works and of the outlook. The one with id ``core`` is used."""

    id: Identifier
    """Name; ``core``."""
    competent_share: Share = 0.5
    """Level of a lead and of hands who can be left alone; plans are written for them."""
    lead_pace: NotNegative = 0.3
    """How much faster work goes for each unit of skill of its lead above that, slower below."""
    lead_overrun: NotNegative = 0.5
    """Part that a stage grows by for each unit of skill that its lead lacks to mastery."""
    tired_overrun: NotNegative = 0.4
    """The same for a lead who is spent."""
    tired_pace: Share = 0.25
    """What somebody spent does less."""
    load_overrun: NotNegative = 0.12
    """The same for each project more that the lead has at their door."""
    leaderless_pace: Share = 0.7
    """What is left of the pace while nobody leads."""
    survey_error_share: Share = 0.3
    """What a survey leaves of the error, as an exponent."""
    deeper_share: Share = 0.4
    """How much deeper a dry well is drilled, as a share."""
    dry_again_share: Share = 0.5
    """What is then left of the chance that it is dry."""
    plant_efficiency: Share = 0.1
    """Part of a well's heat that becomes power: a binary cycle at such temperatures."""
    reject_k: Positive = 270.0
    """Temperature at which that cycle gives its heat away."""
    ground_k: Positive = 215.0
    """Temperature of the ground at the surface."""
    watch_forewarn_h: NotNegative = 18.0
    """Hours before it comes that a watch from orbit sees debris."""
    warn_sols: PositiveCount = 60
    """A point of no return nearer than this is said."""
    clear_sols: PositiveCount = 90
    """One that was said is said again after it was further away than this."""
    look_sols: PositiveCount = 2
    """Sols from one look ahead to the next."""
    trend_sols: PositiveCount = 20
    """Sols over which trends are taken."""
    recover_sols: Positive = 20.0
    """A debt that everybody together could not work off in this time is past saving."""
    ahead_sols: Positive = 700.0
    """Nobody looks further ahead."""
    book_error_factor: Positive = 3.0
    """The book's lives are right within this factor, nine times in ten."""
    strip_parts: Count = 3
    """Parts that come off a stripped generator in order, at the most."""
    strip_h: Positive = 12.0
    """Hours from the order to strip a machine until its parts lie in the stores."""
    strip_hours: NotNegative = 5.0
    """Crew hours that each of them takes."""
    crowded_share: Positive = 1.5
    """People to a bed up to which a home takes in others."""
