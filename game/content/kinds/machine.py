"""Machines that keep people alive, what each can do, and who stands in for whom."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from game.content.fields import (
    AirFlow,
    Count,
    Identifier,
    NotNegative,
    OxygenPerSol,
    Positive,
    PositiveCount,
    Rating,
    Ref,
    Share,
    ShortText,
)


class OxygenMaking(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Electrolysis: water in, oxygen to the module, hydrogen outside."""

    oxygen_kg_per_sol: OxygenPerSol
    """Oxygen made at full rating."""
    hold_kpa: Positive = 21.3
    """Partial pressure of oxygen at which it makes none."""
    band_kpa: Positive = 0.6
    """It runs at full rating from this far below ``hold_kpa``, in proportion between."""


class Scrubbing(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Takes carbon dioxide out of the air that it draws through its bed."""

    airflow_m3_per_s: AirFlow
    """Air drawn through the bed."""
    efficiency_share: Share = 0.9
    """Share of the carbon dioxide taken in one pass."""
    co2_kg_per_sol: Positive
    """Most that the bed can take."""


class Drying(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Condenses vapour into the water store."""

    airflow_m3_per_s: AirFlow
    """Air drawn over the coil."""
    hold_share: Share = 0.45
    """Relative humidity down to which it dries."""
    water_kg_per_sol: Positive
    """Most that it can condense."""


class MakeUp(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Feeds gas from a tank so that pressure, or oxygen, holds."""

    gas: Literal["oxygen", "nitrogen"]
    """What it feeds."""
    tank: Annotated[str, Ref("tank")]
    """Where it takes it from."""
    hold_kpa: Positive
    """Total pressure for nitrogen, partial pressure for oxygen, at which it feeds none."""
    band_kpa: Positive = 0.5
    """It feeds its most from this far below ``hold_kpa``, in proportion between."""
    feed_kg_per_h: Positive
    """Most that the valve passes."""


class AirMoving(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Turns the fan of the ducts that name it."""

    note: ShortText = ""
    """What it ventilates, for the panel."""


class WaterRecovery(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Cleans waste water for drinking and electrolysis."""

    water_kg_per_sol: Positive
    """Most that it cleans."""
    recovery_share: Share = 0.98
    """Share that comes back as water; the rest is brine."""


class PowerMaking(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Feeds the colony's bus."""

    peak_kw: Positive
    """Power at noon of a clear sol for cells, at all times for a reactor."""
    source: Literal["sun", "steady"] = "sun"
    """Whether it follows the sun."""


class PowerKeeping(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A battery bank."""

    capacity_kwh: Positive
    """Energy it holds when full."""
    efficiency_share: Share = 0.93
    """What comes back of what goes in."""


class Heating(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Keeps the place where it stands warm; it draws as much power as it gives heat."""

    heat_kw: Positive
    """Most that it gives."""


class MachineKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A kind of machine that keeps people alive, and what it needs to run.

    A reserve wants ``reserve_feed_kg_per_h`` and ``reserve_hold_kpa``.
    """

    id: Identifier
    """Name by which the map finds it."""
    name: ShortText
    """Name as engineers say it."""
    oxygen: OxygenMaking | None = None
    """What it makes of water, if it does."""
    scrubbing: Scrubbing | None = None
    """What it takes out of the air, if it does."""
    drying: Drying | None = None
    """What it condenses, if it does."""
    make_up: MakeUp | None = None
    """What it feeds from a tank, if it does."""
    air: AirMoving | None = None
    """What it ventilates, if it does."""
    water: WaterRecovery | None = None
    """What it recovers, if it does."""
    power: PowerMaking | None = None
    """What it feeds to the bus, if it does."""
    battery: PowerKeeping | None = None
    """What it keeps, if it does."""
    heating: Heating | None = None
    """What it warms, if it does; its draw is what that takes, and comes on top of ``draw_kw``."""
    purpose: Identifier | None = None
    """What it draws power for, where nothing above says it: the last part of a text ``flow.power.``; none: other."""
    draw_kw: NotNegative = 0.0
    """Power it draws while running or starting."""
    standby_kw: NotNegative = 0.0
    """Power it draws on standby."""
    priority: Count = 5
    """When power is short, the highest number is shed first."""
    start_up_s: NotNegative = 0.0
    """Time from switching on to output, at full draw."""
    settle_s: NotNegative = 0.0
    """Time from first output to full rating."""
    reserve_kg: NotNegative = 0.0
    """Oxygen in its own bottle, for an emergency reserve; feeds by ``reserve_hold_kpa``."""
    reserve_hold_kpa: NotNegative = 0.0
    """Partial pressure of oxygen that the bottle keeps up until it is empty."""
    reserve_feed_kg_per_h: NotNegative = 0.0
    """Most that the bottle's valve passes."""
    parts: tuple[Annotated[str, Ref("part_kind")], ...] = ()
    """Tracked parts, each worn and replaced by itself."""


class MachinePlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A machine that stands in a module."""

    id: Identifier
    """Name by which orders find it."""
    kind: Annotated[str, Ref("machine_kind")]
    """What it is."""
    module: Annotated[str, Ref("module")]
    """Where it stands."""
    name: ShortText = ""
    """Name as people say it; empty: its kind's."""
    state: Literal["running", "standby", "off"] = "running"
    """What it is doing at the start."""
    rating_share: Rating = 1.0
    """Its size against its kind."""
    level: PositiveCount | None = None
    """How early it is given up when power is short, the highest first; none: as its kind."""
    built: bool = True
    """Whether it stands at the opening; what does not is for works to build, and is off until then."""


class RedundancyPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A machine, the machine that should stand in for it, and the changeover between them."""

    id: Identifier
    """Name by which orders find it."""
    name: ShortText
    """Name as engineers say it."""
    primary: Annotated[str, Ref("machine")]
    """The machine that runs."""
    backup: Annotated[str, Ref("machine")]
    """The machine that should start when the primary stops."""
    changeover: Annotated[str, Ref("part_kind")]
    """The part that starts it; dead, it stays unseen until tested or needed."""
    tested_sol: Count = 0
    """When it was last tested."""
