"""The table of the board of hours: crews, what their hours go to, and the sums."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from game.session.desk.hours import BURNING_FROM, WORN_FROM
from game.session.view.hours import CrewView, HoursView, UseView
from game.session.view.upkeep import DebtView
from game.ui.figures import NO_READING, percent
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Flex, Row, Shrink
from game.ui.toolkit.widgets.bars import Portion, Portions
from game.ui.toolkit.widgets.label import Icon, Label, strong
from game.ui.toolkit.widgets.table import Table
from game.ui.toolkit.widgets.table_data import Cell, TableColumn, TableRow
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import say

TABLE = "hours_board"
TEMPLATES = "hours_template"
HUES: Mapping[str, str] = {"projects": "works"}
"""Colours of uses that are not called as the use is."""
_LEAST_H = 0.05
"""Less than this is nothing."""
_WARNED = 2
"""How many crews that lack hands are named."""


class Edit(Struct, frozen=True):
    """A cell that is being changed and was not ordered yet."""

    crew: str
    use: str
    hours: float
    typed: str = ""
    """Digits typed so far."""


class HoursModel(Struct, frozen=True):
    """What the page shows."""

    rows: tuple[TableRow, ...]
    footer: tuple[TableRow, ...]
    portions: tuple[Portion, ...]
    warnings: tuple[str, ...]
    """Crews whose operations are short, and what comes of it."""
    spare: str
    """Where they will be short first, if nowhere yet."""
    debt: str
    debt_terms: str
    crew: str
    """The crew that the cursor is on."""
    template: str
    templates: tuple[tuple[str, str], ...]
    line: str


def hue(use: str) -> str:
    """The colour of a use."""
    return HUES.get(use, use)


def hours_words(hours: float) -> str:
    """Hours as a cell has them: a dash for none, digits after the point only for less than ten."""
    if hours < _LEAST_H:
        return NO_READING
    whole = abs(hours - round(hours)) < _LEAST_H
    return f"{hours:.0f}" if whole or hours >= 10.0 else f"{hours:.1f}"


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


def hours_model(
    view: HoursView, debt: DebtView | None, edit: Edit | None, crew: str, kept: tuple[TableRow, ...]
) -> HoursModel:
    """The board. ``kept``: the rows of before, used again while they say the same."""
    most = max((use.plan_h for crew in view.crews for use in crew.uses), default=1.0) or 1.0
    rows = tuple(_row(crew, edit, most) for crew in view.crews)
    short = [crew for crew in view.crews if _lacks(crew) > _LEAST_H]
    warnings = [
        say("ui.hours.short", crew=crew.name, hours=f"{_lacks(crew):.0f}", what=crew.uses[0].buys)
        for crew in sorted(short, key=lambda crew: -_lacks(crew))[:_WARNED]
    ]
    if len(short) > _WARNED:
        warnings.append(say("ui.hours.short.more", count=str(len(short) - _WARNED)))
    return HoursModel(
        rows=kept if kept == rows else rows,
        footer=_footer(view.totals, debt),
        portions=tuple(Portion(use.planned_h, hue(use.use)) for use in view.totals),
        warnings=tuple(warnings),
        spare=_spare(view.crews) if not short else "",
        debt=say("ui.hours.debt", hours=f"{debt.total_h:.0f}") if debt is not None else "",
        debt_terms=debt_words(debt) if debt is not None else "",
        crew=crew,
        template=view.template,
        templates=view.templates,
        line=say("ui.hours.line", hours=f"{view.there_h:,.0f}".replace(",", "\u202f")),
    )


def debt_words(debt: DebtView) -> str:
    """The terms of the debt in a line."""
    return say(
        "ui.hours.debt.terms",
        repairs_h=f"{debt.repairs_h:.0f}",
        repairs=str(debt.repairs),
        small_h=f"{debt.small_h:.0f}",
        services_h=f"{debt.services_h:.0f}",
        services=str(debt.services),
        inspections_h=f"{debt.inspections_h:.0f}",
        inspections=str(debt.inspections),
    )


def _lacks(crew: CrewView) -> float:
    """Hours that its operations lack."""
    operations = crew.uses[0]
    return operations.needed_h - operations.planned_h


def _spare(crews: tuple[CrewView, ...]) -> str:
    needing = [crew for crew in crews if crew.uses[0].needed_h > 0.0]
    if not needing:
        return ""
    first = max(needing, key=lambda crew: _lacks(crew) / crew.uses[0].needed_h)
    values = {"hours": f"{-_lacks(first):.1f}", "needed": f"{first.uses[0].needed_h:.0f}"}
    return say("ui.hours.spare", crew=first.name, **values)


def _row(crew: CrewView, edit: Edit | None, most: float) -> TableRow:
    people = (
        str(crew.people) if not crew.off else say("ui.hours.of", able=str(crew.people - crew.off), all=str(crew.people))
    )
    lead = say("ui.hours.lead" if crew.lead else "ui.hours.no_lead", lead=surname(crew.lead or "?"), people=people)
    plan = edited(crew, edit)
    tone = "danger" if crew.tired_share >= BURNING_FROM else "caution" if crew.tired_share >= WORN_FROM else "dim"
    tired = Cell(
        share=crew.tired_share,
        share_tone=tone,
        trough=True,
        below=crew.tired,
        below_tone=tone,
        order=crew.tired_share,
        tip=say("ui.hours.tip.tired", tired=percent(crew.tired_share), stress=percent(crew.stress_share)),
    )
    name = Cell(crew.name, strong=True, below=lead, below_tone="caution" if crew.off else "dim", tip=lead)
    return TableRow(crew.id, (name, *(_cell(crew, use, plan[use.use], edit, most) for use in crew.uses), tired))


def _cell(crew: CrewView, use: UseView, hours: float, edit: Edit | None, most: float) -> Cell:
    changed = edit is not None and (edit.crew, edit.use) == (crew.id, use.use)
    text = (edit.typed if changed and edit is not None else "") or hours_words(hours)
    tone = "text" if hours >= _LEAST_H else "quiet"
    if use.use == "operations" and use.planned_h < use.needed_h - _LEAST_H:
        tone = "caution"
    share = min(1.0, hours / most) if hours >= _LEAST_H else None
    return Cell(text, tone, changed, share=share, share_tone=hue(use.use), order=hours, tip=cell_tip(crew, use))


def cell_tip(crew: CrewView, use: UseView) -> str:
    """The terms of a number on the board."""
    told = say(
        "ui.hours.tip",
        crew=crew.name,
        use=say(f"ui.use.{use.use}"),
        plan=hours_words(use.plan_h),
        given=hours_words(use.given_h),
        needed=hours_words(use.needed_h),
        put_off=hours_words(use.put_off_h),
    )
    return f"{told}\n{use.buys}" if use.buys else told


def _footer(totals: tuple[UseView, ...], debt: DebtView | None) -> tuple[TableRow, ...]:
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
        return TableRow(name, (Cell(say(f"ui.hours.{name}"), "dim"), *cells, Cell()))

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
        planned=hours_words(use.planned_h),
        given=hours_words(use.given_h),
        needed=hours_words(use.needed_h),
        put_off=hours_words(use.put_off_h),
    )
    owed = {}
    if debt is not None:
        owed = {
            "repair": (debt.repairs_h + debt.small_h, debt.repairs),
            "inspection": (debt.inspections_h, debt.inspections),
            "prevention": (debt.services_h, debt.services),
        }
    if use.use not in owed:
        return told
    hours, count = owed[use.use]
    return told + "\n" + say("ui.hours.tip.owed", hours=f"{hours:.0f}", count=str(count))


def columns() -> tuple[TableColumn, ...]:
    """The columns of the board."""
    uses = ("operations", "repair", "inspection", "prevention", "fabrication", "training", "projects", "quota", "rest")
    return (
        TableColumn("crew", say("ui.hours.crew"), 210, 0.8, tight=184, sortable=False),
        *(
            TableColumn(use, say(f"ui.use.{use}"), 92, 1.0, tight=44, hue=hue(use), sortable=False)
            for use in uses
        ),
        TableColumn("tired", say("ui.hours.tired"), 104, 0.4, tight=84, sortable=False),
    )  # fmt: skip


def build_hours(model: HoursModel) -> Element:
    """A headline with the plans, the board, and below it what it comes to."""
    plans = tuple(Option(name, title, "text") for name, title in model.templates)
    title = Column((strong(say("ui.rail.hours"), "display"), Label(model.line, "body", "dim")), gap=0)
    head = Row((Flex(title, least=260), Toggles(TEMPLATES, plans, model.template)), gap=16)
    table = Table(TABLE, columns(), model.rows, footer=model.footer, two_lines=True, by_cells=True, chosen=model.crew)
    below: list[Element] = [Portions(model.portions, 12)]
    below += [
        Row((Icon("caution", "caution", 18), Flex(Label(text, "body", "caution"), least=200)), gap=8, breaks=False)
        for text in model.warnings
    ]
    if model.spare:
        below.append(Label(model.spare, "body", "dim"))
    if model.debt:
        terms = Flex(Label(model.debt_terms, "body", "dim"), least=260)
        below.append(Row((strong(model.debt, "body", "caution"), terms), gap=12, line_gap=0))
    return Column((head, Shrink(table, least=350), Column(tuple(below), gap=6)), gap=12)
