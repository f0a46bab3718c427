"""What the log says of the shop and of ships: what somebody waited for, and what came."""

from __future__ import annotations

from collections.abc import Sequence

from game.content.kinds.making import ShipPlan
from game.sim.fabrication.events import LotDone, LotOpened, RunRejected
from game.sim.fabrication.queue import lot_of
from game.sim.people.components import Person
from game.sim.population.events import PeopleLanded
from game.sim.supply.events import EarthAsked, HoldClosed, ShipLanded
from game.sim.world import World
from game.story.lines import Writer
from game.story.telling import inside

WORTH_A_LINE = 4
"""Lots of this priority and more are told; what keeps up the stock is not."""
NAMED = 3
"""How many things of a manifest are named."""


class MakingKeeper(Writer):
    """Writes down what the desk would know of making and supply."""

    def __init__(self, world: World) -> None:
        """Begin to listen."""
        super().__init__(world)
        self._content = self.settlement.content
        events = world.events
        events.subscribe(LotOpened, self._opened)
        events.subscribe(LotDone, self._done)
        events.subscribe(RunRejected, self._rejected)
        events.subscribe(EarthAsked, self._asked)
        events.subscribe(HoldClosed, self._closed)
        events.subscribe(ShipLanded, self._landed)
        events.subscribe(PeopleLanded, self._came)

    def _item(self, item: str, count: int) -> dict[str, str]:
        return {"item": inside(self._content.items[item].name), "count": str(count)}

    def _opened(self, event: LotOpened) -> None:
        if event.priority >= WORTH_A_LINE:
            self.write("log.lot_opened", self._item(event.item, event.count))

    def _done(self, event: LotDone) -> None:
        if event.priority >= WORTH_A_LINE:
            self.write("log.lot_done", self._item(event.item, event.count), "good")

    def _rejected(self, event: RunRejected) -> None:
        lot = lot_of(self.world, event.number)
        if lot is not None and lot.priority >= WORTH_A_LINE:
            text = "log.run_second" if event.second else "log.run_rejected"
            self.write(text, {"item": inside(self._content.items[event.item].name)}, "caution")

    def _asked(self, event: EarthAsked) -> None:
        if event.why != "stock":
            self.write("log.earth_asked", self._item(event.item, event.count))

    def _ship(self, ship: str) -> str:
        return inside(self._content.of(ShipPlan)[ship].name)

    def _closed(self, event: HoldClosed) -> None:
        values = {"ship": self._ship(event.ship), "kg": f"{event.kg:.0f}", "sol": str(event.arrives_sol)}
        self.write("log.hold_closed", values)

    def _came(self, event: PeopleLanded) -> None:
        names = [self.world.get(entity, Person).name for entity in event.people]
        who = ", ".join(names)
        self.write("log.people_landed", {"count": str(len(names)), "who": who}, "good")

    def _landed(self, event: ShipLanded) -> None:
        if not event.items:
            self.write("log.landed_empty", {"ship": self._ship(event.ship)}, "caution")
            return
        values = {"ship": self._ship(event.ship), "kg": f"{event.kg:.0f}", "what": self._manifest(event.items)}
        self.write("log.landed", values, "good")

    def _manifest(self, items: Sequence[tuple[str, int]]) -> str:
        """Return the heaviest things of a manifest by name."""
        kinds = self._content.items
        heaviest = sorted(items, key=lambda row: (-kinds[row[0]].mass_kg * row[1], row[0]))[:NAMED]
        return ", ".join(f"{count} × {inside(kinds[item].name)}" for item, count in heaviest)
