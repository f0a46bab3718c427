"""Orders about projects and policies."""

from __future__ import annotations

from msgspec import Struct


class BeginWork(Struct, frozen=True, forbid_unknown_fields=True, tag="begin_work"):
    """Begin a project or policy, behind those that go on."""

    project: str
    site: str = ""
    """Where, for a project that has sites: a well's place, a lost module, a machine."""
    lead: str = ""
    """Who leads it; empty: whoever knows most of it and leads nothing."""


class SuspendWork(Struct, frozen=True, forbid_unknown_fields=True, tag="suspend_work"):
    """Let a project rest; nothing is lost but time."""

    project: str
    site: str = ""


class ResumeWork(Struct, frozen=True, forbid_unknown_fields=True, tag="resume_work"):
    """Take up a project that rests."""

    project: str
    site: str = ""


class AbandonWork(Struct, frozen=True, forbid_unknown_fields=True, tag="abandon_work"):
    """Give a project up, or end a policy; some of its materials come back."""

    project: str
    site: str = ""


class RaiseWork(Struct, frozen=True, forbid_unknown_fields=True, tag="raise_work"):
    """Let hours go to a project before all others."""

    project: str
    site: str = ""


class LeadWork(Struct, frozen=True, forbid_unknown_fields=True, tag="lead_work"):
    """Put somebody at the head of a project; what they make of it shows from its next stage on, their pace at once."""

    project: str
    lead: str
    site: str = ""
