"""How somebody answers, whatever their plan of the year: pages of stories, Earth's letters, the commander's no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from game.balance.policies.seat import Draw, Policy
    from game.content.store import Content

Temper = Literal["careful", "obedient", "defiant", "any", "sound", "saving"]
TEMPERS: tuple[Temper, ...] = get_args(Temper)
"""``careful`` does what is good for people here and keeps Earth's trust; ``obedient`` does what Earth wants, and gives
it the hours; ``defiant`` refuses it, and goes over the commander's head; ``any`` draws each answer from those that are
open. ``sound`` answers as the careful do, and begins no work but what holds; ``saving`` answers likewise, and one sol
begins to switch off what keeps people alive."""


def with_temper(policy: Policy, temper: Temper, content: Content, draw: Draw) -> Policy:
    """Return a policy whose answers are those of a temper; all else it does as before."""
    from game.balance.policies.tempers.answering import TemperedPolicy

    return TemperedPolicy(policy, temper, content, draw)
