"""Orders about the council and the commander."""

from __future__ import annotations

from msgspec import Struct


class CallCouncil(Struct, frozen=True, forbid_unknown_fields=True, tag="call_council"):
    """Call the council now, and have it vote on a matter and on what is on its agenda."""

    matter: str


class PutToCouncil(Struct, frozen=True, forbid_unknown_fields=True, tag="put_to_council"):
    """Put a matter on the agenda of the next session."""

    matter: str


class MakePromise(Struct, frozen=True, forbid_unknown_fields=True, tag="make_promise"):
    """Promise something to a faction. It has a date, is measured, and is not forgotten."""

    faction: str
    promise: str


class AskCommander(Struct, frozen=True, forbid_unknown_fields=True, tag="ask_commander"):
    """Ask the commander for her word for something that needs it."""

    gate: str


class Override(Struct, frozen=True, forbid_unknown_fields=True, tag="override"):
    """Go over the commander's head."""

    gate: str
