"""Orders that can be told apart: each names whom or what it is about."""

from __future__ import annotations

from collections.abc import Callable

from game.session.orders import CloseDoor, SealDoor, SendTeam
from game.session.session import Session
from tests.session.desk_asking import offered

Played = Callable[..., Session]


def two_teams(session: Session) -> Session:
    """Send one team to the vent of Hab-3, and another to look for the leak."""
    for kind in ("close_vent", "search"):
        session.order(next(choice for choice in offered(session, "hab_3", kind) if not choice.refused).order)
    return session


def test_whoever_is_sent_to_help_is_told_whom(played: Played) -> None:
    session = two_teams(played("hab_3", 900.0))
    helped = [choice.label.rpartition(": ")[2] for choice in offered(session, "hab_3", "join")]
    leads = [choice.label for choice in offered(session, "hab_3", "withdraw")]
    assert len(helped) == 2
    assert sorted(leads) == sorted(f"Order {name.removeprefix('help ')} out" for name in helped)


def test_machines_that_can_be_fetched_are_named_with_what_they_give(played: Played) -> None:
    found = offered(played("hab_3", 900.0), "hab_3", "move")
    assert [choice.label for choice in found] == [
        "Fetch Extension backup generator",
        "Fetch Dome three backup generator",
    ]
    assert all("% of the old one" in choice.effect for choice in found)
    assert all(isinstance(choice.order, SendTeam) for choice in found)


def test_only_doors_that_are_not_sealed_are_counted_as_to_be_sealed(played: Played) -> None:
    session = played("hab_3", 900.0)
    first, second, *others = [door.id for door in session.view().doors if "hab_3" in (door.a, door.b)]
    session.order(SealDoor(first))
    session.order(CloseDoor(second))
    (seal,) = offered(session, "hab_3", "seal")
    assert seal.label == f"Seal every door ({1 + len(others)})"
