"""What can never come about: nobody can play it, nothing calls it, what it waits for is never set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from game.content.condition_text import Scope, uses_of
from game.content.findings import Finding
from game.content.kinds.effect import FlagEffect
from game.content.kinds.effect_earth import AuthorityEffect, DirectiveEffect
from game.content.kinds.people import PersonKind
from game.content.kinds.storylet import RolePlan, StoryletKind
from game.content.problems import Path, nearest_hint
from game.content.store import Content
from game.content.story_facts import FACTS
from game.story.storylets.lint.names import Names
from game.story.storylets.lint.sites import calls_of, conditions_of, effects_of
from game.story.storylets.texts import MOMENTS

RESERVED = {"p", "has", "all", *MOMENTS, *(name.partition(".")[0] for name in FACTS)}
"""Words that no role may be called by: conditions and texts would not know which is meant."""
ROLE_FIELDS = ("who", "to", "against")


def findings(kind: StoryletKind, content: Content, names: Names) -> Iterator[Finding]:
    """Yield what keeps a storylet from coming, or an effect of it from doing anything."""
    roles = [role.id for role in kind.roles]
    for index, role in enumerate(kind.roles):
        yield from _castable(("roles", index), role, content)
    for index, advice in enumerate(kind.advice):
        if advice.role is not None:
            yield from _role(("advice", index, "role"), advice.role, roles)
    for index, option in enumerate(kind.options):
        for number, cost in enumerate(option.costs):
            if cost.who is not None:
                yield from _role(("options", index, "costs", number, "who"), cost.who, roles)
    for site in effects_of(kind):
        for name in ROLE_FIELDS:
            value = getattr(site.effect, name, None)
            if isinstance(value, str):
                yield from _role((*site.path, name), value, roles)
        if isinstance(site.effect, DirectiveEffect):
            yield from _named((*site.path, "directive"), "directive", site.effect.directive, names)
        elif isinstance(site.effect, AuthorityEffect):
            yield from _named((*site.path, "authority"), "authorisation", site.effect.authority, names)
    yield from _place(kind, roles, names)
    for field, flags in (("flags", kind.filter.flags), ("not_flags", kind.filter.not_flags)):
        for index, flag in enumerate(flags):
            if flag not in names.known["flag"]:
                hint = nearest_hint(flag, list(names.known["flag"]), "flags")
                yield Finding(("filter", field, index), f'no storylet sets the flag "{flag}"', hint)


def _role(path: Path, role: str, roles: list[str]) -> Iterator[Finding]:
    if role not in roles:
        yield Finding(
            path, f'there is no role "{role}" in it', nearest_hint(role, roles, "roles") if roles else "add it"
        )


def _named(path: Path, of: str, name: str, names: Names) -> Iterator[Finding]:
    if name not in names.known[of]:
        yield Finding(path, f'there is no {of} "{name}"', nearest_hint(name, list(names.known[of]), f"{of}s"))


def _castable(path: Path, role: RolePlan, content: Content) -> Iterator[Finding]:
    people = content.of(PersonKind)
    if role.id in RESERVED:
        yield Finding((*path, "id"), f'"{role.id}" is the name of a fact', "give the role another id")
    narrow = role.among == "named" and role.crew is not None and role.person is None and not role.fallback
    if narrow and not any(person.crew == role.crew for person in people.values()):
        yield Finding(path, f"nobody with a name is in the crew {role.crew}", "take out among, or name a fallback")
    if role.person is not None and role.among == "unnamed":
        yield Finding((*path, "among"), "who is named cannot be unnamed", "take out one of the two")
    if role.person is not None and role.person in role.fallback:
        yield Finding((*path, "fallback"), "who is asked first stands in for themself", "name somebody else")


def _place(kind: StoryletKind, roles: list[str], names: Names) -> Iterator[Finding]:
    name, colon, role = kind.place.partition(":")
    if colon and name in ("home", "work"):
        yield from _role(("place",), role, roles)
    elif kind.place and kind.place != "crisis" and kind.place not in names.known["module"]:
        hint = nearest_hint(kind.place, ["crisis", *names.known["module"]], "places")
        yield Finding(("place",), f'there is no module "{kind.place}"', hint)


def unreachable(storylets: Mapping[str, StoryletKind]) -> Iterator[tuple[str, Finding]]:
    """Yield the storylets that can never come: what calls them, or what they wait for, never comes itself."""
    reached: set[str] = set()
    flags: set[str] = set()
    called: set[str] = set()
    grew = True
    while grew:
        grew = False
        for kind in storylets.values():
            if kind.id in reached or not _reaches(kind, reached, flags, called):
                continue
            grew = True
            reached.add(kind.id)
            called.update(name for _, name in calls_of(kind))
            flags.update(site.effect.flag for site in effects_of(kind) if isinstance(site.effect, FlagEffect))
    callers = {name for kind in storylets.values() for _, name in calls_of(kind)}
    every = {s.effect.flag for kind in storylets.values() for s in effects_of(kind) if isinstance(s.effect, FlagEffect)}
    for kind in storylets.values():
        if kind.id in reached or not all(flag in every for flag in kind.filter.flags):
            continue  # a flag that nobody sets is told of where it stands
        if kind.filter.called and kind.id not in callers:
            hint = 'call it from a later or with do = "call", or take out called'
            yield kind.id, Finding(("filter", "called"), "nothing calls it, so it never comes", hint)
        else:
            hint = "see which of its flags, told or callers can come about"
            yield kind.id, Finding(("filter",), "what it waits for never comes, so neither does it", hint)


def _reaches(kind: StoryletKind, reached: set[str], flags: set[str], called: set[str]) -> bool:
    plan = kind.filter
    if plan.called and kind.id not in called:
        return False
    return all(flag in flags for flag in plan.flags) and all(other in reached for other in plan.told)


def unread(storylets: Mapping[str, StoryletKind], others: Iterable[str]) -> Iterator[tuple[str, Finding]]:
    """Yield the flags that are set and that nothing reads: no mistake, but nothing will ever come of them.

    ``others`` are conditions that stand elsewhere.
    """
    asked = (site.text for kind in storylets.values() for site in conditions_of(kind))
    uses = (used for text in (*asked, *others) for used in uses_of(text, Scope()))
    read = {flag for used in uses if used.name == "flags" for flag in used.keys}
    for kind in storylets.values():
        read.update((*kind.filter.flags, *kind.filter.not_flags))
    for kind in storylets.values():
        for site in effects_of(kind):
            if isinstance(site.effect, FlagEffect) and site.effect.flag not in read:
                message = f'nothing reads the flag "{site.effect.flag}"'
                hint = "ask for it in a when, or take it out; answers can be asked for without one, by chosen"
                yield kind.id, Finding((*site.path, "flag"), message, hint)
