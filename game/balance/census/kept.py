"""What is kept of one long game beside who lived: what the story told, how hard things came, and how the year went."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from game.sim import sums

Band = Literal["still", "astir", "tense", "peak"]
"""How much has happened lately, as the director reckons: the borders are its own figures for what is light, calm and a
peak."""
BANDS: tuple[Band, ...] = ("still", "astir", "tense", "peak")


class Telling(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One page that was laid on the desk, and what became of it."""

    sol: int
    storylet: str
    later: str = ""
    """Option and number of the consequence that it told, as ``decline/0``; empty: it was a storylet of its own."""
    called: bool = False
    """Whether it came of a decision, and not by itself."""
    open: tuple[str, ...] = ()
    """Answers that were open when it came."""
    picked: str = ""
    """The answer; empty: none was wanted, or it still waited at the end."""
    silent: bool = False
    """Whether silence was the answer."""


class Span(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Some sols of a year. Written as a list, since there are many."""

    sol: int
    """Sols since the game began at its end."""
    o2_kpa: float
    """Lowest oxygen pressure in anybody's windpipe by the air of their place; good air gives about 19.9."""
    charge_share: float
    """Lowest charge of the batteries."""
    debt_h: float
    """Upkeep that was overdue at its end."""
    stress_share: float
    """What was on people's minds at its end, on average."""
    people: int
    """People who lived at its end, children among them."""
    food_sols: int
    """Sols that the food would last at its end."""


class Close(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a colony stood when its game was over, by the facts that stories go by."""

    people: int
    debt_h: int
    stress_share: float
    regard_share: float
    food_sols: int
    local_share: float
    works_hold: int
    works_grow: int
    homes_open: int
    trust: dict[str, float]
    """What Earth thought of it, by matter."""
    anger_share: float
    funding_share: float
    viable: bool
    support: dict[str, float]
    """How far each party of the council was behind the desk."""
    fallen: int
    """Commanders whom Earth has relieved."""
    promises_kept: int
    promises_broken: int

    @property
    def trust_share(self) -> float:
        """Mean of what Earth thought; a half where there is no Earth."""
        return sums.total(self.trust.values()) / len(self.trust) if self.trust else 0.5


class Tale(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that was watched in one game."""

    close: Close
    tellings: tuple[Telling, ...] = ()
    """In the order in which they were told."""
    bands: dict[Band, float] = {}
    """Share of the time in each band."""
    breathing_share: float = 0.0
    """Share of the time in which people were let breathe after a peak."""
    spans: tuple[Span, ...] = ()
