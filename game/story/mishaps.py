"""Lines about what hits, creaks, cracks and comes down."""

from __future__ import annotations

from game.sim.frames.components import Frame
from game.sim.frames.events import FloorGave, FrameCreaks, FrameInTrouble, MemberDamaged, MemberYielded, PropSet
from game.sim.hazards.events import HoleHeard, MoreMayCome, PrecautionsEnded, PrecautionsTaken, StruckBy
from game.sim.people.components import Presence
from game.sim.structure.components import Hole, Module
from game.sim.structure.events import ModuleLost, PassageMoved
from game.sim.structure.passages import passage_name
from game.sim.structure.ways import Ways
from game.sim.work.events import PatchFailed
from game.sim.world import World
from game.story.lines import Writer

WARNS_SHARE = 0.8
"""Load or life from which a creak is told as a warning rather than a remark."""


class Mishaps(Writer):
    """Writes what happens to the structure."""

    def __init__(self, world: World) -> None:
        """Begin to listen."""
        super().__init__(world)
        events = world.events
        events.subscribe(StruckBy, self._struck)
        events.subscribe(MoreMayCome, self._more)
        events.subscribe(HoleHeard, self._heard)
        events.subscribe(PatchFailed, lambda e: self.about("log.patch_failed", e.module, "danger"))
        events.subscribe(PassageMoved, self._passage)
        events.subscribe(ModuleLost, self._lost)
        events.subscribe(FrameInTrouble, lambda e: self.about("log.frame_trouble", e.module, "caution"))
        events.subscribe(MemberDamaged, lambda e: self._member("log.member_damaged", e.frame, e.module, e.member))
        events.subscribe(FrameCreaks, self._creaks)
        events.subscribe(
            MemberYielded, lambda e: self._member("log.member_yielded", e.frame, e.module, e.member, "danger")
        )
        events.subscribe(PropSet, lambda e: self._member("log.prop_set", e.frame, e.module, e.member, "good"))
        events.subscribe(FloorGave, self._floor)
        events.subscribe(PrecautionsTaken, self._precautions)
        events.subscribe(PrecautionsEnded, lambda e: self.write("log.precautions_ended", {"hours": f"{e.lost_h:.1f}"}))

    def _struck(self, event: StruckBy) -> None:
        self.about("log.struck", event.place, "danger")
        if event.hurt:
            text = "log.struck_outside" if event.outside else "log.struck_hurt"
            self.about(text, event.place, "danger", who=self.list_of(event.hurt))

    def _lost(self, event: ModuleLost) -> None:
        """Say what has come down, and who cannot get out of what lay behind it."""
        world = self.world
        self.about("log.module_lost", event.module, "danger")
        ways, heads = world.the(Ways), world.one(Presence).heads
        for entity, module in world.each(Module):
            inside = int(heads[module.index].sum())
            if inside and not module.lost and ways.cut_off(world, entity):
                self.about("log.cut_off", entity, "danger", people=str(inside))

    def _more(self, event: MoreMayCome) -> None:
        minutes = max(1.0, (event.to_s - event.from_s) / 60.0)
        self.write("log.more_may_come", {"minutes": f"{minutes:.0f}"}, "caution")

    def _heard(self, event: HoleHeard) -> None:
        hole = self.world.get(event.hole, Hole)
        self.about("log.hole_heard", hole.room or event.module, "caution")

    def _passage(self, event: PassageMoved) -> None:
        tone = "good" if event.state == "clear" else "caution"
        self.write(f"log.passage.{event.state}", {"way": passage_name(self.world, event.passage)}, tone)

    def _member(self, text: str, frame: int, module: int, member: str, tone: str = "caution") -> None:
        self.about(text, module, tone, member=self._called(frame, member))

    def _called(self, frame: int, member: str) -> str:
        plan = self.settlement.frames[self.world.get(frame, Frame).id]
        return next(item.name for item in plan.members if item.id == member)

    def _creaks(self, event: FrameCreaks) -> None:
        text = f"log.creaks.{event.of}" if event.share < WARNS_SHARE else f"log.creaks.{event.of}.warns"
        tone = "caution" if event.share < WARNS_SHARE else "danger"
        share = f"{100.0 * event.share:.0f}"
        self.about(text, event.module, tone, member=self._called(event.frame, event.member), share=share)

    def _floor(self, event: FloorGave) -> None:
        self.about("log.floor_gave", event.module, "danger", who=self.callings.of(event.person))

    def _precautions(self, event: PrecautionsTaken) -> None:
        text = "log.precautions_called" if event.called_in else "log.precautions"
        values = {"hands": str(event.hands)}
        if event.called_in:
            values["people"] = str(event.called_in)
        self.write(text, values, "caution")
