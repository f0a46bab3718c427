"""The ward as time passes."""

from __future__ import annotations

import math

from game.sim import sums
from game.sim.clock import HOUR_S, Clock
from game.sim.hazards.draughts import foul
from game.sim.medical import rules
from game.sim.medical.components import Patient
from game.sim.medical.events import PatientAdmitted, PatientRecovered
from game.sim.minds.components import Standoff
from game.sim.minds.dread import in_trouble
from game.sim.people.components import Body, Harm, Presence, Whereabouts
from game.sim.people.events import PersonHurt, PersonRecovered
from game.sim.people.rules import ASLEEP, MOST_HURT_SHARE, able, die, fall, laid_low, move, watch
from game.sim.rescue.components import Carried, Pinned
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.structure.ways import Leg
from game.sim.work.components import OnJob, Walk
from game.sim.work.walking import set_out, way_for
from game.sim.world import World

WALKS_IN_FROM = 0.1
"""Injury with which somebody goes to the ward unasked."""
BY_THEMSELVES_H = 150.0
"""Time in which the worst of small injuries heals that nobody tends."""
UP = (OnJob, Walk, Carried, Pinned)
"""Nobody with one of these lies in a ward."""


class MedicalProcessor:
    """Gives out beds, lets the tended heal and the untended worsen. Writes ``Patient`` and ``Harm.injury_share``."""

    def __init__(self, world: World) -> None:
        """Listen for those who come round, and for those who are hurt."""
        self._world = world
        self._wards = rules.wards(world)
        self._hurt: dict[int, tuple[float, float]] = {}
        """Of those who were hurt since wounds were last looked at: when, in seconds since the game began, and how badly
        they were hurt before. Only what was got in the step that is looked at counts."""
        world.events.subscribe(PersonHurt, self._note)
        world.events.subscribe(PersonRecovered, lambda event: rules.come_round(world, event.person))

    def next_s(self) -> float:
        """Return when wounds would lay the first of the untended low, or kill them, in seconds since the game began."""
        world = self._world
        left_s = min((self._turns_in_s(entity) for entity, _ in world.each(Harm)), default=math.inf)
        return left_s if left_s == math.inf else world.one(Clock).elapsed_s + max(1.0, math.ceil(left_s))

    def process(self, step_s: float) -> None:
        """Let a step of time pass in the ward, and for those who should be there."""
        world = self._world
        hurt, risked = world.each(Harm), world.one(Presence).at_risk
        if not hurt and not risked and not world.each(Patient):
            return
        for ward, beds in self._wards.items():
            self._round(ward, beds, step_s)
        for entity, harm in list(hurt):
            if harm.injury_share > 0.0 and world.get(entity, Body).alive:
                self._wound(entity, harm, step_s)
                if self._goes_by_themselves(entity, harm):
                    self._walk_in(entity)

        self._hurt.clear()

    def _note(self, event: PersonHurt) -> None:
        """Remember how badly somebody was hurt before this moment."""
        now_s = self._world.one(Clock).elapsed_s
        if self._hurt.get(event.person, (-1.0, 0.0))[0] != now_s:
            self._hurt[event.person] = now_s, event.before_share

    def _walk_in(self, entity: int) -> None:
        """Let somebody hurt who can walk, and is not needed, go to the nearest ward by a way that is safe.

        Nobody goes to a ward with bad air, or out of good air through bad: they would turn at its door.
        """
        world = self._world
        avoid = in_trouble(world)
        best: list[Leg] | None = None
        for ward in self._wards:
            module = world.get(ward, Module)
            shut = module.barred or module.lost or ward in foul(world)
            legs = None if shut else way_for(world, entity, ward, "shelter", avoid)
            if legs and (best is None or _time_s(legs) < _time_s(best)):
                best = legs
        if best is not None:
            set_out(world, entity, best, "shelter")

    def _goes_by_themselves(self, entity: int, harm: Harm) -> bool:
        """Return whether somebody is hurt enough for the ward, and free to go and able to."""
        world = self._world
        if (
            harm.injury_share < WALKS_IN_FROM
            or not able(world, entity)
            or self._wards.get(world.get(entity, Whereabouts).module)
        ):
            return False
        return all(world.find(entity, kind) is None for kind in (*UP, Standoff))

    def _turns_in_s(self, entity: int) -> float:
        """Return the time until somebody's wounds lay them low, or if they lie there kill them."""
        low_share = self._world.the(Settlement).rules.fallen_from_share
        return rules.worsens_in_s(self._world, entity, low_share if able(self._world, entity) else 1.0)

    def _untended(self, entity: int) -> bool:
        return self._world.get(entity, Body).alive and rules.bedless(self._world, entity)

    def _wound(self, entity: int, harm: Harm, step_s: float) -> None:
        """Let a wound that nobody tends grow if it is bad, and heal by and by if it is not; the worst lay one low.

        What somebody got at the end of the step has had no time for either. Who lies there untended is followed from
        then on.
        """
        world = self._world
        if self._untended(entity):
            hurt_s, before_share = self._hurt.get(entity, (-1.0, 0.0))
            old_share = before_share if hurt_s == world.one(Clock).elapsed_s else harm.injury_share
            aged_share = self._aged(old_share, step_s)
            most_share = max(aged_share, MOST_HURT_SHARE)
            harm.injury_share = min(most_share, aged_share + (harm.injury_share - old_share))
            if harm.injury_share >= 1.0 - 1e-9:
                harm.injury_share = 1.0
                die(world, entity, "wounds")
                return
        if not laid_low(world, entity):
            return
        if able(world, entity):
            fall(world, entity, "wounds")
        if self._untended(entity) and entity not in world.one(Presence).at_risk:
            watch(world, [entity])

    def _aged(self, injury_share: float, step_s: float) -> float:
        """Return what a step of time makes of a wound that nobody tends."""
        figures = self._world.the(Settlement).rules
        if injury_share >= figures.worsens_from_share:
            return rules.worsened(injury_share, step_s, figures.worsen_h * HOUR_S)
        return max(0.0, injury_share - step_s / (BY_THEMSELVES_H * HOUR_S))

    def _round(self, ward: int, beds: int, step_s: float) -> None:
        """Take in, treat and send home in one ward."""
        world = self._world
        lying = [entity for entity in self._known() if self._lies(entity, ward)]
        for entity, patient in list(world.each(Patient)):
            if patient.ward == ward and entity not in lying:
                self._discharge(entity)
        waiting = [entity for entity in lying if rules.bedless(world, entity)]
        free = beds - (len(lying) - len(waiting))
        for entity in sorted(waiting, key=lambda one: (-rules.severity(world, one), one)):
            self._admit(entity, ward, has_bed=free > 0)
            free -= 1
        treated = [entity for entity in lying if not rules.bedless(world, entity)]
        if treated:
            share = rules.care_share(world, ward, len(treated))
            for entity in treated:
                self._treat(entity, share, step_s)

    def _known(self) -> list[int]:
        """Return everybody who may need the ward, in order."""
        world = self._world
        found = {entity for entity, _ in world.each(Harm)} | {entity for entity, _ in world.each(Patient)}
        return sorted(found.union(world.one(Presence).at_risk))

    def _lies(self, entity: int, ward: int) -> bool:
        """Return whether somebody lies in a ward that stands, and belongs there."""
        world = self._world
        lost = world.get(ward, Module).lost
        if lost or world.get(entity, Whereabouts).module != ward or not rules.needs_care(world, entity):
            return False
        return all(world.find(entity, kind) is None for kind in UP)

    def _admit(self, entity: int, ward: int, *, has_bed: bool) -> None:
        world = self._world
        patient = world.find(entity, Patient)
        if patient is None:
            patient = Patient(ward, "waiting")
            world.add(entity, patient)
        if has_bed:
            patient.state = "treated"
            world.events.say(PatientAdmitted(entity, ward))

    def _treat(self, entity: int, share: float, step_s: float) -> None:
        """Let care work for a step."""
        world = self._world
        figures = world.the(Settlement).rules
        rules.clear(world, entity, step_s * (figures.care_speed - 1.0) * share)
        harm = world.find(entity, Harm)
        if harm is None or harm.injury_share <= 0.0:
            return
        low = laid_low(world, entity)
        harm.injury_share = max(0.0, harm.injury_share - share * step_s / (figures.heal_h * HOUR_S))
        if low and not laid_low(world, entity):
            watch(world, [entity])

    def _discharge(self, entity: int) -> None:
        """Let somebody go who is well, was carried off, got up for an order, or died."""
        world = self._world
        patient = world.get(entity, Patient)
        world.remove(entity, Patient)
        if not world.get(entity, Body).alive or rules.needs_care(world, entity) or patient.state == "waiting":
            return
        where = world.get(entity, Whereabouts)
        if where.activity == ASLEEP:
            move(world, entity, where.module, "rest", where.room)
        harm = world.find(entity, Harm)
        world.events.say(PatientRecovered(entity, patient.ward, harm.lasting if harm is not None else ""))


def _time_s(legs: list[Leg]) -> float:
    return sums.total(leg[2] for leg in legs)
