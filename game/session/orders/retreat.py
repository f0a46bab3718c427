"""Orders to give something up: ugly ways out, and the ways back. A home is taken back by ``Reopen``."""

from __future__ import annotations

from msgspec import Struct


class GiveUp(Struct, frozen=True, forbid_unknown_fields=True, tag="give_up"):
    """Give up a home: its people get beds elsewhere and leave; then it is dark, cold, shut, and not kept up."""

    module: str


class StripMachine(Struct, frozen=True, forbid_unknown_fields=True, tag="strip_machine"):
    """Take out of a machine what serves as a spare of one kind."""

    machine: str
    item: str


class LetMachineBe(Struct, frozen=True, forbid_unknown_fields=True, tag="let_machine_be"):
    """Leave a machine whole that is about to be stripped."""

    machine: str


class BreakQuota(Struct, frozen=True, forbid_unknown_fields=True, tag="break_quota"):
    """Give to repair the hours that crews who know upkeep owe Earth, or give them back to Earth."""

    on: bool = True
