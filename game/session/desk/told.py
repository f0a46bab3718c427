"""Deaths and ends, told with their causes."""

from __future__ import annotations

from game.content.kinds.scenario import EndPlan
from game.session.desk.words import Words
from game.session.view import DeathView, EndView
from game.sim.clock import Clock
from game.sim.hazards import causes
from game.sim.people.components import Body, Person
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Module
from game.sim.structure.ways import Ways
from game.sim.world import World
from game.story.log import Log


class Teller:
    """Tells who died of what, and how it ended."""

    def __init__(self, world: World, words: Words) -> None:
        """Remember where to look."""
        self._world = world
        self._words = words
        self._settlement = world.the(Settlement)

    def deaths(self) -> tuple[DeathView, ...]:
        """Return everybody who died, in the order of their deaths."""
        world = self._world
        start_s = world.one(Clock).start_s
        dead = [
            DeathView(
                id=person.id,
                name=person.name,
                time_s=start_s + body.died_s,
                module=world.get(body.died_in, Module).id,
                of=body.died_of,
                chain=self.chain(body.died_in, body.died_of),
            )
            for _, person, body in world.each(Person, Body)
            if not body.alive
        ]
        return tuple(sorted(dead, key=lambda death: (death.time_s, death.id)))

    def chain(self, module: int, of: str) -> tuple[str, ...]:
        """Return the causes behind a harm in a module, the nearest first, as sentences."""
        place = self._settlement.place_name(self._world.get(module, Module).id)
        first = self._words.say(f"cause.{of}", {"place": place})
        links = [self._words.say(cause.text, dict(cause.values)) for cause in causes.of_module(self._world, module)]
        return (first, *links)

    def end(self, plan: EndPlan) -> EndView:
        """Return an end as its page tells it."""
        world = self._world
        dead = self.deaths()
        alive = sum(1 for _, body in world.each(Body) if body.alive)
        place = self._settlement.place_name(plan.module) if plan.module else ""
        values = {"dead": str(len(dead)), "alive": str(alive), "place": place}
        return EndView(
            id=plan.id,
            good=plan.good and not dead,
            title=self._words.fill(plan.title, values),
            text=self._words.fill(plan.text, values),
            dead=dead,
            could_have=self._could_have(dead),
        )

    def _could_have(self, dead: tuple[DeathView, ...]) -> tuple[str, ...]:
        """Return what would have saved those who died, from walking times and the times of the log."""
        if not dead:
            return ()
        lines = []
        log = self._world.one(Log).lines
        start_s = self._world.one(Clock).start_s
        for module in sorted({death.module for death in dead}):
            fallen = [line.time_s for line in log if line.text == "log.collapsed" and line.module == module]
            out_s = self._time_to_leave_s(module, len(dead))
            if fallen and out_s is not None and (latest_s := min(fallen) - out_s) > 0.0:
                values = {
                    "place": self._settlement.place_name(module),
                    "time": self._words.hour(start_s + latest_s),
                    "minutes": f"{out_s / 60.0:.0f}",
                }
                lines.append(self._words.say("debrief.leave_by", values))
        return tuple(lines)

    def _time_to_leave_s(self, module: str, people: int) -> float | None:
        """Return how long it takes so many people to wake and walk out of a module; none: no way out is left."""
        world, rules = self._world, self._settlement.rules
        entity = next(entity for entity, item in world.each(Module) if item.id == module)
        ways = world.the(Ways).links[entity]
        if not ways:
            return None
        plans = self._settlement.doors
        door, _, walk_s = min(ways, key=lambda leg: (leg[2], leg[0]))
        per_min = plans[world.get(door, Door).id].people_per_min
        return rules.asleep_response_s + walk_s + 60.0 * people / per_min
