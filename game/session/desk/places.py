"""Modules and rooms as the desk sees them."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

import numpy as np

from game.content.kinds.part import Measure
from game.content.kinds.place import PassageState
from game.session.view import AirView, ModuleView, RoomView
from game.sim.hardware.components import Part
from game.sim.hazards.components import Alarms
from game.sim.people.components import Body, Person, Whereabouts
from game.sim.people.physiology import SEA_LEVEL_KPA
from game.sim.register import Register
from game.sim.rescue.components import Left
from game.sim.sensors.components import Trends
from game.sim.sensors.instruments import MEASURES, Instruments
from game.sim.settlement import Settlement
from game.sim.structure.components import Hole, Module, Passage, Room
from game.sim.structure.ways import Ways
from game.sim.work.components import Job
from game.sim.world import World

REACH: dict[PassageState, str] = {
    "clear": "open",
    "debris": "slow",
    "jammed": "jammed",
    "blocked": "blocked",
    "walled": "cut_off",
}
"""What the worst passage on the best way to a room makes of it, from good to bad."""
BAD = tuple(REACH)


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


class Places:
    """Looks at modules and rooms."""

    def __init__(self, world: World) -> None:
        """Lay out what does not change."""
        self._world = world
        self._settlement = world.the(Settlement)
        self._rooms: dict[int, list[tuple[int, Room]]] = {}
        for entity, room in world.each(Room):
            self._rooms.setdefault(room.module, []).append((entity, room))
        self._parts = self._parts_by_room()
        self._looked: tuple[object, int] | None = None
        """Passages that were looked at, and how often any had been written by then."""
        self._stood: tuple[PassageState, ...] | None = None
        self._reach: dict[int, str] = {}

    def _parts_by_room(self) -> dict[int, tuple[str, ...]]:
        """Return the names of the parts that lie in each room."""
        world = self._world
        parts, kinds = world.the(Register).parts, self._settlement.part_kinds
        return {
            entity: tuple(
                kinds[world.get(parts[address], Part).kind].name
                for address in self._settlement.rooms[room.id].holds
                if address in parts
            )
            for entity, room in world.each(Room)
        }

    def name(self, module: int) -> str:
        """Return a module's name."""
        return self._settlement.place_name(self._world.get(module, Module).id)

    def airs(self, rows: Collection[int]) -> dict[int, AirView]:
        """Return the readings of some modules, by the rows of their air."""
        instruments = self._world.the(Instruments)
        o2_kpa, co2_kpa, pressure_kpa, temperature_k = instruments.table().tolist()
        o2_per_min, pressure_per_min = self._world.one(Trends).per_min.tolist()[:2]
        differing = instruments.disagreeing()
        disagree: dict[int, tuple[Measure, ...]] = {}
        for index in np.flatnonzero(np.logical_or.reduce(differing, axis=0)).tolist():
            split = differing[:, index].tolist()
            disagree[index] = tuple(m for m, differs in zip(MEASURES, split, strict=True) if differs)
        return {
            index: AirView(
                o2_percent=None if math.isnan(o2_kpa[index]) else 100.0 * o2_kpa[index] / SEA_LEVEL_KPA,
                o2_kpa=_known(o2_kpa[index]),
                co2_kpa=_known(co2_kpa[index]),
                pressure_kpa=_known(pressure_kpa[index]),
                temperature_k=_known(temperature_k[index]),
                o2_percent_per_min=100.0 * o2_per_min[index] / SEA_LEVEL_KPA,
                pressure_kpa_per_min=pressure_per_min[index],
                disagree=disagree.get(index, ()),
            )
            for index in rows
        }

    def modules(
        self,
        harm_s: dict[str, float | None],
        death_s: dict[str, float | None],
        about: Collection[str] | None = None,
    ) -> tuple[ModuleView, ...]:
        """Return every module, or some of them; the times are those left to people where a forecast was made."""
        world = self._world
        asked = [row for row in world.each(Module) if about is None or row[1].id in about]
        inside: dict[int, list[int]] = {}
        for entity, where in world.each(Whereabouts):
            inside.setdefault(where.module, []).append(entity)
        worst = world.one(Alarms).worst()
        airs = self.airs([module.index for _, module in asked])
        parts = world.the(Ways).parts(world)
        together: dict[int, int] = {}
        for entity, _ in world.each(Module):
            together[parts[entity]] = together.get(parts[entity], 0) + 1
        searched = self._searched()
        self._look()
        left = world.one(Left).modules
        views = []
        for entity, module in asked:
            plan = self._settlement.modules[module.id]
            people = inside.get(entity, [])
            views.append(
                ModuleView(
                    id=module.id,
                    name=plan.name or module.id,
                    purpose=plan.purpose,
                    volume_m3=plan.volume_m3,
                    beds=plan.beds,
                    air=airs[module.index],
                    people=tuple(world.get(person, Person).id for person in people),
                    down=self._down(people),
                    barred=module.barred,
                    harm_s=harm_s.get(module.id),
                    danger=worst.get(entity),
                    rooms=self._rooms_of(entity, people, searched),
                    lost=module.lost,
                    shut_in=together[parts[entity]] == 1 and len(together) > 1,
                    dead=self._dead(people),
                    death_s=death_s.get(module.id),
                    comes_home=str(entity) in left,
                )
            )
        return tuple(views)

    def _down(self, people: Sequence[int]) -> int:
        """Return how many of some people live and do not answer."""
        bodies = (self._world.get(person, Body) for person in people)
        return sum(1 for body in bodies if body.alive and body.down)

    def _dead(self, people: Sequence[int]) -> int:
        """Return how many of some people have died."""
        return sum(1 for person in people if not self._world.get(person, Body).alive)

    def _rooms_of(self, module: int, people: list[int], searched: set[int]) -> tuple[RoomView, ...]:
        rooms = self._rooms.get(module)
        if rooms is None:
            return ()
        world = self._world
        inside: dict[int, list[int]] = {}
        for person in people:
            inside.setdefault(world.get(person, Whereabouts).room, []).append(person)
        return tuple(
            RoomView(
                id=room.id,
                name=self._settlement.room_name(room.id),
                people=tuple(world.get(person, Person).id for person in inside.get(entity, ())),
                down=self._down(inside.get(entity, ())),
                reach=self._reach[entity],
                parts=self._parts[entity],
                searched=entity in searched,
                dead=self._dead(inside.get(entity, ())),
            )
            for entity, room in rooms
        )

    def _searched(self) -> set[int]:
        """Return the places that were looked over, those aside where something was found."""
        world = self._world
        looked = {place for _, job in world.each(Job) for place in job.searched}
        if looked:
            looked.difference_update(hole.room or hole.module for _, hole in world.each(Hole) if hole.found)
        return looked

    def _look(self) -> None:
        """Work out how each room is reached, if a passage stands differently from the last time."""
        world = self._world
        passages = world.each(Passage)
        if self._looked is not None and self._looked[0] is passages and self._looked[1] == Passage.writes:
            return
        self._looked = passages, Passage.writes
        stood = tuple(passage.state for _, passage in passages)
        if stood == self._stood:
            return
        self._stood = stood
        links: dict[int, list[tuple[int, int]]] = {}
        for _, passage in passages:
            bad = BAD.index(passage.state)
            links.setdefault(passage.a, []).append((passage.b, bad))
            links.setdefault(passage.b, []).append((passage.a, bad))
        # whoever comes to a room comes from its own module, or from another that a wall was cut through to
        best = _least_bad(links, [entity for entity, _ in world.each(Module)])
        for rooms in self._rooms.values():
            for entity, _ in rooms:
                self._reach[entity] = REACH[BAD[best.get(entity, len(BAD) - 1)]]


def _least_bad(links: dict[int, list[tuple[int, int]]], starts: list[int]) -> dict[int, int]:
    """Return, for each place, the worst that has to be passed on the way there that is least bad."""
    best = dict.fromkeys(starts, 0)
    for bad in range(len(BAD)):
        waiting = [place for place, worst in best.items() if worst <= bad]
        while waiting:
            here = waiting.pop()
            for beyond, worst in links.get(here, ()):
                if worst <= bad and beyond not in best:
                    best[beyond] = bad
                    waiting.append(beyond)
    return best
