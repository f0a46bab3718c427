"""The outlook as sols pass: counted every sol, worked out every few, and said when something comes near."""

from __future__ import annotations

from game.sim.clock import Clock
from game.sim.hardware.components import Part
from game.sim.hardware.events import PartReplaced
from game.sim.outlook.ahead import count, look
from game.sim.outlook.components import Outlook
from game.sim.outlook.events import PointOfNoReturn, ReturnFound
from game.sim.outlook.exits import far, soon
from game.sim.settlement import Settlement
from game.sim.upkeep.book import UpkeepBook
from game.sim.works.kinds import rules_of
from game.sim.world import World


class OutlookProcessor:
    """Works the outlook out once a sol. Writes ``Outlook``."""

    def __init__(self, world: World) -> None:
        """Begin to count spares that are fitted."""
        self._world = world
        self._bare = world.the(Settlement).scenario.bare
        if not self._bare:
            world.events.subscribe(PartReplaced, self._replaced)

    def _replaced(self, event: PartReplaced) -> None:
        """Count a spare that went where something had worn out; what is built or put back says nothing of wear."""
        if not event.came_off:
            return
        part = self._world.get(event.part, Part)
        spare = self._world.the(UpkeepBook).kinds[part.index].spare
        if spare is not None:
            replaced = self._world.one(Outlook).replaced
            replaced[spare] = replaced.get(spare, 0) + 1

    def process(self, _step_s: float) -> None:
        """Count, on the first step of a sol, and look ahead every few of them."""
        world, sol = self._world, self._world.one(Clock).sol
        outlook = world.one(Outlook)
        if sol == outlook.sol or self._bare:
            return
        outlook.sols += sol - outlook.sol
        outlook.sol = sol
        count(world)
        if outlook.sols % rules_of(world).look_sols == 0 or not outlook.rows:
            look(world)
            self._say(outlook)

    def _say(self, outlook: Outlook) -> None:
        world, sol = self._world, self._world.one(Clock).sol
        for row in outlook.rows:
            if soon(world, row) and row.id not in outlook.said:
                outlook.said.append(row.id)
                if outlook.warned_sol is None:
                    outlook.warned_sol = sol
                from_sol, to_sol = sol + int(row.low_sols), sol + int(row.high_sols) + 1
                world.events.say(PointOfNoReturn(row.id, row.what, from_sol, to_sol))
            elif far(world, row) and row.id in outlook.said:
                outlook.said.remove(row.id)
                world.events.say(ReturnFound(row.id))
