"""What an overlay reads in each module, and how the module looks by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from game.content.kinds.alarm import Level
from game.session.view import ColonyView, MachineView, ModuleView
from game.story.telling import ZERO_CELSIUS_K
from game.ui.toolkit.theme import Colour, Theme
from game.ui.words import numbered, say

from .look import MapLook, OverlayLook

Tone: TypeAlias = Literal["plain", "caution", "danger"]

_TINT_STEPS = 8
_BY_LEVEL: Mapping[Level | None, Tone] = {
    None: "plain", "notice": "plain", "caution": "caution", "danger": "danger", "breach": "danger",
}  # fmt: skip
_OF_AIR = ("o2_percent", "co2_kpa", "pressure_kpa", "pressure_fall_kpa_per_min")
"""What alarms of the air read."""
_RANK: Mapping[Tone, int] = {"plain": 0, "caution": 1, "danger": 2}


@dataclass(frozen=True, slots=True)
class Reading:
    """One module's reading in one overlay."""

    text: str
    """Number and unit; empty when no instrument gives it."""
    short: str
    """The number alone."""
    tone: Tone


@dataclass(frozen=True, slots=True)
class Condition:
    """How a module looks: everything that its static picture depends on."""

    tone: Tone = "plain"
    """Well, ill, or a danger to those inside."""
    lost: bool = False
    """Nothing breathes there: no light is seen."""
    crushed: bool = False
    """It has come down."""
    barred: bool = False
    """Closed to people by order."""
    tint: Colour | None = None
    tint_share: float = 0.0
    """How much of the tint is laid over its rooms."""

    @property
    def light(self) -> float:
        """How much of its glow is left, 0 to 1."""
        if self.lost:
            return 0.0
        return {"plain": 1.0, "caution": 0.7, "danger": 0.35}[self.tone]


WELL = Condition()


def read(view: ColonyView, overlay: OverlayLook) -> Mapping[str, Reading]:
    """Each module's reading by its id."""
    machines = _by_module(view) if overlay.id in ("wear", "power") else {}
    ill = _ill_air(view) if overlay.id == "air" else {}
    return {
        module.id: _reading(module, overlay, machines.get(module.id, []), ill.get(module.id, "plain"))
        for module in view.modules
    }


def look_at(view: ColonyView, overlay: OverlayLook, look: MapLook, theme: Theme) -> Mapping[str, Condition]:
    """How each module looks, by its id."""
    machines = _by_module(view) if overlay.id in ("wear", "power") else {}
    threatened = {threat.module for threat in view.threats}
    found: dict[str, Condition] = {}
    for module in view.modules:
        value = _value(module, overlay, machines.get(module.id, []))
        tone = worse(_BY_LEVEL[module.danger], _tone(value, overlay, module))
        if module.shut_in and module.living and not module.lost:
            tone = worse(tone, "danger")
        if module.id in threatened:
            tone = worse(tone, "caution")
        share = 0.0
        if value is not None and overlay.strength > 0:
            share = min(1.0, max(0.0, (value - overlay.start) / (overlay.to - overlay.start)))
        share = round(share * _TINT_STEPS) / _TINT_STEPS * overlay.strength
        tint = theme.colour(overlay.tint) if share else None
        found[module.id] = Condition(tone, _lost(module, look), module.lost, module.barred, tint, share)
    return found


def worse(a: Tone, b: Tone) -> Tone:
    """The worse of two."""
    return a if _RANK[a] >= _RANK[b] else b


def _ill_air(view: ColonyView) -> Mapping[str, Tone]:
    """How ill the air of each module is, or is seen to become, by its id, whatever else is wrong there."""
    found: dict[str, Tone] = {threat.module: "caution" for threat in view.threats}
    for alarm in view.alarms:
        if alarm.measure in _OF_AIR:
            found[alarm.module] = worse(found.get(alarm.module, "plain"), _BY_LEVEL[alarm.level])
    return found


def _lost(module: ModuleView, look: MapLook) -> bool:
    pressure, o2 = module.air.pressure_kpa, module.air.o2_kpa
    return (
        module.lost
        or (pressure is not None and pressure < look.measures.lost_pressure_kpa)
        or (o2 is not None and o2 < look.measures.lost_o2_kpa)
    )


def _by_module(view: ColonyView) -> dict[str, list[MachineView]]:
    found: dict[str, list[MachineView]] = {}
    for machine in view.machines:
        found.setdefault(machine.module, []).append(machine)
    return found


def _value(module: ModuleView, overlay: OverlayLook, machines: list[MachineView]) -> float | None:
    """The number that the overlay shows and tints by."""
    match overlay.id:
        case "air":
            return module.air.o2_percent
        case "co2":
            return module.air.co2_kpa
        case "pressure":
            return module.air.pressure_kpa
        case "temperature":
            return module.air.temperature_k
        case "people":
            return float(module.living)
        case "power":
            return sum(machine.draw_kw for machine in machines) if machines else None
        case "wear":
            parts = [part for machine in machines for part in machine.parts]
            known = [part for part in parts if part.state != "unknown"]
            bad = sum(part.state in ("worn", "failed") for part in known)
            return 100.0 * bad / len(parts) if known else None


def _tone(value: float | None, overlay: OverlayLook, module: ModuleView) -> Tone:
    if value is None:
        return "plain"
    if overlay.id == "people":
        return "caution" if 0 < module.beds < module.living else "plain"
    low, high = overlay.danger_below, overlay.danger_above
    if (low is not None and value < low) or (high is not None and value > high):
        return "danger"
    low, high = overlay.caution_below, overlay.caution_above
    if (low is not None and value < low) or (high is not None and value > high):
        return "caution"
    return "plain"


def _reading(module: ModuleView, overlay: OverlayLook, machines: list[MachineView], ill: Tone) -> Reading:
    """``ill``: how ill the place is besides, in what the overlay is about."""
    value = _value(module, overlay, machines)
    tone = worse(_tone(value, overlay, module), ill)
    if value is None:
        return Reading("", "", tone)
    if overlay.id == "people":
        beds = say("ui.map.beds", people=str(module.living), beds=str(module.beds))
        text = beds if module.beds else str(module.living)
        short = f"{module.living}/{module.beds}" if module.beds else text
        return Reading(text, short, tone)
    shown = value - ZERO_CELSIUS_K if overlay.id == "temperature" else value
    number = numbered(f"{shown:.{overlay.digits}f}".replace("-", "\u2212"))
    return Reading(f"{number}\u00a0{overlay.unit}", number, tone)
