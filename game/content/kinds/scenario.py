"""Scenarios: where a game begins, what goes wrong, and when it is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Struct

from game.content.fields import (
    Address,
    Condition,
    Count,
    HourOfSol,
    Identifier,
    NotNegative,
    Positive,
    PositiveCount,
    Ref,
    Share,
    ShortText,
    Text,
)
from game.content.kinds.machine import MachinePlan, RedundancyPlan
from game.content.kinds.place import DoorPlan, DoorState, DuctPlan, HolePlan, ModulePlan, PassageState
from game.content.kinds.work import TankPlan
from game.content.problems import Path, nearest_hint

END_NAMES = ("dead", "alive", "place")
"""What may stand in braces in the text of an end."""
_BRACES = re.compile(r"\{([^{}]*)\}")

DEFAULT_LENGTH_S = 24 * 3600.0
"""How long a scenario that goes on is run where nobody says how long."""


class ColonistsPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """People in a module of a bare scenario."""

    module: Annotated[str, Ref("module")]
    """Where they are."""
    count: PositiveCount
    """How many."""
    activity: Annotated[str, Ref("activity")] | None = None
    """What they do all the time; none: the mean day's breath."""


class StrikePlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A fragment that goes through a hull, and what it does inside."""

    module: Annotated[str, Ref("module")]
    """Module that it hits."""
    room: Address = ""
    """Room of that module; empty: the middle of it."""
    diameter_mm: NotNegative = 0.0
    """Hole that it leaves; 0: it leaves none."""
    crack_mm: NotNegative = 0.0
    """Diameter of a round hole that leaks as much as the crack that runs from it; 0: there is none."""
    members: dict[Address, Share] = {}
    """Members of the module's frame that it damages, and the share of their capacity that is lost."""
    passages: dict[Annotated[str, Ref("passage")], PassageState] = {}
    """How passages stand after it."""
    jams: tuple[Annotated[str, Ref("door")], ...] = ()
    """Doors that it jams."""


class ClusterPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A debris field: fragments at times, places and sizes that the seed draws."""

    from_s: NotNegative
    """Earliest time since the start."""
    to_s: Positive
    """Latest time since the start."""
    least: Count = 0
    """Fewest fragments."""
    most: PositiveCount
    """Most fragments."""
    modules: tuple[Annotated[str, Ref("module")], ...]
    """Modules that can be hit, each as likely as its size makes it."""
    smallest_mm: Positive = 3.0
    """Smallest hole."""
    largest_mm: Positive = 20.0
    """Largest hole."""
    warned_s: NotNegative = 0.0
    """How long before the earliest the desk is told that more may come; 0: not at all."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it."""
        if self.from_s > self.to_s:
            yield ("from_s",), "the earliest time is after the latest", "swap the two"
        if self.least > self.most:
            yield ("least",), "the fewest fragments are more than the most", "swap the two"
        if self.smallest_mm > self.largest_mm:
            yield ("smallest_mm",), "the smallest hole is larger than the largest", "swap the two"
        if not self.modules:
            yield ("modules",), "there is no module that it could hit", "name one"


class ResidentPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where somebody of the colony is when the scenario begins."""

    person: Annotated[str, Ref("person")]
    """Who."""
    place: Address
    """Module or room."""
    activity: Annotated[str, Ref("activity")] = "asleep"
    """What they do there."""


class AwayPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where those who live in a module are when the scenario begins, if they are not on shift."""

    home: Annotated[str, Ref("module")]
    """Module whose people it is about; residents listed by name stay where they are listed."""
    to: Annotated[str, Ref("module")]
    """Where they are."""
    activity: Annotated[str, Ref("activity")] = "rest"
    """What they do there."""


class Happening(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that is already so at the start, or becomes so at a given time of the scenario.

    Exactly one of ``part``, ``hole``, ``door``, ``passage``, ``frame`` and ``strike`` is given.
    """

    at_s: NotNegative = 0.0
    """Time since the start."""
    part: Address = ""
    """A part that fails: owner and kind as ``hab_3.generator/ignition_harness``."""
    mode: Identifier | None = None
    """How it fails; none: its first mode, or for one that has ``left_sols`` what wore it most."""
    wear_share: Share | None = None
    """If given the part does not fail but is worn this far."""
    left_sols: Positive | None = None
    """If given the part does not fail but is worn so far that, as its place wears it at the opening, it has about so
    many sols left, and the seed says how many; what is done to it, and what the weather does, moves that."""
    worsens: bool = False
    """Whether it only comes true if the part has failed before and nobody has mended it since."""
    hole: HolePlan | None = None
    """A hole that opens."""
    door: Annotated[str, Ref("door")] | None = None
    """A door that moves or sticks."""
    door_state: DoorState = "jammed"
    """How that door then stands."""
    passage: Annotated[str, Ref("passage")] | None = None
    """A passage that changes."""
    passage_state: PassageState = "debris"
    """How that passage then stands."""
    frame: Annotated[str, Ref("frame")] | None = None
    """A frame of which a member bears less than when it was drawn, and creeps under its load."""
    member: Identifier | None = None
    """That member."""
    lost_share: Share = 0.0
    """Share of its strength that is lost."""
    strike: StrikePlan | None = None
    """A fragment that hits."""
    cause: Text = ""
    """What the chain of causes says of it."""


class DeferralPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Work on a part that somebody had put off before the game began: nobody looks at it until somebody says so."""

    part: Address
    """Its address."""
    until_sol: Count
    """Sol to which it was put off."""
    sol: Count
    """Sol on which that was done."""
    by: ShortText
    """Who did."""
    why: ShortText
    """And why."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it."""
        if self.until_sol < self.sol:
            message = f"it was put off to sol {self.until_sol}, before it was put off on sol {self.sol}"
            yield ("until_sol",), message, "swap until_sol and sol"


class EndPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way in which a scenario is over. The first that holds is taken.

    ``dead_at_least`` counts the dead among ``people``, in ``module`` if one is given, and closes the scenario only when
    no living one of them is left in its modules; ``air_restored``: oxygen in ``module`` reads 15.2 kPa or more and
    rises, no hole that matters is open, and one of its generators, if it has any, runs at half its output or more;
    ``evacuated`` wants the module empty and every door sealed; ``all_out`` holds when none of ``people`` who lives is
    in its modules any more, on their feet or carried; ``few_left``: fewer than ``count`` live; ``state``: ``holds`` is
    so as a sol begins; ``time_over``: the scenario's length has passed.

    ``air_restored`` and ``evacuated`` need ``module``. No end comes before the first happening that has an ``at_s``.
    """

    id: Identifier
    """Name that ``--json`` gives as outcome."""
    when: Literal["dead_at_least", "air_restored", "evacuated", "all_out", "few_left", "state", "time_over"]
    """What must hold."""
    holds: Condition = ""
    """For ``state`` and ``time_over``: a condition over the facts of stories; ``state`` is looked at as each sol
    begins, and closes the scenario."""
    turns: tuple[Identifier, ...] = ()
    """Pages of the chronicle that tell how it came to this, those that turned it most first."""
    module: Annotated[str, Ref("module")] | None = None
    """The module it looks at, where it looks at one."""
    modules: tuple[Annotated[str, Ref("module")], ...] = ()
    """The modules it looks at, where it looks at several."""
    people: tuple[Annotated[str, Ref("person")], ...] = ()
    """Those whom it is about; none: everybody."""
    count: Count = 1
    """For ``dead_at_least`` and ``few_left``: how many."""
    alive_from: Count = 0
    """For ``time_over``: it wants at least so many living."""
    debt_to_h: NotNegative | None = None
    """For ``time_over``: it wants a debt of upkeep of at most so many hours; none: any."""
    aim: Literal["hold", "grow"] | None = None
    """For ``time_over``: it wants works done that help to hold what there is, or to grow; none: no works."""
    works: PositiveCount = 1
    """For ``time_over`` with an ``aim``: how many of them."""
    good: bool = False
    """Whether the player would call it won."""
    title: ShortText
    """Headline of the end page."""
    text: Text
    """What the end page says first; ``{dead}``, ``{alive}`` and ``{place}`` are filled in."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what stands in braces in it and is never filled in."""
        for name in _BRACES.findall(self.text):
            if name not in END_NAMES:
                hint = nearest_hint(name, END_NAMES, "names")
                yield ("text",), f'nothing fills in "{{{name}}}"', hint


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
