"""Work: tasks in steps, what they use up, and where that lies."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from game.content.fields import Count, Identifier, NotNegative, Positive, Ref, Share, ShortText

Target = Literal["part", "machine", "group", "module", "door"]


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
    odds_share: Share = 1.0
    """Chance that a competent person succeeds at the first try; after a miss the step is done again."""


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
    """What is done, in order."""
    effect: Literal["replace_part", "start_backup", "test_changeover", "close_vent", "calibrate", "free_door"]
    """What it changes when the last step is done."""
    activity: Annotated[str, Ref("activity")]
    """What it costs in breath."""


class ItemKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that lies in a locker or the stores."""

    id: Identifier
    """Name by which parts and lockers find it."""
    name: ShortText
    """Name as people say it."""
    mass_kg: Positive
    """Mass, as Earth's manifest counts it."""
    oxygen_s: NotNegative = 0.0
    """For a mask or canister: how long it feeds one person."""


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
