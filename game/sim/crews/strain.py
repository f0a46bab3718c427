"""Weariness and stress over weeks, and what becomes of people who are past bearing it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from game.sim import portable
from game.sim.chance import Chance
from game.sim.clock import SOL_S, Clock
from game.sim.crews.book import CrewBook
from game.sim.crews.components import COLUMN, Booked, Off, OffWhy, Plans, Strain
from game.sim.crews.events import PersonBack, PersonOff
from game.sim.difficulty.rules import factor
from game.sim.food.components import Racks
from game.sim.minds.components import Mind
from game.sim.people.components import Body, Person, Whereabouts
from game.sim.people.rules import ASLEEP, move
from game.sim.settlement import Settlement
from game.sim.structure.components import Module
from game.sim.upkeep.due import small_lived_with_share
from game.sim.world import World

STREAM = "strain"
SHARP = 4.0
"""How many times the usual chance the worst off have of burning out."""
RESTED_SHARE = 0.3
"""Weariness of somebody who comes back from having burnt out."""

Values = npt.NDArray[np.float64]
Life = tuple[Person, Body, Mind]


def alarmed(world: World, module: int) -> None:
    """Let everybody in a place where an alarm sounds bear a little more."""
    strained, rules = world.one(Strain), world.the(CrewBook).rules
    for row, entity in enumerate(strained.people):
        where = world.find(entity, Whereabouts)
        if where is not None and where.module == module:
            strained.stress[row] = min(1.0, float(strained.stress[row]) + rules.stress_alarm_share)


def sol_over(world: World) -> None:
    """Let a sol's work, rest, crowding and news be felt; let people fall out and come back."""
    strained = world.one(Strain)
    _enrol(world, strained)
    if not strained.people:
        return
    lives = _lives(world, strained)
    living = np.array([body.alive for _, body, _ in lives], dtype=bool)
    _feel(world, strained, lives, living)
    _come_back(world, strained)
    _fall_out(world, strained, living)
    for (_, _, mind), weary in zip(lives, np.round(strained.weary * 100.0).tolist(), strict=True):
        if mind.weary_share != weary / 100.0:
            mind.weary_share = weary / 100.0


def _enrol(world: World, strained: Strain) -> None:
    """Follow those too who have come since."""
    people = world.each(Person)
    book = world.the(CrewBook)
    known = set(strained.people)
    new = [entity for entity, person in people if entity not in known and person.crew in book.row]
    if new:
        strained.people += new
        strained.weary = np.concatenate((strained.weary, np.full(len(new), book.rules.even_weary_share)))
        strained.stress = np.concatenate((strained.stress, np.full(len(new), book.rules.stress_even_share)))


def _lives(world: World, strained: Strain) -> list[Life]:
    """Return who they are, how they are and what is on their minds, in the order of the arrays."""
    found = {entity: (person, body, mind) for entity, person, body, mind in world.each(Person, Body, Mind)}
    return [found[entity] for entity in strained.people]


def _feel(world: World, strained: Strain, lives: list[Life], living: npt.NDArray[np.bool_]) -> None:
    """Bring weariness and stress nearer to what work, sleep, home and news make of them."""
    rules = world.the(CrewBook).rules
    off = {entity for entity, _ in world.each(Off)}
    worked, hungry = _worked_h(world)
    people = [person for person, _, _ in lives]
    crews = [person.crew for person in people]
    at_work = np.array(
        [0.0 if who in off else worked.get(crew, 0.0) for who, crew in zip(strained.people, crews, strict=True)]
    )
    lost_h = np.array([mind.lost_h for _, _, mind in lives])
    per_h = rules.weary_per_h * factor(world, "weariness")
    settles = rules.even_weary_share + per_h * (at_work - rules.even_h) + rules.weary_sleep_share * lost_h
    _towards(strained.weary, np.clip(settles, 0.0, 1.0), rules.weary_sols)
    crowd = _crowding(world, people)
    over = np.maximum(strained.weary - rules.even_weary_share, 0.0)
    settles = rules.stress_even_share + rules.stress_weary_share * over + rules.stress_crowd_share * crowd
    settles += rules.stress_small_share * small_lived_with_share(world)
    _towards(strained.stress, np.clip(settles + rules.stress_hungry_share * hungry, 0.0, 1.0), rules.stress_sols)
    dead = int(np.count_nonzero(~living))
    if dead > strained.deaths:
        grief = rules.stress_death_share * min(5, dead - strained.deaths)
        strained.stress[:] = np.minimum(strained.stress + grief, 1.0)
        strained.deaths = dead


def _towards(values: Values, goal: Values, sols: float) -> None:
    values += (goal - values) * (1.0 - portable.exp(-1.0 / sols))


def _worked_h(world: World) -> tuple[dict[str, float], float]:
    """Return the hours that a head of each crew worked on the last sol, and how hungry people are.

    They are where the kitchens lack hands, and on short rations.
    """
    plans, booked, book = world.one(Plans), world.one(Booked), world.the(CrewBook)
    work = booked.last_h.sum(axis=1) - booked.last_h[:, COLUMN["rest"]]
    per_head = work / np.maximum(booked.heads, 1.0)
    hungry = 0.0
    for row, crew in enumerate(plans.crews):
        plan = book.plan(crew)
        if plan is not None and plan.feeds:
            hungry = max(hungry, 1.0 - float(booked.operations_share[row]))
    hungry = max(hungry, world.one(Racks).hunger_share)
    return dict(zip(plans.crews, per_head.tolist(), strict=True)), hungry


def crowding(world: World) -> dict[int, float]:
    """Return how many people too many each home has, as a share of its beds, by the module's entity; 0: none."""
    heads: dict[int, int] = {}
    for _, person, body in world.each(Person, Body):
        if body.alive:
            heads[person.home] = heads.get(person.home, 0) + 1
    modules = world.the(Settlement).modules
    found: dict[int, float] = {}
    for home, count in heads.items():
        module = world.get(home, Module)
        beds = 0 if module.lost or module.barred else modules[module.id].beds
        found[home] = max(0.0, count / beds - 1.0) if beds else 1.0
    return found


def _crowding(world: World, people: list[Person]) -> Values:
    homes = crowding(world)
    return np.array([homes.get(person.home, 0.0) for person in people], dtype=np.float64)


def _come_back(world: World, strained: Strain) -> None:
    """Let those back to work whose time is over."""
    now_s = world.one(Clock).elapsed_s
    rows = {entity: row for row, entity in enumerate(strained.people)}
    for entity, off in list(world.each(Off)):
        if off.until_s <= now_s:
            world.remove(entity, Off)
            if off.why == "burn_out" and entity in rows:
                row = rows[entity]
                strained.weary[row] = min(float(strained.weary[row]), RESTED_SHARE)
            if world.get(entity, Body).alive:
                world.events.say(PersonBack(entity))


def hazards(world: World, strained: Strain, living: npt.NDArray[np.bool_]) -> tuple[Values, Values]:
    """Return the chance in this sol of each of burning out, and of falling ill, shape (people,) each."""
    rules = world.the(CrewBook).rules
    off = {entity for entity, _ in world.each(Off)}
    able = living & np.array([entity not in off for entity in strained.people], dtype=bool)
    load = 0.5 * (strained.weary + strained.stress)
    over = np.maximum(load - rules.burn_out_from_share, 0.0) / (1.0 - rules.burn_out_from_share)
    burns = rules.burn_out_per_sol * factor(world, "burn_out")
    burn_out = np.where(able, burns * SHARP * over * over, 0.0)
    ill = np.where(able, rules.illness_per_sol * factor(world, "illness") * (1.0 + strained.stress), 0.0)
    return burn_out, ill


def _fall_out(world: World, strained: Strain, living: npt.NDArray[np.bool_]) -> None:
    """Let those fall out whose chance has come: chances add up over sols until they reach what was drawn."""
    chance = world.one(Chance)
    burn_out, ill = hazards(world, strained, living)
    stream = chance.stream(STREAM)
    if strained.due < 0.0:
        strained.due = stream.exponential()
    strained.pending += float(burn_out.sum() + ill.sum())
    while strained.pending >= strained.due:
        strained.pending -= strained.due
        strained.due = stream.exponential()
        both = np.cumsum(np.concatenate((burn_out, ill)))
        if both[-1] <= 0.0:
            break
        at = int(np.searchsorted(both, stream.share() * float(both[-1]), side="right"))
        count = len(strained.people)
        row = at % count
        lay_off(world, strained.people[row], "burn_out" if at < count else "illness", stream.between(0.6, 1.6))
        burn_out[row] = ill[row] = 0.0
    chance.keep(STREAM, stream)


def lay_off(world: World, entity: int, why: OffWhy, times: float = 1.0) -> None:
    """Take somebody off work for as long as it usually takes, times a factor, and send them to bed or home."""
    rules = world.the(CrewBook).rules
    sols = times * (rules.burn_out_sols if why == "burn_out" else rules.illness_sols)
    world.add(entity, Off(why, world.one(Clock).elapsed_s + sols * SOL_S))
    where = world.get(entity, Whereabouts)
    if where.activity not in (ASLEEP, "rest", "walk") and not world.get(entity, Body).down:
        move(world, entity, where.module, "rest", where.room)
    world.events.say(PersonOff(entity, why, sols))


def off_work(world: World, entity: int) -> Off | None:
    """Return why somebody is off work and until when, or nothing."""
    return world.find(entity, Off)


def off_living(world: World) -> list[Off]:
    """Return why each of the living who are off work is, and until when. Who dies while off keeps it, off nothing."""
    return [off for _, off, body in world.each(Off, Body) if body.alive]
