"""Work: tasks in steps, what they use up, and where that lies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

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
    ShortText,
)

Path = tuple[str | int, ...]
Routine = Literal["", "repair", "inspection", "outside"]
Target = Literal["part", "machine", "group", "module", "door", "person", "passage", "hole", "frame"]
TargetState = Literal[
    "open", "ajar", "closed", "sealed", "jammed", "clear", "debris", "blocked", "walled", "hole", "crack"
]  # fmt: skip
Effect = Literal[
    "replace_part", "start_backup", "test_changeover", "close_vent", "calibrate", "free_door",
    "search", "patch_hole", "open_passage", "cut_passage", "carry_person", "fit_mask", "free_person", "prop_frame",
    "move_machine", "jam_wider", "feed_oxygen", "patch_part", "hold_door",
]  # fmt: skip

TARGETS: dict[Effect, tuple[Target, ...]] = {
    "replace_part": ("part",),
    "patch_part": ("part",),
    "calibrate": ("part",),
    "start_backup": ("group",),
    "test_changeover": ("group",),
    "close_vent": ("module",),
    "feed_oxygen": ("module",),
    "search": ("machine", "module"),
    "free_door": ("door",),
    "hold_door": ("door",),
    "jam_wider": ("door",),
    "patch_hole": ("hole",),
    "open_passage": ("passage",),
    "cut_passage": ("passage",),
    "carry_person": ("person",),
    "fit_mask": ("person",),
    "free_person": ("person",),
    "prop_frame": ("frame",),
    "move_machine": ("machine",),
}
"""What each effect can be had on."""


class StepKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One step of a task."""

    id: Identifier
    """Name by which logs find it."""
    name: ShortText
    """What is done, as an order: ``Fit replacement harness``."""
    shortest_s: Positive
    """Time for a master in good air."""
    longest_s: Positive
    """Time for a beginner in good air."""
    odds_share: ShareAboveZero = 1.0
    """Chance that a competent person succeeds at the first try; after a miss the step is done again."""
    cure: bool = False
    """Whether it is waiting, which no skill shortens; hurry cuts it short."""
    flaw_share: Share = 0.0
    """Chance that a competent person's work looks well and gives out later; hurry makes it likelier."""
    skill: Annotated[str, Ref("skill")] | None = None
    """What makes this step quick and good, whoever of the team is best at it; none: the task's skill, in its lead."""
    at: Literal["target", "destination"] = "target"
    """Where it is done: at what the task is done to, or where that is brought."""


class TaskKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A kind of work that people can be sent to do."""

    id: Identifier
    """Name by which parts and orders find it."""
    name: ShortText
    """What is done, as an order."""
    target: Target
    """What it is done to."""
    skill: Annotated[str, Ref("skill")]
    """What makes it quick and good."""
    steps: tuple[StepKind, ...]
    """What is done, in order. Where a part is replaced, the next team goes on with the step that the last one left."""
    effect: Effect
    """What it changes when the last step is done."""
    tools: tuple[Annotated[str, Ref("item")], ...] = ()
    """Tools without which it cannot be done; fetched on the way and brought back."""
    helps: dict[Annotated[str, Ref("item")], Positive] = {}
    """Tools that make it quicker if somebody brings them, and how many times as quick."""
    uses: dict[Annotated[str, Ref("item")], PositiveCount] = {}
    """What it uses up."""
    states: tuple[TargetState, ...] = ()
    """How a door or passage must stand for it, or what a hole must be; none: as its effect has it."""
    haul_share: Positive = 1.0
    """Walking speed on the way from target to destination, with what is carried."""
    least: PositiveCount = 1
    """How many people it takes."""
    activity: Annotated[str, Ref("activity")]
    """What it costs in breath."""


class ItemKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that lies in a locker or the stores.

    ``worn_loss_share``, ``service_h`` and ``routine`` want a ``life_h``.
    """

    id: Identifier
    """Name by which parts and lockers find it."""
    name: ShortText
    """Name as people say it."""
    mass_kg: Positive
    """Mass, as Earth's manifest counts it."""
    oxygen_s: NotNegative = 0.0
    """For a mask, suit or canister: how long it feeds one person at rest."""
    worn: Literal["", "face", "body"] = ""
    """Whether it is breathed from: a mask on the face, which is no help in a vacuum, or a suit."""
    refills: bool = False
    """Whether it is a canister that a mask or suit takes when its own is empty."""
    donning_s: NotNegative = 0.0
    """Time to put it on."""
    slows_share: Positive = 1.0
    """Speed of walking and work that it leaves."""
    finds_share: Share = 0.0
    """For a detector: the share of the faults missed by eye that it finds."""
    life_h: NotNegative = 0.0
    """Hours worn or worked with after which it is taken out of use; 0: it does not wear."""
    sound_share: Share = 0.5
    """Share of that life through which it is as good as new; from then on it shows its wear and may be overhauled."""
    worn_loss_share: Share = 0.0
    """Share of the oxygen it feeds, or of what it finds, that is lost at the end of its life; less before."""
    service_h: NotNegative = 0.0
    """Crew hours of an overhaul; 0: it cannot be overhauled, only replaced."""
    serviced_share: Share = 0.8
    """Share of its wear that an overhaul takes off."""
    routine: Routine = ""
    """Everyday work that is done with it, whose hours wear it besides those of people who are sent."""

    def problems(self) -> Iterator[tuple[Path, str, str]]:
        """Yield what makes no sense in it."""
        if self.life_h > 0.0:
            return
        for field in ("worn_loss_share", "service_h", "routine"):
            if getattr(self, field):
                yield (field,), "it has no life_h, so it never wears", f"add life_h, or take {field} out"


class LockerPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A locker or store room in a module."""

    id: Identifier
    """Name by which orders find it."""
    module: Annotated[str, Ref("module")]
    """Where it stands."""
    items: dict[Annotated[str, Ref("item")], Count]
    """What lies in it at the start."""


class TankPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A stock of gas, water or food that the whole colony draws on."""

    id: Identifier
    """Name by which machines find it."""
    name: ShortText
    """Name as people say it."""
    holds: Literal["oxygen", "nitrogen", "water", "waste_water", "food"]
    """What is in it."""
    amount_kg: NotNegative
    """What is in it at the start."""
    capacity_kg: Positive
    """What it can hold."""
    module: Annotated[str, Ref("module")] | None = None
    """Where it stands; none: outside."""
