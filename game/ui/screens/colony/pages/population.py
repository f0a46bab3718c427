"""Where the population goes: as things stand, and under the programme in full, side by side."""

from __future__ import annotations

from game.session.view import CourseView, PopulationView
from game.ui.figures import percent
from game.ui.screens.colony.pages.book import hours
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Fixed, Flex, Row
from game.ui.toolkit.widgets.label import Label, strong
from game.ui.words import numbered, say


def population_parts(population: PopulationView | None) -> tuple[Element, ...]:
    """The forecast in two columns; nothing in a bare scenario."""
    if population is None:
        return ()
    now, full = population.now, population.full
    head = say("ui.people.head", people=str(population.people), women=str(population.women), men=str(population.men))
    share = say("ui.people.programme", share=percent(population.programme_share))
    rows = [
        _row("", say("ui.people.as_now"), say("ui.people.in_full"), strong_values=True),
        *(
            _row(say(f"ui.people.course.{name}"), one, other)
            for name, one, other in zip(_NAMES, _values(now), _values(full), strict=True)
        ),
    ]
    generations = say("ui.people.generations", count=str(population.generations))
    return (
        Label(f"{head} {share}", "body"),
        Column(tuple(rows), gap=3),
        Label(generations, "small", "dim"),
    )


_NAMES = ("births", "deaths", "later", "effective", "inbreeding", "lost", "ward")


def _values(course: CourseView) -> tuple[str, ...]:
    return (
        numbered(f"{course.births_per_year:.1f}"),
        numbered(f"{course.deaths_per_year:.1f}"),
        f"{course.people_later:.0f}",
        f"{course.effective:.0f}",
        say("ui.figure.percent", value=f"{100.0 * course.inbreeding:.1f}"),
        percent(course.genes_lost_share),
        f"{hours(course.equipment_h)}, {percent(course.ward_share)}",
    )


def _row(name: str, one: str, other: str, *, strong_values: bool = False) -> Element:
    def value(text: str) -> Element:
        return strong(text, "body", "dim") if strong_values else Label(text)

    return Row(
        (Flex(Label(name, "body", "dim"), least=220), Fixed(value(one), 130), Fixed(value(other), 150)),
        gap=12,
        breaks=False,
    )
