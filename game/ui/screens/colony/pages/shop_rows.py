"""Rows of the shop's tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.session.view import AskView, ColonyView, FlightView, LotView, MakeableView, StationView
from game.ui.figures import kilowatts, mass, spans
from game.ui.play.lexicon import Lexicon
from game.ui.screens.colony.pages.book import hours, sols
from game.ui.toolkit.widgets.table_data import Cell, TableColumn, TableRow
from game.ui.words import lowered, say

SOLS_A_MONTH = 29.6
"""Sols in a month of Earth, in which flights are counted: 30.44 days, and a sol is 1.0275 of them."""
FOR_GEAR = "worn/"
"""How the reason begins for which something is asked for that takes the place of worn gear."""
OVER = ("done", "cancelled")
STATE_TONES = {"working": "good", "inspecting": "good", "material": "danger", "station": "caution", "hours": "caution"}
_FLIGHT_TONES = {"open": "good", "loaded": "text", "flying": "air", "landed": "dim"}

COLUMNS: Final = {
    "queue": (
        TableColumn("name", "ui.shop.thing", 180, 1.0, sortable=False),
        TableColumn("count", "ui.shop.count", 118, 0.2, sortable=False),
        TableColumn("state", "ui.shop.state", 150, 0.5, sortable=False),
        TableColumn("on", "ui.shop.on", 130, 0.4, sortable=False),
        TableColumn("left", "ui.shop.left", 90, 0.2, sortable=False),
        TableColumn("ready", "ui.shop.ready", 120, 0.3, sortable=False),
    ),
    "make": (
        TableColumn("name", "ui.shop.thing", 190, 1.0),
        TableColumn("hours", "ui.shop.takes", 100, 0.2),
        TableColumn("machine", "ui.shop.on", 132, 0.4),
        TableColumn("skill", "ui.shop.skill", 166, 0.4),
        TableColumn("of", "ui.shop.of", 200, 1.2, sortable=False),
    ),
    "machines": (
        TableColumn("name", "ui.shop.machine", 180, 1.0),
        TableColumn("where", "ui.shop.where", 130, 0.6),
        TableColumn("state", "ui.shop.state", 120, 0.3),
        TableColumn("free", "ui.shop.free", 110, 0.3, largest_first=True),
        TableColumn("queued", "ui.shop.queued", 110, 0.3, largest_first=True),
        TableColumn("draw", "ui.shop.draw", 100, 0.2, largest_first=True),
    ),
    "ships": (
        TableColumn("name", "ui.shop.ship", 150, 0.8),
        TableColumn("state", "ui.shop.state", 100, 0.3),
        TableColumn("closes", "ui.shop.closes", 110, 0.3),
        TableColumn("leaves", "ui.shop.leaves", 110, 0.3),
        TableColumn("arrives", "ui.shop.arrives", 120, 0.3),
        TableColumn("hold", "ui.shop.hold", 160, 1.0, largest_first=True),
    ),
    "asked": (
        TableColumn("name", "ui.shop.thing", 190, 1.0),
        TableColumn("count", "ui.shop.count", 80, 0.2, largest_first=True),
        TableColumn("mass", "ui.shop.mass", 90, 0.2, largest_first=True),
        TableColumn("why", "ui.shop.why", 180, 1.0),
        TableColumn("arrives", "ui.shop.arrives", 130, 0.3),
    ),
}


def lot_row(lot: LotView, lexicon: Lexicon, stations: Mapping[str, str]) -> TableRow:
    """A lot in the queue, or one that is over."""
    over = lot.state in OVER
    state = say(f"ui.shop.lot.{lot.state}")
    missing = ", ".join(f"{count} {lexicon.items.get(item, item)}" for item, count in lot.missing)
    counted = say("ui.shop.good", good=str(lot.good))
    if lot.rejected:
        counted = say("ui.shop.rejected", good=str(lot.good), rejected=str(lot.rejected))
    ready = spans(lot.ready_from_s, lot.ready_to_s or lot.ready_from_s) if lot.ready_from_s is not None else ""
    gear = all(why.startswith(FOR_GEAR) for why in lot.whys)
    why = say("ui.shop.for_parts", count=str(len(lot.whys)))
    if gear or lot.whys == ("stock",):
        why = "".join(why_words(each) for each in lot.whys[:1])
    tone = "quiet" if over else "text"
    return TableRow(
        ("lot", lot.id),
        (
            Cell(lot.name, tone, strong=not over, below=why if lot.whys else say("ui.shop.ordered")),
            Cell(str(lot.count), tone, below=counted, below_tone="caution" if lot.rejected else "dim"),
            Cell(state, "quiet" if over else STATE_TONES.get(lot.state, "text"), below=missing, below_tone="danger"),
            Cell(
                stations.get(lot.station, lot.station),
                tone if over else "dim",
                below=lexicon.skills.get(lot.skill, lot.skill),
            ),
            Cell("" if over else hours(lot.left_h), below=say("ui.shop.hurried") if lot.hurry else ""),
            Cell("" if over else ready or say("ui.shop.never"), "dim"),
        ),
        tip=", ".join(part for part in (lot.name, state, missing) if part),
    )


def make_row(recipe: MakeableView, lexicon: Lexicon, stations: Mapping[str, str], number: int) -> TableRow:
    """Something that a recipe makes; a thing may have several."""
    made_of = ", ".join(f"{count} {lowered(lexicon.items.get(item, item))}" for item, count in recipe.materials)
    tone = "text" if recipe.able else "quiet"
    below = "" if recipe.able else say("ui.shop.not_able")
    return TableRow(
        ("item", recipe.item, number),
        (
            Cell(recipe.name, tone, strong=recipe.able, below=below or say("ui.shop.a_run", count=str(recipe.count))),
            Cell(hours(recipe.hours), tone, order=recipe.hours),
            Cell(
                stations.get(recipe.station, recipe.station),
                "dim",
                below=say("ui.shop.machine_h", hours=hours(recipe.machine_h)),
            ),
            Cell(lexicon.skills.get(recipe.skill, recipe.skill), "dim"),
            Cell(made_of, "dim"),
        ),
        tip=made_of,
    )


def station_row(station: StationView, names: Mapping[str, str]) -> TableRow:
    """A station with its machine time."""
    tone = "caution" if station.queued_h > station.free_h else "text"
    return TableRow(
        ("station", station.id),
        (
            Cell(station.name, strong=True, below=say("ui.shop.many", count=str(station.count))),
            Cell(names.get(station.module, station.module), "dim"),
            Cell(say("ui.shop.open" if station.open else "ui.shop.shut"), "good" if station.open else "danger"),
            Cell(hours(station.free_h), below=say("ui.shop.this_shift"), order=station.free_h),
            Cell(hours(station.queued_h), tone, order=station.queued_h),
            Cell(kilowatts(station.draw_kw), "dim", order=station.draw_kw),
        ),
    )


def flight_row(flight: FlightView, sol: int) -> TableRow:
    """A ship on its schedule."""
    share = 1.0 - flight.free_kg / flight.hold_kg if flight.hold_kg else 0.0
    of = say("ui.shop.of_hold", used=mass(flight.hold_kg - flight.free_kg), hold=mass(flight.hold_kg))
    months = (flight.arrives_sol - flight.leaves_sol) / SOLS_A_MONTH
    return TableRow(
        ("flight", flight.ship, flight.arrives_sol),
        (
            Cell(flight.name, strong=True, below=say("ui.shop.months", months=f"{months:.0f}")),
            Cell(say(f"ui.shop.ship.{flight.state}"), _FLIGHT_TONES[flight.state]),
            _date(flight.closes_sol, sol),
            _date(flight.leaves_sol, sol),
            _date(flight.arrives_sol, sol),
            Cell(of, "dim", share=share, share_tone="quota", trough=True, order=flight.hold_kg),
        ),
    )


def _date(then: int, sol: int) -> Cell:
    ahead = then - sol
    below = say("ui.shop.ahead", sols=sols(ahead)) if ahead > 0 else say("ui.shop.past")
    return Cell(say("ui.book.on_sol", sol=str(then)), "text" if ahead > 0 else "quiet", below=below, order=float(then))


def why_words(why: str) -> str:
    """What something is made or asked for, in words; the address of a part says itself what it is."""
    if why.startswith(FOR_GEAR):
        return say("ui.shop.for_gear")
    return say("ui.shop.for_stock") if why == "stock" else why


def ask_row(ask: AskView, view: ColonyView) -> TableRow:
    """Something that waits for room in a hold."""
    why = _asked_for(ask.why, view)
    come = ask.arrives_sol
    arrives = say("ui.book.on_sol", sol=str(come)) if come is not None else say("ui.shop.no_room")
    return TableRow(
        ("item", ask.item, ask.id),
        (
            Cell(ask.name, strong=True),
            Cell(str(ask.count), order=float(ask.count)),
            Cell(mass(ask.kg), "dim", order=ask.kg),
            Cell(why, "dim"),
            Cell(arrives, "text" if come is not None else "caution", order=float(come or 1e9)),
        ),
        tip=why,
    )


def _asked_for(why: str, view: ColonyView) -> str:
    """What something was asked for: the stock, or the machine whose part waits, where it is known by its address."""
    if why == "stock" or why.startswith(FOR_GEAR):
        return why_words(why)
    machine = next((each for each in view.machines if each.id == why.partition("/")[0]), None)
    if machine is None:
        return why
    place = next((module.name for module in view.modules if module.id == machine.module), "")
    return f"{machine.name}, {place}" if place else machine.name
