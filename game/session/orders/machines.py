"""Orders to machines, their stand-ins and the bus that feeds them."""

from __future__ import annotations

from msgspec import Struct


class StartMachine(Struct, frozen=True, forbid_unknown_fields=True, tag="start_machine"):
    """Switch a machine on."""

    machine: str


class StopMachine(Struct, frozen=True, forbid_unknown_fields=True, tag="stop_machine"):
    """Switch a machine to standby."""

    machine: str


class SwitchOver(Struct, frozen=True, forbid_unknown_fields=True, tag="switch_over"):
    """Tell a changeover, from the desk, to start its stand-in."""

    group: str


class TestChangeover(Struct, frozen=True, forbid_unknown_fields=True, tag="test_changeover"):
    """Try a changeover from the desk without starting anything."""

    group: str


class SetPriority(Struct, frozen=True, forbid_unknown_fields=True, tag="set_priority"):
    """Say how early a machine is given up when power is short."""

    machine: str
    level: int
    """From 1, given up last, to 9, given up first."""


class UseLoadPlan(Struct, frozen=True, forbid_unknown_fields=True, tag="use_load_plan"):
    """Put a load plan in force: what is given up at which charge of the batteries."""

    plan: str
