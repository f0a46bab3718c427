"""Orders to doors and to those who live behind them."""

from __future__ import annotations

from msgspec import Struct


class SealDoor(Struct, frozen=True, forbid_unknown_fields=True, tag="seal_door"):
    """Shut a door and lock it; nobody passes until it is opened by order."""

    door: str


class CloseDoor(Struct, frozen=True, forbid_unknown_fields=True, tag="close_door"):
    """Shut a door; people may still pass by hand."""

    door: str


class OpenDoor(Struct, frozen=True, forbid_unknown_fields=True, tag="open_door"):
    """Open a door, sealed or shut."""

    door: str


class SealModule(Struct, frozen=True, forbid_unknown_fields=True, tag="seal_module"):
    """Seal every door of a module."""

    module: str


class OpenModule(Struct, frozen=True, forbid_unknown_fields=True, tag="open_module"):
    """Open every door of a module."""

    module: str


class Evacuate(Struct, frozen=True, forbid_unknown_fields=True, tag="evacuate"):
    """Wake everyone in a module and send them out; nobody goes back until it is reopened."""

    module: str
    to: str = ""
    """Where to; empty: the nearest module with good air and room."""


class Reopen(Struct, frozen=True, forbid_unknown_fields=True, tag="reopen"):
    """Let people live in an evacuated module again."""

    module: str


class Wake(Struct, frozen=True, forbid_unknown_fields=True, tag="wake"):
    """Wake everyone in a module and let them get ready to leave, without leaving."""

    module: str
