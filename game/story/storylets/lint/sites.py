"""Where the conditions, texts and effects of a storylet stand, and who can be spoken of there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.content.condition_text import Scope
from game.content.conditions import Wanted
from game.content.kinds.effect import CallEffect, ChronicleEffect, Effect, PromiseEffect
from game.content.kinds.storylet import StoryletKind
from game.content.problems import Path


class ConditionSite(NamedTuple):
    """A condition, and its scope."""

    path: Path
    text: str
    wanted: Wanted
    scope: Scope


class TextSite(NamedTuple):
    """A text that is filled in."""

    path: Path
    text: str
    later: bool
    """Whether it comes of a decision, whose sol it may name."""


class EffectSite(NamedTuple):
    """An effect."""

    path: Path
    effect: Effect


def conditions_of(kind: StoryletKind) -> Iterator[ConditionSite]:
    """Yield every condition of a storylet."""
    roles = tuple(role.id for role in kind.roles)
    everyone = Scope(roles)
    yield ConditionSite(("when",), kind.when, "yes or no", Scope())
    if isinstance(kind.weight, str):
        yield ConditionSite(("weight",), kind.weight, "number", Scope())
    for index, role in enumerate(kind.roles):
        asked = Scope(roles[:index], person=True)
        yield ConditionSite(("roles", index, "need"), role.need, "yes or no", asked)
        yield ConditionSite(("roles", index, "prefer"), role.prefer, "number", asked)
    for index, variant in enumerate(kind.variants):
        yield ConditionSite(("variants", index, "when"), variant.when, "yes or no", everyone)
    for index, advice in enumerate(kind.advice):
        yield ConditionSite(("advice", index, "when"), advice.when, "yes or no", Scope(roles, person=True))
    for index, option in enumerate(kind.options):
        yield ConditionSite(("options", index, "when"), option.when, "yes or no", everyone)
        for number, later in enumerate(option.later):
            path: Path = ("options", index, "later", number, "unless")
            yield ConditionSite(path, later.unless, "yes or no", everyone)
    for site in effects_of(kind):
        if isinstance(site.effect, PromiseEffect):
            yield ConditionSite((*site.path, "met"), site.effect.met, "yes or no", everyone)


def effects_of(kind: StoryletKind) -> Iterator[EffectSite]:
    """Yield every effect of a storylet."""
    rows: list[tuple[Path, tuple[Effect, ...]]] = [(("effects",), kind.effects)]
    for index, option in enumerate(kind.options):
        rows += [(("options", index, "effects"), option.effects), (("options", index, "hidden"), option.hidden)]
        for number, later in enumerate(option.later):
            rows.append((("options", index, "later", number, "effects"), later.effects))
    for path, effects in rows:
        for number, effect in enumerate(effects):
            yield EffectSite((*path, number), effect)


def texts_of(kind: StoryletKind) -> Iterator[TextSite]:
    """Yield every text of a storylet that is shown."""
    called = kind.filter.called
    yield TextSite(("title",), kind.title, called)
    yield TextSite(("chronicle",), kind.chronicle, called)
    for index, variant in enumerate(kind.variants):
        yield TextSite(("variants", index, "title"), variant.title, called)
        yield TextSite(("variants", index, "text"), variant.text, called)
    for index, advice in enumerate(kind.advice):
        for name in ("text", "bias"):
            yield TextSite(("advice", index, name), getattr(advice, name), called)
    for index, option in enumerate(kind.options):
        here: Path = ("options", index)
        for name in ("text", "closed", "then", "chronicle"):
            yield TextSite((*here, name), getattr(option, name), called)
        for number, shown in enumerate(option.shows):
            yield TextSite((*here, "shows", number), shown, called)
        for number, later in enumerate(option.later):
            for name in ("title", "text", "chronicle", "mended"):
                yield TextSite((*here, "later", number, name), getattr(later, name), later=True)
    for site in effects_of(kind):
        if isinstance(site.effect, ChronicleEffect):
            yield TextSite((*site.path, "line"), site.effect.line, later=True)


def calls_of(kind: StoryletKind) -> Iterator[tuple[Path, str]]:
    """Yield every storylet that a storylet calls."""
    for index, option in enumerate(kind.options):
        for number, later in enumerate(option.later):
            if later.storylet is not None:
                yield ("options", index, "later", number, "storylet"), later.storylet
    for site in effects_of(kind):
        if isinstance(site.effect, CallEffect):
            yield (*site.path, "storylet"), site.effect.storylet
