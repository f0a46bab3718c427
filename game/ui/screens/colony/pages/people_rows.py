"""Rows of the tables of people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.session.desk.hours import BURNING_FROM, WORN_FROM
from game.session.view import (
    AgeRow,
    BearingView,
    CrewView,
    PersonView,
    PopulationView,
    PostView,
    ProgrammeView,
    SkillDepthView,
)
from game.ui.figures import percent
from game.ui.play.lexicon import Lexicon, doing_word
from game.ui.screens.colony.pages.book import hours
from game.ui.toolkit.widgets.table_data import Cell, TableColumn, TableRow
from game.ui.words import say

_BEST = 2
"""How many skills stand in a row."""
_TONES = {"down": "danger", "dead": "danger", "on a job": "air", "walking": "text"}
_DEEP = 8.0
"""So many people with a skill fill its bar."""
THIN = 2
"""A skill with so few people or fewer is thin."""

COLUMNS: Final = {
    "everyone": (
        TableColumn("name", "ui.people.name", 170, 1.0),
        TableColumn("crew", "ui.people.crew", 136, 0.6),
        TableColumn("where", "ui.people.where", 110, 0.5),
        TableColumn("skills", "ui.people.skills", 168, 0.9),
        TableColumn("tired", "ui.people.tired", 96, 0.3, largest_first=True),
        TableColumn("stress", "ui.people.stress", 96, 0.3, largest_first=True),
    ),
    "skills": (
        TableColumn("name", "ui.people.skill", 164, 0.4),
        TableColumn("deep", "ui.people.deep", 96, 0.2),
        TableColumn("shifts", "ui.people.shifts", 84, 0.2, sortable=False),
        TableColumn("line", "ui.people.depth", 222, 1.6, sortable=False),
        TableColumn("next", "ui.people.next", 216, 0.9, sortable=False),
    ),
    "crews": (
        TableColumn("name", "ui.people.crew", 170, 1.0),
        TableColumn("people", "ui.people.heads", 90, 0.2, largest_first=True),
        TableColumn("tired", "ui.people.tired", 110, 0.4, largest_first=True),
        TableColumn("stress", "ui.people.stress", 110, 0.4, largest_first=True),
        TableColumn("operations", "ui.people.operations", 110, 0.3),
        TableColumn("learns", "ui.people.learns", 170, 0.8),
    ),
    "posts": (
        TableColumn("name", "ui.people.post", 200, 1.0),
        TableColumn("holder", "ui.people.holder", 170, 0.8),
        TableColumn("able", "ui.people.able", 110, 0.4, largest_first=True),
        TableColumn("tired", "ui.people.tired", 110, 0.4, largest_first=True),
        TableColumn("share", "ui.people.worth", 110, 0.3, largest_first=True),
    ),
    "families": (
        TableColumn("age", "ui.people.age", 90, 0.2, sortable=False),
        TableColumn("women", "ui.people.women", 200, 1.0, sortable=False),
        TableColumn("men", "ui.people.men", 200, 1.0, sortable=False),
    ),
}


def strain_tone(share: float) -> str:
    """The colour of how somebody bears it."""
    return "danger" if share >= BURNING_FROM else "caution" if share >= WORN_FROM else "dim"


def strain_cell(share: float, below: str = "") -> Cell:
    """How much of somebody is spent, as a bar."""
    tone = strain_tone(share)
    text = percent(share)
    return Cell(
        text, tone if tone != "dim" else "text", below=below, share=share, share_tone=tone, trough=True, order=share
    )


def person_row(person: PersonView, names: Mapping[str, str], lexicon: Lexicon, bearing: BearingView | None) -> TableRow:
    """Somebody: crew, place, skills, and how they bear it."""
    best = sorted(person.skills, key=lambda item: -item[1])[:_BEST]
    skills = [lexicon.skills.get(name, name) for name, _ in best] + ["", ""]
    doing = doing_word(person.doing)
    off = say(f"ui.people.off.{bearing.off}") if bearing is not None and bearing.off else ""
    return TableRow(
        ("person", person.id),
        (
            Cell(person.name, strong=person.named, below=person.role),
            Cell(lexicon.crews.get(person.crew, person.crew), below=bearing.shift if bearing is not None else ""),
            Cell(
                names.get(person.module, person.module),
                below=off or doing,
                below_tone="caution" if off else _TONES.get(person.doing, "dim"),
            ),
            Cell(skills[0], below=skills[1], order=-best[0][1] if best else None),
            strain_cell(bearing.weary_share) if bearing is not None else Cell(""),
            strain_cell(bearing.stress_share) if bearing is not None else Cell(""),
        ),
        tip=", ".join(part for part in (person.name, person.role, doing, off) if part),
    )


def skill_row(skill: SkillDepthView) -> TableRow:
    """A skill: how deep the colony is in it, on which shifts, and who could be next."""
    count = len(skill.people)
    tone = "danger" if count <= 1 else "caution" if count <= THIN else "good"
    lost = skill.lost or skill.bare
    gaps = [shift for shift, number in skill.by_shift if not number]
    return TableRow(
        ("skill", skill.id),
        (
            Cell(skill.name, strong=True, below=say("ui.people.wanted", count=str(skill.wanted))),
            Cell(
                say("ui.people.deep_n", count=str(count)),
                tone if tone != "good" else "text",
                share=min(1.0, count / _DEEP),
                share_tone=tone,
                trough=True,
                order=float(count),
            ),
            Cell(
                " / ".join(str(number) for _, number in skill.by_shift),
                "caution" if gaps else "dim",
            ),
            Cell(skill.deep, "text", below=lost, below_tone="caution" if gaps or count <= THIN else "dim"),
            Cell(skill.following, "dim", below=skill.lesson),
        ),
        tip=f"{skill.line} {skill.next_line}",
    )


def crew_row(crew: CrewView, programme: ProgrammeView | None) -> TableRow:
    """A crew: its heads, how it bears its work, and what it learns."""
    learns = Cell("")
    if programme is not None:
        trainer = programme.trainer_name or say("ui.people.books")
        learns = Cell(programme.skill_name, "text" if programme.ordered else "dim", below=trainer)
    off = say("ui.people.off_n", count=str(crew.off)) if crew.off else ""
    return TableRow(
        ("crew", crew.id),
        (
            Cell(crew.name, strong=True, below=say("ui.people.led", name=crew.lead) if crew.lead else ""),
            Cell(str(crew.people), below=off, below_tone="caution", order=float(crew.people)),
            strain_cell(crew.tired_share),
            strain_cell(crew.stress_share),
            Cell(
                percent(crew.operations_share),
                "caution" if crew.operations_share < 0.95 else "dim",
                order=crew.operations_share,
            ),
            learns,
        ),
    )


def post_row(post: PostView) -> TableRow:
    """A post, who holds it, and what comes of that."""
    held = Cell(post.holder_name or say("ui.people.vacant"), "text" if post.holder else "caution")
    how = say("ui.people.appointed" if post.appointed else "ui.people.followed") if post.holder else ""
    worth = "good" if post.share >= 1.0 else "caution"
    empty = Cell("", order=0.0)
    return TableRow(
        ("post", post.id),
        (
            Cell(post.name, strong=True),
            Cell(held.text, held.tone, below=how),
            Cell(percent(post.able_share), share=post.able_share, share_tone="good", trough=True, order=post.able_share)
            if post.holder
            else empty,
            strain_cell(post.weary_share) if post.holder else empty,
            Cell(percent(post.share), worth, below=say("ui.people.of_book"), order=post.share),
        ),
    )


def step_row(step: AgeRow, population: PopulationView) -> TableRow:
    """A step of the pyramid of ages."""
    most = float(max((max(each.women, each.men) for each in population.pyramid), default=1) or 1)
    ages = say("ui.people.ages", first=str(step.from_years), last=str(step.to_years - 1))
    cells = [
        Cell(str(number) if number else "", share=number / most, share_tone=tone)
        for number, tone in ((step.women, "training"), (step.men, "air"))
    ]
    return TableRow(("step", step.from_years), (Cell(ages, "dim"), *cells))


def learning_line(level: float, left_h: float) -> str:
    """How far somebody is with what they are taught."""
    return say("ui.people.level", level=percent(level), hours=hours(left_h))
