"""Letting effects come about, each by the rules of the room that owns what it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from game.content.kinds import effect_colony, effect_earth, effect_people
from game.content.kinds.effect import CallEffect, ChronicleEffect, Effect, FlagEffect, PromiseEffect
from game.story.storylets import chronicle
from game.story.storylets.effects import colony, earth, people, story
from game.story.storylets.effects.circumstances import Circumstances

DOERS: Mapping[type[Any], Callable[[Circumstances, Any], None]] = {
    FlagEffect: story.raise_flag,
    PromiseEffect: story.promise,
    CallEffect: story.call,
    ChronicleEffect: lambda why, effect: chronicle.write(why, story.chronicle_path(why, effect), effect.tone),
    effect_earth.TrustEffect: earth.move_trust,
    effect_earth.AngerEffect: earth.anger,
    effect_earth.FundingEffect: earth.fund,
    effect_earth.StandingEffect: earth.stand,
    effect_earth.SupportEffect: earth.support,
    effect_earth.DirectiveEffect: earth.direct,
    effect_earth.AuthorityEffect: earth.authorise,
    effect_people.GrudgeEffect: people.resent,
    effect_people.MoodEffect: people.move_mood,
    effect_people.RegardEffect: people.move_regard,
    effect_people.BondEffect: people.bind,
    effect_people.SkillEffect: people.teach,
    effect_people.TraitEffect: people.mark,
    effect_people.PromoteEffect: people.promote,
    effect_people.AppointEffect: people.put_over,
    effect_people.RestEffect: people.rest,
    effect_colony.HoursEffect: colony.call_away,
    effect_colony.ItemEffect: colony.move_items,
    effect_colony.WorkEffect: colony.move_work,
    effect_colony.PrecautionEffect: colony.take_care,
    effect_colony.StrikesEffect: colony.turn_strikes,
    effect_colony.RationEffect: colony.ration,
}
"""What lets each effect come about."""


def apply(why: Circumstances, effects: Iterable[Effect]) -> None:
    """Let effects come about, in their order; those on somebody who is no more are passed over."""
    for effect in effects:
        DOERS[type(effect)](why, effect)
