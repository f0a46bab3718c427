"""What was ordered at a desk of the long year, and looks that are waited for."""

from __future__ import annotations

from .conftest import Desk


def given(desk: Desk) -> list[object]:
    """The orders so far."""
    return [order for _, order in desk.session.journal]


def settle(desk: Desk) -> None:
    """Wait until a change of hours is ordered."""
    desk.wait(60)
