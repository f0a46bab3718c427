"""Rows of what draws power, of farms, and of places that have cooled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.session.view import FarmView, HeatView, MachineView, PowerView
from game.story.telling import ZERO_CELSIUS_K
from game.ui.figures import kilowatts, percent
from game.ui.play.lexicon import Lexicon
from game.ui.screens.colony.chosen.machine import machine_line, machine_tone
from game.ui.screens.colony.pages.book import hours
from game.ui.toolkit.widgets.table_data import Cell, TableColumn, TableRow
from game.ui.words import say

COLUMNS: Final = {
    "loads": (
        TableColumn("name", "ui.flows.machine", 236, 1.0),
        TableColumn("where", "ui.flows.where", 150, 0.6),
        TableColumn("level", "ui.flows.level", 112, 0.6),
        TableColumn("draw", "ui.flows.draw", 90, 0.2, largest_first=True),
        TableColumn("state", "ui.flows.state", 130, 0.5),
    ),
    "farms": (
        TableColumn("name", "ui.flows.farm", 216, 0.8),
        TableColumn("grows", "ui.flows.grows", 120, 0.3, largest_first=True),
        TableColumn("light", "ui.flows.light", 90, 0.3),
        TableColumn("hands", "ui.flows.hands", 110, 0.3),
        TableColumn("air", "ui.flows.air", 90, 0.3),
        TableColumn("standing", "ui.flows.standing", 120, 0.3, largest_first=True),
    ),
    "heat": (
        TableColumn("where", "ui.flows.where", 180, 1.0),
        TableColumn("now", "ui.flows.warm", 110, 0.3),
        TableColumn("kept", "ui.flows.kept", 110, 0.3),
        TableColumn("heated", "ui.flows.heated", 120, 0.4),
        TableColumn("freezes", "ui.flows.freezes", 160, 0.5),
    ),
}


def load_row(machine: MachineView, level: int, power: PowerView, names: Mapping[str, str]) -> TableRow:
    """A machine and how early it is given up."""
    off = machine.id in power.cut or (power.shed_from is not None and level >= power.shed_from)
    state = say("ui.flows.off") if off else machine_line(machine)
    return TableRow(
        ("load", machine.id),
        (
            Cell(machine.name, strong=True),
            Cell(names.get(machine.module, machine.module), "dim"),
            Cell(
                str(level),
                below=say(f"ui.flows.level.{'last' if level <= 2 else 'first' if level >= 7 else 'between'}"),
                order=float(level),
            ),
            Cell(kilowatts(machine.draw_kw), order=machine.draw_kw),
            Cell(state, "caution" if off else machine_tone(machine)),
        ),
    )


def farm_row(farm: FarmView, names: Mapping[str, str], lexicon: Lexicon) -> TableRow:
    """A farm: what it grows, and what holds it back."""
    share = farm.kg_per_sol / farm.full_kg_per_sol if farm.full_kg_per_sol else 0.0
    crew = lexicon.crews.get(farm.crew, farm.crew)
    place = names.get(farm.module, farm.module)
    grows = say("ui.flows.kg", kg=f"{farm.kg_per_sol:.1f}")
    return TableRow(
        ("farm", farm.id),
        (
            Cell(farm.name, strong=True, below=", ".join(part for part in (place, crew) if part)),
            Cell(
                grows, "text" if farm.planted else "caution", share=share, share_tone="good", trough=True, order=share
            ),
            _share(farm.light_share),
            Cell(
                percent(farm.hands_share),
                "caution" if farm.hands_share < 0.95 else "dim",
                below=hours(farm.hands_h_per_sol),
                order=farm.hands_share,
            ),
            _share(farm.air_share),
            Cell(say("ui.book.kg", kg=f"{farm.standing_kg:.0f}"), "dim", order=farm.standing_kg),
        ),
    )


def _share(share: float) -> Cell:
    return Cell(percent(share), "caution" if share < 0.95 else "dim", order=share)


def heat_row(place: HeatView, names: Mapping[str, str]) -> TableRow:
    """A place that has cooled."""
    now = place.temperature_k - ZERO_CELSIUS_K
    freezes = say("ui.flows.not_freezing")
    if place.freezes_h is not None:
        freezes = say("ui.flows.freezes_in", hours=hours(place.freezes_h))
    return TableRow(
        ("place", place.module),
        (
            Cell(names.get(place.module, place.module), strong=True),
            Cell(celsius(place.temperature_k), "danger" if now < 0.0 else "caution", order=now),
            Cell(celsius(place.kept_k), "dim", order=place.kept_k),
            Cell(
                say("ui.flows.is_heated" if place.heated else "ui.flows.not_heated"),
                "dim" if place.heated else "caution",
            ),
            Cell(
                freezes,
                "caution" if place.freezes_h is not None else "dim",
                order=1e9 if place.freezes_h is None else place.freezes_h,
            ),
        ),
    )


def celsius(kelvin: float) -> str:
    """A temperature as people say it."""
    value = kelvin - ZERO_CELSIUS_K
    sign = "\u2212" if value < -0.5 else ""
    return say("ui.flows.celsius", value=f"{sign}{abs(value):.0f}")
