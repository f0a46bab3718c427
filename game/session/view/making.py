"""The shop as the control room knows it: stations, lots, stocks and what can be made."""

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
    """Addresses of the parts that wait for it; ``stock`` where it keeps up the stock; ``worn/…`` for worn gear."""


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
    per_sol: float = 0.0
    """How many parts want in a sol, as far as can be told."""
    waits: int = 0
    """How many parts are known to want one now."""


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
