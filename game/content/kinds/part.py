"""Parts that wear out in machines, how they fail, and what sensors among them read."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from game.content.fields import (
    Identifier,
    LifeHours,
    NotNegative,
    PositiveCount,
    Ref,
    Share,
    ShortText,
    Signed,
    Text,
    WeibullShape,
)

Measure = Literal["o2", "co2", "pressure", "temperature"]
Exposure = Literal["hours", "dust", "thermal", "load", "humidity"]


class FailureMode(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way in which a part gives out, and how that shows."""

    id: Identifier
    """Name by which logs and scenarios find it."""
    name: ShortText
    """What an engineer would write: ``ignition harness, corroded``."""
    symptom: Text
    """What the readings show before anyone has looked."""
    cause: Exposure = "hours"
    """The exposure that favours it."""
    output_share: Share = 0.0
    """What is left of the machine's output."""
    vents_mm: NotNegative = 0.0
    """Diameter of the hole to the outside that it leaves open in its module."""
    hand_wheel: bool = True
    """Whether what it leaves open can be wound shut by hand."""
    later: bool = False
    """Whether it only follows another way of failing, as a tear follows a crack; wear alone never brings it."""
    hidden: bool = False
    """Whether nothing shows until the part is needed or tested."""
    stuck: bool = False
    """For a sensor: the reading stays where it was."""


class Sensing(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a sensor part reads, and how far it can be trusted."""

    measure: Measure
    """What it reads."""
    noise_share: NotNegative = 0.002
    """Standard deviation of a reading, as a share of it."""
    drift_share_per_month: Signed = -0.01
    """Typical gain lost in thirty sols since its calibration; each sensor draws its own about this."""


class PartKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A kind of tracked part: what wears it, how it fails, and how it is replaced.

    Its five shares of wear, from ``hours_share`` to ``humidity_share``, add up to 1.
    """

    id: Identifier
    """Name by which machines and places find it."""
    name: ShortText
    """Name as engineers say it."""
    life_h: LifeHours
    """Mean time to failure under the reference exposure of its place."""
    shape: WeibullShape = 2.5
    """Weibull shape: under 1 infant failures, 1 at random, 2 to 4 wear-out."""
    hours_share: Share = 0.0
    """Part of its wear that comes from time alone."""
    dust_share: Share = 0.0
    """Part of its wear that comes from dust oxidisers."""
    thermal_share: Share = 0.0
    """Part of its wear that comes from thermal cycles."""
    load_share: Share = 0.0
    """Part of its wear that comes from running."""
    humidity_share: Share = 0.0
    """Part of its wear that comes from moisture."""
    worn_share: Share = 0.7
    """Share of its life after which it works worse and readings show it."""
    worn_output_share: Share = 0.9
    """What a worn part leaves of its machine's output."""
    service_interval_sols: PositiveCount = 180
    """How often the book wants it serviced."""
    spare: Annotated[str, Ref("item")] | None = None
    """What replaces it, from a locker or the stores."""
    replace: Annotated[str, Ref("task")] | None = None
    """How it is replaced."""
    patch: Annotated[str, Ref("task")] | None = None
    """How what it leaks is stopped without replacing it, quicker and less sure; none: it cannot be."""
    sensing: Sensing | None = None
    """What it reads, for a sensor."""
    modes: tuple[FailureMode, ...]
    """Ways in which it gives out; at least one."""
