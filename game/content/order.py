"""In which order packs are loaded, and whether they can stand together."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

from game.content.pack import Draft
from game.content.problems import Problem, listed, nearest_hint
from game.content.versions import in_range


def in_order(drafts: Sequence[Draft], core: str, game_version: str, problems: list[Problem]) -> list[Draft]:
    """Return the packs in the order in which they are loaded: each after what it needs, else by id.

    ``core`` is the id of the base game, which goes first. Missing requirements, conflicts, wrong versions of
    the game, ids used twice and cycles are added to ``problems``; packs of a cycle come last, by id, so that
    their own mistakes can be told as well.
    """
    by_id: dict[str, Draft] = {}
    for draft in drafts:
        other = by_id.setdefault(draft.id, draft)
        if other is not draft:
            hint = "give one of them another id" if other.folder.root != draft.folder.root else "name the folder once"
            message = f'the pack id "{draft.id}" is used twice: in {other.folder.root} and in {draft.folder.root}'
            problems.append(_head_problem(draft, "id", message, hint))
    for draft in by_id.values():
        problems.extend(_misfits(draft, by_id, game_version))
    after = _edges(by_id, core)
    ordered = _sorted(after)
    left = sorted(set(after) - set(ordered))
    if left:
        problems.append(_cycle_problem(after, left, by_id))
    return [by_id[name] for name in [*ordered, *left]]


def _misfits(draft: Draft, by_id: Mapping[str, Draft], game_version: str) -> list[Problem]:
    head = draft.head
    if head is None:
        return []
    found = []
    if not in_range(game_version, head.game):
        message = f'works with the game at "{head.game}", and this is {game_version}'
        found.append(
            _head_problem(draft, "game", message, "take a version of the pack for this game, or change game =")
        )
    others = [name for name in by_id if name != draft.id]
    for index, name in enumerate(head.requires):
        if name not in by_id:
            hint = nearest_hint(name, others, "packs given")
            message = f'requires the pack "{name}", which is not there'
            found.append(_head_problem(draft, "requires", message, f"add it with --pack; {hint}", index))
    for index, name in enumerate(head.conflicts):
        if name in by_id and name != draft.id:
            message = f'cannot stand beside the pack "{name}"'
            found.append(_head_problem(draft, "conflicts", message, "leave one of the two out", index))
    return found


def _edges(by_id: Mapping[str, Draft], core: str) -> dict[str, set[str]]:
    """Return, for each pack, the packs that must be loaded before it."""
    after: dict[str, set[str]] = {name: set() for name in by_id}
    for name, draft in by_id.items():
        if name != core and core in by_id:
            after[name].add(core)
        if draft.head is None:
            continue
        after[name].update(other for other in (*draft.head.requires, *draft.head.load_after) if other in by_id)
        for other in draft.head.load_before:
            if other in by_id:
                after[other].add(name)
    return after


def _sorted(after: Mapping[str, set[str]]) -> list[str]:
    waiting = {name: len(before) for name, before in after.items()}
    ready = [name for name, count in waiting.items() if count == 0]
    heapq.heapify(ready)
    ordered: list[str] = []
    while ready:
        name = heapq.heappop(ready)
        ordered.append(name)
        for other, before in after.items():
            if name in before:
                waiting[other] -= 1
                if waiting[other] == 0:
                    heapq.heappush(ready, other)
    return ordered


def _cycle_problem(after: Mapping[str, set[str]], left: Sequence[str], by_id: Mapping[str, Draft]) -> Problem:
    """Spell out one cycle among the packs that could not be ordered."""
    trail = [left[0]]
    while len(set(trail)) == len(trail):
        trail.append(min(name for name in after[trail[-1]] if name in left))
    # The first pack of the trail may only lead to the cycle; what repeats is the cycle itself.
    cycle = trail[trail.index(trail[-1]) :]
    smallest = cycle.index(min(cycle))
    cycle = [*cycle[smallest:-1], *cycle[:smallest], cycle[smallest]]
    spelled = " -> ".join(cycle)
    message = f"packs that must each be loaded after the next: {spelled}"
    hint = f"take one name out of requires, load_after or load_before in {listed(set(cycle))}"
    first = by_id[cycle[0]]
    for key in ("requires", "load_after", "load_before"):
        named: tuple[str, ...] = getattr(first.head, key) if first.head is not None else ()
        if any(name in cycle for name in named):
            return _head_problem(first, key, message, hint)
    return _head_problem(first, "id", message, hint)


def _head_problem(draft: Draft, key: str, message: str, hint: str, index: int | None = None) -> Problem:
    for file in draft.folder.files:
        if file.path == "pack.toml":
            path: tuple[str | int, ...] = (key,) if index is None else (key, index)
            return file.problem(path, message, hint)
    return Problem(message, draft.folder.root.name, "pack.toml", hint=hint)
