"""What the ward tells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PatientAdmitted:
    """Somebody has a bed in the ward."""

    person: int
    module: int


@dataclass(frozen=True, slots=True)
class PatientRecovered:
    """Somebody was sent home from the ward."""

    person: int
    module: int
    lasting: str
    """Id of the text that says what stays with them; empty: nothing."""


@dataclass(frozen=True, slots=True)
class HarmLasts:
    """Somebody who came round has kept something of it."""

    person: int
    module: int
    lasting: str
    """Id of the text that says what."""
