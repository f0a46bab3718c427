"""The boards: pages of the long game, each put together when it is asked for, and kept while nothing changes it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

from game.session.almanac import Almanac
from game.session.crises import CrisisLog
from game.session.desk.council import CouncilDesk
from game.session.desk.earth import EarthDesk
from game.session.desk.flows import Flows
from game.session.desk.hours import Board
from game.session.desk.learning import School
from game.session.desk.making import Making
from game.session.desk.outlook import OutlookDesk
from game.session.desk.population import Families
from game.session.desk.story import StoryDesk
from game.session.desk.upkeep import Upkeep
from game.session.desk.words import Words
from game.session.desk.works import WorksDesk
from game.session.journal import Journal
from game.session.view import BoardName
from game.session.view.almanac import AlmanacView
from game.sim import sums
from game.sim.clock import HOUR_S, Clock
from game.sim.earth.components import Earth
from game.sim.outlook.components import Outlook
from game.sim.retreat.components import Retreat
from game.sim.upkeep.components import Records
from game.sim.world import World
from game.story.storylets.components import StoryBook

STAND_S = 900.0
"""What changes by itself is looked at anew this often."""
STORY_STANDS_S = 3_600.0
"""What answers are open is looked at this often."""


class Boards:
    """Makes the boards. Looks and never touches."""

    def __init__(self, world: World, words: Words) -> None:
        """Remember where to look."""
        self._world = world
        self.upkeep = Upkeep(world, words)
        self.tales = StoryDesk(world, words)
        self._kept: dict[str, tuple[object, Any]] = {}
        making, flows, works = Making(world), Flows(world, words), WorksDesk(world, words)
        board, outlook, school, families = (
            Board(world, words),
            OutlookDesk(world, words),
            School(world, words),
            Families(world),
        )
        corporation, assembly = EarthDesk(world, words), CouncilDesk(world, words)
        self._makers: dict[BoardName, tuple[Callable[[], object], Callable[[], object]]] = {
            "shop": (self._always, making.shop),
            "supply": (self._always, making.supply),
            "works": (self._quarter, works.works),
            "training": (self._sol, school.training),
            "population": (self._sol, families.population),
            "outlook": (self._foreseen, outlook.outlook),
            "earth": (self._letters, corporation.earth),
            "council": (self._letters, assembly.council),
            "story": (self._told, self.tales.story),
            "hours": (self._worked, board.hours),
            "upkeep": (self._worked, self.upkeep.upkeep),
            "flows": (self._quarter, flows.all),
            "almanac": (self._noted, self._almanac),
        }
        self._without: Mapping[BoardName, Callable[[], object]] = {
            "works": partial(works.works, forecasts=False),
            "flows": partial(flows.all, forecasts=False),
        }
        """Makers of boards that are made more cheaply where nobody asks how it goes on."""

    def some(self, names: Collection[BoardName], *, forecasts: bool = True) -> dict[str, Any]:
        """Return some of the boards by name, as the view holds them; how it goes on only with ``forecasts``."""
        return {name: self._fresh(name, forecasts=forecasts) for name in names}

    def _fresh(self, name: BoardName, *, forecasts: bool) -> object:
        """Return a board, made anew if what it hangs on has changed since it was made."""
        key_of, make = self._makers[name]
        kept_as: str = name
        if not forecasts and name in self._without:
            make, kept_as = self._without[name], f"{name} without forecasts"
        key, kept = key_of(), self._kept.get(kept_as)
        if kept is None or kept[0] != key:
            kept = self._kept[kept_as] = key, make()
        return kept[1]

    # What boards hang on.

    def _orders(self) -> int:
        return len(self._world.one(Journal).orders)

    @staticmethod
    def _always() -> object:
        return object()  # equal to nothing: made anew each time, which costs little

    def _quarter(self) -> object:
        return int(self._world.one(Clock).elapsed_s // STAND_S), self._orders()

    def _sol(self) -> object:
        return self._world.one(Clock).sol, self._orders(), len(self._world.one(CrisisLog).deaths)

    def _foreseen(self) -> object:
        retreat = self._world.one(Retreat)
        hour = int(self._world.one(Clock).elapsed_s // HOUR_S) if retreat.stripping else 0
        shut = sums.count(place.shut for place in retreat.places)
        return self._world.one(Outlook).sol, self._orders(), shut, len(retreat.stripped), hour

    def _letters(self) -> object:
        earth = self._world.one(Earth)
        return self._quarter(), earth.numbers, len(earth.way)

    def _told(self) -> object:
        book = self._world.one(StoryBook)
        hour = int(self._world.one(Clock).elapsed_s // STORY_STANDS_S)
        return hour, self._orders(), book.numbers, len(book.pages)

    def _worked(self) -> object:
        records = self._world.one(Records)
        return self._quarter(), records.count, len(records.grave), len(records.callouts)

    def _noted(self) -> object:
        return len(self._world.one(Almanac).sols), self._world.one(Clock).sol

    def _almanac(self) -> AlmanacView | None:
        noted = self._world.one(Almanac)
        if not noted.sols:
            return None
        return AlmanacView(tuple(noted.sols), tuple((name, tuple(values)) for name, values in noted.values.items()))
