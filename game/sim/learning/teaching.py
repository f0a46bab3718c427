"""How crews' hours of training are spent: drills, pairs, classes."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.sim.learning.book import LearningBook
from game.sim.learning.components import Learning, Pairing
from game.sim.learning.rules import can_teach, learn, learn_from, level_of, programme_of, there, use
from game.sim.people.components import Person
from game.sim.world import World

EXACT_H = 1e-9
"""Hours that are no hours: what rounding leaves."""


def work(world: World, crew: str, hours: float) -> float:
    """Spend a crew's hours of training at the end of a shift, and return how many were used.

    First what it owes for its people who taught others, then drills, then pairs; the rest is put by for classes, as
    long as there is anybody to fill them. The hours of who teaches count as those of who learns. Four hours do what
    twice two do.
    """
    book = world.the(LearningBook)
    if hours <= 0.0 or crew not in book.crews:
        return 0.0
    learning, rules = world.one(Learning), book.rules
    owed_h = min(hours, learning.owed_h.get(crew, 0.0))
    if owed_h > 0.0:
        learning.owed_h[crew] -= owed_h
    drill_h = (hours - owed_h) * learning.drill_hours_share
    learning.drilled_h += drill_h
    left_h = hours - owed_h - drill_h
    for pair in learning.pairs:
        if left_h <= EXACT_H:
            break
        if world.get(pair.trainee, Person).crew == crew:
            left_h -= _teach(world, crew, pair, left_h)
    put_by_h = learning.put_by_h.get(crew, 0.0)
    room_h = max(0.0, rules.most_h * rules.class_sols * len(book.members(crew)) - put_by_h)
    class_h = min(max(0.0, left_h), room_h)
    learning.put_by_h[crew] = put_by_h + class_h
    used_h = hours - left_h + class_h
    learning.spent_h += used_h
    return used_h


def _teach(world: World, crew: str, pair: Pairing, hours: float) -> float:
    """Let a pair work together for as long as there are hours; return those of the trainee's crew that it took."""
    rules, learning = world.the(LearningBook).rules, world.one(Learning)
    trainer, trainee, skill = pair.trainer, pair.trainee, pair.skill
    if not (there(world, trainer) and there(world, trainee) and can_teach(world, trainer, trainee, skill)):
        return 0.0
    today = learning.today_h
    free_h = rules.most_h - max(today.get(trainer, 0.0), today.get(trainee, 0.0))
    home = world.get(trainer, Person).crew
    if home == crew:
        together_h = min(free_h, 0.5 * hours)
    else:
        together_h = min(free_h, hours, rules.owed_most_h - learning.owed_h.get(home, 0.0))
    if together_h <= EXACT_H:
        return 0.0
    pair.hours += together_h
    for person in (trainer, trainee):
        today[person] = today.get(person, 0.0) + together_h
        use(world, person, skill)
    learn_from(world, trainee, skill, together_h, level_of(world, trainer, skill))
    learn(world, trainer, skill, together_h * rules.teaching_share)
    return together_h + _charge(learning, crew, home, together_h)


def _charge(learning: Learning, crew: str, home: str, hours: float) -> float:
    """Count the hours of who taught; return those that the crew of who learnt bears, the other owes the rest."""
    if home == crew:
        return hours
    learning.owed_h[home] = learning.owed_h.get(home, 0.0) + hours
    return 0.0


@dataclass(slots=True)
class _Term:
    """The classes of one crew: who has how many hours left for them."""

    crew: str
    skill: str
    most_h: float
    """Hours that somebody can learn or teach for in all."""
    taken_h: dict[int, float] = field(default_factory=dict)

    def free_h(self, person: int) -> float:
        """Return the hours that somebody has left."""
        return self.most_h - self.taken_h.get(person, 0.0)

    def take(self, person: int, hours: float) -> None:
        """Take hours of somebody."""
        self.taken_h[person] = self.taken_h.get(person, 0.0) + hours


def hold_classes(world: World, crew: str) -> None:
    """Spend what a crew has put by: on its programme, or what it is there for if it has none.

    What no class can use, since nobody can teach or nobody has more to learn, goes to drills.
    """
    book, learning = world.the(LearningBook), world.one(Learning)
    hours = learning.put_by_h.pop(crew, 0.0)
    programme = programme_of(world, crew)
    skill = programme.skill if programme is not None else book.main_skill(crew)
    term = _Term(crew, skill, book.rules.most_h * book.rules.class_sols)
    named = programme.trainer if programme is not None else 0
    while hours > EXACT_H and skill:
        learnt_h, used_h = _class(world, term, hours, named)
        if used_h <= EXACT_H:
            break
        hours -= used_h
        if programme is not None:
            programme.hours += learnt_h
    learning.drilled_h += max(0.0, hours)


def _class(world: World, term: _Term, hours: float, named: int) -> tuple[float, float]:
    """Hold one class; return the hours of those who learnt, and all that it took of the crew's."""
    rules, learning = world.the(LearningBook).rules, world.one(Learning)
    skill = term.skill
    trainer = _teacher(world, term, named)
    most = level_of(world, trainer, skill) if trainer else rules.alone_level
    learners = _learners(world, term, most, trainer)
    if not learners:
        return 0.0, 0.0
    count = float(len(learners))
    each_h = min(term.free_h(person) for person in learners)
    home = world.get(trainer, Person).crew if trainer else ""
    each_h = min(each_h, hours / (count + 1.0) if home == term.crew else hours / count)
    if trainer:
        each_h = min(each_h, term.free_h(trainer))
    if trainer and home != term.crew:
        each_h = min(each_h, rules.owed_most_h - learning.owed_h.get(home, 0.0))
    if each_h <= EXACT_H:
        return 0.0, 0.0
    worth = rules.alone_share if not trainer else 1.0 if len(learners) == 1 else rules.class_share
    for person in learners:
        use(world, person, skill)
        term.take(person, each_h)
        learn_from(world, person, skill, each_h * worth, most)
    used_h = each_h * count
    if trainer:
        use(world, trainer, skill)
        term.take(trainer, each_h)
        learn(world, trainer, skill, each_h * rules.teaching_share)
        used_h += _charge(learning, term.crew, home, each_h)
    return each_h * count, used_h


def _learners(world: World, term: _Term, most: float, trainer: int) -> list[int]:
    """Return who of a crew learns now: those nearest to being left alone first, then those who can be already.

    Who is taught alone does not sit in classes too.
    """
    book = world.the(LearningBook)
    line = book.rules.teacher_level
    taught = {pair.trainee for pair in world.one(Learning).pairs}
    found: list[tuple[bool, float, int]] = []
    for person in book.members(term.crew):
        level = level_of(world, person, term.skill)
        if person != trainer and level < most and person not in taught and term.free_h(person) > EXACT_H:
            found.append((level >= line, -level, person))
    chosen: list[int] = []
    for _, _, person in sorted(found):
        if len(chosen) == book.rules.class_most:
            break
        if there(world, person):
            chosen.append(person)
    return chosen


def best_teacher(world: World, crew: str, skill: str, named: int = 0) -> int:
    """Return who teaches a crew: who was named, else the best of it who can, else of all; 0: nobody can."""
    return _teacher(world, _Term(crew, skill, 1.0), named)


def _teacher(world: World, term: _Term, named: int) -> int:
    """Return who teaches now: of other crews only somebody whose crew does not owe too much for it."""
    book, learning = world.the(LearningBook), world.one(Learning)
    if named and _best(world, term, [named]):
        return named
    found = _best(world, term, book.members(term.crew))
    if found:
        return found
    others = [crew for crew in book.crews if learning.owed_h.get(crew, 0.0) < book.rules.owed_most_h - EXACT_H]
    return _best(world, term, [person for crew in others for person in book.members(crew)])


def _best(world: World, term: _Term, people: list[int]) -> int:
    """Return who of some people knows most, has hours left and knows enough to teach; 0: nobody."""
    least = world.the(LearningBook).rules.teacher_level
    best, most = 0, -1.0
    for person in people:
        level = level_of(world, person, term.skill)
        if level >= least and level > most and term.free_h(person) > EXACT_H and there(world, person):
            best, most = person, level
    return best
