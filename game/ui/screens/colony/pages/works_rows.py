"""Rows of works: projects with how far they are, sites to compare, what runs out, and ways out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.session.view.works import ExitView, OutlookRow, OutlookView, SiteView, WorksView, WorkView
from game.sim.clock import YEAR_SOLS
from game.story.telling import change
from game.ui.figures import NO_READING, mass, percent
from game.ui.screens.colony.pages.book import Rows, hours, sols
from game.ui.toolkit.messages import Key
from game.ui.toolkit.widgets.table_data import Cell, TableRow
from game.ui.words import numbered, say

_STATES = {"waiting": "caution", "suspended": "dim", "working": "good", "done": "good", "failed": "danger"}
_LATEST = 1e9
"""Sols after which comes, in order, what is not in sight."""
_TONES = {"danger": "danger", "caution": "caution", "plain": "text", "good": "good"}


def spread(low: float, high: float | None) -> str:
    """A range in whole numbers; open where it has no end."""
    first = f"{low:.0f}"
    if high is None:
        return say("ui.works.from", low=first)
    last = f"{high:.0f}"
    return first if first == last else f"{first}–{last}"


def hours_line(works: WorksView) -> str:
    """What works get by the plans, what of it was of use, and what they draw."""
    line = say("ui.works.line", hours=f"{works.hours_per_sol:.0f}", kw=f"{works.draw_kw:.0f}")
    if works.given_h is None or works.given_h > works.hours_per_sol - 1.0:
        return line
    return f"{line} {say('ui.works.line.given', given=f'{works.given_h:.0f}')}"


def hours_between(least: float, most: float | None) -> str:
    """A range of crew hours."""
    return say("ui.book.hours", hours=spread(least, most))


def ends(work: WorkView, sol: int) -> str:
    """The sols between which a project ends, or that it does not; past a year nobody names a sol."""
    if work.policy:
        return say("ui.works.policy")
    low, high = work.left_sols
    if work.state == "suspended":
        return NO_READING
    if high is None:
        return say("ui.works.no_end")
    if low > YEAR_SOLS:
        return say("ui.works.over_year")
    if high > YEAR_SOLS:
        return say("ui.works.ends_from", sol=f"{sol + low:.0f}")
    return say("ui.works.ends", sols=spread(sol + low, sol + high))


def lasts(work: WorkView) -> str:
    """The sols that a project still takes, with its unit; past a year nobody counts them."""
    low, high = work.left_sols
    if work.state == "suspended":
        return NO_READING
    if low > YEAR_SOLS:
        return say("ui.works.over_year")
    return say("ui.works.takes", sols=spread(low, None if high is None or high > YEAR_SOLS else high))


def work_key(work: WorkView) -> Key:
    """The row of a project."""
    return ("work", work.id, work.site)


def work_rows(works: tuple[WorkView, ...], names: Mapping[str, str], sol: int) -> Rows:
    """One row for each project."""
    return tuple(_work(work, names, sol) for work in works)


def _work(work: WorkView, names: Mapping[str, str], sol: int) -> TableRow:
    about = work.site_name or say("ui.works.kind.short" if work.policy else f"ui.works.aim.{work.aim}")
    state = say(f"ui.works.state.{work.state}")
    live = work.state in ("working", "waiting", "suspended")
    state_tone = "caution" if work.refused else _STATES.get(work.state, "dim")
    least, most = work.left_h
    done = work.stage + (work.stage_share if live else 0.0)
    whole = len(work.stages) or 1
    if work.state == "offered":
        count = say("ui.works.stages" if whole > 1 else "ui.works.stages.one", count=str(whole))
        progress = Cell(count, "dim", below=_disruption(work), below_tone="caution", order=0.0)
    elif live:
        stage = work.stages[min(work.stage, len(work.stages) - 1)]
        number = say("ui.works.stage", number=str(work.stage + 1), count=str(whole), name=stage.name)
        progress = Cell(share=done / whole, share_tone="works", trough=True, below=number, order=done / whole)
    else:
        progress = Cell(state, state_tone, order=1.0)
    return TableRow(
        work_key(work),
        (
            Cell(work.name, strong=True, below=about),
            progress,
            Cell(
                hours(work.used_h) if not work.left_h[1] else hours_between(least, most),
                below=say("ui.works.per_sol", hours=f"{work.per_sol_h:.0f}") if live else "",
                order=most,
            ),
            _materials(work, names),
            Cell(
                work.lead_name or say("ui.works.nobody"),
                "text" if work.lead else "caution",
                below=_load(work.lead_load) if work.lead and live else "",
                below_tone="caution" if work.lead_load > 1 else "dim",
            ),
            Cell(
                ends(work, sol) if live else lasts(work) if most else "",
                below=state if live else say("ui.works.cannot" if work.refused else "ui.works.can") if most else "",
                below_tone=state_tone if live else "caution" if work.refused else "good",
                order=work.left_sols[0],
            ),
        ),
        tip=work.waits or work.refused or work.summary,
    )


def _load(count: int) -> str:
    return say("ui.works.load", count=str(count)) if count > 1 else say("ui.works.load.one")


def _materials(work: WorkView, names: Mapping[str, str]) -> Cell:
    """What of the coming stage's materials is lacking."""
    if work.state in ("done", "abandoned", "failed"):
        return Cell(NO_READING, "quiet")
    stage = work.stages[min(work.stage, len(work.stages) - 1)] if work.stages else None
    if stage is None or not stage.materials:
        return Cell(say("ui.works.no_materials"), "quiet")
    if not stage.missing:
        return Cell(say("ui.works.all_here"), "good")
    item, count = stage.missing[0]
    kinds = len(stage.missing)
    lacks = say("ui.works.lacks", count=str(count)) if kinds == 1 else say("ui.works.lacks.kinds", count=str(kinds))
    return Cell(lacks, "caution", below=names.get(item, item))


def _disruption(work: WorkView) -> str:
    """What it takes of everybody's other hours."""
    if work.stops_others:
        return say("ui.works.stops_others")
    if not work.disrupts:
        return ""
    use, share = max(work.disrupts, key=lambda each: each[1])
    return say("ui.works.takes_of", use=say(f"ui.use.{use}"), percent=percent(share))


def site_rows(sites: tuple[SiteView, ...]) -> Rows:
    """One row for each place where a project could stand."""
    return tuple(_site(site) for site in sites)


def _site(site: SiteView) -> TableRow:
    power, gradient, depth, distance, drilling, risk = _measured(site)
    return TableRow(
        ("site", site.id),
        (
            Cell(site.name, strong=True),
            Cell(power, order=site.power_kw[0]),
            Cell(gradient, order=site.gradient_k_per_km[0]),
            Cell(depth, order=site.depth_m),
            Cell(distance, order=site.distance_km),
            Cell(drilling, order=site.drilling_sols),
            Cell(risk, "caution", order=site.risk_share),
        ),
        tip=say("ui.works.surveyed" if site.surveyed else "ui.works.not_surveyed") if site.depth_m else "",
    )


def _measured(site: SiteView) -> tuple[str, ...]:
    """What a row says of a site, its name apart: dashes where nothing is drilled for."""
    if not site.depth_m:
        return (NO_READING,) * 6
    return (
        say("ui.figure.kilowatts", value=spread(*site.power_kw)),
        spread(*site.gradient_k_per_km),
        say("ui.figure.metres", value=f"{site.depth_m:,.0f}".replace(",", "\u202f")),
        say("ui.figure.kilometres", value=f"{site.distance_km:.1f}"),
        sols(site.drilling_sols),
        percent(site.risk_share),
    )


def when(row: OutlookRow) -> str:
    """When it is past saving."""
    if row.from_sol is None:
        return say("ui.works.out_of_sight")
    if row.to_sol is None:
        return say("ui.works.not_before", sol=str(row.from_sol))
    return say("ui.works.between", first=str(row.from_sol), last=str(row.to_sol))


def amount(row: OutlookRow, value: float) -> str:
    """What there is of it or has to be, with its unit."""
    if row.unit == "kg":
        return mass(value)
    return hours(value) if row.unit == "h" else f"{value:.0f}"


def per_sol(row: OutlookRow) -> str:
    """What is added or lost in a sol, with its unit."""
    return numbered(f"{change(row.per_sol)} {row.unit}".rstrip())


def outlook_rows(outlook: OutlookView | None) -> Rows:
    """One row for each thing that runs out."""
    if outlook is None:
        return ()
    return tuple(
        TableRow(
            ("row", row.id),
            (
                Cell(row.title, strong=True, below=row.what),
                Cell(
                    when(row),
                    _TONES[row.tone],
                    row.tone == "danger",
                    below=say("ui.works.turns") if row.turns else "",
                    order=_LATEST if row.low_sols is None else row.low_sols,
                ),
                Cell(amount(row, row.now), order=row.now),
                Cell(per_sol(row), "dim", order=row.per_sol),
                Cell(amount(row, row.need), "dim", order=row.need),
            ),
            tip=row.text,
        )
        for row in outlook.rows
    )


def way_key(way: ExitView) -> tuple[str, str, str, str]:
    """The key of a way out, the same wherever it comes to stand in the list."""
    return ("exit", way.kind, way.row, way.target)


def exit_rows(exits: Iterable[ExitView]) -> Rows:
    """One row for each ugly way out."""
    return tuple(
        TableRow(
            way_key(way),
            (
                Cell(way.title, strong=True, below=way.price, below_tone="caution"),
                Cell(gain(way) if way.row else say("ui.works.taken"), "good" if way.row else "caution"),
                Cell(hours(way.hours_per_sol) if way.hours_per_sol else NO_READING),
            ),
            tip=way.price,
        )
        for way in exits
    )


def gain(way: ExitView) -> str:
    """What an ugly way out gains."""
    return say("ui.works.gain.all") if way.gain_sols is None else say("ui.works.gain", sols=f"{way.gain_sols:.0f}")
