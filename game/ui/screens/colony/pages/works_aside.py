"""Beside the lists of works: the chosen project with its stages, its price and who could lead it."""

from __future__ import annotations

from collections.abc import Mapping

from game.content.kinds.project import ProjectKind
from game.session.orders import AbandonWork, BeginWork, LeadWork, RaiseWork, ResumeWork, SuspendWork
from game.session.view import ColonyView, PersonView
from game.session.view.works import OutlookRow, StageView, WorksView, WorkView
from game.ui.figures import kilowatts, percent
from game.ui.play.lexicon import Lexicon
from game.ui.play.runner import Runner
from game.ui.screens.colony.pages.book import AsideModel, Offer, hours, offer
from game.ui.screens.colony.pages.works_rows import amount, ends, hours_between, lasts, per_sol, when
from game.ui.toolkit.element import Element, Rule
from game.ui.toolkit.layout import Column, Flex, Row
from game.ui.toolkit.widgets.bars import Progress
from game.ui.toolkit.widgets.chart import Branch, LineChart, Threshold, Tick
from game.ui.toolkit.widgets.label import Fact, Facts, Icon, Label, strong
from game.ui.toolkit.widgets.rows import ListRow
from game.ui.words import inside, say

LEADS = 4
"""How many who could lead a project are named."""
_LIVE = ("working", "waiting", "suspended")
_NOTED_LONGER = 0.01
"""From this share it is said how much longer than planned a lead makes what is to come."""
_AHEAD_SOLS = 120.0
"""How far a forecast is drawn that has no end."""


def candidates(view: ColonyView, work: WorkView) -> tuple[tuple[PersonView, float, int], ...]:
    """Who could lead a project: the most able who are free first, each with their skill and what they lead already."""
    led = [each.lead for each in view.works.begun if each.state != "suspended"] if view.works is not None else []
    found = []
    for person in view.people:
        if person.doing in ("down", "dead") or not person.crew or person.id == work.lead:
            continue
        level = dict(person.skills).get(work.skill, 0.0)
        found.append((person, level, led.count(person.id)))
    found.sort(key=lambda each: (-each[1] + 0.25 * each[2], not each[0].named, each[0].id))
    return tuple(found[:LEADS])


def work_aside(runner: Runner, lexicon: Lexicon, work: WorkView, site: str, stock: Mapping[str, int]) -> AsideModel:
    """Everything known of a project, and what can be ordered of it."""
    view = runner.view
    line = say("ui.works.kind.policy" if work.policy else f"ui.works.aim.{work.aim}")
    if work.site_name:
        line = f"{work.site_name}. {line}"
    told: list[Element] = [Label(work.summary, "body", "dim")]
    if work.waits:
        told.append(Row((Icon("caution", "caution", 18), Flex(Label(work.waits, "body", "caution"))), breaks=False))
    told.append(Facts(_facts(view, lexicon, work), values_right=True))
    if work.longer_share >= _NOTED_LONGER and work.left_h[1]:
        told.append(Label(say("ui.works.longer", percent=percent(work.longer_share)), "small", "dim"))
    if view.works is not None and view.works.listed and runner.session.content.of(ProjectKind)[work.id].stops_others:
        told += [strong(say("ui.works.results"), "body"), Facts(_results(view.works), values_right=True)]
    more: list[Element] = [strong(say("ui.works.all_stages"), "body")]
    for number, stage in enumerate(work.stages):
        more += _stage(work, number, stage, lexicon, stock)
    more += [*_slips(work), *(Label(text, "small", "dim") for text in work.argued)]
    return AsideModel(work.name, line, "dim", tuple(told), _offers(runner, lexicon, work, site), tuple(more))


def _results(works: WorksView) -> tuple[Fact, ...]:
    """What a review has come to so far: what it found wanting, and what was done about it."""
    left = works.listed - works.mended - works.put_off
    return (
        Fact(say("ui.works.results.listed"), str(works.listed), strong=True),
        Fact(say("ui.works.results.mended"), str(works.mended), "good"),
        Fact(say("ui.works.results.put_off"), str(works.put_off), "caution" if works.put_off else "dim"),
        Fact(say("ui.works.results.left"), str(left), "caution" if left else "dim"),
    )


def _able(level: float, count: int) -> str:
    """How able somebody is, and what they lead already."""
    return say("ui.works.able" if count else "ui.works.able.free", level=percent(level), count=str(count))


def _facts(view: ColonyView, lexicon: Lexicon, work: WorkView) -> tuple[Fact, ...]:
    least, most = work.left_h
    live = work.state in _LIVE
    skill = lexicon.skills.get(work.skill, work.skill)
    facts = [Fact(say("ui.works.skill"), skill)]
    if most:
        facts.append(Fact(say("ui.works.hours_left"), hours_between(least, most)))
        facts.append(Fact(say("ui.works.sols_left"), lasts(work)))
    if live:
        facts.append(Fact(say("ui.works.given"), say("ui.works.per_sol", hours=f"{work.per_sol_h:.1f}")))
        facts.append(Fact(say("ui.works.end"), ends(work, view.sol)))
    if work.used_h:
        used = hours(work.used_h)
        if work.before_h:
            used = say("ui.works.used.before", hours=used, before=hours(work.before_h))
        facts.append(Fact(say("ui.works.used"), used))
    lead = next((person for person in view.people if person.id == work.lead), None)
    if lead is not None:
        level = percent(dict(lead.skills).get(work.skill, 0.0))
        many = work.lead_load > 1
        name = say(
            "ui.works.lead.many" if many else "ui.works.lead.line",
            name=lead.name,
            level=level,
            count=str(work.lead_load),
        )
        facts.append(Fact(say("ui.works.lead"), name, "caution" if many else "text"))
    elif live or work.state == "offered":
        facts.append(Fact(say("ui.works.lead"), say("ui.works.nobody"), "caution"))
    facts += [
        Fact(say("ui.works.disrupts", use=say(f"ui.use.{use}")), f"\u2212{percent(share)}", "caution")
        for use, share in work.disrupts
    ]
    if work.stops_others:
        facts.append(Fact(say("ui.works.others"), say("ui.works.stop"), "caution"))
    if work.draw_kw:
        facts.append(Fact(say("ui.works.draws"), kilowatts(work.draw_kw, 0)))
    if work.found:
        facts.append(Fact(say("ui.works.found"), str(work.found), "good"))
    return tuple(facts)


def _stage(
    work: WorkView, number: int, stage: StageView, lexicon: Lexicon, stock: Mapping[str, int]
) -> tuple[Element, ...]:
    here = number == work.stage and work.state in _LIVE
    sign = "step_done" if stage.state == "done" else "step_open"
    tone = "good" if stage.state == "done" else "works" if here else "dim"
    price = say("ui.works.stage.price", hours=f"{stage.plan_h:.0f}", sols=f"{stage.least_sols:.0f}")
    rows: list[Element] = [
        Row((Icon(sign, tone, 16), Flex(strong(stage.name, "body", "text" if here else "dim"))), gap=8, breaks=False),
        Label(price, "small", "dim"),
    ]
    if here:
        rows.append(Progress(work.stage_share, "works"))
        if work.stage_h:
            done = say("ui.works.stage.done", done=f"{work.done_h:.0f}", hours=f"{work.stage_h:.0f}")
            rows.append(Label(done, "small", "dim"))
    # What an open stage needs is built in, and what the present one lacks is known; of later ones the stores tell.
    missing = dict(stage.missing) if here else {item: count - stock.get(item, 0) for item, count in stage.materials}
    for item, count in stage.materials if stage.state != "done" else ():
        lacks = max(0, missing.get(item, 0))
        name = say("ui.works.needs", count=str(count), item=lexicon.items.get(item, item))
        here_words = say("ui.works.lacking", count=str(lacks)) if lacks else say("ui.works.here")
        rows.append(
            Row((Flex(Label(name, "small", "dim")), Label(here_words, "small", "caution" if lacks else "good")))
        )
    rows += [Label(text, "small", "quiet") for text in stage.changes]
    return (Column(tuple(rows), gap=2),)


def _slips(work: WorkView) -> tuple[Element, ...]:
    """Its delays, the newest first."""
    if not work.slips:
        return ()
    lines = tuple(
        ListRow(
            slip.text, lead=say("ui.figure.sol", sol=str(slip.sol)), tone="caution" if slip.until_sol is None else "dim"
        )
        for slip in reversed(work.slips)
    )
    return (Rule(), strong(say("ui.works.slips"), "body"), Column(lines, gap=0))


def _offers(runner: Runner, lexicon: Lexicon, work: WorkView, site: str) -> tuple[Offer, ...]:
    project = work.id
    if work.state == "offered":
        least, most = work.left_h
        price = hours_between(least, most)
        begin = [offer(runner, BeginWork(project, site), "ui.works.begin", price=price)]
        begin += [
            Offer(
                say("ui.works.begin_under", name=person.name),
                BeginWork(project, site, person.id),
                _able(level, count),
                "caution" if count else "dim",
                runner.refused(BeginWork(project, site, person.id)),
            )
            for person, level, count in candidates(runner.view, work)
        ]
        return tuple(begin)
    if work.state not in _LIVE:
        return ()
    refund = ", ".join(f"{count} {inside(lexicon.items.get(item, item))}" for item, count in work.refund)
    rest: list[Offer] = [
        offer(runner, ResumeWork(project, work.site), "ui.works.resume", "good")
        if work.state == "suspended"
        else offer(runner, SuspendWork(project, work.site), "ui.works.suspend"),
        offer(runner, RaiseWork(project, work.site), "ui.works.raise"),
    ]
    rest += [
        Offer(
            say("ui.works.put", name=person.name),
            LeadWork(project, person.id, work.site),
            _able(level, count),
            "caution" if count else "dim",
            runner.refused(LeadWork(project, person.id, work.site)),
        )
        for person, level, count in candidates(runner.view, work)
    ]
    back = (
        say("ui.works.refund", things=refund)
        if refund
        else say("ui.works.no_refund", hours=f"{work.used_h + work.before_h:.0f}")
    )
    abandon = AbandonWork(project, work.site)
    refused, again = runner.refused(abandon), say("ui.works.abandon.sure")
    return (*rest, Offer(say("ui.works.abandon"), abandon, back, "caution", refused, again))


def outlook_aside(view: ColonyView, row: OutlookRow) -> AsideModel:
    """What runs out, how it would go, and how that is known."""
    tone = {"danger": "danger", "caution": "caution"}.get(row.tone, "dim")
    facts = (
        Fact(say("ui.works.now"), amount(row, row.now)),
        Fact(say("ui.works.change"), per_sol(row)),
        Fact(say("ui.works.need"), amount(row, row.need)),
        Fact(say("ui.works.past_saving"), when(row), tone),
    )
    told: list[Element] = [Label(row.text, "body"), *_course(view, row), Facts(facts, values_right=True)]
    return AsideModel(row.title, say("ui.works.if_nothing"), tone, tuple(told))


def _course(view: ColonyView, row: OutlookRow) -> tuple[Element, ...]:
    """How it goes from now to where it is past saving, at the earliest and at the latest."""
    if row.low_sols is None:
        return ()
    latest = row.high_sols if row.high_sols is not None else max(_AHEAD_SOLS, 2.0 * row.low_sols)
    going = row.now + (row.per_sol * latest if row.turns else (row.need - row.now) * 0.5)
    slow = row.need if row.high_sols is not None else going
    tone = {"danger": "danger", "caution": "caution"}.get(row.tone, "air")
    ticks = tuple(Tick(at, say("ui.figure.sol", sol=f"{view.sol + at:.0f}")) for at in (0.0, row.low_sols, latest))
    chart = LineChart(
        branches=(
            Branch(((0.0, row.now), (row.low_sols, row.need)), tone, say("ui.works.earliest")),
            Branch(((0.0, row.now), (latest, slow)), "dim", say("ui.works.latest")),
        ),
        thresholds=(Threshold(row.need, "danger"),),
        across=ticks,
        up=(Tick(row.now, amount(row, row.now)), Tick(row.need, amount(row, row.need))),
        now=0.0,
    )
    return (chart,)
