"""What is provided from content alone, and the same in another language."""

from __future__ import annotations

from game.content.kinds.scenario import ScenarioKind
from game.content.store import Content
from game.sim.command.kinds import CommandBook
from game.sim.crews.book import CrewBook
from game.sim.earth.kinds import EarthBook
from game.sim.learning.book import LearningBook
from game.sim.population.rules import PopulationBook
from game.sim.settlement import Settlement
from game.sim.stores.stock import Stores
from game.sim.upkeep.book import UpkeepBook
from game.sim.works.kinds import WorksBook
from game.sim.world import World


def provide_books(world: World) -> None:
    """Provide what is made from content alone, or holds entries of it."""
    world.provide(Stores(world))
    world.provide(UpkeepBook(world))
    world.provide(CrewBook(world))
    world.provide(LearningBook(world))
    world.provide(PopulationBook(world))
    world.provide(WorksBook(world))
    world.provide(EarthBook(world))
    world.provide(CommandBook(world))


def told_in(world: World, content: Content) -> World:
    """Return a world whose tools hold the entries of ``content``, the same in other words; only to be looked at."""
    before = world.the(Settlement)
    scenario = content.of(ScenarioKind).get(before.scenario.id, before.scenario)
    other = world.providing(Settlement.of(content, scenario))
    provide_books(other)
    return other
