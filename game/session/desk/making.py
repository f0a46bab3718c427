"""The shop and supply, as the control room knows them. What inspection missed is never seen."""

from __future__ import annotations

from game.content.kinds.making import RecipeKind
from game.session.view.making import FabricationView, LotView, MakeableView, MaterialView, StationView
from game.session.view.supply import AskView, FlightView, SupplyView
from game.sim import sums
from game.sim.clock import SOL_S, Clock
from game.sim.fabrication.components import Lot, Shop
from game.sim.fabrication.recipes import is_open, recipe_of, recipes_for, runs_left, stations
from game.sim.fabrication.rules import local_share
from game.sim.fabrication.runs import needs
from game.sim.outlook.rates import failures_per_sol, spares_per_sol
from game.sim.outlook.spares import waiting
from game.sim.stores.stock import Stores, items_of, mass_kg
from game.sim.supply.components import Flight, Supply
from game.sim.supply.holds import plan
from game.sim.supply.rules import can_send, outstanding, ships_of
from game.sim.world import World

LATE = 1.4
"""How many times as long it may take as the hours say: what is turned down, and hours that go elsewhere."""


class Making:
    """Puts together what is known of the shop and of ships. Looks and never touches."""

    def __init__(self, world: World) -> None:
        """Remember where to look."""
        self._world = world
        items = items_of(world)
        self._sent = frozenset(item for item in items if can_send(world, item))
        self._recipes = [recipe for item in items for recipe in recipes_for(world, item)]

    def shop(self) -> FabricationView | None:
        """Return the shop, or nothing where there is none."""
        here = stations(self._world)
        if not here:
            return None
        shop = self._world.one(Shop)
        queue = sorted(shop.lots, key=lambda lot: (-lot.priority, lot.number))
        stock: dict[str, int] = {}
        for locker in self._world.the(Stores).stock:
            for item, count in locker.items.items():
                stock[item] = stock.get(item, 0) + count
        lots, before_h = [], 0.0
        for lot in queue:
            view = self._lot(lot, shop, before_h, stock)
            before_h += view.left_h
            lots.append(view)
        return FabricationView(
            stations=self._stations(queue),
            lots=tuple(lots),
            over=tuple(self._lot(lot, shop, 0.0, stock) for lot in reversed(shop.over)),
            materials=self._materials(shop, stock),
            recipes=tuple(self._recipe(recipe, shop.capability) for recipe in self._recipes),
            hours_per_sol=shop.hours_per_sol,
            capability=shop.capability,
            local_share=local_share(self._world),
        )

    def _lot(self, lot: Lot, shop: Shop, before_h: float, stock: dict[str, int]) -> LotView:
        world, recipe = self._world, recipe_of(self._world, lot)
        runs = runs_left(lot, recipe) if lot.count > 0 else 0
        left_h = lot.left_h + runs * recipe.hours
        lasts = lot.state not in ("done", "cancelled")
        ready = shop.hours_per_sol if lasts else 0.0
        missing = [(item, count - stock.get(item, 0)) for item, count in needs(recipe, runs).items()] if lasts else []
        return LotView(
            id=lot.number,
            item=lot.item,
            name=items_of(world)[lot.item].name,
            count=lot.count,
            good=lot.good,
            rejected=lot.rejected,
            priority=lot.priority,
            state=lot.state,
            station=recipe.station,
            skill=recipe.skill,
            hurry=lot.hurry,
            left_h=left_h,
            ready_from_s=left_h / ready * SOL_S if ready > 0.0 else None,
            ready_to_s=(before_h + left_h) * LATE / ready * SOL_S if ready > 0.0 else None,
            missing=tuple((item, count) for item, count in missing if count > 0),
            whys=tuple(why for why in lot.whys if why),
        )

    def _stations(self, queue: list[Lot]) -> tuple[StationView, ...]:
        world, shop = self._world, self._world.one(Shop)
        queued: dict[str, float] = {}
        for lot in queue:
            recipe = recipe_of(world, lot)
            hours = lot.left_h / recipe.hours * recipe.machine_h + runs_left(lot, recipe) * recipe.machine_h
            queued[recipe.station] = queued.get(recipe.station, 0.0) + hours
        return tuple(
            StationView(
                id=station.id,
                name=station.name,
                module=station.module,
                count=station.count,
                open=is_open(world, station),
                free_h=shop.station_h.get(station.id, 0.0),
                queued_h=queued.get(station.id, 0.0),
                draw_kw=station.draw_kw * station.count,
            )
            for station in stations(world).values()
        )

    def _materials(self, shop: Shop, stock: dict[str, int]) -> tuple[MaterialView, ...]:
        world = self._world
        colony: dict[str, int] = {}
        coming, wanted = outstanding(world), waiting(world)
        rates = spares_per_sol(world, failures_per_sol(world))
        for locker in world.the(Stores).lockers:
            for item, count in locker.items.items():
                colony[item] = colony.get(item, 0) + count
        return tuple(
            MaterialView(
                item=item,
                name=kind.name,
                stock=stock.get(item, 0),
                colony=colony.get(item, 0),
                seconds=len(shop.seconds.get(item, ())),
                keep=shop.keep.get(item, 0),
                making=sums.count(lot.count for lot in shop.lots if lot.item == item),
                coming=coming.get(item, 0),
                kg=kind.mass_kg,
                earth=item in self._sent,
                per_sol=rates[item].middle if item in rates else 0.0,
                waits=wanted.get(item, 0),
            )
            for item, kind in items_of(world).items()
        )

    def _recipe(self, recipe: RecipeKind, capability: float) -> MakeableView:
        return MakeableView(
            item=recipe.makes,
            name=items_of(self._world)[recipe.makes].name,
            count=recipe.count,
            hours=recipe.hours,
            machine_h=recipe.machine_h,
            station=recipe.station,
            skill=recipe.skill,
            materials=tuple(recipe.materials.items()),
            capability=recipe.capability,
            able=recipe.capability <= capability,
        )

    def supply(self) -> SupplyView | None:
        """Return what Earth sends, or nothing where no ship comes."""
        if not ships_of(self._world):
            return None
        supply = self._world.one(Supply)
        coming = sorted(
            (*self._open(), *map(self._flight, supply.flying)), key=lambda view: (view.arrives_sol, view.ship)
        )
        return SupplyView(
            flights=tuple(coming),
            landed=tuple(self._flight(flight, landed=True) for flight in reversed(supply.landed)),
            asks=self._asks(),
            allotment_share=supply.allotment_share,
        )

    def _open(self) -> list[FlightView]:
        """Return the ships that still take orders, as they would be loaded now."""
        world = self._world
        item_of = {ask.number: ask.item for ask in world.one(Supply).waiting}
        views = []
        for departure, loaded in plan(world):
            items: dict[str, int] = {}
            for number, count in loaded.items():
                items[item_of[number]] = items.get(item_of[number], 0) + count
            views.append(
                FlightView(
                    ship=departure.ship,
                    name=ships_of(world)[departure.ship].name,
                    state="open",
                    closes_sol=departure.closes_sol,
                    leaves_sol=departure.leaves_sol,
                    arrives_sol=departure.arrives_sol,
                    hold_kg=departure.hold_kg,
                    free_kg=departure.hold_kg - mass_kg(world, items),
                    items=tuple(items.items()),
                    people=departure.people,
                )
            )
        return views

    def _flight(self, flight: Flight, *, landed: bool = False) -> FlightView:
        ship, sol = ships_of(self._world)[flight.ship], self._world.one(Clock).sol
        items = flight.items()
        return FlightView(
            ship=flight.ship,
            name=ship.name,
            state="landed" if landed else "flying" if sol >= flight.leaves_sol else "loaded",
            closes_sol=flight.leaves_sol - ship.cut_off_sols,
            leaves_sol=flight.leaves_sol,
            arrives_sol=flight.arrives_sol,
            hold_kg=flight.hold_kg,
            free_kg=flight.hold_kg - mass_kg(self._world, items),
            items=tuple(items.items()),
            people=flight.people,
        )

    def _asks(self) -> tuple[AskView, ...]:
        world, items = self._world, items_of(self._world)
        rows = plan(world)
        views = []
        for ask in sorted(world.one(Supply).waiting, key=lambda ask: (-ask.priority, ask.number)):
            holds = [(departure.arrives_sol, loaded[ask.number]) for departure, loaded in rows if ask.number in loaded]
            whole = sums.count(count for _, count in holds) >= ask.count
            views.append(
                AskView(
                    id=ask.number,
                    item=ask.item,
                    name=items[ask.item].name,
                    count=ask.count,
                    kg=items[ask.item].mass_kg * ask.count,
                    priority=ask.priority,
                    why=ask.why,
                    arrives_sol=max(sol for sol, _ in holds) if whole else None,
                )
            )
        return tuple(views)
