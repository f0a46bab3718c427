"""Hindsight: what is told afterwards of what would have saved those who died."""

from __future__ import annotations

from collections.abc import Callable

from game.content.catalogues.translating import in_language
from game.content.store import Content
from game.session.crises import Crisis, CrisisLog
from game.session.desk.hindsight import Hindsight
from game.session.desk.words import Words
from game.session.orders import SendTeam
from game.session.session import Session
from game.sim.people.components import Whereabouts
from game.sim.people.rules import die
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.structure.components import Door
from game.sim.structure.rules import lose_module, set_door

Begin = Callable[..., Session]


def played(session: Session, until_s: float) -> Session:
    while session.elapsed_s < until_s and not session.over:
        session.step(until_s - session.elapsed_s)
    return session


def told(session: Session) -> tuple[str, ...]:
    end = session.end()
    assert end is not None
    return end.could_have


def test_a_way_that_was_opened_and_work_for_others_are_told_in_german_too(begin: Begin, content: Content) -> None:
    session = played(begin("module_four"), 100.0)
    session.order(SendTeam(("chen", "hassan"), "cut_beam", "4.corridor", masks=True))
    played(session, 9_000.0)
    by_others, *behind = told(session)
    assert "“force the door open”" in by_others
    assert behind
    assert all(line.startswith("North corridor was open from 02:48.") for line in behind)
    session.speak(in_language(content, "de"))
    by_others, *behind = told(session)
    assert "„Tür aufdrücken“" in by_others
    assert all(line.startswith("Nordkorridor: ab 02:48 offen.") for line in behind)


def test_nobody_could_have_walked_away_from_an_illness_or_from_wounds(begin: Begin) -> None:
    session = played(begin("first_year"), 7_200.0)
    module = session.world.the(Register).modules["dome_one"]
    looking = Hindsight(session.world, Words(session.world.the(Settlement)))
    inside = [entity for entity, where in session.world.each(Whereabouts) if where.module == module]
    for who, of in zip(inside, ("heart", "wounds", "thirst", "hunger"), strict=False):
        die(session.world, who, of)
    assert looking.could_have() == ()
    die(session.world, inside[4], "hypoxia")
    (line,) = looking.could_have()
    assert f"by sol {session.sol}, " in line, "in a long game the sol is told"


def test_each_crisis_of_a_place_is_told_by_itself_and_nothing_from_before_it_began(begin: Begin) -> None:
    session = played(begin("first_year"), 7_200.0)
    world, module = session.world, session.world.the(Register).modules["dome_one"]
    looking = Hindsight(world, Words(world.the(Settlement)))
    inside = [entity for entity, where in world.each(Whereabouts) if where.module == module]
    log = world.one(CrisisLog)
    for number, who in enumerate(inside[:3], start=1):
        die(world, who, "hypoxia")
        onset_s = (0.0, 3_600.0, session.elapsed_s)[number - 1]
        log.crises.append(Crisis(number, "oxygen", [module], onset_s, None))
        log.deaths[-1].crisis = number
    assert len(looking.could_have()) == 2, "who died as the third began could not have walked"


def test_nobody_could_have_left_by_a_door_that_is_jammed_or_into_what_is_lost(begin: Begin) -> None:
    session = played(begin("hab_3"), 3_600.0)
    world = session.world
    module = world.the(Register).modules["hab_3"]
    who = next(entity for entity, where in world.each(Whereabouts) if where.module == module)
    die(world, who, "hypoxia")
    looking = Hindsight(world, Words(world.the(Settlement)))
    lost, *jammed = [(entity, door) for entity, door in world.each(Door) if module in (door.a, door.b)]
    for entity, _ in jammed:
        assert looking.could_have()
        set_door(world, entity, "jammed")
    assert looking.could_have(), "one door is left"
    lose_module(world, lost[1].a if lost[1].b == module else lost[1].b)
    assert looking.could_have() == ()
