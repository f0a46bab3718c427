"""How often somebody who plans looks at the desk, as a crisis goes on and news keeps coming."""

import pytest

from game.balance.policies.expert import ExpertPolicy
from tests.balance.expert.small_desk import Desk, colony, person

HOUR_S = 3_600.0


class Newsy(Desk):
    """A desk to which something new comes with every step."""

    looks = 0
    pages = 0

    def view(self, **wanted):
        self.looks += 1
        return super().view(**wanted)


@pytest.mark.parametrize(("from_h", "least", "most"), [(0.0, 50, 61), (12.0, 4, 6)])
def test_news_of_the_first_hour_is_met_at_once_and_that_of_a_long_watch_in_rounds(
    from_h: float, least: int, most: int
) -> None:
    policy, desk = ExpertPolicy(), Newsy(colony(person("ada")))
    list(policy.decide(desk))
    desk.looks = 0
    for breath in range(60):
        desk.elapsed_s = from_h * HOUR_S + 10.0 * (breath + 1)
        desk.news += 1
        list(policy.decide(desk))
    assert least <= desk.looks <= most


def test_a_watch_is_short_again_after_a_calm() -> None:
    policy, desk = ExpertPolicy(), Newsy(colony(person("ada")))
    for hour, crisis in ((0.0, True), (12.0, True), (13.0, False), (14.0, True)):
        desk.elapsed_s, desk.crisis, desk.news = hour * HOUR_S, crisis, desk.news + 1
        list(policy.decide(desk))
    desk.looks = 0
    for breath in range(3):
        desk.elapsed_s += 20.0
        desk.news += 1
        list(policy.decide(desk))
        assert desk.looks == breath + 1
