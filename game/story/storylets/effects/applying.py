"""Letting effects come about, each by the rules of the room that owns what it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from game.content.kinds import effect as kinds
from game.content.kinds.effect import Effect
from game.story.storylets import chronicle
from game.story.storylets.effects import colony, earth, people, story
from game.story.storylets.effects.circumstances import Circumstances

DOERS: Mapping[type[Any], Callable[[Circumstances, Any], None]] = {
    kinds.FlagEffect: story.raise_flag,
    kinds.PromiseEffect: story.promise,
    kinds.CallEffect: story.call,
    kinds.ChronicleEffect: lambda why, effect: chronicle.write(why, story.chronicle_path(why, effect), effect.tone),
    kinds.TrustEffect: earth.move_trust,
    kinds.AngerEffect: earth.anger,
    kinds.FundingEffect: earth.fund,
    kinds.StandingEffect: earth.stand,
    kinds.SupportEffect: earth.support,
    kinds.DirectiveEffect: earth.direct,
    kinds.AuthorityEffect: earth.authorise,
    kinds.GrudgeEffect: people.resent,
    kinds.MoodEffect: people.move_mood,
    kinds.RegardEffect: people.move_regard,
    kinds.BondEffect: people.bind,
    kinds.SkillEffect: people.teach,
    kinds.TraitEffect: people.mark,
    kinds.PromoteEffect: people.promote,
    kinds.AppointEffect: people.put_over,
    kinds.RestEffect: people.rest,
    kinds.HoursEffect: colony.call_away,
    kinds.ItemEffect: colony.move_items,
    kinds.WorkEffect: colony.move_work,
    kinds.PrecautionEffect: colony.take_care,
    kinds.StrikesEffect: colony.turn_strikes,
    kinds.RationEffect: colony.ration,
}
"""What lets each effect come about."""


def apply(why: Circumstances, effects: Iterable[Effect]) -> None:
    """Let effects come about, in their order; those on somebody who is no more are passed over."""
    for effect in effects:
        DOERS[type(effect)](why, effect)
