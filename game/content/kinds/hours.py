"""The hours of crews: what a plan gives to each use, what operations need, and what tiredness and upkeep cost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Struct

from game.content.fields import (
    Count,
    Identifier,
    NotNegative,
    Positive,
    PositiveCount,
    Ref,
    Share,
    ShareAboveZero,
    ShareBelowOne,
    ShortText,
)
from game.content.kinds.place import Purpose

if TYPE_CHECKING:
    from game.content.store import Content

Path = tuple[str | int, ...]
Use = Literal[
    "operations", "repair", "inspection", "prevention", "fabrication", "training", "projects", "quota", "rest"
]  # fmt: skip
"""What hours of a crew can be given to."""
Area = Literal["callout", "repair", "inspection", "prevention", "spares", "leaving"]
"""What runs by itself while its switch is on."""


class UseHours(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Hours a sol for each use."""

    operations: NotNegative = 0.0
    """Running what the crew is there for."""
    repair: NotNegative = 0.0
    """Mending what has failed, or is about to."""
    inspection: NotNegative = 0.0
    """Looking at parts before they fail."""
    prevention: NotNegative = 0.0
    """Service by the book."""
    fabrication: NotNegative = 0.0
    """The shop, and lockers filled again."""
    training: NotNegative = 0.0
    """Learning and teaching."""
    projects: NotNegative = 0.0
    """Works."""
    quota: NotNegative = 0.0
    """What Earth is owed."""
    rest: NotNegative = 0.0
    """Rest within the shift, and light work."""


class HoursPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What one crew's hours go to as long as nobody says otherwise, and what they look after."""

    id: Identifier
    """Id of the ``[[crew]]``."""
    usual: UseHours
    """Its plan at the opening, in hours a sol."""
    operations_h: NotNegative
    """Hours a sol that its operations need; with fewer, something is left unwatched at once."""
    keeps: tuple[Annotated[str, Ref("machine_kind")], ...] = ()
    """Machines that lose output when its operations are short."""
    watches: tuple[Purpose, ...] = ()
    """Places whose instruments are read late then."""
    feeds: bool = False
    """Whether everybody's mood hangs on its operations, as on a kitchen's."""
    suited_share: Share = 0.0
    """Share of the hours of its operations and projects that are spent outside in suits, which wear by them."""
    weary_share: Share = 0.4
    """How worn its people are at the opening, 0 fit to 1 spent."""

    def problems_with(self, content: Content) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it beside the other entries."""
        if self.id not in content.crews:
            yield ("id",), f"there is no crew {self.id}", "use the id of a crew"


class HoursMove(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One change that a template makes to a plan."""

    away: Use
    """What loses hours."""
    to: Use
    """What gets them."""
    share: Share
    """Part of the hours of ``away`` that moves."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield whether it moves nothing."""
        if self.away == self.to:
            yield ("to",), f'hours that go from "{self.away}" to "{self.to}" stay where they are', "name another use"


class HoursTemplate(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A way to turn every crew's usual plan into another."""

    id: Identifier
    """Name by which orders find it."""
    name: ShortText
    """Name as people say it."""
    moves: tuple[HoursMove, ...] = ()
    """What it changes of the usual plan, in this order."""
    overtime_share: NotNegative = 0.0
    """Hours worked beyond the usual, as a share of it; they go to ``overtime_to``."""
    overtime_to: Use = "repair"
    """What they are worked for."""


MOST_PRIORITY = 3
"""A part of this priority is seen to before all others; 0: as usual."""


class CrewRules(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Figures of crews and of upkeep. The one with id ``core`` is used."""

    id: Identifier
    """Name; ``core``."""
    shift_h: Positive = 6.5
    """Hours that somebody fit has for work in a shift."""
    most_h: Positive = 8.5
    """Most hours that overtime makes of it."""
    weary_from_share: Share = 0.75
    """Weariness from which somebody gets less done."""
    weary_loss_share: Share = 0.25
    """What somebody spent does less in a shift."""
    idle_output_share: Share = 0.7
    """Output left to machines that nobody runs."""
    late_s: NotNegative = 1200.0
    """How late an alarm comes where nobody watches."""
    # People over weeks.
    even_h: Positive = 5.0
    """Hours of work a sol at which weariness settles at ``even_weary_share``."""
    even_weary_share: Share = 0.35
    """Where it settles then."""
    weary_per_h: Positive = 0.4
    """How much higher it settles with each hour more."""
    weary_sols: Positive = 12.0
    """Sols in which it comes within 1/e of there."""
    weary_sleep_share: NotNegative = 0.04
    """How much higher it settles for each hour of sleep owed."""
    stress_sols: Positive = 18.0
    """Sols in which stress comes within 1/e of what causes it."""
    stress_even_share: Share = 0.25
    """Stress of an ordinary life here."""
    stress_weary_share: NotNegative = 0.8
    """Stress that each unit of weariness over ``even_weary_share`` adds."""
    stress_crowd_share: NotNegative = 0.5
    """Stress that a home with twice as many people as beds adds."""
    stress_hungry_share: NotNegative = 0.3
    """Stress that a kitchen without hands adds, or the least rations that can be ordered."""
    hungry_work_share: Share = 0.2
    """Part of the hours of a shift that those rations cost: people sit down more often."""
    stress_small_share: NotNegative = 0.15
    """Stress that living among as many small faults as there can be adds; the fewest that tell add none."""
    stress_alarm_share: NotNegative = 0.04
    """Stress that an alarm where somebody is adds, at once."""
    stress_death_share: NotNegative = 0.06
    """Stress that a death adds to everybody, at once."""
    burn_out_from_share: ShareBelowOne = 0.6
    """Mean of weariness and stress from which somebody may burn out."""
    burn_out_per_sol: Share = 0.02
    """Chance in a sol of somebody who is past bearing it."""
    burn_out_sols: Positive = 24.0
    """Sols that somebody burnt out is off work."""
    illness_per_sol: Share = 0.0006
    """Chance in a sol that somebody rested falls ill; twice that under full stress."""
    illness_sols: Positive = 5.0
    """Sols that an illness takes."""
    # What is wrong with things.
    degrading_share: Share = 0.591
    """Share of its life from which a part counts as degrading."""
    urgent_share: Share = 0.793
    """Share from which it is to be replaced before it fails."""
    repair_factor: Positive = 9.0
    """Crew hours that a repair takes with all that goes round it, for each hour at the part."""
    least_repair_h: Positive = 3.0
    """Crew hours of the smallest repair."""
    inspection_h: Positive = 2.5
    """Crew hours of one inspection."""
    inspection_share: ShareAboveZero = 0.15
    """Interval of inspections, as a share of the book's interval of service."""
    audit_factor: Positive = 1.6
    """How many times as long an audit looks at a part."""
    service_h: Positive = 8.0
    """Crew hours of one service."""
    gear_share: Share = 0.1
    """Most of the hours of prevention that go to masks, suits and tools while parts wait; if none wait, all may."""
    small_per_sol_h: NotNegative = 203.0
    """Crew hours of small faults, too small to be tracked, that come up in a sol."""
    small_at_wear_share: Share = 0.0
    """Mean wear of all parts at which so many come up; more wear brings more. 0: as many always."""
    small_most_h: Positive = 2.0
    """Hours of them that the people of a place can live with for each part in use; no more ever wait."""
    small_free_share: Share = 0.5
    """Share of all those up to which they come up as ever; beyond it ever fewer, as what could go wrong has."""
    small_wear_share: NotNegative = 0.1
    """How much faster everything wears for each ``small_per_sol_h`` of them that is put off."""
    replacing_share: Share = 0.04
    """Part of the hours of repair that goes to parts that have not failed yet."""
    serviced_pace: Positive = 0.85
    """How fast a part wears that was serviced in time."""
    overdue_pace: NotNegative = 0.3
    """How much faster it wears for each interval by which service is overdue."""
    overdue_most_pace: Positive = 1.8
    """The most that comes to."""
    # Inspection: probability of detection, lognormal in the size of the flaw.
    flaw_mm: Positive = 6.0
    """Size of the flaw of a part at the end of its life; it grows with the square of wear."""
    eye_mm: Positive = 2.0
    """Size that a competent, rested person finds every other time by eye."""
    eye_sigma: Positive = 0.6
    """Spread of that law."""
    skill_factor: NotNegative = 0.8
    """How much smaller that size is for each unit of skill over a half."""
    weary_factor: NotNegative = 0.8
    """How much bigger it is for somebody spent."""
    detector_factor: Positive = 0.6
    """What a detector makes of it, on seals and joints."""
    # Work by itself.
    callout_h: Positive = 0.5
    """Time in which those who are called out to a grave fault are at it."""
    callout_skill_share: Share = 0.2
    """Skill from which somebody can be called out to it."""
    grave_priority: PositiveCount = 3
    """Machines of this shedding priority and less keep people alive: their faults are grave."""
    bad_share: Share = 0.06
    """Share of repairs in competent hands that leave the new part worn."""
    bad_least_share: Share = 0.1
    """Wear that the best of those begin with."""
    bad_most_share: Share = 0.4
    """Wear that the worst of those begin with."""
    # The opening.
    degrading_at_opening: Count = 247
    """Parts that a perfect audit of a settlement of three hundred would find degrading, the urgent among them."""
    urgent_at_opening: Count = 86
    """Parts that it would find urgent."""
    overdue_services: Share = 0.04
    """Part of the parts whose service is overdue at the opening."""
    overdue_inspections: Share = 0.08
    """Part of the parts whose inspection is overdue then."""
    small_open_h: NotNegative = 90.0
    """Hours of small faults that wait then."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it."""
        if self.urgent_share < self.degrading_share:
            yield ("urgent_share",), "parts would be urgent before they degrade", "make it at least degrading_share"
