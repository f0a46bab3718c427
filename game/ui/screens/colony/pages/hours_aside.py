"""Beside the board of hours: what the chosen crew's hours buy, or what holds for everyone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import get_args

from game.content.kinds.hours import Area
from game.session.orders import Pair
from game.session.view import ColonyView
from game.session.view.hours import CrewView, HoursView, UseView
from game.session.view.learning import SkillDepthView
from game.ui.figures import percent
from game.ui.screens.colony.chosen.common import headline
from game.ui.screens.colony.pages.book import sols
from game.ui.screens.colony.pages.hours_rows import Edit, edited, hours_words, with_unit
from game.ui.screens.colony.pages.upkeep_rows import state_word
from game.ui.toolkit.element import Element, Rule
from game.ui.toolkit.layout import Column, Flex, Row
from game.ui.toolkit.widgets.bars import Pips
from game.ui.toolkit.widgets.button import Button
from game.ui.toolkit.widgets.field import Field
from game.ui.toolkit.widgets.label import Fact, Facts, Label, strong
from game.ui.toolkit.widgets.rows import ListRow
from game.ui.toolkit.widgets.toggles import Option, Toggles
from game.ui.words import lowered, say

TABS = ("part", "hours")
NAME = "plan_name"
AREAS: tuple[Area, ...] = get_args(Area)
_PIPS = 4
_LONGEST = 5
"""How many parts are listed that wait the longest."""


def crew_aside(view: ColonyView, crew: CrewView, use: str, edit: Edit | None, plans: Sequence[Element]) -> Element:
    """The chosen cell with its terms, the rest of the crew's hours, its people, its skill, and its plan for others."""
    chosen = next((each for each in crew.uses if each.use == use), None)
    rows: list[Element] = [
        headline(crew.name, say("ui.hours.of_department", department=crew.department)),
        _tabs("crew"),
    ]
    if chosen is not None:
        rows += [Rule(), *_chosen(crew, chosen, edit)]
    others = [each for each in crew.uses if each is not chosen and each.buys]
    rows += [Rule(), strong(say("ui.hours.buys"), "body"), *(_buys(each) for each in others)]
    rows += [Rule(), strong(say("ui.hours.people"), "body"), Facts(_people(crew), values_right=True)]
    rows += _skill(view, crew)
    rows += [Rule(), strong(say("ui.hours.plan"), "body"), *plans]
    return Column(tuple(rows), gap=10)


def all_aside(view: ColonyView, name: str) -> Element:
    """The debt with its terms, what was put off the longest, what runs by itself, and keeping the plan."""
    hours = view.hours
    rows: list[Element] = [headline(say("ui.hours.everyone"), say("ui.hours.everyone.line")), _tabs("all")]
    if view.upkeep is not None:
        debt = view.upkeep.debt
        terms = (
            (debt.repairs_h, "repairs", debt.repairs),
            (debt.small_h, "small", 0),
            (debt.services_h, "services", debt.services),
            (debt.inspections_h, "inspections", debt.inspections),
        )
        facts = [
            Fact(say(f"ui.hours.debt.{term}", count=str(count)), say("ui.hours.h", hours=f"{value:.0f}"))
            for value, term, count in terms
        ]
        facts.append(Fact(say("ui.hours.debt.total"), say("ui.hours.h", hours=f"{debt.total_h:.0f}"), "caution", True))
        rows += [Rule(), strong(say("ui.hours.debt.title"), "body"), Facts(tuple(facts), values_right=True)]
        rows += _put_off(view)
    if hours is not None:
        rows += [Rule(), strong(say("ui.hours.auto"), "body"), *_switches(dict(hours.auto))]
        if hours.kept_out:
            kept = tuple(Fact(place, str(people), "danger") for place, people in hours.kept_out)
            rows += [Rule(), strong(say("ui.hours.kept_out.title"), "body"), Facts(kept, values_right=True)]
            rows.append(Label(say("ui.hours.kept_out.line"), "body", "dim"))
        if hours.crowded:
            names = {module.id: module.name for module in view.modules}
            crowded = tuple(
                Fact(names.get(home, home), f"+{percent(share)}", "caution") for home, share in hours.crowded
            )
            rows += [Rule(), strong(say("ui.hours.crowded"), "body"), Facts(crowded, values_right=True)]
    rows += [
        Rule(),
        strong(say("ui.hours.keep"), "body"),
        Field(NAME, name, hint=say("ui.hours.keep.hint")),
        Button(
            "keep_plan",
            say("ui.hours.keep.do"),
            enabled=bool(name),
            reason=say("ui.hours.keep.hint") if not name else "",
        ),
    ]
    return Column(tuple(rows), gap=10)


def _tabs(chosen: str) -> Element:
    return Toggles(TABS, (Option("crew", say("ui.hours.tab.crew")), Option("all", say("ui.hours.tab.all"))), chosen)


def _chosen(crew: CrewView, use: UseView, edit: Edit | None) -> tuple[Element, ...]:
    plan_h = edited(crew, edit)[use.use]
    title = say("ui.hours.chosen", use=say(f"ui.use.{use.use}"), hours=hours_words(plan_h))
    short = "caution" if use.put_off_h >= 0.5 else "text"
    facts = (
        *((Fact(say("ui.hours.able"), with_unit(use.planned_h), "caution"),) if crew.off else ()),
        *((Fact(say("ui.hours.last"), with_unit(use.given_h)),) if use.given_h is not None else ()),
        Fact(say("ui.hours.needed"), with_unit(use.needed_h)),
        Fact(say("ui.hours.put_off"), with_unit(use.put_off_h), short, short == "caution"),
    )
    told: tuple[Element, ...] = (Label(use.buys, "body", "text"),) if use.buys else ()
    return (
        strong(title, "lead"),
        Facts(facts, values_right=True),
        *told,
        Label(say("ui.hours.how"), "small", "quiet"),
    )


def _buys(use: UseView) -> Element:
    name = say("ui.hours.chosen", use=say(f"ui.use.{use.use}"), hours=hours_words(use.planned_h))
    return Column((Label(name, "body", "text"), Label(use.buys, "small", "dim")), gap=0)


def _people(crew: CrewView) -> tuple[Fact, ...]:
    facts = [
        Fact(say("ui.hours.hours"), with_unit(crew.hours_h)),
        Fact(say("ui.hours.worked"), say("ui.hours.of", able=str(crew.working), all=str(crew.people))),
        Fact(say("ui.hours.tired"), f"{crew.tired}, {percent(crew.tired_share)}"),
        Fact(say("ui.hours.stress"), percent(crew.stress_share)),
        Fact(say("ui.hours.operations"), percent(crew.operations_share)),
    ]
    if crew.overtime_h > 0.0:
        facts.insert(1, Fact(say("ui.hours.overtime"), with_unit(crew.overtime_h), "caution"))
    if crew.off:
        facts.append(Fact(say("ui.hours.off"), str(crew.off), "caution"))
    if crew.kept_out:
        facts.append(Fact(say("ui.hours.kept_out"), str(crew.kept_out), "danger"))
    return tuple(facts)


def _skill(view: ColonyView, crew: CrewView) -> list[Element]:
    """How deep the colony is in what the crew learns, and who could be next."""
    if view.training is None:
        return []
    learnt = next((each.skill for each in view.training.programmes if each.crew == crew.id), "")
    depth = next((each for each in view.training.skills if each.id == learnt), None)
    if depth is None:
        return []
    count = len(depth.people)
    tone = "danger" if count <= 1 else "caution" if count == 2 else "good"
    line = Row(
        (
            Flex(Label(depth.name, "body", "dim")),
            Pips(min(_PIPS, count), _PIPS, tone),
            strong(say("ui.hours.deep", count=str(count)), "body", tone),
        ),
        gap=12,
        breaks=False,
    )
    rows: list[Element] = [Rule(), strong(say("ui.hours.depth"), "body"), line, Label(depth.line, "small", "dim")]
    return rows + _next(depth)


def _next(depth: SkillDepthView) -> list[Element]:
    if not depth.next_id:
        return []
    rows: list[Element] = [Label(depth.next_line, "small", "dim")]
    if depth.trainer_id:
        rows.append(Button("pair_next", say("ui.hours.pair"), effect=say("ui.hours.h", hours=f"{depth.next_h:.0f}")))
    return rows


def pairing(view: ColonyView, crew: str) -> Pair | None:
    """The order that has the next one taught what a crew learns."""
    if view.training is None:
        return None
    learnt = next((each.skill for each in view.training.programmes if each.crew == crew), "")
    depth = next((each for each in view.training.skills if each.id == learnt), None)
    if depth is None or not depth.next_id or not depth.trainer_id:
        return None
    return Pair(depth.trainer_id, depth.next_id, depth.id)


def copying(hours: HoursView, crew: CrewView, copied: str, key_of: Callable[[str], str]) -> list[Element]:
    """What copies a crew's plan, and gives it the plan that was copied; ``key_of`` names the keys."""
    names = {each.id: each.name for each in hours.crews}
    copy = Button("copy_plan", say("ui.hours.copy"), badge=key_of("copy"), action="copy", chosen=copied == crew.id)
    if not copied or copied == crew.id:
        return [copy]
    said = say("ui.hours.paste", crew=names.get(copied, copied))
    return [copy, Button("paste_plan", said, badge=key_of("paste"), action="paste")]


def _switches(auto: Mapping[str, bool]) -> list[Element]:
    on, off = Option("on", say("ui.hours.auto.on")), Option("off", say("ui.hours.auto.off"))
    return [
        Row(
            (
                Flex(Label(say(f"ui.hours.auto.{area}"), "body", "dim"), least=120),
                Toggles(("auto", area), (on, off), "on" if auto.get(area) else "off"),
            ),
            gap=8,
        )
        for area in AREAS
        if area in auto
    ]


def _put_off(view: ColonyView) -> list[Element]:
    """The parts that wait the longest."""
    if view.upkeep is None:
        return []
    names = {module.id: module.name for module in view.modules}
    waiting = [(view.sol - row.deferred_sol, row) for row in view.upkeep.rows if row.deferred_sol is not None]
    waiting.sort(key=lambda each: (-each[0], each[1].part))
    rows = [
        ListRow(
            say(
                "ui.hours.part",
                part=row.name,
                place=names.get(row.module, row.module),
                state=lowered(state_word(row)),
            ),
            sols(float(waited)),
            key=("hours_part", row.part),
            value_tone="caution",
        )
        for waited, row in waiting[:_LONGEST]
    ]
    return [Rule(), strong(say("ui.hours.put_off.longest"), "body"), Column(tuple(rows), gap=0)] if rows else []
