"""Games that are made up, to count over."""

from __future__ import annotations

from msgspec.structs import replace

from game.balance.census.kept import Close, Tale, Telling
from game.balance.survival import Lived
from game.content.kinds.answer import OptionPlan
from game.content.kinds.storylet import StoryletKind, VariantPlan

CLOSE = Close(
    people=300,
    debt_h=500,
    stress_share=0.3,
    regard_share=0.5,
    food_sols=400,
    local_share=0.4,
    works_hold=0,
    works_grow=0,
    homes_open=16,
    trust={"safety": 0.4, "output": 0.6, "candour": 0.5},
    anger_share=0.0,
    funding_share=1.0,
    viable=True,
    support={},
    fallen=0,
    promises_kept=0,
    promises_broken=0,
)


def storylet(name: str, *tags: str, once: bool = True) -> StoryletKind:
    """A storylet with two answers."""
    return StoryletKind(
        id=name,
        channel="ambient",
        tags=tags,
        title=name,
        once=once,
        variants=(VariantPlan(text="It is told."),),
        options=(OptionPlan(id="yes", text="Yes"), OptionPlan(id="no", text="No")),
    )


KINDS = {kind.id: kind for kind in (storylet("tea", "food", "cold"), storylet("bread", "food"), storylet("dust"))}


def told(
    name: str, sol: int, picked: str = "", *, later: str = "", called: bool = False, silent: bool = False
) -> Telling:
    """A page of which both answers were open."""
    return Telling(sol=sol, storylet=name, later=later, called=called, open=("yes", "no"), picked=picked, silent=silent)


def run(policy: str, seed: int, *tellings: Telling, dead: int = 0, debt_h: int = 500, temper: str = "") -> Lived:
    """A game that came to so much."""
    return Lived(
        scenario="hut",
        policy=policy,
        seed=seed,
        temper=temper,
        content="core:1",
        outcome="held",
        good=not dead,
        sols=668,
        people=300,
        alive=300 - dead,
        dead=dead,
        causes=(("hypoxia", dead),) if dead else (),
        crises=1,
        orders=0,
        warned_sol=None,
        state_hash="",
        cpu_s=1.0,
        peak_rss_mb=100.0,
        tale=Tale(close=replace(CLOSE, debt_h=debt_h), tellings=tellings, bands={"still": 0.75, "tense": 0.25}),
    )
