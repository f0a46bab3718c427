"""What lies between the colony and the sun: the date, dust, storms, cold; and what the colony does about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Struct

from game.content.bounds import out_of_order
from game.content.fields import (
    Count,
    Identifier,
    NotNegative,
    Positive,
    PositiveCount,
    Ref,
    Share,
    ShareBelowOne,
    ShortText,
    Signed,
)

Path = tuple[str | int, ...]
LEAST_CO2_KPA = 0.005
"""Carbon dioxide with which nothing grows any more."""


class StormPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sort of dust storm: when it may come, and what course it takes."""

    id: Identifier
    """Name by which logs find it."""
    name: ShortText
    """Name as people say it, after "a"."""
    per_sol: NotNegative
    """Chance on a sol of its season, while no storm is under way, that one begins."""
    from_ls_deg: NotNegative = 0.0
    """Solar longitude at which its season begins."""
    to_ls_deg: Positive = 360.0
    """Solar longitude at which its season ends; less than the beginning: past the turn of the year."""
    least_tau: Positive
    """Opacity at the height of the slightest."""
    most_tau: Positive
    """Opacity at the height of the thickest."""
    rise_sols: tuple[NotNegative, NotNegative]
    """Fewest and most sols from its beginning to its height."""
    height_sols: tuple[NotNegative, NotNegative]
    """Fewest and most sols that its height lasts."""
    fall_sols: tuple[Positive, Positive]
    """Fewest and most sols in which it then falls to 1/e."""
    seen_sols: tuple[Count, PositiveCount]
    """Fewest and most sols before it comes that it is seen coming, if it is."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it."""
        yield from out_of_order(self, "rise_sols", "height_sols", "fall_sols", "seen_sols")
        if self.least_tau > self.most_tau:
            yield ("least_tau",), "the slightest is thicker than the thickest", "swap the two"


class WeatherRules(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sky over the colony. The one with id ``core`` is used."""

    id: Identifier
    """Name; ``core``."""
    perihelion_sol: Signed
    """A sol, in the colony's count, on which Mars is nearest to the sun."""
    latitude_deg: Signed = 0.0
    """Where the colony is; north is positive."""
    albedo: ShareBelowOne = 0.1
    """Share of the light that the ground throws back."""
    clear_tau: Positive = 0.5
    """Opacity by which arrays are rated: their peak is that of noon at the equator at northern spring."""
    low_tau: Positive = 0.4
    """Opacity of a clear sol in the season far from the sun."""
    high_tau: Positive = 0.8
    """The same in the dusty season, without any storm."""
    haze: NotNegative = 0.05
    """Standard deviation of a sol's opacity about that, as a share of it."""
    over_tau: Positive = 0.3
    """A storm is over when it adds less than this."""
    unseen_share: Share = 0.15
    """Share of the storms that nobody sees coming."""
    false_share: Share = 0.35
    """Warnings of a storm that never comes, for each storm that does."""
    arrival_error: NotNegative = 0.25
    """Error of a foretold arrival, in sols for each sol ahead (one standard deviation)."""
    height_error: NotNegative = 0.15
    """Error of a foretold height, as a share of it, on the sol itself."""
    height_error_per_sol: NotNegative = 0.05
    """What each sol ahead adds to that."""
    most_height_error: Positive = 0.6
    """The most that it can be."""
    watch_gain_share: Share = 0.6
    """Part of these errors, and of the storms that nobody sees, that a watch from orbit takes away."""
    storm: tuple[StormPlan, ...] = ()
    """The sorts of storms; on one sol the first that comes keeps the others away."""
    mean_k: Positive = 212.0
    """Mean temperature outside at the sun's mean distance."""
    swing_k: NotNegative = 55.0
    """From the cold of the night to the warmth of the day, on a clear sol."""
    swing_fade_per_tau: NotNegative = 0.2
    """How much of that each unit of opacity beyond the clear sol's takes, as an exponent."""
    storm_cycle_k_per_tau: NotNegative = 12.0
    """Swing that each unit of a storm's opacity adds to what coolant loops and shells go through in a sol."""
    most_storm_cycle_k: NotNegative = 45.0
    """The most that it adds."""
    unheated_cycle_k: NotNegative = 30.0
    """Swing that a place goes through besides while nothing heats it."""
    dust_per_sol: Share = 0.0028
    """Light that a clean panel loses in a sol to what settles on it (Mars Pathfinder)."""
    storm_dust: NotNegative = 0.5
    """How many times as much settles besides, for each unit of a storm's opacity."""
    opening_dust: Share = 0.12
    """Light that panels have lost at the opening."""
    gust_per_sol: Share = 0.008
    """Chance on a sol that wind cleans the panels."""
    gust_share: tuple[Share, Share] = (0.3, 0.7)
    """Least and most share of the dust that it takes."""
    sweep_m2_per_h: Positive = 60.0
    """Panel that somebody in a suit sweeps in an hour."""
    panel_m2_per_kw: Positive = 7.94
    """Panel for each kilowatt of an array's peak."""
    routine_sweep_h: NotNegative = 2.0
    """Hours a sol that are part of the sweepers' usual work."""
    sweepers: Annotated[str, Ref("crew")] | None = None
    """Crew whose usual work it is; none: it is done in any case."""
    no_sweeping_tau: Positive = 3.5
    """Opacity above which nobody sweeps."""
    worth_sweeping: Share = 0.03
    """Loss of light below which it is not worth a suit."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it."""
        yield from out_of_order(self, "gust_share")


class HeatRules(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Warmth of the colony's places. The one with id ``core`` is used."""

    id: Identifier
    """Name; ``core``."""
    kj_per_m3_k: Positive = 30.0
    """Heat that a place holds for each cubic metre and kelvin: walls, water and furniture, hardly any of it air."""
    surface_w_per_m2_k: Positive = 0.06
    """Loss through a shell on the surface; the shell's area is that of a cube of the same volume."""
    buried_w_per_m2_k: Positive = 0.02
    """The same for a place in the rock."""
    rock_k: Positive = 240.0
    """The rock around places that are not on the surface."""
    body_w: NotNegative = 100.0
    """Warmth that somebody gives to a room, without what goes into damp."""
    gas_step_k: Positive = 2.5
    """The air follows its place in steps of this."""
    cold_gas_step_k: Positive = 4.0
    """The same where it is too cold to live."""
    cold_k: Positive = 280.0
    """Too cold to live."""
    chill_k: Positive = 276.0
    """Temperature of a place below which it hurts those who are in it, whatever they wear."""
    chill_per_h: NotNegative = 0.01
    """How badly an hour of it hurts, for each ten kelvins below that."""
    freezing_k: Positive = 271.0
    """Temperature of a place from which pipes may freeze."""
    depth_k: NotNegative = 8.0
    """How far below that the hardiest of them freezes; each has its own depth."""
    running_k: NotNegative = 5.0
    """How much colder a place may be around a machine that runs."""
    frozen_modes: tuple[Identifier, ...] = ("frozen",)
    """Modes by which parts fail that freeze; a part that has none of them holds no water."""


class LoadStep(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is switched off when the batteries are down to something."""

    below_share: Share
    """Charge, as a share of what the batteries hold, from which it is off; a tenth more, and it is on again."""
    from_level: PositiveCount
    """Machines of this level and above are off."""


class LoadPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A plan of what is switched off first when power is short."""

    id: Identifier
    """Name by which orders find it."""
    name: ShortText
    """Name as people say it."""
    about: ShortText
    """What it is for."""
    order: Count = 100
    """Place in lists."""
    step: tuple[LoadStep, ...] = ()
    """What is off at which charge; without any, all is on until the batteries are empty, and then the lights go."""


class PowerRules(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The bus. The one with id ``core`` is used."""

    id: Identifier
    """Name; ``core``."""
    plan: Annotated[str, Ref("load_plan")] | None = None
    """Load plan at the opening; none: the first."""
    margin_share: Share = 0.1
    """How much more charge switches a step of a load plan back."""
    back_share: Share = 0.25
    """Charge from which what was cut off by an empty battery comes back, a level an hour."""
    failure_wear_share: Share = 0.02
    """Part of its life that a power failure takes from a part that minds it."""
    minds_failures: tuple[Annotated[str, Ref("part_kind")], ...] = ()
    """Kinds of parts that mind power failures."""


class FarmPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Racks in a place in which food grows."""

    id: Identifier
    """Name by which works and views find it."""
    name: ShortText
    """Name as people say it."""
    module: Annotated[str, Ref("module")]
    """Where it is; its air is breathed by what grows."""
    crew: Annotated[str, Ref("crew")] | None = None
    """Who tends it; none: nobody has to."""
    lamps: Annotated[str, Ref("machine")] | None = None
    """Machine that gives what light the sun does not; none: there is the sun alone."""
    food_kg_per_sol: Positive
    """Dry food that it gives in full light and good hands."""
    sun_share: Share = 0.6
    """Part of that light that comes from the sun."""
    grows_sols: PositiveCount = 40
    """Sols from sowing to harvest; every sol a tray is cut, and sown again."""
    planted: bool = True
    """Whether it grows at the opening; what does not is for works to begin."""
    hands_h_per_sol: NotNegative = 40.0
    """Hours that it wants in a sol, for the board."""
    least_growth: Share = 0.4
    """Growth that is left where nobody tends it."""
    full_co2_kpa: Positive = 0.06
    """Carbon dioxide from which it grows as fast as it can; above 0.005."""
    dark_sols: PositiveCount = 8
    """Sols without light after which all of it is dead."""
    frost_k: Positive = 275.0
    """Temperature at which all of it is dead."""
    thin_kpa: Positive = 30.0
    """Pressure below which all of it is dead."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it."""
        if self.full_co2_kpa <= LEAST_CO2_KPA:
            hint = f"make it more than {LEAST_CO2_KPA}"
            yield ("full_co2_kpa",), f"nothing grows in {LEAST_CO2_KPA} kPa of carbon dioxide", hint
