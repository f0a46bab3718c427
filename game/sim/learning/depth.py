"""How deep the colony is in each skill: who can be left alone with it, when they are awake, and who could be next."""

from __future__ import annotations

from dataclasses import dataclass

from game.sim.crews.components import Off
from game.sim.learning.book import LearningBook
from game.sim.learning.curve import hours_between
from game.sim.people.components import Body, Person
from game.sim.world import World


@dataclass(frozen=True, slots=True)
class Next:
    """Who would be the next to be left alone with a skill, and what it would take."""

    person: int
    trainer: int
    """Entity of the best who could teach them; 0: nobody can."""
    hours: float
    """Hours of the trainee alone with the trainer; as many of the trainer's."""
    sols: float
    """Sols that takes at the most hours a sol that somebody can learn for."""


@dataclass(frozen=True, slots=True)
class Depth:
    """How deep the colony is in one skill."""

    skill: str
    people: tuple[int, ...]
    """Entities of the living who can be left alone with it, the best first."""
    by_shift: tuple[tuple[str, int], ...]
    """How many of them work on each shift and can work now."""
    off: int
    """How many of them cannot work now."""
    next: Next | None
    """Nothing: everybody can, or nobody could learn it from anybody."""


def depths(world: World) -> tuple[Depth, ...]:
    """Return the depth of every skill that any task or recipe asks for, in the order of the skills."""
    book = world.the(LearningBook)
    off = {entity for entity, _ in world.each(Off)}
    present: set[int] = set()
    rows: dict[str, list[tuple[float, int, Person]]] = {skill: [] for skill in book.skills if book.wants[skill]}
    for entity, person, body in world.each(Person, Body):
        if body.alive:
            if not body.down and entity not in off:
                present.add(entity)
            for skill, level in person.skills.items():
                if skill in rows:
                    rows[skill].append((-level, entity, person))
    return tuple(_depth(book, skill, sorted(found, key=_order), present) for skill, found in rows.items())


def _order(row: tuple[float, int, Person]) -> tuple[float, int]:
    return row[0], row[1]


def _depth(book: LearningBook, skill: str, found: list[tuple[float, int, Person]], present: set[int]) -> Depth:
    """Return the depth of a skill, whose ``found`` are the living, the best first; ``present`` can work now."""
    line = book.rules.teacher_level
    alone = [(entity, person) for level, entity, person in found if -level >= line]
    can = [(entity, person) for entity, person in alone if entity in present]
    by_shift = tuple((shift, sum(1 for _, person in can if person.shift == shift)) for shift in book.shifts)
    off = len(alone) - len(can)
    return Depth(skill, tuple(entity for entity, _ in alone), by_shift, off, _next(book, skill, found, present))


def _next(book: LearningBook, skill: str, found: list[tuple[float, int, Person]], present: set[int]) -> Next | None:
    """Return who of those who cannot be left alone is nearest to it."""
    rules = book.rules
    below = [(-level, entity) for level, entity, _ in found if -level < rules.teacher_level and entity in present]
    if not below:
        return None
    level, entity = below[0]
    trainer = next((who for above, who, _ in found if -above >= rules.teacher_level and who in present), 0)
    hours = hours_between(rules, skill, level, rules.teacher_level)
    if not trainer:
        if level >= rules.alone_level:
            return Next(entity, 0, 0.0, 0.0)
        hours = hours_between(rules, skill, level, rules.alone_level) / rules.alone_share
    return Next(entity, trainer, hours, hours / rules.most_h)
