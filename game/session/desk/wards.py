"""Those who will not do as ordered, those in care, and what waiting for the next strike costs."""

from __future__ import annotations

from game.session.desk.words import Words
from game.session.view import PatientView, PrecautionView, StandoffView
from game.sim.clock import HOUR_S, Clock
from game.sim.hazards import precautions
from game.sim.hazards.components import Precautions
from game.sim.medical.components import Patient
from game.sim.minds.answers import insist_odds_share
from game.sim.minds.components import Standoff
from game.sim.people.components import Body, Harm, Person
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.world import World


class Wards:
    """Looks at minds and bodies that are in somebody's care."""

    def __init__(self, world: World, words: Words) -> None:
        """Remember where to look."""
        self._world = world
        self._words = words
        self._rules = world.the(Settlement).rules

    def standoffs(self) -> tuple[StandoffView, ...]:
        """Return everybody who waits for an answer to their no."""
        world = self._world
        found = []
        for entity, standoff in world.each(Standoff):
            person = world.get(entity, Person)
            found.append(
                StandoffView(
                    person=person.id,
                    name=person.name,
                    kind=standoff.kind,
                    text=self._words.say(standoff.text, {"who": person.name}),
                    job=standoff.job,
                    insist_odds_share=insist_odds_share(world, entity),
                )
            )
        return tuple(found)

    def patients(self) -> tuple[PatientView, ...]:
        """Return everybody in the ward, or by its door."""
        world = self._world
        found = []
        for entity, patient in world.each(Patient):
            person = world.get(entity, Person)
            place = world.the(Settlement).place_name(world.get(patient.ward, Module).id)
            values = {"who": person.name, "place": place}
            found.append(
                PatientView(
                    person=person.id,
                    name=person.name,
                    state=patient.state,
                    text=self._words.say(f"patient.{patient.state}", values),
                    left_s=self._left_s(entity, patient),
                )
            )
        return tuple(found)

    def _left_s(self, entity: int, patient: Patient) -> float | None:
        """Return about how long somebody under care will lie there."""
        if patient.state != "treated" or not self._world.get(entity, Body).alive:
            return None
        harm = self._world.find(entity, Harm)
        return None if harm is None else harm.injury_share * self._rules.heal_h * HOUR_S

    def precautions(self) -> PrecautionView | None:
        """Return whether the colony waits for the next strike; nothing where it never has."""
        state = self._world.one(Precautions)
        lost_h = precautions.lost_h(self._world)
        if not state.on and lost_h == 0.0:
            return None
        return PrecautionView(state.on, self._world.one(Clock).start_s + state.since_s, lost_h)
