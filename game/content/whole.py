"""Checks of the packs as a whole, once merged and patched: references, ids within entries, and meaning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from msgspec import Struct

from game.content.checks import findings
from game.content.entries import Entry
from game.content.findings import Finding
from game.content.kinds import FileKind
from game.content.pack import Pack, PackHead
from game.content.problems import Path, Problem, nearest_hint, quoted
from game.content.references import local_lists, path_in_file, references_in, scope_of
from game.content.store import Content

Entries = Mapping[str, Mapping[str, Entry]]
"""Entries by table and id."""


ADDABLE = ("text", "storylet", "names")
"""Tables of which a game that has begun holds nothing yet, so that entries may come to it."""


def check_references(
    tables: Mapping[str, FileKind], entries: Entries, packs: Iterable[Pack], problems: list[Problem]
) -> None:
    """Look up every reference; entries that have mistakes of their own count as there."""
    everywhere: dict[str, Mapping[str, Entry]] = dict(entries)
    order = load_order(packs)
    for table, rows in entries.items():
        local = local_lists(tables[table].type, tables)
        for entry in rows.values():
            value = entry.checkable()
            if value is None:
                continue
            scope = scope_of(value, everywhere, local)
            for path, wanted, name in references_in(value):
                if not scope.holds(wanted, name) and not entry.follows_from_wrong(path):
                    hint = nearest_hint(name, scope.names(wanted), f"{wanted} entries")
                    problems.append(entry.problem(path, f'there is no {wanted} "{name}"', hint))
            for wanted, attribute in local:
                known = {} if scope.closed else everywhere.get(wanted, {})
                _check_local_ids(entry, value, wanted, attribute, known, order, problems)


def _check_local_ids(
    entry: Entry,
    value: Struct,
    table: str,
    attribute: str,
    known: Mapping[str, Entry],
    order: Mapping[str, int],
    problems: list[Problem],
) -> None:
    """Ids that an entry adds for itself must be new."""
    seen: set[str] = set()
    for index, element in enumerate(getattr(value, attribute)):
        name: str = getattr(element, "id", "")
        path = path_in_file(value, (attribute, index, "id"))
        if (name in seen or name in known) and not entry.follows_from_wrong(path):
            told, place = entry.problem(path, ""), "in this entry"
            if name not in seen:
                other = known[name].problem(("id",), "")
                # A later pack's entry is in the way of a scenario that was there before.
                late = order.get(other.pack, 0) > order.get(told.pack, 0)
                told, place = (other, f"at {told.place}") if late else (told, f"at {other.place}")
            message = f'the {table} "{name}" is already there, {place}'
            problems.append(replace(told, message=message, hint="give it another id"))
        seen.add(name)


def check_meaning(entries: Entries, content: Content, problems: list[Problem]) -> None:
    """Run every check of meaning on every entry, and on what could be saved of those with mistakes."""
    order = load_order(content.packs)
    for rows in entries.values():
        for entry in rows.values():
            value = entry.checkable()
            if value is None:
                continue
            for finding in findings(value, content):
                path = path_in_file(value, finding.path)
                if not entry.follows_from_wrong(path):
                    problems.append(_told(entry, path, finding, entries, order))


def load_order(packs: Iterable[Pack]) -> dict[str, int]:
    """Return the place of each pack in the order of loading, by the name of its folder."""
    return {pack.root.name: place for place, pack in enumerate(packs)}


def _told(entry: Entry, path: Path, finding: Finding, entries: Entries, order: Mapping[str, int]) -> Problem:
    """Return a finding at the value that makes no sense, or where a later pack has changed what it comes of."""
    own = entry.problem(path, finding.message, finding.hint)
    latest = own
    for table, name, way in finding.others:
        other = entries.get(table, {}).get(name)
        if other is not None and other.touched(way):
            message = f"{finding.message}; the {entry.table} {quoted(entry.id)} wants it so, at {own.place}"
            there = other.problem(way, message, finding.hint)
            if order.get(there.pack, 0) > order.get(latest.pack, 0):
                latest = there
    return latest


def check_addable(packs: Iterable[PackHead], entries: Entries, problems: list[Problem]) -> None:
    """A pack that says it is safe to add to a game that has begun holds nothing which such a game has already."""
    safe = {head.id for head in packs if head.safe_to_add}
    hint = "take safe_to_add out of its pack.toml, or put this into a pack of its own"
    for table, rows in entries.items():
        for entry in rows.values():
            if entry.file.pack in safe and table not in ADDABLE:
                message = f"no {table} can be added to a game that has begun"
                problems.append(entry.problem(("id",), message, hint))
            for touch in entry.touches:
                if touch.file.pack in safe:
                    message = "nothing can be patched in a game that has begun"
                    problems.append(touch.file.problem(touch.at, message, hint, entry=entry.id))
