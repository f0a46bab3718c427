"""Rules as far out as their types let them be: a pack that passes the check can be played."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import msgspec
import numpy as np
import pytest

from game.content.kinds import FILES, FileKind
from game.content.store import Content
from game.session.almanac import Almanac
from game.session.encoding import COMPONENTS
from game.session.session import Session

RULES = "core"
"""The id of the entry that is the only one used of its kind."""
EXTREMES = {"least": (0, 1e-9, 1), "most": (1, 1.0 - 1e-9, 1e-9)}
"""Values that are tried, the first that a field may have."""
SIDES = tuple(EXTREMES)
BATCHES = 7
"""Games that are played at either end, each with so many of the fields moved at once."""

Way = tuple[str | int, ...]


def kinds_of_rules(content: Content) -> list[FileKind]:
    return [
        kind for kind in FILES.values() if RULES in content.table(kind.table) and len(content.table(kind.table)) == 1
    ]


def numbers(value: Any, way: Way = ()) -> Iterator[Way]:
    """Yield the way to every number in an entry."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from numbers(inner, (*way, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from numbers(inner, (*way, index))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield way


def moved(raw: dict[str, Any], way: Way, value: float) -> dict[str, Any]:
    whole = copy.deepcopy(raw)
    inner: Any = whole
    for step in way[:-1]:
        inner = inner[step]
    inner[way[-1]] = value
    return whole


def passes(raw: dict[str, Any], kind: FileKind, content: Content) -> bool:
    """Whether the check of packs lets an entry be so."""
    try:
        entry: Any = msgspec.convert(raw, kind.type)
    except msgspec.ValidationError:
        return False
    problems = [*getattr(entry, "problems", tuple)()]
    return not problems and not [*getattr(entry, "problems_with", lambda _: ())(content)]


def at_extremes(content: Content, side: str, batch: int) -> tuple[Content, list[str]]:
    """Return the content with every so manyth number of its rules moved as far as it may be, and which those are."""
    rows: dict[str, dict[str, Any]] = {}
    which: list[str] = []
    number = 0
    for kind in kinds_of_rules(content):
        raw = json.loads(msgspec.json.encode(content.table(kind.table)[RULES]))
        for way in list(numbers(raw)):
            number += 1
            if number % BATCHES != batch:
                continue
            for value in EXTREMES[side]:
                tried = moved(raw, way, value)
                if passes(tried, kind, content):
                    raw = tried
                    which.append(f"{kind.table}.{'.'.join(map(str, way))} = {value}")
                    break
        rows[kind.table] = {RULES: msgspec.convert(raw, kind.type)}
    late = msgspec.structs.replace(content.scenarios["quiet"], start_h=23.9)
    return content.retold({**rows, "scenario": {"quiet": late}}, content.tongue), which


def not_numbers(session: Session) -> list[str]:
    """What in the state is not a number and should be; the almanac leaves gaps where no instrument read."""

    def plain(value: object) -> object:
        return value.tolist() if isinstance(value, np.ndarray) else str(value)

    def broken(part: object) -> bool:
        return "NaN" in json.dumps(msgspec.to_builtins(part, enc_hook=plain, str_keys=True))

    world = session.world
    parts = [(kind.__name__, part) for kind in COMPONENTS for _, part in world.each(kind)]
    parts += [(type(item).__name__, item) for item in world.singletons() if not isinstance(item, Almanac)]
    return sorted({name for name, part in parts if broken(part)})


@pytest.mark.parametrize("side", SIDES)
def test_a_colony_lives_into_the_next_sol_with_any_rule_as_far_out_as_it_may_be(content: Content, side: str) -> None:
    moved_once: set[str] = set()
    for batch in range(BATCHES):
        changed, which = at_extremes(content, side, batch)
        moved_once.update(which)
        try:
            with closing(Session.new(changed, "quiet", 1)) as session:
                session.step()
                session.step(60.0)
                session.view()
                assert not not_numbers(session)
        except Exception as error:
            error.add_note("with " + ", ".join(which))
            raise
    assert len(moved_once) > 300
