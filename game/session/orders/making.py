"""Orders to the shop and to Earth."""

from __future__ import annotations

from msgspec import Struct


class Fabricate(Struct, frozen=True, forbid_unknown_fields=True, tag="fabricate"):
    """Have some of a thing made in the shop."""

    item: str
    count: int = 1
    hurry: bool = False


class CancelFabrication(Struct, frozen=True, forbid_unknown_fields=True, tag="cancel_fabrication"):
    """Take a lot out of the shop's queue; what is in work becomes scrap."""

    lot: int


class RaiseFabrication(Struct, frozen=True, forbid_unknown_fields=True, tag="raise_fabrication"):
    """Put a lot before all others."""

    lot: int
    hurry: bool = False
    """Whether it is hurried, which makes faults likelier and inspection blinder."""


class KeepInStock(Struct, frozen=True, forbid_unknown_fields=True, tag="keep_in_stock"):
    """Say how many of a thing are kept in the colony's lockers; the shop and Earth are asked for what is missing."""

    item: str
    count: int


class OrderFromEarth(Struct, frozen=True, forbid_unknown_fields=True, tag="order_from_earth"):
    """Ask Earth for some of a thing; it comes in the first hold that has room."""

    item: str
    count: int = 1


class CancelFromEarth(Struct, frozen=True, forbid_unknown_fields=True, tag="cancel_from_earth"):
    """Take back some of what was asked of Earth and is in no hold yet."""

    item: str
    count: int = 1
