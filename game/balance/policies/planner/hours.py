"""Hours: moved to what is overdue from what is not, given back when it is not overdue any more, and alarm plans."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.policies.planner.notes import Notes
from game.balance.policies.seat import Seat
from game.content.kinds.hours import Use
from game.session.orders import Order, SaveTemplate, SetHours, UseTemplate
from game.session.view import ColonyView, CrewView

EVERY_SOLS = 6
"""Time in which a change shows."""
MUCH_H, LITTLE_H = 420.0, 240.0
"""Debt above which hours are moved to it, and below which Earth gets some back."""
SPARE_H = 130.0
"""Repairs and small faults owed below which those who mend have hours to spare."""
STEP_SHARE = 0.2
"""Part of the hours of a use that is moved at a time."""
LEAST_H = 1.0
"""Fewer hours are not worth a word."""
WORN_SHARE = 0.72
"""A crew as worn as this gets rest before anything else."""
GRAVE_ALARMS = 3
"""Standing alarms that want an answer from which every hand is wanted."""
OWN = "planned"
"""Name under which the plan is kept while another is in force."""


def rule(seat: Seat, view: ColonyView, notes: Notes) -> Iterator[Order]:
    """Yield the orders of a morning about hours. The board is read only when they may be moved."""
    board, known = view.hours, view.upkeep
    if known is None:
        return
    yield from _alarm_plan(view, notes)
    if board is None or notes.usual or not is_due(view, notes):
        return
    notes.shifted_sol = view.sol
    owed: dict[Use, float] = {
        "prevention": known.debt.services_h,
        "repair": known.debt.repairs_h + known.debt.small_h,
        "inspection": known.debt.inspections_h,
    }
    most = max(owed, key=lambda use: owed[use])
    for crew in board.crews:
        if crew.tired_share > WORN_SHARE:
            yield from move(crew, ("quota", "training", "projects"), "rest", 0.25)
        elif known.debt.total_h > MUCH_H:
            if _planned(crew, most) >= LEAST_H:
                idle: tuple[Use, ...] = ("repair",) if most != "repair" and owed["repair"] < SPARE_H else ()
                yield from move(crew, (*idle, "quota", "projects"), most, STEP_SHARE)
        elif known.debt.total_h < LITTLE_H and _planned(crew, "quota") >= LEAST_H:
            yield from move(crew, (min(owed, key=lambda use: owed[use]),), "quota", 0.1)


def is_due(view: ColonyView, notes: Notes) -> bool:
    """Return whether it is time to move hours again."""
    return view.sol - notes.shifted_sol >= EVERY_SOLS


def _alarm_plan(view: ColonyView, notes: Notes) -> Iterator[Order]:
    """Put the alert plan in force while many alarms stand, and the own plan back afterwards."""
    grave = sum(1 for alarm in view.alarms if alarm.level in ("danger", "breach"))
    if grave >= GRAVE_ALARMS and not notes.usual:
        notes.usual = OWN
        yield SaveTemplate(OWN)
        yield UseTemplate("alert")
    elif grave == 0 and notes.usual:
        yield UseTemplate(notes.usual)
        notes.usual = ""


def _planned(crew: CrewView, use: str) -> float:
    return next((row.plan_h for row in crew.uses if row.use == use), 0.0)


def move(crew: CrewView, sources: tuple[Use, ...], to: Use, share: float) -> Iterator[Order]:
    """Move a share of the first source that has hours worth moving."""
    for source in sources:
        hours = share * _planned(crew, source)
        if hours >= LEAST_H:
            yield SetHours(crew.id, source, round(_planned(crew, source) - hours, 1))
            if to != "rest":
                yield SetHours(crew.id, to, round(_planned(crew, to) + hours, 1))
            return
