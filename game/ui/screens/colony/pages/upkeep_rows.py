"""Parts as rows of the upkeep table: what is known and since when, what is due, and what was ordered."""

from __future__ import annotations

from game.session.view import ColonyView, UpkeepRow
from game.ui.figures import percent
from game.ui.screens.colony.pages.book import hours, sols
from game.ui.screens.colony.pages.hours_rows import surname
from game.ui.toolkit.widgets.table_data import Cell, TableRow
from game.ui.words import say

_TONES = {"well": "dim", "degrading": "text", "urgent": "caution", "failed": "danger", "unknown": "quiet"}
_TODAY_SOLS = 0.5
_STALE_SOLS = 60.0
"""What was known longer ago is told as old."""


def in_hand(view: ColonyView) -> dict[str, str]:
    """Who is at which part now, sent or called out, by the part's id."""
    names = {person.id: surname(person.name) for person in view.people}
    found = {job.target: ", ".join(names.get(who, who) for who in job.people) for job in view.jobs}
    called = view.upkeep.callouts if view.upkeep is not None else ()
    return {part: surname(name) for part, name, _ in called} | found


def part_row(part: UpkeepRow, places: dict[str, str], hands: str = "") -> TableRow:
    """A part as a row of the table; ``hands``: who is at it now."""
    place = places.get(part.module, part.module)
    if part.known_share is None:
        known = Cell(state_word(part), "quiet", below=say("ui.parts.never"), order=-1.0)
    else:
        seen = say("ui.parts.seen", sols=sols(part.inspected_sols))
        if part.inspected_sols < _TODAY_SOLS:
            seen = say("ui.parts.seen_today")
        tone = "caution" if part.inspected_sols > _STALE_SOLS else "dim"
        known = Cell(state_word(part), _TONES[part.state], below=seen, below_tone=tone, order=_grade(part))
    return TableRow(
        ("part", part.part),
        (
            Cell(part.name, strong=part.state in ("urgent", "failed"), below=part.owner),
            Cell(place, "dim", order=place),
            known,
            _due(part),
            _mending(part),
            _orders(part, hands),
        ),
        tip=", ".join((part.name, part.owner, known.text, known.below)),
    )


def state_word(part: UpkeepRow) -> str:
    """What is known of a part's state."""
    if part.known_share is None:
        return say("ui.parts.unknown")
    return say(f"ui.parts.{part.state}", share=percent(part.known_share))


def _grade(part: UpkeepRow) -> float:
    return 2.0 if part.state == "failed" else part.known_share or 0.0


def when(left_sols: float) -> str:
    """Whether something is late, due now or still to come."""
    return "now" if abs(left_sols) < _TODAY_SOLS else "late" if left_sols < 0.0 else "in"


def _due(part: UpkeepRow) -> Cell:
    """The next look and the next service; the more overdue of them first."""
    first, then = sorted((("look", part.inspect_in_sols), ("service", part.service_in_sols)), key=lambda each: each[1])
    said = [say(f"ui.parts.{name}.{when(left)}", sols=sols(abs(left))) for name, left in (first, then)]
    tones = ["caution" if left < 0.0 else "dim" for _, left in (first, then)]
    return Cell(said[0], tones[0], below=said[1], below_tone=tones[1], order=first[1])


def _mending(part: UpkeepRow) -> Cell:
    """What mending takes, and whether there is something to mend it with."""
    if not part.spare:
        return Cell(say("ui.parts.fixed"), "quiet", order=0.0)
    lacks = part.spares == 0
    below = say("ui.parts.no_spare") if lacks else say("ui.parts.spares", count=str(part.spares))
    wanted = lacks and part.state in ("urgent", "failed")
    tone = "danger" if wanted else "caution" if lacks else "dim"
    return Cell(hours(part.repair_h), "dim", below=below, below_tone=tone, order=part.repair_h)


def _orders(part: UpkeepRow, hands: str) -> Cell:
    """Who is at it, what was ordered of it, and since when its work is put off."""
    marks = [say("ui.parts.mark.daily")] if part.flagged else []
    if part.priority:
        marks.append(say("ui.parts.mark.priority", level=str(part.priority)))
    if part.forbidden:
        marks.append(say("ui.parts.mark.forbidden"))
    below = ", ".join(marks)
    if hands:
        return Cell(say("ui.parts.in_hand", who=hands), "good", below=below, order=-1.0)
    if part.deferred_until_sol is not None:
        text = say("ui.parts.until", sol=str(part.deferred_until_sol))
        return Cell(text, "caution", below=below, order=float(part.deferred_until_sol))
    if part.deferred_sol is not None:
        text = say("ui.parts.since", sol=str(part.deferred_sol))
        return Cell(text, "caution", below=below, order=float(part.deferred_sol))
    return Cell(marks[0] if marks else "", "text", below=", ".join(marks[1:]))
