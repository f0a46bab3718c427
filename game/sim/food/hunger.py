"""What it does to people when there is nothing left to eat: bodies live off themselves, and then they do not."""

from __future__ import annotations

from game.sim.air.booking import held_mol
from game.sim.air.processes import breath_cap
from game.sim.air.stocks import BODY_FOOD, FASTING_S
from game.sim.chance import Chance
from game.sim.clock import Clock
from game.sim.food.components import Racks
from game.sim.food.events import PeopleFast
from game.sim.people.components import Body, Person
from game.sim.people.rules import die
from game.sim.world import World

HUNGER = "hunger"
"""What people die of who have had nothing for weeks."""
TOLD = (0.05, 0.2, 0.4)
"""Shares of what bodies can live off, used up, at which it is said: two sols, eight and sixteen without a meal."""
DIES_FROM_SHARE = 0.5
"""Part used up from which people die of it: some three weeks without a meal."""
DEATHS_PER_SOL = 0.03
"""Chance of each to die in a sol when all is used up; it grows with the square of what is used beyond the half.

Of the hunger strikers of 1980 and 1981 ten died after 46 to 73 days (Leiter and Marliss, "Survival during fasting may
depend on fat as well as protein stores", 1982); they had been young and lay in bed.
"""


def fasted_share(world: World) -> float:
    """Return what is used up, by the mean, of what people's bodies can live off without eating, 0 to 1."""
    living = sum(1 for _, body in world.each(Body) if body.alive)
    if not living:
        return 0.0
    full_mol = breath_cap(float(living)) * FASTING_S
    return min(1.0, max(0.0, 1.0 - held_mol(world, BODY_FOOD) / full_mol))


def chance_per_sol(fasted: float) -> float:
    """Return the chance of each to die of hunger in a sol."""
    beyond = max(0.0, fasted - DIES_FROM_SHARE) / (1.0 - DIES_FROM_SHARE)
    return DEATHS_PER_SOL * beyond * beyond


def go_hungry(world: World) -> None:
    """See once a sol how long people have had too little: it is said as it deepens, and those die who must."""
    racks = world.one(Racks)
    fasted = round(fasted_share(world), 3)
    before, racks.fasted_share = racks.fasted_share, fasted
    passed = [share for share in TOLD if before < share <= fasted]
    if passed:
        world.events.say(PeopleFast(TOLD.index(passed[-1]), fasted))
    chance = chance_per_sol(fasted)
    if chance <= 0.0:
        return
    draws, sol = world.one(Chance), world.one(Clock).sol
    for entity, person, body in list(world.each(Person, Body)):
        if body.alive and draws.once(f"hunger/{person.id}/{sol}").share() < chance:
            die(world, entity, HUNGER)
