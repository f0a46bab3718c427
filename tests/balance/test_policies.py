"""Who sits at the desk when nobody plays."""

from game.balance.policies import POLICIES
from game.session.view import ColonyView


def test_the_idle_never_look_and_never_order() -> None:
    def look() -> ColonyView:
        raise AssertionError("looked")

    assert list(POLICIES["idle"]().decide(look)) == []
