"""Which answers a page has, and which of them are open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.content.kinds.answer import CostPlan, OptionPlan, is_always_open
from game.content.kinds.storylet import StoryletKind
from game.sim.clock import Clock
from game.sim.crews import debits
from game.sim.crews.components import Debit, Plans
from game.sim.people.components import Person
from game.sim.world import World
from game.story.storylets.components import Page
from game.story.storylets.facts.reading import Asking, Facts

NOTED = OptionPlan(id="noted", text="Put it away")
"""The answer of a page that has none of its own."""


@dataclass(frozen=True, slots=True)
class Openness:
    """Whether an answer can be given."""

    open: bool
    why: str = ""
    """Place of the text in the storylet that says why not; empty: the hours are not there."""


def options_of(page: Page, kind: StoryletKind) -> tuple[OptionPlan, ...]:
    """Return the answers of a page, at least one."""
    if page.later >= 0 or not kind.options:
        return (NOTED,)
    return kind.options


def openness(facts: Facts, page: Page, kind: StoryletKind, option: OptionPlan) -> Openness:
    """Return whether an answer can be given now."""
    roles = tuple(role.id for role in kind.roles)
    if option.when and not Asking(facts, roles, page.cast).holds(option.when):
        return Openness(False, f"options.{option.id}.closed")
    return Openness(affordable(facts.world, option.costs, page))


def payer(world: World, cost: CostPlan, page: Page) -> str | None:
    """Return the crew that pays a cost; empty: all; nothing: that of somebody who is not cast."""
    if cost.who is None:
        return cost.crew or ""
    who = page.cast.get(cost.who, 0)
    return world.get(who, Person).crew if who else None


def affordable(world: World, costs: Sequence[CostPlan], page: Page) -> bool:
    """Return whether the hours of all costs of an answer are there, each besides those before it."""
    sol = world.one(Clock).sol
    owed: list[Debit] = []
    for cost in costs:
        crew, per_sol_h = payer(world, cost, page), cost.hours / cost.sols
        if crew is None or not world.one(Plans).crews:
            return False
        if not debits.can_spare(world, crew, cost.use, per_sol_h, owed):
            return False
        owed.append(Debit(crew, cost.use, per_sol_h, sol + cost.sols, page.storylet))
    return True


def pay(world: World, cost: CostPlan, page: Page) -> None:
    """Take the hours of a cost."""
    crew = payer(world, cost, page)
    if crew is not None:
        debits.call_away(world, crew, cost.use, cost.hours / cost.sols, cost.sols, page.storylet)


def silence_of(page: Page, kind: StoryletKind) -> OptionPlan:
    """Return the answer that silence is."""
    options = options_of(page, kind)
    named = next((option for option in options if option.id == kind.silence), None)
    return named or next((option for option in options if is_always_open(option)), options[0])
