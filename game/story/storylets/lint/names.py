"""The names that conditions and texts may use, as the packs have them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import get_args

from game.content.kinds.command import PromiseKind
from game.content.kinds.earth import DirectiveKind
from game.content.kinds.effect import FlagEffect, PromiseEffect
from game.content.kinds.effect_earth import Matter
from game.content.kinds.effect_people import TraitEffect
from game.content.kinds.hours import HoursTemplate, Use
from game.content.kinds.people import CrewKind, PersonKind, ShiftKind, SkillKind, TraitKind
from game.content.kinds.place import ModulePlan
from game.content.kinds.project import ProjectKind
from game.content.kinds.storylet import StoryletKind
from game.content.kinds.unasked import AuthorisationKind
from game.content.kinds.weather import WeatherRules
from game.content.store import Content
from game.story.storylets.lint.sites import effects_of


@dataclass(frozen=True, slots=True)
class Names:
    """Every name by what it is of."""

    known: Mapping[str, Collection[str]]
    """By kind: ``skill``, ``crew``, ``flag``, ``project``..."""

    @classmethod
    def of(cls, content: Content) -> Names:
        """Read the packs."""
        storylets = content.of(StoryletKind)
        flags: dict[str, None] = {}
        promises: dict[str, None] = dict.fromkeys(content.of(PromiseKind))
        chosen: dict[str, None] = {}
        for kind in storylets.values():
            chosen.update((f"{kind.id}:{option.id}", None) for option in kind.options)
            for site in effects_of(kind):
                if isinstance(site.effect, FlagEffect):
                    flags[site.effect.flag] = None
                elif isinstance(site.effect, PromiseEffect):
                    promises[site.effect.id] = None
        traits = {trait for person in content.of(PersonKind).values() for trait in person.traits}
        given = {
            effect.trait
            for kind in storylets.values()
            for effect in (site.effect for site in effects_of(kind))
            if isinstance(effect, TraitEffect)
        }
        storms = [plan.id for rules in content.of(WeatherRules).values() for plan in rules.storm]
        crews = content.of(CrewKind)
        return cls(
            {
                "skill": content.of(SkillKind),
                "use": get_args(Use),
                "matter": get_args(Matter),
                "faction": content.table("faction"),
                "person": content.of(PersonKind),
                "flag": list(flags),
                "crew": crews,
                "department": sorted({crew.department for crew in crews.values()}),
                "shift": content.of(ShiftKind),
                "module": content.of(ModulePlan),
                "project": content.of(ProjectKind),
                "storylet": storylets,
                "answer": list(chosen),
                "promise": list(promises),
                "directive": content.of(DirectiveKind),
                "authorisation": content.of(AuthorisationKind),
                "trait": sorted({*traits, *given, *content.of(TraitKind)}),
                "template": ["", *content.of(HoursTemplate)],
                "storm": ["", *storms],
                "crisis": ["", "oxygen", "pressure", "carbon_dioxide", "strike", "collapse"],
                "outcome": ["", "held", "evacuated", "lost"],
                "phase": ["opening", "middle", "late"],
                "season": ["spring", "summer", "autumn", "winter"],
            }
        )


LISTS = {
    "works": "project",
    "works_done": "project",
    "works_suspended": "project",
    "directives": "directive",
    "authorised": "authorisation",
    "promises": "promise",
    "promises_kept": "promise",
    "promises_broken": "promise",
    "told": "storylet",
    "chosen": "answer",
    "traits": "trait",
}
"""What the elements of a list are, by the fact or the last step of it."""
TEXTS = {
    "phase": "phase",
    "season": "season",
    "crisis.kind": "crisis",
    "crisis.module": "module",
    "crisis.outcome": "outcome",
    "storm": "storm",
    "template": "template",
    "crew": "crew",
    "department": "department",
    "shift": "shift",
    "home": "module",
    "work": "module",
}
"""What a text is, by the fact or the last step of it."""
