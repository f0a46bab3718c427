"""How often somebody who plans looks at the desk, as a crisis goes on and news keeps coming."""

from dataclasses import replace

import pytest

from game.balance.policies.expert import ExpertPolicy
from game.session.view import ChoiceView
from tests.balance.expert.small_desk import Desk, colony, job, person

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


class Asked(Desk):
    """A desk that counts how often it is asked what it offers."""

    asked = 0
    pages = 0

    def choices(self, module: str, **wanted: object) -> tuple[ChoiceView, ...]:
        self.asked += 1
        return super().choices(module, **wanted)


@pytest.mark.parametrize(("inside", "least", "most"), [("hut", 40, 200), ("elsewhere", 1, 6)])
def test_where_nobody_is_teams_that_come_and_go_for_weeks_are_no_reason_to_ask_again(
    inside: str, least: int, most: int
) -> None:
    ada = person("ada", module=inside)
    policy, desk = ExpertPolicy(), Asked(colony(ada))
    for hour in range(500):
        if hour == 450:
            desk.asked = 0
        desk.elapsed_s, desk.news = hour * HOUR_S, hour
        desk._view = replace(colony(ada), elapsed_s=desk.elapsed_s, jobs=(job(id=hour, people=()),))
        list(policy.decide(desk))
    assert least <= desk.asked <= most
