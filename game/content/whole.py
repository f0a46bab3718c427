"""Checks of the packs as a whole, once merged and patched: references, ids within entries, and meaning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from game.content.checks import findings
from game.content.entries import Entry
from game.content.kinds import FileKind
from game.content.pack import PackHead
from game.content.problems import Problem, nearest_hint
from game.content.references import local_lists, path_in_file, references_in, scope_of
from game.content.store import Content

Entries = Mapping[str, Mapping[str, Entry]]
"""Entries by table and id."""


ADDABLE = ("text", "storylet", "names")
"""Tables of which a game that has begun holds nothing yet, so that entries may come to it."""


def check_references(tables: Mapping[str, FileKind], entries: Entries, problems: list[Problem]) -> None:
    """Look up every reference; entries that have mistakes of their own count as there."""
    everywhere: dict[str, Mapping[str, Entry]] = dict(entries)
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
                _check_local_ids(entry, value, wanted, attribute, known, problems)


def _check_local_ids(
    entry: Entry,
    value: Struct,
    table: str,
    attribute: str,
    known: Mapping[str, Entry],
    problems: list[Problem],
) -> None:
    """Ids that an entry adds for itself must be new."""
    seen: set[str] = set()
    for index, element in enumerate(getattr(value, attribute)):
        name: str = getattr(element, "id", "")
        path = path_in_file(value, (attribute, index, "id"))
        if (name in seen or name in known) and not entry.follows_from_wrong(path):
            place = "in this entry" if name in seen else f"in the pack {known[name].file.pack}"
            problems.append(
                entry.problem(path, f'the {table} "{name}" is already there, {place}', "give it another id")
            )
        seen.add(name)


def check_meaning(entries: Entries, content: Content, problems: list[Problem]) -> None:
    """Run every check of meaning on every entry, and on what could be saved of those with mistakes."""
    for rows in entries.values():
        for entry in rows.values():
            value = entry.checkable()
            if value is None:
                continue
            for finding in findings(value, content):
                path = path_in_file(value, finding.path)
                if not entry.follows_from_wrong(path):
                    problems.append(entry.problem(path, finding.message, finding.hint))


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
