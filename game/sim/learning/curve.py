"""The learning curve, turned into levels.

Work done for the n-th time takes ``T_n = T_1 n^b`` with ``b = log2(LR)`` (Wright, "Factors Affecting the Cost of
Airplanes", 1936), LR about 0.85 for what people do with their hands and heads. A level L from 0 to 1 stands for the
time that work takes, ``T / T_1 = 1 - L (1 - 1/f)``, where a beginner takes f times as long as a master. Practice adds
to n, so that what somebody learns in some hours depends on where they begin and never on how the hours are cut up.
"""

from __future__ import annotations

from functools import lru_cache

from game.content.kinds.learning import TrainingRules
from game.sim import portable


@lru_cache(maxsize=16)
def exponent(curve_share: float) -> float:
    """Return b of ``T_n = T_1 n^b``, below 0, for the share of the time that doubling the practice leaves."""
    return portable.log(curve_share) / portable.log(2.0)


def time_share(times: float, curve_share: float) -> float:
    """Return what the n-th time takes against the first; a tenth time at 0.85 takes 0.583 of it."""
    return portable.power(times, exponent(curve_share))


def unit_h(rules: TrainingRules, skill: str) -> float:
    """Return how many hours of teaching count as doing a thing once."""
    return rules.unit_h * rules.units.get(skill, 1.0)


def practice_h(rules: TrainingRules, skill: str, level: float) -> float:
    """Return the hours of good teaching that lead a beginner to a level, 0 to 1."""
    gained = min(1.0, max(0.0, level)) * (1.0 - 1.0 / rules.beginner_factor)
    times = portable.power(1.0 - gained, 1.0 / exponent(rules.curve_share))
    return unit_h(rules, skill) * (times - 1.0)


def level_after(rules: TrainingRules, skill: str, level: float, hours: float, most: float = 1.0) -> float:
    """Return the level of somebody after some hours of good teaching.

    It never falls by them, and passes ``most`` only if it lay beyond it before.
    """
    if hours <= 0.0 or level >= most:
        return level
    times = 1.0 + (practice_h(rules, skill, level) + hours) / unit_h(rules, skill)
    reached = (1.0 - time_share(times, rules.curve_share)) / (1.0 - 1.0 / rules.beginner_factor)
    return min(most, 1.0, max(level, reached))


def hours_between(rules: TrainingRules, skill: str, level: float, wanted: float) -> float:
    """Return the hours of good teaching from one level to a higher one; 0 if it is not higher."""
    return max(0.0, practice_h(rules, skill, wanted) - practice_h(rules, skill, level))


def faded(rules: TrainingRules, level: float, sols: float) -> float:
    """Return a level after some sols in which it faded."""
    return level * portable.exp(-sols / rules.fade_sols)
