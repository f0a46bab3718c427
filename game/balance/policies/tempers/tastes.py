"""What a temper makes of an answer, by what the desk is told of it: never by what is hidden."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from game.balance.policies.tempers import Temper
from game.content.kinds.answer import OptionPlan
from game.content.kinds.effect import Effect, PromiseEffect
from game.content.kinds.effect_colony import HoursEffect
from game.content.kinds.effect_earth import (
    AngerEffect,
    DirectiveEffect,
    FundingEffect,
    StandingEffect,
    SupportEffect,
    TrustEffect,
)
from game.content.kinds.effect_people import GrudgeEffect, MoodEffect, RegardEffect, RestEffect

HOURS_WORTH = 0.0004
"""What a crew hour weighs, where one stands for trust or support as a whole."""
ONE_PERSON = 0.25
"""What is done to one person, against what is done to all."""


@dataclass(frozen=True, slots=True)
class Taste:
    """What a temper minds, and how much."""

    earth: float
    """What Earth thinks."""
    people: float
    """How people here are, and what they think of the desk."""
    parties: float
    """What the parties of the council think."""
    hours: float
    """Hours that a thing takes."""
    advice: float
    """Those who speak for it."""
    promises: float
    """Promises that are given."""


CAREFUL = Taste(earth=0.6, people=1.5, parties=0.7, hours=1.0, advice=0.05, promises=-0.02)
TASTES: Mapping[Temper, Taste] = MappingProxyType(
    {
        "careful": CAREFUL,
        "sound": CAREFUL,
        "saving": CAREFUL,
        "obedient": Taste(earth=2.0, people=-0.2, parties=0.1, hours=1.5, advice=0.01, promises=0.0),
        "defiant": Taste(earth=-1.0, people=1.0, parties=0.6, hours=0.5, advice=0.02, promises=0.0),
    }
)
"""``any`` has none: it draws."""


def worth(taste: Taste, option: OptionPlan, voices: int) -> float:
    """Return what an answer is worth to a temper, with so many who lean to it."""
    paid = math.fsum(cost.hours for cost in option.costs) * HOURS_WORTH
    return taste.advice * voices - taste.hours * paid + math.fsum(_effect(taste, effect) for effect in option.effects)


def _effect(taste: Taste, effect: Effect) -> float:
    match effect:
        case TrustEffect() | FundingEffect():
            return taste.earth * effect.by
        case AngerEffect():
            return -taste.earth * effect.by
        case StandingEffect():
            return (taste.earth if effect.of == "post" else taste.people) * effect.by
        case DirectiveEffect():
            return taste.earth * {"accept": 0.1, "refuse": -0.1, "withdraw": 0.0, "issue": 0.0}[effect.how]
        case SupportEffect():
            return taste.parties * effect.by
        case MoodEffect():
            return -taste.people * effect.stress * (ONE_PERSON if effect.who else 2.0)
        case RegardEffect():
            return taste.people * effect.by * (ONE_PERSON if effect.who else 1.0)
        case GrudgeEffect():
            return -taste.people * effect.by * ONE_PERSON
        case RestEffect():
            return taste.people * 0.01
        case PromiseEffect():
            return taste.promises
        case HoursEffect():
            return -taste.hours * effect.per_sol * effect.sols * HOURS_WORTH * (0.3 if effect.use == "quota" else 1.0)
        case _:
            return 0.0
