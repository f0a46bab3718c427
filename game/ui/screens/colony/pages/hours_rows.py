"""Rows of the board of hours: crews, what their hours go to, and the sums, each with its terms."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from game.session.view.hours import CrewView, UseView
from game.session.view.upkeep import DebtView
from game.ui.figures import NO_READING, percent
from game.ui.screens.colony.pages.people_rows import strain_tone
from game.ui.toolkit.widgets.table_data import Cell, TableColumn, TableRow
from game.ui.words import numbered, say

HUES: Mapping[str, str] = {"projects": "works"}
"""Colours of uses that are not called as the use is."""
LEAST_H = 0.05
"""Less than this is nothing."""


class Edit(Struct, frozen=True):
    """A cell that is being changed and was not ordered yet."""

    crew: str
    use: str
    hours: float
    typed: str = ""
    """Digits typed so far."""


def hue(use: str) -> str:
    """The colour of a use."""
    return HUES.get(use, use)


def hours_words(hours: float) -> str:
    """Hours as a cell has them: a dash for none, digits after the point only for less than ten."""
    if hours < LEAST_H:
        return NO_READING
    whole = abs(hours - round(hours)) < LEAST_H
    return f"{hours:.0f}" if whole or hours >= 10.0 else numbered(f"{hours:.1f}")


def with_unit(hours: float) -> str:
    """The same with its unit, where there are any."""
    return NO_READING if hours < LEAST_H else say("ui.hours.h", hours=hours_words(hours))


def surname(name: str) -> str:
    """How somebody is called in short: by the last of their names, with a title if it stands before that alone."""
    first, *rest = name.split()
    return name if first.endswith(".") or not rest else rest[-1]


def edited(crew: CrewView, edit: Edit | None) -> dict[str, float]:
    """What the plan of a crew gives each use, with a change that was not ordered yet."""
    plan = {use.use: use.plan_h for use in crew.uses}
    if edit is not None and edit.crew == crew.id:
        change = edit.hours - plan[edit.use]
        plan[edit.use] = edit.hours
        if edit.use != "rest":
            plan["rest"] = max(0.0, plan["rest"] - change)
    return plan


def crew_row(crew: CrewView, edit: Edit | None, most: float) -> TableRow:
    """The row of a crew; ``most``: the most hours that any cell of the board has."""
    people = (
        str(crew.people) if not crew.off else say("ui.hours.of", able=str(crew.people - crew.off), all=str(crew.people))
    )
    lead = say("ui.hours.lead" if crew.lead else "ui.hours.no_lead", lead=surname(crew.lead or "?"), people=people)
    if crew.kept_out:
        lead = say("ui.hours.kept_out.of", count=str(crew.kept_out), all=str(crew.people))
    plan = edited(crew, edit)
    tone = strain_tone(crew.tired_share)
    tired = Cell(
        share=crew.tired_share,
        share_tone=tone,
        trough=True,
        below=crew.tired,
        below_tone=tone,
        order=crew.tired_share,
        tip=say("ui.hours.tip.tired", tired=percent(crew.tired_share), stress=percent(crew.stress_share)),
    )
    people_tone = "danger" if crew.kept_out else "caution" if crew.off else "dim"
    name = Cell(crew.name, strong=True, below=lead, below_tone=people_tone, tip=lead)
    return TableRow(crew.id, (name, *(_cell(crew, use, plan[use.use], edit, most) for use in crew.uses), tired))


def _cell(crew: CrewView, use: UseView, hours: float, edit: Edit | None, most: float) -> Cell:
    changed = edit is not None and (edit.crew, edit.use) == (crew.id, use.use)
    text = (edit.typed if changed and edit is not None else "") or hours_words(hours)
    tone = "text" if hours >= LEAST_H else "quiet"
    if use.use == "operations" and use.planned_h < use.needed_h - LEAST_H:
        tone = "caution"
    share = min(1.0, hours / most) if hours >= LEAST_H else None
    return Cell(text, tone, changed, share=share, share_tone=hue(use.use), order=hours, tip=cell_tip(crew, use))


def cell_tip(crew: CrewView, use: UseView) -> str:
    """The terms of a number on the board."""
    told = say(
        "ui.hours.tip",
        crew=crew.name,
        use=say(f"ui.use.{use.use}"),
        plan=with_unit(use.plan_h),
        given=with_unit(use.given_h or 0.0),
        needed=with_unit(use.needed_h),
        put_off=with_unit(use.put_off_h),
    )
    return f"{told}\n{use.buys}" if use.buys else told


def footer_rows(totals: tuple[UseView, ...], debt: DebtView | None) -> tuple[TableRow, ...]:
    """The sums below the board: what is planned, needed and lacking."""

    def row(name: str, values: list[float], tone: str, bold: bool) -> TableRow:
        cells = [
            Cell(
                hours_words(value) if value >= 0.5 else NO_READING,
                tone if value >= 0.5 else "quiet",
                bold,
                tip=total_tip(use, debt),
            )
            for use, value in zip(totals, values, strict=True)
        ]
        title = Cell(say(f"ui.hours.{name}"), "dim", tip=say(f"ui.hours.tip.{name}"))
        return TableRow(name, (title, *cells, Cell()))

    return (
        row("given", [use.planned_h for use in totals], "text", True),
        row("needed", [use.needed_h for use in totals], "dim", False),
        row("put_off", [use.put_off_h for use in totals], "caution", True),
    )


def total_tip(use: UseView, debt: DebtView | None) -> str:
    """The terms of the sums of a use."""
    told = say(
        "ui.hours.tip.total",
        use=say(f"ui.use.{use.use}"),
        planned=with_unit(use.planned_h),
        given=with_unit(use.given_h or 0.0),
        needed=with_unit(use.needed_h),
        put_off=with_unit(use.put_off_h),
    )
    owed = {}
    if debt is not None:
        owed = {
            "repair": (debt.repairs_h + debt.small_h, debt.repairs),
            "inspection": (debt.inspections_h, debt.inspections),
            "prevention": (debt.services_h, debt.services),
        }
    if use.use in ("operations", "rest") and use.put_off_h >= LEAST_H:
        told += "\n" + say("ui.hours.tip.own")
    if use.use not in owed:
        return told
    hours, count = owed[use.use]
    overdue, brings = say("ui.hours.tip.owed", hours=f"{hours:.0f}", count=str(count)), ""
    if use.brings_h >= LEAST_H:
        brings = say(f"ui.hours.tip.brings.{use.use}", hours=f"{use.brings_h:.0f}")
    return "\n".join(text for text in (told, overdue, brings) if text)


def columns(sums: TableRow) -> tuple[TableColumn, ...]:
    """The columns of the board; each says of itself what its sum below does."""
    uses = ("operations", "repair", "inspection", "prevention", "fabrication", "training", "projects", "quota", "rest")
    return (
        TableColumn("crew", say("ui.hours.crew"), 210, 0.8, tight=184, sortable=False),
        *(
            TableColumn(use, say(f"ui.use.{use}"), 92, 1.0, tight=44, hue=hue(use), sortable=False, tip=cell.tip)
            for use, cell in zip(uses, sums.cells[1:], strict=False)
        ),
        TableColumn("tired", say("ui.hours.tired"), 104, 0.4, tight=84, sortable=False),
    )  # fmt: skip
