"""Numbers that belong to no single thing, and words that the game shows."""

from __future__ import annotations

from msgspec import Struct

from game.content.fields import (
    Count,
    Identifier,
    NotNegative,
    Positive,
    PositiveCount,
    Share,
    ShareBelowOne,
    Signed,
    Text,
)


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
    hypoxic_slowing_share: Share = 0.25
    """Speed lost by the time the hypoxia dose reaches one half, beyond what the thin air itself takes."""
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
    bulkhead_close_s: Positive = 4.0
    """Time a bulkhead takes to close, and to shut again by itself where it stands open towards a leak."""
    bulkhead_falls_kpa_per_min: Positive = 0.15
    """Fall of pressure, of a module shut off, for which its bulkheads shut by themselves unless somebody holds them."""
    precautions_time_share: Share = 0.5
    """Time that precautions leave to get ready: to put on a suit, to be on one's feet."""
    precautions_posted_share: Share = 0.06
    """People who stand by the bulkheads, and lay out suits, while precautions are taken."""
    tolerance_factor: Positive = 1.25
    """Nine people in ten bear bad air for as long as the mean, within this factor; in a bare scenario all do."""
    shift_adaptation_share: Share = 0.5
    """How far the body of somebody on nights has turned its clock."""
    tired_hands_share: Share = 0.25
    """Speed and care at work lost to somebody who fights sleep."""
    fear_hands_share: Share = 0.35
    """Speed and care lost to somebody beside themselves with fear."""
    injury_hands_share: Share = 0.7
    """Speed and care lost to somebody as badly hurt as one can be and live."""
    lasting_hands_share: Share = 0.1
    """Speed and care lost for good to somebody with a lasting harm."""
    fear_rise_s: Positive = 60.0
    """Time in which fear comes within 1/e of what a place inspires."""
    fear_fade_s: Positive = 900.0
    """Time in which it falls to 1/e when they are out of it."""
    fear_of_danger_share: Share = 0.4
    """Fear of a danger alarm, in somebody without training or temper for it."""
    fear_of_breach_share: Share = 0.6
    """The same for a breach alarm."""
    fear_of_bad_air_share: Share = 0.25
    """Added where they feel the air themselves."""
    fear_of_collapse_share: Share = 0.5
    """Added where what holds the place up is giving way."""
    fear_of_fallen_share: Share = 0.1
    """Added by somebody who lies there."""
    fear_of_dead_share: Share = 0.25
    """Added by somebody who lies there dead."""
    fear_of_dark_share: Share = 0.15
    """Added where the lights are out."""
    panic_share: Share = 0.7
    """Fear from which nobody hears what they are told."""
    sleeps_on_share: Share = 0.3
    """Chance that somebody asleep is not woken when others leave bad air by themselves; none with full drills."""
    training_calm_share: Share = 0.45
    """Part of a fright that full training takes away."""
    training_courage_share: Share = 0.35
    """Danger that full training lets somebody bear."""
    courage_share: Share = 0.45
    """Danger that anybody bears to go into, 0 none to 1 certain death."""
    standoff_s: Positive = 120.0
    """Time without an answer after which somebody who will not do as ordered is let be."""
    insist_odds_share: Share = 0.55
    """Odds that insisting moves somebody of middling trust."""
    insist_trust_share: Share = 0.12
    """Trust that insisting costs."""
    let_be_trust_share: Share = 0.06
    """Trust that letting be earns."""
    alert_h: Positive = 1.0
    """Time that people who were woken wait, up and dressed, for what comes of it."""
    alert_fear_share: Share = 0.2
    """Fear of being woken so."""
    vain_alert_trust_share: Share = 0.04
    """Trust lost by having been woken for nothing."""
    heroes_at_most: Count = 3
    """How many act alone in one crisis."""
    hero_bond_share: Share = 0.5
    """Bond from which somebody may go in for somebody."""
    hero_near_s: Positive = 120.0
    """How far away they may be, walking in good health."""
    hero_odds_share: Share = 0.6
    """Odds that somebody goes in for one who is all to them."""
    medic_skill_share: Share = 0.4
    """Skill in medicine from which somebody in the ward is a medic."""
    patients_per_medic: PositiveCount = 3
    """Patients whom one medic can see to."""
    unattended_care_share: Share = 0.35
    """What a bed and a mask do without a medic, against care."""
    care_speed: Positive = 3.0
    """How many times as fast a poisoned or starved body clears under care, as in good air alone."""
    heal_h: Positive = 60.0
    """Time in which the worst of injuries would heal under care."""
    worsens_from_share: Share = 0.3
    """Injury from which it does not heal by itself, but grows."""
    worsen_h: Positive = 6.0
    """Time in which such an injury grows by a factor of e if nobody tends it."""
    fallen_from_share: Share = 0.7
    """Injury from which nobody stays on their feet."""
    lasting_from_share: ShareBelowOne = 0.35
    """Nearness to death from which something may stay for good."""
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
