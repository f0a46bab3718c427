"""The real colony with frames, fragments and people, in which time passes for its structure alone."""

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from game.content.kinds.opening import StrikePlan
from game.content.kinds.scenario import ScenarioKind
from game.content.loading import load_packs
from game.content.store import Content
from game.locations import core_pack_dir
from game.sim.clock import Clock
from game.sim.founding import found
from game.sim.frames.components import Frame
from game.sim.frames.processors import FrameProcessor
from game.sim.hazards.clusters import StrikeProcessor
from game.sim.hazards.standing_by import BulkheadWatch
from game.sim.hazards.strikes import strike
from game.sim.people.components import Body, Person
from game.sim.people.rules import move, people_in
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.structure.components import Module

PACK = """
id = "shaken"
version = "1.0.0"
game = ">=0.1"
name = "Shaken"
requires = ["core"]
"""
SCENARIO = """
[[scenario]]
id = "shaken"
name = "Shaken"
start_sol = 590
start_h = 10.0

[[scenario.cluster]]
from_s = 1000.0
to_s = 5000.0
least = 4
most = 9
modules = ["dome_one", "hab_3", "module_four"]
smallest_mm = 3.0
largest_mm = 20.0
warned_s = 300.0

[[scenario.end]]
id = "over"
when = "time_over"
title = "Over"
text = "It is over."
"""


@cache
def content() -> Content:
    """The base game and a scenario in which a cluster comes."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name, "shaken")
        (root / "scenarios").mkdir(parents=True)
        (root / "pack.toml").write_text(PACK, encoding="utf-8")
        (root / "scenarios" / "shaken.toml").write_text(SCENARIO, encoding="utf-8")
        return load_packs(core_pack_dir(), [root])


class Standing:
    """One colony, and what was said in it."""

    def __init__(self, seed: int = 1, scenario: str = "shaken") -> None:
        """Found it and begin to listen."""
        kind = content().of(ScenarioKind)[scenario]
        self.world = found(Settlement.of(content(), kind), seed)
        self.register = self.world.the(Register)
        self.said: list[tuple[float, Any]] = []
        self.world.events.subscribe_all(lambda event: self.said.append((self.now_s, event)))
        self.strikes = StrikeProcessor(self.world)
        self.frames = FrameProcessor(self.world)
        self.watch = BulkheadWatch(self.world)

    @property
    def now_s(self) -> float:
        """Seconds since the game began."""
        return self.world.one(Clock).elapsed_s

    def pass_to(self, time_s: float, step_s: float = float("inf")) -> None:
        """Let time pass up to a moment, in steps that end where something happens and are no longer than given."""
        while self.now_s < time_s:
            due_s = min(self.strikes.next_s(), self.frames.next_s(), self.now_s + step_s, time_s)
            self.world.one(Clock).elapsed_s = max(due_s, self.now_s + 1e-6) if due_s < time_s else time_s
            self.strikes.process(0.0)
            self.frames.process(0.0)

    def hit(self, module: str, **plan: Any) -> None:
        """Let a fragment hit a module now."""
        strike(self.world, StrikePlan(module=module, **plan), "A test.")

    def module(self, name: str) -> int:
        """Entity of a module."""
        return self.register.modules[name]

    def frame(self, name: str) -> int:
        """Entity of a module's frame."""
        return self.register.frames[f"{name}.frame"]

    def bearing(self, name: str) -> Frame:
        """The frame of a module."""
        return self.world.get(self.frame(name), Frame)

    def lost(self, name: str) -> bool:
        """Whether a module has come down."""
        return self.world.get(self.module(name), Module).lost

    def put(self, count: int, module: str, activity: str = "rest", room: str = "") -> list[int]:
        """Bring people from elsewhere into a module, or a room of it; nobody else stays there."""
        place = self.module(module)
        for person in people_in(self.world, place):
            move(self.world, person, self.module("canteen"), "rest")
        people = [entity for entity, _ in self.world.each(Person)][:count]
        for person in people:
            move(self.world, person, place, activity, self.register.rooms[room] if room else 0)
        return people

    def alive(self, person: int) -> bool:
        """Whether somebody lives."""
        return self.world.get(person, Body).alive

    def heard(self, kind: type[Any]) -> list[Any]:
        """Events of a kind, in order."""
        return [event for _, event in self.said if type(event) is kind]

    def times_s(self, kind: type[Any]) -> list[float]:
        """When they were said."""
        return [time_s for time_s, event in self.said if type(event) is kind]


def standing() -> Iterator[Any]:
    """Give out colonies and close them afterwards."""
    made: list[Standing] = []

    def make(seed: int = 1, scenario: str = "shaken") -> Standing:
        made.append(Standing(seed, scenario))
        return made[-1]

    yield make
    for colony in made:
        colony.world.close()
