"""Facts of time, crises, upkeep, stores, sky and works."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from game.content.conditions import Value
from game.content.story_facts import NEVER
from game.sim.clock import SOL_H, SOL_S, Clock
from game.sim.fabrication.components import Shop
from game.sim.fabrication.rules import local_share
from game.sim.food import rules as food
from game.sim.hazards.components import LEVELS, Alarms, Precautions
from game.sim.outlook.components import Outlook
from game.sim.people.components import Person
from game.sim.power.components import NOTHING_SHED, Bus
from game.sim.power.loads import Loads
from game.sim.stores.stock import colony_counts, items_of
from game.sim.structure.components import Hole, Module
from game.sim.supply.components import Supply
from game.sim.supply.rules import food_kg
from game.sim.upkeep import due
from game.sim.upkeep.book import UpkeepBook
from game.sim.upkeep.components import Records
from game.sim.weather.components import Weather
from game.sim.weather.forecast import warning, weather_rules
from game.sim.weather.orbit import ls_deg
from game.sim.works.audits import results
from game.sim.works.components import Works
from game.sim.works.kinds import kinds
from game.sim.world import World
from game.story.storylets.components import StoryBook
from game.story.storylets.news import Newsroom
from game.story.telling import inside

OPENING_SOLS, MIDDLE_SOLS = 60, 400
"""Sols to the end of the opening, and of the middle."""
TEN_SOLS = 10
CAUTION, DANGER = LEVELS.index("caution"), LEVELS.index("danger")
QUARTERS = ("spring", "summer", "autumn", "winter")
"""Seasons of the north, by quarters of the solar longitude."""


def bounded(value: float) -> int:
    """Return a count of sols as a whole number; what is not in sight is ``NEVER``."""
    return NEVER if not math.isfinite(value) or value > NEVER else int(value)


def sols_in(world: World) -> int:
    """Return how many sols the game has gone on."""
    return int(world.one(Clock).elapsed_s / SOL_S)


def _phase(world: World) -> str:
    gone = sols_in(world)
    return "opening" if gone < OPENING_SOLS else "middle" if gone < MIDDLE_SOLS else "late"


def _season(world: World) -> str:
    ls = ls_deg(world.one(Clock).now_s / SOL_S, weather_rules(world).perihelion_sol)
    return QUARTERS[int(ls // 90.0) % 4]


def _crisis_module(world: World) -> str:
    module = world.the(Newsroom).news().module
    return world.get(module, Module).id if module else ""


def since_crisis(world: World) -> int:
    """Return how many sols ago the last crisis was over; 0 while one goes on."""
    news = world.the(Newsroom).news()
    if news.open:
        return 0
    return bounded((world.one(Clock).elapsed_s - news.ended_s) / SOL_S) if news.ended_s >= 0.0 else NEVER


def _patched(world: World) -> bool:
    """Return whether a hole is closed in the module where the last crisis began."""
    module = world.the(Newsroom).news().module
    return any(hole.module == module and hole.cda_m2 == 0.0 for _, hole in world.each(Hole))


def places_alarmed(world: World, level: int) -> int:
    """Return how many places have an alarm of a level or worse."""
    standing = world.one(Alarms).standing.values()
    return len({alarm.module for alarm in standing if LEVELS.index(alarm.level) >= level})


def _alarms_lately(world: World) -> int:
    since_s = world.one(Clock).elapsed_s - TEN_SOLS * SOL_S
    return sum(1 for time_s in world.one(StoryBook).alarms_s if time_s >= since_s)


def debt_h(world: World) -> int:
    """Return the hours of upkeep that are overdue; 0 where nothing wears."""
    return round(due.debt_h(world)) if world.the(UpkeepBook).parts else 0


def debt_change_h(world: World) -> int:
    """Return how much more is overdue than some sols ago, in hours."""
    debts = world.one(StoryBook).debts_h
    return debt_h(world) - round(debts[0]) if debts else 0


def _known(world: World, share: float) -> int:
    return due.known_from(world, share) if world.the(UpkeepBook).parts else 0


def _failed(world: World) -> int:
    return due.debt(world).failed if world.the(UpkeepBook).parts else 0


def _longest_put_off(world: World) -> int:
    """Return the row of the part that has been put off by order for the longest, or -1."""
    put_off = world.one(Records).put_off
    return min(put_off, key=lambda row: (put_off[row].sol, row), default=-1)


def _put_off_sols(world: World) -> int:
    row = _longest_put_off(world)
    return max(0, world.one(Clock).sol - world.one(Records).put_off[row].sol) if row >= 0 else 0


def _put_off_part(world: World) -> str:
    row = _longest_put_off(world)
    return inside(world.the(UpkeepBook).kinds[row].name) if row >= 0 else ""


def _short(world: World) -> list[tuple[float, str]]:
    """Return what there is too little of, as the share that there is, the shortest first."""
    kept, counts = world.one(Shop).keep, colony_counts(world)
    rows = [(counts.get(item, 0) / count, item) for item, count in kept.items() if count > 0]
    return sorted(row for row in rows if row[0] < 1.0)


def _shortest(world: World) -> str:
    short = _short(world)
    return inside(items_of(world)[short[0][1]].name) if short else ""


def _food_sols(world: World) -> int:
    lasts = food.lasts_sols(world)
    return NEVER if lasts is None else bounded(lasts)


def _packed_sols(world: World) -> int:
    eaten = food.eaten_kg_per_sol(world)
    return bounded(food_kg(world) / eaten) if eaten > 0.0 else NEVER


def _water_sols(world: World) -> int:
    """Return how long the water lasts by the outlook, which the desk has on its wall."""
    rows = [row.middle_sols for row in world.one(Outlook).rows if row.id == "water" and row.kind == "stock"]
    return bounded(min(rows, default=math.inf))


def _margin_kw(world: World) -> int:
    bus = world.one(Bus)
    return round((bus.made_last_kwh - bus.drawn_last_kwh) / SOL_H)


def _battery(world: World) -> float:
    capacity = Loads(world).capacity_kwh()
    return world.one(Bus).stored_kwh / capacity if capacity > 0.0 else 0.0


def _storm(world: World) -> str:
    told = warning(world)
    return told.kind if told is not None and told.here else ""


def _storm_in(world: World) -> int:
    told = warning(world)
    return NEVER if told is None or told.here else max(0, told.from_sol - world.one(Clock).sol)


def _ship_in(world: World) -> int:
    sol = world.one(Clock).sol
    return min((flight.arrives_sol - sol for flight in world.one(Supply).flying), default=NEVER)


def _ship_since(world: World) -> int:
    landed = world.one(Supply).landed
    return world.one(Clock).sol - landed[-1].arrives_sol if landed else NEVER


def _works(world: World, *states: str) -> list[str]:
    return [work.id for work in world.one(Works).begun if work.state in states]


def works_of(world: World, aim: str) -> int:
    """Return how many projects that help to hold, or to grow, were done; those that help both count for either."""
    book = kinds(world)
    done = [work.id for work in world.one(Works).over if work.state == "done"]
    return sum(1 for name in done if name in book and book[name].aim in (aim, "either"))


def _homes_open(world: World) -> int:
    """Return in how many homes people may be."""
    cleared = world.one(Works).cleared
    homes = {person.home: None for _, person in world.each(Person) if person.home}
    modules = [world.get(home, Module) for home in homes]
    return sum(1 for module in modules if not (module.barred or module.lost or module.id in cleared))


READERS: Mapping[str, Callable[[World], Value]] = {
    "sol": lambda world: world.one(Clock).sol,
    "sols_in": sols_in,
    "phase": _phase,
    "season": _season,
    "crisis.open": lambda world: world.the(Newsroom).news().open,
    "crisis.count": lambda world: world.the(Newsroom).news().count,
    "crisis.kind": lambda world: world.the(Newsroom).news().kind,
    "crisis.module": _crisis_module,
    "crisis.sols_since": since_crisis,
    "crisis.lost": lambda world: world.the(Newsroom).news().lost,
    "crisis.saved": lambda world: world.the(Newsroom).news().saved,
    "crisis.outcome": lambda world: world.the(Newsroom).news().outcome,
    "crisis.patched": _patched,
    "alarms": lambda world: places_alarmed(world, CAUTION),
    "alarms.danger": lambda world: places_alarmed(world, DANGER),
    "alarms_ten_sols": _alarms_lately,
    "debt_h": debt_h,
    "debt_change_h": debt_change_h,
    "urgent": lambda world: _known(world, world.the(UpkeepBook).rules.urgent_share),
    "failed": _failed,
    "degrading": lambda world: _known(world, world.the(UpkeepBook).rules.degrading_share),
    "put_off": lambda world: len(world.one(Records).put_off),
    "put_off_sols": _put_off_sols,
    "put_off_part": _put_off_part,
    "spares_short": lambda world: len(_short(world)),
    "spare_short": _shortest,
    "spares_out": lambda world: sum(1 for share, _ in _short(world) if share == 0.0),
    "local_share": local_share,
    "food_sols": _food_sols,
    "food_packed_sols": _packed_sols,
    "water_sols": _water_sols,
    "power_margin_kw": _margin_kw,
    "battery_share": _battery,
    "shedding": lambda world: world.one(Bus).shed_from < NOTHING_SHED,
    "dust": lambda world: round(10.0 * world.one(Weather).tau),
    "storm": _storm,
    "storm_in_sols": _storm_in,
    "ship_in_sols": _ship_in,
    "ship_sols_since": _ship_since,
    "works": lambda world: _works(world, "working", "waiting"),
    "works_done": lambda world: list(world.one(Works).done),
    "review_listed": lambda world: results(world)[0],
    "review_mended": lambda world: results(world)[1],
    "review_put_off": lambda world: results(world)[2],
    "works_suspended": lambda world: _works(world, "suspended"),
    "works_hold": lambda world: works_of(world, "hold"),
    "works_grow": lambda world: works_of(world, "grow"),
    "homes_open": _homes_open,
    "works_late": lambda world: sum(
        1 for work in world.one(Works).begun if work.state == "waiting" and work.waits in ("material", "machine")
    ),
    "precautions": lambda world: world.one(Precautions).on,
    "no_return": lambda world: bool(world.one(Outlook).said),
}
"""How each is read."""
