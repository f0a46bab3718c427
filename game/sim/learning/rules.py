"""What work teaches, who can teach whom, and who was told to."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np

from game.sim.clock import Clock
from game.sim.crews.components import Off
from game.sim.learning.book import LearningBook
from game.sim.learning.components import Learning, Pairing, Programme
from game.sim.learning.events import PairEnded
from game.sim.people.components import Body, Person
from game.sim.world import World

ALIKE = 0.005
"""Two whose levels differ by no more have nothing to teach each other."""


def open_learning(world: World) -> None:
    """Begin with nobody in training, and everything that people know used of late."""
    book = world.the(LearningBook)
    people = [entity for entity, _ in world.each(Person)]
    sol = world.one(Clock).sol
    used = np.full((len(people), len(book.skills)), float(sol))
    learning = Learning(people, list(book.skills), used, sol=sol)
    learning.drill_hours_share = book.rules.drill_hours_share
    world.put(learning)


def take_in(world: World, people: list[int]) -> None:
    """Reckon with people who have come: all that they know was used of late."""
    learning = world.one(Learning)
    used = np.full((len(people), learning.used_sol.shape[1]), float(world.one(Clock).sol))
    learning.people = [*learning.people, *people]
    learning.used_sol = np.concatenate((learning.used_sol, used))


def level_of(world: World, person: int, skill: str) -> float:
    """Return somebody's level in a skill as it stands, 0 to 1."""
    return world.get(person, Person).skills.get(skill, 0.0)


def there(world: World, person: int) -> bool:
    """Return whether somebody lives, is on their feet and is not off work."""
    body = world.find(person, Body)
    return body is not None and body.alive and not body.down and world.find(person, Off) is None


def can_teach(world: World, trainer: int, trainee: int, skill: str) -> bool:
    """Return whether somebody knows enough to teach, and more than who would learn."""
    level = level_of(world, trainer, skill)
    return level >= world.the(LearningBook).rules.teacher_level and level > level_of(world, trainee, skill) + ALIKE


def practised(world: World, person: int, skill: str, hours: float, *, crisis: bool = False) -> None:
    """Let somebody learn by hours at a repair that they were sent to; in a crisis it teaches more.

    The level follows with the next sol.
    """
    rules = world.the(LearningBook).rules
    share = rules.repair_share * (rules.crisis_factor if crisis else 1.0)
    use(world, person, skill)
    learn(world, person, skill, hours * share)


def use(world: World, person: int, skill: str) -> None:
    """Note that somebody used a skill today: it does not fade."""
    learning = world.one(Learning)
    row = bisect_left(learning.people, person)
    if row < len(learning.people) and learning.people[row] == person and skill in learning.skills:
        learning.used_sol[row, learning.skills.index(skill)] = world.one(Clock).sol


def learn(world: World, person: int, skill: str, hours: float) -> None:
    """Give somebody what is worth so many hours of good teaching; their level follows with the next sol."""
    if hours > 0.0:
        due = world.one(Learning).due_h.setdefault(person, {})
        due[skill] = due.get(skill, 0.0) + hours


def learn_from(world: World, person: int, skill: str, hours: float, most: float) -> None:
    """Give somebody hours of teaching, by which they do not come beyond the level of who taught."""
    if hours <= 0.0:
        return
    learning = world.one(Learning)
    taught = learning.taught_h.setdefault(person, {})
    taught[skill] = taught.get(skill, 0.0) + hours
    caps = learning.caps.setdefault(person, {})
    caps[skill] = min(caps.get(skill, 1.0), most)


def programme_of(world: World, crew: str) -> Programme | None:
    """Return what a crew's hours of training were ordered to go to, or nothing."""
    return next((item for item in world.one(Learning).programmes if item.crew == crew), None)


def pairs_of(world: World, trainee: int) -> list[Pairing]:
    """Return the pairs in which somebody learns."""
    return [pair for pair in world.one(Learning).pairs if pair.trainee == trainee]


# What orders do.


def train(world: World, crew: str, skill: str, trainer: int = 0) -> None:
    """Let a crew's hours of training go to a skill from now on."""
    learning = world.one(Learning)
    stop_crew(world, crew)
    learning.programmes.append(Programme(crew, skill, trainer))


def pair(world: World, trainer: int, trainee: int, skill: str) -> None:
    """Let somebody learn a skill from somebody else; what they learnt of it from others ends."""
    learning = world.one(Learning)
    learning.pairs = [item for item in learning.pairs if (item.trainee, item.skill) != (trainee, skill)]
    learning.pairs.append(Pairing(trainer, trainee, skill))


def stop_crew(world: World, crew: str) -> None:
    """End a crew's programme; its hours go to what it is there for again."""
    learning = world.one(Learning)
    learning.programmes = [item for item in learning.programmes if item.crew != crew]


def stop_person(world: World, trainee: int) -> None:
    """End every pair in which somebody learns."""
    learning = world.one(Learning)
    learning.pairs = [item for item in learning.pairs if item.trainee != trainee]


def end_pairs(world: World) -> None:
    """End the pairs of the dead, and those who have learnt all that there is to learn from each other."""
    learning = world.one(Learning)
    kept = []
    for item in learning.pairs:
        alive = world.get(item.trainer, Body).alive and world.get(item.trainee, Body).alive
        teaches = level_of(world, item.trainer, item.skill) >= world.the(LearningBook).rules.teacher_level
        if alive and can_teach(world, item.trainer, item.trainee, item.skill):
            kept.append(item)
        else:
            world.events.say(PairEnded(item.trainer, item.trainee, item.skill, alive and teaches))
    learning.pairs = kept
