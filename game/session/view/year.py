"""The long year as the control room knows it: what is made, what is asked of Earth and what is on its way."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StationView:
    """A station of the shop."""

    id: str
    name: str
    module: str
    count: int
    """How many machines it has."""
    open: bool
    """Whether it has power and people may go in."""
    free_h: float
    """Machine hours that are free until the end of the shift."""
    queued_h: float
    """Machine hours that the queue wants of it."""
    draw_kw: float
    """Power that all of it draws while it works."""


@dataclass(frozen=True, slots=True)
class LotView:
    """A lot in the shop's queue, or one that is over."""

    id: int
    item: str
    name: str
    count: int
    """How many are still to come."""
    good: int
    """How many have come."""
    rejected: int
    """How many runs inspection turned down."""
    priority: int
    state: str
    """``hours``, ``station``, ``material``, ``working``, ``inspecting``, ``done`` or ``cancelled``."""
    station: str
    skill: str
    hurry: bool
    left_h: float
    """Hours of a competent person that it still takes, if nothing is turned down."""
    ready_from_s: float | None
    """Seconds until it may be done at the shop's usual hours; nothing if the shop gets none."""
    ready_to_s: float | None
    """Seconds by which it should be done, with what waits before it and what may be turned down."""
    missing: tuple[tuple[str, int], ...]
    """Materials that it still needs and the stock lacks, by item."""
    whys: tuple[str, ...]
    """Addresses of the parts that wait for it; ``stock`` where it keeps up the stock."""


@dataclass(frozen=True, slots=True)
class MaterialView:
    """A thing in stock, for the shop or as a spare."""

    item: str
    name: str
    stock: int
    """How many lie in the stores and the shops."""
    colony: int
    """How many lie in all lockers."""
    seconds: int
    """How many are set apart as second grade."""
    keep: int
    """How many are to be kept."""
    making: int
    coming: int
    """How many were asked of Earth or are on their way."""
    kg: float
    """Mass of one."""
    earth: bool
    """Whether Earth sends it."""


@dataclass(frozen=True, slots=True)
class MakeableView:
    """Something that a recipe makes."""

    item: str
    name: str
    count: int
    """How many come of one run."""
    hours: float
    machine_h: float
    station: str
    skill: str
    materials: tuple[tuple[str, int], ...]
    capability: float
    """How able the shop must be, 0 to 1."""
    able: bool
    """Whether it is."""


@dataclass(frozen=True, slots=True)
class FabricationView:
    """The shop."""

    stations: tuple[StationView, ...]
    lots: tuple[LotView, ...]
    """The queue, in the order in which it is worked on."""
    over: tuple[LotView, ...]
    """The last that are over, the newest first."""
    materials: tuple[MaterialView, ...]
    recipes: tuple[MakeableView, ...]
    hours_per_sol: float
    """People's hours that it got, averaged over the last sols."""
    capability: float
    """How much of what a settlement needs it could make, 0 to 1."""
    local_share: float
    """Share, by mass, of what the colony got lately that it made itself: what Earth measures."""


@dataclass(frozen=True, slots=True)
class FlightView:
    """A ship from Earth: open to orders, on its way, or here."""

    ship: str
    name: str
    state: str
    """``open``, ``loaded``, ``flying`` or ``landed``."""
    closes_sol: int
    """Sol from which its hold takes nothing more."""
    leaves_sol: int
    arrives_sol: int
    hold_kg: float
    free_kg: float
    """Mass that no order fills; Earth fills it with what it usually sends."""
    items: tuple[tuple[str, int], ...]
    """What is in it, or would be."""
    people: int = 0
    """Who comes in it to stay, or would."""


@dataclass(frozen=True, slots=True)
class AskView:
    """Something that was asked of Earth and is in no hold yet."""

    id: int
    item: str
    name: str
    count: int
    kg: float
    """Mass of all of it."""
    priority: int
    why: str
    arrives_sol: int | None
    """Sol on which the last of it comes as things stand; nothing if no hold that is known has room."""


@dataclass(frozen=True, slots=True)
class SupplyView:
    """Everything between the colony and its ships."""

    flights: tuple[FlightView, ...]
    """By arrival."""
    landed: tuple[FlightView, ...]
    """The last that came, the newest first."""
    asks: tuple[AskView, ...]
    """What waits, the most urgent first."""
    allotment_share: float
    """What Earth gives of each hold."""


@dataclass(frozen=True, slots=True)
class UseView:
    """Hours of one use, of a crew or of all."""

    use: str
    """``operations``, ``repair``, ``inspection``, ``prevention``, ``fabrication``, ``training``, ``projects``,
    ``quota`` or ``rest``."""
    planned_h: float
    """What the plan in force gives it in a sol."""
    given_h: float
    """What it got on the last sol; on the first, what the plan gives."""
    needed_h: float
    """What it would take to leave nothing undone."""
    put_off_h: float
    """What is left undone: needed without given."""
    buys: str
    """What the planned hours buy, in words."""
    plan_h: float = 0.0
    """What the plan says, as if nobody were ill: what an order to give it hours would change."""


@dataclass(frozen=True, slots=True)
class CrewView:
    """A crew and its hours."""

    id: str
    name: str
    department: str
    lead: str
    """Name of who leads it."""
    people: int
    """How many of it live."""
    working: int
    """How many worked in its last three shifts."""
    off: int
    """How many are ill or burnt out."""
    tired_share: float
    """How worn they are on average, 0 fit to 1 spent."""
    tired: str
    """The same in a word."""
    stress_share: float
    operations_share: float
    """What operations got of what they need, in the last shift."""
    hours_h: float
    """Hours a sol that it has, overtime of the plan included."""
    overtime_h: float
    uses: tuple[UseView, ...]


@dataclass(frozen=True, slots=True)
class HoursView:
    """The board of hours."""

    there_h: float
    """Hours a sol that all crews have."""
    template: str
    """The plan in force by name; empty once it was changed by hand."""
    templates: tuple[tuple[str, str], ...]
    """Plans that can be put in force: id and name."""
    crews: tuple[CrewView, ...]
    totals: tuple[UseView, ...]
    """All crews together."""
    auto: tuple[tuple[str, bool], ...]
    """What runs by itself, by area."""
    crowded: tuple[tuple[str, float], ...]
    """Homes with more people than beds, and how many too many as a share of the beds."""


@dataclass(frozen=True, slots=True)
class RecordView:
    """A line of a part's log."""

    sol: int
    did: str
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class UpkeepRow:
    """A part, as upkeep sees it."""

    part: str
    """Its address."""
    kind: str
    """Id of its kind."""
    name: str
    module: str
    owner: str
    """What it belongs to, as people say it."""
    known_share: float | None
    """How worn it was thought to be when it was last looked at; nothing if nobody knows."""
    state: str
    """``well``, ``degrading``, ``urgent``, ``failed`` or ``unknown``, as far as is known."""
    inspected_sols: float
    """Sols since it was last looked at."""
    inspect_in_sols: float
    """Sols until the next look is due; negative: overdue."""
    serviced_sols: float
    service_in_sols: float
    """Sols until service is due; negative: overdue."""
    urgency: float
    """The higher, the sooner; 0: nothing waits."""
    repair_h: float
    """Crew hours that replacing it still takes."""
    spare: str
    """Name of what replaces it; empty: nothing does."""
    spares: int
    """How many lie in the colony's lockers."""
    deferred_sol: int | None
    """Sol since which work on it is put off, by order or for want of hours."""
    deferred_until_sol: int | None
    """Sol to which it was put off by order."""
    deferred_by: str
    flagged: bool
    priority: int
    forbidden: bool
    orders: tuple[str, ...]
    """Orders that make sense now, by tag."""


@dataclass(frozen=True, slots=True)
class DebtView:
    """Upkeep that is overdue, in crew hours, and its terms."""

    total_h: float
    repairs_h: float
    small_h: float
    services_h: float
    inspections_h: float
    repairs: int
    failed: int
    services: int
    inspections: int
    degrading: int
    """Parts known to degrade; an audit would find more."""
    urgent: int
    """Parts known to be urgent, the failed among them."""


@dataclass(frozen=True, slots=True)
class UpkeepView:
    """Everything about upkeep."""

    debt: DebtView
    rows: tuple[UpkeepRow, ...]
    """The parts on which something waits, the most urgent first, at most two hundred; then those that were put off."""
    callouts: tuple[tuple[str, str, float], ...]
    """Grave faults that people were called to: address, who leads, seconds until they are done."""
    waiting: tuple[str, ...]
    """Grave faults that nobody is at, by address."""
