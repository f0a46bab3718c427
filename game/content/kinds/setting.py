"""Numbers that belong to no single thing, and words that the game shows."""

from __future__ import annotations

from msgspec import Struct

from game.content.fields import Count, Identifier, NotNegative, Positive, PositiveCount, Share, Signed, Text


class RuleSet(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Figures of the whole game. The one with id ``core`` is used."""

    id: Identifier
    """Name; ``core``."""
    bad_air_step_s: Positive = 10.0
    """Longest step while someone breathes bad air."""
    crisis_step_s: Positive = 60.0
    """Longest step while something is wrong."""
    quiet_speeds: tuple[Positive, Positive, Positive] = (1480.0, 4440.0, 14800.0)
    """Simulated seconds in a real second, at each speed, while all is well."""
    crisis_speeds: tuple[Positive, Positive, Positive] = (6.0, 20.0, 60.0)
    """The same while something is wrong."""
    colony_age_sols: PositiveCount = 540
    """How old the settlement is when a game begins."""
    people: Count = 300
    """How many live in it."""
    mean_wear_share: Share = 0.45
    """Wear of a part at the opening, as a share of its life, before its own draw."""
    hypoxic_slowing_share: Share = 0.6
    """Speed lost by the time the hypoxia dose reaches one half."""
    asleep_response_s: NotNegative = 90.0
    """Time from an order to leave until someone asleep is on their feet."""
    awake_response_s: NotNegative = 20.0
    """The same for someone awake."""
    walk_hypoxic_share: Share = 0.4
    """Walking speed left to someone close to fainting."""
    hurry_time_share: Share = 0.7
    """Time a hurried step takes, against a careful one."""
    hurry_odds_share: Share = 0.8
    """Odds a hurried step keeps."""
    crawl_m_per_s: Positive = 0.4
    """How fast people crawl."""
    walk_m_per_s: Positive = 1.2
    """How fast people walk inside a module."""
    debris_share: Share = 0.4
    """Walking speed that debris leaves."""
    dark_share: Share = 0.8
    """Walking speed where the lights are out."""
    careful_share: Positive = 0.5
    """Walking speed of people who watch where they tread."""
    passage_people_per_min: Positive = 20.0
    """How many people pass a passage in a minute before they queue: the width of a cabin door."""
    bulkhead_close_s: NotNegative = 4.0
    """Time a bulkhead takes to close."""
    standing_repair_h: Positive = 12.0
    """Time in which a crew mends, without being told, what is known to have failed."""
    standing_spare_h: Positive = 60.0
    """Time that the shop takes besides, where no spare lies in any locker."""
    tolerance_factor: Positive = 1.25
    """Nine people in ten bear bad air for as long as the mean, within this factor; in a bare scenario all do."""
    crisis_loss_per_h: Share = 0.02
    """A hole that takes less than this share of a module's air in an hour is no crisis."""
    oxygen_store_hours: NotNegative = 48.0
    """Stock below which the top bar shows caution."""
    dust_per_h: NotNegative = 1.0
    """Reference dust exposure of an airlock's outer chamber in an hour."""
    sun_tilt: Signed = 0.0
    """How far the sun's noon is moved from the middle of the sol, in hours."""


class TextEntry(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word or sentence that the game shows."""

    id: Identifier
    """Name by which the game finds it, such as ``order.seal``."""
    text: Text
    """The English text; ``{name}`` marks what is filled in."""
