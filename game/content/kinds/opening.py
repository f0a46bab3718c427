"""What a scenario begins with: who is where, what is wrong, what goes wrong, and what was put off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Struct

from game.content.fields import (
    Address,
    Count,
    Identifier,
    NotNegative,
    Opening,
    Positive,
    PositiveCount,
    Ref,
    Share,
    ShortText,
    Text,
)
from game.content.kinds.place import DoorState, HolePlan, PassageState
from game.content.problems import Path


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
    smallest_mm: Opening = 3.0
    """Smallest hole."""
    largest_mm: Opening = 20.0
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
