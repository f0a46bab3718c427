"""Orders about training and posts: what each needs, and what it does."""

from __future__ import annotations

from game.session.orders import Appoint, Pair, Refusal, StopTraining, Train
from game.session.rules_of_orders import Checked, Rules
from game.sim.learning import leads, rules
from game.sim.learning.book import LearningBook
from game.sim.learning.components import Posts
from game.sim.learning.teaching import best_teacher
from game.sim.people.components import Body, Person
from game.sim.register import Register
from game.sim.world import World
from game.story.telling import inside


def _entity(world: World, name: str) -> int:
    return world.the(Register).people.get(name, 0)


def _refuse_person(world: World, name: str) -> Checked:
    entity = _entity(world, name)
    if not entity:
        return Refusal("refused.no_such_person", {"id": name})
    if not world.get(entity, Body).alive:
        return Refusal("refused.dead", {"who": world.get(entity, Person).name})
    return None


def _refuse_skill(world: World, skill: str) -> Checked:
    return None if skill in world.the(LearningBook).skills else Refusal("refused.no_such_skill", {"id": skill})


def _skill(world: World, skill: str) -> str:
    return inside(world.the(LearningBook).skills[skill].name)


def _refuse_teacher(world: World, trainer: str, skill: str) -> Checked:
    refusal = _refuse_person(world, trainer)
    if refusal is not None:
        return refusal
    entity = _entity(world, trainer)
    if rules.level_of(world, entity, skill) < world.the(LearningBook).rules.teacher_level:
        return Refusal("refused.cannot_teach", {"who": world.get(entity, Person).name, "skill": _skill(world, skill)})
    return None


def _refuse_training(world: World, order: Train) -> Checked:
    book = world.the(LearningBook)
    if order.crew not in book.crews:
        return Refusal("refused.no_such_crew", {"id": order.crew})
    refusal = _refuse_skill(world, order.skill)
    if refusal is None and order.trainer:
        refusal = _refuse_teacher(world, order.trainer, order.skill)
    if refusal is not None:
        return refusal
    programme = rules.programme_of(world, order.crew)
    trainer = _entity(world, order.trainer) if order.trainer else 0
    if programme is not None and (programme.skill, programme.trainer) == (order.skill, trainer):
        return Refusal("refused.trained_so")
    least = min((rules.level_of(world, one, order.skill) for one in book.members(order.crew)), default=1.0)
    if not trainer and not best_teacher(world, order.crew, order.skill) and least >= book.rules.alone_level:
        return Refusal("refused.nobody_teaches", {"skill": _skill(world, order.skill)})
    return None


def _train(world: World, order: Train) -> None:
    rules.train(world, order.crew, order.skill, _entity(world, order.trainer) if order.trainer else 0)


def _refuse_pair(world: World, order: Pair) -> Checked:
    refusal = _refuse_skill(world, order.skill) or _refuse_person(world, order.trainee)
    refusal = refusal or _refuse_teacher(world, order.trainer, order.skill)
    if refusal is not None:
        return refusal
    trainer, trainee = _entity(world, order.trainer), _entity(world, order.trainee)
    if not world.get(trainee, Person).crew:
        return Refusal("refused.no_crew", {"who": world.get(trainee, Person).name})
    if trainer == trainee or not rules.can_teach(world, trainer, trainee, order.skill):
        who = world.get(trainee, Person).name
        return Refusal("refused.no_better", {"who": who, "skill": _skill(world, order.skill)})
    if any(one.trainer == trainer and one.skill == order.skill for one in rules.pairs_of(world, trainee)):
        return Refusal("refused.trained_so")
    return None


def _pair(world: World, order: Pair) -> None:
    rules.pair(world, _entity(world, order.trainer), _entity(world, order.trainee), order.skill)


def _refuse_stopping(world: World, order: StopTraining) -> Checked:
    if rules.programme_of(world, order.of) is not None:
        return None
    entity = _entity(world, order.of)
    if entity and rules.pairs_of(world, entity):
        return None
    return Refusal("refused.not_training", {"id": order.of})


def _stop(world: World, order: StopTraining) -> None:
    rules.stop_crew(world, order.of)
    entity = _entity(world, order.of)
    if entity:
        rules.stop_person(world, entity)


def _refuse_appointment(world: World, order: Appoint) -> Checked:
    book = world.the(LearningBook)
    kind = book.posts.get(order.post)
    if kind is None:
        return Refusal("refused.no_such_post", {"id": order.post})
    refusal = _refuse_person(world, order.person)
    if refusal is not None:
        return refusal
    entity = _entity(world, order.person)
    who = world.get(entity, Person)
    if world.one(Posts).holders.get(order.post) == entity:
        return Refusal("refused.appointed_so", {"who": who.name})
    if kind.crew is not None and who.crew != kind.crew:
        return Refusal("refused.not_of_crew", {"who": who.name, "crew": book.crews[kind.crew].name})
    return None


def _appoint(world: World, order: Appoint) -> None:
    leads.appoint(world, _entity(world, order.person), order.post)


ORDERS: Rules = {
    Train: (_refuse_training, _train),
    Pair: (_refuse_pair, _pair),
    StopTraining: (_refuse_stopping, _stop),
    Appoint: (_refuse_appointment, _appoint),
}
"""What each order needs, and what it does."""
