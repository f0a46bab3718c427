"""A colony of a few rooms with a ward, and people in it who are hurt."""

from __future__ import annotations

from game.sim.clock import Clock
from game.sim.medical.components import Patient
from game.sim.medical.processors import MedicalProcessor
from game.sim.people.components import Body, Harm, Person
from game.sim.people.processors import PhysiologyProcessor
from game.sim.people.rules import hurt, watch
from tests.sim.small_colony import SmallColony

SCENARIO = """
[[module]]
id = "ward"
volume_m3 = 600.0
ward_beds = 2

[[module]]
id = "hall"
volume_m3 = 600.0

[[door]]
id = "door"
between = ["ward", "hall"]

[[colonists]]
module = "hall"
count = 6
activity = "rest"
"""


class Ward:
    """A ward of two beds beside a hall, and people to be hurt."""

    def __init__(self, *, medics: int = 0) -> None:
        self.colony = SmallColony(SCENARIO)
        self.world = self.colony.world
        self.people = self.colony.people
        self.processors = (PhysiologyProcessor(self.world), MedicalProcessor(self.world))
        for person in self.people[len(self.people) - medics :]:
            self.world.get(person, Person).skills["medicine"] = 0.7
            self.colony.put(person, "ward", "work")

    def hurt(self, number: int, share: float, place: str = "ward") -> int:
        person = self.people[number]
        self.world.add(person, Harm(share))
        self.colony.put(person, place)
        return person

    def fell(self, number: int, *, dying: float = 0.0, down_s: float = 0.0, place: str = "ward") -> int:
        person = self.people[number]
        body = self.world.get(person, Body)
        body.down, body.hypoxia_dose, body.dying_share, body.worst_share = True, 1.5, dying, dying
        body.down_s = down_s
        self.colony.put(person, place)
        watch(self.world, [person])
        return person

    def strike(self, number: int, share: float, step_s: float) -> int:
        """Let somebody be wounded as a step ends."""
        person = self.people[number]
        self.world.one(Clock).elapsed_s += step_s
        hurt(self.world, person, share)
        for processor in self.processors:
            processor.process(step_s)
        return person

    def wait(self, time_s: float, step_s: float = 30.0) -> None:
        clock = self.world.one(Clock)
        end_s = clock.elapsed_s + time_s
        while clock.elapsed_s < end_s - 1e-9:
            now_s = min(step_s, end_s - clock.elapsed_s)
            clock.elapsed_s += now_s
            for processor in self.processors:
                processor.process(now_s)

    def state(self, person: int) -> str:
        patient = self.world.find(person, Patient)
        return "" if patient is None else patient.state

    def injury(self, person: int) -> float:
        return self.world.get(person, Harm).injury_share
