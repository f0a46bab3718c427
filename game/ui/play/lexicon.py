"""Names of what views mention by id only, and what else screens say of the packs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.ui.words import inside, say

if TYPE_CHECKING:
    from game.content.store import Content


@dataclass(frozen=True, slots=True)
class Paces:
    """How fast people get through the colony, metres per second."""

    walk_m_per_s: float
    crawl_m_per_s: float
    debris_share: float
    """What debris leaves of it."""

    def time_s(self, length_m: float, *, crawl: bool, debris: bool) -> float:
        """How long one is on a way, without gear, in good air."""
        pace = self.crawl_m_per_s if crawl else self.walk_m_per_s
        return length_m / (pace * (self.debris_share if debris else 1.0))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names by id, with the paces, shares and beds that screens reckon with."""

    crews: Mapping[str, str]
    skills: Mapping[str, str]
    items: Mapping[str, str]
    tasks: Mapping[str, str]
    traits: Mapping[str, str]
    gear: tuple[str, ...]
    """What response teams wear, breathe from and work with, by item id."""
    shifts: tuple[tuple[str, float, float], ...]
    """Name, and the hours from and to which it works."""
    paces: Paces
    posted_share: float
    """People who stand by while precautions are taken."""
    ward_beds: Mapping[str, int]
    """Beds in which people are treated, by module."""

    @classmethod
    def of(cls, content: Content) -> Lexicon:
        """The names that the packs give."""
        from game.content.kinds.place import ModulePlan
        from game.content.kinds.setting import RuleSet

        rules = content.of(RuleSet)["core"]
        return cls(
            {crew.id: crew.name for crew in content.crews.values()},
            {skill.id: skill.name for skill in content.skills.values()},
            {item.id: item.name for item in content.items.values()},
            {task.id: task.name for task in content.tasks.values()},
            {trait: content.trait_name(trait) for trait in _traits(content)},
            _gear(content),
            tuple((shift.name, shift.work_from_h, shift.work_to_h) for shift in content.shifts.values()),
            Paces(rules.walk_m_per_s, rules.crawl_m_per_s, rules.debris_share),
            rules.precautions_posted_share,
            {plan.id: plan.ward_beds for plan in content.of(ModulePlan).values() if plan.ward_beds},
        )

    def shift(self, local_h: float) -> str:
        """The shift that works at an hour, as it stands beside the time."""
        for name, from_h, to_h in self.shifts:
            if (from_h <= local_h < to_h) if from_h < to_h else (local_h >= from_h or local_h < to_h):
                return inside(name)
        return ""


def _traits(content: Content) -> tuple[str, ...]:
    """Those with a kind of their own, and those that only have a name."""
    named = (text.removeprefix("trait.") for text in content.texts if text.startswith("trait."))
    return tuple(dict.fromkeys((*content.traits, *named)))


def _gear(content: Content) -> tuple[str, ...]:
    """Masks, suits and canisters first, then the tools that tasks need or are helped by, then what they use up."""
    from game.content.kinds.work import TaskKind

    items = content.items
    worn = [item.id for item in items.values() if item.worn or item.refills]
    tasks = list(content.of(TaskKind).values())
    tools = [item for task in tasks for item in (*task.tools, *task.helps)]
    used = [item for task in tasks for item in task.uses]
    return tuple(dict.fromkeys(item for item in (*worn, *tools, *used) if item in items))


def doing_word(doing: str) -> str:
    """What somebody does, as a screen says it."""
    return say(f"ui.doing.{doing.replace(' ', '_')}")
