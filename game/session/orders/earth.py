"""Orders about Earth."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class ReplyToEarth(Struct, frozen=True, forbid_unknown_fields=True, tag="reply_to_earth"):
    """Answer a directive; the answer travels at the speed of light, and so does what comes of it."""

    directive: int
    answer: Literal["accept", "refuse", "plead"]
    """``plead`` asks for a later date and a little less, once."""


class SendReport(Struct, frozen=True, forbid_unknown_fields=True, tag="send_report"):
    """Report to Earth what it does not see by itself."""

    frankness: Literal["frank", "brief", "polished"] = "frank"
    """``brief`` leaves out what is not asked for; ``polished`` makes what is bad look better, until it is found out."""


class FileProposal(Struct, frozen=True, forbid_unknown_fields=True, tag="file_proposal"):
    """Propose something to Earth, with all that can be argued for it on this sol."""

    proposal: str


class AgreeAuthorisation(Struct, frozen=True, forbid_unknown_fields=True, tag="agree_authorisation"):
    """Ask Earth for leave, beforehand, to do something without asking."""

    authorisation: str


class AskForgiveness(Struct, frozen=True, forbid_unknown_fields=True, tag="ask_forgiveness"):
    """Ask Earth to forgive something that was done without asking; once for each act."""

    act: int
