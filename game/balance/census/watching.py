"""Watching a game from outside: its story's own book is read between two steps, and nothing is changed."""

from __future__ import annotations

import math
from collections import Counter
from typing import Final, get_args

import numpy as np

from game.balance.census.kept import BANDS, Band, Close, Span, Tale, Telling
from game.content.kinds.effect_earth import Matter
from game.session.session import Session
from game.sim import sums
from game.sim.air.atmospherics import Atmospherics
from game.sim.people.components import Presence
from game.sim.settlement import Settlement
from game.sim.world import World
from game.story.director.intensity import breathing, intensity_share, rules_of
from game.story.storylets.components import Page, StoryBook
from game.story.storylets.facts.reading import Facts
from game.story.storylets.options import openness
from game.story.storylets.picking import storylets

SPAN_SOLS: Final = 10
"""Sols that are put together for the picture of a year."""


class Watch:
    """Follows one game; ``look`` is to be called after each step."""

    def __init__(self, session: Session) -> None:
        """Begin to watch."""
        self._session = session
        self._world: World = session.world
        rules = rules_of(self._world)
        self._edges = (rules.light_share, rules.calm_share, rules.peak_share)
        self._first_sol = session.sol
        self._numbers = self._answered = 0
        self._shifts = self._world.one(StoryBook).shifts
        self._waiting: dict[str, int] = {}
        """Where the page of each storylet that waits stands among the tellings."""
        self._tellings: list[Telling] = []
        self._bands: Counter[Band] = Counter()
        self._breathing = 0
        self._spans: list[Span] = []
        self._air_kpa = self._charge = math.inf
        self.look()

    def look(self) -> None:
        """Note what has happened since the last look."""
        book = self._world.one(StoryBook)
        if len(book.decisions) != self._answered:
            self._note_answers(book)
        if book.numbers != self._numbers:
            self._note_pages(book)
        occupied = self._world.one(Presence).occupied()
        if occupied.any():
            air_kpa = self._world.the(Atmospherics).inspired_o2_kpa
            self._air_kpa = min(self._air_kpa, float(np.min(air_kpa[occupied])))
        if book.shifts != self._shifts:
            self._shifts = book.shifts
            self._note_shift()
        gone = self._session.sol - self._first_sol
        if gone >= SPAN_SOLS * (len(self._spans) + 1):
            self._spans.append(self._span(gone))

    def tale(self) -> Tale:
        """Return everything that was seen."""
        self.look()
        gone = self._session.sol - self._first_sol
        spans = self._spans if self._spans and self._spans[-1].sol == gone else [*self._spans, self._span(gone)]
        looks = sums.count(self._bands.values())
        return Tale(
            close=close_of(self._world),
            tellings=tuple(self._tellings),
            bands={band: round(self._bands[band] / looks, 4) for band in BANDS} if looks else {},
            breathing_share=round(self._breathing / looks, 4) if looks else 0.0,
            spans=tuple(spans),
        )

    def _note_answers(self, book: StoryBook) -> None:
        for decision in book.decisions[self._answered :]:
            place = self._waiting.pop(decision.storylet, None)
            if place is not None:
                told = self._tellings[place]
                self._tellings[place] = Telling(
                    sol=told.sol,
                    storylet=told.storylet,
                    later=told.later,
                    called=told.called,
                    open=told.open,
                    picked=decision.option,
                    silent=decision.silent,
                )
        self._answered = len(book.decisions)

    def _note_pages(self, book: StoryBook) -> None:
        for page in book.pages:
            if page.number > self._numbers:
                if page.later < 0:
                    self._waiting[page.storylet] = len(self._tellings)
                self._tellings.append(self._telling(page))
        self._numbers = book.numbers

    def _telling(self, page: Page) -> Telling:
        kind = storylets(self._world).get(page.storylet)
        facts = Facts(self._world)
        options = kind.options if kind is not None and page.later < 0 else ()
        return Telling(
            sol=page.sol,
            storylet=page.storylet,
            later=f"{page.option}/{page.later}" if page.later >= 0 else "",
            called=page.decision_sol >= 0,
            open=tuple(
                option.id for option in options if kind is not None and openness(facts, page, kind, option).open
            ),
        )

    def _note_shift(self) -> None:
        """Note, thrice a sol, how much has happened lately, and how far the batteries are down."""
        share = intensity_share(self._world)
        self._bands[BANDS[sums.count(share >= edge for edge in self._edges)]] += 1
        self._breathing += breathing(self._world)
        self._charge = min(self._charge, _number(Facts(self._world), "battery_share"))

    def _span(self, gone: int) -> Span:
        facts = Facts(self._world)
        charge = self._charge if math.isfinite(self._charge) else _number(facts, "battery_share")
        span = Span(
            gone,
            round(self._air_kpa, 2) if math.isfinite(self._air_kpa) else 0.0,
            round(charge, 3),
            _number(facts, "debt_h"),
            round(_number(facts, "stress_share"), 3),
            int(_number(facts, "population")),
            int(_number(facts, "food_sols")),
        )
        self._air_kpa = self._charge = math.inf
        return span


def _number(facts: Facts, name: str) -> float:
    value = facts.of_colony(name)
    return float(value) if isinstance(value, int | float) else 0.0


def _count(facts: Facts, name: str) -> int:
    value = facts.of_colony(name)
    return len(value) if isinstance(value, list) else 0


def close_of(world: World) -> Close:
    """Return how a colony stands now."""
    facts = Facts(world)

    def share(name: str) -> float:
        return round(_number(facts, name), 4)

    def shares(name: str, keys: tuple[str, ...]) -> dict[str, float]:
        table = facts.of_colony(name, keys)
        return {key: round(float(table[key]), 4) for key in keys} if isinstance(table, dict) else {}

    parties = tuple(world.the(Settlement).content.table("faction"))
    return Close(
        people=int(share("population")),
        debt_h=int(share("debt_h")),
        stress_share=share("stress_share"),
        regard_share=share("regard_share"),
        food_sols=int(share("food_sols")),
        local_share=share("local_share"),
        works_hold=int(share("works_hold")),
        works_grow=int(share("works_grow")),
        homes_open=int(share("homes_open")),
        trust=shares("trust", get_args(Matter)),
        anger_share=share("anger_share"),
        funding_share=share("funding_share"),
        viable=bool(facts.of_colony("viable")),
        support=shares("support", parties),
        fallen=int(share("fallen")),
        promises_kept=_count(facts, "promises_kept"),
        promises_broken=_count(facts, "promises_broken"),
    )
