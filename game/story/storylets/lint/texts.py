"""Mistakes in texts: braces that nothing fills, pronouns of nobody, forms that do not exist."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.findings import Finding
from game.content.kinds.storylet import RolePlan, StoryletKind
from game.content.problems import nearest_hint
from game.content.story_facts import FACTS
from game.story.storylets.lint.sites import TextSite, texts_of
from game.story.storylets.texts import MOMENTS, ROLE_FORMS, placeholders

VALUE_FORMS = ("words", "Words")
PRONOUNS = 3
"""Words that a choice by pronoun has: for she, he and they."""


def findings(kind: StoryletKind) -> Iterator[Finding]:
    """Yield every mistake in the texts of a storylet."""
    roles = {role.id: role for role in kind.roles}
    seen: dict[str, str] = {}
    for site in texts_of(kind):
        if site.path[0] == "variants" and site.path[-1] == "text":
            if site.text.strip() in seen:
                yield Finding(site.path, "it says the same as an earlier variant", "take one of them out")
            seen[site.text.strip()] = ""
        for name, form, choices in placeholders(site.text):
            if name in roles:
                yield from _of_role(site, roles[name], form, choices)
            else:
                yield from _of_value(site, name, form, choices, kind, list(roles))
        if site.text.count("{") != site.text.count("}"):
            yield Finding(site.path, "a brace is not closed", "write { and } in pairs, around a name")


def _of_role(site: TextSite, role: RolePlan, form: str, choices: tuple[str, ...]) -> Iterator[Finding]:
    small = form[:1].lower() + form[1:]
    if form and small not in ROLE_FORMS:
        hint = nearest_hint(form, list(ROLE_FORMS), "forms")
        yield Finding(site.path, f'"{{{role.id}.{form}}}" is no form of somebody', hint)
    if choices and len(choices) != PRONOUNS:
        message = f"{{{role.id}:...}} has {len(choices)} words to choose from, not {PRONOUNS}"
        yield Finding(site.path, message, "give one for she, for he and for they, with | between")


def _of_value(
    site: TextSite, name: str, form: str, choices: tuple[str, ...], kind: StoryletKind, roles: list[str]
) -> Iterator[Finding]:
    whole = f"{name}.{form}" if form else name
    if name in MOMENTS:
        if name == "decision_sol" and not site.later:
            yield Finding(site.path, "no decision has come before this", "say {decision_sol} in what comes later")
        if name == "place" and not kind.place:
            yield Finding(site.path, "it has no place", 'give the storylet place = "..."')
        return
    if name not in FACTS:
        hint = nearest_hint(name, [*roles, *MOMENTS, *FACTS], "names")
        yield Finding(site.path, f'nothing fills in "{{{whole}}}"', hint)
        return
    if FACTS[name].keys or FACTS[name].type in ("list", "yes or no"):
        yield Finding(site.path, f'"{name}" is no number and no text', "use a fact that is one")
    if form and form not in VALUE_FORMS:
        yield Finding(site.path, f'"{{{whole}}}" is no form of a number', "write .words or .Words")
    if choices and len(choices) < 2:
        yield Finding(site.path, f'"{{{whole}:...}}" has one word to choose from', "give two, with | between")
