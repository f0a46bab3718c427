"""The board of hours in the middle: its plans, its table, and below it what that comes to."""

from __future__ import annotations

from msgspec import Struct

from game.session.view.hours import CrewView, HoursView, UseView
from game.session.view.upkeep import DebtView
from game.ui.screens.colony.pages.hours_rows import LEAST_H, Edit, columns, crew_row, footer_rows, hue
from game.ui.toolkit.element import Element
from game.ui.toolkit.layout import Column, Flex, Row, Shrink
from game.ui.toolkit.widgets.bars import Portion, Portions
from game.ui.toolkit.widgets.label import Icon, Label, strong
from game.ui.toolkit.widgets.table import Table
from game.ui.toolkit.widgets.table_data import TableRow
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import say

TABLE = "hours_board"
TEMPLATES = "hours_template"
UPKEEP_USES = ("repair", "inspection", "prevention")
_PLACES = 3
"""How many places that people cannot get to are named."""
_WARNED = 2
"""How many crews that lack hands are named."""


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


class NoHours(Struct, frozen=True):
    """What it shows where no crews keep hours."""

    line: str


def hours_model(
    view: HoursView, debt: DebtView | None, edit: Edit | None, crew: str, kept: tuple[TableRow, ...]
) -> HoursModel:
    """The board. ``kept``: the rows of before, used again while they say the same."""
    most = max((use.plan_h for crew in view.crews for use in crew.uses), default=1.0) or 1.0
    rows = tuple(crew_row(crew, edit, most) for crew in view.crews)
    short = [crew for crew in view.crews if _lacks(crew) > LEAST_H]
    warnings = [
        say("ui.hours.short", crew=crew.name, hours=f"{_lacks(crew):.0f}", what=crew.uses[0].buys)
        for crew in sorted(short, key=lambda crew: -_lacks(crew))[:_WARNED]
    ]
    if len(short) > _WARNED:
        warnings.append(say("ui.hours.short.more", count=str(len(short) - _WARNED)))
    if view.kept_out:
        places = ", ".join(f"{place} {people}" for place, people in view.kept_out[:_PLACES])
        count = str(sum(people for _, people in view.kept_out))
        warnings.insert(0, say("ui.hours.kept_out.where", count=count, places=places))
    return HoursModel(
        rows=kept if kept == rows else rows,
        footer=footer_rows(view.totals, debt),
        portions=tuple(Portion(use.planned_h, hue(use.use)) for use in view.totals),
        warnings=tuple(warnings),
        spare=_spare(view.crews) if not short else "",
        debt=say("ui.hours.debt", hours=f"{debt.total_h:.0f}") if debt is not None else "",
        debt_terms=f"{debt_words(debt)}. {brings_words(view.totals)}" if debt is not None else "",
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


def brings_words(totals: tuple[UseView, ...]) -> str:
    """What each sol adds to the debt, in a line."""
    brings = {use.use: use.brings_h for use in totals}
    return say("ui.hours.debt.brings", **{f"{use}_h": f"{brings[use]:.0f}" for use in UPKEEP_USES})


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


def build_hours(model: HoursModel | NoHours) -> Element:
    """A headline with the plans, the board, and below it what it comes to."""
    if isinstance(model, NoHours):
        return Column((strong(say("ui.rail.hours"), "display"), Label(model.line, "body", "dim")), gap=0)
    plans = tuple(Option(name, title, "text") for name, title in model.templates)
    title = Column((strong(say("ui.rail.hours"), "display"), Label(model.line, "body", "dim")), gap=0)
    head = Row((Flex(title, least=260), Toggles(TEMPLATES, plans, model.template)), gap=16)
    table = Table(
        TABLE,
        columns(model.footer[0]),
        model.rows,
        footer=model.footer,
        two_lines=True,
        by_cells=True,
        chosen=model.crew,
    )
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
