"""A few modules of one's own with lockers, leaks and people who can be sent to work, in which all of it goes on."""

import dataclasses
import tomllib
from typing import TypeVar

import msgspec

from game.content.kinds.place import DoorState, HolePlan, PassagePlan
from game.content.kinds.scenario import ScenarioKind
from game.content.kinds.work import LockerPlan
from game.session.orders import Accepted, JoinTeam, Refusal, SendTeam, Withdraw
from game.session.teams import join_team, refuse_join, refuse_team, refuse_withdrawal, send_team, withdraw
from game.sim.air.atmospherics import Atmospherics
from game.sim.air.matter import O2
from game.sim.air.processors import AirProcessor
from game.sim.clock import Clock
from game.sim.founding import found, settle
from game.sim.gear.components import Breather
from game.sim.gear.processors import GearProcessor
from game.sim.hardware.components import Part
from game.sim.hardware.processors import MachineProcessor
from game.sim.hardware.rules import fail_part, parts_of
from game.sim.people.components import Body, Person
from game.sim.people.processors import PhysiologyProcessor
from game.sim.people.rules import move, place_of
from game.sim.register import Register
from game.sim.rescue.carrying import CarryingProcessor
from game.sim.settlement import Settlement
from game.sim.stores.components import Locker
from game.sim.structure.components import Hole, Module, Room
from game.sim.structure.rules import module_of, open_hole, set_door
from game.sim.work.components import Job, OnJob
from game.sim.work.patching import PatchProcessor
from game.sim.work.processors import JobProcessor
from game.sim.work.walking import WalkingProcessor
from game.sim.world import World
from tests.airs import elements_mol, scale_air
from tests.core_pack import core
from tests.sim.small_colony import HEAD

E = TypeVar("E")

STEP_S = 10.0
"""Longest step."""
HOUSE = """
[[module]]
id = "hall"
volume_m3 = 400.0
rooms = [
    { id = "cabin", name = "Cabin", length_m = 12.0 },
    { id = "closet", name = "Closet" },
]
[[module]]
id = "ward"
volume_m3 = 300.0
ward_beds = 2
[[module]]
id = "depot"
volume_m3 = 300.0
[[module]]
id = "annex"
volume_m3 = 200.0
[[door]]
id = "hall_door"
between = ["ward", "hall"]
walk_s = 20.0
[[door]]
id = "depot_door"
between = ["ward", "depot"]
walk_s = 30.0
[[door]]
id = "annex_door"
between = ["hall", "annex"]
walk_s = 25.0
[[tank]]
id = "oxygen"
name = "Oxygen"
holds = "oxygen"
amount_kg = 50.0
capacity_kg = 100.0
[[tank]]
id = "nitrogen"
name = "Nitrogen"
holds = "nitrogen"
amount_kg = 500.0
capacity_kg = 1000.0
[[machine]]
id = "maker"
kind = "oxygen_generator"
module = "annex"
[[colonists]]
module = "ward"
count = 5
"""
"""A ward between a depot and a hall with two rooms, and an annex behind the hall. Five people are in the ward."""
SHELVES = """
[[passage]]
id = "closet_door"
name = "Closet door"
between = ["hall", "closet"]
length_m = 6.0
state = "jammed"
[[locker]]
id = "shelf"
module = "depot"
[locker.items]
mask = 4
canister = 3
pressure_suit = 2
sealant = 3
strips = 2
crowbar = 1
leak_detector = 1
stretcher = 1
tool_kit = 1
weld_kit = 1
cart = 1
"""
"""One locker, in the depot. The closet's door is jammed."""


class CrewedColony:
    """A bare settlement from TOML with passages and lockers besides; its people are ``colonist_1`` and so on."""

    def __init__(self, scenario: str = HOUSE, extra: str = SHELVES, seed: int = 1) -> None:
        plan = msgspec.convert(tomllib.loads(HEAD + scenario), ScenarioKind)
        more = tomllib.loads(extra)
        settlement = dataclasses.replace(
            Settlement.of(core(), plan),
            passages={row["id"]: msgspec.convert(row, PassagePlan) for row in more.get("passage", [])},
            lockers={row["id"]: msgspec.convert(row, LockerPlan) for row in more.get("locker", [])},
        )
        self.world: World = found(settlement, seed)
        self.register = self.world.the(Register)
        settle(self.world)
        self.heard: list[object] = []
        self.world.events.subscribe_all(self.heard.append)
        self.air = AirProcessor(self.world)
        self.walking = WalkingProcessor(self.world)
        self.jobs = JobProcessor(self.world)
        self.patches = PatchProcessor(self.world)
        self.after = (
            PhysiologyProcessor(self.world), MachineProcessor(self.world), self.walking, self.patches,
            CarryingProcessor(self.world), self.jobs, GearProcessor(self.world),
        )  # fmt: skip

    @property
    def now_s(self) -> float:
        return self.world.one(Clock).elapsed_s

    def wait(self, time_s: float) -> None:
        """Let everything go on for some time."""
        end_s = self.now_s + time_s
        while self.now_s < end_s - 1e-6:
            due_s = min(self.walking.next_s(), self.jobs.next_s(), self.patches.next_s())
            step_s = min(STEP_S, end_s - self.now_s, max(1.0, due_s - self.now_s))
            passed_s = self.air.process(step_s)
            self.world.one(Clock).elapsed_s += passed_s
            for processor in self.after:
                processor.process(passed_s)

    def wait_for(self, kind: type[E], within_s: float = 14_400.0) -> E:
        """Let everything go on until something of a kind is said, and return it."""
        before = len(self.said(kind))
        end_s = self.now_s + within_s
        while len(self.said(kind)) == before:
            assert self.now_s < end_s, f"no {kind.__name__} within {within_s} s"
            self.wait(STEP_S)
        return self.said(kind)[before]

    def said(self, kind: type[E]) -> list[E]:
        return [event for event in self.heard if type(event) is kind]

    def person(self, number: int = 1) -> int:
        return self.register.people[f"colonist_{number}"]

    def skilled(self, level: float, *numbers: int) -> None:
        """Let people be as good as this at everything."""
        for number in numbers:
            self.world.get(self.person(number), Person).skills = dict.fromkeys(SKILLS, level)

    def put(self, number: int, place: str, activity: str = "rest") -> int:
        entity = self.register.places[place]
        module = module_of(self.world, entity)
        move(self.world, self.person(number), module, activity, 0 if entity == module else entity)
        return self.person(number)

    def where(self, number: int) -> str:
        place = place_of(self.world, self.person(number))
        found_room = self.world.find(place, Room)
        return found_room.id if found_room is not None else self.world.get(place, Module).id

    def fell(self, number: int) -> int:
        """Let somebody lie senseless where they are."""
        body = self.world.get(self.person(number), Body)
        body.down, body.hypoxia_dose = True, 1.2
        return self.person(number)

    def pierce(self, place: str, mm: float, *, crack: bool = False, found: bool = True) -> str:
        """Open a hole and return its id."""
        entity = self.register.places[place]
        module = module_of(self.world, entity)
        plan = HolePlan(module=self.world.get(module, Module).id, diameter_mm=mm)
        room = 0 if entity == module else entity
        return self.hole_of(open_hole(self.world, module, plan, room=room, crack=crack, found=found)).id

    def hole_of(self, entity: int) -> Hole:
        return self.world.get(entity, Hole)

    def hole(self, name: str) -> Hole:
        return next(hole for _, hole in self.world.each(Hole) if hole.id == name)

    def locker(self, name: str) -> dict[str, int]:
        return next(locker.items for _, locker in self.world.each(Locker) if locker.id == name)

    def breather(self, number: int) -> Breather | None:
        return self.world.find(self.person(number), Breather)

    def try_to_send(self, *numbers: int, task: str, target: str, **order: object) -> Refusal | Accepted:
        wish = msgspec.convert(
            {"people": [f"colonist_{n}" for n in numbers], "task": task, "target": target, **order}, SendTeam
        )
        refusal = refuse_team(self.world, wish)
        return Accepted(send_team(self.world, wish)) if refusal is None else refusal

    def send(self, *numbers: int, task: str, target: str, **order: object) -> int:
        answer = self.try_to_send(*numbers, task=task, target=target, **order)
        assert isinstance(answer, Accepted), answer
        return answer.job

    def refusal(self, *numbers: int, task: str, target: str, **order: object) -> str:
        answer = self.try_to_send(*numbers, task=task, target=target, **order)
        assert isinstance(answer, Refusal), answer
        return answer.reason

    def join(self, job: int, number: int, *, masks: bool = False) -> None:
        order = JoinTeam(job, f"colonist_{number}", masks)
        assert refuse_join(self.world, order) is None
        join_team(self.world, order)

    def withdraw(self, job: int) -> None:
        assert refuse_withdrawal(self.world, Withdraw(job)) is None
        withdraw(self.world, Withdraw(job))

    def shut(self, door: str, state: DoorState = "sealed") -> None:
        set_door(self.world, self.register.doors[door], state)

    def job_of(self, number: int) -> int:
        """The job that somebody is on."""
        return self.world.get(self.person(number), OnJob).job

    def part(self, address: str) -> Part:
        return self.world.get(self.register.parts[address], Part)

    def parts(self, machine: str) -> list[Part]:
        return [part for _, part in parts_of(self.world, self.register.machines[machine])]

    def fail(self, address: str, mode: str) -> int:
        """Let a part give out in one of its ways."""
        entity = self.register.parts[address]
        modes = self.world.the(Settlement).part_kinds[self.part(address).kind].modes
        fail_part(self.world, entity, next(item for item in modes if item.id == mode))
        return entity

    def leaks(self) -> list[Hole]:
        return [hole for _, hole in self.world.each(Hole) if hole.cda_m2 > 0.0]

    def oxygen_kpa(self, module: str) -> float:
        row = self.world.get(self.register.modules[module], Module).index
        return float(self.world.the(Atmospherics).o2_kpa[row])

    def set_oxygen_low(self, module: str) -> None:
        """Take a tenth of a module's oxygen away."""
        scale_air(self.world, module, 0.9, [O2])

    def oxygen_mol(self) -> float:
        """Atoms of oxygen on the whole ledger."""
        return elements_mol(self.world)["O"]

    def close(self) -> None:
        self.world.close()

    def job(self, entity: int) -> Job:
        return self.world.get(entity, Job)


SKILLS = ("life_support", "electrical", "mechanical", "structures", "welding", "instruments", "medicine", "logistics")
