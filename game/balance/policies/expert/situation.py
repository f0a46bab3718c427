"""What somebody who plans makes of a view: which places are in danger, how long they have, and who cannot leave."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from game.balance.policies.expert.memory import Memory
from game.balance.policies.seat import Seat
from game.session.orders import Evacuate
from game.session.view import AlarmView, ChoiceView, ColonyView, JobView, ListName, ModuleView, PersonView

SEEN: Final[tuple[ListName, ...]] = (
    "modules", "groups", "people", "jobs", "alarms", "holes", "frames", "patients", "standoffs",
)  # fmt: skip
"""Lists that a look goes by."""
SLOW_FALL_PERCENT_PER_MIN = -0.004
"""A reading that falls this fast, a quarter of a percent an hour, is no drift of the instrument."""
BREACH_WAIT_S = 3_600.0
"""A breach that leaves less than this is deadly: holes grow, and forecasts take it that they do not."""
UNKNOWN_LEAVING_S = 360.0
"""Time that leaving takes where the desk cannot say: a minute and a half to wake, the rest to walk and queue."""
UNREACHED = ("jammed", "blocked", "cut_off")


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
    """Who is inside without a task, lives and could walk out."""
    stuck: tuple[PersonView, ...]
    """Who is inside, lives, and cannot get out by themselves."""

    @property
    def urgency_s(self) -> float:
        """Time by which dangers are put in order: what harms soonest comes first."""
        return min(self.left_s if self.left_s is not None else 1e9, self.falls_s if self.falls_s is not None else 1e9)

    @property
    def deadly(self) -> bool:
        """Whether the air runs out of it so fast that nobody stays who can leave."""
        return self.breach and self.left_s is not None and self.left_s < BREACH_WAIT_S


class Situation:
    """One look at the desk. Choices are asked for once per place, or those of some kinds where no others are wanted."""

    def __init__(self, seat: Seat, memory: Memory | None = None) -> None:
        """Look."""
        self.seat = seat
        self.memory = Memory() if memory is None else memory
        self.view: ColonyView = seat.view(lists=SEEN)
        self.modules = {module.id: module for module in self.view.modules}
        self.people = {person.id: person for person in self.view.people}
        self.jobs: dict[str, list[JobView]] = {}
        for job in self.view.jobs:
            self.jobs.setdefault(job.module, []).append(job)
        self.taken = {job.target for job in self.view.jobs}
        """What somebody is at already, or has been sent to in this look."""
        self.wanting: set[str] = set()
        """Targets for which there is no spare, whoever goes."""
        self._choices: dict[str, tuple[ChoiceView, ...]] = {}
        self._note_breaches()

    def _note_breaches(self) -> None:
        """Bring the note on opened hulls up to date: thin air silences an alarm and closes no hole."""
        breached = self.memory.breached
        for alarm in self.view.alarms:
            if alarm.level == "breach" and alarm.module not in breached:
                breached.append(alarm.module)
        for module in list(breached):
            states = [hole.state for hole in self.view.holes if hole.module == module]
            alarmed = any(alarm.module == module and alarm.level == "breach" for alarm in self.view.alarms)
            if not alarmed and states and all(state == "patched" for state in states):
                breached.remove(module)

    def choices(self, module: str, kinds: Collection[str] = ()) -> tuple[ChoiceView, ...]:
        """Return what can be ordered about a place, single doors aside; with ``kinds`` those, and others if known."""
        if module in self._choices:
            return self._choices[module]
        found = self.seat.choices(module, kinds=kinds)
        if not kinds:
            self._choices[module] = found
        return found

    @cached_property
    def dangers(self) -> tuple[Danger, ...]:
        """The places in danger, the one with the least time first."""
        alarms: dict[str, list[AlarmView]] = {}
        for alarm in self.view.alarms:
            alarms.setdefault(alarm.module, []).append(alarm)
        helpless = self._helpless()
        falls = {frame.module: frame.soonest_s for frame in self.view.frames if frame.soonest_s is not None}
        found = [
            self._danger(module, alarms.get(module.id, []), falls.get(module.id))
            for module in self.view.modules
            if not module.lost
            and (module.id in falls or module.id in helpless or self._is_wrong(module, alarms.get(module.id, [])))
        ]
        return tuple(sorted(found, key=lambda danger: (danger.urgency_s, danger.module.id)))

    def _is_wrong(self, module: ModuleView, alarms: list[AlarmView]) -> bool:
        """Return whether a place needs an answer: any alarm but a notice, and a notice of oxygen that really falls.

        A notice comes an hour before the caution, and that hour is what a search needs.
        """
        if module.id in self.memory.breached or module.harm_s is not None:
            return True
        if self.memory.breached:
            return False  # a hull that is open takes the neighbours' air as well
        if any(alarm.level != "notice" for alarm in alarms):
            return True
        falling = module.air.o2_percent_per_min < SLOW_FALL_PERCENT_PER_MIN
        return falling and any(alarm.id.startswith("oxygen") for alarm in alarms)

    def _helpless(self) -> set[str]:
        """Return the places where somebody lies, or is shut in, whom nobody looks after yet, whatever the air there."""
        cared_for = {patient.person for patient in self.view.patients}
        shut = {room.id for module in self.view.modules for room in module.rooms if room.reach in UNREACHED}
        return {
            person.module
            for person in self.view.people
            if (person.doing == "down" or person.pinned or (person.room in shut and person.doing != "dead"))
            and person.id not in cared_for
            and not person.carried_by
        }

    def _danger(self, module: ModuleView, alarms: list[AlarmView], falls_s: float | None) -> Danger:
        inside = [self.people[name] for name in module.people if self.people[name].doing != "dead"]
        reach = {room.id: room.reach for room in module.rooms}
        cared_for = {patient.person for patient in self.view.patients}
        stuck, leavers = [], []
        for person in inside:
            held = person.doing == "down" or person.pinned or module.shut_in
            if person.id in cared_for:
                continue
            if held or reach.get(person.room, "open") in UNREACHED:
                if not person.carried_by:
                    stuck.append(person)
            elif person.doing != "on a job":
                leavers.append(person)
        harms = [module.harm_s, *(alarm.harm_s for alarm in alarms)]
        known = [harm_s for harm_s in harms if harm_s is not None]
        return Danger(
            module=module,
            left_s=min(known) if known else None,
            falls_s=falls_s,
            breach=module.id in self.memory.breached,
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
        """Return the lowest pressure that a place will have until then: by forecast, else by its trend."""
        air = self.modules[module].air
        if air.pressure_kpa is None:
            return 100.0
        forecasts = self.seat.forecasts(module)
        course = forecasts[0].pressure_kpa if forecasts else ()
        coming = [kpa for at_s, kpa in course if at_s <= in_s]
        lowest = min([air.pressure_kpa, *coming])
        if not coming:
            lowest += min(0.0, air.pressure_kpa_per_min) * in_s / 60.0
        return max(0.0, lowest)
