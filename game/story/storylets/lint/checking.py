"""Checking every storylet of some packs, each mistake with its file and line."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.condition_text import Scope
from game.content.conditions import ConditionError, compiled
from game.content.findings import Finding
from game.content.kinds.chronicle import FateKind, PageKind
from game.content.kinds.director import StoryRules
from game.content.kinds.scenario import ScenarioKind
from game.content.kinds.storylet import StoryletKind
from game.content.problems import Problem, in_reading_order, nearest_hint
from game.content.references import path_in_file
from game.content.store import Content
from game.story.director.gates import CHANNELS
from game.story.storylets.lint import conditions, reach, texts
from game.story.storylets.lint.names import Names


def problems(content: Content) -> list[Problem]:
    """Return every mistake in the storylets of packs that are well formed, in the order of packs, files and lines."""
    storylets = content.of(StoryletKind)
    names = Names.of(content)
    found: list[Problem] = []
    titles: dict[str, str] = {}
    for kind in storylets.values():
        rows = [*conditions.findings(kind, names), *texts.findings(kind), *reach.findings(kind, content, names)]
        other = titles.setdefault(kind.title.casefold(), kind.id)
        if other != kind.id:
            rows.append(Finding(("title",), f'"{other}" has the same title', "give it another"))
        found += [_problem(content, kind, row) for row in rows]
    found += [_problem(content, storylets[name], row) for name, row in reach.unreachable(storylets)]
    found += [*_rules(content), *_ends(content), *_fates(content)]
    return in_reading_order(dict.fromkeys(found), [pack.root.name for pack in content.packs])


def warnings(content: Content) -> list[Problem]:
    """Return what is no mistake and will be none, but can hardly be meant, in the order of the packs."""
    storylets = content.of(StoryletKind)
    ends = [end.holds for scenario in content.scenarios.values() for end in scenario.end]
    fates = [fate.when for fate in content.of(FateKind).values()]
    return [_problem(content, storylets[name], row) for name, row in reach.unread(storylets, [*ends, *fates])]


def _problem(content: Content, kind: StoryletKind, row: Finding) -> Problem:
    return content.problem(StoryletKind, kind.id, path_in_file(kind, row.path), row.message, row.hint)


def _rules(content: Content) -> Iterator[Problem]:
    """The director must know every channel."""
    for name, rules in content.of(StoryRules).items():
        given = [channel.id for channel in rules.channels]
        for channel in CHANNELS:
            if given.count(channel) != 1:
                message = f'the channel "{channel}" stands there {given.count(channel)} times'
                yield content.problem(StoryRules, name, ("channels",), message, "give each channel once")


def _ends(content: Content) -> Iterator[Problem]:
    """The conditions of ends must mean something, and what turns them must be told by some page."""
    pages = content.of(PageKind)
    for name, scenario in content.scenarios.items():
        for number, end in enumerate(scenario.end):
            where = path_in_file(scenario, ("end", number))
            for message, hint in _asked(end.holds, Scope()):
                yield content.problem(ScenarioKind, name, (*where, "holds"), message, hint)
            for page in end.turns:
                if page not in pages:
                    hint = nearest_hint(page, list(pages), "pages")
                    yield content.problem(ScenarioKind, name, (*where, "turns"), f'no page is called "{page}"', hint)


def _fates(content: Content) -> Iterator[Problem]:
    """The conditions of fates must mean something."""
    for name, fate in content.of(FateKind).items():
        for message, hint in _asked(fate.when, Scope(person=True)):
            yield content.problem(FateKind, name, ("when",), message, hint)


def _asked(text: str, scope: Scope) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a condition, and how to mend it."""
    if text:
        try:
            compiled(text, "yes or no", scope)
        except ConditionError as error:
            yield error.message, error.hint
