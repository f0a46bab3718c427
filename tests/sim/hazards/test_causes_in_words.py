"""What the game itself puts on record is kept as the id of a text, and told in the player's language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from game.content.catalogues.translating import in_language
from game.content.store import Content
from game.session.session import Session
from game.sim.books import told_in
from game.sim.hardware.components import Part
from game.sim.hardware.rules import take_out
from game.sim.hazards import causes
from game.sim.hazards.components import DebrisField, Fragment
from game.sim.register import Register
from game.sim.structure.components import Hole
from game.story.telling import worded


@pytest.fixture
def session(content: Content) -> Iterator[Session]:
    with closing(Session.new(content, "quiet", 1)) as session:
        yield session


def told(session: Session, chain: list[causes.Cause], code: str) -> str:
    world = told_in(session.world, in_language(session.content, code))
    return " ".join(worded(world, link.text, **dict(link.values)) for link in chain)


def test_a_hole_of_a_further_fragment_is_told_in_german(session: Session) -> None:
    world = session.world
    world.one(DebrisField).fragments.append(Fragment(0.0, "hab_3", "", 9.0, 0.0))
    session.step()
    assert [hole.cause for _, hole in world.each(Hole)] == ["cause.hole_same_cloud"]
    chain = causes.of_module(world, world.the(Register).modules["hab_3"])
    assert "open to the outside. A fragment of the same cloud." in told(session, chain, "en")
    assert "Ein Bruchstück derselben Wolke." in told(session, chain, "de")
    assert "Ein Bruchstück derselben Wolke." in told(session, causes.while_it_stands(chain), "de")


def test_a_part_that_was_taken_for_a_spare_is_told_in_german(session: Session) -> None:
    world = session.world
    part = world.the(Register).parts["hab_3.scrubber/controller"]
    take_out(world, part)
    assert world.get(part, Part).note == "cause.taken_out"
    chain = causes.of_part(world, part)
    assert "It had been taken out, to be used as a spare." in told(session, chain, "en")
    assert "Es war ausgebaut worden, um als Ersatzteil zu dienen." in told(session, chain, "de")
