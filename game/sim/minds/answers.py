"""Answering somebody who will not do as ordered: to insist, to let be, or to say nothing for too long."""

from __future__ import annotations

import math

from game.sim import sums
from game.sim.chance import Chance
from game.sim.clock import SOL_S, Clock
from game.sim.minds.components import Mind, Standoff
from game.sim.minds.events import Insisted, LetThemBe
from game.sim.minds.rules import fear_share, panics, trust
from game.sim.minds.temper import traits_of
from game.sim.people.components import Person, Whereabouts
from game.sim.people.rules import able, place_of
from game.sim.rescue.rules import send_out
from game.sim.settlement import Settlement
from game.sim.work import jobs
from game.sim.work.components import Job
from game.sim.world import World

LEAST_ODDS, MOST_ODDS = 0.05, 0.95
TRUST_WEIGHS, FEAR_WEIGHS, STUBBORN_WEIGHS, PANIC_LEAVES = 0.8, 0.4, 0.6, 0.4
"""How much trust, fear and a temper for staying weigh in the odds of insisting, and what panic leaves of them."""


def insist_odds_share(world: World, person: int) -> float:
    """Return the chance that insisting moves somebody now: 0 if they have said no for good."""
    standoff = world.find(person, Standoff)
    mind = world.get(person, Mind)
    if standoff is not None and standoff.job in mind.firm:
        return 0.0
    odds = world.the(Settlement).rules.insist_odds_share + TRUST_WEIGHS * (mind.trust_share - 0.5)
    fear = FEAR_WEIGHS * fear_share(world, person)
    if standoff is None or standoff.kind == "will_not_go":
        odds -= fear
        if panics(world, person):
            odds *= PANIC_LEAVES
    else:
        odds += fear
        odds -= STUBBORN_WEIGHS * sums.total(max(0.0, trait.stays_share) for trait in traits_of(world, person))
    return min(MOST_ODDS, max(LEAST_ODDS, odds))


def insist(world: World, person: int) -> bool:
    """Insist on an order that somebody will not follow; return whether they do it now. It costs trust either way."""
    standoff = world.get(person, Standoff)
    who = world.get(person, Person).id
    mind = world.get(person, Mind)
    sol = int(world.one(Clock).elapsed_s // SOL_S)
    drawn = world.one(Chance).once(f"insist/{who}/{standoff.job}/{sol}/{len(mind.remembered)}").share()
    ok = drawn < insist_odds_share(world, person)
    rules = world.the(Settlement).rules
    world.remove(person, Standoff)
    trust(world, person, -rules.insist_trust_share, "will.remembers.made_to" if ok else "will.remembers.said_no")
    world.events.say(Insisted(person, ok))
    if not ok and standoff.job:
        mind.firm = (*mind.firm, standoff.job)
    if standoff.kind == "will_not_go":
        if ok and _in_hand(world, standoff.job):
            jobs.set_off(world, standoff.job, person)
        elif standoff.job:
            jobs.drop(world, standoff.job, person)
    elif ok:
        if standoff.job and _in_hand(world, standoff.job):
            jobs.drop(world, standoff.job, person)
        send_out(world, person)
    return ok


def let_be(world: World, person: int) -> None:
    """Let somebody do as they will: they stay at home, or with their work. They think the better of the desk."""
    _yield_to(world, person)
    trust(world, person, world.the(Settlement).rules.let_be_trust_share, "will.remembers.let_be")


def _yield_to(world: World, person: int) -> None:
    standoff = world.get(person, Standoff)
    world.remove(person, Standoff)
    world.events.say(LetThemBe(person))
    if standoff.kind == "will_not_go" and standoff.job:
        jobs.drop(world, standoff.job, person)


def _in_hand(world: World, job: int) -> bool:
    found = world.find(job, Job)
    return found is not None and found.state in jobs.OPEN


class StandoffProcessor:
    """Lets those be whom nobody answers, and ends what no longer matters. Writes ``Standoff`` by the rules."""

    def __init__(self, world: World) -> None:
        """Nothing is remembered here; everything is in the components."""
        self._world = world

    def next_s(self) -> float:
        """Return when the first of them has waited long enough, in seconds since the game began."""
        standoffs = self._world.each(Standoff)
        if not standoffs:
            return math.inf
        return min(standoff.since_s for _, standoff in standoffs) + self._world.the(Settlement).rules.standoff_s

    def process(self, step_s: float) -> None:
        """Look whose time is over."""
        world = self._world
        standoffs = world.each(Standoff)
        if not standoffs:
            return
        now_s, wait_s = world.one(Clock).elapsed_s, world.the(Settlement).rules.standoff_s
        for person, standoff in list(standoffs):
            if self._moot(person, standoff):
                world.remove(person, Standoff)
            elif now_s >= standoff.since_s + wait_s:
                _yield_to(world, person)

    def _moot(self, person: int, standoff: Standoff) -> bool:
        """Return whether there is nothing left to answer: they went down, went out, or the job is over."""
        world = self._world
        if not able(world, person) or (standoff.job and not _in_hand(world, standoff.job)):
            return True
        here = world.get(person, Whereabouts).module
        return standoff.kind == "will_not_leave" and standoff.place not in (here, place_of(world, person))
