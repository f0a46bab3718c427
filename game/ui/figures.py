"""How the interface writes numbers and times."""

from __future__ import annotations

from game.sim.clock import SOL_S, local_h_of, sol_of
from game.ui.words import numbered, say

_HOUR_S = 3_600
_ROUNDING_S = 1e-3
"""So much before a full second it is that second: more than sums of steps are off by, less than anybody sees."""
NO_READING = "–"


def span(time_s: float) -> str:
    """A length of time: ``4:10`` in minutes, ``1 h 05`` from an hour, ``3 sols`` from two sols up."""
    whole = max(0, round(time_s))
    if whole >= 2 * SOL_S:
        return say("ui.figure.sols", sols=f"{time_s / SOL_S:.0f}")
    if whole >= _HOUR_S:
        return say("ui.figure.hours", hours=str(whole // _HOUR_S), minutes=f"{whole % _HOUR_S // 60:02d}")
    return f"{whole // 60}:{whole % 60:02d}"


def spans(shortest_s: float, longest_s: float) -> str:
    """A range of times, as ``1:10–1:50``; one time where both read the same."""
    first, last = span(shortest_s), span(longest_s)
    return first if first == last else f"{first}–{last}"


def clock(now_s: float, seconds: bool = False) -> str:
    """The colony's time of day, as ``02:41`` or ``02:41:08``. ``now_s`` counts from midnight of sol 0."""
    whole = int(local_h_of(now_s + _ROUNDING_S) * _HOUR_S)
    shown = f"{whole // _HOUR_S:02d}:{whole % _HOUR_S // 60:02d}"
    return f"{shown}:{whole % 60:02d}" if seconds else shown


def sol_name(now_s: float) -> str:
    """The sol of a time, as ``Sol 561``."""
    return say("ui.figure.sol", sol=str(sol_of(now_s + _ROUNDING_S)))


def percent(share: float) -> str:
    """A share of 0 to 1 in percent, without digits after the point."""
    return say("ui.figure.percent", value=f"{100.0 * share:.0f}")


def reading(value: float | None, digits: int, unit: str) -> str:
    """A reading with its unit, or a dash where no instrument gives one."""
    return NO_READING if value is None else numbered(f"{value:.{digits}f} {unit}")


def mass(amount_kg: float) -> str:
    """An amount in kilograms, or in tonnes from ten of them up."""
    if abs(amount_kg) >= 10_000.0:
        return say("ui.figure.tonnes", value=f"{amount_kg / 1_000.0:.1f}")
    return say("ui.figure.kilograms", value=f"{amount_kg:,.0f}".replace(",", "\u202f"))


def kilowatts(power_kw: float, digits: int = 1) -> str:
    """A power in kilowatts, with a true minus where it is less than nothing as it is shown."""
    shown = f"{abs(power_kw):.{digits}f}"
    minus = "\u2212" if power_kw < 0.0 and float(shown) else ""
    return say("ui.figure.kilowatts", value=f"{minus}{shown}")


def signed(value: float, digits: int = 0) -> str:
    """A number with its sign, with a true minus."""
    shown = f"{abs(value):.{digits}f}"
    return numbered(shown if float(shown) == 0.0 else ("+" if value > 0 else "\u2212") + shown)


def capital(text: str) -> str:
    """Words of a sentence as they begin one."""
    return text[:1].upper() + text[1:]
