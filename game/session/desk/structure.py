"""Doors, passages, holes and frames as the desk sees them."""

from __future__ import annotations

import math

from game.session.desk.words import Words
from game.session.view import DoorView, FrameView, HoleView, MemberView, PassageView
from game.sim import sums
from game.sim.frames import rules as frames
from game.sim.frames.components import Frame
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Hole, Module, Passage, Room
from game.sim.structure.passages import passage_name
from game.sim.work.components import Walk
from game.sim.world import World

DISCHARGE = 0.7
"""Share of its area that a hole's stream fills, by which the desk reckons its size."""


class Structure:
    """Looks at what holds air in and people up."""

    def __init__(self, world: World, words: Words) -> None:
        """Remember where to look."""
        self._world = world
        self._words = words
        self._settlement = world.the(Settlement)
        self._doors: dict[int, tuple[tuple[int, int], DoorView]] = {}
        self._passages: dict[int, tuple[object, PassageView]] = {}
        self._sizes_mm: dict[int, float] = {}

    def place_id(self, place: int) -> str:
        """Return the id of a room or module."""
        room = self._world.find(place, Room)
        return self._world.get(place, Module).id if room is None else room.id

    def doors(self) -> tuple[DoorView, ...]:
        """Return every door; a view is made anew only when it was written, or another number waits before it."""
        world = self._world
        queues: dict[int, int] = {}
        for _, walk in world.each(Walk):
            queues[walk.legs[0][0]] = queues.get(walk.legs[0][0], 0) + 1
        views = []
        for entity, door in world.each(Door):
            key = (door.written, queues.get(entity, 0))
            known = self._doors.get(entity)
            if known is None or known[0] != key:
                known = self._doors[entity] = (key, self._door(door, queues.get(entity, 0)))
            views.append(known[1])
        return tuple(views)

    def _door(self, door: Door, queue: int) -> DoorView:
        return DoorView(
            id=door.id,
            name=self._settlement.door_name(door.id),
            a=self._world.get(door.a, Module).id,
            b=self._world.get(door.b, Module).id,
            state=door.state,
            by_itself=door.by_itself,
            queue=queue,
            lock_s=self._settlement.doors[door.id].lock_s,
        )

    def passages(self) -> tuple[PassageView, ...]:
        """Return every passage; a view is made anew only when it stands differently."""
        views = []
        for entity, passage in self._world.each(Passage):
            known = self._passages.get(entity)
            if known is None or known[0] != passage.state:
                view = PassageView(
                    id=passage.id,
                    name=passage_name(self._world, entity),
                    a=self.place_id(passage.a),
                    b=self.place_id(passage.b),
                    state=passage.state,
                    crawl=passage.crawl,
                    length_m=passage.length_m,
                )
                known = self._passages[entity] = (passage.state, view)
            views.append(known[1])
        return tuple(views)

    def holes(self) -> tuple[HoleView, ...]:
        """Return the holes that somebody has seen; what a failed part leaves open is the part's matter."""
        return tuple(self.hole(entity, hole) for entity, hole in self._world.each(Hole) if hole.found and not hole.part)

    def hole(self, entity: int, hole: Hole) -> HoleView:
        """Return one hole. How large a patched one was is remembered as long as the desk is."""
        if hole.cda_m2 > 0.0:
            self._sizes_mm[entity] = 2_000.0 * math.sqrt(hole.cda_m2 / (DISCHARGE * math.pi))
        size_mm = self._sizes_mm.get(entity, 0.0)
        text = "desk.crack" if hole.crack else "desk.hole" if size_mm > 0.0 else "desk.hole_patched"
        return HoleView(
            id=hole.id,
            module=self.place_id(hole.module),
            room=self.place_id(hole.room) if hole.room else "",
            name=self._words.say(text, {"mm": f"{size_mm:.0f}"}),
            state="open" if hole.cda_m2 > 0.0 else "patched",
            diameter_mm=size_mm,
            crack=hole.crack,
        )

    def frames(self) -> tuple[FrameView, ...]:
        """Return the frames that are in trouble and still stand."""
        return tuple(
            self._frame(entity, frame)
            for entity, frame in self._world.each(Frame)
            if frame.troubled and not self._world.get(frame.module, Module).lost
        )

    def _frame(self, entity: int, frame: Frame) -> FrameView:
        world = self._world
        names = {member.id: member.name for member in self._settlement.frames[frame.id].members}
        outlook = frames.outlook(world, entity)
        return FrameView(
            id=frame.id,
            module=world.get(frame.module, Module).id,
            members=tuple(
                MemberView(member, names[member], load_share, state)
                for member, load_share, state in frames.shown(world, entity)
            ),
            soonest_s=None if outlook is None else outlook[0],
            latest_s=None if outlook is None else outlook[1],
            floor_risk_share=frames.floor_risk_share(world, frame.module),
            props=sums.count(member.props for member in frame.members),
        )
