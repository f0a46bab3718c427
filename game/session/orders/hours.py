"""Orders to crews: where their hours go, and what runs by itself."""

from __future__ import annotations

from msgspec import Struct

from game.content.kinds.hours import Area, Use


class SetHours(Struct, frozen=True, forbid_unknown_fields=True, tag="set_hours"):
    """Give a use of a crew so many hours a sol; rest makes up for it, and beyond rest it is overtime."""

    crew: str
    use: Use
    hours: float


class UseTemplate(Struct, frozen=True, forbid_unknown_fields=True, tag="use_template"):
    """Put a plan in force for every crew: ``usual``, ``push``, ``alert``, or one that was saved."""

    name: str


class SaveTemplate(Struct, frozen=True, forbid_unknown_fields=True, tag="save_template"):
    """Keep the plans in force under a name; under ``usual`` they become what is usual."""

    name: str


class CopyPlan(Struct, frozen=True, forbid_unknown_fields=True, tag="copy_plan"):
    """Give one crew the plan of another, as shares of its own hours."""

    crew: str
    to: str


class SetAuto(Struct, frozen=True, forbid_unknown_fields=True, tag="set_auto"):
    """Let something run by itself, or only as it is ordered piece by piece."""

    area: Area
    on: bool = True
