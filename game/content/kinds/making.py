"""Making things here and having them sent: stations, recipes, ships, and the figures behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from msgspec import Struct

from game.content.fields import Count, Identifier, NotNegative, Positive, PositiveCount, Ref, Share, ShortText
from game.content.findings import Finding

if TYPE_CHECKING:
    from game.content.store import Content

Path = tuple[str | int, ...]


class StationKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where a step of making is done: a lathe, a printer, a bench."""

    id: Identifier
    """Name by which recipes find it."""
    name: ShortText
    """Name as people say it."""
    module: Annotated[str, Ref("module")]
    """Where it stands; nothing is made there while nobody may go in."""
    count: PositiveCount = 1
    """How many there are, each with an hour in the hour."""
    draw_kw: NotNegative = 0.0
    """Power that one of them draws while it works."""
    priority: Count = 6
    """When power is short, the highest number is shed first; as for machines."""


class RecipeKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How something is made: hours, a station, a skill and what goes into it."""

    id: Identifier
    """Name of the recipe; several may make the same item, and the first that can be followed is."""
    makes: Annotated[str, Ref("item")]
    """What comes of it."""
    count: PositiveCount = 1
    """How many come of one run."""
    hours: Positive
    """Hours of one person's work for a run, by somebody who can be left alone with it; a tenth is inspection."""
    station: Annotated[str, Ref("station")]
    """Where it is made."""
    machine_h: Positive
    """Hours of the station for a run, spread evenly over the person's hours."""
    skill: Annotated[str, Ref("skill")] = "fabrication"
    """What makes it quick and good."""
    materials: dict[Annotated[str, Ref("item")], PositiveCount]
    """What goes into a run; together at least as heavy as what comes of it."""
    besides: dict[Annotated[str, Ref("item")], PositiveCount] = {}
    """What else comes of a run."""
    capability: Share = 0.0
    """How able the shop must be, as a share of everything a settlement needs made; electronics are high."""
    reject_share: Share = 0.06
    """Share of runs with a fault in somebody's hands who can be left alone with it."""
    scrap_share: Share = 0.7
    """Share of a used-up one's mass that can be taken back as scrap."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it by itself."""
        if self.makes in self.materials:
            yield ("materials", self.makes), "it is made out of itself", "name what it is made of"

    def problems_with(self, content: Content) -> Iterator[Finding]:
        """Yield what makes no sense in it beside the other entries."""
        items = content.items
        into, out = dict(self.materials), {**self.besides}
        out[self.makes] = out.get(self.makes, 0) + self.count
        if not all(item in items for item in (*into, *out)):
            return
        into_kg = sum(items[item].mass_kg * count for item, count in into.items())
        out_kg = sum(items[item].mass_kg * count for item, count in out.items())
        if out_kg > into_kg + 1e-9:
            message = f"{out_kg:g} kg come of {into_kg:g} kg of materials"
            masses = tuple(("item", item, ("mass_kg",)) for item in (*into, *out))
            yield Finding(("materials",), message, "put in at least as much as comes out", masses)


class ShipPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Ships of one sort from Earth: when they leave, how long they fly and what they can bring.

    ``cut_off_sols`` is less than ``every_sols``.
    """

    id: Identifier
    """Name by which manifests find it."""
    name: ShortText
    """Name as people say it."""
    leaves_sol: Count
    """A sol on which one leaves; the others leave every so many sols before and after."""
    every_sols: PositiveCount
    """Sols from one to the next."""
    flight_sols: PositiveCount
    """Sols on the way."""
    cut_off_sols: Count = 0
    """Sols before it leaves at which its hold is closed to new orders."""
    cargo_kg: Positive
    """Mass that Earth gives the colony in it, while Earth is content."""
    usual: dict[Annotated[str, Ref("item")], PositiveCount] = {}
    """What is put into the room that no order fills, in this order, as far as it goes."""
    seats: Count = 0
    """People who can come in it to stay."""
    seat_kg: NotNegative = 0.0
    """Mass of its hold that each of them takes."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it."""
        if self.cut_off_sols >= self.every_sols:
            message = "its hold would be closed before the one before it has left"
            yield ("cut_off_sols",), message, "make cut_off_sols smaller than every_sols"


class MakingRules(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Figures of the shop and of supply. The one with id ``core`` is used."""

    id: Identifier
    """Name; ``core``."""
    store: Annotated[str, Ref("locker")] | None = None
    """Locker into which goes what is made and what lands; none: the first of the colony."""
    inspection_share: Share = 0.1
    """Share of a run's hours that is inspection, the last of them."""
    detection_share: Share = 0.8
    """Share of faulty runs that a competent, rested inspector finds."""
    minor_share: Share = 0.4
    """Share of the found ones that are good enough to keep as second grade."""
    second_life_share: Share = 0.5
    """Middle of what a second-grade part has left of a good one's life; three tenths either way are possible."""
    hurry_share: Share = 0.7
    """Time that a hurried run takes, against a careful one."""
    hurry_faults: Positive = 2.0
    """How many times as many faults a hurried run has."""
    hurry_detection_share: Share = 0.6
    """Share of its eye that a hurried inspection keeps."""
    turnings_share: Share = 0.5
    """Share of what is cut away that is swept up as scrap; the rest is dust, fumes and film."""
    capability: Share = 0.15
    """How able the shop is at the opening."""
    capability_per_h: Share = 0.0001
    """Share of what it cannot do yet that an hour of making teaches it."""
    keep_share: Share = 0.5
    """Stock that is kept up by itself, as a share of the opening's."""
    keep_priority: PositiveCount = 2
    """Priority of lots that only keep up the stock."""
    refill_h: Positive = 0.25
    """Hours to carry one thing from the stores to the locker that lacks it."""
    gear_priority: PositiveCount = 6
    """Priority of what takes the place of gear that is worn out."""
    scrap: Annotated[str, Ref("item")] | None = None
    """What is swept up and taken off old parts; Earth never sends it. None: everything thrown away is lost."""
    food_kg: dict[Annotated[str, Ref("item")], Positive] = {}
    """What is eaten, and how much dry food one of them holds."""
    measured_sols: Positive = 200.0
    """Sols over which Earth averages what the colony makes for itself."""
