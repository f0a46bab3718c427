"""Debris by season: once a sol it is drawn whether a cloud of some stream is on its way to a colony in a long game.

This alone decides what comes. The director may put a cloud off to a later sol of its season, never make one.
"""

from __future__ import annotations

from game.content.kinds.debris import DebrisStream
from game.content.kinds.opening import ClusterPlan
from game.content.kinds.weather import WeatherRules
from game.sim.chance import Chance, Stream
from game.sim.clock import HOUR_S, SOL_S, Clock, moment_s
from game.sim.difficulty.rules import factor
from game.sim.hazards.clusters import fragment_of
from game.sim.hazards.components import DebrisField, Forewarning
from game.sim.hazards.forewarning import foretell
from game.sim.settlement import Settlement
from game.sim.weather.forecast import weather_rules
from game.sim.weather.orbit import in_season, ls_deg
from game.sim.works.gains import forewarned_s
from game.sim.world import World


class StreamProcessor:
    """Puts clouds into the debris field, sols before they come. Writes ``DebrisField``."""

    def __init__(self, world: World) -> None:
        """Read which streams there are, if any pass over this colony."""
        self._world = world
        settlement = world.the(Settlement)
        self._streams = list(settlement.content.of(DebrisStream).values()) if settlement.scenario.debris else []
        self._sky: WeatherRules | None = weather_rules(world) if self._streams else None
        self._modules = tuple(settlement.modules)

    def process(self, _step_s: float) -> None:
        """Draw for each sol that has begun since the last look."""
        if self._sky is None:
            return
        field, sol = self._world.one(DebrisField), self._world.one(Clock).sol
        if field.drawn_sol < 0:
            field.drawn_sol = sol
        while field.drawn_sol < sol:
            field.drawn_sol += 1
            self._draw(field, field.drawn_sol, self._sky)

    def _draw(self, field: DebrisField, sol: int, sky: WeatherRules) -> None:
        often = factor(self._world, "strikes") * field.times
        came = False
        for stream in self._streams:
            chance = self._world.one(Chance).once(f"debris/{stream.id}/{sol}")
            due = in_season(ls_deg(sol + 0.5, sky.perihelion_sol), stream.from_ls_deg, stream.to_ls_deg)
            waited = field.waiting.pop(stream.id, 0.0)
            likely = waited + stream.per_sol * often if due else 0.0
            if likely > 0.0 and field.put_off:
                field.waiting[stream.id] = likely
            elif chance.share() < likely:
                self._add(field, stream, sol + stream.ahead_sols, chance)
                came = True
        if came:
            field.fragments.sort(key=lambda fragment: fragment.at_s)
            field.warnings.sort(key=lambda warning: warning.at_s)
            foretell(self._world, forewarned_s(self._world))

    def _add(self, field: DebrisField, stream: DebrisStream, sol: int, chance: Stream) -> None:
        """Draw one cloud: when on its sol, how many fragments, how large, and where."""
        start_s = self._world.one(Clock).start_s
        from_s = moment_s(sol, 0.0) - start_s + chance.share() * (SOL_S - stream.lasts_h * HOUR_S)
        to_s = from_s + stream.lasts_h * HOUR_S
        size = factor(self._world, "strike_size")
        plan = ClusterPlan(
            from_s=from_s,
            to_s=to_s,
            most=stream.most,
            modules=self._modules,
            smallest_mm=stream.smallest_mm * size,
            largest_mm=stream.largest_mm * size,
        )
        for _ in range(stream.least + chance.below(1 + stream.most - stream.least)):
            field.fragments.append(fragment_of(self._world, plan, chance, buried_share=stream.buried_share))
        if stream.warned_s > 0.0:
            field.warnings.append(Forewarning(max(0.0, from_s - stream.warned_s), from_s, to_s))
