"""The steps of a team: what is left of the one in hand, and odds that read as odds."""

from __future__ import annotations

from collections.abc import Iterator

from game.session.view import JobView, StepView
from game.ui.screens.colony.chosen.job import job_rows
from game.ui.toolkit.element import Element
from game.ui.toolkit.widgets.label import Label


def labels(element: object) -> Iterator[str]:
    """All words of an element, in order."""
    if isinstance(element, Label):
        yield element.text
    elif isinstance(element, tuple):
        for each in element:
            yield from labels(each)
    elif isinstance(element, Element):
        for name in element.__struct_fields__:
            yield from labels(getattr(element, name))


def words(*steps: StepView) -> str:
    job = JobView(1, "mend", "Mend it", "", "hall", (), "working", False, steps, 60.0, 90.0, None, 0.0)
    return " | ".join(labels(job_rows(job, ())))


def test_the_step_in_hand_says_what_is_left_of_it() -> None:
    said = words(
        StepView("Strip panels", "now", 100.0, 200.0, 1.0, 0.9), StepView("Fit", "ahead", 60.0, 90.0, 1.0, 0.0)
    )
    assert "Strip panels | 0:10–0:20 left" in said
    assert "Fit | 1:00–1:30" in said


def test_odds_of_a_step_read_as_odds_and_a_sure_step_has_none() -> None:
    assert "83 % likely" in words(StepView("Fit", "ahead", 60.0, 90.0, 0.83, 0.0))
    assert "%" not in words(StepView("Fit", "ahead", 60.0, 90.0, 1.0, 0.0))
