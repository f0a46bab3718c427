"""A colony ten times as large is the same colony: as many modules, ten times all that lives in them."""

import pytest

from game.balance.growth import grown
from game.content.store import Content
from game.session.session import Session


def tracked_parts(content: Content) -> int:
    kinds = content.machine_kinds
    return (
        sum(len(module.fixtures) for module in content.modules.values())
        + sum(len(door.parts) for door in content.doors.values())
        + sum(len(kinds[machine.kind].parts) for machine in content.machines.values())
        + len(content.redundancy)
    )


def test_people_machines_and_parts_grow_and_the_map_stays(content: Content) -> None:
    large = grown(content, 10)
    assert list(large.modules) == list(content.modules)
    assert sum(crew.people for crew in large.crews.values()) == 3_000
    assert len(large.machines) == 10 * len(content.machines)
    assert tracked_parts(large) == 10 * tracked_parts(content)


def test_every_stand_in_of_a_grown_colony_has_its_own_machines(content: Content) -> None:
    large = grown(content, 3)
    for group in large.redundancy.values():
        assert {group.primary, group.backup} <= set(large.machines)
    assert len({group.primary for group in large.redundancy.values()}) == len(large.redundancy)


def test_grown_once_is_the_colony_itself_told_apart_from_it_by_its_digest(content: Content) -> None:
    same = grown(content, 1)
    for table in ("module", "door", "machine", "crew", "tank", "locker", "scenario"):
        assert dict(same.table(table)) == dict(content.table(table))
    assert same.digests != content.digests


def test_a_colony_cannot_shrink_to_nothing(content: Content) -> None:
    with pytest.raises(ValueError, match="cannot grow to 0 times"):
        grown(content, 0)


def test_a_grown_colony_lives(content: Content) -> None:
    session = Session.new(grown(content, 2), "hab_3", 1)
    session.step()
    assert session.alive == 600
    session.close()
