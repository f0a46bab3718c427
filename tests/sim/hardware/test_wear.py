"""Parts that wear out by themselves, and what was mended before they were due."""

from collections.abc import Callable

from game.session.session import Session
from game.sim.hardware.components import Part
from game.sim.hardware.rules import fail_part, set_wear
from game.sim.settlement import Settlement
from game.sim.work.components import Job
from game.sim.work.patching import patch_part

Begin = Callable[..., Session]
Reread = Callable[[Session], Session]


def test_what_was_patched_goes_on_until_it_is_replaced_however_often_the_game_is_saved(
    begin: Begin, reread: Reread
) -> None:
    session = begin()
    world = session.world
    entity, part = next((entity, part) for entity, part in world.each(Part) if part.kind == "manifold_junction")
    fail_part(world, entity, world.the(Settlement).part_kinds[part.kind].modes[0])
    set_wear(world, part, 1.0)
    session.step(600.0)
    patch_part(world, 0, Job("patch_junction", entity, part.module, [], sound_share=1e9))
    again = reread(session)
    for game in (session, again):
        game.step(600.0)
        assert game.world.get(entity, Part).stage == "worn"
    assert again.state_hash() == session.state_hash()
