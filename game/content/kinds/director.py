"""The director: how what is told is spaced, and when events come from outside."""

from __future__ import annotations

from msgspec import Struct

from game.content.fields import Count, Identifier, NotNegative, Positive, PositiveCount, Share
from game.content.kinds.storylet import Channel


class ChannelRules(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How often a channel speaks."""

    id: Channel
    """Which."""
    chance_share: Share
    """Chance in a sol that it does, when everything else lets it and many storylets fit."""
    nothing: Positive
    """Weight of nothing at all, against those of the storylets that fit, when few do."""
    space_sols: Count
    """Sols from one page of it to the next."""


class StoryRules(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Figures of the director. The one with id ``core`` is used."""

    id: Identifier
    """Name; ``core``."""
    channels: tuple[ChannelRules, ...]
    """One for each channel."""
    first_sols: Count = 1
    """Sols from the opening to the first page."""
    space_sols: Count = 2
    """Sols from any page to the next, but for what comes of a crisis or of a decision."""
    pity_sols: PositiveCount = 11
    """After so many sols without a page nothing at all has no weight any more."""
    most_open: PositiveCount = 2
    """Pages that wait at the same time, from which no other is begun."""
    aftermath_sols: PositiveCount = 8
    """Sols after a crisis in which storylets of its channel come into question."""
    quiet_after_h: Count = 6
    """Hours after a crisis in which nothing is told."""
    fade_sols: Positive = 9.0
    """Sols in which intensity falls to 1/e."""
    death_share: Share = 0.3
    """What a death adds to it."""
    crisis_share: Share = 0.25
    """What the beginning of a crisis adds."""
    danger_share: Share = 0.08
    """What an alarm of danger adds."""
    hurt_share: Share = 0.06
    """What somebody hurt adds."""
    peak_share: Share = 0.7
    """From here people are let breathe."""
    calm_share: Share = 0.35
    """Until it has faded to here."""
    light_share: Share = 0.1
    """Storylets with less tension than this are light: they come while people are let breathe."""
    off_share: Share = 0.14
    """Part of the grown people off work from which only light ones come."""
    debt_rise_h: NotNegative = 220.0
    """Rise of the overdue upkeep in ten sols from which only light ones come."""
    strikes_from_sols: Count = 30
    """Sols from the opening in which no cloud of debris comes."""
    put_off_sols: Count = 12
    """Sols in a row for which debris and storms are put off at most where people are worn; while a crisis is open they
    wait in any case. What is put off comes later in its season."""
    cast_again_sols: Count = 20
    """Sols for which somebody who was in a story is the less likely to be in another."""
