"""What somebody who plans makes of a view: which places are in danger, how long they have, and who cannot leave."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from game.balance.policies.seat import Seat
from game.session.orders import Evacuate
from game.session.view import AlarmView, ChoiceView, ColonyView, JobView, ModuleView, PersonView

SLOW_FALL_PERCENT_PER_MIN = -0.004
"""A reading that falls this fast, a quarter of a percent an hour, is no drift of the instrument."""
MASK_KPA = 30.0
"""Ambient pressure below which a mask's pure oxygen is too thin to breathe; suits from here down."""
UNKNOWN_LEAVING_S = 360.0
"""Time that leaving takes where the desk cannot say: a minute and a half to wake, the rest to walk and queue."""


@dataclass(frozen=True, slots=True)
class Danger:
    """A place where people come to harm if nothing is done."""

    module: ModuleView
    left_s: float | None
    """Time until they do, by the worst of the forecasts; none: not in sight."""
    falls_s: float | None
    """Earliest time at which the place comes down; none: not in sight."""
    breach: bool
    leavers: tuple[PersonView, ...]
    """Who is inside, lives and could walk out."""
    stuck: tuple[PersonView, ...]
    """Who is inside, lives, and cannot get out by themselves."""

    @property
    def urgency_s(self) -> float:
        """Time by which dangers are put in order: what harms soonest comes first."""
        return min(self.left_s if self.left_s is not None else 1e9, self.falls_s if self.falls_s is not None else 1e9)


class Situation:
    """One look at the desk. Choices are asked for once per place."""

    def __init__(self, seat: Seat) -> None:
        """Look."""
        self.seat = seat
        self.view: ColonyView = seat.view()
        self.modules = {module.id: module for module in self.view.modules}
        self.people = {person.id: person for person in self.view.people}
        self.jobs: dict[str, list[JobView]] = {}
        for job in self.view.jobs:
            self.jobs.setdefault(job.module, []).append(job)
        self._choices: dict[str, tuple[ChoiceView, ...]] = {}

    def choices(self, module: str) -> tuple[ChoiceView, ...]:
        """Return what can be ordered about a place."""
        if module not in self._choices:
            self._choices[module] = self.seat.choices(module)
        return self._choices[module]

    @cached_property
    def dangers(self) -> tuple[Danger, ...]:
        """The places in danger, the one with the least time first."""
        alarms: dict[str, list[AlarmView]] = {}
        for alarm in self.view.alarms:
            alarms.setdefault(alarm.module, []).append(alarm)
        falls = {frame.module: frame.soonest_s for frame in self.view.frames if frame.soonest_s is not None}
        found = [
            self._danger(module, alarms.get(module.id, []), falls.get(module.id))
            for module in self.view.modules
            if not module.lost and (module.id in falls or self._is_wrong(module, alarms.get(module.id, [])))
        ]
        return tuple(sorted(found, key=lambda danger: (danger.urgency_s, danger.module.id)))

    def _is_wrong(self, module: ModuleView, alarms: list[AlarmView]) -> bool:
        """Return whether a place needs an answer: any alarm but a notice, and a notice of oxygen that really falls.

        A notice comes an hour before the caution, and that hour is what a search needs.
        """
        if any(alarm.level != "notice" for alarm in alarms) or module.harm_s is not None:
            return True
        falling = module.air.o2_percent_per_min < SLOW_FALL_PERCENT_PER_MIN
        return falling and any(alarm.id.startswith("oxygen") for alarm in alarms)

    def _danger(self, module: ModuleView, alarms: list[AlarmView], falls_s: float | None) -> Danger:
        inside = [self.people[name] for name in module.people if self.people[name].doing != "dead"]
        reach = {room.id: room.reach for room in module.rooms}
        stuck, leavers = [], []
        for person in inside:
            held = person.doing == "down" or person.pinned or module.cut_off
            if held or reach.get(person.room, "open") in ("jammed", "blocked", "cut_off"):
                stuck.append(person)
            else:
                leavers.append(person)
        harms = [module.harm_s, *(alarm.harm_s for alarm in alarms)]
        known = [harm_s for harm_s in harms if harm_s is not None]
        return Danger(
            module=module,
            left_s=min(known) if known else None,
            falls_s=falls_s,
            breach=any(alarm.level == "breach" for alarm in alarms),
            leavers=tuple(leavers),
            stuck=tuple(stuck),
        )

    def leaving_s(self, module: str) -> float:
        """Return how long it takes until the slowest is out of a place, at the latest."""
        for choice in self.choices(module):
            if isinstance(choice.order, Evacuate) and choice.latest_s is not None:
                return choice.latest_s
        return UNKNOWN_LEAVING_S

    def pressure_kpa(self, module: str, in_s: float) -> float:
        """Return the pressure that a place will have by then: by forecast where there is one, else by its trend."""
        air = self.modules[module].air
        if air.pressure_kpa is None:
            return 100.0
        if air.pressure_kpa_per_min > -0.05:
            return air.pressure_kpa
        forecasts = self.seat.forecasts(module)
        course = forecasts[0].pressure_kpa if forecasts else ()
        coming = [kpa for at_s, kpa in course if at_s <= in_s]
        straight = air.pressure_kpa + air.pressure_kpa_per_min * in_s / 60.0
        return max(0.0, min(coming) if coming else straight)
