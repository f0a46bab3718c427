"""Values as they are typed: times with their unit, seeds, window sizes."""

from __future__ import annotations

import argparse
import math
import os
import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from game.balance.policies.tempers import TEMPERS
from game.cli.complaints import Complaints
from game.cli.naming import unknown
from game.session.seeds import LARGEST_SEED
from game.sim.clock import HOUR_S, SOL_S
from game.ui.sizes import GREATEST_SCALE, LEAST_SCALE, LEAST_SIZE_PX

if TYPE_CHECKING:
    from game.content.store import Content

UNITS_S = {"s": 1.0, "min": 60.0, "h": HOUR_S, "sol": SOL_S, "sols": SOL_S}
"""Units of time, in seconds."""
LONGEST_SOLS = 10_000
"""Longest time that can be asked for: fifteen Martian years."""
SHORTEST_TRACE_S = 0.1
"""Finest trace; finer would only fill the disk."""
LARGEST_SIZE_PX = (7680, 4320)
"""Largest window or picture."""
MOST_SEEDS = 1_000_000
"""Most seeds that can be asked for."""
MOST_WORKERS = 256
"""Most processes that can be asked for."""
AXES = ("hardware", "people", "earth", "strikes")
"""Sides of the base game on which it can be harder or easier, for the help: no pack is read for that."""
OWN = "own"
"""Instead of a temper: what the policy does of itself."""

_DURATION = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|[-+]?(?:nan|inf(?:inity)?))\s*([^\s\d]*)", re.I | re.A)


def duration_s(option: str, text: str, complaints: Complaints) -> float | None:
    """Return the seconds of a time such as ``600s``, ``36h`` or ``90sols``; nothing when it is none."""
    found = _DURATION.fullmatch(text.strip())
    if found is None:
        complaints.add(f'{option}: "{text[:60]}" is no time; write a number and a unit, as 600s, 15min, 36h or 90sols')
        return None
    number, unit = float(found[1]), found[2]
    if unit not in UNITS_S:
        said = unknown("unit", unit, list(UNITS_S), "units") if unit else "the unit is missing; units: s, min, h, sols"
        complaints.add(f"{option} {text[:60]}: {said}")
        return None
    time_s = number * UNITS_S[unit]
    if not 0.0 < time_s <= LONGEST_SOLS * SOL_S:  # also refuses nan
        complaints.add(f"{option} {text[:60]}: a time must be more than nothing and at most {LONGEST_SOLS}sols")
        return None
    return time_s


def trace_interval_s(option: str, text: str, complaints: Complaints) -> float | None:
    """Return the seconds between two rows of a trace; nothing when that is no time, or too fine."""
    time_s = duration_s(option, text, complaints)
    if time_s is not None and time_s < SHORTEST_TRACE_S:
        complaints.add(f"{option} {text}: the finest trace is every {SHORTEST_TRACE_S}s")
        return None
    return time_s


def seed(option: str, text: str, complaints: Complaints) -> int | None:
    """Return a whole number from 0 to ``LARGEST_SEED``; nothing when it is none."""
    if text.isascii() and text.isdigit() and len(text) <= 40 and int(text) <= LARGEST_SEED:
        return int(text)
    complaints.add(f"{option} {text[:60]}: a seed is a whole number from 0 to {LARGEST_SEED}")
    return None


def count(option: str, text: str, most: int, complaints: Complaints) -> int | None:
    """Return a whole number from 1 to ``most``; nothing when it is none."""
    if text.isascii() and text.isdigit() and len(text) <= 40 and 1 <= int(text) <= most:
        return int(text)
    complaints.add(f"{option} {text[:60]}: a whole number from 1 to {most} is needed")
    return None


def seeds(option: str, text: str, most: int, complaints: Complaints) -> range | None:
    """Return the seeds of a word such as ``200`` (1 to 200) or ``201-400``; nothing when it is none."""
    first, dash, last = text.partition("-")
    if not dash:
        many = count(option, text, most, complaints)
        return None if many is None else range(1, many + 1)
    numbers = [int(word) for word in (first, last) if word.isascii() and word.isdigit() and len(word) <= 40]
    if len(numbers) == 2 and numbers[0] <= numbers[1]:
        if numbers[1] > LARGEST_SEED:
            complaints.add(f"{option} {text[:60]}: the largest seed is {LARGEST_SEED}")
        elif numbers[1] - numbers[0] >= most:
            complaints.add(f"{option} {text[:60]}: at most {most} seeds can be played at once")
        else:
            return range(numbers[0], numbers[1] + 1)
        return None
    complaints.add(f"{option} {text[:60]}: write how many, as 200, or from where to where, as 201-400")
    return None


def describe_axes(parser: argparse.ArgumentParser) -> None:
    """Add the argument by which a game is made harder or easier."""
    parser.add_argument(
        "--axis",
        metavar="AXIS=LEVEL",
        action="append",
        default=[],
        help=f"how hard one side is ({', '.join(AXES)}), as hardware=hard or strikes=none; once for each",
    )


def axes(words: Sequence[str], content: Content | None, complaints: Complaints) -> dict[str, str]:
    """Return the level of each axis that was named; what is wrong with the words is complained of."""
    chosen: dict[str, str] = {}
    kinds = {} if content is None else content.table("axis")
    for word in words:
        name, sign, level = word.partition("=")
        if not sign:
            complaints.add(f"--axis {word[:60]}: write an axis and a level, as hardware=hard")
        elif content is None:
            continue
        elif name not in kinds:
            complaints.add(f"--axis {word[:60]}: " + unknown("axis", name, list(kinds), "axes"))
        elif level not in (levels := [known.id for known in kinds[name].level]):
            complaints.add(f"--axis {word[:60]}: " + unknown("level", level, levels, "levels"))
        else:
            chosen[name] = level
    return chosen


def size_px(option: str, text: str, complaints: Complaints) -> tuple[int, int] | None:
    """Return width and height of a size such as ``1920x1080``; nothing when it is none."""
    found = re.fullmatch(r"(\d{1,6})[x×](\d{1,6})", text.strip().lower(), re.ASCII)
    if found is None:
        complaints.add(f'{option}: "{text[:60]}" is no size; write width x height in pixels, as 1920x1080')
        return None
    width, height = int(found[1]), int(found[2])
    fits = all(
        least <= side <= most for least, side, most in zip(LEAST_SIZE_PX, (width, height), LARGEST_SIZE_PX, strict=True)
    )
    if not fits:
        least, most = (f"{wide}x{high}" for wide, high in (LEAST_SIZE_PX, LARGEST_SIZE_PX))
        complaints.add(f"{option} {text}: a size is from {least} to {most}")
        return None
    return width, height


def scale(option: str, text: str, complaints: Complaints) -> float | None:
    """Return an interface scale; nothing when it is none."""
    least, most = LEAST_SCALE, GREATEST_SCALE
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if least <= value <= most:
        return value
    complaints.add(f"{option} {text[:60]}: a scale is a number from {least:g} to {most:g}")
    return None


def workers(text: str | None, complaints: Complaints) -> int:
    """Return in how many processes runs are played; as many as there are processors when nothing is said."""
    if text is None:
        return os.cpu_count() or 1
    return count("--workers", text, MOST_WORKERS, complaints) or 1


def describe_temper(parser: argparse.ArgumentParser, option: str, shape: str) -> None:
    """Add the argument by which those at the desk are told how to answer."""
    parser.add_argument(
        option,
        metavar=shape,
        help=f"how pages and letters are answered, whatever the plan: {', '.join(TEMPERS)}; own: as the policy does",
    )


def tempers(option: str, text: str | None, complaints: Complaints) -> tuple[str, ...]:
    """Return the tempers that are named, each once, in order; empty words for a policy's own."""
    named = tuple(dict.fromkeys(word.strip() for word in (text or OWN).split(",")))
    for temper in named:
        if temper not in (OWN, *TEMPERS):
            complaints.add(f"{option} {temper[:60]}: " + unknown("temper", temper, [OWN, *TEMPERS], "tempers"))
    return tuple("" if temper == OWN else temper for temper in named)


def policies(text: str, known: Collection[str], complaints: Complaints) -> tuple[str, ...]:
    """Return the policies that are named, each once, in order; complain of those that nobody knows."""
    named = tuple(dict.fromkeys(word.strip() for word in text.split(",")))
    for policy in named:
        if policy not in known:
            complaints.add(unknown("policy", policy, list(known), "policies"))
    return named
