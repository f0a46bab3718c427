"""Scenarios: where a game begins, what goes wrong, and when it is over."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from game.content.fields import Count, HourOfSol, Identifier, Positive, Ref, ShortText, Text
from game.content.kinds.ending import EndPlan
from game.content.kinds.machine import MachinePlan, RedundancyPlan
from game.content.kinds.opening import AwayPlan, ClusterPlan, ColonistsPlan, DeferralPlan, Happening, ResidentPlan
from game.content.kinds.place import DoorPlan, DuctPlan, HolePlan, ModulePlan
from game.content.kinds.work import TankPlan

DEFAULT_LENGTH_S = 24 * 3600.0
"""How long a scenario that goes on is run where nobody says how long."""


class ScenarioKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where a game begins.

    A bare scenario has only what it lists, and no wear, director, Earth or story; any other has the
    whole colony of the packs and what it lists besides.
    """

    id: Identifier
    """Name for the command line."""
    name: ShortText
    """Name on the page of new games."""
    summary: Text = ""
    """Two lines on that page."""
    brief: Text = ""
    """What Operations is told at the start."""
    order: Count = 100
    """Place on that page."""
    bare: bool = False
    """Only what is listed: no director, Earth, story, wear."""
    story: Literal["none", "night", "campaign", "sandbox"] = "none"
    """Which storylets come into question: none, those of single crises, of a campaign or of a sandbox."""
    start_sol: Count = 540
    """Sol on which it begins."""
    start_h: HourOfSol = 8.0
    """Hour of that sol at which it begins."""
    length_h: Positive | None = None
    """After this it is over; none: it goes on."""
    long: bool = False
    """Whether it is a long game although it has a length: crews keep house by themselves, and the colony opens as badly
    kept as the rules say. One without a length is long in any case."""
    works: tuple[Annotated[str, Ref("project")], ...] = ()
    """Projects that have been begun as it opens, the most urgent first; the commander has given her word."""
    hours: Annotated[str, Ref("hours_template")] | None = None
    """Template by which crews work as it opens; none: as usual."""
    debris: bool = False
    """Whether streams of debris pass over it by season."""
    axes: dict[Annotated[str, Ref("axis")], Identifier] = {}
    """How hard it is on each side if nobody says otherwise; what is not named is as its axis says."""
    place: Annotated[str, Ref("module")] | None = None
    """The module it is about, which the map shows first."""
    module: tuple[ModulePlan, ...] = ()
    """Modules it adds."""
    door: tuple[DoorPlan, ...] = ()
    """Doors it adds."""
    duct: tuple[DuctPlan, ...] = ()
    """Ducts it adds."""
    hole: tuple[HolePlan, ...] = ()
    """Holes that are open at the start."""
    machine: tuple[MachinePlan, ...] = ()
    """Machines it adds."""
    redundancy: tuple[RedundancyPlan, ...] = ()
    """Stand-ins it adds."""
    tank: tuple[TankPlan, ...] = ()
    """Stocks it adds."""
    colonists: tuple[ColonistsPlan, ...] = ()
    """People it adds."""
    happening: tuple[Happening, ...] = ()
    """What is wrong, or goes wrong."""
    deferral: tuple[DeferralPlan, ...] = ()
    """What was put off before it began; of long games only. It lapses when the part gives out and that shows."""
    cluster: tuple[ClusterPlan, ...] = ()
    """Fragments that the seed draws."""
    away: tuple[AwayPlan, ...] = ()
    """Whose people are out for the evening; those on shift go by their shift."""
    resident: tuple[ResidentPlan, ...] = ()
    """Who is somewhere else than their shift would have them."""
    end: tuple[EndPlan, ...] = ()
    """When it is over."""

    @property
    def keeps_house(self) -> bool:
        """Whether it is a long game, in which crews do their rounds by themselves."""
        return not self.bare and (self.long or self.length_h is None)
