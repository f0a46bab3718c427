"""Inspection that can miss: the probability of detection, lognormal in the size of the flaw.

POD(a) = Phi(ln(a / a50) / sigma), with a50 about two millimetres for the eye (Berens, "NDE Reliability Data Analysis",
ASM Handbook 17, 1989). The size a50 that is found every other time is smaller with skill and a tool, and bigger for
somebody tired.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.content.kinds.hours import CrewRules
from game.sim import portable
from game.sim.chance import Stream
from game.sim.upkeep.book import BY_DETECTOR, UpkeepBook

LOOKS_WELL_SHARE = 0.45
"""Wear that somebody writes down who has seen nothing; less if there is less."""
ESTIMATE_SPREAD = 0.06
"""Standard deviation of what somebody competent makes of a flaw that was found, as a share of the part's life."""
TRIANGLE = 2.45
"""What makes the sum of two even draws, less 1, about as wide as the normal distribution: the root of 6."""
BROKEN_TIMES = 1.5
"""How many times as big the flaw of a part is that has failed, as at the end of its life."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a part is looked at."""

    skill: float
    """Level in what the part needs, 0 to 1."""
    weary: float
    """How tired they are, 0 to 1."""
    tool_factor: float
    """What the tool makes of the size that is found every other time; 1: the eye."""
    thorough: bool = False
    """Whether it is an audit, which looks twice."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of a look."""

    found: bool
    share: float
    """Wear as it is written down, 0 to 1."""


def phi(x: float) -> float:
    """Return the share of the normal distribution below a number.

    Polynomial of Abramowitz and Stegun 26.2.17 (error under 8e-8).
    """
    t = 1.0 / (1.0 + 0.2316419 * abs(x))
    tail = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
    tail *= 0.3989422804014327 * portable.exp(-0.5 * x * x)
    return 1.0 - tail if x >= 0.0 else tail


def half_found_mm(rules: CrewRules, look: Look) -> float:
    """Return the size of flaw that is found every other time."""
    factor = 1.0 - rules.skill_factor * (look.skill - 0.5)
    return rules.eye_mm * max(0.2, factor) * (1.0 + rules.weary_factor * look.weary) * look.tool_factor


def detection_share(rules: CrewRules, flaw_mm: float, look: Look) -> float:
    """Return the chance that a flaw of this size is found, 0 to 1."""
    if flaw_mm <= 0.0:
        return 0.0
    share = phi(portable.log(flaw_mm / half_found_mm(rules, look)) / rules.eye_sigma)
    return 1.0 - (1.0 - share) * (1.0 - share) if look.thorough else share


def flaw_of(rules: CrewRules, share: float, *, failed: bool = False) -> float:
    """Return the size in millimetres of the flaw of a part this far through its life."""
    return rules.flaw_mm * (BROKEN_TIMES if failed else share * share)


def looked(book: UpkeepBook, row: int, share: float, look: Look, stream: Stream) -> Seen:
    """Let somebody look at a part that is so worn, and return what they write down."""
    rules = book.rules
    tool = rules.detector_factor if book.skills[row] == BY_DETECTOR else 1.0
    look = Look(look.skill, look.weary, look.tool_factor * tool, look.thorough)
    failed = book.parts[row].stage == "failed"
    hit = stream.share() < detection_share(rules, flaw_of(rules, share, failed=failed), look)
    error = stream.share() + stream.share() - 1.0
    if not hit:
        return Seen(False, min(share, LOOKS_WELL_SHARE))
    spread = ESTIMATE_SPREAD * (1.5 - look.skill) * TRIANGLE
    return Seen(share >= rules.degrading_share or failed, min(1.0, max(0.0, share + spread * error)))
