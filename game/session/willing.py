"""Orders to people's will: wake them, insist, let be."""

from __future__ import annotations

from game.session.orders import Insist, LetBe, Refusal, Wake
from game.sim.minds import answers
from game.sim.minds.components import Standoff
from game.sim.minds.waking import alert_of, sleepers_in, wake_module
from game.sim.people.components import Body, Person
from game.sim.people.rules import able
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.world import World


def refuse_waking(world: World, order: Wake) -> Refusal | None:
    """Return why a module's people cannot be woken, or nothing if they can."""
    module = world.the(Register).modules.get(order.module)
    if module is None:
        return Refusal("refused.no_such_module", {"id": order.module})
    place = {"place": world.the(Settlement).place_name(order.module)}
    if alert_of(world, module) is not None:
        return Refusal("refused.woken_already", place)
    return None if sleepers_in(world, module) else Refusal("refused.nobody_asleep", place)


def wake_people(world: World, order: Wake) -> None:
    """Wake everyone in a module and let them get ready to leave."""
    wake_module(world, world.the(Register).modules[order.module])


def refuse_answer(world: World, order: Insist | LetBe) -> Refusal | None:
    """Return why somebody cannot be insisted with, or let be, or nothing if they wait for an answer."""
    entity = world.the(Register).people.get(order.person)
    if entity is None:
        return Refusal("refused.no_such_person", {"id": order.person})
    who = {"who": world.get(entity, Person).name}
    if not world.get(entity, Body).alive:
        return Refusal("refused.dead", who)
    if not able(world, entity):
        return Refusal("refused.down", who)
    if world.find(entity, Standoff) is None:
        return Refusal("refused.no_standoff", who)
    if isinstance(order, Insist) and answers.insist_odds_share(world, entity) <= 0.0:
        return Refusal("refused.said_no_for_good", who)
    return None


def insist(world: World, order: Insist) -> None:
    """Insist on an order that somebody will not follow."""
    answers.insist(world, world.the(Register).people[order.person])


def let_be(world: World, order: LetBe) -> None:
    """Let somebody do as they will."""
    answers.let_be(world, world.the(Register).people[order.person])
