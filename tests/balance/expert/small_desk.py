"""A desk drawn by hand: a hut in danger, those in it and near it, and what the desk offers."""

from collections.abc import Callable, Collection
from dataclasses import replace

from game.balance.policies.expert.situation import Situation
from game.session.orders import (
    Order,
    Refusal,
    SendTeam,
)
from game.session.view import (
    EVERY_LIST,
    AirView,
    AlarmView,
    ChoiceView,
    ColonyView,
    ForecastView,
    JobView,
    ListName,
    ModuleView,
    PersonView,
)

AIR = AirView(20.0, 20.2, 0.1, 100.0, 295.0, -0.1, 0.0)
VACUUM = replace(AIR, pressure_kpa=10.0, pressure_kpa_per_min=-2.0)


class Desk:
    """A seat at a desk that shows what it is told to."""

    elapsed_s = 0.0
    crisis = True
    news = 1

    def __init__(
        self, view: ColonyView, choices: tuple[ChoiceView, ...] = (), refuses: Callable[[Order], bool] | None = None
    ) -> None:
        self._view = view
        self._choices = choices
        self._refuses = refuses or (lambda order: False)

    def view(self, *, lists: Collection[ListName] = EVERY_LIST, forecasts: bool = True) -> ColonyView:
        return self._view

    def choices(self, module: str, **wanted: object) -> tuple[ChoiceView, ...]:
        return self._choices

    def forecasts(self, module: str) -> tuple[ForecastView, ...]:
        return ()

    def check(self, order: Order) -> Refusal | None:
        return Refusal("refused.any") if self._refuses(order) else None


def person(name: str, **changes: object) -> PersonView:
    return replace(
        PersonView(name, name, "", "", True, "hut", "resting", "", "", 0.0, None, "well", (("craft", 0.8),)),
        **changes,
    )


def alarm(level: str) -> AlarmView:
    return AlarmView("leak", "hut", level, "", "", "", 0.0, False, None)


def job(**changes: object) -> JobView:
    base = JobView(7, "weld", "", "plate", "hut", ("ada",), "working", False, (), 300.0, 600.0, None, 0.0)
    return replace(base, **changes)


def colony(*people: PersonView, harm_s: float | None = 600.0, level: str = "danger", **changes: object) -> ColonyView:
    """A hut in danger with these people in it."""
    module = {
        key: changes.pop(key) for key in ("barred", "cut_off", "rooms", "air", "lost", "comes_home") if key in changes
    }
    names = tuple(each.id for each in people if each.module == "hut")
    hut = ModuleView("hut", "", "residential", 400.0, 4, AIR, names, 0, False, harm_s, None)
    view = ColonyView(
        *(0.0, 0.0, 0, 0.0, True, "", ""),
        modules=(replace(hut, **module),),
        doors=(),
        machines=(),
        groups=(),
        people=people,
        jobs=(),
        alarms=(alarm(level),),
        tanks=(),
        lockers=(),
        vitals=(),
        log=(),
        coming=(),
        end=None,
    )
    return replace(view, **changes)


def choice(order: Order, kind: str = "replace", **changes: object) -> ChoiceView:
    return replace(ChoiceView(order, "", "", "plain", kind=kind), **changes)


def send(task: str, target: str, *people: str) -> SendTeam:
    return SendTeam(people or ("bo",), task, target)


def orders(rule: Callable[..., object], desk: Desk) -> list[Order]:
    """What a rule orders for the only place in danger."""
    situation = Situation(desk)
    (danger,) = situation.dangers
    return list(rule(situation, danger))


ADA, BO = person("ada"), person("bo", module="shop")
