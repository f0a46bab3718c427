"""The hours of each shift, booked when it ends, and the books of each sol."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from game.sim.clock import LOCAL_HOUR_S, ROUNDING_S, Clock, passed
from game.sim.crews import strain
from game.sim.crews.book import CrewBook
from game.sim.crews.booking import Turnout, spend_shift
from game.sim.crews.components import Booked, Off, Strain
from game.sim.crews.events import ShiftBooked
from game.sim.hazards.events import AlarmRaised
from game.sim.medical.components import Patient
from game.sim.minds.components import Mind, Standoff
from game.sim.minds.sleep import WORN_FROM, sleepy_share, with_weeks
from game.sim.people.components import Body, Person, Whereabouts
from game.sim.rescue.components import Carried, Pinned
from game.sim.upkeep.components import Records
from game.sim.work.components import OnJob
from game.sim.world import World

AWAY: tuple[type[Any], ...] = (OnJob, Carried, Pinned, Patient, Standoff, Off)
"""Nobody with one of these works for their crew."""
Row = tuple[int, Person, Whereabouts, Body, Mind]


class CrewProcessor:
    """Books hours at the ends of shifts and closes the books of sols. Writes ``Booked``, ``Watch`` and ``Strain``."""

    def __init__(self, world: World) -> None:
        """Begin to listen."""
        self._world = world
        self._book = world.the(CrewBook)
        self._shifts = self._book.shifts
        self._until_s = -math.inf if self._shifts else math.inf
        """Before this, in seconds since midnight of sol 0, nothing ends; found anew after a load."""
        self._on: dict[str, list[Row]] = {}
        self._part: dict[str, dict[str, float]] = {}
        self._seen: list[tuple[int, str, str]] = []
        self._rows: list[tuple[int, Person]] | None = None
        self._writes = -1
        if self._shifts:
            world.events.subscribe(AlarmRaised, lambda event: strain.alarmed(world, event.module))

    def _look(self) -> None:
        """Look up who is on which shift, if people have come or gone or were given another."""
        world = self._world
        rows = world.each(Person)
        if self._rows is rows and self._writes == Person.writes:
            return
        self._rows, self._writes = rows, Person.writes
        seen = [(entity, person.shift, person.crew) for entity, person in rows]
        if self._seen == seen:
            return
        self._seen = seen
        self._on = {name: [] for name in self._shifts}
        strength: dict[str, int] = {}
        for entity, person in rows:
            if person.shift in self._on and person.crew in self._book.row:
                where, body = world.get(entity, Whereabouts), world.get(entity, Body)
                self._on[person.shift].append((entity, person, where, body, world.get(entity, Mind)))
                strength[person.crew] = strength.get(person.crew, 0) + 1
        self._part = {}
        for name, people in self._on.items():
            part = self._part[name] = {}
            for _, person, _, _, _ in people:
                part[person.crew] = part.get(person.crew, 0.0) + 1.0 / strength[person.crew]

    def process(self, step_s: float) -> None:
        """If a shift has ended, book its hours; if a sol has, close its books."""
        clock = self._world.one(Clock)
        now_s = clock.now_s
        if now_s < self._until_s:
            return
        for name, shift in self._shifts.items():
            if passed(shift.work_to_h, now_s, step_s):
                self._ended(name)
        booked = self._world.one(Booked)
        if clock.sol != booked.sol:
            self._sol_over(booked, clock.sol)
        marks = [*(shift.work_to_h for shift in self._shifts.values()), 24.0]
        ahead_h = min((mark - clock.local_h) % 24.0 or 24.0 for mark in marks)
        self._until_s = now_s + ahead_h * LOCAL_HOUR_S - ROUNDING_S

    def _ended(self, name: str) -> None:
        """Count who worked a shift, and spend their hours by plan."""
        self._look()
        world, book, booked = self._world, self._book, self._world.one(Booked)
        turnouts = self._turnouts(name)
        heads = np.array([float(len(turnouts[crew].people)) if crew in turnouts else 0.0 for crew in book.crews])
        order = list(self._shifts).index(name)
        booked.shift_heads[order] = heads
        booked.heads[:] = booked.shift_heads.sum(axis=0)
        before_h = float(booked.today_h.sum())
        spend_shift(world, turnouts, self._part[name])
        world.events.say(ShiftBooked(name, float(booked.today_h.sum()) - before_h))

    def _turnouts(self, name: str) -> dict[str, Turnout]:
        """Return who of each crew worked the shift that ends."""
        world, rules = self._world, self._book.rules
        from_share, loss_share = rules.weary_from_share, rules.weary_loss_share
        away = {entity for kind in AWAY for entity, _ in world.each(kind)}
        away.update(person for callout in world.one(Records).callouts for person in callout.people)
        strained = world.one(Strain)
        weary = dict(zip(strained.people, strained.weary.tolist(), strict=True))
        rested: float | None = None
        turnouts: dict[str, Turnout] = {}
        for entity, person, where, body, mind in self._on[name]:
            if body.down or where.activity != "work" or entity in away:
                continue
            if mind.woken_s < 0.0 and mind.lost_h <= 0.0:
                # Everybody of a shift who slept through is as sleepy as the next.
                rested = sleepy = sleepy_share(world, entity) if rested is None else rested
            else:
                sleepy = sleepy_share(world, entity)
            worn = weary.get(entity, 0.0) - from_share
            worn = worn / (1.0 - from_share) if worn > 0.0 else 0.0
            turnout = turnouts.get(person.crew)
            if turnout is None:
                turnout = turnouts[person.crew] = Turnout()
            turnout.people.append(entity)
            turnout.fit += 1.0 - loss_share * worn
            tired = with_weeks(sleepy, mind) if mind.weary_share > WORN_FROM else sleepy
            turnout.tired += tired if tired > worn else worn
        return turnouts

    def _sol_over(self, booked: Booked, sol: int) -> None:
        """Close the books of a sol, and let it be felt."""
        booked.last_h[:] = booked.today_h / max(1, sol - booked.sol)
        booked.today_h[:] = 0.0
        booked.sol = sol
        strain.sol_over(self._world)
