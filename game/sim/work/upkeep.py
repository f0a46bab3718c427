"""Upkeep that runs by itself: crews mend what is known to have failed, when they come to it."""

from __future__ import annotations

from game.sim.clock import HOUR_S, Clock
from game.sim.hardware.components import Machine, Part
from game.sim.hardware.events import PartFailed
from game.sim.hardware.rules import mode_of, replace_part, start
from game.sim.settlement import Settlement
from game.sim.stores.rules import lockers_with, take
from game.sim.work.components import Job
from game.sim.world import World


class UpkeepProcessor:
    """Replaces failed parts some hours after they failed, whoever of the crew is on shift. Nothing hidden is found."""

    def __init__(self, world: World) -> None:
        """Remember what waits: read from the parts, so that a save needs nothing more."""
        self._world = world
        self._bare = world.the(Settlement).scenario.bare
        self._waiting = [entity for entity, part in world.each(Part) if part.stage == "failed"]
        world.events.subscribe(PartFailed, self._failed)

    def _failed(self, event: PartFailed) -> None:
        self._waiting.append(event.part)
        self._waiting.sort()

    def process(self, step_s: float) -> None:
        """Mend what has waited long enough."""
        if self._bare or not self._waiting:
            return
        now_s = self._world.one(Clock).elapsed_s
        still = []
        for entity in self._waiting:
            part = self._world.get(entity, Part)
            if part.stage == "failed" and not self._mended(entity, part, now_s):
                still.append(entity)
        self._waiting = still

    def _mended(self, entity: int, part: Part, now_s: float) -> bool:
        """Mend a part if its time has come, and say whether it was."""
        world, settlement = self._world, self._world.the(Settlement)
        kind, rules = settlement.part_kinds[part.kind], settlement.rules
        mode = mode_of(world, part)
        if kind.replace is None or (mode is not None and mode.hidden and not part.found):
            return False
        waited_h = (now_s - part.failed_s) / HOUR_S
        if waited_h < rules.standing_repair_h or self._in_hand(entity):
            return False
        lockers = lockers_with(world, kind.spare) if kind.spare else []
        if kind.spare and not lockers and waited_h < rules.standing_repair_h + rules.standing_spare_h:
            return False
        if lockers:
            take(lockers[-1][1], kind.spare or "")
        replace_part(world, entity)
        machine = world.find(part.owner, Machine)
        if machine is not None and machine.state == "stopped" and machine.condition_share > 0.0:
            start(world, part.owner)
        return True

    def _in_hand(self, part: int) -> bool:
        return any(job.target == part and job.state in ("going", "working") for _, job in self._world.each(Job))
