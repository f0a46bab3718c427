"""What the log says of crews and upkeep: what was found, who was called out, who cannot go on."""

from __future__ import annotations

from game.sim.crews.events import PersonBack, PersonOff
from game.sim.hardware.components import Part
from game.sim.stores.events import GearOverhauled, GearWornOut
from game.sim.stores.stock import items_of
from game.sim.structure.rules import part_place
from game.sim.upkeep.events import CalledOut, FlawFound, HullFound, HullMended, SpareLacking
from game.sim.world import World
from game.story.lines import Writer
from game.story.telling import inside


class KeepingKeeper(Writer):
    """Writes down what the desk would know of crews and upkeep."""

    def __init__(self, world: World) -> None:
        """Begin to listen."""
        super().__init__(world)
        events = world.events
        events.subscribe(FlawFound, self._found)
        events.subscribe(CalledOut, lambda e: self._part("log.called_out", e.part, "caution", e.by))
        events.subscribe(GearWornOut, lambda e: self._gear("log.gear_worn_out", e.item, e.module, "caution"))
        events.subscribe(
            GearOverhauled, lambda e: self._gear("log.gear_overhauled", e.item, e.module, "plain", by=e.by)
        )
        events.subscribe(HullFound, lambda e: self.about("log.hull_found", e.module, "caution"))
        events.subscribe(HullMended, lambda e: self.about("log.hull_mended", e.module, "good"))
        events.subscribe(SpareLacking, self._spare)
        events.subscribe(PersonOff, self._off)
        events.subscribe(PersonBack, lambda e: self.write("log.back", {"who": self.callings.of(e.person)}, "good"))

    def _found(self, event: FlawFound) -> None:
        """Write down what was found broken; what is only worn stands in the records."""
        if self.world.get(event.part, Part).stage == "failed":
            self._part("log.flaw_found", event.part, "caution", event.by)

    def _part(self, text: str, entity: int, tone: str, by: str) -> None:
        part = self.world.get(entity, Part)
        name = inside(self.settlement.part_kinds[part.kind].name)
        self.about(text, part_place(self.world, entity), tone, by=by, part=name)

    def _spare(self, event: SpareLacking) -> None:
        """Write down what a broken part lacks, the first time it is asked for."""
        part = self.world.get(event.part, Part)
        if part.stage != "failed" or event.answer == "raised":
            return
        text = "log.spare_lacking.cannot" if event.answer == "cannot" else "log.spare_lacking"
        item = inside(self.settlement.content.items[event.item].name)
        name = inside(self.settlement.part_kinds[part.kind].name)
        self.about(text, part_place(self.world, event.part), "caution", item=item, part=name)

    def _off(self, event: PersonOff) -> None:
        values = {"who": self.callings.of(event.person), "sols": f"{event.sols:.0f}"}
        self.write(f"log.off.{event.why}", values, "caution")

    def _gear(self, text: str, item: str, module: int, tone: str, **values: str) -> None:
        """Write of a mask, suit or tool that is worn."""
        self.about(text, module, tone, item=inside(items_of(self.world)[item].name), **values)
