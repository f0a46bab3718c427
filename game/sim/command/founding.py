"""Command and council when a game begins."""

from __future__ import annotations

from game.sim.clock import Clock
from game.sim.command.components import Command, Council
from game.sim.command.council import hours_by_aim, open_factions
from game.sim.command.kinds import CommandBook
from game.sim.register import Register
from game.sim.world import World

FIRST_SESSION_SOLS = 6


def open_command(world: World) -> None:
    """Begin with the factions as they are, and with who commands."""
    book = world.the(CommandBook)
    rules = book.rules
    if rules is None or not book.live:
        world.put(Council())
        world.put(Command())
        return
    sol = world.one(Clock).sol
    council = Council(live=True, sol=sol, stance=rules.stance_opening, next_sol=sol + FIRST_SESSION_SOLS)
    world.put(council)
    council.factions = open_factions(world)
    council.seen_h = hours_by_aim(world)
    command = Command(live=True, since_sol=sol, with_earth=rules.earth_opening, with_you=rules.you_opening)
    world.put(command)
    people = world.the(Register).people
    for kind in book.characters.values():
        if kind.person is not None and kind.person in people:
            command.person, command.character = people[kind.person], kind.id
            command.with_you = kind.trusts
            return
