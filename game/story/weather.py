"""What the log says of sky, power, warmth and food."""

from __future__ import annotations

from game.content.kinds.weather import FarmPlan
from game.sim.food.events import CratesOpened, CropsDied, FarmPlanted, PeopleFast, RationsSet
from game.sim.hardware.components import Part
from game.sim.heat.events import HeatBack, HeatLost, PipesFroze
from game.sim.power.events import LoadRestored, LoadShed, PowerFailed
from game.sim.power.rules import power_rules
from game.sim.weather.events import PanelsBlownClean, StormBegan, StormMissed, StormPassed, StormSeen
from game.sim.weather.forecast import warning, weather_rules
from game.sim.world import World
from game.story.lines import Writer
from game.story.telling import inside

MUCH = 0.02
"""Light that wind must give back to be worth a line."""


class WeatherKeeper(Writer):
    """Writes down what the desk sees of the sky, and what comes of it."""

    def __init__(self, world: World) -> None:
        """Begin to listen."""
        super().__init__(world)
        events = world.events
        events.subscribe(StormSeen, self._seen)
        events.subscribe(StormBegan, self._began)
        events.subscribe(StormMissed, self._missed)
        events.subscribe(StormPassed, self._passed)
        events.subscribe(PanelsBlownClean, self._blown)
        events.subscribe(PowerFailed, self._failed)
        events.subscribe(LoadShed, self._shed)
        events.subscribe(LoadRestored, self._restored)
        events.subscribe(HeatLost, self._cooling)
        events.subscribe(HeatBack, self._warming)
        events.subscribe(PipesFroze, self._froze)
        events.subscribe(CropsDied, self._died)
        events.subscribe(FarmPlanted, self._planted)
        events.subscribe(CratesOpened, self._opened)
        events.subscribe(RationsSet, self._rations)
        events.subscribe(PeopleFast, self._fast)

    def _storm(self, kind: str) -> dict[str, str]:
        names = {plan.id: plan.name for plan in weather_rules(self.world).storm}
        return {"storm": names.get(kind, kind)}

    def _seen(self, event: StormSeen) -> None:
        told = warning(self.world)
        percent = 100 if told is None else round(100.0 * told.chance_share)
        values = {**self._storm(event.kind), "sols": str(max(1, event.in_sols)), "percent": str(percent)}
        self.write("log.storm_seen", values, "caution")

    def _began(self, event: StormBegan) -> None:
        self.write("log.storm_began" if event.foretold else "log.storm_surprised", self._storm(event.kind), "caution")

    def _missed(self, event: StormMissed) -> None:
        self.write("log.storm_missed", self._storm(event.kind), "good")

    def _passed(self, event: StormPassed) -> None:
        self.write("log.storm_passed", self._storm(event.kind), "good")

    def _blown(self, event: PanelsBlownClean) -> None:
        if event.share >= MUCH:
            self.write("log.panels_blown", {"percent": str(round(100.0 * event.share))}, "good")

    def _failed(self, event: PowerFailed) -> None:
        taken = f"{100.0 * power_rules(self.world).failure_wear_share:.0f}"
        self.write("log.power_failed", {"number": str(event.number), "percent": taken}, "danger")

    def _shed(self, event: LoadShed) -> None:
        self.write("log.load_shed", {"level": str(event.from_level)}, "caution")

    def _restored(self, _event: LoadRestored) -> None:
        self.write("log.load_restored", {}, "good")

    def _cooling(self, event: HeatLost) -> None:
        self.about("log.heat_lost", event.module, "caution")

    def _warming(self, event: HeatBack) -> None:
        self.about("log.heat_back", event.module, "good")

    def _froze(self, event: PipesFroze) -> None:
        part = self.settlement.part_kinds[self.world.get(event.part, Part).kind].name
        self.about("log.pipes_froze", event.module, "danger", part=inside(part))

    def _farm(self, farm: str) -> dict[str, str]:
        return {"farm": self.settlement.content.of(FarmPlan)[farm].name}

    def _died(self, event: CropsDied) -> None:
        text = {"frost": "log.crops_froze", "dark": "log.crops_dark", "air": "log.crops_choked"}[event.of]
        self.write(text, {**self._farm(event.farm), "kg": f"{event.kg:.0f}"}, "danger")

    def _planted(self, event: FarmPlanted) -> None:
        self.write("log.farm_planted", self._farm(event.farm), "good")

    def _opened(self, event: CratesOpened) -> None:
        self.write("log.crates_opened", {"kg": f"{event.kg:.0f}"})

    def _rations(self, event: RationsSet) -> None:
        if event.share >= 1.0:
            self.write("log.rations_full", {}, "good")
        else:
            self.write("log.rations_cut", {"percent": f"{100.0 * event.share:.0f}"}, "caution")

    def _fast(self, event: PeopleFast) -> None:
        text = ("log.fast_days", "log.fast_week", "log.fast_weeks")[event.degree]
        self.write(text, {}, "caution" if event.degree == 0 else "danger")
