"""When a scenario is over, and which of its ends it is."""

from __future__ import annotations

from game.content.kinds.ending import EndPlan
from game.sim.air.openings import leak_per_s
from game.sim.clock import HOUR_S, Clock
from game.sim.hardware.components import Machine
from game.sim.hardware.rules import kind_of, output_share
from game.sim.people.components import Body, Presence, Whereabouts
from game.sim.population.coming import counted
from game.sim.register import Register
from game.sim.sensors.components import Trends
from game.sim.sensors.instruments import MEASURES, Instruments
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Hole, Module
from game.sim.upkeep.due import debt_h
from game.sim.world import World
from game.story.storylets.facts.colony import works_of
from game.story.storylets.facts.reading import Asking, Facts

RESTORED_KPA = 15.2
"""Oxygen reading from which rising air counts as restored: 15 % of sea-level pressure."""
MADE_SHARE = 0.5
"""Output of one of a module's own generators from which what rises is not only its reserve."""

WEEPS_SHARE = 0.5
"""Leaks of less than this share of what is no crisis yet are left for the list."""


class Endings:
    """Reads the end of a scenario from the state. Looks only; what it finds is final once it is found."""

    def __init__(self, world: World) -> None:
        """Read the scenario's list."""
        self._world = world
        self._settlement = world.the(Settlement)
        self._scenario = self._settlement.scenario
        self._modules = {module.id: entity for entity, module in world.each(Module)}
        self._any_hour = tuple(end for end in self._scenario.end if end.when not in ("state", "time_over"))
        """Ends that may come at any hour: not those by state, nor those of the whole time."""
        self._first_s = min((item.at_s for item in self._scenario.happening if item.at_s > 0.0), default=0.0)

    def reached(self, *, sol_began: bool = True) -> EndPlan | None:
        """Return the end that has come, or nothing while the scenario goes on.

        Ends by state are looked at only as a sol begins: they ask much, and are of nobody's hurry.
        """
        looked_at = self._scenario.end if sol_began or self.time_is_over() else self._any_hour
        if not any(self._closes(end, asks=sol_began) for end in looked_at):
            return None
        return next((end for end in self._scenario.end if self._holds(end, asks=sol_began)), None)

    def time_is_over(self) -> bool:
        """Return whether the scenario's length has passed."""
        length_h = self._scenario.length_h
        return length_h is not None and self._world.one(Clock).elapsed_s >= length_h * HOUR_S

    def _closes(self, end: EndPlan, *, asks: bool) -> bool:
        """Return whether this end brings the scenario to a close now."""
        if end.when == "dead_at_least":
            return self._holds(end, asks=asks) and not self._lives(end)
        return self._holds(end, asks=asks)

    def _holds(self, end: EndPlan, *, asks: bool) -> bool:
        """Return whether what an end is for has come; one by state only where it ``asks`` how things stand."""
        if self._world.one(Clock).elapsed_s <= self._first_s:
            return False
        if end.when == "dead_at_least":
            return self._dead(end) >= end.count
        if end.when == "air_restored":
            return self._restored(end)
        if end.when == "evacuated":
            return not self._lives(end) and self._sealed(end)
        if end.when == "all_out":
            return not self._lives(end)
        if end.when == "few_left":
            return self._alive() < end.count
        if end.when == "state":
            return asks and self._is_so(end)
        return self.time_is_over() and self._is_as_wanted(end) and self._is_so(end)

    def _is_so(self, end: EndPlan) -> bool:
        """Return whether the condition of an end holds; none does always."""
        return not end.holds or Asking(Facts(self._world)).holds(end.holds)

    def _alive(self) -> int:
        """Return how many live, children among them."""
        return int(self._world.one(Presence).heads.sum())

    def _is_as_wanted(self, end: EndPlan) -> bool:
        """Return whether the living, the debt and the works are what an end of the whole time wants."""
        if self._alive() < end.alive_from:
            return False
        if end.debt_to_h is not None and debt_h(self._world) > end.debt_to_h:
            return False
        return end.aim is None or works_of(self._world, end.aim) >= end.works

    def _places(self, end: EndPlan) -> set[int]:
        """Return the modules that an end looks at; empty: it looks at none."""
        names = end.modules or ((end.module,) if end.module else ())
        return {self._modules[name] for name in names}

    def _people(self, end: EndPlan) -> list[tuple[int, Body]]:
        """Return those whom an end is about."""
        bodies = self._world.each(Body)
        if not end.people:
            return bodies
        register = self._world.the(Register)
        chosen = {register.people[name] for name in end.people}
        return [(entity, body) for entity, body in bodies if entity in chosen]

    def _dead(self, end: EndPlan) -> int:
        born = counted(self._world)
        if int(self._world.one(Presence).heads.sum()) - born == len(self._world.each(Body)):
            return 0
        modules = {self._modules[end.module]} if end.module else set() if end.people else self._places(end)
        return sum(1 for _, body in self._people(end) if not body.alive and (not modules or body.died_in in modules))

    def _lives(self, end: EndPlan) -> bool:
        """Return whether any of those it is about lives in its modules; anywhere, if it looks at none."""
        modules = self._places(end)
        return any(
            body.alive and (not modules or self._world.get(entity, Whereabouts).module in modules)
            for entity, body in self._people(end)
        )

    def _sealed(self, end: EndPlan) -> bool:
        module = self._modules[end.module or ""]
        doors = [door for _, door in self._world.each(Door) if module in (door.a, door.b)]
        return all(door.state == "sealed" for door in doors)

    def _restored(self, end: EndPlan) -> bool:
        """Return whether a module's oxygen rises again of its own making, with no hole left that matters."""
        world = self._world
        module = self._modules[end.module or ""]
        index = world.get(module, Module).index
        plan = self._settlement.modules[world.get(module, Module).id]
        for _, hole in world.each(Hole):
            lost_per_h = HOUR_S * leak_per_s(hole.cda_m2, plan.volume_m3, plan.temperature_k)
            if hole.module == module and lost_per_h > WEEPS_SHARE * self._settlement.rules.crisis_loss_per_h:
                return False
        now_s = world.one(Clock).elapsed_s
        makers = [
            output_share(machine, kind_of(world, machine), now_s)
            for _, machine in world.each(Machine)
            if machine.module == module and kind_of(world, machine).oxygen is not None
        ]
        reading = float(world.the(Instruments).table()[MEASURES.index("o2"), index])
        rising = float(world.one(Trends).per_min[0, index]) > 0.0
        return (not makers or max(makers) >= MADE_SHARE) and rising and reading >= RESTORED_KPA
