"""Places: modules, the doors and ducts between them, and holes in their hulls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Struct

from game.content.fields import (
    Address,
    AirFlow,
    AirPressure,
    AirTemperature,
    AirVolume,
    Count,
    Draught,
    Identifier,
    NotNegative,
    Opening,
    Positive,
    Ref,
    Share,
    ShortText,
    Signed,
)
from game.content.findings import Finding, unique

DoorState = Literal["open", "ajar", "closed", "sealed", "jammed"]
PassageState = Literal["clear", "debris", "jammed", "blocked", "walled"]
Purpose = Literal[
    "residential", "farm", "tunnel", "shop", "command", "medical", "power", "life_support",
    "stores", "science", "common", "airlock", "construction",
]  # fmt: skip


class GasMix(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a module's air is made of, as shares of the pressure that add up to one."""

    o2_share: Share = 0.21
    """Oxygen."""
    n2_share: Share = 0.7796
    """Nitrogen."""
    co2_share: Share = 0.0004
    """Carbon dioxide."""
    h2o_share: Share = 0.01
    """Water vapour."""


class MapShape(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where a module is drawn on the cutaway map; the ground line is at y = 0 and y grows downward."""

    x_m: Signed
    """Left edge."""
    y_m: Signed
    """Top edge."""
    width_m: Positive
    """Width on the map."""
    height_m: Positive
    """Height on the map."""
    form: Literal["dome", "hab", "hall", "tunnel", "shaft", "lock", "site"] = "hall"
    """How it is drawn: a dome has a curved roof, a tunnel or shaft is a pipe, a site is unfinished."""
    floors: Count = 1
    """How many floors people stand on."""


class RoomPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A room inside a module."""

    id: Identifier
    """Name by which orders and logs find it, for example ``4-14``."""
    name: ShortText
    """Name as people say it."""
    beds: Count = 0
    """People who sleep here."""
    length_m: Positive = 6.0
    """Way to it from the middle of its module, where no passage of its own leads to it."""
    crawl: bool = False
    """Whether that way is crawled."""
    holds: tuple[Address, ...] = ()
    """Addresses of parts that lie here, whatever they belong to: ``dome_three/manifold_junction#7``."""


class PassagePlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A way inside the colony that is no bulkhead: a corridor, a cabin door, a crawlway, a wall that can be cut.

    It joins rooms or modules and carries people, not air: rooms share the air of their module. A room that no
    passage names is joined to the middle of its module.
    """

    id: Identifier
    """Name by which orders find it."""
    name: ShortText = ""
    """Name as people say it; empty: the two places it joins."""
    between: tuple[Address, Address]
    """The two rooms or modules it joins."""
    length_m: Positive = 6.0
    """How far it is."""
    crawl: bool = False
    """Whether it is crawled, at a third of a walk."""
    state: PassageState = "clear"
    """How it stands: debris slows, jammed wants a crowbar, blocked a lance; walled is no way until it is cut."""


class MemberPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One structural member of a module's frame."""

    id: Identifier
    """Name by which logs find it."""
    name: ShortText
    """Name as people say it: ``north-west rib``."""
    capacity_share: Positive = 1.8
    """Load that it bears before it yields at once, against its own share of the load when all stand."""
    floor: bool = False
    """Whether a floor lies on it, which may give under somebody when it is near its limit."""


class FramePlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The frame that holds a module up: members side by side that share the load."""

    id: Identifier
    """Name by which scenarios find it."""
    module: Annotated[str, Ref("module")]
    """The module that it holds up."""
    members: tuple[MemberPlan, ...]
    """Its members in order, at least one; each leans on its neighbours."""
    creep_h: Positive = 200.0
    """Time in which a member at half of its capacity would yield, if it were always so loaded."""

    def problems(self) -> Iterator[Finding]:
        """Yield what makes no sense in it."""
        if not self.members:
            yield Finding(("members",), "it has no members, so it holds nothing up", "give at least one")
        yield from unique(self.members, "members")


class ModulePlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A pressurised place of the colony. A dome is a large module."""

    id: Identifier
    """Name by which doors, machines and orders find it."""
    name: ShortText = ""
    """Name as people say it; empty: the id."""
    purpose: Purpose = "residential"
    """What it is for; decides its emblem and where crews work."""
    volume_m3: AirVolume
    """Volume of air."""
    pressure_kpa: AirPressure = 101.3
    """Pressure at the start."""
    temperature_k: AirTemperature = 295.0
    """Temperature at the start, which its heaters hold."""
    gas: GasMix = GasMix()
    """Air at the start."""
    beds: Count = 0
    """People who can sleep here before it is crowded."""
    surface: bool = False
    """Whether it stands on the surface, where dust and the day's cold reach its shell."""
    dust_share: Share = 0.1
    """Dust that reaches its parts, against an airlock's outer chamber."""
    shape: MapShape | None = None
    """Where it is drawn; none: the map finds a place."""
    ward_beds: Count = 0
    """Patients who can be treated here at a time."""
    rooms: tuple[RoomPlan, ...] = ()
    """Rooms inside."""
    fixtures: tuple[Annotated[str, Ref("part_kind")], ...] = ()
    """Tracked parts of the place itself: seals, joints, sensors."""


class DoorPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A hatch or bulkhead between two modules.

    Open, it passes people and air through its whole area; ajar or jammed, air through its gap;
    closed or sealed, nothing.
    """

    id: Identifier
    """Name by which orders find it."""
    name: ShortText = ""
    """Name as people say it; empty: the two places it joins."""
    between: tuple[Annotated[str, Ref("module")], Annotated[str, Ref("module")]]
    """The two modules it joins."""
    state: DoorState = "open"
    """How it stands at the start."""
    area_m2: Positive = 1.2
    """Free area when open."""
    gap_cm2: NotNegative = 0.0
    """Orifice area when ajar, or when jammed and not quite shut."""
    discharge_coefficient: Share = 0.7
    """Share of the area that the stream fills."""
    exchange_m3_per_s: Draught | None = None
    """Steady two-way exchange while it is not shut (doorway draught or fan); none: a doorway's 0.081 when open."""
    walk_s: Positive = 12.0
    """Time a person takes from the middle of one module to the middle of the other."""
    people_per_min: Positive = 20.0
    """How many people pass in a minute before they queue."""
    lock_s: NotNegative = 0.0
    """Time to cycle people through while it is closed, sealed or jammed, where it has a lock of its own; 0: it has
    none."""
    parts: tuple[Annotated[str, Ref("part_kind")], ...] = ()
    """Tracked parts: seal, drive."""


class DuctPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A ventilation duct that swaps air both ways between two modules while its fan turns."""

    id: Identifier
    """Name by which orders and alarms find it."""
    between: tuple[Annotated[str, Ref("module")], Annotated[str, Ref("module")]]
    """The two modules it joins."""
    flow_m3_per_s: AirFlow
    """Air moved each way at full speed."""
    fan: Annotated[str, Ref("machine")] | None = None
    """The machine that moves the air; none: it always moves."""


class HolePlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A hole from a module to the outside."""

    module: Annotated[str, Ref("module")]
    """Module whose hull it pierces."""
    diameter_mm: Opening
    """Diameter of a round hole of the same area."""
    discharge_coefficient: Share = 0.7
    """Share of the area that the stream fills: 0.60 to 0.65 sharp, 0.72 ragged, 0.8 square-edged."""
