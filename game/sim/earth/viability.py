"""The numbers of the catch-22: too few to keep the place up, so that no more are sent."""

from __future__ import annotations

from dataclasses import dataclass

from game.sim.earth.kinds import rules_of
from game.sim.earth.metrics import PAID_SOLS, measure, upkeep_given_h, upkeep_need_h
from game.sim.upkeep.due import debt_h
from game.sim.world import World


@dataclass(frozen=True, slots=True)
class Viability:
    """Whether the colony can be kept up by those who are here."""

    people: int
    fit: int
    design_people: int
    """For whom it was designed."""
    need_h: float
    """Hours of upkeep that fall due in a sol, by the book."""
    given_h: float
    """Hours that plans give it, by what its people are worth at it."""
    owed_h: float
    """What is overdue."""
    share: float
    """Hours there are for each that falls due or would have to be worked off."""
    needed_share: float
    """From where Earth calls it viable."""
    short_people: int
    """How many more it would take to be viable, at the same share of everybody's hours."""
    viable: bool
    """Whether Earth would send anybody."""


def viability(world: World) -> Viability:
    """Return the numbers by which Earth says whether it sends people, as the colony knows them."""
    rules = rules_of(world)
    need_h, given_h, owed_h = upkeep_need_h(world), upkeep_given_h(world), debt_h(world)
    people = int(measure(world, "people"))
    share = measure(world, "viable_share")
    lack_h = max(0.0, (need_h + owed_h / PAID_SOLS) * rules.viable_from - given_h)
    each_h = given_h / people if people and given_h > 0.0 else 1.0
    return Viability(
        people=people,
        fit=int(measure(world, "fit")),
        design_people=rules.design_people,
        need_h=need_h,
        given_h=given_h,
        owed_h=owed_h,
        share=share,
        needed_share=rules.viable_from,
        short_people=int(lack_h / each_h + 0.999),
        viable=share >= rules.viable_from,
    )
