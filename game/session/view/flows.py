"""Sky, power, water, air, food and warmth as the control room knows them, each number with its terms."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TermView:
    """One term of a number."""

    id: str
    name: str
    value: float


@dataclass(frozen=True, slots=True)
class SkySolView:
    """What is foreseen of one sol."""

    sol: int
    tau: float
    low_tau: float
    """Eight times in ten the opacity lies between this and ``high_tau``."""
    high_tau: float
    made_kwh: float
    low_made_kwh: float
    high_made_kwh: float
    drawn_kwh: float
    """What would be drawn if nothing were given up."""
    lowest_kwh: float
    """Least in the batteries; 0: something has to be given up."""
    low_lowest_kwh: float
    """The same in the thickest dust that is likely."""


@dataclass(frozen=True, slots=True)
class WarningView:
    """A storm that is here, or is said to come."""

    kind: str
    name: str
    here: bool
    chance_share: float
    """How many such warnings come true."""
    from_sol: int
    to_sol: int
    low_tau: float
    high_tau: float
    ends_sol: int


@dataclass(frozen=True, slots=True)
class WeatherView:
    """The sky."""

    tau: float
    """Opacity: 0.5 is clear, 1 is hazy, 5 is dusk at noon."""
    taus: tuple[float, ...]
    """Of the last sols, today's last."""
    ls_deg: float
    season: str
    distance_au: float
    outside_k: float
    dust_share: float
    """Light that panels lose to what lies on them."""
    warning: WarningView | None
    ahead: tuple[SkySolView, ...]
    """Today and the sols after it."""


@dataclass(frozen=True, slots=True)
class LoadPlanView:
    """A plan of what is given up when power is short."""

    id: str
    name: str
    about: str
    steps: tuple[tuple[float, int], ...]
    """Charge, as a share, at which a level and those above it are off."""


@dataclass(frozen=True, slots=True)
class PowerView:
    """The bus."""

    made_kw: float
    drawn_kw: float
    made: tuple[TermView, ...]
    """By source, kW."""
    drawn: tuple[TermView, ...]
    """By what it is for, kW."""
    stored_kwh: float
    capacity_kwh: float
    lasts_h: float | None
    """Hours until the batteries are empty at what is drawn and made now; nothing while they fill."""
    lowest_kwh: float
    """Least in the batteries today."""
    shed_from: int | None
    """Machines of this level and above are off; nothing: all are fed."""
    cut: tuple[str, ...]
    """Machines below that which are off as well."""
    plan: str
    plans: tuple[LoadPlanView, ...]
    levels: tuple[tuple[str, int], ...]
    """Level of each machine that draws, by its id."""
    failures: tuple[int, ...]
    """Sols of the last power failures."""
    failure_wear_share: float
    """What each takes of the life of power supplies, relays and controllers that are on."""
    made_last_kwh: float
    """What the last whole sol made."""
    drawn_last_kwh: float


@dataclass(frozen=True, slots=True)
class StockView:
    """A stock on the ledger and what fills and empties it."""

    id: str
    name: str
    amount_kg: float
    capacity_kg: float
    kg_per_sol: float
    """How fast it fills now, or empties; food over a sol."""
    terms: tuple[TermView, ...]
    """What that is made of, kg a sol."""
    lasts_sols: float | None
    """Sols until it is empty at that; nothing if it does not sink."""


@dataclass(frozen=True, slots=True)
class FarmView:
    """Something that is grown."""

    id: str
    name: str
    module: str
    crew: str
    planted: bool
    kg_per_sol: float
    """What it grows now."""
    full_kg_per_sol: float
    light_share: float
    hands_share: float
    air_share: float
    standing_kg: float
    cut_kg: tuple[float, ...]
    """Harvest of the last sols, the newest last."""
    hands_h_per_sol: float
    """Hours that it wants."""


@dataclass(frozen=True, slots=True)
class FoodView:
    """What there is to eat."""

    stored_kg: float
    crates_kg: float
    """Food in crates from Earth, not in store yet."""
    eaten_kg_per_sol: float
    grown_kg_per_sol: float
    lasts_sols: float | None
    """Sols until the store is empty at that; nothing if it does not sink."""
    farms: tuple[FarmView, ...]
    ahead_kg: tuple[float, ...]
    """What is to be cut on each of the coming sols, if all grows on as it does now."""
    ration_share: float = 1.0
    """What everybody eats, against what they would."""
    ration_until_sol: int | None = None
    """Sol from which all is eaten again; nothing: until somebody says so."""


@dataclass(frozen=True, slots=True)
class HeatView:
    """The warmth of a place that is not as warm as it is kept."""

    module: str
    temperature_k: float
    kept_k: float
    heated: bool
    freezes_h: float | None
    """Hours until pipes there may freeze, if nothing heats it; nothing if they never do."""


@dataclass(frozen=True, slots=True)
class FlowsView:
    """What flows through the colony."""

    weather: WeatherView
    power: PowerView
    stocks: tuple[StockView, ...]
    food: FoodView
    cold: tuple[HeatView, ...]
    """Places that have cooled, the coldest first."""
